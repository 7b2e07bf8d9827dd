package content

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"flowverdict/questionnaire"
)

// Index is what a questionnaire says of itself in every record that is judged
// by it, found once. It is not safe for concurrent use.
type Index struct {
	q          *questionnaire.Questionnaire
	topic      topic
	frameworks []framework
	rfcs       []MappingRow // sections of RFCs, and the questions that rest on each
	rfcSources []questionnaire.Source

	citations map[questionnaire.Source]questionnaire.Citation // of sources that were named

	questions      map[*questionnaire.Question]asked
	answeredBefore map[answerTo]answered // for levels that their questions have
}

// NewIndex returns the index of a questionnaire.
func NewIndex(q *questionnaire.Questionnaire) *Index {
	x := &Index{q: q, topic: newTopic(q), citations: map[questionnaire.Source]questionnaire.Citation{}, questions: map[*questionnaire.Question]asked{}, answeredBefore: map[answerTo]answered{}}
	controls := map[string][]int{} // places of the questions behind each
	for i, question := range q.Questions() {
		for _, id := range question.Frameworks {
			controls[id] = with(controls[id], i)
		}
	}
	x.frameworks = make([]framework, 0, len(q.Frameworks))
	for i := range q.Frameworks {
		x.frameworks = append(x.frameworks, newFramework(q, &q.Frameworks[i], controls))
	}
	requests := requests(q)
	x.rfcs, x.rfcSources = make([]MappingRow, 0, len(requests)), make([]questionnaire.Source, 0, len(requests))
	for _, r := range requests {
		s := questionnaire.Source(r.name)
		x.rfcs = append(x.rfcs, MappingRow{[]Inline{cited(x.cite(s))}, r.behind})
		x.rfcSources = append(x.rfcSources, s)
	}
	return x
}

// request is a section of an RFC, and the places of the questions that rest on
// it.
type request struct {
	document *questionnaire.Document
	section  string // "" for the document as a whole
	name     string
	behind   []int
}

// requests lists the sections of RFCs that questions rest on, by document.
func requests(q *questionnaire.Questionnaire) []request {
	var out []request
	at := map[string]int{} // by name
	for i, question := range q.Questions() {
		for _, source := range question.Sources {
			document, section := q.Document(source)
			if document == nil || !strings.HasPrefix(document.ID, "RFC ") {
				continue
			}
			name := strings.TrimSpace(document.ID + " " + section)
			if _, known := at[name]; !known {
				at[name] = len(out)
				out = append(out, request{document: document, section: section, name: name})
			}
			out[at[name]].behind = with(out[at[name]].behind, i)
		}
	}
	order := map[*questionnaire.Document]int{}
	for i := range q.Documents {
		order[&q.Documents[i]] = i
	}
	slices.SortStableFunc(out, func(a, b request) int {
		return cmp.Or(cmp.Compare(order[a.document], order[b.document]), compareSections(a.section, b.section))
	})
	return out
}

// with adds what comes last, unless it stands there already.
func with[T comparable](list []T, last T) []T {
	if n := len(list); n > 0 && list[n-1] == last {
		return list
	}
	return append(list, last)
}

// compareSections orders section numbers by their parts: 6.1.2 before 6.1.10.
func compareSections(a, b string) int {
	for {
		x, restA, moreA := strings.Cut(a, ".")
		y, restB, moreB := strings.Cut(b, ".")
		m, errX := strconv.Atoi(x)
		n, errY := strconv.Atoi(y)
		if errX != nil || errY != nil {
			m, n = strings.Compare(x, y), 0
		}
		switch {
		case m != n:
			return m - n
		case !moreA || !moreB:
			return cmp.Compare(len(restA), len(restB))
		}
		a, b = restA, restB
	}
}
