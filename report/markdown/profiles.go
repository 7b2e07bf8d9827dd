package markdown

import (
	"strings"

	"flowverdict/questionnaire/review"
)

// madr writes the headings of MADR 4, verbatim and in their order.
func (v *view) madr() {
	v.WriteString(frontMatter(v.r))
	v.heading(1, v.title())
	v.summary()
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
	v.appendix()
}

// nygard writes the four headings that adr-tools and Structurizr's default
// importer read, and the same content beneath them.
func (v *view) nygard() {
	title := v.title()
	if n := sequence(v.r.ID); n != "" {
		title = inline(n) + ". " + title
	}
	v.heading(1, title)
	if d := day(v.r); d != "" {
		v.paragraph("Date: " + inline(d))
	}
	v.summary()
	v.heading(2, "Status")
	status := Status(v.r.Decision)
	v.paragraph(inline(strings.ToUpper(status[:1]) + status[1:]))
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
	v.appendix()
}

func (v *view) title() inline {
	if name := text(v.r.Subject.Name); name != "" {
		return "Device flow for " + name
	}
	return "Device flow for a CLI application"
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

// context says what is asked of which application, by whom and when.
func (v *view) context() {
	v.sources("RFC 10027 2") // named in words here, and so in the references
	v.paragraph(
		say("%s Asked of %s.", sentence(text(v.q.Title)), or(text(v.r.Subject.Name), "the application")),
		"This record is the written risk assessment that RFC 10027 section 2 asks for before a cross-device flow is built.",
	)
	s := v.r.Subject
	var scopes []inline
	for _, scope := range s.Scopes {
		scopes = append(scopes, text(scope))
	}
	v.list(
		labelled("Description", text(s.Description)),
		labelled("Version", text(s.Version)),
		labelled("Owner", text(s.Owner)),
		labelled("Repository", link(s.Repository)),
		labelled("Identity provider", link(s.IdentityProvider)),
		labelled("Client id", text(s.ClientID)),
		labelled("Scopes", join(scopes, ", ")),
		labelled("Design", link(s.Design)),
		labelled("Review", v.reviewed()),
		labelled("Supersedes", code(v.r.Review.Supersedes)),
	)
}

func (v *view) reviewed() inline {
	var reviewers []inline
	for _, reviewer := range v.r.Review.Reviewers {
		reviewers = append(reviewers, text(reviewer))
	}
	parts := []inline{after("by ", join(reviewers, ", ")), after("on ", text(v.r.Review.Date)), after("to be repeated by ", text(v.r.Review.ReviewBy))}
	return join(parts, ", ")
}

func labelled(label, value inline) inline { return after(label+": ", value) }

// after puts fixed words before a value, where there is one.
func after(words, value inline) inline {
	if value == "" {
		return ""
	}
	return words + value
}

func or(s, fallback inline) inline {
	if s == "" {
		return fallback
	}
	return s
}

// decided says who took the decision and when: "accepted by architecture
// board on 2026-11-24".
func decided(d review.Decision) inline {
	return inline(Status(d)) + after(" by ", text(d.By)) + after(" on ", text(d.Date))
}
