package soundness

import "flowverdict/questionnaire"

// Fault is what Check finds, with the answers that show it.
type Fault = fault

// Witness returns the answers that show a fault.
func (f fault) Witness() []questionnaire.Answers { return f.witness }

// Shows returns what they show.
func (f fault) Shows() string {
	if len(f.Detail) == 0 {
		return ""
	}
	return f.Detail[0]
}

// Faults is [Check] with the answers that show each fault.
func Faults(d questionnaire.Definition) []Fault { return check(d, nil) }
