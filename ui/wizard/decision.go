package wizard

import (
	"slices"
	"strings"

	"flowverdict/internal/text"
	"flowverdict/questionnaire/review"
	"flowverdict/ui/wizard/draw"
)

// newDecisionScreen asks what was decided, and until when the record stands.
func newDecisionScreen(m *model) *form {
	d := m.s.Draft()
	fields := []*field{
		{id: "status", label: "Status", kind: choiceField, choices: review.DecisionStates(), value: d.Decision.Status,
			hint: "what people decided; the verdict is only advice to them"},
		{id: "by", label: "Decided by", value: d.Decision.By, hint: "the person, role or board that decides"},
		{id: "date", label: "Decided on", kind: dayField, value: d.Decision.Date, check: dayOrEmpty, hint: "YYYY-MM-DD; empty while it is proposed"},
		{id: "until", label: "Review by", kind: dayField, value: m.s.ReviewBy(), check: dayOrEmpty, hint: reviewByHint(m)},
		{id: "reason", label: "Reason", kind: textField, value: d.Decision.Reason, check: notTooLong, hint: "why it was decided so"},
	}
	exception := exceptionFields(m, d)
	f := stageForm(m, "write page", append(fields, exception...))
	for _, x := range exception {
		x.hidden = func() bool {
			entered, e, _ := f.decision(m)
			return !e.Given() && !review.Lenient(entered, m.s.Assessment().Verdict())
		}
	}
	f.title = func() (string, string) { return "Decision", "verdict " + m.verdict(m.s.Assessment().Verdict()) }
	f.intro = func(width int) []string { return decisionIntro(m, f, width) }
	f.keep = func() {
		if f.changed() {
			f.settle()
			m.changed(m.s.SetDecision(f.decision(m)))
		}
	}
	f.preview = func(draft review.Draft) review.Draft {
		if f.changed() {
			draft.Decision, draft.Exception, draft.Review.ReviewBy = f.decision(m)
		}
		return draft
	}
	f.follow()
	f.explain = []draw.Para{draw.Heading("The decision"), draw.Paragraph("The verdict is what the program says; the decision is what a person decided, with name, date and reason. The two may differ: where the decision permits more than the verdict, the record needs an exception that names the gates, a reason, who approved it (none of the reviewers) and until when.")}
	f.build()
	return f
}

func reviewByHint(m *model) string {
	v := m.s.Assessment().Verdict()
	proposed := review.ReviewBy(v, m.s.Draft().Review.Date)
	if proposed == "" {
		return "no day is proposed for " + v.String()
	}
	return "proposed for " + v.String() + ": " + proposed
}

func exceptionFields(m *model, d review.Draft) []*field {
	gates, fired := strings.Join(d.Exception.Gates, ", "), review.Blocking(m.s.Assessment())
	return []*field{
		{id: "gates", label: "Exception: gates", value: gates, check: func(s string) string { return unfired(text.Split(s, ", "), fired) },
			hint: exceptionHint(fired)},
		{id: "why", label: "Exception: reason", value: d.Exception.Reason, hint: "why more is permitted than the verdict says"},
		{id: "approved", label: "Approved by", value: d.Exception.ApprovedBy, check: func(s string) string {
			if m.s.Draft().Review.HasReviewer(s) {
				return "a reviewer cannot approve the exception"
			}
			return ""
		}, hint: "nobody who reviewed"},
		{id: "ends", label: "Exception until", kind: dayField, value: d.Exception.Until, check: dayOrEmpty, hint: "YYYY-MM-DD"},
	}
}

func exceptionHint(fired []string) string {
	if len(fired) == 0 {
		return "no gate that fired asks for one"
	}
	return "empty for all that fired: " + strings.Join(fired, ", ")
}

func unfired(gates, fired []string) string {
	for _, g := range gates {
		if !slices.Contains(fired, g) {
			return "no such gate caps the verdict: " + g
		}
	}
	return ""
}

// decisionIntro says whether the decision is more lenient than the verdict,
// and what is still missing then.
func decisionIntro(m *model, f *form, width int) []string {
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
func (f *form) decision(m *model) (review.Decision, review.Exception, string) {
	d := review.Decision{Status: f.value("status"), By: f.value("by"), Date: f.value("date"), Reason: f.value("reason")}
	e := review.Exception{Gates: f.list("gates", ", "), Reason: f.value("why"), ApprovedBy: f.value("approved"), Until: f.value("ends")}
	return m.s.Completed(d, e, f.value("until"))
}
