package questionnaire_test

import (
	"fmt"
	"slices"

	"flowverdict/questionnaire"
	"flowverdict/questionnaire/document"
)

// fault plants one fault at the at-th place of a sound definition, and returns
// the path at which Check must find it: "" when there is no such place any
// more, skip when it cannot stand there. Along says that other faults may
// follow from it.
type fault struct {
	name  string
	rule  document.Rule
	along bool
	plant func(d *questionnaire.Definition, at int) string
}

const skip = "-"

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

// set plants a value in the at-th of spots.
func set[T any](spots []spot[T], at int, suffix string, change func(*T)) string {
	x, ok := nth(spots, at)
	if !ok {
		return ""
	}
	change(x.v)
	return x.path + suffix
}

// double gives the at-th of a list but its first the id of the one before it.
func double[T any](lists [][]spot[T], at int, id func(*T) *string) string {
	for _, list := range lists {
		if at < max(0, len(list)-1) {
			*id(list[at+1].v) = *id(list[at].v)
			return list[at+1].path + ".id"
		}
		at -= max(0, len(list)-1)
	}
	return ""
}

func faults() []fault {
	return slices.Concat(idFaults(), referenceFaults(), numberFaults(), gateFaults(), textFaults())
}

func idFaults() []fault {
	type (
		def  = questionnaire.Definition
		rule = document.Rule
	)
	bad := []string{"", "A", "a--b", "-a", "a-", "a b", "a_b", "ä", "a.b", "a\n"}
	return []fault{
		{"id not in kebab case", questionnaire.BadID, true, func(d *def, at int) string {
			return set(idSpots(d), at, "", func(id *string) { *id = bad[at%len(bad)] })
		}},
		{"version not of three numbers", questionnaire.BadID, false, func(d *def, at int) string {
			if bad := []string{"", "1", "1.2", "v1.2.3", "1.2.3.4", "01.2.3", "1.2.3-rc1", "1.2.-3", "1.2.3 ", "1.2.3\n", "9999999999.0.0"}; at < len(bad) {
				d.Version = bad[at]
				return "version"
			}
			return ""
		}},
		{"level called unknown", questionnaire.BadID, true, func(d *def, at int) string {
			return set(levelSpots(d), at, ".id", func(l *questionnaire.Level) { l.ID = questionnaire.Unknown })
		}},
		{"two sections", questionnaire.DuplicateID, false, func(d *def, at int) string {
			return double([][]spot[questionnaire.Section]{sectionSpots(d)}, at, func(x *questionnaire.Section) *string { return &x.ID })
		}},
		{"two questions", questionnaire.DuplicateID, true, func(d *def, at int) string {
			return double([][]spot[questionnaire.Question]{questionSpots(d)}, at, func(x *questionnaire.Question) *string { return &x.ID })
		}},
		{"two levels", questionnaire.DuplicateID, true, func(d *def, at int) string {
			var lists [][]spot[questionnaire.Level]
			for _, q := range questionSpots(d) {
				lists = append(lists, each(q.v.Levels, q.path+".levels"))
			}
			return double(lists, at, func(x *questionnaire.Level) *string { return &x.ID })
		}},
		{"two gates", questionnaire.DuplicateID, true, func(d *def, at int) string {
			return double([][]spot[questionnaire.Gate]{gateSpots(d)}, at, func(x *questionnaire.Gate) *string { return &x.ID })
		}},
		{"two alternatives", questionnaire.DuplicateID, true, func(d *def, at int) string {
			return double([][]spot[questionnaire.Alternative]{each(d.Alternatives, "alternatives")}, at, func(x *questionnaire.Alternative) *string { return &x.ID })
		}},
		{"two documents", questionnaire.DuplicateID, true, func(d *def, at int) string {
			return double([][]spot[questionnaire.Document]{each(d.Documents, "documents")}, at, func(x *questionnaire.Document) *string { return &x.ID })
		}},
		{"two frameworks", questionnaire.DuplicateID, false, func(d *def, at int) string {
			return double([][]spot[questionnaire.Framework]{each(d.Frameworks, "frameworks")}, at, func(x *questionnaire.Framework) *string { return &x.ID })
		}},
		{"two controls", questionnaire.DuplicateID, true, func(d *def, at int) string {
			return double([][]spot[questionnaire.Control]{controlSpots(d)}, at, func(x *questionnaire.Control) *string { return &x.ID })
		}},
		{"control called like a document", questionnaire.DuplicateID, true, func(d *def, at int) string {
			return set(controlSpots(d), at, ".id", func(c *questionnaire.Control) { c.ID = d.Documents[0].ID })
		}},
	}
}

