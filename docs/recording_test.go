//go:build unix

package docs

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"flowverdict/ui/e2e/terminal"

	"github.com/hinshun/vt10x"
)

// recording is a run of the program as a picture that moves.
type recording struct {
	picture // what it is and its measures; its cells are shown where nothing may move
	frames  []frame
}

// frame is a screen and how long it stays.
type frame struct {
	cells [][]vt10x.Glyph
	stays time.Duration
}

// The recording in docs is a review as the program asks it. This test makes it,
// with -update, from the real program in a terminal.
func TestPicturesThatMove(t *testing.T) {
	terminal.Long(t)
	t.Parallel()
	r := record(t)
	if length := r.length(); length < 15*time.Second || length > 25*time.Second {
		t.Errorf("the recording takes %v", length)
	}
	for _, colours := range palettes() {
		svg := r.svg(colours)
		if most := 400_000; len(svg) > most {
			t.Errorf("the recording for %s pages has %d bytes, more than %d", colours.name, len(svg), most)
		}
		sameAsFile(t, "docs/pictures/review-"+colours.name+".svg", svg)
	}
}

func (r recording) length() time.Duration {
	sum := time.Duration(0)
	for _, f := range r.frames {
		sum += f.stays
	}
	return sum
}

// svg draws the recording with the colours of a palette. A row that several
// frames show is drawn once. Where nothing may move, or can, one frame stays.
func (r recording) svg(colours palette) string {
	known := map[string]bool{}
	var rows, frames, style strings.Builder
	fmt.Fprintf(&style, "\n.f{visibility:hidden}.still{visibility:visible}\n@media (prefers-reduced-motion:no-preference){.f{animation:%gs step-end infinite}.still{visibility:hidden}}\n", r.length().Seconds())
	fmt.Fprintf(&frames, "<g class=\"still\">\n%s</g>\n", used(r.cells, colours, known, &rows))
	at := time.Duration(0)
	for i, f := range r.frames {
		begins, ends := r.percent(at), r.percent(at+f.stays)
		before := "0%{visibility:hidden}"
		if i == 0 {
			before = ""
		}
		fmt.Fprintf(&style, "@keyframes f%d{%s%s%%{visibility:visible}%s%%{visibility:hidden}}\n", i, before, begins, ends)
		fmt.Fprintf(&frames, "<g class=\"f\" style=\"animation-name:f%d\">\n%s</g>\n", i, used(f.cells, colours, known, &rows))
		at += f.stays
	}
	return r.head(colours, style.String()) + "<defs>\n" + rows.String() + "</defs>\n" + frames.String() + "</svg>\n"
}

func (r recording) percent(at time.Duration) string {
	return number(100 * at.Seconds() / r.length().Seconds())
}

// used shows the rows of a screen, and draws those that no screen has shown yet.
func used(cells [][]vt10x.Glyph, colours palette, known map[string]bool, rows *strings.Builder) string {
	var b strings.Builder
	for y, row := range cells {
		svg := drawn(0, row, colours)
		if svg == "" {
			continue
		}
		id := "r" + digest(svg)[:8] // not a number: a new row changes no other one
		if !known[id] {
			known[id] = true
			fmt.Fprintf(rows, "<g id=\"%s\">\n%s</g>\n", id, svg)
		}
		fmt.Fprintf(&b, "<use href=\"#%s\" y=\"%g\"/>\n", id, float64(y)*cellHeight)
	}
	return b.String()
}
