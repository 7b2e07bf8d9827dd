package content

import (
	"cmp"
	"slices"
	"strings"

	"flowverdict/internal/text"
	"flowverdict/questionnaire/review"
	"flowverdict/report/record"
)

// madr has the headings of MADR 4, verbatim and in their order.
func (v *view) madr() {
	v.titled(1, v.title())
	v.firstPage()
	v.heading(2, "Context and Problem Statement")
	v.context()
	v.heading(2, "Decision Drivers")
	v.decisionDrivers()
	v.heading(2, "Considered Options")
	v.consideredOptions()
	v.heading(2, "Decision Outcome")
	v.outcome()
	v.heading(3, "Consequences")
	v.consequences()
	v.heading(3, "Confirmation")
	v.confirmation()
	v.heading(2, "Pros and Cons of the Options")
	v.prosAndCons()
	v.heading(2, "More Information")
	v.moreInformation()
}

// nygard has the four headings that adr-tools and Structurizr's default
// importer read, and the same content beneath them.
func (v *view) nygard() {
	title := v.title()
	if n := sequence(v.r.ID); n != "" {
		title = say("%s. %s", fixed(n), title)
	}
	v.titled(1, title)
	v.successor()
	if d := day(v.r); d != "" {
		v.paragraph(say("Date: %s", fixed(d)))
	}
	v.firstPage()
	v.heading(2, "Status")
	v.paragraph(words(fixed(text.UpperFirst(v.sum.Decision.Status))))
	v.successor()
	if id := v.r.Review.Supersedes; record.ValidID(id) { // by such a line tools draw what replaced what
		v.paragraph(say("Supersedes %s", v.superseded()))
	}
	v.heading(2, "Context")
	v.context()
	v.heading(3, "Drivers")
	v.decisionDrivers()
	v.heading(3, "Options")
	v.consideredOptions()
	v.heading(2, "Decision")
	v.outcome()
	v.heading(3, "Confirmation")
	v.confirmation()
	v.heading(2, "Consequences")
	v.consequences()
	v.heading(2, "Options compared")
	v.prosAndCons()
	v.heading(2, "More Information")
	v.moreInformation()
}

// successor leads whoever lands on a superseded record to the one that holds.
func (v *view) successor() {
	if by := v.r.Decision.SupersededBy; record.ValidID(by) { // by such a line tools draw what replaced what
		v.paragraph(say("Superseded by %s", recordLink(by)))
	}
}

func (v *view) title() Inline {
	return v.topic.title(v.q, prose(v.r.Subject.Name))
}

// sequence is the number that an id begins with, without leading zeros: "7" for
// 0007-acmectl.
func sequence(id string) string {
	digits := id[:len(id)-len(strings.TrimLeft(id, "0123456789"))]
	if digits == "" || len(digits) > 9 || !strings.HasPrefix(id[len(digits):], "-") {
		return ""
	}
	if digits = strings.TrimLeft(digits, "0"); digits == "" {
		return "0"
	}
	return digits
}

// context says what is asked of which application, and what users gain.
func (v *view) context() {
	v.paragraph(sentence(quoted(v.q.Title)))
	v.paragraph(sentence(prose(v.r.Subject.Description)))
	v.benefit()
}

// reviewed says what was reviewed, by whom and when.
func (v *view) reviewed() {
	v.heading(3, "What was reviewed")
	v.paragraph(v.purpose())
	items := others(review.SubjectFields(), &v.r.Subject, "name", "description")
	v.list(append(items, others(review.ReviewFields(), &v.r.Review, "review_by", "benefit", "replaces", "supersedes")...)...)
}

// others are the fields of a block beside those that are said elsewhere.
func others[Block any](fields []review.Field[Block], b *Block, said ...string) []Inline {
	var out []Inline
	for _, f := range fields {
		if !slices.Contains(said, f.Key) {
			out = append(out, given(f, b))
		}
	}
	return out
}

// given is what stands in a field under its label, or nothing.
func given[Block any](f review.Field[Block], b *Block) Inline {
	texts := []string{f.Shown(b)}
	if f.List != nil {
		texts = *f.List(b)
	}
	var values []Inline
	for _, s := range texts {
		switch f.Kind {
		case review.KindAddress, review.KindLinks:
			values = append(values, link(s))
		case review.KindRecord:
			values = append(values, recordLink(s))
		default:
			values = append(values, prose(s))
		}
	}
	return labelled(fixed(cmp.Or(f.ReportLabel, f.Label)), join(values, ", "))
}

// superseded leads to the record that this one supersedes.
func (v *view) superseded() Inline { return recordLink(v.r.Review.Supersedes) }

// recordLink leads to a record beside this one.
func recordLink(id string) Inline {
	if record.ValidID(id) {
		return Inline{{Text: id, Kind: Beside}}
	}
	return code(id)
}
