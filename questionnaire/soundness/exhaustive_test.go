package soundness_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"flowverdict/internal/finding"
	"flowverdict/questionnaire"
	"flowverdict/questionnaire/fixture"
	"flowverdict/questionnaire/soundness"

	"pgregory.net/rapid"
)

// What Check says of a well-formed questionnaire is what trying every sheet
// says: which gate decides nowhere, which level changes nothing, which
// verdict nothing leads to, and not one word more.
func TestExhaustiveCheckIsExact(t *testing.T) {
	rules := map[finding.RuleID]int{}
	rapid.Check(t, func(t *rapid.T) {
		for range 20 {
			d := fixture.DrawSmall(t)
			var got []string
			for _, fault := range soundness.Check(d) {
				got = append(got, string(fault.Rule)+" "+fault.Path)
				rules[fault.Rule]++
			}
			want := tryEverySheet(&d)
			slices.Sort(got)
			slices.Sort(want)
			if !slices.Equal(got, want) {
				t.Fatalf("Check says %q, trying every sheet says %q, of\n%s", got, want, strings.Join(fixture.ContractOf(&d), "\n"))
			}
			if len(want) == 0 {
				rules["sound"]++
			}
		}
	})
	for _, rule := range []finding.RuleID{soundness.MaskedGate, soundness.FalseDeclared, soundness.DeadLevel, soundness.NoVerdict, "sound"} {
		if rules[rule] < 10 { // of a short run
			t.Errorf("only %d are %s: the questionnaires are drawn badly", rules[rule], rule)
		}
	}
}

// tryEverySheet finds the faults of judging that Check must find.
func tryEverySheet(d *questionnaire.Definition) []string {
	o := fixture.NewOracle(fixture.ContractOf(d))
	all := fixture.Questions(d)
	reached := map[string]bool{}
	decides := make([]bool, len(o.Gates))    // its removal changes the verdict somewhere
	overpoints := make([]bool, len(o.Gates)) // it fires where the points alone are above its cap
	hides := make([]map[string]bool, len(o.Gates))
	for i := range hides {
		hides[i] = map[string]bool{}
		for j, other := range o.Gates {
			hides[i][other.Id] = i != j && fixture.Rank(other.Caps) <= fixture.Rank(o.Gates[i].Caps)
		}
	}
	matters := map[[2]string]bool{} // a level that brings other points or gates than the better one beside it
	levels := func(x *questionnaire.Question) []string { return x.LevelIDs() }
	fixture.EachSheet(all, levels, func(s fixture.Sheet) {
		verdict := o.Band(o.ScoreOf(s))
		reached[verdict] = true
		for i, g := range o.Gates {
			if !o.Fires(g, s) {
				continue
			}
			without := *o
			without.Gates = slices.Delete(slices.Clone(o.Gates), i, i+1)
			decides[i] = decides[i] || o.Band(without.ScoreOf(s)) != verdict
			overpoints[i] = overpoints[i] || fixture.Rank(o.Band(o.PointsOf(s))) > fixture.Rank(g.Caps)
			for _, other := range o.Gates {
				hides[i][other.Id] = hides[i][other.Id] && o.Fires(other, s)
			}
		}
		for _, x := range all {
			at, _ := x.Level(s[x.ID])
			if at == 0 {
				continue
			}
			better := s.With(x.ID, x.Levels[at-1].ID)
			differs := x.Levels[at].Points != x.Levels[at-1].Points
			for _, g := range o.Gates {
				differs = differs || o.Fires(g, s) != o.Fires(g, better)
			}
			if differs {
				matters[[2]string{x.ID, s[x.ID]}] = true
			}
		}
	})
	var faults []string
	for i, b := range d.Bands {
		if !reached[b.Verdict.String()] {
			faults = append(faults, fmt.Sprintf("%s bands[%d]", soundness.NoVerdict, i))
		}
	}
	for i, g := range d.Gates {
		hidden := !decides[i] && overpoints[i]
		switch {
		case !overpoints[i], hidden && g.Behind == "":
			faults = append(faults, fmt.Sprintf("%s gates[%d]", soundness.MaskedGate, i))
		case g.Behind != "" && !(hidden && hides[i][g.Behind]):
			faults = append(faults, fmt.Sprintf("%s gates[%d].behind", soundness.FalseDeclared, i))
		}
	}
	for s := range d.Sections {
		for i, x := range d.Sections[s].Questions {
			for j := 1; j < len(x.Levels); j++ {
				if !matters[[2]string{x.ID, x.Levels[j].ID}] {
					faults = append(faults, fmt.Sprintf("%s sections[%d].questions[%d].levels[%d]", soundness.DeadLevel, s, i, j))
				}
			}
		}
	}
	return faults
}

