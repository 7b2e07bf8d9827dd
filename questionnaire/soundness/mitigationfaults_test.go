package soundness_test

import (
	"flowverdict/questionnaire"
	"flowverdict/questionnaire/fixture"
	"flowverdict/questionnaire/soundness"
)

// withMitigation adds a mitigation and a practice that the first question
// tells.
func withMitigation(d *questionnaire.Definition) (*questionnaire.Mitigation, *questionnaire.Practice) {
	first := fixture.Questions(d)[0]
	rest := []questionnaire.Source{questionnaire.Source(d.Documents[0].ID)}
	when := func(level int) questionnaire.When {
		return questionnaire.When{{Question: first.ID, Word: questionnaire.Is, Level: first.Levels[level].ID}}
	}
	d.Mitigations = []questionnaire.Mitigation{{
		ID: "watch", Section: "6.1", Title: "Somebody watches", Stops: []string{questionnaire.Disrupts}, Limits: "not at night", Sources: rest,
		Rules: []questionnaire.Rule{{State: questionnaire.Present, When: when(0)}, {State: questionnaire.Absent, When: when(1)}},
	}}
	d.Practices = []questionnaire.Practice{{
		ID: "2-1.a", Level: "MUST", Text: "write it down", By: questionnaire.ByAnswers, Sources: rest,
		Rules: []questionnaire.Rule{{State: questionnaire.Met, When: when(0)}, {State: questionnaire.NotMet, When: when(1)}},
	}}
	return &d.Mitigations[0], &d.Practices[0]
}

func mitigationFaults() []fault {
	type def = questionnaire.Definition
	type mitigation = questionnaire.Mitigation
	type practice = questionnaire.Practice
	once := func(path string, plant func(m *mitigation, p *practice)) func(d *def, at int) string {
		return func(d *def, at int) string {
			if at > 0 {
				return ""
			}
			plant(withMitigation(d))
			return path
		}
	}
	parts := func(path string, change func(*questionnaire.Document)) func(d *def, at int) string {
		return func(d *def, at int) string {
			if at > 0 {
				return ""
			}
			d.Documents = append(d.Documents, questionnaire.Document{ID: "whole", Title: "Whole", URL: "https://example.org/", PartURL: "https://example.org/#{part}", Parts: []questionnaire.Part{{ID: "1", Text: "First."}}})
			d.Sources = []questionnaire.Source{"whole 1", "whole"}
			change(&d.Documents[len(d.Documents)-1])
			if path == "sources[0]" {
				return path
			}
			return fixture.Each(d.Documents, "documents")[len(d.Documents)-1].Path + path
		}
	}
	return []fault{
		{"mitigation's id", soundness.BadID, false, once("mitigations[0].id", func(m *mitigation, _ *practice) { m.ID = "Watch" })},
		{"mitigation without a title", soundness.MissingText, false, once("mitigations[0].title", func(m *mitigation, _ *practice) { m.Title = "" })},
		{"mitigation without a section", soundness.MissingText, false, once("mitigations[0].section", func(m *mitigation, _ *practice) { m.Section = "" })},
		{"mitigation without limits", soundness.MissingText, false, once("mitigations[0].limits", func(m *mitigation, _ *practice) { m.Limits = "" })},
		{"mitigation without a source", soundness.MissingSource, false, once("mitigations[0].sources", func(m *mitigation, _ *practice) { m.Sources = nil })},
		{"mitigation that stops nothing", soundness.BadMitigation, false, once("mitigations[0].stops", func(m *mitigation, _ *practice) { m.Stops = nil })},
		{"mitigation that stops otherwise", soundness.BadMitigation, false, once("mitigations[0].stops[0]", func(m *mitigation, _ *practice) { m.Stops[0] = "stop" })},
		{"state that is none", soundness.BadMitigation, false, once("mitigations[0].rules[1].state", func(m *mitigation, _ *practice) { m.Rules[1].State = questionnaire.Unknown })},
		{"rule that is never the first", soundness.BadMitigation, false, once("mitigations[0].rules[1]", func(m *mitigation, _ *practice) { m.Rules[1].When = m.Rules[0].When })},
		{"rule behind one that always holds", soundness.BadMitigation, false, once("mitigations[0].rules[1]", func(m *mitigation, _ *practice) { m.Rules[0].When = nil })},
		{"rule of no question", soundness.DanglingID, false, once("mitigations[0].rules[0].when.nowhere", func(m *mitigation, _ *practice) { m.Rules[0].When[0].Question = "nowhere" })},
		{"practice's id", soundness.BadID, false, once("practices[0].id", func(_ *mitigation, p *practice) { p.ID = "2..1" })},
		{"practice without a text", soundness.MissingText, false, once("practices[0].text", func(_ *mitigation, p *practice) { p.Text = "" })},
		{"practice by nothing", soundness.BadMitigation, true, once("practices[0].by", func(_ *mitigation, p *practice) { p.By = "chance" })},
		{"practice of no level", soundness.BadMitigation, false, once("practices[0].level", func(_ *mitigation, p *practice) { p.Level = "COULD" })},
		{"rules that tell nothing", soundness.BadMitigation, false, once("practices[0].rules", func(_ *mitigation, p *practice) { p.By = questionnaire.ByVerdict })},
		{"practice met or so", soundness.BadMitigation, false, once("practices[0].rules[0].state", func(_ *mitigation, p *practice) { p.Rules[0].State = questionnaire.Present })},
		{"source of no part", soundness.DanglingID, false, parts("sources[0]", func(d *questionnaire.Document) { d.Parts[0].ID = "2" })},
		{"part without a text", soundness.MissingText, false, parts(".parts[0].text", func(d *questionnaire.Document) { d.Parts[0].Text = "" })},
		{"two parts", soundness.DuplicateID, true, parts(".parts[1].id", func(d *questionnaire.Document) { d.Parts = append(d.Parts, d.Parts[0]) })},
		{"parts elsewhere", soundness.BadText, false, parts(".part_url", func(d *questionnaire.Document) { d.PartURL = "https://elsewhere.example.org/#{part}" })},
		{"no place for a part", soundness.BadText, false, parts(".part_url", func(d *questionnaire.Document) { d.PartURL = "https://example.org/" })},
	}
}
