package linear

import "flowverdict/questionnaire/review"

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
		out = append(out, x)
	}
	return out
}
