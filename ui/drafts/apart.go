package drafts

import (
	"slices"
	"strings"

	"flowverdict/internal/text"
)

// Difference is what tells a draft from the others of the same subject. A draft that
// cannot be continued is none of them.
type Difference struct {
	Alike bool   // there are others
	In    string // clauses, as in "begun 2026-11-20, revises 0001-acmectl"; "" where only its id tells it
}

// Apart says of each draft of a list what tells it from the others of the same
// subject, as far as they differ in it: the day on which the review began, the record
// that it revises, and the folder that its record goes to.
func Apart(list []Info) []Difference {
	alike := map[string][]int{} // by subject
	for i, d := range list {
		if d.Err == nil {
			alike[subject(d)] = append(alike[subject(d)], i)
		}
	}
	out := make([]Difference, len(list))
	for _, those := range alike {
		if len(those) > 1 {
			tell(list, those, out)
		}
	}
	return out
}

// tell says of those drafts of a list in what they differ.
func tell(list []Info, those []int, out []Difference) {
	said := map[int][]string{}
	for _, of := range []struct {
		value      func(Info) string
		some, none string // what is said of a value, and of none
	}{
		{func(x Info) string { return x.Entered.Review.Date }, "begun ", ""},
		{func(x Info) string { return x.Entered.Review.Supersedes }, "revises ", "revises nothing"},
		{func(x Info) string { return x.Folder }, "for ", ""},
	} {
		first := of.value(list[those[0]])
		if !slices.ContainsFunc(those, func(i int) bool { return of.value(list[i]) != first }) {
			continue
		}
		for _, i := range those {
			switch value := of.value(list[i]); {
			case value != "":
				said[i] = append(said[i], of.some+text.Line(value))
			case of.none != "":
				said[i] = append(said[i], of.none)
			}
		}
	}
	for _, i := range those {
		out[i] = Difference{true, strings.Join(said[i], ", ")}
	}
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
