// Package panel draws the live verdict beside a question: what the answers so
// far mean, and what the level under the cursor would do. It judges nothing
// itself: the session does.
package panel

import (
	"fmt"
	"strings"

	"flowverdict/internal/text"
	"flowverdict/questionnaire"
	"flowverdict/report/summary"
	"flowverdict/ui/session"
	"flowverdict/ui/wizard/draw"
)

// Panel is the live verdict beside the question that a session is at.
type Panel struct {
	Theme   *draw.Theme
	Session *session.Session
	Choice  string // the level under the cursor
}

// Lines draws the panel in a column of this width. Gates and their reasons take
// what the rest leaves of its height.
func (p *Panel) Lines(width, height int) []string {
	t := p.Theme
	a := p.Session.Assessment()
	var out []string
	add := func(lines ...string) { out = append(out, lines...) }
	if a.Bracket.Decided() {
		add(t.Strong.Of("Decided: ")+t.Verdict(a.Verdict()), scoreLine(a.Score))
	} else {
		add(append([]string{t.Strong.Of("Verdict so far")}, p.bracketLines(a.Bracket, width)...)...)
		add(scoreLine(a.Score))
	}
	add(p.bar(a.Score, width), t.Faint.Of(p.scale(width)))
	if a.Bracket.Decided() && len(a.Open) > 0 {
		add(text.Wrap(whatever(len(a.Open))+" s: summary", width, text.Anywhere)...)
	}
	add(p.lastTime(width)...)
	add("")
	preview := p.preview(a, width)
	add(preview...)
	// What stands below keeps its place while the cursor moves: the eye can
	// rest there, and a slow line has less to carry.
	for range previewLines(a) - len(preview) + 1 {
		add("")
	}
	add(p.measured(width)...)
	return append(out, p.gateLines(p.Session.Summary().Gates, len(a.Possible()), width, height-len(out))...)
}

// lastTime says what the last review came to, and what became of its answers; nothing
// in a review that is the first.
func (p *Panel) lastTime(width int) []string {
	l, ok := p.Session.LastTime()
	if !ok {
		return nil
	}
	var out []string
	if l.Then != "" {
		out = append(out, text.Wrap("before: "+l.Then, width, text.Anywhere)...)
	}
	out = append(out, text.Cut(l.Short(), width, p.Theme.Marks.More))
	for i := range out {
		out[i] = p.Theme.Faint.Of(out[i])
	}
	return out
}

// whatever says that open answers change nothing.
func whatever(open int) string {
	if open == 1 {
		return "The last open answer cannot change it."
	}
	return fmt.Sprintf("The %d open answers cannot change it.", open)
}

// bracketLines writes the verdicts that are still possible, on two lines where
// one is too narrow.
func (p *Panel) bracketLines(b questionnaire.Bracket, width int) []string {
	said := summary.Bracket(b)
	if text.Width(said) <= width {
		return []string{p.Theme.Coloured(said)}
	}
	return []string{p.Theme.Verdict(b.Lowest), "to " + p.Theme.Verdict(b.Highest)}
}

func scoreLine(r questionnaire.Range) string { return "score " + summary.Range(r) }

// bar draws a range of scores: what is sure, what is possible, what is lost.
func (p *Panel) bar(r questionnaire.Range, width int) string {
	t := p.Theme
	low, high := r.Low*width/100, (r.High*width+99)/100
	return strings.Repeat(t.Marks.Full, low) + strings.Repeat(t.Marks.Part, high-low) + t.Faint.Of(strings.Repeat(t.Marks.None, width-high))
}

// scale writes where the bands begin, under the bar.
func (p *Panel) scale(width int) string {
	line := []byte(strings.Repeat(" ", width))
	put := func(score, at int) {
		text := fmt.Sprint(score)
		copy(line[max(0, min(at, width-len(text))):], text)
	}
	for _, b := range p.Session.Questionnaire().Bands {
		put(b.From, b.From*width/100)
	}
	put(100, width)
	return string(line)
}

// gateLine writes a gate with its cap on one line.
func (p *Panel) gateLine(g *questionnaire.Gate, width int) string {
	end := ": " + g.Caps.String()
	title := text.Cut(text.Line(g.Title), width-len(end), p.Theme.Marks.More)
	return title + ": " + p.Theme.Verdict(g.Caps)
}

// gateMeaning says what a gate is, where the first ones are told of.
const gateMeaning = "A gate is a rule that holds the verdict down whatever the score."

// gateLines lists the gates that fired, with their cap, and their reasons as
// far as there is room, and counts those that might still fire.
func (p *Panel) gateLines(fired []summary.Gate, might, width, room int) []string {
	t := p.Theme
	last := ""
	switch {
	case might > 0 && len(fired) > 0:
		last = text.Plural(might, "more gate might cap it", "more gates might cap it")
	case might > 0:
		last = text.Plural(might, "gate might cap it", "gates might cap it")
	}
	if last != "" {
		room--
	}
	var out []string
	if len(fired) > 0 && room > 1 {
		out = p.firedLines(fired, width, room)
	} else if len(fired) > 0 && room == 1 {
		out = []string{t.Strong.Of(text.Plural(len(fired), "gate caps the verdict", "gates cap the verdict"))}
	} else if len(fired) == 0 && last == "" && room > 0 {
		out = []string{"No gate caps the verdict."}
	}
	if last != "" && room >= 0 {
		out = append(out, t.Faint.Of(text.Cut(last, width, t.Marks.More)))
	}
	if meaning := text.Wrap(gateMeaning, width, text.Anywhere); len(fired) == 0 && last != "" && len(meaning) <= room {
		for _, line := range meaning {
			out = append(out, t.Faint.Of(line))
		}
	}
	return out
}

// firedLines gives every gate its line first, then the room that is left to
// caps on lines of their own and to reasons, the lowest cap first.
func (p *Panel) firedLines(fired []summary.Gate, width, room int) []string {
	t := p.Theme
	out := []string{t.Strong.Of(text.Plural(len(fired), "gate caps the verdict", "gates cap the verdict"))}
	room--
	shown, spare := len(fired), room-len(fired)
	if spare < 0 {
		shown, spare = max(0, room-1), 0
	}
	for _, g := range fired[:shown] {
		lines := []string{p.gateLine(g.Gate, width)}
		if text.Width(g.Title)+text.Width(g.Caps.String())+2 > width && spare > 0 {
			lines = append(text.Wrap(text.Line(g.Title), width, text.Anywhere), "  caps at "+t.Verdict(g.Caps))
			spare -= len(lines) - 1
		}
		reason := text.Wrap(text.Line(g.Reason), width-2, text.Anywhere)
		if spare > 1 || spare == len(reason) {
			for i, line := range reason[:min(spare, len(reason))] {
				if i == spare-1 && i < len(reason)-1 {
					line = text.Cut(line, width-5, "") + t.Marks.More + " " + t.Accent.Of("?")
				}
				lines = append(lines, "  "+line)
			}
			spare -= min(spare, len(reason))
		}
		out = append(out, lines...)
	}
	if shown < len(fired) {
		out = append(out, fmt.Sprintf("and %d more: %s", len(fired)-shown, t.Accent.Of("?")))
	}
	return out
}
