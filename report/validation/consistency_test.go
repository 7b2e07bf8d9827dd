package validation_test

import (
	"fmt"
	"regexp"
	"strings"
	"testing"

	"flowverdict/internal/finding"
	"flowverdict/questionnaire"
	"flowverdict/questionnaire/fixture"
	"flowverdict/questionnaire/review"
	"flowverdict/report/validation"

	"pgregory.net/rapid"
)

// rank is how bad an answer counts: its level's position, the last one for
// open and unknown.
func rank(question *questionnaire.Question, level string) int {
	if at, ok := question.Level(level); ok {
		return at
	}
	return len(question.Levels) - 1
}

// harsher reports whether b was treated better than a although none of its
// answers is better, and not by an exception.
func harsher(q *questionnaire.Questionnaire, a, b review.Draft) bool {
	for _, question := range q.Questions() {
		if rank(question, a.Answers.Get(question.ID).Level) > rank(question, b.Answers.Get(question.ID).Level) {
			return false
		}
	}
	assessment := questionnaire.Assess(q, b.Answers)
	verdict := assessment.Verdict()
	return a.Decision.Status == review.Rejected && b.Decision.Status == review.Accepted &&
		(verdict == questionnaire.Suitable || verdict == questionnaire.Conditional)
}

// inconsistent returns the findings of the rule, by file.
func inconsistent(t rapid.TB, files []validation.File, o validation.Options) map[string]finding.Finding {
	out := map[string]finding.Finding{}
	for _, f := range validation.Check(files, o).Findings {
		if f.Rule != "inconsistent-decision" {
			continue
		}
		if _, twice := out[f.File]; twice || f.Path != "decision.status" || !strings.Contains(f.Source, "status: rejected") {
			t.Fatalf("not one finding at the status: %+v", f)
		}
		out[f.File] = f
	}
	return out
}

// The rule finds what comparing every record with every other one finds, and
// names a record that shows it.
func TestInconsistentDecisionsAreThoseThatAPairShows(t *testing.T) {
	o := options(t)
	versions := []*questionnaire.Questionnaire{small(t, "1.0.0"), small(t, "0.9.0")}
	seen := map[bool]int{}
	rapid.Check(t, func(t *rapid.T) {
		var files []validation.File
		var drafts []review.Draft
		var by []*questionnaire.Questionnaire
		for i := range rapid.IntRange(2, 8).Draw(t, "records") {
			q := rapid.SampledFrom([]*questionnaire.Questionnaire{versions[0], versions[0], versions[1]}).Draw(t, "version")
			d := sample()
			d.Conditions = nil
			d.Answers = answers(t, q)
			d.Decision.Status = rapid.SampledFrom(append(review.DecisionStates(), review.Accepted, review.Rejected)).Draw(t, "status")
			name := fmt.Sprintf("docs/%d/0007-acmectl.yaml", i)
			files, drafts, by = append(files, validation.File{Name: name, Content: record7(t, q, d)}), append(drafts, d), append(by, q)
		}
		found := inconsistent(t, files, o)
		for i := range files {
			want, named := false, false
			f, is := found[files[i].Name]
			for j := range files {
				if by[i] == by[j] && harsher(by[i], drafts[i], drafts[j]) {
					want = true
					named = named || strings.Contains(f.Message, files[j].Name)
				}
			}
			if want != is || want && !named {
				t.Fatalf("%s: found %v, want %v: %s", files[i].Name, is, want, f.Message)
			}
			seen[want]++
		}
	})
	if seen[true] == 0 || seen[false] == 0 {
		t.Errorf("not both were tried: %v", seen)
	}
}

