package schema_test

import (
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"flowverdict/questionnaire"
	"flowverdict/questionnaire/fixture"
	"flowverdict/questionnaire/review"
	"flowverdict/report"
	"flowverdict/report/record"
)

var entered = regexp.MustCompile(`(?m)^(subject|review|conditions|decision|exception):\n(?:(?:  .*)?\n)*`)

// filled is what a file says, and in fields that it lacks the values of tests,
// for people to improve.
func filled(q *questionnaire.Questionnaire, source string, fields []review.Field[review.Draft]) review.Draft {
	in, _ := record.DecodeInput([]byte(source), q)
	fixture.FillIn(&in.Draft, fields)
	for i := range in.Conditions {
		fixture.FillIn(&in.Conditions[i], slices.DeleteFunc(review.ConditionFields(), func(f review.Field[review.Condition]) bool {
			return slices.Contains([]string{"gate", "question", "level"}, f.Key) // a condition is about one of them
		}))
	}
	return in.Draft
}

// rewritten is a file with what people entered as a record has it.
func rewritten(t *testing.T, source string, r *record.Record) string {
	is := map[string]string{}
	for _, m := range entered.FindAllStringSubmatch(string(must(t)(r.YAML())), -1) {
		is[m[1]] = m[0]
	}
	return entered.ReplaceAllStringFunc(source, func(block string) string {
		return is[entered.FindStringSubmatch(block)[1]]
	})
}

// fillExamples gives the examples of the page every field that people are asked
// for, and the record made of the first one what it says.
func fillExamples(t *testing.T) {
	text := string(file(t, page))
	blocks := yamlBlock.FindAllStringSubmatch(text, -1)
	q, _ := fixture.Judged(t)
	d := filled(q, blocks[0][1], review.AskedFirst())
	made, problems := report.New(q, "0007-acmectl", d)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	for _, m := range blocks {
		r := &record.Record{Draft: d}
		switch {
		case strings.HasPrefix(m[1], "conditions:"), strings.HasPrefix(m[1], "decision:"):
			r.Draft = filled(q, "schema: "+record.Schema+"\n"+m[1], slices.DeleteFunc(review.DraftFields(), func(f review.Field[review.Draft]) bool { return f.Asked == review.AskedNever }))
		case strings.Contains(m[1], "\n  review_by: "):
			r = made
		case !strings.Contains(m[1], "\nreview:"):
			continue
		}
		text = strings.Replace(text, m[1], rewritten(t, m[1], r), 1)
	}
	write(t, page, text)
}

// fillTestFiles gives the files that are changed every field that people enter.
func fillTestFiles(t *testing.T) {
	for _, name := range []string{"testdata/record.yaml", "testdata/answers-list.yaml"} {
		source := string(file(t, name))
		write(t, name, rewritten(t, source, &record.Record{Draft: filled(fixture.Release(), source, review.DraftFields())}))
	}
}

func write(t *testing.T, name, content string) {
	t.Helper()
	if err := os.WriteFile(name, []byte(content), 0o644); err != nil {
		t.Fatal(err)
	}
}
