// Package mitigations tells which mitigations of a questionnaire are there, by
// the answers and else by what a review says of them, and which practices are
// met.
//
// Everything is a pure function of values.
package mitigations

import (
	"flowverdict/questionnaire"
	"flowverdict/questionnaire/review"
)

// Source says what tells the state of a mitigation.
type Source string

// The sources of a state.
const (
	ByAnswers Source = "answers"
	ByRecord  Source = "record"
	ByNothing Source = ""
)

// Result is a mitigation and its state.
type Result struct {
	*questionnaire.Mitigation
	State  string             // present, partial, absent or unknown
	By     Source             // what tells it
	When   questionnaire.When // the comparisons by which answers tell it
	Record *review.Mitigation // what the review says of it, where it does
}

// Cover tells the state of every mitigation, in the questionnaire's order: by
// the first rule whose comparisons all hold, else by the review's own entry,
// else it is unknown. Of two entries the last counts.
func Cover(q *questionnaire.Questionnaire, answers questionnaire.Answers, entries []review.Mitigation) []Result {
	r := q.Read(answers)
	out := make([]Result, len(q.Mitigations))
	for i := range q.Mitigations {
		m := &q.Mitigations[i]
		out[i] = Result{Mitigation: m, State: questionnaire.Unknown}
		for j := range entries {
			if entries[j].ID == m.ID {
				out[i].Record = &entries[j]
			}
		}
		if rule := told(r, m.Rules); rule != nil {
			out[i].State, out[i].By, out[i].When = rule.State, ByAnswers, rule.When
		} else if e := out[i].Record; e != nil && e.State != "" && e.State != questionnaire.Unknown {
			out[i].State, out[i].By = e.State, ByRecord
		}
	}
	return out
}

// told returns the first rule that holds, or nil.
func told(r *questionnaire.Reading, rules []questionnaire.Rule) *questionnaire.Rule {
	for i := range rules {
		if r.Holds(rules[i].When) {
			return &rules[i]
		}
	}
	return nil
}

// Differs reports whether answers and review contradict each other: one says
// that it is present, the other that it is absent.
func (r *Result) Differs() bool {
	if r.By != ByAnswers || r.Record == nil {
		return false
	}
	return r.State == questionnaire.Present && r.Record.State == questionnaire.Absent ||
		r.State == questionnaire.Absent && r.Record.State == questionnaire.Present
}

// Prevents reports whether the mitigation is there and prevents the attack by
// itself.
func (r *Result) Prevents() bool {
	return r.State == questionnaire.Present && r.stops(questionnaire.Prevents) && !r.InsufficientAlone
}

func (r *Result) stops(how string) bool {
	for _, s := range r.Stops {
		if s == how {
			return true
		}
	}
	return false
}

// Count is how many mitigations that stop an attack in one way are present, of
// how many there are.
type Count struct {
	Stops         string // see [questionnaire.Stops]
	Present, Most int
}

// Counts counts the present ones by what they do. One that does two things
// counts for both.
func Counts(all []Result) []Count {
	var out []Count
	for _, how := range questionnaire.Stops() {
		c := Count{Stops: how}
		for i := range all {
			if !all[i].stops(how) {
				continue
			}
			c.Most++
			if all[i].State == questionnaire.Present {
				c.Present++
			}
		}
		out = append(out, c)
	}
	return out
}