// What says nothing certain of a record's answers keeps it out of comparison.
func TestOnlySettledRecordsInGoodOrderAreCompared(t *testing.T) {
	q, o := small(t, "1.0.0"), options(t)
	rejected, worse := sample(), accepted()
	rejected.Decision.Status = review.Rejected
	worse.Answers = worse.Answers.WithLevel("distribution", questionnaire.Unknown)
	good, other := string(record7(t, q, rejected)), string(record7(t, q, worse))
	worse.Exception = excepted().Exception
	worse.Exception.Gates = []string{"default-codes"}
	needless := string(record7(t, q, worse))
	byException, exception := string(record7(t, q, excepted())), regexp.MustCompile(`(?m)^exception:\n(  .*\n)+`)
	for _, x := range []struct{ name, good, other, says string }{
		{"as they are", good, other, "docs/2/0007-acmectl.yaml is accepted with answers that count worse: distribution community (here first-party)"},
		{"accepted alike", strings.Replace(good, "status: rejected", "status: accepted", 1), other, ""},
		{"the other proposed", good, strings.Replace(other, "status: accepted", "status: proposed", 1), ""},
		{"the other superseded", good, strings.Replace(other, "status: accepted", "status: superseded", 1), ""},
		{"a status that is none", good, strings.Replace(other, "status: accepted", "status: agreed", 1), ""},
		{"a level that is none", strings.Replace(good, "level: limited-write", "level: nun", 1), other, ""},
		{"another digest", strings.Replace(good, q.Digest, strings.Repeat("0", 64), 1), other, ""},
		{"both another digest", strings.Replace(good, q.Digest, strings.Repeat("0", 64), 1), strings.Replace(other, q.Digest, strings.Repeat("0", 64), 1), ""},
		{"the better one accepted", strings.Replace(good, "status: rejected", "status: accepted", 1), strings.Replace(other, "status: accepted", "status: rejected", 1), ""},
		{"the other accepted by exception", good, byException, ""},
		{"the other accepted against its verdict", good, exception.ReplaceAllString(byException, ""), ""},
		{"the other accepted with an exception that it does not need", good, needless, "is accepted with answers that count worse"},
		{"the same answers", good, strings.Replace(good, "status: rejected", "status: accepted", 1), "with answers that count the same"},
	} {
		if x.name != "as they are" && x.good == good && x.other == other {
			t.Fatalf("%s: nothing is changed", x.name)
		}
		found := inconsistent(t, []validation.File{{Name: "docs/1/0007-acmectl.yaml", Content: []byte(x.good)}, {Name: "docs/2/0007-acmectl.yaml", Content: []byte(x.other)}}, o)
		f, is := found["docs/1/0007-acmectl.yaml"]
		if len(found) > 1 || is != (x.says != "") || !strings.Contains(f.Message, x.says) {
			t.Errorf("%s: %v", x.name, found)
		}
	}
}

// acceptable reports whether the answers, all others at their best, may be
// accepted without an exception.
func acceptable(q *questionnaire.Questionnaire, answers questionnaire.Answers) bool {
	for _, question := range q.Questions() {
		if answers.Get(question.ID).Level == "" {
			answers = answers.WithLevel(question.ID, question.Levels[0].ID)
		}
	}
	a := questionnaire.Assess(q, answers)
	return a.Verdict() >= questionnaire.Conditional
}

// Up to five answers that differ are named, the others counted.
func TestInconsistentDecisionNamesFiveAnswers(t *testing.T) {
	q := fixture.Release()
	best, worst := sample(), accepted()
	best.Conditions, worst.Conditions, best.Answers, worst.Answers = nil, nil, nil, nil
	best.Decision.Status = review.Rejected
	differ := 0
	for _, question := range q.Questions() {
		best.Answers = append(best.Answers, questionnaire.Answer{Question: question.ID, Level: question.Levels[0].ID})
		worst.Answers = append(worst.Answers, questionnaire.Answer{Question: question.ID, Level: question.Levels[0].ID})
		if worse := worst.Answers.WithLevel(question.ID, question.Levels[1].ID); acceptable(q, worse) {
			worst.Answers = worse
			differ++
		}
	}
	files := []validation.File{{Name: "1/0007-acmectl.yaml", Content: record7(t, q, best)}, {Name: "2/0007-acmectl.yaml", Content: record7(t, q, worst)}}
	f := inconsistent(t, files, released(q))["1/0007-acmectl.yaml"]
	if n := strings.Count(f.Message, "(here "); n != 5 || !strings.HasSuffix(f.Message, fmt.Sprintf(" and %d more", differ-5)) {
		t.Errorf("%d answers are named: %s", n, f.Message)
	}
}
