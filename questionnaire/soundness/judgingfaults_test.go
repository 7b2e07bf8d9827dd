package soundness_test

import (
	"fmt"
	"slices"

	"flowverdict/questionnaire"
	"flowverdict/questionnaire/fixture"
	"flowverdict/questionnaire/soundness"
)

func numberFaults() []fault {
	type (
		def      = questionnaire.Definition
		question = questionnaire.Question
	)
	return []fault{
		{"weight not positive", soundness.BadWeight, false, func(d *def, at int) string {
			return set(fixture.QuestionSpots(d), at, ".weight", func(q *question) { q.Weight = -(at % 2) })
		}},
		{"weight that overflows", soundness.BadWeight, true, func(d *def, at int) string {
			for _, q := range fixture.QuestionSpots(d)[1:] {
				q.V.Weight = 1 << 62
			}
			return set(fixture.QuestionSpots(d), at, ".weight", func(q *question) { q.Weight = 1 << 62 })
		}},
		{"inverted points", soundness.BadPoints, true, func(d *def, at int) string {
			return invert(d, at, func(q *question) {
				for i, j := 0, len(q.Levels)-1; i < j; i, j = i+1, j-1 {
					q.Levels[i].Points, q.Levels[j].Points = q.Levels[j].Points, q.Levels[i].Points
				}
			})
		}},
		{"inverted levels", soundness.BadPoints, true, func(d *def, at int) string {
			return invert(d, at, func(q *question) { slices.Reverse(q.Levels) })
		}},
		{"best level below 100", soundness.BadPoints, true, func(d *def, at int) string {
			return set(fixture.QuestionSpots(d), at, ".levels[0].points", func(q *question) { q.Levels[0].Points = 99 })
		}},
		{"points that rise", soundness.BadPoints, false, func(d *def, at int) string {
			spots := fixture.LevelSpots(d)
			switch {
			case at >= len(spots):
				return ""
			case spots[at].V.Points == 100: // the best
				return skip
			}
			spots[at].V.Points = spots[at-1].V.Points + 1
			return spots[at].Path + ".points"
		}},
		{"points out of range", soundness.BadPoints, true, func(d *def, at int) string {
			return set(fixture.LevelSpots(d), at, ".points", func(l *questionnaire.Level) { l.Points = []int{-1, 101, -1 << 62}[at%3] })
		}},
		{"band missing", soundness.BadBands, false, func(d *def, at int) string {
			if at >= len(d.Bands) {
				return ""
			}
			d.Bands = slices.Delete(d.Bands, at, at+1)
			return "bands"
		}},
		{"band doubled", soundness.BadBands, false, func(d *def, at int) string {
			if at >= len(d.Bands) {
				return ""
			}
			d.Bands = append(d.Bands, d.Bands[at])
			return "bands"
		}},
		{"bands out of order", soundness.BadBands, true, func(d *def, at int) string {
			if at+1 >= len(d.Bands) {
				return ""
			}
			d.Bands[at].Verdict, d.Bands[at+1].Verdict = d.Bands[at+1].Verdict, d.Bands[at].Verdict
			return fmt.Sprintf("bands[%d].verdict", at)
		}},
		{"band without scores", soundness.BadBands, true, func(d *def, at int) string {
			if at >= len(d.Bands) {
				return ""
			}
			above := 101
			if at > 0 {
				above = d.Bands[at-1].From
			}
			d.Bands[at].From = above
			return fmt.Sprintf("bands[%d].from", at)
		}},
		{"scores without band", soundness.BadBands, true, func(d *def, at int) string {
			wrong := []int{1, -1}
			if at >= len(wrong) {
				return ""
			}
			last := len(d.Bands) - 1
			d.Bands[last].From = wrong[at]
			return fmt.Sprintf("bands[%d].from", last)
		}},
	}
}

// invert inverts the table of a question whose levels differ in points.
func invert(d *questionnaire.Definition, at int, how func(*questionnaire.Question)) string {
	q, ok := fixture.Nth(fixture.QuestionSpots(d), at)
	switch {
	case !ok:
		return ""
	case q.V.Levels[len(q.V.Levels)-1].Points == 100:
		return skip
	}
	how(q.V)
	return q.Path + ".levels[0].points"
}

