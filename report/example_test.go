package report_test

import (
	"fmt"
	"strings"

	"flowverdict/questionnaire"
	"flowverdict/questionnaire/library"
	"flowverdict/questionnaire/review"
	"flowverdict/report"
	"flowverdict/report/markdown"
	"flowverdict/report/record"
	"flowverdict/report/validation"
)

// A review becomes a record, which is written as YAML with Markdown beside it, and
// checked again whenever it is read.
func Example() {
	q := new(library.Library).Get("device-flow-cli", "2.0.0")
	r, problems := report.New(q, "0001-acmectl", review.Draft{
		Subject: review.Subject{Name: "acmectl", Owner: "platform team"},
		Review:  review.Review{Reviewers: []string{"application security"}, Date: "2026-11-28"},
		Answers: questionnaire.Answers{{Question: "browser", Level: "none", Basis: questionnaire.Observed}},
	})
	if len(problems) > 0 {
		fmt.Println(problems)
		return
	}
	page := string(markdown.Write(r, q)) // first: the record notes what was rendered
	content, err := r.YAML()
	if err != nil {
		fmt.Println(err)
		return
	}

	read, _ := record.Decode(content)
	fmt.Println(read.ID, read.Assessment.Verdict)
	fmt.Println(page[strings.Index(page, "# "):strings.Index(page, "\n\n**")])

	checked := validation.Check([]validation.File{{Name: "0001-acmectl.yaml", Content: []byte(strings.Replace(string(content), "verdict: unsuitable", "verdict: suitable", 1))}}, validation.Options{AsOf: "2026-11-28"})
	for _, f := range checked.Findings {
		fmt.Println(f.Line, f.Rule, f.Message)
	}
	// Output:
	// 0001-acmectl unsuitable
	// # Device flow for acmectl
	// 20 verdict-differs verdict is "suitable", and the answers give "unsuitable"
}
