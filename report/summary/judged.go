package summary

import (
	"strings"

	"flowverdict/questionnaire"
	"flowverdict/questionnaire/alternatives"
)

// JudgedAlternative is a row of the table of alternatives: what the answers say
// of one.
type JudgedAlternative struct {
	Title    string
	Status   string // in words: "not ruled out yet"
	Verdict  string // what remains of the findings with it: "governed to suitable"; "" where nothing says
	Reason   string // the first, in a sentence; "" where there is none
	Question string // that the reason rests on, or ""
}

// JudgedSentence says what the verdicts in the table of alternatives are.
const JudgedSentence = "The verdict of each is what would remain of the findings with it."

// JudgedAlternatives are all alternatives as the answers leave them, in the
// questionnaire's order; none where answers judge none.
func (s *Summary) JudgedAlternatives() []JudgedAlternative {
	if !s.q.JudgesAlternatives() {
		return nil
	}
	var out []JudgedAlternative
	for i := range s.Alternatives {
		r := &s.Alternatives[i]
		row := JudgedAlternative{Title: r.Title, Status: statusWords(r.Status)}
		if r.Residual != nil {
			row.Verdict = Bracket(r.Residual.Bracket)
		}
		if points := s.alternative(r).Points; len(points) > 0 {
			row.Reason, row.Question = points[0].Text, s.decides(r)
		}
		out = append(out, row)
	}
	return out
}

// decides is the question that the first reason rests on.
func (s *Summary) decides(r *alternatives.Result) string {
	if waits := r.Waits(s.q, s.answers); r.Status == alternatives.NotRuledOutYet && len(waits) > 0 {
		return waits[0]
	}
	for _, list := range [][]questionnaire.Precondition{r.RulesOut, r.Against, r.For} {
		if len(list) > 0 && len(list[0].When) > 0 {
			return list[0].When[0].Question
		}
	}
	return ""
}

// ChosenOption says which option is chosen, and what is called for beside it.
func (s *Summary) ChosenOption() Part { return s.option() }

// statusWords writes a status as people do.
func statusWords(s alternatives.Status) string { return strings.ReplaceAll(string(s), "-", " ") }