func gateFaults() []fault {
	type (
		def  = questionnaire.Definition
		gate = questionnaire.Gate
	)
	return []fault{
		{"clause that always holds", soundness.BadGate, true, func(d *def, at int) string {
			return set(fixture.ClauseSpots(d), at, ".level", func(c *questionnaire.Clause) {
				for _, q := range fixture.Questions(d) {
					if q.ID == c.Question {
						c.Level = q.Levels[0].ID
					}
				}
			})
		}},
		{"question twice in a condition", soundness.BadGate, false, func(d *def, at int) string {
			g, ok := fixture.Nth(fixture.GateSpots(d), at)
			if !ok {
				return ""
			}
			g.V.When = append(g.V.When, g.V.When[0])
			return fmt.Sprintf("%s.when[%d].question", g.Path, len(g.V.When)-1)
		}},
		{"no condition", soundness.BadGate, false, func(d *def, at int) string {
			return set(fixture.GateSpots(d), at, ".when", func(g *gate) { g.When = nil })
		}},
		{"cap that caps nothing", soundness.BadGate, false, func(d *def, at int) string {
			return set(fixture.GateSpots(d), at, ".caps", func(g *gate) { g.Caps = []questionnaire.Verdict{questionnaire.Suitable, 7, -1}[at%3] })
		}},
		{"same condition in another order", soundness.BadGate, false, func(d *def, at int) string {
			if at >= len(d.Gates) {
				return ""
			}
			g := d.Gates[at]
			g.ID, g.Behind, g.Caps = "another", "", (g.Caps+1)%questionnaire.Suitable
			g.When = slices.Clone(g.When)
			slices.Reverse(g.When)
			d.Gates = append(d.Gates, g)
			return fmt.Sprintf("gates[%d].when", len(d.Gates)-1)
		}},
		{"masked gate no longer declared", soundness.MaskedGate, false, func(d *def, at int) string {
			g, ok := fixture.Nth(fixture.GateSpots(d), at)
			switch {
			case !ok:
				return ""
			case g.V.Behind == "":
				return skip
			}
			g.V.Behind = ""
			return g.Path
		}},
		{"gate masked by one on a milder level", soundness.MaskedGate, true, func(d *def, at int) string {
			g, ok := fixture.Nth(fixture.GateSpots(d), at)
			if !ok {
				return ""
			}
			var mild questionnaire.Clause
			for _, q := range fixture.Questions(d) {
				if q.ID == g.V.When[0].Question {
					mild = questionnaire.Clause{Question: q.ID, Level: q.Levels[1].ID}
				}
			}
			g.V.Behind = ""
			for i := range d.Gates {
				if slices.Equal(d.Gates[i].When, []questionnaire.Clause{mild}) {
					d.Gates[i].Caps = questionnaire.Unsuitable
					if i == at {
						return skip // nothing is milder
					}
					return g.Path
				}
			}
			mask := *g.V
			mask.ID, mask.Caps, mask.When = "mask", questionnaire.Unsuitable, []questionnaire.Clause{mild}
			d.Gates = append(d.Gates, mask)
			return g.Path
		}},
		{"declared behind a gate that does not hide it", soundness.FalseDeclared, false, func(d *def, at int) string {
			return set(fixture.GateSpots(d), at, ".behind", func(g *gate) {
				g.Behind = g.ID // a gate does not hide itself
			})
		}},
		{"level like the one before it", soundness.DeadLevel, false, func(d *def, at int) string {
			for _, q := range fixture.QuestionSpots(d) {
				if at >= len(q.V.Levels) {
					at -= len(q.V.Levels)
					continue
				}
				twin := q.V.Levels[at]
				twin.ID = "twin"
				q.V.Levels = slices.Insert(q.V.Levels, at+1, twin)
				return fmt.Sprintf("%s.levels[%d]", q.Path, at+1)
			}
			return ""
		}},
		{"question with one level", soundness.DeadLevel, true, func(d *def, at int) string {
			return set(fixture.QuestionSpots(d), at, ".levels", func(q *questionnaire.Question) { q.Levels = q.Levels[:1] })
		}},
		{"section without questions", soundness.DeadSection, false, func(d *def, at int) string {
			if at > len(d.Sections) {
				return ""
			}
			d.Sections = slices.Insert(d.Sections, at, questionnaire.Section{ID: "empty", Title: "Empty", About: "Of nothing."})
			return fmt.Sprintf("sections[%d].questions", at)
		}},
		{"nothing asked", soundness.DeadSection, false, func(d *def, at int) string {
			if at > 0 {
				return ""
			}
			d.Sections, d.Gates = nil, nil
			return "sections"
		}},
	}
}

func textFaults() []fault {
	type def = questionnaire.Definition
	return []fault{
		{"text missing", soundness.MissingText, false, func(d *def, at int) string {
			return set(fixture.TextSpots(d), at, "", func(s *string) { *s = []string{"", " ", "\n\t"}[at%3] })
		}},
		{"document without id", soundness.MissingText, true, func(d *def, at int) string {
			return set(fixture.Each(d.Documents, "documents"), at, ".id", func(x *questionnaire.Document) { x.ID = "" })
		}},
		{"framework without id", soundness.MissingText, false, func(d *def, at int) string {
			return set(fixture.Each(d.Frameworks, "frameworks"), at, ".id", func(x *questionnaire.Framework) { x.ID = "" })
		}},
		{"control without id", soundness.MissingText, true, func(d *def, at int) string {
			return set(fixture.ControlSpots(d), at, ".id", func(x *questionnaire.Control) { x.ID = "" })
		}},
		{"question rests on nothing", soundness.MissingSource, false, func(d *def, at int) string {
			return set(fixture.QuestionSpots(d), at, ".sources", func(x *questionnaire.Question) { x.Sources = nil })
		}},
		{"gate rests on nothing", soundness.MissingSource, false, func(d *def, at int) string {
			return set(fixture.GateSpots(d), at, ".sources", func(x *questionnaire.Gate) { x.Sources = nil })
		}},
	}
}
