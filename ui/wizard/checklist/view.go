// Package checklist draws the mitigations and practices of a review as a list
// with a cursor: each with its state, those that people are asked for first, and
// of the one under the cursor all that there is to say. It stores nothing.
package checklist

import (
	"slices"

	"flowverdict/questionnaire"
	"flowverdict/report/summary"
	"flowverdict/ui/wizard/draw"
)

// onward is the id of the line that leads on.
const onward = "onward"

// View is the list. The state that is chosen for the mitigation under the cursor
// is bound to nothing but the view.
type View struct {
	Choice string // of [States], where people are asked for one

	theme    *draw.Theme
	layout   draw.Layout
	coverage summary.Coverage
	stops    []stop
	at       int
	top      int
}

// stop is a line that the cursor stands on: a mitigation, a practice, or the line
// that leads on.
type stop struct {
	id         string
	mitigation *summary.Mitigation
	practice   *summary.Practice
}

// States returns the states that people can choose, the best first.
func States() []string {
	return append(questionnaire.MitigationStates(), questionnaire.Unknown)
}

// New makes the view, with the cursor on the line with this id, or else on the
// first. Resize it before it is drawn.
func New(t *draw.Theme, c summary.Coverage, at string) *View {
	v := &View{theme: t, coverage: c}
	add := func(list []summary.Mitigation) {
		for i := range list {
			v.stops = append(v.stops, stop{id: list[i].ID, mitigation: &list[i]})
		}
	}
	add(c.Said)
	v.stops = append(v.stops, stop{id: onward})
	add(c.Told)
	for i := range c.Practices {
		v.stops = append(v.stops, stop{id: "practice " + c.Practices[i].ID, practice: &c.Practices[i]})
	}
	v.Step(max(0, slices.IndexFunc(v.stops, func(s stop) bool { return s.id == at })))
	return v
}

// At is the id of the line under the cursor, for [New].
func (v *View) At() string { return v.stops[v.at].id }

// Mitigation is the one under the cursor, or nil.
func (v *View) Mitigation() *summary.Mitigation { return v.stops[v.at].mitigation }

// Asked reports whether people are asked for the state under the cursor.
func (v *View) Asked() bool { return v.at < len(v.coverage.Said) }

// Question is the one whose answer tells what is under the cursor, or "" where
// there is none or people are asked.
func (v *View) Question() string {
	switch s := v.stops[v.at]; {
	case v.Asked():
	case s.mitigation != nil:
		return s.mitigation.Question()
	case s.practice != nil:
		return s.practice.Question()
	}
	return ""
}

// Onward reports whether the cursor is on the line that leads on.
func (v *View) Onward() bool { return v.At() == onward }

// Last is how many lines the cursor can move down from the first.
func (v *View) Last() int { return len(v.stops) - 1 }

// Step moves the cursor by so many lines and stops at both ends. What was chosen
// and not set is forgotten: the choice is what is set, or else unknown.
func (v *View) Step(by int) {
	v.at = max(0, min(v.Last(), v.at+by))
	v.Choice = questionnaire.Unknown
	if m := v.Mitigation(); m != nil && m.Record != nil && slices.Contains(States(), m.Record.State) {
		v.Choice = m.Record.State
	}
}

// Choose chooses the state of this index, if people are asked for one.
func (v *View) Choose(i int) {
	if v.Asked() && i < len(States()) {
		v.Choice = States()[i]
	}
}

// Turn chooses the next state, after the last one the first.
func (v *View) Turn() { v.Choose((slices.Index(States(), v.Choice) + 1) % len(States())) }

// Resize fits the view to a layout; the cursor stays on its line.
func (v *View) Resize(l draw.Layout) { v.layout = l }

// Follow begins to draw where an earlier view did.
func (v *View) Follow(old *View) { v.top = old.top }
