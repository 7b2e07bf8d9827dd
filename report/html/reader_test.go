package html

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"flowverdict/internal/text"
	"flowverdict/questionnaire/review"

	"golang.org/x/net/html"
)

type fataler interface{ Fatalf(string, ...any) }

// seen is what a browser makes of a file.
type seen struct {
	structure []string // elements and attributes in order, but for links that texts hold
	links     []string // addresses of links, those within the file too
	ids       []string
	headings  []int
	root      *html.Node
}

// known are the elements that a file may hold, and the attributes of each.
func known() map[string][]string {
	return map[string][]string{
		"html": {"lang"}, "head": nil, "meta": {"charset", "http-equiv", "name", "content"}, "title": {"id"}, "style": nil, "body": nil, "main": nil,
		"h1": nil, "h2": {"id"}, "h3": {"id"}, "h4": nil, "p": nil, "ul": nil, "li": nil, "strong": nil, "code": nil, "bdi": nil, "a": {"href"},
		"table": nil, "caption": nil, "thead": nil, "tbody": nil, "tr": nil, "th": {"scope"}, "td": nil,
		"svg":  {"role", "aria-labelledby", "xmlns", "viewbox", "width", "height", "fill", "stroke", "font-family", "font-size"},
		"desc": {"id"}, "defs": nil, "marker": {"id", "viewbox", "refx", "refy", "markerwidth", "markerheight", "orient"},
		"path": {"d", "fill", "stroke", "stroke-dasharray", "marker-end"}, "rect": {"x", "y", "width", "height", "rx", "stroke-width"},
		"text": {"x", "y", "font-size", "font-weight", "text-anchor", "fill", "stroke"},
	}
}

// read parses a file twice: into tokens, as it is written, and into a tree, as
// a browser mends it. Both have to be the same, so nothing is mended.
func read(t fataler, file []byte) seen {
	written := tokens(t, file)
	root, err := html.Parse(strings.NewReader(string(file)))
	if err != nil {
		t.Fatalf("%v", err)
	}
	var built []string
	allowed := known()
	out := seen{root: root}
	for n := range root.Descendants() {
		if n.Type == html.CommentNode {
			t.Fatalf("a comment: %q", n.Data)
		}
		if n.Type != html.ElementNode {
			continue
		}
		built = append(built, n.Data)
		entry := n.Data
		for _, a := range n.Attr {
			if !slices.Contains(allowed[n.Data], strings.ToLower(a.Key)) {
				t.Fatalf("<%s> has the attribute %s=%q", n.Data, a.Key, a.Val)
			}
			switch a.Key {
			case "href":
				out.links = append(out.links, a.Val)
			case "id":
				out.ids = append(out.ids, a.Val)
			}
			entry += fmt.Sprintf(" %s=%q", a.Key, a.Val)
		}
		if n.Data == "a" && !strings.HasPrefix(attribute(n, "href"), "#") {
			continue
		}
		if len(n.Data) == 2 && n.Data[0] == 'h' {
			out.headings = append(out.headings, int(n.Data[1]-'0'))
		}
		out.structure = append(out.structure, entry)
	}
	if !slices.Equal(written, built) {
		t.Fatalf("written %q\nbuilt %q", written, built)
	}
	return out
}

// tokens lists the start tags as they are written, and makes sure that each is
// known and closed.
func tokens(t fataler, file []byte) []string {
	var out, open []string
	allowed := known()
	z := html.NewTokenizer(strings.NewReader(string(file)))
	for {
		kind := z.Next()
		token := z.Token()
		switch kind {
		case html.ErrorToken:
			if z.Err() != io.EOF || len(open) > 0 {
				t.Fatalf("%v; open: %q", z.Err(), open)
			}
			return out
		case html.StartTagToken, html.SelfClosingTagToken:
			if _, ok := allowed[token.Data]; !ok {
				t.Fatalf("unknown element <%s>", token.Data)
			}
			out = append(out, token.Data)
			if kind == html.StartTagToken && token.Data != "meta" {
				open = append(open, token.Data)
			}
		case html.EndTagToken:
			if len(open) == 0 || open[len(open)-1] != token.Data {
				t.Fatalf("</%s> closes %q", token.Data, open)
			}
			open = open[:len(open)-1]
		case html.CommentToken:
			t.Fatalf("a comment: %q", token.Data)
		}
	}
}

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

// said is the text under n, runs of white space as one space.
func said(n *html.Node) string {
	var b strings.Builder
	for d := range n.Descendants() {
		if d.Type == html.TextNode {
			b.WriteString(d.Data)
		}
	}
	return strings.Join(strings.Fields(b.String()), " ")
}

// check holds a file to what every reader of it needs.
func check(t fataler, file []byte) {
	s := string(file)
	if strings.ContainsAny(s, "\r\t") || !strings.HasSuffix(s, "</html>\n") || !strings.HasPrefix(s, "<!DOCTYPE html>\n<html lang=\"en\">\n") {
		t.Fatalf("line ends, or no document:\n%q", s)
	}
	if r, hostile := text.FirstHostile(s); hostile || strings.ContainsFunc(s, noncharacter) {
		t.Fatalf("hostile characters (%U):\n%q", r, s)
	}
	got := read(t, file)
	if sorted := slices.Sorted(slices.Values(got.ids)); len(slices.Compact(sorted)) != len(got.ids) {
		t.Fatalf("ids are not unique: %q", got.ids)
	}
	for _, l := range got.links {
		if id, within := strings.CutPrefix(l, "#"); within && !slices.Contains(got.ids, id) || !within && !review.ValidLink(l) {
			t.Fatalf("a link to %q", l)
		}
	}
	for i, level := range got.headings {
		if (level == 1) != (i == 0) || i > 0 && level > got.headings[i-1]+1 {
			t.Fatalf("levels of headings: %v", got.headings)
		}
	}
	for _, table := range elements(got.root, "table") {
		checkTable(t, table)
	}
	for _, svg := range elements(got.root, "svg") {
		for _, id := range strings.Fields(attribute(svg, "aria-labelledby")) {
			if !slices.Contains(got.ids, id) {
				t.Fatalf("the chart is described by %q", id)
			}
		}
		if said(elements(svg, "title")[0]) == "" || said(elements(svg, "desc")[0]) == "" || attribute(svg, "role") != "img" {
			t.Fatalf("the chart has no title, description or role")
		}
	}
	if n := len(elements(got.root, "svg")); n != 1 {
		t.Fatalf("%d charts", n)
	}
}

// checkTable holds a table to a caption, a header for each column and for each
// row, and a cell where they meet.
func checkTable(t fataler, table *html.Node) {
	if captions := elements(table, "caption"); len(captions) != 1 || said(captions[0]) == "" {
		t.Fatalf("a table without caption")
	}
	columns := 0
	for i, row := range elements(table, "tr") {
		headers, cells := elements(row, "th"), elements(row, "td")
		for _, header := range headers {
			if scope := attribute(header, "scope"); scope == "" || (scope == "col") != (i == 0) || said(header) == "" {
				t.Fatalf("row %d: a header %q with scope %q", i, said(header), scope)
			}
		}
		switch {
		case i == 0:
			columns = len(headers)
			if len(cells) > 0 {
				t.Fatalf("cells without header above: %d", len(cells))
			}
		case len(headers) != 1 || len(cells) != columns-1:
			t.Fatalf("row %d has %d headers and %d cells, columns are %d", i, len(headers), len(cells), columns)
		}
	}
	if columns < 2 {
		t.Fatalf("a table with %d columns", columns)
	}
}
