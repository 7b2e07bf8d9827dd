package markdown

import (
	"fmt"
	"html"
	"regexp"
	"strings"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	east "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	gtext "github.com/yuin/goldmark/text"
)

// readers are Markdown parsers as strict and as lenient as they come: GitHub's
// dialect, and everything that goldmark can do on top of it.
func readers() []goldmark.Markdown {
	return []goldmark.Markdown{
		goldmark.New(),
		goldmark.New(goldmark.WithExtensions(extension.GFM)),
		goldmark.New(
			goldmark.WithExtensions(extension.GFM, extension.Footnote, extension.DefinitionList, extension.CJK),
			goldmark.WithParserOptions(parser.WithAttribute(), parser.WithAutoHeadingID()),
		),
	}
}

// seen is what a reader makes of a file: its structure, the text in it, and
// the text that is neither in a code span nor in a link.
type seen struct {
	structure []string // one entry for each node but text, code spans and autolinks
	text      string
	plain     string
	links     []string
	headings  []string
}

// read parses a file. The structure holds every block, with its attributes, and
// every inline node that sanitised text must not bring about.
func read(md goldmark.Markdown, source []byte) seen {
	var out seen
	var all, plain strings.Builder
	root := md.Parser().Parse(gtext.NewReader(source))
	depth := 0
	err := ast.Walk(root, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if !entering {
			depth--
			if n.Type() == ast.TypeBlock {
				all.WriteByte('\n')
				plain.WriteByte('\n')
			}
			return ast.WalkContinue, nil
		}
		depth++
		switch n := n.(type) {
		case *ast.Text:
			if n.Parent().Kind() == ast.KindCodeSpan {
				all.Write(n.Segment.Value(source))
				plain.WriteString("`")
			} else {
				value := unescape(n.Segment.Value(source))
				all.Write(value)
				plain.Write(value)
			}
			if n.SoftLineBreak() || n.HardLineBreak() {
				out.structure = append(out.structure, "line break")
				all.WriteByte('\n')
				plain.WriteByte('\n')
			}
		case *ast.String:
			all.Write(n.Value)
			plain.Write(n.Value)
		case *ast.CodeSpan:
		case *ast.AutoLink:
			all.Write(n.Label(source))
			plain.WriteString("`")
			out.links = append(out.links, string(n.URL(source)))
		case *ast.Link:
			out.structure = append(out.structure, fmt.Sprintf("%d link", depth))
			out.links = append(out.links, string(n.Destination))
		case *ast.Heading:
			out.headings = append(out.headings, fmt.Sprintf("%d %s", n.Level, inner(n, source)))
			out.structure = append(out.structure, fmt.Sprintf("%d heading %d", depth, n.Level))
		case *east.TableCell:
			out.structure = append(out.structure, fmt.Sprintf("%d cell", depth))
		default:
			entry := fmt.Sprintf("%d %s", depth, n.Kind())
			for _, a := range n.Attributes() {
				entry += " " + string(a.Name)
			}
			out.structure = append(out.structure, entry)
		}
		return ast.WalkContinue, nil
	})
	if err != nil {
		panic(err) // the walker returns none
	}
	out.text, out.plain = all.String(), plain.String()
	return out
}

func inner(n ast.Node, source []byte) string {
	var b strings.Builder
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		if t, ok := c.(*ast.Text); ok && n.Kind() == ast.KindCodeSpan {
			b.Write(t.Segment.Value(source))
		} else if ok {
			b.Write(unescape(t.Segment.Value(source)))
		} else {
			b.WriteString(inner(c, source))
		}
	}
	return b.String()
}

var (
	backslash = regexp.MustCompile("\\\\([!-/:-@\\[-`{-~])")
	entity    = regexp.MustCompile(`&(amp|lt|gt|#96|#92|#4[89]|#5[0-7]);`)
)

// unescape undoes what CommonMark undoes in text: escapes, and the entities
// that the sanitiser writes.
func unescape(b []byte) []byte {
	return entity.ReplaceAllFunc(backslash.ReplaceAll(b, []byte("$1")), func(m []byte) []byte {
		return []byte(html.UnescapeString(string(m)))
	})
}

// found is what hosts look for in text after Markdown was parsed: mentions,
// references, addresses, emoji names, commits. "`" stands for a code span.
var found = regexp.MustCompile(`(?i)@[\pL\pN]|\w@|#[\pL\pN]|[!$&^][0-9]|[~%][\pL\pN]|\bgh-[0-9]|www\.\S|://|:[a-z0-9_+-]+:|::|\b[0-9a-f]*[0-9][0-9a-f]{6,62}\b`)
