package linear

import (
	"fmt"
	"slices"
	"strings"

	"flowverdict/questionnaire/review"
	"flowverdict/ui/wizard/session"
)

func (r *runner) decisionPage() page {
	read := func() {
		a := r.s.Assessment()
		r.say("Decision. The verdict is %s; the decision is a person's.", a.Verdict())
		d := r.s.Draft()
		switch {
		case review.Lenient(d.Decision, a.Verdict()) && !complete(d.Exception):
			r.say("Accepted is more lenient than the verdict, so an exception is needed: reason, approver and end.")
		case !review.Lenient(d.Decision, a.Verdict()) && !d.Exception.Given():
			r.say("No exception is needed.")
		}
	}
	return r.formPage(r.decisionForm, read, "a all in turn, f to writing, b back, ? all commands.", r.moves()...)
}

func complete(e review.Exception) bool {
	return e.Reason != "" && e.ApprovedBy != "" && e.Until != ""
}

// decisionFields says what was decided. The fields of the exception stand
// there where one is needed or given.
func decisionFields(s *session.Session) []field {
	d := s.Draft()
	by := d.Review.ReviewBy
	if by == "" {
		if by = s.ReviewBy(); by != "" {
			by += ", proposed from the verdict"
		}
	}
	fields := []field{
		{label: "Status", show: d.Decision.Status, hint: chooseHint(review.DecisionStates())},
		{label: "Decided by", show: d.Decision.By},
		{label: "Date of the decision", show: d.Decision.Date, hint: dayHint},
		{label: "Reason", show: strings.Join(strings.Fields(d.Decision.Reason), " ")},
		{label: "Review by", show: by, hint: dayHint},
	}
	if !review.Lenient(d.Decision, s.Assessment().Verdict()) && !d.Exception.Given() {
		return fields
	}
	return append(fields,
		field{label: "Exception, gates", show: strings.Join(d.Exception.Gates, ", "), hint: gatesHint(s)},
		field{label: "Exception, reason", show: strings.Join(strings.Fields(d.Exception.Reason), " ")},
		field{label: "Exception, approved by", show: d.Exception.ApprovedBy, hint: "somebody who did not review"},
		field{label: "Exception, until", show: d.Exception.Until, hint: dayHint})
}

// gatesHint numbers the gates that an exception may name.
func gatesHint(s *session.Session) string {
	var parts []string
	for i, g := range s.Assessment().Fired() {
		parts = append(parts, fmt.Sprintf("%d %s", i+1, g.ID))
	}
	if len(parts) == 0 {
		return "no gate has fired, so there is none to name"
	}
	return "one or more of " + strings.Join(parts, ", ") + ", with commas between them"
}

// decisionForm is the decision's fields with what fills them in.
func (r *runner) decisionForm() []field {
	fields := decisionFields(r.s)
	for i, set := range decisionSetters() {
		if i == len(fields) {
			break
		}
		fields[i].set = func(text string) string {
			d := r.s.Draft()
			if refusal := set(r, &d, text); refusal != "" {
				return refusal
			}
			r.change(func() bool { return r.s.SetDecision(d.Decision, d.Exception, d.Review.ReviewBy) })
			return ""
		}
	}
	return fields
}

// decisionSetters fill the fields in, in the order of decisionFields.
func decisionSetters() []func(*runner, *review.Draft, string) string {
	text := func(at func(*review.Draft) *string) func(*runner, *review.Draft, string) string {
		return func(_ *runner, d *review.Draft, s string) string { *at(d) = s; return "" }
	}
	day := func(at func(*review.Draft) *string) func(*runner, *review.Draft, string) string {
		return func(r *runner, d *review.Draft, s string) (refusal string) {
			*at(d), refusal = r.day(s)
			return refusal
		}
	}
	return []func(*runner, *review.Draft, string) string{
		func(_ *runner, d *review.Draft, s string) (refusal string) {
			if s == "" {
				s = review.Proposed
			}
			d.Decision.Status, refusal = choose(s, review.DecisionStates())
			return refusal
		},
		text(func(d *review.Draft) *string { return &d.Decision.By }),
		day(func(d *review.Draft) *string { return &d.Decision.Date }),
		text(func(d *review.Draft) *string { return &d.Decision.Reason }),
		day(func(d *review.Draft) *string { return &d.Review.ReviewBy }),
		exceptionGates,
		text(func(d *review.Draft) *string { return &d.Exception.Reason }),
		func(_ *runner, d *review.Draft, s string) string {
			if slices.Contains(d.Review.Reviewers, s) {
				return quoted(s) + " reviewed; type somebody who did not, because an exception is approved by nobody from the review."
			}
			d.Exception.ApprovedBy = s
			return ""
		},
		day(func(d *review.Draft) *string { return &d.Exception.Until }),
	}
}

// exceptionGates reads gates by number or id, several with commas between
// them.
func exceptionGates(r *runner, d *review.Draft, s string) string {
	fired := r.s.Assessment().Fired()
	var gates []string
	for _, part := range list(s) {
		n, ok := number(part)
		if !ok {
			for i, g := range fired {
				if g.ID == part {
					n = i + 1
				}
			}
		}
		if n < 1 || n > len(fired) {
			return quoted(part) + " is no gate that has fired; type " + gatesHint(r.s) + "."
		}
		if id := fired[n-1].ID; !slices.Contains(gates, id) {
			gates = append(gates, id)
		}
	}
	d.Exception.Gates = gates
	return ""
}
