package summary

import (
	"flag"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"flowverdict/questionnaire"
	"flowverdict/questionnaire/fixture"
	"flowverdict/questionnaire/library"
	"flowverdict/questionnaire/review"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

var update = flag.Bool("update", false, "rewrite the golden file")

// sheet is all answers at their best, but for those given.
func sheet(q *questionnaire.Questionnaire, levels map[string]string) questionnaire.Answers {
	var answers questionnaire.Answers
	for _, x := range q.Questions() {
		level := x.Levels[0].ID
		if l, ok := levels[x.ID]; ok {
			level = l
		}
		if level != "" {
			answers = append(answers, questionnaire.Answer{Question: x.ID, Level: level, Basis: questionnaire.Stated})
		}
	}
	return answers
}

// advise tells all of answers.
func advise(q *questionnaire.Questionnaire, answers questionnaire.Answers, o Options) Advice {
	a := questionnaire.Assess(q, answers)
	s := Of(q, review.Draft{Answers: answers}, &a)
	return s.Advice(o)
}

// changes are the parts that say what would make the verdict better.
func changes(q *questionnaire.Questionnaire, answers questionnaire.Answers, o Options) []Part {
	a := questionnaire.Assess(q, answers)
	t := newTeller(q, answers, &a, o)
	return t.changes(t.targets())
}

func printed(parts []Part) string {
	var b strings.Builder
	for _, p := range parts {
		fmt.Fprintf(&b, "%s\n  %s\n", p.Title, p.Lead)
		for _, x := range p.Points {
			fmt.Fprintf(&b, "  - %s\n", x.Text)
		}
	}
	return b.String()
}

// newPoints leaves out the parts and points that were told before, and of what
// a verdict rests on all but three.
func newPoints(parts []Part, told map[string]bool) []Part {
	parts = slices.DeleteFunc(slices.Clone(parts), func(p Part) bool {
		before := told[p.Title+p.Lead]
		told[p.Title+p.Lead] = true
		return before
	})
	for i := range parts {
		p := &parts[i]
		of := len(p.Points)
		p.Points = slices.DeleteFunc(slices.Clone(p.Points), func(x Point) bool { return told[x.Text] })
		if p.Title == "What the verdict rests on" && len(p.Points) > 3 {
			p.Points = p.Points[:3]
		}
		for _, x := range p.Points {
			told[x.Text] = true
		}
		if left := of - len(p.Points); left > 0 {
			p.Points = append(p.Points, Point{Text: fmt.Sprintf("… %d more", left)})
		}
	}
	return parts
}

// manyWays is a sheet with several ways to a better verdict, some longer.
func manyWays() map[string]string {
	return map[string]string{
		"privilege": "limited-write", "code-handling": "provider-defaults", "ownership": "team-only",
		"hosts": "unmanaged-personal", "host-controls": "partial", "monitoring": "absent", "refresh-token": "bounded",
	}
}

// The sentences for sheets that need each kind of them.
func TestSentences(t *testing.T) {
	q := fixture.Release()
	told := map[string]bool{}
	var b strings.Builder
	for _, c := range []struct {
		name   string
		levels map[string]string
	}{
		{"all at its best", nil},
		{"one of two answers would do", map[string]string{"ownership": "team-only", "privilege": "limited-write"}},
		{"deploys, and stays signed in", map[string]string{"privilege": "broad-write", "access-duration": "months", "step-up": "inherited"}},
		{"a fact stands against it", map[string]string{"browser": "system-browser", "sensitivity": "critical"}},
		{"facts and what people can change", map[string]string{"browser": "some-hosts", "registration": "shared"}},
		{"not known, and it matters", map[string]string{"revocation": "unknown", "hosts": "", "token-binding": "unknown"}},
		{"not known, and it does not matter", map[string]string{"registration": "unregistered", "hosts": "unknown"}},
		{"only one is not known", map[string]string{"revocation": "unknown"}},
	} {
		fmt.Fprintf(&b, "## %s\n%s\n", c.name, printed(newPoints(advise(q, sheet(q, c.levels), Options{}).Parts, told)))
	}
	for _, c := range []struct {
		name    string
		levels  map[string]string
		options Options
	}{
		{"were facts otherwise", map[string]string{"browser": "system-browser", "sensitivity": "critical", "hosts": "unknown"}, Options{Facts: true}},
		{"a few of many ways", manyWays(), Options{}},
		{"all of many ways", manyWays(), Options{All: true}},
	} {
		fmt.Fprintf(&b, "## %s\n%s\n", c.name, printed(newPoints(changes(q, sheet(q, c.levels), c.options), told)))
	}
	const path = "testdata/sentences.txt"
	if *update {
		if err := os.WriteFile(path, []byte(b.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), b.String()); diff != "" {
		t.Error(diff)
	}
}

// One answer is told as one.
func TestOneAnswerCarriesTheVerdict(t *testing.T) {
	content, err := os.ReadFile("../../questionnaire/library/testdata/small.yaml")
	if err != nil {
		t.Fatal(err)
	}
	q, problems := library.Load(content)
	if q == nil {
		t.Fatal(problems)
	}
	for power, want := range map[string]string{
		"read":  "The verdict rests on 2 answers, all of them only stated. Were one of them worse, and nothing else different, it would be lower.",
		"write": "The verdict rests on 1 answer, only stated. Were that answer worse, and nothing else different, the verdict would be lower.",
	} {
		if got := advise(q, sheet(q, map[string]string{"power": power}), Options{}).Parts[1].Lead; got != want {
			t.Errorf("%s: %q", power, got)
		}
	}
}

// For any answers: every part says something, every point is a sentence and
// leads to a question that exists, and every better verdict is spoken of until
// one is out of reach.
func TestEveryPartSaysSomething(t *testing.T) {
	q := fixture.Release()
	rapid.Check(t, func(t *rapid.T) {
		levels := map[string]string{}
		for _, x := range q.Questions() {
			if rapid.IntRange(0, 2).Draw(t, "other") == 0 {
				levels[x.ID] = rapid.SampledFrom(append(x.LevelIDs(), questionnaire.Unknown, "")).Draw(t, x.ID)
			}
		}
		answers := sheet(q, levels)
		a := questionnaire.Assess(q, answers)
		parts := advise(q, answers, Options{}).Parts
		for _, p := range parts {
			if p.Title == "" || !strings.HasSuffix(p.Lead, ".") {
				t.Fatalf("%q says %q", p.Title, p.Lead)
			}
			for _, x := range p.Points {
				if !strings.HasSuffix(x.Text, ".") || strings.Contains(x.Text, "  ") {
					t.Fatalf("%s: %q", p.Title, x.Text)
				}
				if x.Question != "" && q.Question(x.Question) == nil {
					t.Fatalf("%s: leads to %q", p.Title, x.Question)
				}
			}
		}
		said := printed(changes(q, answers, Options{}))
		for v := a.Verdict() + 1; v <= questionnaire.Suitable; v++ {
			if !strings.Contains(said, v.String()) && !strings.Contains(said, "Nothing that people can change") {
				t.Fatalf("from %s, nothing is said of %s:\n%s", a.Verdict(), v, said)
			}
		}
	})
}