func referenceFaults() []fault {
	type def = questionnaire.Definition
	return []fault{
		{"clause of no question", questionnaire.DanglingID, true, func(d *def, at int) string {
			return set(clauseSpots(d), at, ".question", func(c *questionnaire.Clause) { c.Question = "nowhere" })
		}},
		{"clause of no level", questionnaire.DanglingID, false, func(d *def, at int) string {
			return set(clauseSpots(d), at, ".level", func(c *questionnaire.Clause) { c.Level = "nowhere" })
		}},
		{"clause of unknown", questionnaire.DanglingID, true, func(d *def, at int) string {
			return set(clauseSpots(d), at, ".level", func(c *questionnaire.Clause) { c.Level = questionnaire.Unknown })
		}},
		{"no such alternative", questionnaire.DanglingID, false, func(d *def, at int) string {
			return set(gateSpots(d), at, ".instead", func(g *questionnaire.Gate) { g.Instead = "nowhere" })
		}},
		{"behind no gate", questionnaire.DanglingID, false, func(d *def, at int) string {
			return set(gateSpots(d), at, ".behind", func(g *questionnaire.Gate) { g.Behind = "nowhere" })
		}},
		{"no such lever", questionnaire.DanglingID, false, func(d *def, at int) string {
			return set(questionSpots(d), at, ".lever", func(q *questionnaire.Question) {
				q.Lever = []questionnaire.Lever{"", "nobody", "CLI team"}[at%3]
			})
		}},
		{"no such control", questionnaire.DanglingID, false, func(d *def, at int) string {
			return set(questionSpots(d), at, ".frameworks[0]", func(q *questionnaire.Question) { q.Frameworks = []string{d.Documents[0].ID} })
		}},
		{"source of nothing", questionnaire.DanglingID, false, func(d *def, at int) string {
			bad := []questionnaire.Source{"", " ", "RFC 1234567 1", "ARTICLE A1", questionnaire.Source(d.Documents[0].ID + "x"), "article\tA1"}
			return set(sourceSpots(d), at, "[0]", func(s *[]questionnaire.Source) { *s = append([]questionnaire.Source{bad[at%len(bad)]}, *s...) })
		}},
	}
}

