package review

import "flowverdict/questionnaire"

// Fill takes answers from elsewhere into those that a review was given: only where a
// question is still open, for what was given counts, unknown included. A note on an
// open question stays beside what comes in. It returns how many were taken.
func Fill(given, more questionnaire.Answers) (filled questionnaire.Answers, taken int) {
	filled = given
	for _, a := range more {
		have := filled.Get(a.Question)
		if have.Level != "" || a.Level == "" {
			continue
		}
		if have.HasNote() {
			a = joined(have, a)
		}
		filled = filled.With(a)
		taken++
	}
	return filled, taken
}
