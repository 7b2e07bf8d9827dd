package report_test

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"flowverdict/questionnaire"
	"flowverdict/report/html"
	"flowverdict/report/markdown"
	"flowverdict/report/record"
	"flowverdict/report/sample"

	"github.com/google/go-cmp/cmp"
	tree "golang.org/x/net/html"
	"pgregory.net/rapid"
)

// Markdown, as GitHub reads it, and HTML say the same words in the same order,
// in the same headings, paragraphs, items and cells, link to the same places
// and draw the same chart. Only Markdown leads to a record beside it, and only
// HTML to a source wherever it is named, and to its own sections.
func TestMarkdownAndHTMLSayTheSame(t *testing.T) {
	t.Parallel()
	q := sample.Questionnaire()
	for _, r := range sample.Records(q) {
		for i, profile := range record.Profiles() {
			if testing.Short() && i > 0 {
				break
			}
			r.Profile = profile
			sayTheSame(t, r, q)
		}
	}
	n := 0
	rapid.Check(t, func(t *rapid.T) {
		if n++; testing.Short() && n%4 > 0 {
			return
		}
		word := pool(t)
		q := sample.Rewritten(q, func() string { return "x" + word() })
		sayTheSame(t, anyRecord(q).Draw(t, "record"), q)
	})
}

func sayTheSame(t fataler, r *record.Record, q *questionnaire.Questionnaire) {
	annexed := *r
	annexed.Annex = true
	md := markdown.Render(&annexed, q)
	body := []byte(withoutFrontMatter(string(md)))
	github := parsePage(t, asHTML(t, markdownReaders()[0], body), elementsOfMarkdown())
	file := parsePage(t, html.Render(r, q), elementsOfAFile())
	if shown, want := outline(github.root), outline(file.root); !slices.Equal(shown, want) {
		t.Fatalf("Markdown and HTML differ:\n%s\n%s", cmp.Diff(shown, want), md)
	}
}

// outline is what a page says: the text of each block after the block's name,
// the addresses of links within it, and the labels of the chart.
func outline(root *tree.Node) []string {
	var out []string
	for n := range root.Descendants() {
		if n.Type != tree.ElementNode || inside(n, "nav") {
			continue
		}
		switch n.Data {
		case "h1", "h2", "h3", "h4", "p", "li", "th", "td", "dt", "dd", "summary":
			name := n.Data
			switch n.Data {
			case "td", "th", "dt", "dd":
				name = "cell"
			case "summary":
				name = "h2"
			}
			if both(n) == "" || len(elements(n, "svg")) > 0 { // below the name of a part, or a drawing of what stands beside it
				continue
			}
			out = append(out, name+" "+both(n))
			for _, a := range elements(n, "a") {
				if to := attribute(a, "href"); strings.Contains(to, "://") && attribute(a, "class") != "cited" {
					out = append(out, "link "+to)
				}
			}
			for _, s := range elements(n, "strong") {
				out = append(out, "strong "+both(s))
			}
		case "pre":
			out = append(out, labels(regexp.MustCompile(`"([^"]+)"`).FindAllStringSubmatch(said(n), -1)))
		case "svg":
			if attribute(n, "class") == "waterfall" { // a table in Markdown
				for _, text := range elements(n, "text") {
					out = append(out, "cell "+both(text))
				}
				continue
			}
			if attribute(n, "class") != "" {
				continue
			}
			var texts [][]string
			for _, text := range elements(n, "text") {
				texts = append(texts, []string{"", said(text)})
			}
			out = append(out, labels(texts))
		}
	}
	return out
}

// inside reports whether an element with a name holds n.
func inside(n *tree.Node, name string) bool {
	for a := range n.Ancestors() {
		if a.Type == tree.ElementNode && a.Data == name {
			return true
		}
	}
	return false
}

// labels are the labels of a chart, each once and in the order of the alphabet;
// Mermaid has a node's verdict and score in one label, and numbers for letters.
func labels(found [][]string) string {
	var out []string
	for _, label := range found {
		said := tree.UnescapeString(regexp.MustCompile(`#([0-9]+);`).ReplaceAllString(label[1], "&#$1;"))
		out = append(out, strings.Split(withoutMarks(said), ",")...)
	}
	slices.Sort(out)
	return "chart " + strings.Join(slices.Compact(out), "; ")
}

// withoutMarks is a label without what lines break at, and what one of the
// formats cannot hold.
func withoutMarks(s string) string {
	return strings.ReplaceAll(noncharacters.ReplaceAllString(s, "\ufffd"), " ", "")
}

// bar is a verdict that Markdown draws with letters.
var bar = regexp.MustCompile(`▏[█▓░]*▏ |\[[#+.]{20}\] `)

// both is the text of a block as far as both formats can show it: Markdown
// has no way to show a backtick, pipe or brace in code, nor ##[, and HTML none
// to hold code points that never are characters.
func both(n *tree.Node) string {
	var b strings.Builder
	for d := range n.Descendants() {
		if d.Type != tree.TextNode {
			continue
		}
		text := d.Data
		if inside(d, "code") {
			text = regexp.MustCompile("[`|{}]").ReplaceAllString(strings.ReplaceAll(text, "##[", "##\ufffd"), "\ufffd")
		}
		b.WriteString(bar.ReplaceAllString(text, ""))
	}
	return oneSpace(noncharacters.ReplaceAllString(b.String(), "\ufffd"))
}
