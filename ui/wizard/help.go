package wizard

import (
	"strings"

	"flowverdict/internal/text"
	"flowverdict/questionnaire/terms"
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
	table := []binding{on("esc ? f1 enter q left b", "close", "close the help", s.m.close)}
	if s.lists() {
		table = append(table, s.m.problemsKey())
	}
	return append(table, scrollKeys(&s.top, s.scroll, s.m)...)
}

// lists reports whether the page that is explained has a key for the list of problems.
func (s *helpScreen) lists() bool {
	if s.of == nil {
		return true
	}
	_, is := s.of.(*problemsScreen)
	return !is && !s.of.typing() && s.m.listsProblems() && lookUp(s.of.keys(), "p") != nil
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
	paras := []draw.Para{draw.Heading("Keys")}
	for _, b := range append(s.of.keys(), s.m.globalKeys()...) {
		names := make([]string, len(b.keys))
		for i, k := range b.keys {
			names[i] = s.m.theme.KeyLabel(k)
		}
		if b.label != "" {
			names = []string{b.label}
		}
		paras = append(paras, draw.Para{Mark: text.Pad(strings.Join(names, " "), 16), Text: b.does})
	}
	paras = digits(paras)
	for i, p := range s.of.about() {
		p.Gap = p.Gap || i == 0
		paras = append(paras, p)
	}
	paras = append(paras, words()...)
	s.lines, _ = s.m.theme.Draw(paras, s.m.layout.Text, -1)
	s.scroll(s.top)
}

// words explains the words of judging, on every page of help.
func words() []draw.Para {
	heading := draw.Heading("Words")
	heading.Gap = true
	out := []draw.Para{heading}
	for _, t := range terms.All() {
		out = append(out, draw.Para{Mark: text.Pad(t.Word, 16), Text: t.Means})
	}
	return out
}

// digits joins the rows of the digit keys, which do the same.
func digits(paras []draw.Para) []draw.Para {
	out := paras[:0:0]
	first := -1
	for _, p := range paras {
		key := strings.TrimSpace(p.Mark)
		if len(key) == 1 && key[0] >= '2' && key[0] <= '9' && first >= 0 {
			out[first].Mark = text.Pad("1 to "+key, 16)
			continue
		}
		if key == "1" {
			first = len(out)
		}
		out = append(out, p)
	}
	return out
}

func (s *helpScreen) page() draw.Page {
	return draw.Page{Lines: s.lines, From: s.top, To: s.top + s.m.layout.Body}
}

func (s *helpScreen) about() []draw.Para { return nil }
