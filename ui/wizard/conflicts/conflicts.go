// Package conflicts draws the conflicts of a merge: one at a time, the review's own
// answer and theirs side by side, or one below the other where the terminal is
// narrow. It settles nothing.
package conflicts

import (
	"fmt"

	"flowverdict/questionnaire/review"
	"flowverdict/ui/session"
	"flowverdict/ui/wizard/draw"
)

// View is the conflict in view, and which of theirs would be taken.
type View struct {
	theme  *draw.Theme
	layout draw.Layout
	s      *session.Session
	merge  session.Merge
	all    []review.Conflict
	at     int // of all; len(all) is the end, where nothing is left to settle
	theirs int // of the conflict in view, from 0
	top    int
	lines  []string
}

// New makes the view of what a session has merged. It stands on the first conflict
// from the question on, and after the last one from the first, that is not settled;
// where all are, at the end. Without a session it is empty. Resize it before it is drawn.
func New(t *draw.Theme, s *session.Session, m session.Merge, question string) *View {
	v := &View{theme: t, s: s, merge: m}
	if s == nil {
		return v
	}
	v.all = s.MergeConflicts()
	from := 0
	for i, c := range v.all {
		if c.Question == question {
			from = i
		}
	}
	for i := range v.all {
		at := (from + i) % len(v.all)
		if _, settled := s.Chosen(v.all[at].Question); !settled {
			v.at = at
			return v
		}
	}
	v.at = len(v.all)
	return v
}

// Question is the one whose conflict is in view, "" at the end.
func (v *View) Question() string {
	if v.at == len(v.all) {
		return ""
	}
	return v.all[v.at].Question
}

// Place says which of the conflicts is in view.
func (v *View) Place() string {
	if v.at == len(v.all) {
		return "all settled"
	}
	return fmt.Sprintf("%d of %d", v.at+1, len(v.all))
}

// Mine is the level of the review's own side.
func (v *View) Mine() string { return v.all[v.at].Mine.Level }

// Theirs is the level of the one of theirs that would be taken.
func (v *View) Theirs() string { return v.all[v.at].Theirs[v.theirs].Level }

// Several is how many of theirs there are to choose from; 0 where there is no
// choice.
func (v *View) Several() int {
	if v.at == len(v.all) || len(v.all[v.at].Theirs) < 2 {
		return 0
	}
	return len(v.all[v.at].Theirs)
}

// Point chooses one of theirs by its number, from 0.
func (v *View) Point(i int) {
	if i < v.Several() {
		v.theirs = i
		v.draw()
	}
}

// Step goes to the conflict so many before or after this one, and stops at both
// ends.
func (v *View) Step(by int) {
	to := max(0, min(len(v.all)-1, v.at+by))
	if to != v.at {
		v.at, v.theirs, v.top = to, 0, 0
		v.draw()
	}
}

// Top is the first line in view, for [View.Scroll].
func (v *View) Top() *int { return &v.top }

// Scroll puts a line at the top, as far as there are lines below it.
func (v *View) Scroll(top int) { v.top = max(0, min(top, len(v.lines)-v.layout.Body)) }

// Resize fits the view to a layout.
func (v *View) Resize(l draw.Layout) {
	v.layout = l
	v.draw()
	v.Scroll(v.top)
}
