package questionnaire_test

import (
	"slices"
	"strings"
	"testing"

	"flowverdict/internal/finding"
	"flowverdict/questionnaire"
	"flowverdict/questionnaire/fixture"
	"flowverdict/questionnaire/soundness"

	"github.com/google/go-cmp/cmp"
)

// A cap that is raised to suitable, or so far that another gate or the points
// hide it, is found. What remains are caps that could as well have been chosen
// higher: the gate still decides, on its mildest sheet and at its new cap, so
// the questionnaire is as sound as before and only says something milder.
// Or it was declared behind a gate that hides it all the same. Soundness cannot
// know that a judgement became milder; the contract does, and fails.
func TestRaisedCaps(t *testing.T) {
	q, _ := fixture.Pinned(t)
	contract := strings.Join(fixture.ContractLines(t), "\n")
	var milder []string
	for i := range q.Gates {
		for caps := q.Gates[i].Caps + 1; caps <= questionnaire.Suitable; caps++ {
			d := fixture.Clone(q.Definition)
			d.Gates[i].Caps = caps
			if strings.Join(fixture.ContractOf(&d), "\n") == contract {
				t.Errorf("the contract does not notice %s capping at %s", d.Gates[i].ID, caps)
			}
			if found := soundness.Check(d); len(found) > 0 {
				continue
			}
			milder = append(milder, d.Gates[i].ID+" "+caps.String())
			mild, err := soundness.New(d, "")
			if err != nil {
				t.Fatal(err)
			}
			decides := caps
			if behind := d.Gates[i].Behind; behind != "" {
				decides = mild.Gate(behind).Caps
			}
			if got := mildest(mild, &d.Gates[i]).Judge(mild).Bracket.Lowest; got != decides {
				t.Errorf("%s capping at %s gives %s", d.Gates[i].ID, caps, got)
			}
		}
	}
	want := []string{
		"local-browser governed", "nothing-to-replace governed", "stronger-option governed", "not-registered governed",
		"tenant-blocks governed", "no-owner conditional", "no-own-approval governed", "untraceable governed", "weak-codes conditional",
		"high-privilege-no-step-up conditional", // behind high-privilege
		"durable-privilege conditional",         // likewise
		"exposed-tokens governed", "exposed-tokens conditional", "no-revocation governed", "revocation-fails governed", "unknown-spread conditional",
		"shared-admin-uncontrolled conditional", // behind unmanaged-uncontrolled
		"unattended governed", "autonomous-agent governed", "critical-resource conditional", "one-broad-token conditional",
		"login-only-policy conditional", // behind high-privilege
	}
	if diff := cmp.Diff(want, milder); diff != "" {
		t.Errorf("not found (-expected +actual):\n%s", diff)
	}
}

// mildest is the best sheet on which a gate fires.
func mildest(q *questionnaire.Questionnaire, g *questionnaire.Gate) fixture.Sheet {
	s := fixture.Best(q)
	for _, c := range g.When {
		s[c.Question] = c.Level
	}
	return s
}

// A lowered cap is found by the contract too, and by Check where it hides a
// gate that was not declared behind it.
func TestLoweredCaps(t *testing.T) {
	q, _ := fixture.Pinned(t)
	contract := strings.Join(fixture.ContractLines(t), "\n")
	for i := range q.Gates {
		for caps := questionnaire.Unsuitable; caps < q.Gates[i].Caps; caps++ {
			d := fixture.Clone(q.Definition)
			d.Gates[i].Caps = caps
			if strings.Join(fixture.ContractOf(&d), "\n") == contract {
				t.Errorf("the contract does not notice %s capping at %s", d.Gates[i].ID, caps)
			}
			hides := ""
			for j, other := range d.Gates {
				fires := questionnaire.Assess(q, mildest(q, &d.Gates[j]).Answers(q))
				if j != i && other.Behind == "" && other.Caps >= caps && other.Caps < q.Gates[i].Caps && slices.ContainsFunc(fires.Gates, named(d.Gates[i].ID)) {
					hides = other.ID
				}
			}
			masked := slices.ContainsFunc(soundness.Check(d), func(u finding.Finding) bool { return u.Rule == soundness.MaskedGate })
			if masked != (hides != "") {
				t.Errorf("%s capping at %s hides %q, found: %v", d.Gates[i].ID, caps, hides, masked)
			}
		}
	}
}
