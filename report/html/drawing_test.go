package html

import (
	"bytes"
	"strconv"
	"testing"

	"flowverdict/questionnaire/fixture"
	"flowverdict/report/content/sample"
	"flowverdict/report/record"

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

// No box leaves the chart or covers another, and each holds its text.
func checkDrawing(t fataler, file []byte) {
	root, err := html.Parse(bytes.NewReader(file))
	if err != nil {
		t.Fatalf("%v", err)
	}
	svg := elements(root, "svg")[0]
	width, height := number(t, svg, "width"), number(t, svg, "height")
	type box struct{ x, y, right, bottom int }
	var boxes []box
	for _, r := range elements(svg, "rect") {
		b := box{number(t, r, "x"), number(t, r, "y"), 0, 0}
		b.right, b.bottom = b.x+number(t, r, "width"), b.y+number(t, r, "height")
		if b.x < 1 || b.y < 1 || b.right >= width || b.bottom >= height {
			t.Fatalf("box %v leaves the chart of %d by %d", b, width, height)
		}
		for _, other := range boxes {
			if b.x < other.right && other.x < b.right && b.y < other.bottom && other.y < b.bottom {
				t.Fatalf("box %v covers %v", b, other)
			}
		}
		boxes = append(boxes, b)
	}
	for _, text := range elements(svg, "text") {
		said := text.FirstChild.Data
		x, y, wide := number(t, text, "x"), number(t, text, "y"), len([]rune(said))*letter
		if attribute(text, "font-size") == "11" {
			continue // beside a line
		}
		if attribute(text, "text-anchor") == "middle" {
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
