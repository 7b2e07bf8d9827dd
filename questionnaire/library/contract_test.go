package library_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"flowverdict/questionnaire/fixture"
)

func TestEmbeddedQuestionnaireKeepsTheContract(t *testing.T) {
	q, _ := fixture.Pinned(t)
	if q.ID != "device-flow-cli" || q.Version != "1.0.0" {
		t.Fatalf("the contract is that of device-flow-cli 1.0.0, not of %s %s", q.ID, q.Version)
	}
	want := fixture.ContractLines(t)
	if diff := cmp.Diff(want, fixture.ContractOf(&q.Definition)); diff != "" {
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
	q, _ := fixture.Pinned(t)
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
