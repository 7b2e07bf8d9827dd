package sample

import (
	"regexp"
	"slices"
	"strings"
	"sync"

	"flowverdict/internal/text"
	"flowverdict/questionnaire"
	"flowverdict/questionnaire/evidence"
	"flowverdict/questionnaire/review"
	"flowverdict/report/record"
	"flowverdict/report/summary"
)

// Chance makes the choices of a record by chance.
type Chance struct {
	Below func(n int) int // from 0 to n-1
	Text  func() string
}

func (c Chance) oneOf(texts ...string) string { return texts[c.Below(len(texts))] }

// Any is a record by chance: any answers, from all at their best to none, any
// text anywhere.
func Any(q *questionnaire.Questionnaire, c Chance) *record.Record {
	var answers questionnaire.Answers
	worse := c.Below(101) // of 100 answers
	for _, question := range q.Questions() {
		if c.Below(100) >= worse {
			answers = append(answers, questionnaire.Answer{Question: question.ID, Level: question.Levels[0].ID, Basis: questionnaire.Documented})
			continue
		}
		choice := c.Below(100)
		levels := append(question.LevelIDs(), "", questionnaire.Unknown)
		answer := questionnaire.Answer{Question: question.ID, Level: levels[choice%len(levels)]}
		if choice >= 75 {
			answer.Evidence, answer.Links = c.Text(), []string{c.Text(), c.Text()}
			answer.Basis, answer.Collected = questionnaire.Basis(c.Text()), c.Text()
			answer.By, answer.Confirmed, answer.From = c.Text(), c.Text(), []string{c.Text()}
		}
		if choice >= 97 {
			answer.Level = c.Text()
		}
		answers = append(answers, answer)
	}
	r := filed(q, answers)
	for _, field := range Fields(r) {
		*field = c.Text()
	}
	r.Decision.Status, r.Decision.By = c.oneOf(append(review.DecisionStates(), c.Text())...), c.Text()
	r.Decision.SupersededBy = c.oneOf("", "", "0008-acmectl")
	r.Decision.Date, r.Review.Date = c.oneOf("2026-11-24", "", c.Text()), c.oneOf("2026-11-24", "", c.Text())
	if c.Below(2) == 0 {
		r.Exception = review.Exception{}
	}
	if c.Below(4) == 0 {
		r.Questionnaire.Version = c.Text()
	}
	met := c.Below(3) // none, some, all
	for i := range r.Conditions {
		if c.Below(2)+met >= 2 {
			r.Conditions[i].Status = review.ConditionMet
		}
	}
	if c.Below(3) == 0 {
		r.Evidence = []evidence.Run{c.run()}
	}
	r.ID = c.oneOf("0007-acmectl", "acmectl", "0012-x.y", c.Text())
	r.Profile = c.oneOf(append(record.Profiles(), "")...)
	return r
}

// run is a run of evidence by chance, in which every text may be any.
func (c Chance) run() evidence.Run {
	r := evidence.Run{
		ID: c.oneOf("r1", c.Text()), Command: c.oneOf(evidence.Probe, c.Text()), Tool: c.Text(), At: c.oneOf("2026-11-20T09:15:02Z", c.Text()),
		Source: c.oneOf(evidence.Online, evidence.OfFile), Issuer: c.oneOf("https://login.example.org", c.Text()), ClientID: c.Text(), Client: c.Text(), Scopes: []string{c.Text()},
	}
	kinds := evidence.Kinds()
	for range c.Below(6) {
		f := evidence.Fact{ID: c.Text(), Fact: kinds[c.Below(len(kinds))].Name, Value: c.oneOf("yes", "no", "600", c.Text()), Grade: evidence.Grades()[c.Below(4)], Waited: c.oneOf("", "5"), Why: c.oneOf("", evidence.NotSaid)}
		if c.Below(5) == 0 {
			f.Fact = c.Text()
		}
		r.Facts = append(r.Facts, f)
	}
	return r
}

// plainRun is a run with the harmless form of each of its texts.
func plainRun(r evidence.Run, plain func(*string)) evidence.Run {
	r.Scopes, r.Facts = slices.Clone(r.Scopes), slices.Clone(r.Facts)
	texts := []*string{&r.ID, &r.Command, &r.Tool, &r.ClientID, &r.Client}
	if r.Day() == "" {
		texts = append(texts, &r.At)
	}
	if r.Issuer != "https://login.example.org" {
		texts = append(texts, &r.Issuer)
	}
	for i := range r.Scopes {
		texts = append(texts, &r.Scopes[i])
	}
	for i := range r.Facts {
		f := &r.Facts[i]
		texts = append(texts, &f.ID)
		k, known := evidence.KindOf(f.Fact)
		if !known {
			texts = append(texts, &f.Fact)
		}
		if !known || !k.Takes(f.Value) {
			texts = append(texts, &f.Value)
		}
	}
	for _, s := range texts {
		plain(s)
	}
	return r
}

