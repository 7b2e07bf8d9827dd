package soundness_test

import (
	"fmt"
	"slices"

	"flowverdict/questionnaire"
	"flowverdict/questionnaire/fixture"
	"flowverdict/questionnaire/soundness"
)

// withAlternative adds an alternative that is judged on answers, and returns it
// and its path. It rests on the first two questions.
func withAlternative(d *questionnaire.Definition) (*questionnaire.Alternative, string) {
	first, second := fixture.Questions(d)[0], fixture.Questions(d)[1]
	rest := []questionnaire.Source{questionnaire.Source(d.Documents[0].ID)}
	last := len(second.Levels) - 1
	d.Alternatives = append(d.Alternatives, questionnaire.Alternative{
		ID: "judged", Title: "Judged", Text: "Do that.", OwnKind: questionnaire.Protocol, NotAsked: []string{first.ID},
		LevelMaps: []questionnaire.LevelMap{{Question: second.ID, To: []questionnaire.LevelPair{{From: second.Levels[last].ID, To: second.Levels[last-1].ID}}, Why: "So.", Sources: rest}},
		RulesOut:  []questionnaire.Precondition{{When: questionnaire.When{{Question: first.ID, Word: questionnaire.Is, Level: first.Levels[0].ID}}, Why: "Not then.", Sources: rest}},
		Against:   []questionnaire.Precondition{{Why: "Never gladly.", Sources: rest}},
		For:       []questionnaire.Precondition{{When: questionnaire.When{{Question: first.ID, Word: questionnaire.Worse, Level: first.Levels[1].ID}}, Why: "Then.", Sources: rest}},
	})
	at := len(d.Alternatives) - 1
	return &d.Alternatives[at], fmt.Sprintf("alternatives[%d]", at)
}

// preconditionSpots are those of an alternative that name a question.
func preconditionSpots(a *questionnaire.Alternative, path string) []fixture.Spot[questionnaire.Precondition] {
	return append(fixture.Each(a.RulesOut, path+".rules_out"), fixture.Each(a.For, path+".for")...)
}

