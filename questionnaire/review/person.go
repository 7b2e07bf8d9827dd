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
				if (i == 0 || j == 0) && strings.EqualFold(name, other) {
					return true
				}
			}
		}
		return false
	})
}

// names are the names in a text that names people, as they are compared.
func names(s string) []string {
	s = text.Alike(s)
	if strings.ContainsAny(s, "&/|\n") || strings.Contains(strings.ToLower(s), " and ") {
		s = strings.NewReplacer("&", ",", "/", ",", "|", ",", "\n", ",", " and ", ",", " And ", ",", " AND ", ",").Replace(s)
	}
	var out []string
	for _, name := range People(s) {
		if at := strings.IndexAny(name, "([{<"); at >= 0 {
			name = name[:at]
		}
		for _, dash := range []string{" - ", " – ", " — "} {
			name, _, _ = strings.Cut(name, dash)
		}
		if name = strings.TrimSpace(name); name != "" {
			out = append(out, name)
		}
	}
	return out
}
