package wizard

import (
	"strings"

	"flowverdict/internal/text"
	"flowverdict/questionnaire"
	"flowverdict/report/summary"
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
	return "Help " + s.m.theme.marks.dot + " " + left, ""
}

func (s *helpScreen) keys() []binding {
	return append(scrollKeys(&s.top, s.scroll, s.m),
		on("esc ? f1 enter q left b", "close", "close the help", s.m.close))
}

// scrollKeys are the keys of every page that is only read.
func scrollKeys(top *int, to func(int), m *model) []binding {
	page := max(1, m.layout.body-1)
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
	s.top = max(0, min(top, len(s.lines)-s.m.layout.body))
}

func (s *helpScreen) resize() {
	about := s.of.about()
	paras := append(about[:len(about):len(about)], heading("Keys"))
	for _, b := range append(s.of.keys(), s.m.globalKeys()...) {
		names := make([]string, len(b.keys))
		for i, k := range b.keys {
			names[i] = s.m.theme.keyLabel(k)
		}
		paras = append(paras, para{mark: text.Pad(strings.Join(names, " "), 16), text: b.does})
	}
	paras = digits(paras)
	t, width := &s.m.theme, s.m.layout.text
	if s.lines, _ = t.draw(paras, width, -1); len(s.lines) > s.m.layout.body {
		paras = append([]para{{text: "All keys stand at the end of this page: press end.", role: faint}}, paras...)
		s.lines, _ = t.draw(paras, width, -1)
	}
	s.scroll(s.top)
}

// digits joins the rows of the digit keys, which do the same.
func digits(paras []para) []para {
	out := paras[:0:0]
	for _, p := range paras {
		key := strings.TrimSpace(p.mark)
		if len(key) == 1 && key[0] >= '2' && key[0] <= '9' {
			continue
		}
		if key == "1" {
			p.mark = text.Pad("1 to 9", 16)
		}
		out = append(out, p)
	}
	return out
}

func (s *helpScreen) page() page {
	return page{lines: s.lines, from: s.top, to: s.top + s.m.layout.body}
}

func (s *helpScreen) about() []para { return nil }

// about explains the question in view: everything that there was no room for.
func (s *questionScreen) about() []para {
	q, def := s.q, s.m.q
	out := []para{{text: q.Text, role: strong}, {text: q.Why, gap: true}}
	if q.Help != "" {
		out = append(out, para{text: q.Help, gap: true})
	}
	out = append(out, heading("Levels, from best to worst"))
	for _, l := range q.Levels {
		text := l.Text
		if len(l.Sources) > 0 {
			text += " (" + sourceList(l.Sources) + ")"
		}
		out = append(out, para{mark: s.m.theme.marks.bullet, text: text})
	}
	out = append(out, s.aboutGates()...)
	out = append(out, heading("Who can change it"), paragraph(def.LeverName(q.Lever)))
	out = append(out, s.aboutSources()...)
	if len(q.Frameworks) > 0 {
		out = append(out, heading("Frameworks"))
		for _, id := range q.Frameworks {
			out = append(out, para{mark: s.m.theme.marks.bullet, text: summary.Control(&def.Definition, id)})
		}
	}
	return out
}

// aboutGates lists the gates that the question has a part in, fired ones
// first, with cap, reason and remedy.
func (s *questionScreen) aboutGates() []para {
	a := s.m.s.Assessment()
	var fired, other []para
	for i := range s.m.q.Gates {
		g := &s.m.q.Gates[i]
		if !g.Names(s.q.ID) {
			continue
		}
		caps := g.Caps
		p := para{mark: s.m.theme.marks.bullet, verdict: &caps, text: g.Title + " caps at " + caps.String() + ". " + g.Reason}
		if hasFired(a, g.ID) {
			p.text = "Fired: " + p.text + " " + g.Remedy
			fired = append(fired, p)
		} else {
			other = append(other, p)
		}
	}
	if len(fired)+len(other) == 0 {
		return nil
	}
	return append(append([]para{heading("Gates that this answer can fire")}, fired...), other...)
}

// aboutSources lists the sources by document, with its title and address.
func (s *questionScreen) aboutSources() []para {
	if len(s.q.Sources) == 0 {
		return nil
	}
	out := []para{heading("Sources")}
	for _, source := range summary.Sources(&s.m.q.Definition, s.q.Sources) {
		out = append(out, para{mark: s.m.theme.marks.bullet, text: source})
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
