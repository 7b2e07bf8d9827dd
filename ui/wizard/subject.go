package wizard

import (
	"flowverdict/internal/text"
	"flowverdict/questionnaire/review"
	"flowverdict/ui/wizard/draw"
	"flowverdict/ui/wizard/form"
)

// newSubjectScreen asks what is reviewed, by whom and when.
func newSubjectScreen(m *model) *formScreen {
	d := m.s.Draft()
	var fields []*form.Field
	for _, x := range review.AskedFirst() {
		e := x.For(m.q.Topic().Subject)
		fields = append(fields, form.FieldOf(&e, x.Shown(&d), m.today))
	}
	f := stageForm(m, "questions", fields)
	f.title = func() (string, string) { return "Subject", subjectRight(m) }
	f.Intro = func(width int) []string {
		return text.Wrap("What is reviewed, and by whom. Only the name and one reviewer are needed; the rest can wait.", width, text.Anywhere)
	}
	f.keep = func() {
		if f.Changed() {
			f.MarkUnchanged()
			m.changed(m.s.SetSubject(f.subject(d)))
			d = m.s.Draft()
		}
	}
	f.preview = func(draft review.Draft) review.Draft {
		if f.Changed() {
			draft.Subject, draft.Review = f.subject(d)
		}
		return draft
	}
	f.Editing = len(m.s.Missing()) > 0 && m.work.ReadOnly == ""
	if d.Subject.Name != "" && len(d.Review.Reviewers) == 0 {
		f.At = 1
	}
	f.follow()
	f.explain = []draw.Para{draw.Heading("The subject of the review"), draw.Paragraph("What is reviewed, as it will stand in the record. Only the name and one reviewer are needed before the record can be written; everything else can be filled in now, at the end, or not at all.")}
	f.Build(&m.theme)
	return f
}

func subjectRight(m *model) string {
	if s := m.s.Draft().Review.Supersedes; s != "" {
		return "revises " + text.Cut(text.Line(s), 30, m.theme.Marks.More)
	}
	return m.counts()
}

// subject reads the fields; what has no field stays as it was.
func (f *formScreen) subject(d review.Draft) (review.Subject, review.Review) {
	for _, x := range review.AskedFirst() {
		x.Enter(&d, f.Value(x.Key))
	}
	return d.Subject, d.Review
}

// stageForm makes the form of a stage. In a field, characters are text; esc
// steps out of it, and then they are keys.
func stageForm(m *model, finishes string, fields []*form.Field) *formScreen {
	return &formScreen{noInput: noInput{m}, Form: form.Form{Fields: fields}, finish: m.next, finishes: finishes}
}
