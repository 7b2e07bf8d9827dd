package soundness_test

import (
	"fmt"

	"flowverdict/questionnaire"
	"flowverdict/questionnaire/fixture"
	"flowverdict/questionnaire/soundness"
)

// topicFaults are those of the words for what a questionnaire is about, of its
// levers, and of frameworks that do not always apply.
func topicFaults() []fault {
	type def = questionnaire.Definition
	text := func(s string) func(d *def, at int) string {
		return func(d *def, at int) string {
			withTopic(d)
			return set(topicSpots(d), at, "", func(x *string) { *x = s })
		}
	}
	return []fault{
		{"topic without a name", soundness.MissingText, false, func(d *def, at int) string {
			if at > 0 {
				return ""
			}
			d.OwnTopic = &questionnaire.Topic{Title: "Device flow"}
			return "topic.name"
		}},
		{"blank word", soundness.MissingText, false, text(" ")},
		{"word of two lines", soundness.BadText, false, text("device\nflow")},
		{"word that hides something", soundness.BadText, false, text("device \u202eflow")},
		{"topic without its alternative", soundness.DanglingID, false, func(d *def, at int) string {
			t := withTopic(d)
			return set([]fixture.Spot[string]{{Path: "topic.governed", V: &t.Governed}, {Path: "topic.comparison", V: &t.Comparison}}, at, "", func(id *string) { *id = "nowhere" })
		}},
		{"topic with a source of nothing", soundness.DanglingID, false, func(d *def, at int) string {
			t := withTopic(d)
			return set([]fixture.Spot[[]questionnaire.Source]{{Path: "topic.sources", V: &t.Sources}}, at, "[0]", func(s *[]questionnaire.Source) { *s = []questionnaire.Source{"nowhere 1"} })
		}},
		{"lever's id", soundness.BadID, false, func(d *def, at int) string {
			withTopic(d)
			if bad := []string{"", "Team", "a b", questionnaire.Fact}; at < len(bad) {
				d.OwnLevers[3].ID = bad[at]
				return "levers[3].id"
			}
			return ""
		}},
		{"two levers", soundness.DuplicateID, false, func(d *def, at int) string {
			withTopic(d)
			if at < 3 {
				d.OwnLevers[3].ID = d.OwnLevers[at].ID
				return "levers[3].id"
			}
			return ""
		}},
		{"more levers than can be searched by", soundness.BadLevers, false, func(d *def, at int) string {
			withTopic(d)
			for i := len(d.OwnLevers); i < questionnaire.MaxLevers+1+at; i++ {
				d.OwnLevers = append(d.OwnLevers, questionnaire.Lever{ID: fmt.Sprintf("team-%d", i), Name: "team"})
			}
			if at > 0 {
				return ""
			}
			return "levers"
		}},
		{"framework for another question", soundness.DanglingID, false, func(d *def, at int) string {
			withTopic(d)
			return set(notApplicableSpots(d), at, ".question", func(n *questionnaire.Inapplicable) { n.Question = "nowhere" })
		}},
		{"framework for another level", soundness.DanglingID, false, func(d *def, at int) string {
			withTopic(d)
			return set(notApplicableSpots(d), at, ".level", func(n *questionnaire.Inapplicable) { n.Level = "nowhere" })
		}},
	}
}

// withTopic gives a definition all words that may be left out, a lever that no
// question needs, and an answer by which no framework applies.
func withTopic(d *questionnaire.Definition) *questionnaire.Topic {
	d.OwnTopic = &questionnaire.Topic{
		Name: "the grant", Title: "Grant", Option: "The grant", Without: "No grant", WithoutText: "It is not used.",
		Purpose: "This record says why.", Subject: "the job", Unnamed: "a job", Sources: d.Sources,
	}
	levers := d.Levers()
	d.OwnLevers = append(levers[:len(levers)-1:len(levers)-1], questionnaire.Lever{ID: "another-team", Name: "another team"})
	first := fixture.Questions(d)[0]
	for i := range d.Frameworks {
		d.Frameworks[i].NotApplicable = &questionnaire.Inapplicable{Question: first.ID, Level: first.Levels[0].ID, Because: "nothing is asked"}
	}
	return d.OwnTopic
}

// topicSpots are the words of withTopic.
func topicSpots(d *questionnaire.Definition) []fixture.Spot[string] {
	t := d.OwnTopic
	out := []fixture.Spot[string]{
		{Path: "topic.name", V: &t.Name}, {Path: "topic.title", V: &t.Title}, {Path: "topic.option", V: &t.Option},
		{Path: "topic.without", V: &t.Without}, {Path: "topic.without_text", V: &t.WithoutText}, {Path: "topic.purpose", V: &t.Purpose},
		{Path: "topic.subject", V: &t.Subject}, {Path: "topic.unnamed", V: &t.Unnamed},
	}
	for _, l := range fixture.Each(d.OwnLevers, "levers") {
		out = append(out, fixture.Spot[string]{Path: l.Path + ".name", V: &l.V.Name})
	}
	for _, n := range notApplicableSpots(d) {
		out = append(out, fixture.Spot[string]{Path: n.Path + ".because", V: &n.V.Because})
	}
	return out
}

func notApplicableSpots(d *questionnaire.Definition) []fixture.Spot[questionnaire.Inapplicable] {
	var out []fixture.Spot[questionnaire.Inapplicable]
	for _, f := range fixture.Each(d.Frameworks, "frameworks") {
		out = append(out, fixture.Spot[questionnaire.Inapplicable]{Path: f.Path + ".not_applicable", V: f.V.NotApplicable})
	}
	return out
}
