package text

import (
	"strings"

	"flowverdict/internal/text"
	"flowverdict/questionnaire"
)

// sourceEntries tell of each document, its parts and each control what it says
// and what rests on it.
func sourceEntries(q *questionnaire.Questionnaire) []entry {
	rests := restsOn(q)
	var out []entry
	for i := range q.Documents {
		d := &q.Documents[i]
		e := entry{id: d.ID, kind: "source", title: d.Title}
		if d.URL != "" {
			e.lines = append(e.lines, d.URL)
		}
		for _, p := range d.Parts {
			said := text.Sentence(p.Text)
			if !d.Unnumbered {
				said = p.ID + ": " + said
			}
			e.lines = append(e.lines, "- "+said)
		}
		out = append(out, withUses(e, rests[d.ID]))
		for _, p := range d.Parts {
			id := d.ID + " " + p.ID
			c := q.Cite(questionnaire.Source(id))
			e := entry{id: id, name: c.Name, kind: "source", title: d.Title, lines: []string{text.Sentence(p.Text)}}
			if c.URL != "" {
				e.lines = append(e.lines, c.URL)
			}
			out = append(out, withUses(e, rests[id]))
		}
	}
	for _, f := range q.Frameworks {
		for _, c := range f.Controls {
			e := entry{id: c.ID, kind: "control", title: c.Title, lines: []string{f.Title + "."}}
			if c.Note != "" {
				e.lines = append(e.lines, text.Sentence(c.Note))
			}
			if f.URL != "" {
				e.lines = append(e.lines, f.URL)
			}
			out = append(out, withUses(e, rests[c.ID]))
		}
	}
	return out
}

func withUses(e entry, uses []string) entry {
	if len(uses) > 0 {
		e.lines = append(e.lines, "What rests on it: "+strings.Join(uses, ", ")+".")
	}
	return e
}

// restsOn lists the ids of what names each source.
func restsOn(q *questionnaire.Questionnaire) map[string][]string {
	out := map[string][]string{}
	add := func(id string, list []questionnaire.Source) {
		for _, s := range list {
			if uses := out[string(s)]; len(uses) == 0 || uses[len(uses)-1] != id {
				out[string(s)] = append(uses, id)
			}
		}
	}
	for _, x := range q.Questions() {
		add(x.ID, x.Sources)
		for _, l := range x.Levels {
			add(x.ID+"="+l.ID, l.Sources)
		}
		for _, control := range x.Frameworks {
			add(x.ID, []questionnaire.Source{questionnaire.Source(control)})
		}
	}
	for i := range q.Gates {
		add(q.Gates[i].ID, q.Gates[i].Sources)
	}
	for i := range q.Alternatives {
		a := &q.Alternatives[i]
		add(a.ID, a.Sources)
		for _, list := range [][]questionnaire.Precondition{a.RulesOut, a.Against, a.For} {
			for _, p := range list {
				add(a.ID, p.Sources)
			}
		}
		for _, m := range a.LevelMaps {
			add(a.ID, m.Sources)
		}
	}
	for i := range q.Mitigations {
		add(q.Mitigations[i].ID, q.Mitigations[i].Sources)
	}
	for i := range q.Practices {
		add(q.Practices[i].ID, q.Practices[i].Sources)
	}
	return out
}

func names(q *questionnaire.Questionnaire, list []questionnaire.Source) string {
	return strings.Join(q.CitedNames(list), "; ")
}

func sources(q *questionnaire.Questionnaire, list []questionnaire.Source) string {
	if len(list) == 0 {
		return "Sources: none of its own."
	}
	return "Sources: " + names(q, list)
}
