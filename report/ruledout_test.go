package report_test

import (
	"regexp"
	"strings"
	"testing"

	"flowverdict/questionnaire"
	"flowverdict/questionnaire/alternatives"
	"flowverdict/questionnaire/fixture"
	"flowverdict/questionnaire/review"
	"flowverdict/report"

	"pgregory.net/rapid"
)

// proposed is what a report proposes: the chosen option, and what is stressed of
// the alternatives on the first page.
func proposed(markdown string) string {
	var out []string
	for _, pattern := range []string{
		`(?m)^Chosen option: "([^"]*)"`,
		`(?m)^\| Instead \| (None[^|]*|[^|:]*\.[^|]*)\|`,
		`(?m)^\|  \| \*\*([^*]*)\*\*: [^|]*; [^|]*\|`,
	} {
		for _, m := range regexp.MustCompile(pattern).FindAllStringSubmatch(markdown, -1) {
			out = append(out, m[1])
		}
	}
	return strings.Join(out, "\n")
}

// No report proposes an alternative that the answers rule out, whoever decided
// what, and the chosen option is the one that follows from the answers.
func TestNoReportProposesWhatIsRuledOut(t *testing.T) {
	q, _ := fixture.Judged(t)
	ruledOut, chosen := 0, map[string]int{}
	rapid.Check(t, func(t *rapid.T) {
		answers := fixture.DrawSheet(t, q).Answers(q)
		status := rapid.SampledFrom([]string{review.Proposed, review.Accepted, review.Rejected}).Draw(t, "status")
		r, problems := report.New(q, "0001-acmectl", review.Draft{
			Subject: review.Subject{Name: "acmectl"}, Review: review.Review{Reviewers: []string{"me"}, Date: "2026-11-28"}, Answers: answers, Decision: review.Decision{Status: status},
		})
		if len(problems) > 0 {
			return // accepted against a rule
		}
		format, _ := report.FormatNamed("markdown")
		content, err := format.Write(r, q)
		if err != nil {
			t.Fatal(err)
		}
		markdown := string(content)
		said := proposed(markdown)
		if !strings.Contains(markdown, "Chosen option: ") || said == "" {
			t.Fatalf("nothing is proposed in\n%s", markdown)
		}
		a := questionnaire.Assess(q, answers)
		all := alternatives.Judge(q, answers)
		for _, x := range all {
			if x.Status == alternatives.RuledOut {
				ruledOut++
				if strings.Contains(said, x.Title) {
					t.Fatalf("%s is ruled out, and proposed in\n%s", x.Title, said)
				}
			}
		}
		option := alternatives.Choose(q, &a, all)
		want := map[bool]string{true: "None yet", false: "None: fix"}[option.FindOut]
		switch {
		case status != review.Proposed:
			return
		case option.Mechanism:
			want = q.Topic().Option
		case option.Chosen != nil:
			want = option.Chosen.Title
		}
		chosen[want]++
		if !strings.Contains(markdown, `Chosen option: "`+want) {
			t.Fatalf("want %s in\n%s", want, said)
		}
	})
	if !testing.Short() && (ruledOut == 0 || len(chosen) < 4) {
		t.Errorf("%d ruled out, chosen %v", ruledOut, chosen)
	}
}
