package wizard

import (
	"slices"
	"strings"

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
		fields = append(fields, given(m, form.FieldOf(&e, x.Shown(&d), m.today)))
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

// newDecisionScreen asks what was decided, and until when the record stands.
func newDecisionScreen(m *model) *formScreen {
	d := m.s.Draft()
	f := stageForm(m, "write page", decisionFields(m, d))
	f.least = "At least one stays: an exception is for something."
	for _, x := range f.Fields {
		if isException(x) {
			x.Hidden = func() bool {
				entered, e, _ := f.decision(m)
				return !e.Given() && !review.Lenient(entered, m.s.Assessment().Verdict())
			}
		}
	}
	f.title = func() (string, string) { return "Decision", "verdict " + m.theme.Verdict(m.s.Assessment().Verdict()) }
	f.Intro = func(width int) []string { return decisionIntro(m, f, width) }
	f.keep = func() {
		if f.Changed() {
			f.MarkUnchanged()
			m.changed(m.s.SetDecision(f.decision(m)))
		}
	}
	f.preview = func(draft review.Draft) review.Draft {
		if f.Changed() {
			draft.Decision, draft.Exception, draft.Review.ReviewBy = f.decision(m)
		}
		return draft
	}
	f.follow()
	f.explain = []draw.Para{draw.Heading("The decision"), draw.Paragraph("The verdict is what the program says; the decision is what a person decided, with name, date and reason. The two may differ: where the decision permits more than the verdict, the record needs an exception that names the gates, a reason, who approved it (none of the reviewers) and until when.")}
	f.Build(&m.theme)
	gates := f.Get("exception.gates")
	for _, id := range d.Exception.Gates {
		if !slices.ContainsFunc(gates.Options, func(o form.Option) bool { return o.Value == id }) {
			gates.Stood(strings.Join(d.Exception.Gates, ", ")) // one that has not fired goes when the page is left
		}
	}
	return f
}

func reviewByHint(m *model) string {
	v := m.s.Assessment().Verdict()
	proposed := m.s.ProposedReviewBy()
	if proposed == "" {
		return "no day is proposed for " + v.String()
	}
	return "proposed for " + v.String() + ": " + proposed
}

// given says at a field that its value is what the profile gives to every review.
func given(m *model, x *form.Field) *form.Field {
	if from := m.s.Given(x.ID); from != "" {
		x.Hint = from + ", and can be changed here"
	}
	return x
}

// decisionFields are the fields of the decision, the long texts last, and then
// those of the exception.
func decisionFields(m *model, d review.Draft) []*form.Field {
	var out []*form.Field
	for _, f := range review.AskedLast() {
		f.Needed = false // a decision begins as proposed, and the exception may be left out
		x := given(m, form.FieldOf(&f.Entry, f.Shown(&d), m.today))
		switch f.Key {
		case "decision.status":
			x.Choices = review.DecisionsTaken()
		case "review.review_by":
			x.Value, x.Hint = m.s.ReviewBy(), reviewByHint(m)
		case "exception.gates":
			asGates(m, x, d.Exception.Gates)
		case "exception.reason":
			x.Label, x.Kind, x.Check = "Exception: reason", form.Line, nil
		case "exception.approved_by":
			x.Check = func(s string) string {
				if m.s.Draft().Review.HasReviewer(s) {
					return "a reviewer cannot approve the exception"
				}
				return m.s.RefusedApprover(s)
			}
			if may := m.s.Approvers(); may != "" {
				x.Hint = "by the profile: " + may
			}
		case "exception.until":
			x.Label = "Exception until"
		}
		out = append(out, x)
	}
	rank := func(x *form.Field) int {
		switch {
		case isException(x):
			return 2
		case x.Kind == form.Text:
			return 1
		}
		return 0
	}
	slices.SortStableFunc(out, func(a, b *form.Field) int { return rank(a) - rank(b) })
	return out
}

func isException(x *form.Field) bool { return strings.HasPrefix(x.ID, "exception.") }

// asGates makes a field offer the gates that an exception can be for, by their
// titles: all are on, until somebody has left some out.
func asGates(m *model, x *form.Field, named []string) {
	x.Label, x.Kind, x.Hint = "Exception for", form.Several, "the reasons for the verdict that the exception is for"
	fired := review.Blocking(m.s.Assessment())
	for _, id := range fired {
		x.Options = append(x.Options, form.Option{Value: id, Text: m.q.Gate(id).Title})
	}
	on := slices.DeleteFunc(slices.Clone(fired), func(id string) bool { return !slices.Contains(named, id) })
	if len(on) == 0 {
		on = fired
	}
	x.Value = strings.Join(on, ", ")
}

// decisionIntro says whether the decision is more lenient than the verdict,
// and what is still missing then.
func decisionIntro(m *model, f *formScreen, width int) []string {
	d, e, _ := f.decision(m)
	v := m.s.Assessment().Verdict()
	if !review.Lenient(d, v) {
		return text.Wrap("What people decided. The verdict is "+v.String()+"; a record may also be written while the decision is only proposed.", width, text.Anywhere)
	}
	s := "Accepted although the verdict is " + v.String() + ": the record needs an exception"
	if e.Complete() {
		return text.Wrap(s+"; it is filled in below.", width, text.Anywhere)
	}
	lines := text.Wrap(s+". Fill in its reason, who approves it and its end below.", width, text.Anywhere)
	for i := range lines {
		lines[i] = m.theme.Warn.Of(lines[i])
	}
	return lines
}

// decision reads the fields.
func (f *formScreen) decision(m *model) (review.Decision, review.Exception, string) {
	d := m.s.Draft()
	for _, x := range review.AskedLast() {
		x.Enter(&d, f.Value(x.Key))
	}
	if gates := d.Exception.Gates; len(gates) == len(f.Get("exception.gates").Options) {
		if d.Exception.Gates = nil; d.Exception.Given() {
			d.Exception.Gates = gates
		}
	}
	return m.s.Completed(d.Decision, d.Exception, d.Review.ReviewBy)
}

// newConditionScreen asks who sees to one condition, and by when.
func newConditionScreen(m *model, c review.Condition) *formScreen {
	f := newConditionForm(m, c)
	f.title = func() (string, string) { return "Condition", text.Line(m.s.Title(c)) }
	f.Intro = func(width int) []string {
		lines := text.Wrap(text.Line(c.Action), width, text.Anywhere)
		for i := range lines {
			lines[i] = m.theme.Strong.Of(lines[i])
		}
		if g := m.q.Gate(c.Gate); g != nil {
			lines = append(lines, text.Wrap(text.Line(g.Reason), width, text.Anywhere)...)
		}
		return lines
	}
	entered := func() review.Condition {
		n := c
		for _, x := range review.AskedOf(review.ConditionFields()) {
			x.Enter(&n, f.Value(x.Key))
		}
		return n
	}
	f.keep = func() {
		if f.Changed() {
			f.MarkUnchanged()
			m.changed(m.s.SetCondition(entered()))
		}
	}
	f.preview = func(d review.Draft) review.Draft {
		if f.Changed() {
			n := entered()
			d.Conditions = append(slices.DeleteFunc(slices.Clone(d.Conditions), func(x review.Condition) bool { return x.Same(n) }), n)
		}
		return d
	}
	return f
}

func newConditionForm(m *model, c review.Condition) *formScreen {
	f := &formScreen{noInput: noInput{m}, overlay: true, finish: m.close}
	for _, x := range review.AskedOf(review.ConditionFields()) {
		f.Fields = append(f.Fields, form.FieldOf(&x.Entry, x.Shown(&c), m.today))
	}
	f.explain = []draw.Para{draw.Heading("A condition"), draw.Paragraph("Each gate that fired brings a condition: what has to be done about it; what-if on the summary brings others, on answers that have to become better, which go again when owner and due date are emptied. In an accepted record every open condition has an owner and a due date; o on the summary gives them to all that have none.")}
	f.Editing = true
	f.Build(&m.theme)
	return f
}
