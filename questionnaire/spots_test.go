package questionnaire_test

import (
	"fmt"

	"flowverdict/questionnaire"
)

// spot is a part of a definition with its path.
type spot[T any] struct {
	path string
	v    *T
}

func nth[T any](spots []spot[T], at int) (spot[T], bool) {
	if at >= len(spots) {
		return spot[T]{}, false
	}
	return spots[at], true
}

func each[T any](list []T, path string) []spot[T] {
	out := make([]spot[T], len(list))
	for i := range list {
		out[i] = spot[T]{fmt.Sprintf("%s[%d]", path, i), &list[i]}
	}
	return out
}

func inside[T, U any](outer []spot[T], name string, list func(*T) []U) []spot[U] {
	var out []spot[U]
	for _, o := range outer {
		out = append(out, each(list(o.v), o.path+"."+name)...)
	}
	return out
}

func sectionSpots(d *questionnaire.Definition) []spot[questionnaire.Section] {
	return each(d.Sections, "sections")
}

func questionSpots(d *questionnaire.Definition) []spot[questionnaire.Question] {
	return inside(sectionSpots(d), "questions", func(s *questionnaire.Section) []questionnaire.Question { return s.Questions })
}

func levelSpots(d *questionnaire.Definition) []spot[questionnaire.Level] {
	return inside(questionSpots(d), "levels", func(q *questionnaire.Question) []questionnaire.Level { return q.Levels })
}

func gateSpots(d *questionnaire.Definition) []spot[questionnaire.Gate] { return each(d.Gates, "gates") }

func clauseSpots(d *questionnaire.Definition) []spot[questionnaire.Clause] {
	return inside(gateSpots(d), "when", func(g *questionnaire.Gate) []questionnaire.Clause { return g.When })
}

func controlSpots(d *questionnaire.Definition) []spot[questionnaire.Control] {
	return inside(each(d.Frameworks, "frameworks"), "controls", func(f *questionnaire.Framework) []questionnaire.Control { return f.Controls })
}

// textSpots are all texts that people read and no questionnaire may lack.
func textSpots(d *questionnaire.Definition) []spot[string] {
	out := []spot[string]{{"title", &d.Title}, {"about", &d.About}}
	for _, b := range each(d.Bands, "bands") {
		out = append(out, spot[string]{b.path + ".text", &b.v.Text})
	}
	for _, x := range each(d.Documents, "documents") {
		out = append(out, spot[string]{x.path + ".title", &x.v.Title})
	}
	for _, x := range each(d.Frameworks, "frameworks") {
		out = append(out, spot[string]{x.path + ".title", &x.v.Title})
	}
	for _, x := range controlSpots(d) {
		out = append(out, spot[string]{x.path + ".title", &x.v.Title})
	}
	for _, x := range each(d.Alternatives, "alternatives") {
		out = append(out, spot[string]{x.path + ".title", &x.v.Title}, spot[string]{x.path + ".text", &x.v.Text})
	}
	for _, x := range sectionSpots(d) {
		out = append(out, spot[string]{x.path + ".title", &x.v.Title}, spot[string]{x.path + ".about", &x.v.About})
	}
	for _, x := range questionSpots(d) {
		out = append(out, spot[string]{x.path + ".title", &x.v.Title}, spot[string]{x.path + ".text", &x.v.Text}, spot[string]{x.path + ".why", &x.v.Why})
	}
	for _, x := range levelSpots(d) {
		out = append(out, spot[string]{x.path + ".text", &x.v.Text})
	}
	for _, x := range gateSpots(d) {
		out = append(out, spot[string]{x.path + ".title", &x.v.Title}, spot[string]{x.path + ".reason", &x.v.Reason}, spot[string]{x.path + ".remedy", &x.v.Remedy})
	}
	return out
}

// sourceSpots are all lists of sources.
func sourceSpots(d *questionnaire.Definition) []spot[[]questionnaire.Source] {
	out := []spot[[]questionnaire.Source]{{"sources", &d.Sources}}
	add := func(path string, s *[]questionnaire.Source) {
		out = append(out, spot[[]questionnaire.Source]{path + ".sources", s})
	}
	for _, x := range each(d.Alternatives, "alternatives") {
		add(x.path, &x.v.Sources)
	}
	for _, x := range sectionSpots(d) {
		add(x.path, &x.v.Sources)
	}
	for _, x := range questionSpots(d) {
		add(x.path, &x.v.Sources)
	}
	for _, x := range levelSpots(d) {
		add(x.path, &x.v.Sources)
	}
	for _, x := range gateSpots(d) {
		add(x.path, &x.v.Sources)
	}
	return out
}

// idSpots are all ids in kebab case, with what they are an id of.
func idSpots(d *questionnaire.Definition) []spot[string] {
	out := []spot[string]{{"id", &d.ID}}
	for _, x := range each(d.Alternatives, "alternatives") {
		out = append(out, spot[string]{x.path + ".id", &x.v.ID})
	}
	for _, x := range sectionSpots(d) {
		out = append(out, spot[string]{x.path + ".id", &x.v.ID})
	}
	for _, x := range questionSpots(d) {
		out = append(out, spot[string]{x.path + ".id", &x.v.ID})
	}
	for _, x := range levelSpots(d) {
		out = append(out, spot[string]{x.path + ".id", &x.v.ID})
	}
	for _, x := range gateSpots(d) {
		out = append(out, spot[string]{x.path + ".id", &x.v.ID})
	}
	return out
}
