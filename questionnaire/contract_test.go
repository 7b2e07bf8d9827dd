package questionnaire_test

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"flowverdict/questionnaire"

	"github.com/google/go-cmp/cmp"
)

// contractOf is what must not change within a version, line by line: all that
// judging depends on, and what gates rest on.
func contractOf(d *questionnaire.Definition) []string {
	var lines []string
	add := func(format string, args ...any) { lines = append(lines, fmt.Sprintf(format, args...)) }
	for _, b := range d.Bands {
		add("band %s %d", b.Verdict, b.From)
	}
	for _, a := range d.Alternatives {
		add("alternative %s", a.ID)
	}
	for _, s := range d.Sections {
		add("section %s", s.ID)
		for _, q := range s.Questions {
			add("question %s weight %d lever %s", q.ID, q.Weight, string(q.Lever))
			for _, l := range q.Levels {
				add("level %s %d", l.ID, l.Points)
			}
		}
	}
	for _, g := range d.Gates {
		add("gate %s caps %s", g.ID, g.Caps)
		for _, c := range g.When {
			add("when %s %s", c.Question, c.Level)
		}
		if g.Instead != "" {
			add("instead %s", g.Instead)
		}
		for _, s := range g.Sources {
			add("source %s", string(s))
		}
	}
	return lines
}

// contractLines reads the contract that was written down beside the file.
func contractLines(t testing.TB) []string {
	t.Helper()
	data, err := os.ReadFile("testdata/contract.txt")
	if err != nil {
		t.Fatal(err)
	}
	var lines []string
	for line := range strings.Lines(string(data)) {
		line = strings.TrimSpace(line)
		if line != "" && !strings.HasPrefix(line, "#") {
			lines = append(lines, line)
		}
	}
	return lines
}

func TestEmbeddedQuestionnaireKeepsTheContract(t *testing.T) {
	q, _ := embedded(t)
	if q.ID != "device-flow-cli" || q.Version != "1.0.0" {
		t.Fatalf("the contract is that of device-flow-cli 1.0.0, not of %s %s", q.ID, q.Version)
	}
	want := contractLines(t)
	if diff := cmp.Diff(want, contractOf(&q.Definition)); diff != "" {
		t.Errorf("contract (-) and file (+) differ:\n%s", diff)
	}
	counts, weight := map[string]int{}, 0
	for _, line := range want {
		counts[strings.Fields(line)[0]]++
	}
	for _, question := range q.Questions() {
		weight += question.Weight
	}
	if counts["question"] != 28 || counts["gate"] != 54 || counts["section"] != 8 || counts["alternative"] != 7 || weight != 100 {
		t.Errorf("the contract was cut short: %v, weights %d", counts, weight)
	}
}

// Gates that another always fires with are declared, and only they.
func TestDeclaredGates(t *testing.T) {
	q, _ := embedded(t)
	got := map[string]string{}
	for _, g := range q.Gates {
		if g.Behind != "" {
			got[g.ID] = g.Behind
		}
	}
	want := map[string]string{
		"durable-privilege":         "high-privilege",
		"high-privilege-no-step-up": "high-privilege",
		"login-only-policy":         "high-privilege",
		"shared-admin-uncontrolled": "unmanaged-uncontrolled",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}