func alternativeFaults() []fault {
	type def = questionnaire.Definition
	type alternative = questionnaire.Alternative
	// once plants a fault in one place.
	once := func(plant func(d *def, a *alternative) string) func(d *def, at int) string {
		return func(d *def, at int) string {
			if at > 0 {
				return ""
			}
			a, path := withAlternative(d)
			suffix := plant(d, a)
			if suffix == skip {
				return skip
			}
			return path + suffix
		}
	}
	condition := func(suffix func(questionnaire.Comparison) string, change func(*questionnaire.Comparison, *questionnaire.Question)) func(d *def, at int) string {
		return func(d *def, at int) string {
			a, path := withAlternative(d)
			x, ok := fixture.Nth(preconditionSpots(a, path), at)
			if !ok {
				return ""
			}
			change(&x.V.When[0], fixture.Questions(d)[0])
			return x.Path + ".when." + suffix(x.V.When[0])
		}
	}
	question := func(c questionnaire.Comparison) string { return c.Question }
	word := func(c questionnaire.Comparison) string { return c.Question + "." + string(c.Word) }
	return []fault{
		{"comparison of no question", soundness.DanglingID, false, condition(question, func(c *questionnaire.Comparison, _ *questionnaire.Question) { c.Question = "nowhere" })},
		{"comparison with no level", soundness.DanglingID, false, condition(word, func(c *questionnaire.Comparison, _ *questionnaire.Question) { c.Level = "nowhere" })},
		{"comparison without a word", soundness.BadCondition, false, condition(question, func(c *questionnaire.Comparison, _ *questionnaire.Question) { c.Word = "like" })},
		{"worse than the best", soundness.BadCondition, false, condition(word, func(c *questionnaire.Comparison, q *questionnaire.Question) {
			c.Word, c.Level = questionnaire.Worse, q.Levels[0].ID
		})},
		{"better than the worst", soundness.BadCondition, false, condition(word, func(c *questionnaire.Comparison, q *questionnaire.Question) {
			c.Word, c.Level = questionnaire.Better, q.Levels[len(q.Levels)-1].ID
		})},
		{"precondition without a reason", soundness.MissingText, false, once(func(_ *def, a *alternative) string { a.Against[0].Why = " "; return ".against[0].why" })},
		{"precondition without a source", soundness.MissingSource, false, once(func(_ *def, a *alternative) string { a.For[0].Sources = nil; return ".for[0].sources" })},
		{"no such kind", soundness.BadOption, false, once(func(_ *def, a *alternative) string { a.OwnKind = "grant"; return ".kind" })},
		{"not asked, and no question", soundness.DanglingID, false, once(func(_ *def, a *alternative) string { a.NotAsked[0] = "nowhere"; return ".not_asked[0]" })},
		{"not asked twice", soundness.DuplicateID, false, once(func(_ *def, a *alternative) string {
			a.NotAsked = append(a.NotAsked, a.NotAsked[0])
			return ".not_asked[1]"
		})},
		{"map of no question", soundness.DanglingID, false, once(func(_ *def, a *alternative) string {
			a.LevelMaps[0].Question = "nowhere"
			return ".level_maps[0].question"
		})},
		{"map from no level", soundness.DanglingID, false, once(func(_ *def, a *alternative) string {
			a.LevelMaps[0].To[0].From = "nowhere"
			return ".level_maps[0].to.nowhere"
		})},
		{"map to no level", soundness.DanglingID, false, once(func(_ *def, a *alternative) string {
			a.LevelMaps[0].To[0].To = "nowhere"
			return ".level_maps[0].to." + a.LevelMaps[0].To[0].From
		})},
		{"map of nothing", soundness.BadOption, false, once(func(_ *def, a *alternative) string { a.LevelMaps[0].To = nil; return ".level_maps[0].to" })},
		{"map to a worse level", soundness.BadOption, false, once(func(d *def, a *alternative) string {
			q := fixture.Questions(d)[1]
			a.LevelMaps[0].To = []questionnaire.LevelPair{{From: q.Levels[0].ID, To: q.Levels[1].ID}}
			return ".level_maps[0].to." + q.Levels[0].ID
		})},
		{"map that turns levels round", soundness.BadOption, false, once(func(d *def, a *alternative) string {
			q := fixture.Questions(d)[1]
			if len(q.Levels) < 3 {
				return skip
			}
			a.LevelMaps[0].To[0].To = q.Levels[0].ID
			return ".level_maps[0].to"
		})},
		{"map of what is not asked", soundness.BadOption, false, once(func(d *def, a *alternative) string {
			a.NotAsked[0] = a.LevelMaps[0].Question
			return ".level_maps[0].question"
		})},
		{"never ruled out", soundness.BadOption, false, once(func(_ *def, a *alternative) string { a.RulesOut = nil; return "" })},
		{"always ruled out", soundness.BadOption, false, once(func(_ *def, a *alternative) string {
			a.RulesOut = append(a.RulesOut, a.For[0])
			return ".rules_out"
		})},
		{"never called for", soundness.BadOption, false, once(func(_ *def, a *alternative) string { a.For = nil; return "" })},
		{"otherwise instead of nothing", soundness.BadGate, false, func(d *def, at int) string {
			x, ok := fixture.Nth(fixture.GateSpots(d), at)
			if !ok {
				return ""
			}
			x.V.Instead, x.V.Otherwise = "", "Do this first."
			return x.Path + ".otherwise"
		}},
		{"otherwise of what is never ruled out there", soundness.BadGate, false, func(d *def, at int) string {
			x, ok := fixture.Nth(fixture.GateSpots(d), at)
			if !ok {
				return ""
			}
			a, _ := withAlternative(d)
			x.V.Instead, x.V.Otherwise = a.ID, "Do this first."
			clause := x.V.When[0]
			q := fixture.Questions(d)[slices.IndexFunc(fixture.Questions(d), func(q *questionnaire.Question) bool { return q.ID == clause.Question })]
			a.RulesOut[0].When = questionnaire.When{{Question: clause.Question, Word: questionnaire.Better, Level: q.Levels[0].ID}}
			return x.Path + ".otherwise"
		}},
		{"named where it is ruled out", soundness.BadOption, false, func(d *def, at int) string {
			a, _ := withAlternative(d)
			x, ok := fixture.Nth(fixture.GateSpots(d), at)
			if !ok {
				return ""
			}
			x.V.Instead = a.ID
			a.RulesOut[0].When = nil
			for _, c := range x.V.When {
				a.RulesOut[0].When = append(a.RulesOut[0].When, questionnaire.Comparison{Question: c.Question, Word: questionnaire.Worse, Level: c.Level})
			}
			return x.Path + ".instead"
		}},
	}
}
