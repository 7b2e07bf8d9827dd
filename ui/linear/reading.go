package linear

import (
	"slices"
	"strings"

	"flowverdict/internal/text"
	"flowverdict/questionnaire"
	"flowverdict/questionnaire/review"
	"flowverdict/report/summary"
	"flowverdict/ui/session"
)

// readRecord opens a record to be read. It is judged again with the
// questionnaire that it was answered against.
func (r *runner) readRecord(id string) error {
	reading, err := r.cfg.Store.Read(id)
	if err != nil {
		r.say("That record cannot be read: %s", text.Sentence(err.Error()))
		return nil
	}
	return r.enter(func() page { return r.recordPage(reading) })
}

func (r *runner) recordPage(x session.Reading) page {
	return page{
		read:    func() { r.readReading(x) },
		allowed: "r, b or q",
		prompt:  "r revise it, b back to the start, q quit, ? all commands.",
		commands: []command{
			cmd("r revise", "begin a review from this record, which it supersedes", func() error { return r.revise(x.Info.ID) }),
			cmd("b back", "back to the start", r.leave),
			cmd("q quit", "leave", func() error { return errQuit }),
		},
	}
}

func (r *runner) readReading(x session.Reading) {
	s := session.New(x.Questionnaire, x.Draft.Review.Date, x.Draft, session.At{})
	r.say("Record %s.", x.Info.ID)
	r.tellSubject(s.Draft())
	r.out.blank()
	short := x.Summary()
	r.tellSummary(x.Questionnaire, &short, x.Draft)
	r.tellCoverage(short.Coverage())
	section, again := "", review.ReviewedAgain(x.Draft)
	for i, q := range x.Questionnaire.Questions() {
		if title := x.Questionnaire.SectionOf(q.ID).Title; title != section {
			section = title
			r.out.blank()
			r.say("Section %s.", section)
		}
		a := s.Draft().Answers.Get(q.ID)
		r.item(i+1, "%s: %s", q.Title, text.Sentence(summary.AnswerText(q, a.Level).String()))
		r.tellNote(a)
		if said := again.Say(a); said != "" {
			r.say("%s", text.Sentence(text.UpperFirst(said)))
		}
	}
}

// tellCoverage says all of the mitigations and practices of a record.
func (r *runner) tellCoverage(c summary.Coverage) {
	if len(c.Counts)+len(c.Practices) == 0 {
		return
	}
	r.out.blank()
	if len(c.Counts) > 0 {
		r.say("Mitigations. Present: %s.", strings.Join(c.Present(), ", "))
	}
	for _, m := range c.All() {
		r.tellMitigation(m)
	}
	if len(c.Practices) > 0 {
		r.tellPractices(c.Practices)
	}
}

// tellSubject says what was reviewed, by whom and when, and what was entered by
// the program.
func (r *runner) tellSubject(d review.Draft) {
	never := slices.DeleteFunc(review.DraftFields(), func(f review.Field[review.Draft]) bool { return f.Asked != review.AskedNever })
	for _, f := range slices.Concat(review.AskedFirst(), never) {
		if x := entryField(&f.Entry, f.Shown(&d)); x.show != "" {
			r.say("%s: %s", x.label, text.Sentence(x.show))
		}
	}
}

// tellNote says what an answer rests on.
func (r *runner) tellNote(a questionnaire.Answer) {
	if a.Basis != "" {
		r.say("Basis: %s.", a.Basis)
	}
	if strings.TrimSpace(a.Evidence) != "" {
		r.say("Evidence:")
		r.quote(a.Evidence)
	}
	for _, link := range a.Links {
		r.say("Link: %s", link)
	}
	if a.Collected != "" {
		r.say("Collected: %s.", a.Collected)
	}
}
