package wizard

import (
	"slices"
	"strings"

	"flowverdict/internal/text"
	"flowverdict/questionnaire"
	"flowverdict/questionnaire/review"
	"flowverdict/report/summary"
	"flowverdict/ui/session"
	"flowverdict/ui/wizard/draw"
	"flowverdict/ui/wizard/form"
	"flowverdict/ui/wizard/keytable"
	"flowverdict/ui/wizard/problems"
)

// newNoteScreen opens the note of a question.
func newNoteScreen(m *model, question string) *formScreen {
	q, a := m.q.Question(question), m.s.Draft().Answers.Get(question)
	f := newNoteForm(m, a, m.s.NoteFields(question))
	if _, f.Beside = m.base.(*questionScreen); f.Beside {
		f.title = m.base.heading
	} else {
		f.title = func() (string, string) { return "Note", text.Line(q.Title) }
	}
	f.Intro = func(width int) []string {
		lines := text.Wrap(text.Line(q.Text), width, text.Anywhere)
		for i := range lines {
			lines[i] = m.theme.Strong.Of(lines[i])
		}
		return append(lines, text.Cut(text.Line(levelWords(q, a.Level)), width, m.theme.Marks.More))
	}
	day, fields := m.today, m.s.NoteFields(question)
	if slices.ContainsFunc(fields, func(x review.Field[questionnaire.Answer]) bool { return x.Key == session.DespiteKey }) {
		f.explain = append(f.explain, draw.Paragraph("Despite: what was measured contradicts the answer, and why it stands all the same. It settles the facts that contradict the answer now."))
	}
	note := func() questionnaire.Answer {
		n := m.s.Draft().Answers.Get(q.ID)
		n.Question = q.ID
		for _, x := range fields {
			if value := f.Value(x.Key); x.Key == session.DespiteKey {
				n.Despite = m.s.Despite(q.ID, value)
			} else {
				x.Enter(&n, value)
			}
		}
		dated := n.Collected == day
		if n.Collected = ""; n.HasNote() || !dated { // today alone is no note
			n.Collected = f.Value("collected")
		}
		return n
	}
	f.keep = func() {
		if !f.Changed() {
			return
		}
		f.MarkUnchanged()
		if m.changed(m.s.SetNote(note())) {
			m.say(taken(f, "note"))
		}
	}
	f.preview = func(d review.Draft) review.Draft {
		if f.Changed() {
			n := note()
			n.Level = d.Answers.Get(q.ID).Level
			d.Answers = d.Answers.With(n).Sorted(m.q)
		}
		return d
	}
	return f
}

// taken says that what was typed is taken, and what a record will not take of it: in
// one line, so that of several fields only the names are said.
func taken(f *formScreen, what string) string {
	var wrong []string
	value := ""
	for _, x := range f.Fields {
		if x.Fault() != "" {
			wrong, value = append(wrong, x.Label), text.Cut(text.Line(x.Value), 16, "...")
		}
	}
	switch len(wrong) {
	case 0:
		return "The " + what + " is taken."
	case 1:
		wrong[0] += " (" + value + ")"
	}
	return "The " + what + " is taken, but no record takes " + text.And(wrong) + "."
}

