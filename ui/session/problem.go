package session

import (
	"fmt"
	"slices"
	"strings"

	"flowverdict/internal/finding"
	"flowverdict/internal/text"
	"flowverdict/internal/yamldoc"
	"flowverdict/questionnaire"
	"flowverdict/questionnaire/review"
	"flowverdict/report"
	"flowverdict/report/validation"
)

// Place is where something of a review is entered.
type Place struct {
	Stage      Stage
	Question   string // whose note it is, or ""
	Condition  string // the key of the condition that it is, or ""
	Mitigation string // whose entry it is, or ""
	Field      string // its key: of the note, condition or entry, otherwise its path; "" for none
}

// Problem is one thing that stands between a review and an accepted record.
type Problem struct {
	Place
	Rule  finding.RuleID // of validate
	Where string         // in words: a page, and a field where What does not name it; may be ""
	What  string         // a sentence without a full stop, as validate says it
	Mend  string         // what to do; may be ""

	Accepting bool // it holds once the review is accepted, and keeps no record from being written
	Warning   bool // it keeps nothing from being accepted either
}

// Group is the heading that the problem stands under.
func (p Problem) Group() string {
	switch {
	case p.Warning && p.Accepting:
		return "Warnings once it is accepted as it stands"
	case p.Warning:
		return "Warnings"
	case p.Accepting:
		return "Once it is accepted as it stands"
	}
	return "Keeps the record from being written"
}

// Text is the problem in a sentence, and what to do in another.
func (p Problem) Text() string {
	said := p.What
	if p.Where == "" {
		said = text.UpperFirst(said)
	}
	if p.Where != "" {
		said = p.Where + ": " + said
	}
	said = text.Sentence(said)
	if p.Mend != "" {
		said += " " + text.Sentence(text.UpperFirst(p.Mend))
	}
	return said
}

// Heading stands above a problem of a list where its group begins: what the group is,
// and how many it has where these are several; "" above the others.
func Heading(all []Problem, at int) string {
	group, n := all[at].Group(), 0
	if at > 0 && all[at-1].Group() == group {
		return ""
	}
	for _, p := range all {
		if p.Group() == group {
			n++
		}
	}
	if n == 1 {
		return group
	}
	return fmt.Sprintf("%s (%d)", group, n)
}

// Listed is the text of a problem of a list. What to do is said once where the same
// is to be done about one problem after the other.
func Listed(all []Problem, at int) string {
	p := all[at]
	if at > 0 && all[at-1].Rule == p.Rule && all[at-1].Mend == p.Mend && Heading(all, at) == "" {
		p.Mend = ""
	}
	return p.Text()
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
		p := Problem{Rule: f.Rule, What: text.Line(f.Message), Mend: text.Line(f.Hint)}
		at, page, field := place(q, entered, f.Path)
		p.Place, p.Where = at, strings.TrimSuffix(page+", "+field, ", ")
		switch f.Rule {
		case yamldoc.MissingKey:
			if field != "" && f.Message == yamldoc.Missing(f.Path) {
				p.Where, p.What, p.Mend = page, yamldoc.Missing(field), "" // the hint is a line of YAML
			}
		case validation.AcceptedOpen:
			p.Place, p.Where = Place{Stage: Questions, Question: a.Open[0], Field: levelField}, "Questions"
		case validation.AnswerUnconfirmed:
			p.Field, p.Where = levelField, ""
		}
		out[i] = p
	}
	return out
}

// levelField is the field of an answer that is mended on the page of its question.
const levelField = "level"

// Problems lists what stands between the review and an accepted record, in the
// sentences of validate: what keeps it from being written, what would be wrong once it
// is accepted, and then the warnings. It is found once after each change.
func (s *Session) Problems() []Problem { return s.problems() }

// Warnings lists what validate would warn of if the record were written now.
func (s *Session) Warnings() []Problem {
	return slices.DeleteFunc(slices.Clone(s.Problems()), func(p Problem) bool { return !p.Warning || p.Accepting })
}

// mostWarnings is how many warnings stand where others are named in a number.
const mostWarnings = 3

// WarningsInShort are the [Session.Warnings], or where these are many the first of each
// rule, and how many there are beside them: of one rule there may be as many as there
// are questions.
func (s *Session) WarningsInShort() (first []Problem, more int) {
	all := s.Warnings()
	if len(all) <= mostWarnings {
		return all, 0
	}
	for _, p := range all {
		if len(first) < mostWarnings && !slices.ContainsFunc(first, func(f Problem) bool { return f.Rule == p.Rule }) {
			first = append(first, p)
		}
	}
	return first, len(all) - len(first)
}

