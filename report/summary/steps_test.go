package summary

import (
	"fmt"
	"strings"
	"testing"

	"flowverdict/questionnaire"
	"flowverdict/questionnaire/analysis"
	"flowverdict/questionnaire/fixture"

	"pgregory.net/rapid"
)

// Every step of every way that was found is told: to whom it is addressed,
// from where to where, every gate that it lifts, and its points.
func TestEveryStepIsToldWhole(t *testing.T) {
	q := fixture.Release()
	seen := map[string]int{}
	rapid.Check(t, func(t *rapid.T) {
		levels := map[string]string{}
		for _, x := range q.Questions() {
			if rapid.IntRange(0, 2).Draw(t, "other") == 0 {
				levels[x.ID] = rapid.SampledFrom(append(x.LevelIDs(), questionnaire.Unknown, "")).Draw(t, x.ID)
			}
		}
		answers, options := sheet(q, levels), Options{Facts: rapid.Bool().Draw(t, "facts"), All: true}
		told := changes(q, answers, options)
		for _, r := range advise(q, answers, options).Targets {
			if passed(r) || r.Impossible != nil {
				continue
			}
			ways := waysTo(told, r.Target)
			if len(ways) != len(r.Paths) {
				t.Fatalf("to %s: %d of %d ways are told", r.Target, len(ways), len(r.Paths))
			}
			for i, p := range r.Paths {
				for j, s := range p.Steps {
					text := ways[i].Points[j].Text
					for _, want := range saidOf(q, s, seen) {
						if !strings.Contains(text, want) {
							t.Fatalf("%q does not say %q", text, want)
						}
					}
				}
				if want := fmt.Sprintf("Then the verdict is %s, with ", p.After); !strings.Contains(ways[i].Lead, want) {
					t.Fatalf("%q does not say %q", ways[i].Lead, want)
				}
			}
		}
	})
	for _, what := range []string{"changes", "finds out", "finds out a fact", "supposes", "gates"} {
		if !testing.Short() && seen[what] < 20 {
			t.Errorf("only %d times: %s", seen[what], what)
		}
	}
}

// waysTo returns the parts that tell ways to one verdict.
func waysTo(parts []Part, target questionnaire.Verdict) []Part {
	var out []Part
	for _, p := range parts {
		if strings.HasSuffix(p.Title, " "+target.String()) && len(p.Points) > 0 {
			out = append(out, p)
		}
	}
	return out
}

// saidOf is what the sentence of a step has to hold.
func saidOf(q *questionnaire.Questionnaire, s analysis.Step, seen map[string]int) []string {
	want := []string{s.Question.Title}
	fact := s.Lever == questionnaire.Fact
	switch {
	case s.FindOut && fact:
		seen["finds out a fact"]++
		want = append(want, "Find out about ", "a fact that nobody can change", " and if it is "+s.To, ", then that ")
	case s.FindOut:
		seen["finds out"]++
		want = append(want, ": find out about ", " and if it is "+s.To, ", then that ")
	case fact:
		seen["supposes"]++
		want = append(want, " is "+s.From, "a fact that nobody can change", "were it "+s.To)
	default:
		seen["changes"]++
		want = append(want, fmt.Sprintf(": change %s from %s to %s, which ", s.Question.Title, s.From, s.To))
	}
	if !fact {
		want = append(want, q.LeverName(s.Lever)[1:]+": ")
	}
	if s.FindOut && s.To != s.Question.Levels[0].ID {
		want = append(want, s.To+" or better, ")
	}
	for _, id := range s.Lifts {
		seen["gates"]++
		want = append(want, q.Gate(id).Title)
	}
	if s.Points > 0 {
		want = append(want, fmt.Sprintf("%g point", float64(s.Points)/100))
	}
	return want
}

// A step without points says nothing of them.
func TestAStepWithoutPoints(t *testing.T) {
	q := fixture.Release()
	answers := sheet(q, map[string]string{"registration": "shared"})
	a := questionnaire.Assess(q, answers)
	teller := newTeller(q, answers, &a, Options{})
	for want, s := range map[string]analysis.Step{
		"CLI team: change Client registration from shared to dedicated, which lifts Client not its own":                      {From: "shared", To: "dedicated", Lifts: []string{"shared-client"}},
		"CLI team: change Client registration from shared to dedicated, which brings less than 0.01 points":                  {From: "shared", To: "dedicated"},
		"CLI team: find out about Client registration, and if it is dedicated, then that brings 1 point":                     {To: "dedicated", FindOut: true, Points: 100},
		"CLI team: find out about Client registration, and if it is shared or better, then that brings at least 0.05 points": {To: "shared", FindOut: true, Points: 5},
	} {
		s.Question = q.Question("registration")
		s.Lever = s.Question.Lever
		if got := teller.step(s); got != want {
			t.Errorf("%q, not %q", got, want)
		}
	}
}