// newNoteForm lists the fields of a note.
func newNoteForm(m *model, a questionnaire.Answer, fields []review.Field[questionnaire.Answer]) *formScreen {
	if a.Collected == "" {
		a.Collected = m.today
	}
	f := &formScreen{noInput: noInput{m}, overlay: true, enters: true, finish: m.close, explain: noteHelp()}
	for _, x := range fields {
		f.Fields = append(f.Fields, form.FieldOf(&x.Entry, x.Shown(&a), m.today))
	}
	f.Get("evidence").Grows = true
	f.At, f.Editing, f.Beside = 1, true, true
	f.Build(&m.theme)
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

func noteHelp() []draw.Para {
	return []draw.Para{
		draw.Heading("The note of an answer"),
		draw.Paragraph("What the answer rests on, for whoever reads the record: the basis, the evidence in a few sentences, links to it, and the day on which it was found out. A note never changes the verdict."),
		draw.Paragraph("Stated: somebody said so. Documented: a page says so. Observed: somebody looked or tried."),
	}
}

// mend opens the field where a problem is mended, above the page that lists it:
// closing it leads back there. What has no field of its own is mended on its page.
func (m *model) mend(p session.Place) {
	if !m.writable() {
		return
	}
	f := m.fieldsOf(p)
	if f == nil {
		if p.Question != "" {
			m.goTo(p.Question)
		} else {
			m.enter(p.Stage)
		}
		return
	}
	if strings.HasPrefix(p.Field, "despite") {
		p.Field = session.DespiteKey
	}
	if i := slices.IndexFunc(f.Fields, func(x *form.Field) bool { return x.ID == p.Field && !x.IsHidden() }); i >= 0 {
		f.At = i
	} else if p.Condition != "" {
		f.At = 0
	}
	f.Open(true)
	m.raise(f)
}

// fieldsOf makes the form that holds a place; nil where there is none.
func (m *model) fieldsOf(p session.Place) *formScreen {
	switch {
	case p.Question != "":
		if p.Field == "level" || m.q.Question(p.Question) == nil {
			return nil
		}
		return newNoteScreen(m, p.Question)
	case p.Condition != "":
		if c, ok := m.s.Condition(p.Condition); ok {
			return newConditionScreen(m, c)
		}
	case p.Mitigation != "":
		all := m.s.Coverage().All()
		if i := slices.IndexFunc(all, func(x summary.Mitigation) bool { return x.ID == p.Mitigation }); i >= 0 {
			return newMitigationScreen(m, all[i])
		}
	case p.Stage == session.Subject:
		return above(newSubjectScreen(m))
	case p.Stage == session.Decision:
		return above(newDecisionScreen(m))
	}
	return nil
}

// above makes the form of a stage one that stands above a page.
func above(f *formScreen) *formScreen {
	f.overlay, f.finish = true, f.m.close
	return f
}

// orList makes a key of a page lead back to the list of problems, where that led here.
func (m *model) orList(b binding) binding {
	if m.listed {
		return keytable.On(strings.Join(b.Keys, " "), "problems", "back to the list of problems", m.problems)
	}
	return b
}

// problemsScreen lists what stands between the review and an accepted record; every
// line leads to the field where it is mended.
type problemsScreen struct {
	noInput
	view     *problems.View
	revision int // of the session, when the list was opened
}

// problemsKey opens the list; every page of a review has it on which nothing is typed.
func (m *model) problemsKey() binding {
	return keytable.On("p", "", "problems: what stands between the review and an accepted record, to be walked", m.problems)
}

// problems opens the list above the page in view.
func (m *model) problems() {
	m.base.commit()
	m.raise(&problemsScreen{noInput{m}, problems.New(&m.theme, m.s, m.problem), m.s.Revision()})
}

func (s *problemsScreen) heading() (string, string) { return "Problems", "" }
func (s *problemsScreen) resize()                   { s.view.Resize(s.m.layout) }
func (s *problemsScreen) page() draw.Page           { return s.view.Page() }
func (s *problemsScreen) commit()                   { s.m.problem = s.view.At() }

func (s *problemsScreen) keys() []binding {
	m, half := s.m, max(1, s.m.layout.Body/4)
	return []binding{
		keytable.On("enter", "mend", "open the field where it is mended; closing that, or s and esc on its page, leads back here", s.mend),
		keytable.On("esc p q left b", "close", "close the list", s.close),
		keytable.On("s", s.leads(), "summary; above a page that has to be closed first, back to that", s.summary),
		keytable.On("? f1", "help", "help for this page, and all keys", m.help),
		keytable.On("up k ctrl+p", "", "move up", func() { s.view.Step(-1) }),
		keytable.On("down j ctrl+n", "", "move down", func() { s.view.Step(1) }),
		keytable.On("pgup ctrl+u", "", "some lines up", func() { s.view.Step(-half) }),
		keytable.On("pgdown ctrl+d", "", "some lines down", func() { s.view.Step(half) }),
		keytable.On("home", "", "the first line", func() { s.view.Step(-s.view.Last()) }),
		keytable.On("end", "", "the last line", func() { s.view.Step(s.view.Last()) }),
	}
}

func (s *problemsScreen) mend() {
	p, ok := s.view.Problem()
	if !ok {
		s.m.say(session.NoProblems)
		return
	}
	s.commit()
	if s.m.settles() {
		s.m.say(s.m.work.Merge.MendingRule())
		return
	}
	dropped := s.supposed()
	s.m.mend(p.Place)
	if s.m.listed = len(s.m.over) == 0; s.m.listed && dropped {
		s.m.say("What was supposed is dropped.")
	}
}

// supposed reports whether the list stands above answers that are supposed to be
// otherwise.
func (s *problemsScreen) supposed() bool {
	return slices.ContainsFunc(s.m.over, func(x screen) bool {
		w, is := x.(*whatIfScreen)
		return is && len(w.what.Difference().Answers) > 0
	})
}

// summary leads to the summary, or back to a page that has to be closed first.
func (s *problemsScreen) summary() {
	if s.leads() == "" {
		s.close()
		return
	}
	s.m.enter(session.Summary)
}

// leads is what the footer says of s; "" where it leads to the page below.
func (s *problemsScreen) leads() string {
	if len(s.m.over) > 1 || s.m.s != nil && s.m.settles() {
		return ""
	}
	return "summary"
}

// close shows the page below as it stands by now.
func (s *problemsScreen) close() {
	m := s.m
	m.listed = false
	m.close()
	if m.s.Revision() == s.revision {
		return
	}
	switch below := m.top().(type) {
	case *measuredScreen:
		below.follow()
	case *whatIfScreen:
		below.follow()
	default:
		if len(m.over) == 0 {
			m.show()
		}
	}
}

func (s *problemsScreen) about() []draw.Para {
	return []draw.Para{
		draw.Heading("Problems"),
		draw.Paragraph("What stands between the review and an accepted record, in the words of validate: first what keeps the record from being written, then what would be wrong once it is accepted as it stands, and at last warnings, which keep nothing from being done. The first line of every page counts the problems, and where there are none the warnings."),
	}
}

// counted adds to what stands at the ends of the first line how many problems there
// are: in words where these fit, or else in short where that fits.
func (m *model) counted(left, right string) (string, string) {
	if !m.listsProblems() {
		return left, right
	}
	said, short := m.s.ProblemCount()
	if said == "" {
		return left, right
	}
	joined := func(gap, count string) string {
		if right == "" {
			return count
		}
		return right + gap + count
	}
	if whole := joined(" "+m.theme.Marks.Dot+" ", said); text.Width(left)+1+text.Width(whole) <= m.layout.Width-2 {
		return left, whole
	}
	if brief := joined(" ", short); text.Width(left)+1+text.Width(brief) <= m.layout.Width-2 {
		return left, brief
	}
	return left, right // the page comes before what is counted on it
}

// listsProblems reports whether there is a list of problems, which the first line
// counts: that of a review, as long as it is not written.
func (m *model) listsProblems() bool {
	if m.s == nil || m.finished {
		return false
	}
	switch m.base.(type) {
	case *startScreen, *readScreen, *writtenScreen:
		return false
	}
	return true
}

// problemLines are the first problems, each of which leads to where it is mended, and
// a line that leads to all of them.
func (m *model) problemLines() []draw.Para {
	said := m.s.ProblemsSentence()
	if said == "" {
		return nil
	}
	return []draw.Para{{Mark: m.theme.Marks.Open, Text: said + " p lists them.", Target: &draw.Target{Problem: -1}}}
}