// Whatever is done to a sound questionnaire's numbers, conditions and caps:
// where Check finds nothing, the laws hold. (That Check finds enough.)
func TestExhaustiveNothingUnlawfulPasses(t *testing.T) {
	unlawful, passed := 0, 0
	rapid.Check(t, func(t *rapid.T) {
		sound := fixture.DrawSound(t)
		for range 20 {
			d := fixture.Clone(sound.Definition)
			for range rapid.IntRange(1, 3).Draw(t, "changes") {
				disturb(t, &d)
			}
			lawful := lawfulOnEverySheet(&d)
			clean := len(soundness.Check(d)) == 0
			if clean && !lawful {
				t.Fatalf("Check finds nothing in\n%s", strings.Join(fixture.ContractOf(&d), "\n"))
			}
			if !lawful {
				unlawful++
			}
			if clean {
				passed++
			}
		}
	})
	if unlawful < 200 || passed < 50 {
		t.Errorf("%d unlawful, %d passed: the changes are drawn badly", unlawful, passed)
	}
}

// disturb changes a number, a condition or a cap.
func disturb(t *rapid.T, d *questionnaire.Definition) {
	q := rapid.SampledFrom(fixture.Questions(d)).Draw(t, "question")
	at := rapid.IntRange(0, len(q.Levels)-1).Draw(t, "level")
	switch what := rapid.IntRange(0, 4).Draw(t, "what"); {
	case what == 0:
		q.Levels[at].Points = rapid.IntRange(0, 11).Draw(t, "points") * 10
	case what == 1:
		q.Weight = rapid.IntRange(0, 3).Draw(t, "weight")
	case what == 2:
		d.Bands[at].From = rapid.IntRange(0, 10).Draw(t, "from") * 10
	case len(d.Gates) == 0:
	case what == 3:
		g := rapid.SampledFrom([]int{0, len(d.Gates) - 1}).Draw(t, "gate")
		d.Gates[g].Caps = rapid.SampledFrom(questionnaire.Verdicts()).Draw(t, "caps")
	default:
		g := &d.Gates[rapid.IntRange(0, len(d.Gates)-1).Draw(t, "gate")]
		g.When[0] = questionnaire.Clause{Question: q.ID, Level: q.Levels[at].ID}
	}
}

// lawfulOnEverySheet: all best is suitable with 100, a better answer never
// hurts, every verdict is reached and every score has one.
func lawfulOnEverySheet(d *questionnaire.Definition) bool {
	total := 0
	for _, q := range fixture.Questions(d) {
		total += q.Weight
		if q.Weight < 0 {
			return false
		}
	}
	if total == 0 {
		return false
	}
	o := fixture.NewOracle(fixture.ContractOf(d))
	lawful := true
	reached := map[string]bool{}
	first := true
	fixture.EachSheet(fixture.Questions(d), func(x *questionnaire.Question) []string { return x.LevelIDs() }, func(s fixture.Sheet) {
		score := o.ScoreOf(s)
		reached[o.Band(score)] = true
		if first && (score != 100 || o.Band(score) != "suitable") {
			lawful = false
		}
		first = false
		for _, x := range fixture.Questions(d) {
			if at, _ := x.Level(s[x.ID]); at > 0 && o.ScoreOf(s.With(x.ID, x.Levels[at-1].ID)) < score {
				lawful = false
			}
		}
	})
	return lawful && len(reached) == len(questionnaire.Verdicts())
}
