package soundness_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"flowverdict/internal/finding"
	"flowverdict/questionnaire"
	"flowverdict/questionnaire/fixture"
	"flowverdict/questionnaire/library"
	"flowverdict/questionnaire/soundness"

	"pgregory.net/rapid"
)

// levelsOf gives a witness as the oracle wants it: complete, each question once.
func levelsOf(d *questionnaire.Definition, answers questionnaire.Answers) (map[string]string, error) {
	out := map[string]string{}
	for _, a := range answers {
		out[a.Question] = a.Level
	}
	if len(out) != len(answers) || len(out) != len(fixture.Questions(d)) {
		return nil, fmt.Errorf("%d answers to %d of %d questions", len(answers), len(out), len(fixture.Questions(d)))
	}
	return out, nil
}

// differing lists the questions at which two sheets differ.
func differing(a, b map[string]string) (ids []string) {
	for q := range a {
		if a[q] != b[q] {
			ids = append(ids, q)
		}
	}
	return ids
}

// shows checks a witness with the oracle, which judges by any definition whose
// references resolve.
func shows(d *questionnaire.Definition, u soundness.Fault) error {
	o := fixture.NewOracle(fixture.ContractOf(d))
	var sheets []map[string]string
	for _, answers := range u.Witness() {
		sheet, err := levelsOf(d, answers)
		if err != nil {
			return err
		}
		sheets = append(sheets, sheet)
	}
	if want := map[bool]int{true: 1, false: 2}[u.Rule == soundness.FalseDeclared]; len(sheets) != want || u.Shows() == "" {
		return fmt.Errorf("%d sheets, want %d: %q", len(sheets), want, u.Shows())
	}
	switch u.Rule {
	case soundness.BadPoints:
		return showsRise(o, sheets)
	case soundness.DeadLevel:
		return showsAlike(o, sheets)
	case soundness.MaskedGate:
		return showsMasked(o, d, u, sheets)
	case soundness.FalseDeclared:
		return showsNotHidden(o, d, u, sheets[0])
	case soundness.NoVerdict:
		return showsEnds(o, sheets)
	case soundness.BadGate:
		return showsEmpty(o, d, u, sheets)
	}
	return fmt.Errorf("no witness is due")
}

func showsRise(o *fixture.Oracle, sheets []map[string]string) error {
	ids := differing(sheets[0], sheets[1])
	if len(ids) != 1 || o.Steps(ids[0], sheets[0], sheets[1]) != 1 || o.Points[ids[0]][sheets[0][ids[0]]] >= o.Points[ids[0]][sheets[1][ids[0]]] {
		return fmt.Errorf("the better answer does not bring less: %v", ids)
	}
	return nil
}

func showsAlike(o *fixture.Oracle, sheets []map[string]string) error {
	ids := differing(sheets[0], sheets[1])
	if len(ids) != 1 || o.Steps(ids[0], sheets[0], sheets[1]) != 1 || o.ScoreOf(sheets[0]) != o.ScoreOf(sheets[1]) {
		return fmt.Errorf("the sheets are not judged alike: %v", ids)
	}
	for _, g := range o.Gates {
		if o.Fires(g, sheets[0]) != o.Fires(g, sheets[1]) {
			return fmt.Errorf("gate %s tells them apart", g.Id)
		}
	}
	return nil
}

