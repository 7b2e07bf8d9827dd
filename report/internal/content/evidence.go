package content

import (
	"strings"

	"flowverdict/internal/text"
	"flowverdict/questionnaire"
	"flowverdict/questionnaire/evidence"
)

// measured says what was measured of an answer: the facts that bear on it, with
// grade, day and id, which of them contradict it, and why it stands all the same.
func (v *view) measured(question *questionnaire.Question) Inline {
	l := v.looked[question.ID]
	bearing := l.Bearing()
	if len(bearing) == 0 {
		return nil
	}
	facts := make([]Inline, len(bearing))
	for i, f := range bearing {
		facts[i] = say("%s (%s)", prose(f.Say()), factFrom(f))
		if f.Earlier != nil {
			facts[i] = say("%s, while by %s %s", facts[i], code(f.Earlier.ID), prose(f.Earlier.Say()))
		}
	}
	said := []Inline{sentence(say("%s, measured: %s", v.asked(question).strong, join(facts, "; ")))}
	if x := l.Conflicts(); len(x) > 0 {
		said = append(said, strong(say("The answer is contradicted by %s, and nobody has said why it stands.", ids(x))))
	}
	if x := l.Settled(); len(x) > 0 {
		said = append(said, sentence(say("Kept despite %s, because: %s", ids(x), prose(l.Answer.Despite.Reason))))
	}
	return join(said, " ")
}

func factFrom(f evidence.Measured) Inline {
	return say("%s, %s, %s", prose(string(f.Grade)), prose(f.Run.Day()), code(f.ID))
}

// ids names the facts of remarks.
func ids(remarks []evidence.Remark) Inline {
	var out []Inline
	seen := map[string]bool{}
	for _, r := range remarks {
		for _, id := range r.IDs() {
			if !seen[id] {
				seen[id] = true
				out = append(out, code(id))
			}
		}
	}
	return join(out, ", ")
}

// evidenceRuns is every run that measured: what it found, and what it could not.
func (v *view) evidenceRuns() {
	if len(v.r.Evidence) == 0 {
		return
	}
	v.heading(3, "Measured at the identity provider")
	v.paragraph(words("A measurement is one sample, with one account, from one network; it is no certificate."), words("It never makes the verdict."))
	about := v.r.Measurable()
	for i := range v.r.Evidence {
		r := &v.r.Evidence[i]
		v.paragraph(strong(join([]Inline{after("Run ", prose(r.ID)), prose(r.Command)}, ": ")))
		v.list(
			labelled("Identity provider", link(r.Issuer)),
			labelled("Client", join([]Inline{prose(r.ClientID), prose(r.Client)}, ", ")),
			labelled("Scopes asked for", prose(strings.Join(r.Scopes, " "))),
			labelled("Measured", join([]Inline{when(r), after("by ", prose(r.Tool)), fromFile(r)}, ", ")),
			counts(about, r),
		)
		var rows [][]Inline
		var missing []Inline
		for _, f := range r.Facts {
			_, known := evidence.KindOf(f.Fact)
			switch {
			case !known:
				rows = append(rows, []Inline{or(code(f.ID), words("-")), code(f.Fact), prose(f.Value), prose(string(f.Grade))})
			case !f.Known():
				missing = append(missing, prose(text.UpperFirst(f.Say())))
			default:
				rows = append(rows, []Inline{or(code(f.ID), words("-")), prose(text.UpperFirst(f.Say())), prose(f.Value), gradeOf(f)})
			}
		}
		if len(rows) > 0 {
			v.table(join([]Inline{words("Facts"), after("of run ", prose(r.ID))}, " "), rows, "Id", "Fact", "Value", "Grade")
		}
		if len(missing) > 0 {
			v.paragraph(words("Not measured, which is no \"no\":"))
			v.list(missing...)
		}
	}
}

func gradeOf(f evidence.Fact) Inline {
	if f.Waited != "" {
		return say("%s, after %s s", prose(string(f.Grade)), prose(f.Waited))
	}
	return prose(string(f.Grade))
}

// when is the time of a run; nothing where that is no time.
func when(r *evidence.Run) Inline {
	if r.Day() == "" {
		return nil
	}
	return say("%s at %s UTC", prose(r.Day()), prose(r.At[len("2006-01-02T"):len("2006-01-02T15:04")]))
}

func fromFile(r *evidence.Run) Inline {
	if r.Source == evidence.OfFile {
		return words("from files that somebody saved")
	}
	return nil
}

// counts says whether a run says anything of this review, and if not, why.
func counts(about evidence.About, r *evidence.Run) Inline {
	switch {
	case !about.Fits(r):
		return words("It counts for nothing here: it is of another provider or client than the one reviewed.")
	case about.Stale(r):
		return say("It counts for nothing here: it is more than %d days older than the review.", evidence.StaleAfter)
	}
	return words("It is of the provider and the client that were reviewed.")
}
