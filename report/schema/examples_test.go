package schema_test

import (
	"os"
	"regexp"
	"strings"
	"testing"

	"flowverdict/questionnaire/fixture"
	"flowverdict/questionnaire/review"
	"flowverdict/report"
	"flowverdict/report/record"
)

var aboutReview = regexp.MustCompile(`(?m)^subject:\n(  .*\n)+review:\n(  .*\n)+`)

// filled is what a file says, and in the fields that it lacks the values of
// tests, for people to improve.
func filled(source string, fields []review.Field[review.Draft]) review.Draft {
	in, _ := record.DecodeInput([]byte(source), fixture.Release())
	for _, f := range fields {
		if f.Empty(&in.Draft) {
			f.Enter(&in.Draft, fixture.Value(&f.Entry))
		}
	}
	return in.Draft
}

// withReview puts subject and review of a record into a file in place of its
// own.
func withReview(t *testing.T, source string, r *record.Record) string {
	content := string(must(t)(r.YAML()))
	return strings.Replace(source, aboutReview.FindString(source), aboutReview.FindString(content), 1)
}

// fillExamples gives the example of the page every field of subject and review
// that people are asked for, and the record made of it.
func fillExamples(t *testing.T) {
	text := string(file(t, page))
	blocks := yamlBlock.FindAllStringSubmatch(text, -1)
	d := filled(blocks[0][1], review.AskedFirst())
	made, problems := report.New(fixture.Release(), "0007-acmectl", d)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	for _, m := range blocks {
		r := &record.Record{Draft: d}
		if strings.Contains(m[1], "\n  review_by: ") {
			r = made
		}
		if aboutReview.MatchString(m[1]) {
			text = strings.Replace(text, m[1], withReview(t, m[1], r), 1)
		}
	}
	write(t, page, text)
}

// fillTestFiles gives the files that are changed every field of subject and
// review.
func fillTestFiles(t *testing.T) {
	for _, name := range []string{"testdata/record.yaml", "testdata/answers-list.yaml"} {
		source := string(file(t, name))
		write(t, name, withReview(t, source, &record.Record{Draft: filled(source, review.DraftFields())}))
	}
}

func write(t *testing.T, name, content string) {
	t.Helper()
	if err := os.WriteFile(name, []byte(content), 0o644); err != nil {
		t.Fatal(err)
	}
}