// ProblemCount says how many problems there are, and where there are none how many
// warnings: in words, and in short; "" for none.
func (s *Session) ProblemCount() (said, short string) {
	all := s.Problems()
	n, word := 0, "problem"
	for _, p := range all {
		if !p.Warning {
			n++
		}
	}
	if n == 0 {
		n, word = len(all), "warning"
	}
	if n == 0 {
		return "", ""
	}
	return text.Count(n, word), fmt.Sprintf("%d!", n)
}

// NoProblems says that nothing is left to mend.
const NoProblems = "Nothing stands between this review and an accepted record, and validate would warn of nothing."

// ProblemsSentence says how many problems and warnings there are; "" for none.
func (s *Session) ProblemsSentence() string {
	said, _ := s.ProblemCount()
	switch {
	case said == "":
		return ""
	case s.Problems()[0].Warning:
		return "Nothing stands between this review and an accepted record; validate would give " + said + "."
	case strings.HasPrefix(said, "1 "):
		return said + " stands between this review and an accepted record."
	}
	return said + " stand between this review and an accepted record."
}

// Hold holds the review to the options by which an organisation has its records
// checked, its profile among them. The day is that of the review.
func (s *Session) Hold(o validation.Options) {
	o.AsOf = s.today
	s.options = o
	s.invalidate()
}

// between finds the problems of a review, as it stands and as it would be accepted.
func (s *Session) between() []Problem {
	check := func(d review.Draft) (wrong, warnings []finding.Finding) {
		return report.Check(s.q, d, s.options)
	}
	wrong, warnings := check(s.draft)
	now := append(slices.Clone(wrong), warnings...)
	list := func(d review.Draft, found []finding.Finding, accepting, warning bool) []Problem {
		out := Problems(s.q, d, found)
		for i := range out {
			out[i].Accepting, out[i].Warning = accepting, warning
		}
		return out
	}
	all, last := list(s.draft, wrong, false, false), list(s.draft, warnings, false, true)
	if s.draft.Decision.State() == review.Proposed {
		then := s.draft
		then.Decision.Status = review.Accepted
		then.Decision, then.Exception = review.Completed(then.Decision, then.Exception, &s.assessment, s.today)
		wrong, warnings = check(then)
		further := func(f finding.Finding) bool {
			return slices.ContainsFunc(now, func(x finding.Finding) bool { return x.Rule == f.Rule && x.Path == f.Path })
		}
		all = append(all, list(then, slices.DeleteFunc(wrong, further), true, false)...)
		last = append(last, list(then, slices.DeleteFunc(warnings, further), true, true)...)
	}
	return append(all, last...)
}

// place finds where the value of a path is entered, and says it in words: the page,
// and the field where people fill it in.
func place(q *questionnaire.Questionnaire, d review.Draft, path string) (at Place, page, field string) {
	list, i, key := within(path)
	switch {
	case list == "answers" && i < len(d.Answers):
		at = Place{Stage: Questions, Question: d.Answers[i].Question, Field: key}
		page = at.Question
		if of := q.Question(at.Question); of != nil {
			page = of.Title
		}
		return at, page, label(review.AnswerFields(), key)
	case list == "conditions" && i < len(d.Conditions):
		return Place{Stage: Summary, Condition: d.Conditions[i].Key(), Field: key}, "Conditions, " + d.Conditions[i].Title(q), ""
	case list == "mitigations" && i < len(d.Mitigations):
		at = Place{Stage: Mitigations, Mitigation: d.Mitigations[i].ID, Field: key}
		page = at.Mitigation
		if of := q.Mitigation(at.Mitigation); of != nil {
			page = of.Title
		}
		return at, page, label(review.MitigationFields(), key)
	}
	for _, x := range []struct {
		stage  Stage
		name   string
		fields []review.Field[review.Draft]
	}{{Subject, "Subject", review.AskedFirst()}, {Decision, "Decision", review.AskedLast()}} {
		for _, f := range x.fields {
			if path == f.Key || strings.HasPrefix(path, f.Key+"[") {
				return Place{Stage: x.stage, Field: f.Key}, x.name, text.LowerFirst(f.Label)
			}
		}
	}
	if list == "evidence" {
		return Place{Stage: Summary}, "What was measured", ""
	}
	return Place{Stage: Summary}, path, ""
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

// label is what a field that people fill in is called; "" for any other.
func label[Block any](fields []review.Field[Block], key string) string {
	for _, f := range fields {
		if f.Key == key && f.Asked != review.AskedNever {
			return text.LowerFirst(f.Label)
		}
	}
	return ""
}
