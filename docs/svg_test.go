//go:build unix

package docs

import (
	"fmt"
	"html"
	"math"
	"strings"

	"github.com/hinshun/vt10x"
)

// The measures of a picture: a cell of the terminal, the room around all
// cells, and where in its cell a text stands.
const (
	cellWidth, cellHeight = 8.4, 19.0
	fontSize, baseline    = 14.0, 14.0
	margin                = 18.0
)

// How the emulator says that a cell is bold, and the attribute that stands for
// faint, which it does not know: blinking, which the program never uses.
const (
	boldCell  int16 = 1 << 2
	faintCell int16 = 1 << 5
)

// picture is a screen as it is drawn: the cells of a terminal and what they
// show, for those who cannot see them.
type picture struct {
	title, desc string
	cols, rows  int
	cells       [][]vt10x.Glyph
}

// run is a row of cells that are drawn in one go.
type run struct {
	x, y, cells int
	text        string
	kind        kind
	ink         string
	bold        bool
}

// kind says how cells are drawn. Words are text that is held to the grid
// whatever the font's width is; signs may come from another font and stand in
// the middle of their cell; blocks and lines are shapes, so that no gaps show.
type kind int

const (
	blank kind = iota
	word
	sign
	block
	shade
	across
	upright
)

func kindOf(r rune) kind {
	switch r {
	case 0, ' ':
		return blank
	case '█':
		return block
	case '▒':
		return shade
	case '─':
		return across
	case '│':
		return upright
	}
	if strings.ContainsRune("❯●○•←→↑↓", r) {
		return sign
	}
	return word
}

// svg draws the picture with the colours of a palette.
func (p picture) svg(colours palette) string {
	var b strings.Builder
	b.WriteString(p.head(colours, ""))
	for y, row := range p.cells {
		b.WriteString(drawn(y, row, colours))
	}
	b.WriteString("</svg>\n")
	return b.String()
}

// head opens the file of a picture: what it shows in words, its style with more,
// and its ground.
func (p picture) head(colours palette, style string) string {
	width, height := 2*margin+float64(p.cols)*cellWidth, 2*margin+float64(p.rows)*cellHeight
	return fmt.Sprintf(`<svg xmlns="http://www.w3.org/2000/svg" width="%g" height="%g" viewBox="0 0 %g %g" role="img" aria-labelledby="title desc">
<title id="title">%s</title>
<desc id="desc">%s</desc>
<style>text{font:%gpx ui-monospace,"SF Mono",Menlo,Consolas,"DejaVu Sans Mono","Liberation Mono",monospace;white-space:pre}.b{font-weight:700}.s{text-anchor:middle}%s</style>
<rect x=".5" y=".5" width="%g" height="%g" rx="10" fill="%s" stroke="%s"/>
`, width, height, width, height, html.EscapeString(p.title), html.EscapeString(p.desc), fontSize, style, width-1, height-1, colours.paper, colours.outline)
}

// drawn is row y of a terminal.
func drawn(y int, row []vt10x.Glyph, colours palette) string {
	var b strings.Builder
	papers(&b, y, row, colours)
	for _, r := range runs(y, row, colours) {
		b.WriteString(r.svg())
	}
	return b.String()
}

// papers fills the cells of a row that have a background of their own.
func papers(b *strings.Builder, y int, row []vt10x.Glyph, colours palette) {
	for x := 0; x < len(row); x++ {
		from, bg := x, row[x].BG
		for x+1 < len(row) && row[x+1].BG == bg {
			x++
		}
		if bg != vt10x.DefaultBG {
			fmt.Fprintf(b, `<rect x="%s" y="%s" width="%s" height="%g" fill="%s"/>`+"\n",
				number(left(from)), number(top(y)), number(float64(x-from+1)*cellWidth), cellHeight, colours.of(bg))
		}
	}
}

// runs breaks a row into what is drawn in one go. Words keep the single blanks
// between them.
func runs(y int, row []vt10x.Glyph, colours palette) []run {
	var out []run
	for x, g := range row {
		k := kindOf(g.Char)
		next := run{x: x, y: y, cells: 1, text: string(g.Char), kind: k, ink: colours.of(g.FG), bold: g.Mode&boldCell != 0}
		if g.Mode&faintCell != 0 && g.FG == vt10x.DefaultFG {
			next.ink = colours.faint
		}
		if k == blank {
			continue
		}
		if len(out) > 0 {
			last := &out[len(out)-1]
			gap := x - last.x - last.cells
			alike := last.kind == k && last.ink == next.ink && last.bold == next.bold
			if alike && (gap == 0 && k != sign || gap == 1 && k == word) {
				last.text += strings.Repeat(" ", gap) + next.text
				last.cells += gap + 1
				continue
			}
		}
		out = append(out, next)
	}
	return out
}

func (r run) svg() string {
	x, y, width := left(r.x), top(r.y), float64(r.cells)*cellWidth
	class := ""
	if r.bold {
		class = ` class="b"`
	}
	switch r.kind {
	case block:
		return fmt.Sprintf(`<rect x="%s" y="%s" width="%s" height="%g" fill="%s"/>`+"\n", number(x), number(y+2), number(width), cellHeight-4, r.ink)
	case shade:
		return fmt.Sprintf(`<rect x="%s" y="%s" width="%s" height="%g" fill="%s" fill-opacity=".4"/>`+"\n", number(x), number(y+2), number(width), cellHeight-4, r.ink)
	case across:
		return fmt.Sprintf(`<path d="M%s %sh%s" stroke="%s" stroke-opacity=".5"/>`+"\n", number(x), number(math.Floor(y+cellHeight/2)+.5), number(width), r.ink)
	case upright:
		return fmt.Sprintf(`<path d="M%s %sv%g" stroke="%s" stroke-opacity=".5"/>`+"\n", number(math.Floor(x+cellWidth/2)+.5), number(y), cellHeight, r.ink)
	case sign:
		if r.bold {
			class = ` class="s b"`
		} else {
			class = ` class="s"`
		}
		return fmt.Sprintf(`<text x="%s" y="%s"%s fill="%s">%s</text>`+"\n", number(x+cellWidth/2), number(y+baseline), class, r.ink, html.EscapeString(r.text))
	}
	return fmt.Sprintf(`<text x="%s" y="%s"%s fill="%s" textLength="%s" lengthAdjust="spacingAndGlyphs">%s</text>`+"\n",
		number(x), number(y+baseline), class, r.ink, number(width), html.EscapeString(r.text))
}

func left(x int) float64 { return margin + float64(x)*cellWidth }
func top(y int) float64  { return margin + float64(y)*cellHeight }

// number writes a length without the noise of its arithmetic.
func number(f float64) string { return fmt.Sprintf("%g", math.Round(f*100)/100) }
