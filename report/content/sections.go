package content

import (
	"slices"
	"strconv"
	"strings"

	"flowverdict/questionnaire"
)

// sections lists, for each document, the sections that questions rest on; "" is
// the document as a whole.
func (v *view) sections() map[*questionnaire.Document][]string {
	out := map[*questionnaire.Document][]string{}
	seen := map[questionnaire.Source]bool{}
	for _, question := range v.q.Questions() {
		for _, source := range question.Sources {
			if seen[source] {
				continue
			}
			seen[source] = true
			if d, section := v.q.Document(source); d != nil && !slices.Contains(out[d], section) {
				out[d] = append(out[d], section)
			}
		}
	}
	return out
}

// compareSections orders section numbers by their parts: 6.1.2 before 6.1.10.
func compareSections(a, b string) int {
	return slices.CompareFunc(strings.Split(a, "."), strings.Split(b, "."), func(x, y string) int {
		m, errX := strconv.Atoi(x)
		n, errY := strconv.Atoi(y)
		if errX != nil || errY != nil {
			return strings.Compare(x, y)
		}
		return m - n
	})
}

func has(sources []questionnaire.Source, source questionnaire.Source) bool {
	return slices.Contains(sources, source)
}
