package json

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"flowverdict/questionnaire"
	"flowverdict/questionnaire/fixture"
	"flowverdict/report/comparison"
	"flowverdict/report/record"
	"flowverdict/report/summary"
)

// drawn is a record with some answers, also open and unknown ones.
func drawn(r *rand.Rand, q *questionnaire.Questionnaire) comparison.Source {
	out := &record.Record{}
	for _, x := range q.Questions() {
		switch level := r.IntN(len(x.Levels) + 2); level {
		case len(x.Levels):
			out.Answers = out.Answers.WithLevel(x.ID, questionnaire.Unknown)
		case len(x.Levels) + 1:
		default:
			out.Answers = out.Answers.WithLevel(x.ID, x.Levels[level/2].ID)
		}
	}
	return comparison.Source{Name: "a.yaml", Record: out, Questionnaire: q}
}

// Whatever the answers, each document can be read, ends as a line, and has a
// list where there is nothing.
func TestListsAreAlwaysThere(t *testing.T) {
	q := fixture.Release()
	r := rand.New(rand.NewPCG(1, 2))
	for i := range rounds(100) {
		before, after := drawn(r, q), drawn(r, q)
		if i == 0 {
			after = before
		}
		rejudged := comparison.Rejudged{By: q}
		if i > 0 {
			rejudged.Add(before)
		}
		for name, write := range map[string]func() ([]byte, error){
			"what-if":         func() ([]byte, error) { return WhatIf(comparison.Ways(before, summary.Options{})) },
			"what-if, facts":  func() ([]byte, error) { return WhatIf(comparison.Ways(before, summary.Options{Facts: true})) },
			"what-if, others": func() ([]byte, error) { return WhatIf(comparison.OtherAnswers(before, after.Record.Answers)) },
			"compare":         func() ([]byte, error) { return Compare(comparison.OfRecords(before, after)) },
			"rejudge":         func() ([]byte, error) { return Rejudge(rejudged) },
		} {
			content, err := write()
			if err != nil {
				t.Fatal(err)
			}
			var v any
			if err := json.Unmarshal(content, &v); err != nil {
				t.Errorf("%s: %v", name, err)
			}
			if !strings.HasSuffix(string(content), "\n}\n") {
				t.Errorf("%s does not end as a line", name)
			}
			if at := nothing("", v); at != "" {
				t.Fatalf("%s holds nothing at %s", name, at)
			}
		}
	}
}

// nothing finds a null, an empty text or an empty object.
func nothing(at string, v any) string {
	switch v := v.(type) {
	case nil:
		return at
	case string:
		if v == "" {
			return at
		}
	case map[string]any:
		if len(v) == 0 {
			return at
		}
		for key, value := range v {
			if found := nothing(at+"."+key, value); found != "" {
				return found
			}
		}
	case []any:
		for i, value := range v {
			if found := nothing(fmt.Sprintf("%s[%d]", at, i), value); found != "" {
				return found
			}
		}
	}
	return ""
}

// Facts keep their order, and are no text that could break out of its key.
func TestFactsKeepTheirOrder(t *testing.T) {
	content, err := json.Marshal(facts{{Question: "b", Level: "two"}, {Question: "a", Level: `x":"y`}})
	if want := `{"b":"two","a":"x\":\"y"}`; err != nil || string(content) != want {
		t.Errorf("%s, %v; want %s", content, err, want)
	}
}