// showsMasked: the gate fires on the first sheet only, they differ in one step,
// and neither verdict is another one without the gate. Where another gate hides
// it, both verdicts are the same.
func showsMasked(o *fixture.Oracle, d *questionnaire.Definition, u soundness.Fault, sheets []map[string]string) error {
	var at int
	if _, err := fmt.Sscanf(u.Path, "gates[%d]", &at); err != nil {
		return err
	}
	ids := differing(sheets[0], sheets[1])
	if len(ids) != 1 || o.Steps(ids[0], sheets[1], sheets[0]) != 1 || !o.Fires(o.Gates[at], sheets[0]) || o.Fires(o.Gates[at], sheets[1]) {
		return fmt.Errorf("gate %s does not fire on the first sheet only: %v", o.Gates[at].Id, ids)
	}
	verdict := o.VerdictOf(sheets[0])
	if strings.Contains(u.Message, "always fires with it") && o.VerdictOf(sheets[1]) != verdict {
		return fmt.Errorf("%s with the gate, %s on the sheet beside it", verdict, o.VerdictOf(sheets[1]))
	}
	want := fmt.Sprintf(": %s with and without it; with %s %s instead it does not fire: %s", verdict, ids[0], sheets[1][ids[0]], o.VerdictOf(sheets[1]))
	if !strings.HasSuffix(u.Shows(), want) {
		return fmt.Errorf("both sheets are not told: %q, not %q", u.Shows(), want)
	}
	without := *d
	without.Gates = slices.Delete(slices.Clone(d.Gates), at, at+1)
	if w := fixture.NewOracle(fixture.ContractOf(&without)); w.VerdictOf(sheets[0]) != verdict || w.VerdictOf(sheets[1]) != o.VerdictOf(sheets[1]) {
		return fmt.Errorf("the gate decides: %s, and without it %s", verdict, w.VerdictOf(sheets[0]))
	}
	return nil
}

// showsNotHidden: the gate fires, and the one that is named does not cap as low.
func showsNotHidden(o *fixture.Oracle, d *questionnaire.Definition, u soundness.Fault, sheet map[string]string) error {
	var at int
	if _, err := fmt.Sscanf(u.Path, "gates[%d].behind", &at); err != nil {
		return err
	}
	named := slices.IndexFunc(o.Gates, func(g fixture.OracleGate) bool { return g.Id == d.Gates[at].Behind })
	if !o.Fires(o.Gates[at], sheet) || named != at && o.Fires(o.Gates[named], sheet) && fixture.Rank(o.Gates[named].Caps) <= fixture.Rank(o.Gates[at].Caps) {
		return fmt.Errorf("gate %s is hidden by %s", o.Gates[at].Id, o.Gates[named].Id)
	}
	return nil
}

// showsEmpty: the clause holds at the best answer to its question, all else at
// its best too, and at the worst.
func showsEmpty(o *fixture.Oracle, d *questionnaire.Definition, u soundness.Fault, sheets []map[string]string) error {
	var gate, at int
	if _, err := fmt.Sscanf(u.Path, "gates[%d].when[%d].level", &gate, &at); err != nil {
		return err
	}
	clause := d.Gates[gate].When[at]
	for question, levels := range o.Levels {
		want := levels[0]
		if question == clause.Question {
			want = levels[len(levels)-1]
		}
		if sheets[0][question] != levels[0] || sheets[1][question] != want {
			return fmt.Errorf("not the best and the worst of %s: %s", clause.Question, question)
		}
	}
	if clause.Level != sheets[0][clause.Question] || !strings.HasSuffix(u.Shows(), fmt.Sprintf("with %s %s as with %s", clause.Question, clause.Level, sheets[1][clause.Question])) {
		return fmt.Errorf("not told: %q", u.Shows())
	}
	return nil
}

func showsEnds(o *fixture.Oracle, sheets []map[string]string) error {
	for q, levels := range o.Levels {
		if sheets[0][q] != levels[0] || sheets[1][q] != levels[len(levels)-1] {
			return fmt.Errorf("not the best and the worst: %s", q)
		}
	}
	return nil
}

// witnessed lists the rules whose faults answers can show.
func witnessed() []finding.RuleID {
	return []finding.RuleID{soundness.BadPoints, soundness.MaskedGate, soundness.DeadLevel, soundness.FalseDeclared, soundness.NoVerdict}
}

// due reports whether a fault is one that two sheets can show. That ids resolve
// is known where there is no other kind of fault.
func due(found []soundness.Fault, u soundness.Fault) bool {
	if slices.ContainsFunc(found, func(x soundness.Fault) bool {
		return x.Rule == soundness.BadID || x.Rule == soundness.DuplicateID
	}) {
		return false
	}
	switch u.Rule {
	case soundness.BadPoints:
		return strings.Contains(u.Message, "are more than")
	case soundness.DeadLevel:
		return !strings.HasSuffix(u.Path, ".levels")
	case soundness.BadGate:
		return strings.HasSuffix(u.Message, "always holds")
	}
	return slices.Contains(witnessed(), u.Rule)
}

