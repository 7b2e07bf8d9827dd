package content

import (
	"slices"
	"strconv"
	"strings"

	"flowverdict/questionnaire"
)

// Index is what a questionnaire says of itself in every record that is judged
// by it, found once. It is immutable and safe for concurrent use.
type Index struct {
	q        *questionnaire.Questionnaire
	controls map[string][]int // places of the questions behind each control
	rfcs     []request        // in the order of their table
}

// request is a section of an RFC, and the places of the questions that rest on
// it.
type request struct {
	document *questionnaire.Document
	section  string // "" for the document as a whole
	name     string
	behind   []int
}

// NewIndex returns the index of a questionnaire.
func NewIndex(q *questionnaire.Questionnaire) *Index {
	x := &Index{q: q, controls: map[string][]int{}}
	at := map[string]int{} // of the requests, by name
	for i, question := range q.Questions() {
		for _, id := range question.Frameworks {
			x.controls[id] = with(x.controls[id], i)
		}
		for _, source := range question.Sources {
			document, section := q.Document(source)
			if document == nil || !strings.HasPrefix(document.ID, "RFC ") {
				continue
			}
			name := strings.TrimSpace(document.ID + " " + section)
			if _, known := at[name]; !known {
				at[name] = len(x.rfcs)
				x.rfcs = append(x.rfcs, request{document: document, section: section, name: name})
			}
			r := &x.rfcs[at[name]]
			r.behind = with(r.behind, i)
		}
	}
	order := map[*questionnaire.Document]int{}
	for i := range q.Documents {
		order[&q.Documents[i]] = i
	}
	slices.SortStableFunc(x.rfcs, func(a, b request) int {
		if a.document != b.document {
			return order[a.document] - order[b.document]
		}
		return compareSections(a.section, b.section)
	})
	return x
}

// with adds the place of a question that came last; one that names the same
// thing twice counts once.
func with(places []int, at int) []int {
	if n := len(places); n > 0 && places[n-1] == at {
		return places
	}
	return append(places, at)
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
