package wizard

// The limits of the screen, in cells.
const (
	leastWidth, leastHeight = 34, 8
	wideFrom                = 76 // from here the panel stands beside the question
	textLimit               = 90 // longer lines are hard to read
	panelLeast, panelMost   = 26, 40
	tallFrom                = 12 // below, the two rules make room for text
)

// layout is what the size of the window allows.
type layout struct {
	width  int // of the frame
	body   int // lines between header and footer
	text   int // width of the main column
	panel  int // width of the panel, 0 where there is no room for one
	rules  bool
	window struct{ w, h int }
}

// newLayout lays out a window. Before its size is known the usual one is
// assumed, so that keys typed ahead find fields to work on; nothing is drawn.
func newLayout(w, h int) layout {
	if w <= 0 || h <= 0 {
		l := newLayout(80, 24)
		l.window.w, l.window.h = 0, 0
		return l
	}
	l := layout{width: min(w, textLimit+panelMost+5), rules: h >= tallFrom, text: w - 2}
	l.window.w, l.window.h = w, h
	l.body = h - 2
	if l.rules {
		l.body -= 2
	} else {
		l.body-- // the line for messages stays
	}
	if w >= wideFrom {
		l.panel = max(panelLeast, min(panelMost, w*3/10))
	}
	l.text = max(1, min(l.text, textLimit))
	return l
}

// column is the width of the main column where the panel stands beside it.
func (l layout) column() int {
	if l.panel == 0 {
		return l.text
	}
	return min(textLimit, l.width-l.panel-5)
}

func (l layout) tooSmall() bool { return l.window.w < leastWidth || l.window.h < leastHeight }

// page is what a screen shows: lines of the body, none wider than its column.
type page struct {
	lines  []string
	from   int  // the lines that must be seen: from
	to     int  // up to, without
	pinned int  // lines at the top that stay as long as there is room
	top    *int // where the screen last began below the pinned lines
	panel  []string
	above  bool   // lines before the first one are hidden
	over   string // said in the rule above the body
	aside  string // said above the footer, in place of the rule
}

// showTop makes a page begin at its beginning while the cursor is on its first
// line, so that what stands above that is seen too, if there is room.
func (p *page) showTop(first bool, height int) {
	if first && p.to <= height {
		p.from = 0
	}
}

// window cuts the lines that fit out of a page, so that the lines under the
// cursor are seen and the pinned lines stay. It moves no further than it must
// and reports what is left out.
func (p page) window(height int) (lines []string, above, below bool) {
	if len(p.lines) <= height {
		return p.lines, p.above, false
	}
	pinned := min(p.pinned, max(0, height-max(1, p.to-p.from)))
	rest, room := p.lines[pinned:], height-pinned
	from, to := max(0, p.from-pinned), max(0, p.to-pinned)
	top := 0
	if p.top != nil {
		top = *p.top
	}
	if to > top+room {
		top = to - room
	}
	if from < top {
		top = from // a block too tall shows its beginning
	}
	top = max(0, min(top, len(rest)-room))
	if p.top != nil {
		*p.top = top
	}
	out := append(append(make([]string, 0, height), p.lines[:pinned]...), rest[top:top+room]...)
	return out, p.above || top > 0, top+room < len(rest)
}
