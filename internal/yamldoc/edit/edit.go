// Package edit gives parts of a YAML file other values and leaves the rest as people
// wrote it: comments, order, quotes, braces, line ends. What it cannot leave so, it
// names.
package edit

import (
	"bytes"
	"errors"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"flowverdict/internal/text"
	"flowverdict/internal/yamldoc"
	"flowverdict/internal/yamldoc/layout"

	"gopkg.in/yaml.v3"
)

// ErrShape means that a file holds no keys, or not in a way that any of them could
// be given another value.
var ErrShape = errors.New("the file cannot be edited key by key")

// Edited is a file with new values, and what of it is not as it was.
type Edited struct {
	Content []byte
	Gone    []yamldoc.Comment // went with the key or the item that they stood at
	Unkept  []Unkept          // could not be kept, in the order of the file
}

// Unkept is a comment that stood at what is still there, or the way in which a value
// was written.
type Unkept struct {
	Line, Column int
	What         string
}

// String names it with its place.
func (u Unkept) String() string {
	return fmt.Sprintf("%s in line %d, column %d", u.What, u.Line, u.Column)
}

// Blocks returns source with the named keys of its top level as the new values have
// them; a value that is empty takes its key away. Whatever says the same already
// stays to the byte, and what changes is changed where it stands. A key that was not
// there is put where order has it. A comment stays above, behind or within what it
// stood at, and goes only with that.
func Blocks(source []byte, blocks yamldoc.Object, order []string) (Edited, error) {
	d, ok := yamldoc.Layout(source)
	if !ok || d.Root.Kind != yaml.MappingNode {
		return Edited{}, ErrShape
	}
	e := &editor{lines: linesOf(d), d: d, newline: "\n", gone: map[int]bool{}}
	if i := strings.IndexByte(e.src, '\n'); i > 0 && e.src[i-1] == '\r' {
		e.newline = "\r\n"
	}
	var out strings.Builder
	out.Write(source[:len(source)-len(d.Source)])
	if d.Root.Flow() {
		first := d.Root.Entries
		if len(first) > 0 && first[0].Key.Style&yaml.DoubleQuotedStyle != 0 {
			e.quotes = yaml.DoubleQuotedStyle // as in JSON
		}
		out.WriteString(e.src[:d.Root.From] + e.flow(d.Root, blocks, order, true) + e.src[d.Root.To:])
	} else {
		from := d.From
		if e.lineStart(d.Root.Entries[0].From) < from {
			from = d.Root.Entries[0].From
		}
		out.WriteString(e.src[:from] + e.mapping(d.Root, from, d.To, blocks, order, true) + e.src[d.To:])
	}
	if e.err != nil {
		return Edited{}, e.err
	}
	edited := Edited{Content: []byte(out.String()), Unkept: e.lost}
	for i, c := range d.Comments {
		if e.gone[i] {
			edited.Gone = append(edited.Gone, yamldoc.Comment{Line: c.Line, Column: c.Column, Text: e.src[c.From:c.To]})
		}
	}
	return e.checked(edited, blocks)
}

// editor writes parts of a file anew.
type editor struct {
	lines
	d       *layout.Document
	newline string
	quotes  yaml.Style // of all that is written in braces
	trail   []string   // to the value that is written
	gone    map[int]bool
	lost    []Unkept
	err     error // the first one
}

// comments are the numbers of the comments between two places.
func (e *editor) comments(from, to int) (out []int) {
	first, _ := slices.BinarySearchFunc(e.d.Comments, from, func(c layout.Comment, at int) int { return c.From - at })
	for i := first; i < len(e.d.Comments) && e.d.Comments[i].From < to; i++ {
		out = append(out, i)
	}
	return out
}

// leave notes that the comments between two places go.
func (e *editor) leave(from, to int) {
	for _, i := range e.comments(from, to) {
		e.gone[i] = true
	}
}

// anew notes that a value is not written as it was.
func (e *editor) anew(n *layout.Node) {
	e.lost = append(e.lost, e.unkept(n, "the layout of ", strings.Join(e.trail, ".")))
}

// unkept names something of a value, with the place where that begins.
func (e *editor) unkept(n *layout.Node, what, path string) Unkept {
	number := e.number(n.From)
	if path == "" {
		path = "the file"
	}
	return Unkept{1 + number, 1 + utf8.RuneCountInString(e.src[e.starts[number]:n.From]), what + text.Clip(text.Line(path))}
}

// within writes a value with its name at the end of the trail.
func (e *editor) within(name string, write func() string) string {
	e.trail = append(e.trail, name)
	out := write()
	e.trail = e.trail[:len(e.trail)-1]
	return out
}

// kept is the part of what stands above a key or an item that stays when it goes: all
// but the comments directly above it. It is whole lines.
func (e *editor) kept(from, to int) int {
	for to > from {
		line := e.lineStart(to - 1)
		if strings.TrimSpace(e.src[max(line, from):to]) == "" {
			break
		}
		to = max(line, from)
	}
	return to
}

// joined puts chunks of lines together.
func (e *editor) joined(chunks []string) string {
	chunks = slices.DeleteFunc(chunks, func(s string) bool { return s == "" })
	var b strings.Builder
	for i, c := range chunks {
		b.WriteString(c)
		if i < len(chunks)-1 && !strings.HasSuffix(c, "\n") {
			b.WriteString(e.newline)
		}
	}
	return b.String()
}

// inline writes a value in one line.
func (e *editor) inline(v any, quotes yaml.Style, brackets bool) string {
	if e.quotes != 0 {
		quotes = e.quotes
	}
	out, err := yamldoc.Inline(v, quotes, brackets)
	e.fail(err)
	return out
}

func (e *editor) fail(err error) {
	if e.err == nil {
		e.err = err
	}
}

// written is a pair as it is written from a column on, in lines.
func (e *editor) written(p yamldoc.Pair, column int) string {
	content, err := yamldoc.YAML("", yamldoc.Object{p})
	e.fail(err)
	return e.indented(content, column)
}

// dashed is an item as it is written, its dash in a column.
func (e *editor) dashed(item any, column int) string {
	if scalar(item) {
		return e.indented([]byte("- "+e.inline(item, 0, false)), column)
	}
	content, err := yamldoc.YAML("", yamldoc.Object{{Key: "items", Value: []any{item}}})
	e.fail(err)
	_, content, _ = bytes.Cut(content, []byte("\n"))
	var b bytes.Buffer
	for line := range bytes.Lines(content) {
		b.Write(bytes.TrimPrefix(line, []byte("  ")))
	}
	return e.indented(b.Bytes(), column)
}

func (e *editor) indented(content []byte, column int) string {
	var b strings.Builder
	for line := range strings.Lines(string(content)) {
		if strings.TrimSpace(line) != "" {
			b.WriteString(strings.Repeat(" ", column))
		}
		b.WriteString(strings.TrimSuffix(line, "\n") + e.newline)
	}
	return b.String()
}
