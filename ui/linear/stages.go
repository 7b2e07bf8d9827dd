package linear

import (
	"fmt"
	"slices"
	"strings"

	"flowverdict/internal/text"
	"flowverdict/questionnaire/review"
	"flowverdict/ui/session"
)

func (r *runner) subjectPage() page {
	return r.formPage(r.subjectForm, r.readSubject,
		"a all in turn, f to the questions, ? all commands.", r.moves()...)
}

func (r *runner) readSubject() {
	r.say("Subject: %s under review.", r.subject())
	if old := r.s.Draft().Review.Supersedes; old != "" {
		r.say("The record of this review will supersede %s.", old)
	}
}

// subject names what is reviewed, as sentences do.
func (r *runner) subject() string { return r.s.Questionnaire().Topic().Subject }

// subjectForm is the fields of subject and review with what fills them in.
func (r *runner) subjectForm() []field {
	now := r.s.Draft()
	var out []field
	for _, f := range review.AskedFirst() {
		x := entryField(&f.Entry, f.Shown(&now))
		x.set = func(typed string) string {
			typed, refusal := r.typed(&f.Entry, typed)
			if refusal == "" {
				d := r.s.Draft()
				f.Enter(&d, typed)
				r.change(func() bool { return r.s.SetSubject(d.Subject, d.Review) })
			}
			return refusal
		}
		x.from = r.s.Given(f.Key)
		out = append(out, x)
	}
	return out
}

func (r *runner) decisionPage() page {
	read := func() {
		a := r.s.Assessment()
		r.say("Decision. The verdict is %s; the decision is a person's.", a.Verdict())
		d := r.s.Draft()
		switch {
		case review.Lenient(d.Decision, a.Verdict()) && !d.Exception.Complete():
			r.say("Accepted is more lenient than the verdict, so an exception is needed: reason, approver and end.")
		case !review.Lenient(d.Decision, a.Verdict()) && !d.Exception.Given():
			r.say("No exception is needed.")
		}
	}
	return r.formPage(r.decisionForm, read, "a all in turn, f to writing, b back, ? all commands.", r.moves()...)
}

// decisionField is a field of the decision: how it is said and how it is
// filled in.
type decisionField struct {
	field
	exception bool // asked only where an exception is needed or given
	fill      func(r *runner, d *review.Draft, text string) (refusal string)
}

// decisionFields are the fields of a decision, in the order in which they are
// asked.
func decisionFields(s *session.Session) []decisionField {
	d := s.Draft()
	var out []decisionField
	for _, f := range review.AskedLast() {
		x := decisionField{exception: strings.HasPrefix(f.Key, "exception.")}
		if x.exception {
			f.Needed = false // the exception may be left out
		}
		x.field = entryField(&f.Entry, f.Shown(&d))
		x.fill = func(r *runner, d *review.Draft, s string) string {
			s, refusal := r.typed(&f.Entry, s)
			if refusal == "" {
				f.Enter(d, s)
			}
			return refusal
		}
		switch f.Key {
		case "decision.status":
			x.hint, x.fill = chooseHint(review.DecisionsTaken()), status
		case "review.review_by":
			x.show = reviewBy(s)
		case "exception.gates":
			x.show, x.hint, x.fill = strings.Join(titles(s, d.Exception.Gates), "; "), gatesHint(s), exceptionGates
		case "exception.approved_by":
			x.hint, x.fill = "somebody who did not review", approver
			if may := s.Approvers(); may != "" {
				x.hint = "by the profile: " + may
			}
		}
		x.from = s.Given(f.Key)
		out = append(out, x)
	}
	return out
}

// reviewBy says until when the record stands, and whether that is proposed.
func reviewBy(s *session.Session) string {
	by := s.ReviewBy()
	if by != "" && s.Draft().Review.ReviewBy == "" {
		by += ", proposed from the verdict"
	}
	return by
}

// gatesLabel names the field for the gates of an exception.
const gatesLabel = "Exception, gates"

// gatesHint numbers the gates that an exception may name.
func gatesHint(s *session.Session) string {
	gates := titles(s, review.Blocking(s.Assessment()))
	for i, title := range gates {
		gates[i] = fmt.Sprintf("%d %s", i+1, title)
	}
	return "one or more numbers of " + strings.Join(gates, "; ") + ", with commas between them"
}

// titles are those of gates.
func titles(s *session.Session, gates []string) []string {
	out := make([]string, len(gates))
	for i, id := range gates {
		if out[i] = id; s.Questionnaire().Gate(id) != nil {
			out[i] = s.Questionnaire().Gate(id).Title
		}
	}
	return out
}

// decisionForm is the decision's fields as they are filled in now.
func (r *runner) decisionForm() []field {
	d := r.s.Draft()
	excepted := review.Lenient(d.Decision, r.s.Assessment().Verdict()) || d.Exception.Given()
	var out []field
	for _, x := range decisionFields(r.s) {
		if x.exception && !excepted {
			continue
		}
		if x.label == gatesLabel && len(review.Blocking(r.s.Assessment())) == 0 {
			x.edit = func() error {
				r.say("No gate that has fired asks for an exception, so it names none.")
				return nil
			}
		}
		x.set = func(text string) string {
			d := r.s.Draft()
			if refusal := x.fill(r, &d, text); refusal != "" {
				return refusal
			}
			r.decide(d)
			return ""
		}
		out = append(out, x.field)
	}
	return out
}

// decide keeps a decision and says what followed from it.
func (r *runner) decide(d review.Draft) {
	decision, exception, _ := r.s.Completed(d.Decision, d.Exception, d.Review.ReviewBy)
	if decision.Date != d.Decision.Date {
		r.say("The date of the decision is %s.", decision.Date)
	}
	if len(exception.Gates) > len(d.Exception.Gates) {
		r.say("The exception is for %s.", strings.Join(titles(r.s, exception.Gates), "; "))
	}
	r.change(func() bool { return r.s.SetDecision(d.Decision, d.Exception, d.Review.ReviewBy) })
}

func status(_ *runner, d *review.Draft, s string) (refusal string) {
	if s == "" {
		s = review.Proposed
	}
	d.Decision.Status, refusal = choose(s, review.DecisionsTaken())
	return refusal
}

func approver(r *runner, d *review.Draft, s string) string {
	if d.Review.HasReviewer(s) {
		return quoted(s) + " reviewed; type somebody who did not, because an exception is approved by nobody from the review."
	}
	if refused := r.s.RefusedApprover(s); refused != "" {
		return refused
	}
	d.Exception.ApprovedBy = s
	return ""
}

// exceptionGates reads gates by number or id, several with commas between
// them.
func exceptionGates(r *runner, d *review.Draft, s string) string {
	may := review.Blocking(r.s.Assessment())
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
