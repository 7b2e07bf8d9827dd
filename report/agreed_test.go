package report_test

import (
	"strings"
	"testing"

	"flowverdict/questionnaire"
	"flowverdict/questionnaire/fixture"
	"flowverdict/questionnaire/review"
	"flowverdict/report"
	"flowverdict/report/markdown"
	"flowverdict/report/record"
	"flowverdict/report/register"
)

// A condition on an answer is in the record, its report and the register, and is
// gone from all of them when the answer is there.
func TestAConditionOnAnAnswer(t *testing.T) {
	q, _ := fixture.Judged(t)
	d := review.Draft{Subject: review.Subject{Name: "acmectl"}, Review: review.Review{Reviewers: []string{"a reviewer"}, Date: "2026-11-23"}}
	for _, x := range q.Questions() { // the worst of each keeps the verdict from suitable
		d.Answers = append(d.Answers, questionnaire.Answer{Question: x.ID, Level: x.Levels[len(x.Levels)-1].ID})
	}
	d.Answers = d.Answers.WithLevel("code-handling", "weak")
	d.Conditions = append(d.Conditions, review.Condition{Question: "code-handling", Level: "verified", Owner: "the code team", Due: "2027-02-23"},
		review.Condition{Question: "code-handling", Level: "hardened", Owner: "a second owner"}, review.Condition{Question: "no-such-question", Level: "hardened"})
	for _, level := range []string{"weak", questionnaire.Unknown, "verified", "hardened"} {
		d.Answers = d.Answers.WithLevel("code-handling", level)
		r, wrong := report.New(q, "0007-acmectl", d)
		if len(wrong) > 0 {
			t.Fatal(wrong)
		}
		a := questionnaire.Assess(q, d.Answers)
		want := level == "weak" || level == questionnaire.Unknown
		md := string(markdown.Write(r, q))
		content, err := r.YAML()
		if err != nil {
			t.Fatal(err)
		}
		f, ok := record.Decode(content)
		if !ok || len(f.Errors()) > 0 {
			t.Fatal(f.Errors())
		}
		e := register.Of("0007-acmectl.yaml", &f.Record, q, &a)
		early := register.Preliminary("0007-acmectl.yaml", "0007-acmectl", content)
		for where, has := range map[string]bool{
			"the Markdown": strings.Contains(md, "the code team"), "the YAML": strings.Contains(string(content), "  - question: code-handling\n    level: verified\n    action: "),
			"the register": dated(e.Dates()), "what is known early": dated(early.Dates()),
		} {
			if has != want {
				t.Errorf("at %s %s has it: %v\n%s", level, where, has, md)
			}
		}
		if strings.Contains(string(content), "a second owner") || strings.Contains(string(content), "no-such-question") {
			t.Errorf("more than one condition is there:\n%s", content)
		}
	}
}

func dated(dates []register.Date) bool {
	for _, d := range dates {
		if d.Kind == register.KindCondition && d.Of == "code-handling=verified" && d.Day == "2027-02-23" {
			return true
		}
	}
	return false
}