// Fields are the texts of a record that are shown wherever they are given.
func Fields(r *record.Record) []*string {
	var texts, items []*string
	for _, f := range review.DraftFields() {
		switch {
		case slices.Contains([]string{"review.date", "review.supersedes", "decision.superseded_by", "decision.status", "decision.by", "decision.date", "exception.gates"}, f.Key):
		case f.List != nil:
			for i := range *f.List(&r.Draft) {
				items = append(items, &(*f.List(&r.Draft))[i])
			}
		default:
			texts = append(texts, f.Text(&r.Draft))
		}
	}
	out := append(texts, items...)
	for i := range r.Conditions {
		for _, f := range review.AskedOf(review.ConditionFields()) {
			if f.Text != nil && f.Key != "status" {
				out = append(out, f.Text(&r.Conditions[i]))
			}
		}
	}
	return out
}

// Harmless is the same record with a plain word for every line of a text that
// shows.
func Harmless(q *questionnaire.Questionnaire, in *record.Record) *record.Record {
	r := *in
	r.Answers = slices.Clone(in.Answers)
	r.Conditions = slices.Clone(in.Conditions)
	for _, f := range review.DraftFields() {
		if f.List != nil {
			*f.List(&r.Draft) = slices.Clone(*f.List(&r.Draft))
		}
	}
	plain := func(s *string) {
		if text.Line(*s) != "" && *s != q.Version {
			lines := text.Lines(*s)
			for i, line := range lines {
				if line != "" {
					lines[i] = "word"
				}
			}
			*s = strings.Join(lines, "\n")
		}
	}
	for _, field := range Fields(&r) {
		plain(field)
	}
	r.Evidence = slices.Clone(in.Evidence)
	for i := range r.Evidence {
		r.Evidence[i] = plainRun(r.Evidence[i], plain)
	}
	for i := range r.Answers {
		a := &r.Answers[i]
		basis := string(a.Basis)
		plain(&a.Evidence)
		plain(&basis)
		plain(&a.Collected)
		plain(&a.By)
		plain(&a.Confirmed)
		a.From = slices.Clone(a.From)
		for j := range a.From {
			plain(&a.From[j])
		}
		a.Basis, a.Links = questionnaire.Basis(basis), slices.Clone(a.Links)
		for j := range a.Links {
			plain(&a.Links[j])
		}
		if _, ok := q.Question(a.Question).Level(a.Level); !ok && a.Level != questionnaire.Unknown {
			plain(&a.Level)
		}
	}
	if !slices.Contains(review.DecisionStates(), r.Decision.Status) {
		r.Decision.Status = summary.Status(in.Decision)
	}
	for _, date := range []*string{&r.Decision.Date, &r.Review.Date} {
		if !review.ValidDay(*date) {
			plain(date)
		}
	}
	plain(&r.Decision.By)
	plain(&r.Questionnaire.Version)
	if !numbered().MatchString(r.ID) {
		plain(&r.ID)
	}
	return &r
}

// numbered is an id whose number a title may begin with.
var numbered = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^[0-9]{1,9}-`) })

// Rewritten is a questionnaire with other texts, each of them from text; ids,
// points, gates and what they ask stay.
func Rewritten(in *questionnaire.Questionnaire, text func() string) *questionnaire.Questionnaire {
	q := *in
	q.Title, q.Bands, q.Documents = text(), slices.Clone(q.Bands), slices.Clone(q.Documents)
	for i := range q.Bands {
		q.Bands[i].Text = text()
	}
	for i := range q.Documents {
		q.Documents[i].Title = text()
	}
	q.Alternatives = slices.Clone(q.Alternatives)
	for i := range q.Alternatives {
		q.Alternatives[i].Title, q.Alternatives[i].Text = text(), text()
	}
	q.Frameworks = slices.Clone(q.Frameworks)
	for i := range q.Frameworks {
		q.Frameworks[i].Title, q.Frameworks[i].Controls = text(), slices.Clone(q.Frameworks[i].Controls)
		for j := range q.Frameworks[i].Controls {
			q.Frameworks[i].Controls[j].Title, q.Frameworks[i].Controls[j].Note = text(), text()
		}
	}
	q.Sections = slices.Clone(q.Sections)
	for i := range q.Sections {
		q.Sections[i].Title = text()
	}
	return &q
}
