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

// Every fault, planted in a large questionnaire, is found by its rule at its
// path. It is tried at every seventh place where it can stand: the drawn
// questionnaires below try every place.
func TestCheckFindsPlantedFaultsInTheEmbeddedQuestionnaire(t *testing.T) {
	q, _ := fixture.Pinned(t)
	for _, f := range faults() {
		t.Run(f.name, func(t *testing.T) {
			planted, err := plant(&q.Definition, f, steps())
			if err != nil {
				t.Error(err)
			}
			if !testing.Short() && planted == 0 {
				t.Error("the fault was planted nowhere")
			}
		})
	}
}

// steps is at every how many places faults are planted in the embedded
// questionnaire.
func steps() int {
	if testing.Short() {
		return 59
	}
	return 7
}

// And so in any questionnaire.
func TestCheckFindsPlantedFaultsAnywhere(t *testing.T) {
	planted := map[string]int{}
	n := 0
	rapid.Check(t, func(t *rapid.T) {
		if n++; testing.Short() && n%4 > 0 {
			return
		}
		sound := fixture.DrawSound(t)
		for _, f := range faults() {
			n, err := plant(&sound.Definition, f, 1)
			if err != nil {
				t.Fatalf("%v, in\n%s", err, strings.Join(fixture.ContractOf(&sound.Definition), "\n"))
			}
			planted[f.name] += n
		}
	})
	for _, f := range faults() {
		if !testing.Short() && planted[f.name] == 0 && f.name != "two alternatives" && f.name != "two documents" && f.name != "two frameworks" {
			t.Errorf("%s was planted nowhere", f.name)
		}
	}
}

// plant tries a fault at every nth place where it can stand.
func plant(sound *questionnaire.Definition, f fault, every int) (planted int, err error) {
	for at := 0; ; at += every {
		d := fixture.Clone(*sound)
		path := f.plant(&d, at)
		if path == "" {
			return planted, nil
		}
		if path == skip {
			continue
		}
		planted++
		found := soundness.Check(d)
		if !finds(found, f.rule, path) || !f.along && len(found) > 1 {
			return planted, fmt.Errorf("%s: want %s at %s, found %v", f.name, f.rule, path, found)
		}
		if q, err := soundness.New(d, ""); q != nil || err == nil || !strings.Contains(err.Error(), found[0].Message) {
			return planted, fmt.Errorf("%s: New takes it: %v", f.name, err)
		}
	}
}

func finds(found []finding.Finding, rule finding.RuleID, path string) bool {
	for _, u := range found {
		if u.Rule == rule && u.Path == path && u.Message != "" {
			return true
		}
	}
	return false
}

// Every rule has a planted fault.
func TestEveryRuleIsPlanted(t *testing.T) {
	planted := map[finding.RuleID]bool{soundness.NoVerdict: true} // planted below
	for _, f := range faults() {
		planted[f.rule] = true
	}
	for _, rule := range []finding.RuleID{
		soundness.BadID, soundness.DuplicateID, soundness.DanglingID, soundness.BadWeight, soundness.BadPoints,
		soundness.BadBands, soundness.BadGate, soundness.MaskedGate, soundness.DeadSection, soundness.DeadLevel,
		soundness.NoVerdict, soundness.MissingText, soundness.MissingSource, soundness.FalseDeclared, soundness.BadText, soundness.BadLevers,
		soundness.BadCondition, soundness.BadOption, soundness.BadMitigation,
	} {
		if !planted[rule] {
			t.Errorf("no fault is planted for %s", rule)
		}
	}
}

// A sound questionnaire gives none, and the embedded one is sound, also with
// words, levers and frameworks of its own.
func TestCheckIsContentWithTheEmbeddedQuestionnaire(t *testing.T) {
	q, _ := fixture.Pinned(t)
	own := fixture.Clone(q.Definition)
	withTopic(&own)
	withAlternative(&own)
	withMitigation(&own)
	judged, _ := fixture.Judged(t)
	for _, u := range slices.Concat(soundness.Check(q.Definition), soundness.Check(own), soundness.Check(judged.Definition)) {
		t.Error(u)
	}
}