func numberFaults() []fault {
	type (
		def      = questionnaire.Definition
		question = questionnaire.Question
	)
	return []fault{
		{"weight not positive", questionnaire.BadWeight, false, func(d *def, at int) string {
			return set(questionSpots(d), at, ".weight", func(q *question) { q.Weight = -(at % 2) })
		}},
		{"weight that overflows", questionnaire.BadWeight, true, func(d *def, at int) string {
			for _, q := range questionSpots(d)[1:] {
				q.v.Weight = 1 << 62
			}
			return set(questionSpots(d), at, ".weight", func(q *question) { q.Weight = 1 << 62 })
		}},
		{"inverted points", questionnaire.BadPoints, true, func(d *def, at int) string {
			return invert(d, at, func(q *question) {
				for i, j := 0, len(q.Levels)-1; i < j; i, j = i+1, j-1 {
					q.Levels[i].Points, q.Levels[j].Points = q.Levels[j].Points, q.Levels[i].Points
				}
			})
		}},
		{"inverted levels", questionnaire.BadPoints, true, func(d *def, at int) string {
			return invert(d, at, func(q *question) { slices.Reverse(q.Levels) })
		}},
		{"best level below 100", questionnaire.BadPoints, true, func(d *def, at int) string {
			return set(questionSpots(d), at, ".levels[0].points", func(q *question) { q.Levels[0].Points = 99 })
		}},
		{"points that rise", questionnaire.BadPoints, false, func(d *def, at int) string {
			spots := levelSpots(d)
			switch {
			case at >= len(spots):
				return ""
			case spots[at].v.Points == 100: // the best
				return skip
			}
			spots[at].v.Points = spots[at-1].v.Points + 1
			return spots[at].path + ".points"
		}},
		{"points out of range", questionnaire.BadPoints, true, func(d *def, at int) string {
			return set(levelSpots(d), at, ".points", func(l *questionnaire.Level) { l.Points = []int{-1, 101, -1 << 62}[at%3] })
		}},
		{"band missing", questionnaire.BadBands, false, func(d *def, at int) string {
			if at >= len(d.Bands) {
				return ""
			}
			d.Bands = slices.Delete(d.Bands, at, at+1)
			return "bands"
		}},
		{"band doubled", questionnaire.BadBands, false, func(d *def, at int) string {
			if at >= len(d.Bands) {
				return ""
			}
			d.Bands = append(d.Bands, d.Bands[at])
			return "bands"
		}},
		{"bands out of order", questionnaire.BadBands, true, func(d *def, at int) string {
			if at+1 >= len(d.Bands) {
				return ""
			}
			d.Bands[at].Verdict, d.Bands[at+1].Verdict = d.Bands[at+1].Verdict, d.Bands[at].Verdict
			return fmt.Sprintf("bands[%d].verdict", at)
		}},
		{"band without scores", questionnaire.BadBands, true, func(d *def, at int) string {
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
		{"scores without band", questionnaire.BadBands, true, func(d *def, at int) string {
			last := len(d.Bands) - 1
			if d.Bands[last].From = []int{1, -1, 0}[at]; d.Bands[last].From == 0 {
				return ""
			}
			return fmt.Sprintf("bands[%d].from", last)
		}},
	}
}

// invert inverts the table of a question whose levels differ in points.
func invert(d *questionnaire.Definition, at int, how func(*questionnaire.Question)) string {
	q, ok := nth(questionSpots(d), at)
	switch {
	case !ok:
		return ""
	case q.v.Levels[len(q.v.Levels)-1].Points == 100:
		return skip
	}
	how(q.v)
	return q.path + ".levels[0].points"
}

func gateFaults() []fault {
	type (
		def  = questionnaire.Definition
		gate = questionnaire.Gate
	)
	return []fault{
		{"clause that always holds", questionnaire.BadGate, true, func(d *def, at int) string {
			return set(clauseSpots(d), at, ".level", func(c *questionnaire.Clause) {
				for _, q := range questions(d) {
					if q.ID == c.Question {
						c.Level = q.Levels[0].ID
					}
				}
			})
		}},
		{"question twice in a condition", questionnaire.BadGate, false, func(d *def, at int) string {
			g, ok := nth(gateSpots(d), at)
			if !ok {
				return ""
			}
			g.v.When = append(g.v.When, g.v.When[0])
			return fmt.Sprintf("%s.when[%d].question", g.path, len(g.v.When)-1)
		}},
		{"no condition", questionnaire.BadGate, false, func(d *def, at int) string {
			return set(gateSpots(d), at, ".when", func(g *gate) { g.When = nil })
		}},
		{"cap that caps nothing", questionnaire.BadGate, false, func(d *def, at int) string {
			return set(gateSpots(d), at, ".caps", func(g *gate) { g.Caps = []questionnaire.Verdict{questionnaire.Suitable, 7, -1}[at%3] })
		}},
		{"same condition in another order", questionnaire.BadGate, false, func(d *def, at int) string {
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
		{"masked gate no longer declared", questionnaire.MaskedGate, false, func(d *def, at int) string {
			g, ok := nth(gateSpots(d), at)
			switch {
			case !ok:
				return ""
			case g.v.Behind == "":
				return skip
			}
			g.v.Behind = ""
			return g.path
		}},
		{"gate masked by one on a milder level", questionnaire.MaskedGate, true, func(d *def, at int) string {
			g, ok := nth(gateSpots(d), at)
			if !ok {
				return ""
			}
			var mild questionnaire.Clause
			for _, q := range questions(d) {
				if q.ID == g.v.When[0].Question {
					mild = questionnaire.Clause{Question: q.ID, Level: q.Levels[1].ID}
				}
			}
			g.v.Behind = ""
			for i := range d.Gates {
				if slices.Equal(d.Gates[i].When, []questionnaire.Clause{mild}) {
					d.Gates[i].Caps = questionnaire.Unsuitable
					if i == at {
						return skip // nothing is milder
					}
					return g.path
				}
			}
			mask := *g.v
			mask.ID, mask.Caps, mask.When = "mask", questionnaire.Unsuitable, []questionnaire.Clause{mild}
			d.Gates = append(d.Gates, mask)
			return g.path
		}},
		{"declared behind a gate that does not hide it", questionnaire.FalseDeclared, false, func(d *def, at int) string {
			return set(gateSpots(d), at, ".behind", func(g *gate) {
				g.Behind = g.ID // a gate does not hide itself
			})
		}},
		{"level like the one before it", questionnaire.DeadLevel, false, func(d *def, at int) string {
			for _, q := range questionSpots(d) {
				if at >= len(q.v.Levels) {
					at -= len(q.v.Levels)
					continue
				}
				twin := q.v.Levels[at]
				twin.ID = "twin"
				q.v.Levels = slices.Insert(q.v.Levels, at+1, twin)
				return fmt.Sprintf("%s.levels[%d]", q.path, at+1)
			}
			return ""
		}},
		{"question with one level", questionnaire.DeadLevel, true, func(d *def, at int) string {
			return set(questionSpots(d), at, ".levels", func(q *questionnaire.Question) { q.Levels = q.Levels[:1] })
		}},
		{"section without questions", questionnaire.DeadSection, false, func(d *def, at int) string {
			if at > len(d.Sections) {
				return ""
			}
			d.Sections = slices.Insert(d.Sections, at, questionnaire.Section{ID: "empty", Title: "Empty", About: "Of nothing."})
			return fmt.Sprintf("sections[%d].questions", at)
		}},
		{"nothing asked", questionnaire.DeadSection, false, func(d *def, at int) string {
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
		{"text missing", questionnaire.MissingText, false, func(d *def, at int) string {
			return set(textSpots(d), at, "", func(s *string) { *s = []string{"", " ", "\n\t"}[at%3] })
		}},
		{"document without id", questionnaire.MissingText, true, func(d *def, at int) string {
			return set(each(d.Documents, "documents"), at, ".id", func(x *questionnaire.Document) { x.ID = "" })
		}},
		{"framework without id", questionnaire.MissingText, false, func(d *def, at int) string {
			return set(each(d.Frameworks, "frameworks"), at, ".id", func(x *questionnaire.Framework) { x.ID = "" })
		}},
		{"control without id", questionnaire.MissingText, true, func(d *def, at int) string {
			return set(controlSpots(d), at, ".id", func(x *questionnaire.Control) { x.ID = "" })
		}},
		{"question rests on nothing", questionnaire.MissingSource, false, func(d *def, at int) string {
			return set(questionSpots(d), at, ".sources", func(x *questionnaire.Question) { x.Sources = nil })
		}},
		{"gate rests on nothing", questionnaire.MissingSource, false, func(d *def, at int) string {
			return set(gateSpots(d), at, ".sources", func(x *questionnaire.Gate) { x.Sources = nil })
		}},
	}
}
