package questionnaire_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"flowverdict/internal/yamldoc"
	"flowverdict/questionnaire"

	"pgregory.net/rapid"
)

// What Check says of a well-formed questionnaire is what trying every sheet
// says: which gate decides nowhere, which level changes nothing, which
// verdict nothing leads to, and not one word more.
func TestExhaustiveCheckIsExact(t *testing.T) {
	rules := map[yamldoc.Rule]int{}
	rapid.Check(t, func(t *rapid.T) {
		for range 20 {
			d := drawSmall(t)
			var got []string
			for _, fault := range questionnaire.Check(d) {
				got = append(got, string(fault.Rule)+" "+fault.Path)
				rules[fault.Rule]++
			}
			want := tryEverySheet(&d)
			slices.Sort(got)
			slices.Sort(want)
			if !slices.Equal(got, want) {
				t.Fatalf("Check says %q, trying every sheet says %q, of\n%s", got, want, strings.Join(contractOf(&d), "\n"))
			}
			if len(want) == 0 {
				rules["sound"]++
			}
		}
	})
	for _, rule := range []yamldoc.Rule{questionnaire.MaskedGate, questionnaire.FalseDeclared, questionnaire.DeadLevel, questionnaire.NoVerdict, "sound"} {
		if rules[rule] < 20 {
			t.Errorf("only %d are %s: the questionnaires are drawn badly", rules[rule], rule)
		}
	}
}

// tryEverySheet finds the faults of judging that Check must find.
func tryEverySheet(d *questionnaire.Definition) []string {
	o := newOracle(contractOf(d))
	all := questions(d)
	reached := map[string]bool{}
	decides := make([]bool, len(o.gates))    // its removal changes the verdict somewhere
	overpoints := make([]bool, len(o.gates)) // it fires where the points alone are above its cap
	hides := make([]map[string]bool, len(o.gates))
	for i := range hides {
		hides[i] = map[string]bool{}
		for j, other := range o.gates {
			hides[i][other.id] = i != j && ranks[other.caps] <= ranks[o.gates[i].caps]
		}
	}
	matters := map[[2]string]bool{} // a level that brings other points or gates than the better one beside it
	levels := func(x *questionnaire.Question) []string { return x.LevelIDs() }
	eachSheet(all, levels, func(s sheet) {
		verdict := o.band(o.scoreOf(s))
		reached[verdict] = true
		for i, g := range o.gates {
			if !o.fires(g, s) {
				continue
			}
			without := *o
			without.gates = slices.Delete(slices.Clone(o.gates), i, i+1)
			decides[i] = decides[i] || o.band(without.scoreOf(s)) != verdict
			overpoints[i] = overpoints[i] || ranks[o.band(o.pointsOf(s))] > ranks[g.caps]
			for _, other := range o.gates {
				hides[i][other.id] = hides[i][other.id] && o.fires(other, s)
			}
		}
		for _, x := range all {
			at, _ := x.Level(s[x.ID])
			if at == 0 {
				continue
			}
			better := s.with(x.ID, x.Levels[at-1].ID)
			differs := x.Levels[at].Points != x.Levels[at-1].Points
			for _, g := range o.gates {
				differs = differs || o.fires(g, s) != o.fires(g, better)
			}
			if differs {
				matters[[2]string{x.ID, s[x.ID]}] = true
			}
		}
	})
	var faults []string
	for i, b := range d.Bands {
		if !reached[b.Verdict.String()] {
			faults = append(faults, fmt.Sprintf("%s bands[%d]", questionnaire.NoVerdict, i))
		}
	}
	for i, g := range d.Gates {
		hidden := !decides[i] && overpoints[i]
		switch {
		case !overpoints[i], hidden && g.Behind == "":
			faults = append(faults, fmt.Sprintf("%s gates[%d]", questionnaire.MaskedGate, i))
		case g.Behind != "" && !(hidden && hides[i][g.Behind]):
			faults = append(faults, fmt.Sprintf("%s gates[%d].behind", questionnaire.FalseDeclared, i))
		}
	}
	for s := range d.Sections {
		for i, x := range d.Sections[s].Questions {
			for j := 1; j < len(x.Levels); j++ {
				if !matters[[2]string{x.ID, x.Levels[j].ID}] {
					faults = append(faults, fmt.Sprintf("%s sections[%d].questions[%d].levels[%d]", questionnaire.DeadLevel, s, i, j))
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
		sound := drawSound(t)
		for range 20 {
			d := clone(sound.Definition)
			for range rapid.IntRange(1, 3).Draw(t, "changes") {
				disturb(t, &d)
			}
			lawful := lawfulOnEverySheet(&d)
			clean := len(questionnaire.Check(d)) == 0
			if clean && !lawful {
				t.Fatalf("Check finds nothing in\n%s", strings.Join(contractOf(&d), "\n"))
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
	q := rapid.SampledFrom(questions(d)).Draw(t, "question")
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
	for _, q := range questions(d) {
		total += q.Weight
		if q.Weight < 0 {
			return false
		}
	}
	if total == 0 {
		return false
	}
	o := newOracle(contractOf(d))
	lawful := true
	reached := map[string]bool{}
	first := true
	eachSheet(questions(d), func(x *questionnaire.Question) []string { return x.LevelIDs() }, func(s sheet) {
		score := o.scoreOf(s)
		reached[o.band(score)] = true
		if first && (score != 100 || o.band(score) != "suitable") {
			lawful = false
		}
		first = false
		for _, x := range questions(d) {
			if at, _ := x.Level(s[x.ID]); at > 0 && o.scoreOf(s.with(x.ID, x.Levels[at-1].ID)) < score {
				lawful = false
			}
		}
	})
	return lawful && len(reached) == len(ranks)
}
