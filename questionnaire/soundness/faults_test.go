package soundness_test

import (
	"slices"

	"flowverdict/internal/finding"
	"flowverdict/questionnaire"
	"flowverdict/questionnaire/fixture"
	"flowverdict/questionnaire/soundness"
)

// fault plants one fault at the at-th place of a sound definition, and returns
// the path at which Check must find it: "" when there is no such place any
// more, skip when it cannot stand there. Along says that other faults may
// follow from it.
type fault struct {
	name  string
	rule  finding.RuleID
	along bool
	plant func(d *questionnaire.Definition, at int) string
}

const skip = "-"

// set plants a value in the at-th of spots.
func set[T any](spots []fixture.Spot[T], at int, suffix string, change func(*T)) string {
	x, ok := fixture.Nth(spots, at)
	if !ok {
		return ""
	}
	change(x.V)
	return x.Path + suffix
}

// double gives the at-th of a list but its first the id of the one before it.
func double[T any](lists [][]fixture.Spot[T], at int, id func(*T) *string) string {
	for _, list := range lists {
		if at < max(0, len(list)-1) {
			*id(list[at+1].V) = *id(list[at].V)
			return list[at+1].Path + ".id"
		}
		at -= max(0, len(list)-1)
	}
	return ""
}

func faults() []fault {
	return slices.Concat(idFaults(), referenceFaults(), numberFaults(), gateFaults(), textFaults(), topicFaults(), alternativeFaults(), mitigationFaults())
}

func idFaults() []fault {
	type def = questionnaire.Definition
	bad := []string{"", "A", "a--b", "-a", "a-", "a b", "a_b", "ä", "a.b", "a\n"}
	return []fault{
		{"id not in kebab case", soundness.BadID, true, func(d *def, at int) string {
			return set(fixture.IdSpots(d), at, "", func(id *string) { *id = bad[at%len(bad)] })
		}},
		{"version not of three numbers", soundness.BadID, false, func(d *def, at int) string {
			if bad := []string{"", "1", "1.2", "v1.2.3", "1.2.3.4", "01.2.3", "1.2.3-rc1", "1.2.-3", "1.2.3 ", "1.2.3\n", "9999999999.0.0"}; at < len(bad) {
				d.Version = bad[at]
				return "version"
			}
			return ""
		}},
		{"level called unknown", soundness.BadID, true, func(d *def, at int) string {
			return set(fixture.LevelSpots(d), at, ".id", func(l *questionnaire.Level) { l.ID = questionnaire.Unknown })
		}},
		{"level called open", soundness.BadID, true, func(d *def, at int) string {
			return set(fixture.LevelSpots(d), at, ".id", func(l *questionnaire.Level) { l.ID = "open" })
		}},
		{"two sections", soundness.DuplicateID, false, func(d *def, at int) string {
			return double([][]fixture.Spot[questionnaire.Section]{fixture.SectionSpots(d)}, at, func(x *questionnaire.Section) *string { return &x.ID })
		}},
		{"two questions", soundness.DuplicateID, true, func(d *def, at int) string {
			return double([][]fixture.Spot[questionnaire.Question]{fixture.QuestionSpots(d)}, at, func(x *questionnaire.Question) *string { return &x.ID })
		}},
		{"two levels", soundness.DuplicateID, true, func(d *def, at int) string {
			var lists [][]fixture.Spot[questionnaire.Level]
			for _, q := range fixture.QuestionSpots(d) {
				lists = append(lists, fixture.Each(q.V.Levels, q.Path+".levels"))
			}
			return double(lists, at, func(x *questionnaire.Level) *string { return &x.ID })
		}},
		{"two gates", soundness.DuplicateID, true, func(d *def, at int) string {
			return double([][]fixture.Spot[questionnaire.Gate]{fixture.GateSpots(d)}, at, func(x *questionnaire.Gate) *string { return &x.ID })
		}},
		{"two alternatives", soundness.DuplicateID, true, func(d *def, at int) string {
			return double([][]fixture.Spot[questionnaire.Alternative]{fixture.Each(d.Alternatives, "alternatives")}, at, func(x *questionnaire.Alternative) *string { return &x.ID })
		}},
		{"two documents", soundness.DuplicateID, true, func(d *def, at int) string {
			return double([][]fixture.Spot[questionnaire.Document]{fixture.Each(d.Documents, "documents")}, at, func(x *questionnaire.Document) *string { return &x.ID })
		}},
		{"two frameworks", soundness.DuplicateID, false, func(d *def, at int) string {
			return double([][]fixture.Spot[questionnaire.Framework]{fixture.Each(d.Frameworks, "frameworks")}, at, func(x *questionnaire.Framework) *string { return &x.ID })
		}},
		{"two controls", soundness.DuplicateID, true, func(d *def, at int) string {
			return double([][]fixture.Spot[questionnaire.Control]{fixture.ControlSpots(d)}, at, func(x *questionnaire.Control) *string { return &x.ID })
		}},
		{"control called like a document", soundness.DuplicateID, true, func(d *def, at int) string {
			return set(fixture.ControlSpots(d), at, ".id", func(c *questionnaire.Control) { c.ID = d.Documents[0].ID })
		}},
	}
}

func referenceFaults() []fault {
	type def = questionnaire.Definition
	return []fault{
		{"clause of no question", soundness.DanglingID, true, func(d *def, at int) string {
			return set(fixture.ClauseSpots(d), at, ".question", func(c *questionnaire.Clause) { c.Question = "nowhere" })
		}},
		{"clause of no level", soundness.DanglingID, false, func(d *def, at int) string {
			return set(fixture.ClauseSpots(d), at, ".level", func(c *questionnaire.Clause) { c.Level = "nowhere" })
		}},
		{"clause of unknown", soundness.DanglingID, true, func(d *def, at int) string {
			return set(fixture.ClauseSpots(d), at, ".level", func(c *questionnaire.Clause) { c.Level = questionnaire.Unknown })
		}},
		{"no such alternative", soundness.DanglingID, false, func(d *def, at int) string {
			return set(fixture.GateSpots(d), at, ".instead", func(g *questionnaire.Gate) { g.Instead = "nowhere" })
		}},
		{"behind no gate", soundness.DanglingID, false, func(d *def, at int) string {
			return set(fixture.GateSpots(d), at, ".behind", func(g *questionnaire.Gate) { g.Behind = "nowhere" })
		}},
		{"no such lever", soundness.DanglingID, false, func(d *def, at int) string {
			return set(fixture.QuestionSpots(d), at, ".lever", func(q *questionnaire.Question) {
				q.Lever = []string{"", "nobody", "CLI team"}[at%3]
			})
		}},
		{"no such control", soundness.DanglingID, false, func(d *def, at int) string {
			return set(fixture.QuestionSpots(d), at, ".frameworks[0]", func(q *questionnaire.Question) { q.Frameworks = []string{d.Documents[0].ID} })
		}},
		{"source of nothing", soundness.DanglingID, false, func(d *def, at int) string {
			bad := []questionnaire.Source{"", " ", "RFC 1234567 1", "ARTICLE A1", questionnaire.Source(d.Documents[0].ID + "x"), "article\tA1"}
			return set(fixture.SourceSpots(d), at, "[0]", func(s *[]questionnaire.Source) { *s = append([]questionnaire.Source{bad[at%len(bad)]}, *s...) })
		}},
	}
}
