// Package problems draws what stands between a review and an accepted record, as a
// list under a heading for each kind: one line a problem, and the one under the cursor
// whole. It mends nothing.
package problems

import (
	"flowverdict/internal/text"
	"flowverdict/ui/session"
	"flowverdict/ui/wizard/draw"
)

// View is the list, and where its cursor stands.
type View struct {
	theme  *draw.Theme
	layout draw.Layout
	s      *session.Session
	at     int
	top    int

	shown  int // the revision of the session that the lines are of
	lines  []string
	places []draw.Drawn // of the problems
}

// New makes the view of the problems of a session, with the cursor on the one with
// this number, from 0. Without a session it is empty. Resize it before it is drawn.
func New(t *draw.Theme, s *session.Session, at int) *View {
	return &View{theme: t, s: s, at: at}
}

// At is the number of the problem under the cursor.
func (v *View) At() int { return v.at }

// Problem is the one under the cursor; false where there is none.
func (v *View) Problem() (session.Problem, bool) {
	all := v.s.Problems()
	if len(all) == 0 {
		return session.Problem{}, false
	}
	return all[min(v.at, len(all)-1)], true
}

// Last is the number of the last problem.
func (v *View) Last() int {
	if v.s == nil {
		return 0
	}
	return max(0, len(v.s.Problems())-1)
}

// Step moves the cursor by so many problems, and stops at both ends.
func (v *View) Step(by int) {
	v.at = max(0, min(v.Last(), v.at+by))
	v.draw()
}

// Resize fits the view to a layout.
func (v *View) Resize(l draw.Layout) {
	v.layout = l
	v.draw()
}

// Page draws the view for the layout that it was last fitted to.
func (v *View) Page() draw.Page {
	if v.shown != v.s.Revision() {
		v.draw()
	}
	p := draw.Page{Lines: v.lines, Top: &v.top}
	if v.at < len(v.places) {
		p.From, p.To = v.places[v.at].From, v.places[v.at].To
	}
	p.ShowTop(v.at == 0, v.layout.Body)
	return p
}

func (v *View) draw() {
	if v.s == nil {
		return
	}
	all := v.s.Problems()
	v.shown, v.at, v.places = v.s.Revision(), max(0, min(len(all)-1, v.at)), nil
	if len(all) == 0 {
		v.lines, _ = v.theme.Draw([]draw.Para{draw.Paragraph(session.NoProblems)}, v.layout.Text, -1)
		return
	}
	var paras []draw.Para
	var of []int // the paragraph of each problem
	cursor := -1
	for i, p := range all {
		if heading := session.Heading(all, i); heading != "" {
			paras = append(paras, draw.Heading(heading))
		}
		if i == v.at {
			cursor = len(paras)
		}
		of = append(of, len(paras))
		paras = append(paras, draw.Para{Text: text.Line(p.Text()), Row: true, Target: &draw.Target{Problem: i + 1}})
	}
	lines, places := v.theme.Draw(paras, v.layout.Text, cursor)
	v.lines = lines
	for _, i := range of {
		v.places = append(v.places, places[i])
	}
}
