package wizard

import (
	"fmt"

	"flowverdict/internal/text"
	"flowverdict/questionnaire"
	"flowverdict/questionnaire/review"
	"flowverdict/ui/wizard/draw"
)

// textMost is the longest text that a record takes, in bytes.
const textMost = 16 << 10

// newNoteScreen opens the note of the question in view.
func newNoteScreen(m *model) *form {
	q, a := m.s.Question(), m.s.Answer()
	f := newNoteForm(m, a)
	f.title = func() (string, string) {
		left, right := m.base.heading()
		return left, right
	}
	f.intro = func(width int) []string {
		lines := text.Wrap(text.Line(q.Text), width, text.Anywhere)
		for i := range lines {
			lines[i] = m.theme.Strong.Of(lines[i])
		}
		return append(lines, text.Cut(text.Line(levelWords(q, a.Level)), width, m.theme.Marks.More))
	}
	day := m.today
	note := func() questionnaire.Answer {
		n := questionnaire.Answer{Question: q.ID}
		for _, x := range review.AskedOf(review.AnswerFields()) {
			x.Enter(&n, f.value(x.Key))
		}
		dated := n.Collected == day
		if n.Collected = ""; n.HasNote() || !dated { // today alone is no note
			n.Collected = f.value("collected")
		}
		return n
	}
	f.keep = func() {
		if !f.changed() {
			return
		}
		f.settle()
		if m.changed(m.s.SetNote(note())) {
			m.say(noteKept(f))
		}
	}
	f.preview = func(d review.Draft) review.Draft {
		if f.changed() {
			n := note()
			n.Level = d.Answers.Get(q.ID).Level
			d.Answers = d.Answers.With(n).Sorted(m.q)
		}
		return d
	}
	return f
}

func noteKept(f *form) string {
	if fault := f.get("links").fault(); fault != "" {
		return "The note is kept. Links: " + fault + "."
	}
	if fault := f.get("collected").fault(); fault != "" {
		return "The note is kept. Collected: " + fault + "."
	}
	return "The note is kept."
}

// newNoteForm lists the fields of a note.
func newNoteForm(m *model, a questionnaire.Answer) *form {
	if a.Collected == "" {
		a.Collected = m.today
	}
	f := &form{noInput: noInput{m}, overlay: true, enters: true, editing: true, finish: m.close}
	for _, x := range review.AskedOf(review.AnswerFields()) {
		f.fields = append(f.fields, entryField(&x.Entry, x.Shown(&a)))
	}
	f.get("evidence").grows = true
	f.explain = noteHelp()
	f.at = 1
	f.build()
	return f
}

func levelWords(q *questionnaire.Question, level string) string {
	if level == questionnaire.Unknown {
		return "Answer: unknown"
	}
	if i, ok := q.Level(level); ok {
		return "Answer: " + q.Levels[i].Text
	}
	return "Not answered yet; a note alone is no answer."
}

func notTooLong(s string) string {
	if len(s) > textMost {
		return fmt.Sprintf("%d characters too many for a record", len(s)-textMost)
	}
	return ""
}

func linksOnly(s string) string {
	for i, link := range text.Split(s, " \n\t") {
		if !review.ValidLink(link) {
			return fmt.Sprintf("number %d is not an http or https URL", i+1)
		}
	}
	return ""
}

func dayOrEmpty(s string) string {
	if s == "" || review.ValidDay(s) {
		return ""
	}
	return "not a day of the calendar: write YYYY-MM-DD"
}

func dayNeeded(s string) string {
	if s == "" {
		return "a day is needed: YYYY-MM-DD"
	}
	return dayOrEmpty(s)
}

func noteHelp() []draw.Para {
	return []draw.Para{
		draw.Heading("The note of an answer"),
		draw.Paragraph("What the answer rests on, for whoever reads the record: the basis, the evidence in a few sentences, links to it, and the day on which it was found out. A note never changes the verdict."),
		draw.Paragraph("Stated: somebody said so. Documented: a page says so. Observed: somebody looked or tried."),
	}
}
