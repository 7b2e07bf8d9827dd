package linear

import (
	"fmt"
	"slices"
	"strings"

	"flowverdict/internal/text"
	"flowverdict/questionnaire"
	"flowverdict/questionnaire/review"
	"flowverdict/ui/session"
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
		field{label: gatesLabel, show: strings.Join(d.Exception.Gates, ", "), hint: gatesHint(s)},
		field{label: "Exception, reason", show: strings.Join(strings.Fields(d.Exception.Reason), " ")},
		field{label: "Exception, approved by", show: d.Exception.ApprovedBy, hint: "somebody who did not review"},
		field{label: "Exception, until", show: d.Exception.Until, hint: dayHint})
}

// blockers lists the gates that hold the verdict below conditional: those that
// an exception may name.
func blockers(s *session.Session) []string {
	var out []string
	for _, g := range s.Assessment().Fired() {
		if g.Caps < questionnaire.Conditional {
			out = append(out, g.ID)
		}
	}
	return out
}

// gatesLabel names the field for the gates of an exception.
const gatesLabel = "Exception, gates"

// gatesHint numbers the gates that an exception may name.
func gatesHint(s *session.Session) string {
	gates := blockers(s)
	for i, id := range gates {
		gates[i] = fmt.Sprintf("%d %s", i+1, id)
	}
	return "one or more of " + strings.Join(gates, ", ") + ", with commas between them"
}

// decisionForm is the decision's fields with what fills them in.
func (r *runner) decisionForm() []field {
	fields := decisionFields(r.s)
	for i, set := range decisionSetters() {
		if i == len(fields) {
			break
		}
		if fields[i].label == gatesLabel && len(blockers(r.s)) == 0 {
			fields[i].edit = func() error {
				r.say("No gate that has fired asks for an exception, so it names none.")
				return nil
			}
		}
		fields[i].set = func(text string) string {
			d := r.s.Draft()
			if refusal := set(r, &d, text); refusal != "" {
				return refusal
			}
			r.implied(&d)
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
		reviewBy,
		exceptionGates,
		text(func(d *review.Draft) *string { return &d.Exception.Reason }),
		func(_ *runner, d *review.Draft, s string) string {
			if s != "" && slices.ContainsFunc(d.Review.Reviewers, func(x string) bool { return strings.EqualFold(x, s) }) {
				return quoted(s) + " reviewed; type somebody who did not, because an exception is approved by nobody from the review."
			}
			d.Exception.ApprovedBy = s
			return ""
		},
		day(func(d *review.Draft) *string { return &d.Exception.Until }),
	}
}

// reviewBy reads the day until when the record stands. The proposed day is not
// entered: it follows the verdict until somebody enters another.
func reviewBy(r *runner, d *review.Draft, s string) string {
	day, refusal := r.day(s)
	if refusal == "" && (d.Review.ReviewBy != "" || day != r.s.ReviewBy()) {
		d.Review.ReviewBy = day
	}
	return refusal
}

// exceptionGates reads gates by number or id, several with commas between
// them.
func exceptionGates(r *runner, d *review.Draft, s string) string {
	may := blockers(r.s)
	var gates []string
	for _, part := range text.Split(s, ", ") {
		n, ok := number(part)
		if !ok {
			n = slices.Index(may, part) + 1
		}
		if n < 1 || n > len(may) {
			return quoted(part) + " is no gate that an exception may name; type " + gatesHint(r.s) + "."
		}
		gates = append(gates, may[n-1])
	}
	d.Exception.Gates = gates
	return ""
}

// implied fills in what follows from the rest of a decision: the day of one
// that is made today, and the gates of an exception that names none.
func (r *runner) implied(d *review.Draft) {
	if status := d.Decision.Status; d.Decision.Date == "" && (status == review.Accepted || status == review.Rejected) {
		d.Decision.Date = r.cfg.Today
		r.say("The date of the decision is %s.", r.cfg.Today)
	}
	if d.Exception.Given() && len(d.Exception.Gates) == 0 {
		if d.Exception.Gates = blockers(r.s); len(d.Exception.Gates) > 0 {
			r.say("The exception is for %s.", strings.Join(d.Exception.Gates, ", "))
		}
	}
}
