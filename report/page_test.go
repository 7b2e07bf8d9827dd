package report_test

import (
	"bytes"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
	render "github.com/yuin/goldmark/renderer/html"
	"golang.org/x/net/html"
)

type fataler interface{ Fatalf(string, ...any) }

// page is what a browser makes of HTML.
type page struct {
	root      *html.Node
	structure []string // elements and attributes in order, but for code and the links that texts hold
	headings  []string // each after its level
	links     []*html.Node
	ids       []string
}

// parsePage parses HTML twice: into tokens, as it is written, and into a tree,
// as a browser mends it. Both have to be the same, so nothing is mended, and
// there is no element and no attribute but those that are known.
func parsePage(t fataler, source []byte, known map[string][]string) page {
	written := tags(t, source, known)
	root, err := html.Parse(bytes.NewReader(source))
	if err != nil {
		t.Fatalf("%v", err)
	}
	var built []string
	out := page{root: root}
	for n := range root.Descendants() {
		if n.Type == html.CommentNode {
			t.Fatalf("a comment: %q", n.Data)
		}
		if n.Type != html.ElementNode {
			continue
		}
		if _, ok := known[n.Data]; !ok && slices.Contains([]string{"html", "head", "body", "tbody"}, n.Data) {
			continue // of a part of a page, these are not written
		}
		built = append(built, n.Data)
		out.see(t, n, known[n.Data])
	}
	if !slices.Equal(written, built) {
		t.Fatalf("written %q\nbuilt %q", written, built)
	}
	return out
}

// see takes one element in.
func (p *page) see(t fataler, n *html.Node, attributes []string) {
	entry := n.Data
	for _, a := range n.Attr {
		if !slices.Contains(attributes, strings.ToLower(a.Key)) {
			t.Fatalf("<%s> has the attribute %s=%q", n.Data, a.Key, a.Val)
		}
		if a.Key == "id" { // which some readers of Markdown make of texts
			p.ids = append(p.ids, a.Val)
			a.Val = ""
		}
		if n.Data != "svg" && !inside(n, "svg") { // where something is drawn depends on how wide texts are
			entry += fmt.Sprintf(" %s=%q", a.Key, a.Val)
		}
	}
	switch {
	case n.Data == "a":
		p.links = append(p.links, n)
		if !strings.HasPrefix(attribute(n, "href"), "#") {
			return
		}
	case attribute(n.Parent, "class") == "basis" && n.Data == "path", attribute(n, "class") == "basis": // a drawing of what is counted
		return
	case n.Data == "code" && n.Parent.Data != "pre", n.Data == "time", n.Data == "span", n.Data == "tspan": // texts hold them
		return
	case len(n.Data) == 2 && n.Data[0] == 'h' && n.Data[1] <= '6':
		p.headings = append(p.headings, n.Data[1:]+" "+said(n))
	}
	p.structure = append(p.structure, entry)
}

// tags lists the start tags as they are written, and makes sure that each is
// known and closed.
func tags(t fataler, source []byte, known map[string][]string) []string {
	var out, open []string
	z := html.NewTokenizer(bytes.NewReader(source))
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
			if _, ok := known[token.Data]; !ok {
				t.Fatalf("unknown element <%s>\n%s", token.Data, source)
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
	return oneSpace(b.String())
}

func oneSpace(s string) string {
	return strings.Join(strings.FieldsFunc(s, func(r rune) bool { return r == ' ' || r == '\n' }), " ")
}

// markdownReaders are Markdown parsers as strict and as lenient as they come:
// plain CommonMark, GitHub's dialect, and everything that goldmark can do on top
// of it. They let raw HTML through, and show where a text goes on in a new line.
func markdownReaders() []goldmark.Markdown {
	options := goldmark.WithRendererOptions(render.WithUnsafe(), render.WithHardWraps(), render.WithXHTML())
	return []goldmark.Markdown{
		goldmark.New(options, goldmark.WithExtensions(extension.GFM)),
		goldmark.New(options),
		goldmark.New(options,
			goldmark.WithExtensions(extension.GFM, extension.Footnote, extension.DefinitionList, extension.CJK),
			goldmark.WithParserOptions(parser.WithAttribute(), parser.WithAutoHeadingID()),
		),
	}
}

// asHTML is Markdown as a reader shows it.
func asHTML(t fataler, md goldmark.Markdown, source []byte) []byte {
	var b bytes.Buffer
	if err := md.Convert(source, &b); err != nil {
		t.Fatalf("%v", err)
	}
	return b.Bytes()
}
