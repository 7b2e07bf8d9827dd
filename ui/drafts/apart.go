package drafts

import (
	"slices"
	"strings"

	"flowverdict/internal/text"
)

// Difference is what tells a draft from the others of the same subject.
type Difference struct {
	Alike bool   // there are others, which can be continued as this one
	In    string // clauses, as in "begun 2026-11-20, revises 0001-acmectl"; "" where only its id tells it
}

// Apart says of each draft of a list what tells it from the others of the same
// subject, as far as they differ in it: the day on which the review began, the record
// that it revises, and the folder that its record goes to.
func Apart(list []Info) []Difference {
	out := make([]Difference, len(list))
	for i, d := range list {
		var alike []Info
		for _, x := range list {
			if d.Err == nil && x.Err == nil && subject(x) == subject(d) {
				alike = append(alike, x)
			}
		}
		if len(alike) < 2 {
			continue
		}
		var said []string
		for _, of := range []struct {
			value     func(Info) string
			some, non string // what is said of a value, and of none
		}{
			{func(x Info) string { return x.Entered.Review.Date }, "begun ", ""},
			{func(x Info) string { return x.Entered.Review.Supersedes }, "revises ", "revises nothing"},
			{func(x Info) string { return x.Folder }, "for ", ""},
		} {
			value := of.value(d)
			switch {
			case !slices.ContainsFunc(alike, func(x Info) bool { return of.value(x) != value }):
			case value != "":
				said = append(said, of.some+text.Line(value))
			case of.non != "":
				said = append(said, of.non)
			}
		}
		out[i] = Difference{true, strings.Join(said, ", ")}
	}
	return out
}

// Text is the difference after the id by which commands find the draft; "" where no
// other draft has its subject.
func (d Difference) Text(id string) string {
	switch {
	case !d.Alike:
		return ""
	case d.In == "":
		return "draft " + id
	}
	return "draft " + id + ", " + d.In
}

// subject is what two drafts are taken to be of the same by.
func subject(d Info) string { return strings.ToLower(text.Line(d.Entered.Subject.Name)) }
