package wizard

import (
	"strings"

	"flowverdict/internal/text"
	"flowverdict/questionnaire"
	"flowverdict/report/summary"
	"flowverdict/ui/wizard/draw"
)

// helpScreen says what a screen is for and lists its keys.
type helpScreen struct {
	noInput
	of    screen
	lines []string
	top   int
}

func newHelpScreen(m *model, of screen) *helpScreen { return &helpScreen{noInput: noInput{m}, of: of} }

func (s *helpScreen) heading() (string, string) {
	left, _ := s.of.heading()
	return "Help " + s.m.theme.Marks.Dot + " " + left, ""
}

func (s *helpScreen) keys() []binding {
	return append(scrollKeys(&s.top, s.scroll, s.m),
		on("esc ? f1 enter q left b", "close", "close the help", s.m.close))
}

// scrollKeys are the keys of every page that is only read.
func scrollKeys(top *int, to func(int), m *model) []binding {
	page := max(1, m.layout.Body-1)
	return []binding{
		on("down j ctrl+n", "", "a line down", func() { to(*top + 1) }),
		on("up k ctrl+p", "", "a line up", func() { to(*top - 1) }),
		on("space pgdown ctrl+d", "page down", "a page down", func() { to(*top + page) }),
		on("pgup ctrl+u", "page up", "a page up", func() { to(*top - page) }),
		on("home", "", "to the beginning", func() { to(0) }),
		on("end", "", "to the end", func() { to(1 << 20) }),
	}
}

func (s *helpScreen) scroll(top int) {
	s.top = max(0, min(top, len(s.lines)-s.m.layout.Body))
}

func (s *helpScreen) resize() {
	about := s.of.about()
	paras := append(about[:len(about):len(about)], draw.Heading("Keys"))
	for _, b := range append(s.of.keys(), s.m.globalKeys()...) {
		names := make([]string, len(b.keys))
		for i, k := range b.keys {
			names[i] = s.m.theme.KeyLabel(k)
		}
		paras = append(paras, draw.Para{Mark: text.Pad(strings.Join(names, " "), 16), Text: b.does})
	}
	paras = digits(paras)
	t, width := &s.m.theme, s.m.layout.Text
	if s.lines, _ = t.Draw(paras, width, -1); len(s.lines) > s.m.layout.Body {
		paras = append([]draw.Para{{Text: "All keys stand at the end of this page: press end.", Role: draw.Faint}}, paras...)
		s.lines, _ = t.Draw(paras, width, -1)
	}
	s.scroll(s.top)
}

// digits joins the rows of the digit keys, which do the same.
func digits(paras []draw.Para) []draw.Para {
	out := paras[:0:0]
	for _, p := range paras {
		key := strings.TrimSpace(p.Mark)
		if len(key) == 1 && key[0] >= '2' && key[0] <= '9' {
			continue
		}
		if key == "1" {
			p.Mark = text.Pad("1 to 9", 16)
		}
		out = append(out, p)
	}
	return out
}

func (s *helpScreen) page() draw.Page {
	return draw.Page{Lines: s.lines, From: s.top, To: s.top + s.m.layout.Body}
}

func (s *helpScreen) about() []draw.Para { return nil }

// about explains the question in view: everything that there was no room for.
func (s *questionScreen) about() []draw.Para {
	q, def := s.q, s.m.q
	out := []draw.Para{{Text: q.Text, Role: draw.Strong}, {Text: q.Why, Gap: true}}
	if q.Help != "" {
		out = append(out, draw.Para{Text: q.Help, Gap: true})
	}
	out = append(out, draw.Heading("Levels, from best to worst"))
	for _, l := range q.Levels {
		text := l.Text
		if len(l.Sources) > 0 {
			text += " (" + sourceList(l.Sources) + ")"
		}
		out = append(out, draw.Para{Mark: s.m.theme.Marks.Bullet, Text: text})
	}
	out = append(out, s.aboutGates()...)
	out = append(out, draw.Heading("Who can change it"), draw.Paragraph(def.LeverName(q.Lever)))
	out = append(out, s.aboutSources()...)
	if len(q.Frameworks) > 0 {
		out = append(out, draw.Heading("Frameworks"))
		for _, id := range q.Frameworks {
			out = append(out, draw.Para{Mark: s.m.theme.Marks.Bullet, Text: summary.Control(&def.Definition, id)})
		}
	}
	return out
}

// aboutGates lists the gates that the question has a part in, fired ones
// first, with cap, reason and remedy.
func (s *questionScreen) aboutGates() []draw.Para {
	a := s.m.s.Assessment()
	var fired, other []draw.Para
	for i := range s.m.q.Gates {
		g := &s.m.q.Gates[i]
		if !g.Names(s.q.ID) {
			continue
		}
		caps := g.Caps
		p := draw.Para{Mark: s.m.theme.Marks.Bullet, Verdict: &caps, Text: g.Title + " caps at " + caps.String() + ". " + g.Reason}
		if hasFired(a, g.ID) {
			p.Text = "Fired: " + p.Text + " " + g.Remedy
			fired = append(fired, p)
		} else {
			other = append(other, p)
		}
	}
	if len(fired)+len(other) == 0 {
		return nil
	}
	return append(append([]draw.Para{draw.Heading("Gates that this answer can fire")}, fired...), other...)
}

// aboutSources lists the sources by document, with its title and address.
func (s *questionScreen) aboutSources() []draw.Para {
	if len(s.q.Sources) == 0 {
		return nil
	}
	out := []draw.Para{draw.Heading("Sources")}
	for _, source := range summary.Sources(&s.m.q.Definition, s.q.Sources) {
		out = append(out, draw.Para{Mark: s.m.theme.Marks.Bullet, Text: source})
	}
	return out
}

func hasFired(a *questionnaire.Assessment, gate string) bool {
	for _, g := range a.Fired() {
		if g.ID == gate {
			return true
		}
	}
	return false
}
