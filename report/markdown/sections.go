package markdown

import (
	"slices"
	"strconv"
	"strings"

	"flowverdict/questionnaire"
)

// sectionsOf lists the sections of a document that questions rest on, in the
// document's own order; "" is the document as a whole.
func (v *view) sectionsOf(document string) []string {
	var out []string
	for _, question := range v.q.Questions() {
		for _, source := range question.Sources {
			if d, section := v.q.Document(source); d != nil && d.ID == document && !slices.Contains(out, section) {
				out = append(out, section)
			}
		}
	}
	slices.SortStableFunc(out, compareSections)
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