func eachWitness(d *questionnaire.Definition, tried map[string]int) error {
	found := soundness.Faults(*d)
	for _, u := range found {
		if !due(found, u) {
			if u.Witness() != nil || u.Shows() != "" {
				return fmt.Errorf("%v has a witness: %q", u, u.Shows())
			}
			continue
		}
		tried[string(u.Rule)]++
		if len(found) > 20 && u.Witness() == nil {
			continue
		}
		if err := shows(d, u); err != nil {
			return fmt.Errorf("%v: %w\n%s", u, err, strings.Join(fixture.ContractOf(d), "\n"))
		}
	}
	return nil
}

// Each witness shows its fault, at every seventh place where one can be planted.
func TestWitnessesShowPlantedFaults(t *testing.T) {
	q, _ := fixture.Pinned(t)
	tried := map[string]int{}
	for _, f := range faults() {
		if !slices.Contains(witnessed(), f.rule) && f.rule != soundness.BadGate {
			continue
		}
		for at := 0; ; at += steps() {
			d := fixture.Clone(q.Definition)
			path := f.plant(&d, at)
			if path == "" {
				break
			}
			if path == skip {
				continue
			}
			if err := eachWitness(&d, tried); err != nil {
				t.Fatalf("%s: %v", f.name, err)
			}
		}
	}
	if len(tried) < 5 || tried[string(soundness.BadGate)] == 0 {
		t.Errorf("only %v were tried", tried)
	}
}

// And in any questionnaire, sound or not.
func TestWitnessesShowWhatIsWrongAnywhere(t *testing.T) {
	tried := map[string]int{}
	rapid.Check(t, func(t *rapid.T) {
		d := fixture.DrawSmall(t)
		if rapid.IntRange(0, 3).Draw(t, "rises") == 0 {
			levels := rapid.SampledFrom(fixture.Questions(&d)).Draw(t, "question").Levels
			levels[len(levels)-1].Points = levels[len(levels)-2].Points + 1
		}
		if rapid.IntRange(0, 9).Draw(t, "wrong id") == 0 {
			all := fixture.Questions(&d)
			all[0].ID = rapid.SampledFrom([]string{"", all[1].ID}).Draw(t, "id")
		}
		if err := eachWitness(&d, tried); err != nil {
			t.Fatal(err)
		}
	})
	for _, rule := range witnessed() {
		if tried[string(rule)] == 0 {
			t.Errorf("%s was not tried: %v", rule, tried)
		}
	}
}

// A definition with very many faults gets a few witnesses, not a memory full.
func TestFewFaultsHaveAWitness(t *testing.T) {
	q, _ := fixture.Pinned(t)
	for name, points := range map[string]func(level int) int{
		"levels alike":     func(int) int { return 100 },
		"points that rise": func(level int) int { return []int{100, 1, 2, 3, 4, 5, 6}[level] },
	} {
		d := fixture.Clone(q.Definition)
		d.Gates = nil
		for _, x := range fixture.QuestionSpots(&d) {
			for i := range x.V.Levels {
				x.V.Levels[i].Points = points(i)
			}
		}
		found, n := soundness.Faults(d), 0
		for _, u := range found {
			if u.Witness() != nil {
				n++
			}
		}
		if n != 20 || len(found) < 30 {
			t.Errorf("%s: %d of %d faults have a witness", name, n, len(found))
		}
	}
}

// What a witness shows stands in the problem that Load reports.
func TestLoadTellsWhatAWitnessShows(t *testing.T) {
	_, data := fixture.Pinned(t)
	changed := strings.Replace(string(data), "    behind: unmanaged-uncontrolled\n", "", 1)
	_, problems := library.Load([]byte(changed))
	if len(problems) != 1 || strings.Join(problems[0].Detail, "\n") != "all else at its best: hosts shared-admin and host-controls partial: governed with and without it; with hosts unmanaged-personal instead it does not fire: governed" {
		t.Errorf("%d problems: %+v", len(problems), problems)
	}
}
