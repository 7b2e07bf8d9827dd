package questionnaire_test

import (
	"fmt"
	"slices"
	"strings"

	"flowverdict/questionnaire"

	"pgregory.net/rapid"
)

// drawSmall draws a questionnaire that is well formed (references resolve,
// points fall, bands are in order) but whose gates and levels are left to
// chance: 2 to 4 questions of 2 to 3 levels, few enough to try every sheet.
func drawSmall(t *rapid.T) questionnaire.Definition {
	d := questionnaire.Definition{
		ID: "small", Version: "1.2.3", Title: "May it?", About: "About it.",
		Documents:    []questionnaire.Document{{ID: "RFC 1", Title: "Host Software", URL: "https://www.rfc-editor.org/rfc/rfc1"}},
		Frameworks:   []questionnaire.Framework{{ID: "controls", Title: "Controls", Controls: []questionnaire.Control{{ID: "C1", Title: "First"}, {ID: "C2", Title: "Second"}}}},
		Alternatives: []questionnaire.Alternative{{ID: "other", Title: "Other", Text: "Do the other.", Sources: []questionnaire.Source{"RFC 1 2"}}},
		Sources:      []questionnaire.Source{"RFC 1"},
	}
	count := rapid.IntRange(2, 4).Draw(t, "questions")
	for i := range count {
		q := questionnaire.Question{
			ID: fmt.Sprintf("q%d", i+1), Title: "Question", Text: "How is it?", Why: "It matters.", Help: "Look.",
			Weight: rapid.IntRange(1, 5).Draw(t, "weight"), Lever: rapid.SampledFrom(questionnaire.Levers()).Draw(t, "lever"),
			Sources: []questionnaire.Source{"RFC 1 3.1"}, Frameworks: []string{"C1"},
		}
		points := 100
		for j := range rapid.IntRange(2, 3).Draw(t, "levels") {
			if j > 0 {
				points = rapid.IntRange(0, points/10).Draw(t, "points") * 10
			}
			q.Levels = append(q.Levels, questionnaire.Level{ID: string(rune('a' + j)), Points: points, Text: "So.", Sources: []questionnaire.Source{"C2"}})
		}
		if i == 0 || i == 2 {
			d.Sections = append(d.Sections, questionnaire.Section{ID: fmt.Sprintf("s%d", i+1), Title: "Section", About: "Of this."})
		}
		s := &d.Sections[len(d.Sections)-1]
		s.Questions = append(s.Questions, q)
	}
	suitable := rapid.IntRange(30, 100).Draw(t, "suitable")
	conditional := rapid.IntRange(20, suitable-1).Draw(t, "conditional")
	governed := rapid.IntRange(1, conditional-1).Draw(t, "governed")
	for i, from := range []int{suitable, conditional, governed, 0} {
		d.Bands = append(d.Bands, questionnaire.Band{Verdict: questionnaire.Verdicts()[i], From: from, Text: "Says so."})
	}
	drawGates(t, &d)
	return d
}

// drawGates adds gates with different conditions.
func drawGates(t *rapid.T, d *questionnaire.Definition) {
	all := questions(d)
	taken := map[string]bool{}
	for range rapid.IntRange(0, 6).Draw(t, "gates") {
		g := questionnaire.Gate{
			Title: "Gate", Reason: "Because.", Remedy: "Mend it.", Sources: []questionnaire.Source{"RFC 1 4", "C1"},
			Caps:    rapid.SampledFrom([]questionnaire.Verdict{questionnaire.Conditional, questionnaire.Governed, questionnaire.Unsuitable}).Draw(t, "caps"),
			Instead: rapid.SampledFrom([]string{"", "other"}).Draw(t, "instead"),
		}
		for _, q := range all {
			if rapid.IntRange(0, len(all)).Draw(t, "names") == 0 {
				g.When = append(g.When, questionnaire.Clause{Question: q.ID, Level: rapid.SampledFrom(q.LevelIDs()[1:]).Draw(t, "level")})
			}
		}
		if key := fmt.Sprint(g.When); len(g.When) > 0 && !taken[key] {
			taken[key] = true
			g.ID = fmt.Sprintf("g%d", len(d.Gates)+1)
			d.Gates = append(d.Gates, g)
		}
	}
	for i := range d.Gates {
		if rapid.IntRange(0, 9).Draw(t, "behind") == 0 {
			d.Gates[i].Behind = rapid.SampledFrom(d.Gates).Draw(t, "gate").ID
		}
	}
}

// drawSound draws a small questionnaire that is sound.
func drawSound(t *rapid.T) *questionnaire.Questionnaire { return sound(t, drawSmall(t)) }

// sound mends a drawn definition, fault by fault, until Check is content. A
// draw that takes too long to mend is left out: another one is drawn for it.
func sound(t *rapid.T, d questionnaire.Definition) *questionnaire.Questionnaire {
	for range 50 {
		faults := questionnaire.Check(d)
		if len(faults) == 0 {
			q, err := questionnaire.NewSound(d, "")
			if err != nil {
				t.Fatal(err)
			}
			return q
		}
		mend(t, &d, faults[0])
	}
	t.Skip("too many faults to mend")
	return nil
}

func mend(t *rapid.T, d *questionnaire.Definition, fault questionnaire.Unsoundness) {
	var s, i, j int
	switch fault.Rule {
	case questionnaire.MaskedGate:
		mustScan(t, fault.Path, "gates[%d]", &i)
		if _, hiding, declare := strings.Cut(fault.Hint, "behind: "); declare {
			d.Gates[i].Behind = hiding
			return
		}
		id := d.Gates[i].ID
		d.Gates = slices.Delete(d.Gates, i, i+1)
		for k := range d.Gates {
			if d.Gates[k].Behind == id {
				d.Gates[k].Behind = ""
			}
		}
	case questionnaire.FalseDeclared:
		mustScan(t, fault.Path, "gates[%d].behind", &i)
		d.Gates[i].Behind = ""
	case questionnaire.DeadLevel:
		mustScan(t, fault.Path, "sections[%d].questions[%d].levels[%d]", &s, &i, &j)
		q := &d.Sections[s].Questions[i]
		if len(q.Levels) > 2 {
			q.Levels = slices.Delete(q.Levels, j, j+1)
		} else {
			q.Levels[j].Points = 0
		}
	case questionnaire.NoVerdict:
		// Move the bands to where points are.
		points := rapid.Permutation([]int{90, 75, 60, 50, 40, 30, 20, 10}).Draw(t, "bands")[:3]
		slices.Sort(points)
		for k := range points {
			d.Bands[2-k].From = points[k]
		}
	default:
		t.Fatalf("a well-formed questionnaire has %v", fault)
	}
}

func mustScan(t *rapid.T, path, format string, into ...any) {
	if _, err := fmt.Sscanf(path, format, into...); err != nil {
		t.Fatalf("path %q is not of the form %q: %v", path, format, err)
	}
}
