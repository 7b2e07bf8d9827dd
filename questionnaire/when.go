package questionnaire

// When is a condition on answers: it holds while every comparison does.
// Without any it always holds.
type When []Comparison

// Comparison compares the level of a question with one of its levels.
type Comparison struct {
	Question string
	Word     Word
	Level    string
}

// Word says how a level is compared.
type Word string

// The words. Those but Is include the level that they name.
const (
	Is     Word = "is"
	Worse  Word = "worse"
	Better Word = "better"
)

// Words returns all words.
func Words() []Word { return []Word{Is, Worse, Better} }

// Holds reports whether every comparison holds by what is known. A question
// that is open or unknown, or that there is not, holds none.
func (r *Reading) Holds(w When) bool {
	for _, c := range w {
		if known, holds := r.compare(c); !known || !holds {
			return false
		}
	}
	return true
}

// CouldHold reports whether no comparison fails by what is known: the condition
// holds, or an open answer could make it hold.
func (r *Reading) CouldHold(w When) bool {
	for _, c := range w {
		if known, holds := r.compare(c); known && !holds {
			return false
		}
	}
	return true
}

// RulesOut reports whether a condition that rules out an alternative holds by
// what is known.
func (r *Reading) RulesOut(a *Alternative) bool {
	for _, p := range a.RulesOut {
		if r.Holds(p.When) {
			return true
		}
	}
	return false
}

// Undecided lists the questions that are open or unknown and that a condition
// waits for.
func (r *Reading) Undecided(w When) []string {
	var out []string
	for _, c := range w {
		if known, _ := r.compare(c); !known {
			out = append(out, c.Question)
		}
	}
	return out
}

func (r *Reading) compare(c Comparison) (known, holds bool) {
	at, ok := r.q.position[c.Question]
	if !ok || !r.Known(at) {
		return false, false
	}
	first, last, ok := r.q.Span(c)
	return true, ok && first <= r.levels[at] && r.levels[at] <= last
}

// Span returns the first and the last level, by position, on which a comparison
// holds; false where there is no such question or level.
func (q *Questionnaire) Span(c Comparison) (first, last int, ok bool) {
	at, ok := q.position[c.Question]
	if !ok {
		return 0, 0, false
	}
	first, last, ok = c.span(q.questions[at])
	return first, last, ok
}

func (c Comparison) span(q *Question) (first, last int, ok bool) {
	level, ok := q.Level(c.Level)
	switch c.Word {
	case Worse:
		return level, len(q.Levels) - 1, ok
	case Better:
		return 0, level, ok
	}
	return level, level, ok
}
