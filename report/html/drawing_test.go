package html

import (
	"bytes"
	"strconv"
	"testing"

	"flowverdict/internal/text"
	"flowverdict/questionnaire/fixture"
	"flowverdict/report/record"
	"flowverdict/report/sample"

	"golang.org/x/net/html"
	"pgregory.net/rapid"
)

type fataler interface{ Fatalf(string, ...any) }

func attribute(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

// elements are all elements with a name under n.
func elements(n *html.Node, name string) []*html.Node {
	var out []*html.Node
	for d := range n.Descendants() {
		if d.Type == html.ElementNode && d.Data == name {
			out = append(out, d)
		}
	}
	return out
}

func number(t fataler, n *html.Node, key string) int {
	i, err := strconv.Atoi(attribute(n, key))
	if err != nil {
		t.Fatalf("%s: %v", key, err)
	}
	return i
}

// No box leaves the chart or covers another, and each line of text stands in one.
func checkDrawing(t fataler, file []byte) {
	root, err := html.Parse(bytes.NewReader(file))
	if err != nil {
		t.Fatalf("%v", err)
	}
	for _, svg := range elements(root, "svg") {
		if class := attribute(svg, "class"); class == "strip" || class == "basis" {
			continue
		}
		if attribute(svg, "class") == "" {
			checkChart(t, svg)
		} else {
			checkWaterfall(t, svg)
		}
	}
}

type area struct{ x, y, right, bottom int }

// areas are the boxes and bars of a drawing, none of which leaves it or covers
// another.
func areas(t fataler, svg *html.Node) []area {
	width, height := number(t, svg, "width"), number(t, svg, "height")
	var out []area
	for _, r := range elements(svg, "rect") {
		b := area{number(t, r, "x"), number(t, r, "y"), 0, 0}
		b.right, b.bottom = b.x+number(t, r, "width"), b.y+number(t, r, "height")
		if b.x < 1 || b.y < 1 || b.right >= width || b.bottom >= height {
			t.Fatalf("box %v leaves the drawing of %d by %d", b, width, height)
		}
		for _, other := range out {
			if b.x < other.right && other.x < b.right && b.y < other.bottom && other.y < b.bottom {
				t.Fatalf("box %v covers %v", b, other)
			}
		}
		out = append(out, b)
	}
	return out
}

func checkChart(t fataler, svg *html.Node) {
	boxes := areas(t, svg)
	for _, line := range append(elements(svg, "text"), elements(svg, "tspan")...) {
		if line.FirstChild == nil || line.FirstChild.Type != html.TextNode || attribute(line, "font-size") == "11" { // lines, or beside an arrow
			continue
		}
		said := line.FirstChild.Data
		x, y, wide := number(t, line, "x"), number(t, line, "y"), text.Width(said)*letter
		if attribute(line, "text-anchor") == "middle" {
			x -= wide / 2
		}
		held := false
		for _, b := range boxes {
			held = held || x > b.x && x+wide < b.right && y > b.y && y < b.bottom
		}
		if !held {
			t.Fatalf("%q at %d, %d stands in no box of %v", said, x, y, boxes)
		}
	}
}

// checkWaterfall demands a bar for each step below the names of the columns, each
// where the one before ended or from the beginning.
func checkWaterfall(t fataler, svg *html.Node) {
	bars := areas(t, svg)
	if len(bars) < 3 || len(bars) > 10 || len(elements(svg, "text")) != 2*len(bars)+2 {
		t.Fatalf("%d bars, %d texts", len(bars), len(elements(svg, "text")))
	}
	begin := bars[0].right
	for i, b := range bars[1:] {
		sum := i >= len(bars)-3 // the points and the score
		if b.x < bars[0].x || sum && b.x != bars[0].x || !sum && (b.right < begin-1 || b.right > begin+1) {
			t.Fatalf("bar %d of %v", i+1, bars)
		}
		begin = b.x
	}
}

func TestDrawing(t *testing.T) {
	q := fixture.Release()
	for _, r := range sample.Records(q) {
		checkDrawing(t, Render(r, q))
	}
	rapid.Check(t, func(t *rapid.T) {
		r := rapid.Custom(func(t *rapid.T) *record.Record {
			below := func(n int) int { return rapid.IntRange(0, n-1).Draw(t, "choice") }
			return sample.Any(q, sample.Chance{Below: below, Text: func() string { return "word" }})
		}).Draw(t, "record")
		checkDrawing(t, Render(r, q))
	})
}
