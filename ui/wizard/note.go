package wizard

import (
	"fmt"
	"strings"

	"flowverdict/internal/text"
	"flowverdict/questionnaire"
	"flowverdict/questionnaire/review"
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
		lines := wrap(text.Line(q.Text), width)
		for i := range lines {
			lines[i] = m.theme.strong.of(lines[i])
		}
		return append(lines, cut(text.Line(levelWords(q, a.Level)), width, m.theme.marks.more))
	}
	day := m.today
	note := func() questionnaire.Answer {
		n := questionnaire.Answer{
			Question: q.ID, Basis: questionnaire.Basis(f.value("basis")), Evidence: f.value("evidence"),
			Links: text.Split(f.get("links").result(), " \n\t"), Collected: f.value("collected"),
		}
		if n.Basis == "" && n.Evidence == "" && len(n.Links) == 0 && n.Collected == day {
			n.Collected = "" // a day alone is no note
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
	bases := []string{""}
	for _, b := range questionnaire.Bases() {
		bases = append(bases, string(b))
	}
	day := a.Collected
	if day == "" {
		day = m.today
	}
	f := &form{still: still{m}, overlay: true, enters: true, editing: true, finish: m.close}
	f.fields = []*field{
		{id: "basis", label: "Basis", kind: choiceField, choices: bases, value: string(a.Basis),
			hint: "stated: somebody said so; documented: a page says so; observed: somebody looked"},
		{id: "evidence", label: "Evidence", kind: textField, grows: true, value: a.Evidence, check: notTooLong,
			hint: "what the answer rests on"},
		{id: "links", label: "Links", kind: textField, value: strings.Join(a.Links, "\n"), check: linksOnly,
			hint: "one a line, http or https"},
		{id: "collected", label: "Collected", kind: dayField, value: day, check: dayOrEmpty, hint: "the day on which it was found out, YYYY-MM-DD"},
	}
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

func noteHelp() []para {
	return []para{
		heading("The note of an answer"),
		paragraph("What the answer rests on, for whoever reads the record: the basis, the evidence in a few sentences, links to it, and the day on which it was found out. A note never changes the verdict."),
		paragraph("Stated: somebody said so. Documented: a page says so. Observed: somebody looked or tried."),
	}
}
