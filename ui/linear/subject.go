package linear

import (
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

// subjectForm is the subject's fields with what fills them in.
func (r *runner) subjectForm() []field {
	fields := subjectFields(r.s)
	for i, set := range subjectSetters() {
		fields[i].set = func(text string) string {
			d := r.s.Draft()
			if refusal := set(r, &d, text); refusal != "" {
				return refusal
			}
			r.change(func() bool { return r.s.SetSubject(d.Subject, d.Review) })
			return ""
		}
	}
	return fields
}

// subjectFields says what is entered about the subject.
func subjectFields(s *session.Session) []field {
	d := s.Draft()
	return []field{
		{label: "Name", show: d.Subject.Name, empty: "required"},
		{label: "Reviewers", show: strings.Join(d.Review.Reviewers, ", "), empty: "at least one is required", hint: "several with commas between them"},
		{label: "Date of the review", show: d.Review.Date, hint: dayHint},
		{label: "Version", show: d.Subject.Version},
		{label: "Description", show: d.Subject.Description},
		{label: "Owner", show: d.Subject.Owner},
		{label: "Repository", show: d.Subject.Repository},
		{label: "Identity provider", show: d.Subject.IdentityProvider},
		{label: "Client id", show: d.Subject.ClientID},
		{label: "Scopes", show: strings.Join(d.Subject.Scopes, " "), hint: "several with spaces between them"},
		{label: "Design document", show: d.Subject.Design},
	}
}

// subjectSetters fill the fields in, in the order of subjectFields.
func subjectSetters() []func(*runner, *review.Draft, string) string {
	line := func(at func(*review.Draft) *string) func(*runner, *review.Draft, string) string {
		return func(_ *runner, d *review.Draft, s string) string { *at(d) = s; return "" }
	}
	return []func(*runner, *review.Draft, string) string{
		line(func(d *review.Draft) *string { return &d.Subject.Name }),
		func(_ *runner, d *review.Draft, s string) string { d.Review.Reviewers = text.Split(s, ",;"); return "" },
		func(r *runner, d *review.Draft, s string) (refusal string) {
			if s == "" {
				return "A review needs its date; type a day as YYYY-MM-DD, or today."
			}
			d.Review.Date, refusal = r.day(s)
			return refusal
		},
		line(func(d *review.Draft) *string { return &d.Subject.Version }),
		line(func(d *review.Draft) *string { return &d.Subject.Description }),
		line(func(d *review.Draft) *string { return &d.Subject.Owner }),
		line(func(d *review.Draft) *string { return &d.Subject.Repository }),
		line(func(d *review.Draft) *string { return &d.Subject.IdentityProvider }),
		line(func(d *review.Draft) *string { return &d.Subject.ClientID }),
		func(_ *runner, d *review.Draft, s string) string { d.Subject.Scopes = text.Split(s, ", \t"); return "" },
		line(func(d *review.Draft) *string { return &d.Subject.Design }),
	}
}
