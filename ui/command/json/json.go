// Package json writes what commands answer for programs, as docs/json.md
// promises it. A key is a field of a struct and its tag.
//
// Lists are always there, empty where there is nothing; a text that is empty is
// left out where omitempty says so. What is written is found elsewhere. A register
// is read back too, because other runs make one of several.
package json

import (
	"bytes"
	"encoding/json"
	"fmt"

	"flowverdict/internal/text"
	"flowverdict/questionnaire"
	"flowverdict/questionnaire/analysis"
)

// document writes a value with two spaces of indent and one final newline.
func document(v any) ([]byte, error) {
	var b bytes.Buffer
	encoder := json.NewEncoder(&b)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	if err := encoder.Encode(v); err != nil {
		return nil, fmt.Errorf("write JSON: %w", err)
	}
	return text.GuardJSON(b.Bytes()), nil
}

// each writes the items of a list; an empty list is [] and not null.
func each[T, J any](list []T, write func(T) J) []J {
	out := make([]J, 0, len(list))
	for _, x := range list {
		out = append(out, write(x))
	}
	return out
}

func same[T any](x T) T { return x }

func gateID(g *questionnaire.Gate) string { return g.ID }

type pin struct {
	ID      string `json:"id"`
	Version string `json:"version"`
	SHA256  string `json:"sha256"`
}

func pinOf(q *questionnaire.Questionnaire) pin { return pin{q.ID, q.Version, q.Digest} }

type bracket struct {
	Lowest  string `json:"lowest"`
	Highest string `json:"highest"`
}

func bracketOf(b questionnaire.Bracket) bracket {
	return bracket{b.Lowest.String(), b.Highest.String()}
}

// points are given in hundredths, and written as points: 0.75.
type points int

// MarshalJSON writes the points as a number.
func (p points) MarshalJSON() ([]byte, error) { return json.Marshal(float64(p) / 100) }

type between struct {
	Low  int `json:"low"`
	High int `json:"high"`
}

func betweenOf(r questionnaire.Range) between { return between{r.Low, r.High} }

type assessment struct {
	Verdict string  `json:"verdict"`
	Bracket bracket `json:"bracket"`
	Score   between `json:"score"`
	Points  between `json:"points"`
}

func assessmentOf(a questionnaire.Assessment) assessment {
	return assessment{a.Verdict().String(), bracketOf(a.Bracket), betweenOf(a.Score), betweenOf(a.Points)}
}

// change is an answer that differs. Without from it was open before, without to
// it is open after.
type change struct {
	Question string `json:"question"`
	From     string `json:"from,omitempty"`
	To       string `json:"to,omitempty"`
}

func changeOf(c analysis.Change) change { return change{c.Question.ID, c.From, c.To} }

// difference is what differs between two assessments.
type difference struct {
	Answers        []change    `json:"answers"`
	Before         assessment  `json:"before"`
	After          assessment  `json:"after"`
	Fires          []string    `json:"fires"`
	Lifted         []string    `json:"lifted"`
	MightFire      []string    `json:"might_fire"`
	Excluded       []string    `json:"excluded"`
	Conditions     []condition `json:"conditions"`
	ConditionsGone []string    `json:"conditions_gone"`
}

type condition struct {
	Gate   string `json:"gate"`
	Action string `json:"action"`
}

func differenceOf(d analysis.Difference) difference {
	return difference{
		Answers:        each(d.Answers, changeOf),
		Before:         assessmentOf(d.Before),
		After:          assessmentOf(d.After),
		Fires:          each(d.Fired, gateID),
		Lifted:         each(d.Lifted, gateID),
		MightFire:      each(d.Possible, gateID),
		Excluded:       each(d.Excluded, gateID),
		Conditions:     each(d.Appearing, func(g *questionnaire.Gate) condition { return condition{g.ID, d.After.Remedy(g)} }),
		ConditionsGone: each(d.Vanishing, gateID),
	}
}