// An empty definition is told all that it lacks, and does not break anything.
func TestCheckOfNothing(t *testing.T) {
	found := soundness.Check(questionnaire.Definition{})
	for rule, path := range map[finding.RuleID]string{soundness.BadID: "id", soundness.BadBands: "bands", soundness.DeadSection: "sections", soundness.MissingText: "title"} {
		if !finds(found, rule, path) {
			t.Errorf("%s at %s is not among %v", rule, path, found)
		}
	}
}

// Whatever else is at fault elsewhere, a gate that is masked and a level that
// changes nothing are found in the same run, and nothing else.
func TestCheckJudgesWhatOtherFaultsLeave(t *testing.T) {
	q, _ := fixture.Pinned(t)
	found, tried, step := map[bool]int{}, 0, 7
	if testing.Short() {
		step *= 5
	}
	for _, f := range faults() {
		if f.along || f.rule == soundness.MaskedGate || f.rule == soundness.FalseDeclared || f.rule == soundness.DeadLevel || f.name == "nothing asked" {
			continue
		}
		for at := 0; at < 400; at += step {
			d := fixture.Clone(q.Definition)
			masked := ""
			for i := range d.Gates {
				if d.Gates[i].ID == "shared-admin-uncontrolled" {
					d.Gates[i].Behind, masked = "", fmt.Sprintf("gates[%d]", i)
				}
			}
			levels := &d.Sections[7].Questions[0].Levels
			twin := (*levels)[1]
			twin.ID = "twin"
			*levels = slices.Insert(*levels, 2, twin)
			path := f.plant(&d, at)
			if path == "" || path == skip {
				continue
			}
			tried++
			both := 0
			for _, u := range soundness.Check(d) {
				switch {
				case u.Rule == soundness.MaskedGate && u.Path == masked, u.Rule == soundness.DeadLevel && strings.Contains(u.Message, `level "twin" of`):
					both++
				case u.Rule != f.rule || u.Path != path:
					t.Errorf("%s at %s: and also %v", f.name, path, u)
				}
			}
			found[both == 2]++
		}
	}
	if found[true] < tried*9/10 {
		t.Errorf("both are found %d of %d times only", found[true], tried)
	}
}

// capWorst adds a gate on the worst level of every question.
func capWorst(d *questionnaire.Definition, caps questionnaire.Verdict) {
	for _, q := range fixture.Questions(d) {
		d.Gates = append(d.Gates, questionnaire.Gate{
			ID: "worst-" + q.ID, Title: "Worst", Caps: caps, Reason: "Because.", Remedy: "Mend it.", Sources: []questionnaire.Source{"RFC 1"},
			When: []questionnaire.Clause{{Question: q.ID, Level: "c"}},
		})
	}
}

// Verdicts are looked for among all sheets, also where no gate leads to them
// and where there are far too many sheets to try.
func TestCheckLooksForEveryVerdict(t *testing.T) {
	for _, c := range []struct {
		name string
		d    func() questionnaire.Definition
		want string
	}{
		{"points alone", func() questionnaire.Definition { return fixture.Plain(40) }, "[]"},
		{"one question", func() questionnaire.Definition { return fixture.Plain(1) }, "[bands[2]: no answers lead to governed [unreached-verdict]]"},
		{"a gate on every worst level", func() questionnaire.Definition {
			d := fixture.Plain(40)
			capWorst(&d, questionnaire.Unsuitable)
			return d
		}, "[bands[2]: no answers lead to governed [unreached-verdict]]"},
		{"room between the gates", func() questionnaire.Definition {
			d := fixture.Plain(40)
			d.Bands[2].From, d.Bands[1].From = 55, 70
			capWorst(&d, questionnaire.Unsuitable)
			return d
		}, "[]"},
		{"bands between the points", func() questionnaire.Definition {
			d := fixture.Plain(3) // 100, 86, 73 and less
			d.Bands[1].From, d.Bands[2].From = 79, 78
			return d
		}, "[bands[1]: no answers lead to conditional [unreached-verdict] bands[2]: no answers lead to governed [unreached-verdict]]"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := fmt.Sprint(soundness.Check(c.d())); got != c.want {
				t.Errorf("got %s, want %s", got, c.want)
			}
		})
	}
}
