package analysis

// limits are the budgets of the searches, in steps, so that no questionnaire
// can make them long. A step is one thing that is looked at: a question, a
// clause, a word of sums; it takes about a nanosecond. The hardest answers to
// device-flow-cli that are known stay below a tenth of each.
type limits struct {
	paths   int // sets of questions that reach one target
	levels  int // the levels of all these sets
	causes  int // sets of changed answers
	clear   int // completions without gates, of each verdict
	landing int // sums of points, of all questions to ask
}

func usual() limits {
	return limits{paths: 1 << 26, levels: 1 << 23, causes: 1 << 26, clear: 1 << 22, landing: 1 << 25}
}

// budget is what a search may still spend, in steps.
type budget struct {
	left    int
	stopped bool // more was wanted than there was
}

// spend takes steps from the budget. It reports whether the search may go on.
func (b *budget) spend(steps int) bool {
	if !b.stopped {
		b.left -= steps
		b.stopped = b.left < 0
	}
	return !b.stopped
}
