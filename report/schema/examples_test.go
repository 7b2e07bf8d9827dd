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

// fillExamples gives the example of the page every field of subject and review
// that people are asked for and it lacks, there and in the record made of it.
// The values are those of tests, for people to improve.
func fillExamples(t *testing.T) {
	text := string(file(t, page))
	blocks := yamlBlock.FindAllStringSubmatch(text, -1)
	in, _ := record.DecodeInput([]byte(blocks[0][1]), fixture.Release())
	d := in.Draft
	for _, f := range review.AskedFirst() {
		if f.Empty(&d) {
			f.Enter(&d, fixture.Value(&f.Entry))
		}
	}
	entered := must(t)((&record.Record{Draft: d}).YAML())
	made, problems := report.New(fixture.Release(), "0007-acmectl", d)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	for _, m := range blocks {
		new := entered
		if strings.Contains(m[1], "\n  review_by: ") {
			new = must(t)(made.YAML())
		}
		if old := aboutReview.FindString(m[1]); old != "" {
			text = strings.Replace(text, old, aboutReview.FindString(string(new)), 1)
		}
	}
	if err := os.WriteFile(page, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}
