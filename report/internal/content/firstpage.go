package content

import (
	"slices"
	"strings"

	"flowverdict/questionnaire"
	"flowverdict/report/firstpage"
	"flowverdict/report/record"
	"flowverdict/report/summary/strip"
)

// FirstPage stands below the title: all that a reader needs who has a minute.
type FirstPage struct {
	Notice Inline // overrides all else; nothing where nothing does
	Lead   Inline // never empty
	Strip  strip.Strip
	ASCII  bool // text forms of the strip are in ASCII
	Rests  []firstpage.Count
	Parts  []Part // in the order of [firstpage.PartName], those without anything to say left out
}

func (FirstPage) block() {}

// Part is one part of a first page.
type Part struct {
	Name  firstpage.PartName
	Items []Inline // at least one, and none of them is empty
}

// barWidth is the number of cells of a strip that is drawn as text.
const barWidth = 20

// Bar is the strip as text.
func (f FirstPage) Bar() string {
	if f.ASCII {
		return "[" + strings.Trim(f.Strip.ASCIIBar(barWidth), "|") + "]" // a pipe would end a cell
	}
	return f.Strip.Bar(barWidth)
}

func (v *view) firstPage() {
	p := &v.page
	lead := strong(drawn(p.Verdict))
	for i, s := range p.Further {
		said := drawn(s)
		if p.Contradicted && i == len(p.Further)-1 {
			said = strong(said)
		}
		lead = say("%s %s", lead, said)
	}
	f := FirstPage{Notice: strong(drawn(p.Notice)), Lead: lead, Strip: p.Strip, ASCII: v.r.Profile == record.ProfileNygard, Rests: p.Rests}
	for _, part := range p.Parts() {
		out := Part{Name: part.Name}
		for _, item := range part.Items {
			out.Items = append(out.Items, v.item(item))
		}
		f.Parts = append(f.Parts, out)
	}
	v.blocks = append(v.blocks, f)
}

// sourcesNamed is how many sources of a reason the first page names.
const sourcesNamed = 2

// first are the first sources that have a name of their own.
func (v *view) first(sources []questionnaire.Source) []questionnaire.Source {
	var out []questionnaire.Source
	for _, s := range sources {
		if len(out) < sourcesNamed && !slices.ContainsFunc(out, func(x questionnaire.Source) bool { return v.cite(x).Name == v.cite(s).Name }) {
			out = append(out, s)
		}
	}
	return out
}

// item is a line of the first page. A reason of a gate that is told there comes
// with its sources, and is told nowhere else.
func (v *view) item(i firstpage.Item) Inline {
	said := drawn(i.Said)
	if i.Sources != nil {
		said = v.claim(i.Gate.Reason, v.first(i.Sources))
		v.told[i.Gate.ID] = true
	}
	switch {
	case len(i.Title) == 0:
		return said
	case len(said) == 0:
		return strong(drawn(i.Title))
	}
	return say("%s: %s", strong(drawn(i.Title)), said)
}
