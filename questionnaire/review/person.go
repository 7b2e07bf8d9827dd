package review

import (
	"slices"
	"strings"

	"flowverdict/internal/text"
)

// People takes apart a list of people or roles that somebody typed: at commas
// and semicolons, with blanks squeezed.
func People(typed string) []string {
	people := text.Split(typed, ",;")
	for i, p := range people {
		people[i] = strings.Join(strings.Fields(p), " ")
	}
	return people
}

// HasReviewer reports whether somebody is one of the reviewers, who cannot
// approve an exception. Both may be lists, and carry a title or a department
// after a comma or in brackets: a match is a name that both hold and that
// stands first with one of them, so that two people of one department differ.
// Names are compared without regard to case, width and blanks, and those that look
// the same are the same.
func (r Review) HasReviewer(somebody string) bool {
	approvers := names(somebody)
	return slices.ContainsFunc(r.Reviewers, func(reviewer string) bool {
		for i, name := range names(reviewer) {
			for j, other := range approvers {
				if (i == 0 || j == 0) && name.same(other) {
					return true
				}
			}
		}
		return false
	})
}

// name is that of somebody, as it is compared: as it is written, and as it looks. A
// letter of another script may look like a Latin one in one case only.
type name struct{ written, looks string }

func (n name) same(other name) bool {
	return strings.EqualFold(n.written, other.written) || strings.EqualFold(n.looks, other.looks)
}

// names are the names in a text that names people.
func names(s string) []name {
	s = text.Compatible(s)
	if strings.ContainsAny(s, "&/|\n") || strings.Contains(strings.ToLower(s), " and ") {
		s = strings.NewReplacer("&", ",", "/", ",", "|", ",", "\n", ",", " and ", ",", " And ", ",", " AND ", ",").Replace(s)
	}
	var out []name
	for _, written := range People(s) {
		if at := strings.IndexAny(written, "([{<"); at >= 0 {
			written = written[:at]
		}
		for _, dash := range []string{" - ", " – ", " — "} {
			written, _, _ = strings.Cut(written, dash)
		}
		if written = strings.TrimSpace(written); written != "" {
			out = append(out, name{written, text.Alike(written)})
		}
	}
	return out
}
