package session

import (
	"fmt"
	"strings"

	"flowverdict/internal/finding"
	"flowverdict/internal/text"
	"flowverdict/questionnaire"
	"flowverdict/questionnaire/review"
)

// Place is where something of a review is entered.
type Place struct {
	Stage      Stage
	Question   string // whose note it is, or ""
	Condition  string // the key of the condition that it is, or ""
	Mitigation string // whose entry it is, or ""
	Field      string // its key: of the note, condition or entry, otherwise its path; "" for none
}

// Problem is one thing that keeps a review from being a record.
type Problem struct {
	Place
	Where string // in words: a page and a field
	What  string // a sentence without a full stop, as validate says it
	Mend  string // what to do; may be ""
}

// Text is the problem in a sentence, and what to do in another.
func (p Problem) Text() string {
	said := p.What
	if p.Where != "" {
		said = p.Where + ": " + said
	}
	said = text.Sentence(said)
	if p.Mend != "" {
		said += " " + text.Sentence(text.UpperFirst(p.Mend))
	}
	return said
}

// Unwritable is the error of a review that cannot be a record yet.
type Unwritable struct{ Problems []Problem }

// Error gives all problems, one after the other.
func (u *Unwritable) Error() string {
	said := make([]string, len(u.Problems))
	for i, p := range u.Problems {
		said[i] = p.Text()
	}
	return strings.Join(said, " ")
}

// Problems turns what is wrong with the record of a review into problems with the
// place where each is mended.
func Problems(q *questionnaire.Questionnaire, draft review.Draft, found []finding.Finding) []Problem {
	a := questionnaire.Assess(q, draft.Answers)
	entered := draft.Entered(q)
	entered.Conditions = review.AllConditions(q, draft.Answers, &a, draft.Conditions)
	out := make([]Problem, len(found))
	for i, f := range found {
		out[i] = Problem{What: text.Line(f.Message), Mend: text.Line(f.Hint)}
		out[i].Place, out[i].Where = place(q, entered, f.Path)
	}
	return out
}

// place finds where the value of a path is entered, and says it in words.
func place(q *questionnaire.Questionnaire, d review.Draft, path string) (Place, string) {
	list, at, field := within(path)
	switch {
	case list == "answers" && at < len(d.Answers):
		p := Place{Stage: Questions, Question: d.Answers[at].Question, Field: field}
		where := p.Question
		if of := q.Question(p.Question); of != nil {
			where = of.Title
		}
		return p, where + labelled(review.AnswerFields(), field)
	case list == "conditions" && at < len(d.Conditions):
		return Place{Stage: Summary, Condition: d.Conditions[at].Key(), Field: field}, "Conditions"
	case list == "mitigations" && at < len(d.Mitigations):
		p := Place{Stage: Mitigations, Mitigation: d.Mitigations[at].ID, Field: field}
		where := p.Mitigation
		if of := q.Mitigation(p.Mitigation); of != nil {
			where = of.Title
		}
		return p, where + labelled(review.MitigationFields(), field)
	}
	for _, x := range []struct {
		stage  Stage
		name   string
		fields []review.Field[review.Draft]
	}{{Subject, "Subject", review.AskedFirst()}, {Decision, "Decision", review.AskedLast()}} {
		for _, f := range x.fields {
			if path == f.Key || strings.HasPrefix(path, f.Key+"[") {
				return Place{Stage: x.stage, Field: f.Key}, x.name + ", " + text.LowerFirst(f.Label)
			}
		}
	}
	return Place{Stage: Summary}, path
}

// within takes a path within a list apart, such as answers[2].links[0]; list is ""
// where it is none.
func within(path string) (list string, at int, field string) {
	list, rest, ok := strings.Cut(path, "[")
	if !ok || strings.Contains(list, ".") {
		return "", 0, ""
	}
	number, field, _ := strings.Cut(rest, "]")
	if _, err := fmt.Sscanf(number, "%d", &at); err != nil || at < 0 {
		return "", 0, ""
	}
	field, _, _ = strings.Cut(strings.TrimPrefix(field, "."), "[")
	return list, at, field
}

// labelled is the label of a field that people fill in, after a comma.
func labelled[Block any](fields []review.Field[Block], key string) string {
	for _, f := range fields {
		if f.Key == key && f.Asked != review.AskedNever {
			return ", " + text.LowerFirst(f.Label)
		}
	}
	return ""
}
