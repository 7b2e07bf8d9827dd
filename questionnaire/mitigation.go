package questionnaire

// Mitigation is something that prevents an attack, disrupts it or repairs what
// it did. Its state is told by the first rule that holds, else by the record,
// else it is unknown.
type Mitigation struct {
	ID                string
	Section           string // of the document that lists it
	Title             string
	Stops             []string // see [Stops]
	Limits            string   // what it does not do
	InsufficientAlone bool     // it prevents, but not by itself
	Sources           []Source
	Rules             []Rule // none where no question tells it
}

// Practice is something that a document asks of whoever uses what is assessed.
type Practice struct {
	ID      string // the section that asks for it, and which of several
	Level   string // how strongly: MUST, SHOULD, MAY, or "" where no such word stands there
	Text    string
	By      string // what tells whether it is met: see [PracticeBases]
	Sources []Source
	Rules   []Rule // where answers tell it
}

// Rule gives a state while its condition holds.
type Rule struct {
	State string
	When  When
}

// The states of a mitigation. Where nothing tells, it is [Unknown].
const (
	Present = "present"
	Partial = "partial"
	Absent  = "absent"
)

// MitigationStates returns the states that a mitigation can be told to have,
// the best first.
func MitigationStates() []string { return []string{Present, Partial, Absent} }

// The states of a practice. Where nothing tells, it is open.
const (
	Met          = "met"
	NotMet       = "not-met"
	OpenPractice = "open"
)

// PracticeStates returns the states that a practice can be told to have.
func PracticeStates() []string { return []string{Met, NotMet} }

// The ways in which a mitigation stops an attack.
const (
	Prevents = "prevent"
	Disrupts = "disrupt"
	Recovers = "recover"
)

// Stops returns all ways in which a mitigation stops an attack.
func Stops() []string { return []string{Prevents, Disrupts, Recovers} }

// What tells whether a practice is met.
const (
	ByAnswers = "answers" // its rules
	ByVerdict = "verdict" // the lowest and the highest verdict
	ByBenefit = "benefit" // a benefit is written down, and no question is open
)

// PracticeBases returns all that can tell whether a practice is met.
func PracticeBases() []string { return []string{ByAnswers, ByVerdict, ByBenefit} }

// PracticeLevels returns the words that a document uses of a practice, the
// strongest first.
func PracticeLevels() []string { return []string{"MUST", "SHOULD", "MAY"} }

// Mitigation returns the mitigation with this id, or nil.
func (d *Definition) Mitigation(id string) *Mitigation {
	for i := range d.Mitigations {
		if d.Mitigations[i].ID == id {
			return &d.Mitigations[i]
		}
	}
	return nil
}

// JudgesMore reports whether more is judged by answers than the verdict:
// alternatives, mitigations or practices.
func (d *Definition) JudgesMore() bool {
	return d.JudgesAlternatives() || len(d.Mitigations)+len(d.Practices) > 0
}
