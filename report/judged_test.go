package report_test

import (
	"encoding/json"
	"regexp"
	"slices"
	"strings"
	"testing"

	"flowverdict/questionnaire"
	"flowverdict/questionnaire/alternatives"
	"flowverdict/questionnaire/fixture"
	"flowverdict/questionnaire/mitigations"
	"flowverdict/questionnaire/review"
	"flowverdict/report"

	"pgregory.net/rapid"
)

type alternativeJSON struct {
	ID, Status string
	Residual   *struct{ Lowest, Highest string }
	Reasons    []struct{ Kind, Why string }
}

type judgedJSON struct {
	Option              string
	Alternatives        []alternativeJSON
	Coverage, Practices []struct{ ID, State string }
}

func judgedOf(t fataler, q *questionnaire.Questionnaire, answers questionnaire.Answers) *judgedJSON {
	r, problems := report.New(q, "0001-acmectl", review.Draft{Subject: review.Subject{Name: "acmectl"}, Review: review.Review{Reviewers: []string{"me"}, Date: "2026-11-28"}, Answers: answers})
	if len(problems) > 0 {
		t.Fatalf("%v", problems)
	}
	format, _ := report.FormatNamed("json")
	content, err := format.Write(r, q)
	if err != nil {
		t.Fatalf("%v", err)
	}
	var out struct{ Judged *judgedJSON }
	if err := json.Unmarshal(content, &out); err != nil {
		t.Fatalf("%v", err)
	}
	return out.Judged
}

// The Markdown of a record says of each practice that is not met what it asks, and of
// an alternative that is ruled out that its verdict is the one it would have.
func TestMarkdownSaysWhatIsJudged(t *testing.T) {
	q, _ := fixture.Judged(t)
	seen := map[string]int{}
	rapid.Check(t, func(t *rapid.T) {
		answers := fixture.DrawSheet(t, q).Answers(q)
		r, problems := report.New(q, "0001-acmectl", review.Draft{Subject: review.Subject{Name: "acmectl"}, Review: review.Review{Reviewers: []string{"me"}, Date: "2026-11-28"}, Answers: answers})
		if len(problems) > 0 {
			t.Fatalf("%v", problems)
		}
		format, _ := report.FormatNamed("markdown")
		content, err := format.Write(r, q)
		if err != nil {
			t.Fatalf("%v", err)
		}
		a := questionnaire.Assess(q, answers)
		for _, p := range mitigations.Practices(q, answers, &a, "") {
			says := regexp.MustCompile(`\* ` + regexp.QuoteMeta(p.ID) + `( [A-Z]+)?: ` + regexp.QuoteMeta(p.Text)).Match(content)
			if says != (p.State == questionnaire.NotMet) {
				t.Fatalf("practice %s is %s, said in words: %v\n%s", p.ID, p.State, says, content)
			}
			seen[p.State]++
		}
		for line := range strings.Lines(string(content)) {
			ruled, judged := strings.Contains(line, ": ruled out by "), strings.Contains(line, "; ")
			if otherwise := strings.Contains(line, "; otherwise "); otherwise != (ruled && judged) {
				t.Fatalf("%s", line)
			}
			if ruled && judged {
				seen["otherwise"]++
			}
		}
	})
	if seen["otherwise"] == 0 || seen[questionnaire.NotMet] == 0 || seen[questionnaire.Met] == 0 {
		t.Errorf("only seen: %v", seen)
	}
}

// The JSON of a record says of alternatives, coverage and practices what is
// judged of the answers.
func TestJSONSaysWhatIsJudged(t *testing.T) {
	q, _ := fixture.Judged(t)
	rapid.Check(t, func(t *rapid.T) {
		answers := fixture.DrawSheet(t, q).Answers(q)
		got := judgedOf(t, q, answers)
		a := questionnaire.Assess(q, answers)
		all := alternatives.Judge(q, answers)
		if want := alternatives.Choose(q, &a, all).ID("device-flow"); got.Option != want {
			t.Fatalf("option %s, want %s", got.Option, want)
		}
		for i, r := range all {
			x := got.Alternatives[i]
			if x.ID != r.ID || x.Status != string(r.Status) || x.Residual.Lowest != r.Residual.Bracket.Lowest.String() || x.Residual.Highest != r.Residual.Bracket.Highest.String() || len(x.Reasons) != len(r.RulesOut)+len(r.Against)+len(r.For) {
				t.Fatalf("%+v, want %+v", x, r)
			}
		}
		for i, m := range mitigations.Cover(q, answers, nil) {
			if got.Coverage[i].ID != m.ID || got.Coverage[i].State != m.State {
				t.Fatalf("%+v, want %+v", got.Coverage[i], m)
			}
		}
		for i, p := range mitigations.Practices(q, answers, &a, "") {
			if got.Practices[i].ID != p.ID || got.Practices[i].State != p.State {
				t.Fatalf("%+v, want %+v", got.Practices[i], p)
			}
		}
		if chosen := slices.IndexFunc(got.Alternatives, func(x alternativeJSON) bool { return x.ID == got.Option }); chosen >= 0 && got.Alternatives[chosen].Status == string(alternatives.RuledOut) {
			t.Fatalf("%s is chosen and ruled out", got.Option)
		}
	})
}

// A questionnaire that says nothing of them leaves the JSON as it is.
func TestJSONWithoutWhatIsJudged(t *testing.T) {
	if got := judgedOf(t, fixture.Release(), nil); got != nil {
		t.Errorf("%+v", got)
	}
}
