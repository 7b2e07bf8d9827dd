package draw

// The limits of the screen, in cells.
const (
	LeastWidth, LeastHeight = 34, 8
	wideFrom                = 76 // from here the panel stands beside the question
	textLimit               = 90 // longer lines are hard to read
	panelLeast, panelMost   = 26, 40
	tallFrom                = 12 // below, the two rules make room for text
)

// Layout is what the size of the window allows.
type Layout struct {
	Width  int // of the frame
	Body   int // lines between header and footer
	Text   int // width of the main column
	Panel  int // width of the panel, 0 where there is no room for one
	Rules  bool
	Hint   int // lines above the body for what to try
	Window Size
}

// WithHint lays out the same window with two lines for what to try above the body,
// where there is room for them.
func (l Layout) WithHint() Layout {
	if l.Rules && l.Hint == 0 {
		l.Hint, l.Body = 2, l.Body-2
	}
	return l
}

// Size is that of a window, in cells.
type Size struct{ W, H int }

// NewLayout lays out a window. Before its size is known the usual one is
// assumed, so that keys typed ahead find fields to work on; nothing is drawn.
func NewLayout(w, h int) Layout {
	if w <= 0 || h <= 0 {
		l := NewLayout(80, 24)
		l.Window.W, l.Window.H = 0, 0
		return l
	}
	l := Layout{Width: min(w, textLimit+panelMost+5), Rules: h >= tallFrom, Text: w - 2}
	l.Window.W, l.Window.H = w, h
	l.Body = h - 2
	if l.Rules {
		l.Body -= 2
	} else {
		l.Body-- // the line for messages stays
	}
	if w >= wideFrom {
		l.Panel = max(panelLeast, min(panelMost, w*3/10))
	}
	l.Text = max(1, min(l.Text, textLimit))
	return l
}

// Column is the width of the main column where the panel stands beside it.
func (l Layout) Column() int {
	if l.Panel == 0 {
		return l.Text
	}
	return min(textLimit, l.Width-l.Panel-5)
}

// TooSmall reports whether no page fits the window.
func (l Layout) TooSmall() bool { return l.Window.W < LeastWidth || l.Window.H < LeastHeight }

// Page is what a screen shows: lines of the body, none wider than its column.
type Page struct {
	Lines  []string
	From   int  // the lines that must be seen: from
	To     int  // up to, without
	Pinned int  // lines at the top that stay as long as there is room
	Top    *int // where the screen last began below the pinned lines
	Panel  []string
	Above  bool   // lines before the first one are hidden
	Over   string // said in the rule above the body
	Aside  string // said above the footer, in place of the rule
}

// ShowTop makes a page begin at its beginning while the cursor is on its first
// line, so that what stands above that is seen too, if there is room.
func (p *Page) ShowTop(first bool, height int) {
	if first && p.To <= height {
		p.From = 0
	}
}

// Window cuts the lines that fit out of a page, so that the lines under the
// cursor are seen and the pinned lines stay. It moves no further than it must
// and reports what is left out.
func (p Page) Window(height int) (lines []string, above, below bool) {
	if len(p.Lines) <= height {
		return p.Lines, p.Above, false
	}
	pinned := min(p.Pinned, max(0, height-max(1, p.To-p.From)))
	rest, room := p.Lines[pinned:], height-pinned
	from, to := max(0, p.From-pinned), max(0, p.To-pinned)
	top := 0
	if p.Top != nil {
		top = *p.Top
	}
	if to > top+room {
		top = to - room
	}
	if from < top {
		top = from // a block too tall shows its beginning
	}
	top = max(0, min(top, len(rest)-room))
	if p.Top != nil {
		*p.Top = top
	}
	out := append(append(make([]string, 0, height), p.Lines[:pinned]...), rest[top:top+room]...)
	return out, p.Above || top > 0, top+room < len(rest)
}
