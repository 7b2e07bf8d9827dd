package yamldoc

import (
	"bytes"
	"errors"
	"slices"
	"strings"

	"gopkg.in/yaml.v3"
)

// ErrShape means that a document is not written key by key in block style, so
// that none of its blocks can be replaced.
var ErrShape = errors.New("the file is not written key by key, one block under each")

// ReplaceBlocks returns source with the named top-level blocks as the new
// values have them; an empty value takes its block away. Everything outside
// these blocks stays as it is to the byte, and in them whatever says the same
// already: comments, order of keys, quotes, line ends. A block that was not
// there is put where order has it.
func ReplaceBlocks(source []byte, blocks Object, order []string) ([]byte, error) {
	t := read(source)
	if t.err != nil || t.first == nil {
		return nil, ErrShape
	}
	root := t.first
	if root.Kind != yaml.MappingNode || root.Style&yaml.FlowStyle != 0 || root.Column != 1 {
		return nil, ErrShape
	}
	e := &editor{lines: strings.SplitAfter(string(source), "\n"), newline: "\n"}
	if bytes.Contains(source, []byte("\r\n")) {
		e.newline = "\r\n"
	}
	text := e.mapping(root, span{0, len(e.lines)}, blocks, order, true)
	return []byte(text), e.err
}

// editor writes parts of a document anew, by its lines.
type editor struct {
	lines   []string // with their ends
	newline string
	err     error // the first one
}

// span is a range of lines, counted from 0, without the last.
type span struct{ from, to int }

func (e *editor) text(s span) string {
	return strings.Join(e.lines[s.from:s.to], "")
}

// part is a key with its value or an item of a list, and the comments above it.
type part struct {
	name     string
	key      *yaml.Node // nil of an item
	node     *yaml.Node
	comments string
	at       span
	column   int // that it starts in, counted from 1
}

// cut finds where the parts of a block end. Comments and blank lines after one
// belong to what follows, unless they are indented further than it.
func (e *editor) cut(parts []part, in span) (tail string) {
	from := in.from
	for i := range parts {
		p := &parts[i]
		end := in.to
		if i+1 < len(parts) {
			end = parts[i+1].at.from
		}
		p.at.to = end
		for p.at.to > p.at.from+1 && trailing(e.lines[p.at.to-1], p.column) {
			p.at.to--
		}
		p.comments = e.text(span{from, p.at.from})
		from = p.at.to
	}
	return e.text(span{from, in.to})
}

func trailing(line string, column int) bool {
	rest := strings.TrimLeft(line, " ")
	return strings.TrimSpace(rest) == "" || rest[0] == '#' && len(line)-len(rest) < column
}

// mapping writes the keys of a block. Those that want does not name stay where
// keep is set, and else go; their comments stay.
func (e *editor) mapping(m *yaml.Node, in span, want Object, order []string, keep bool) string {
	parts := make([]part, 0, len(m.Content)/2)
	for i := 0; i+1 < len(m.Content); i += 2 {
		key := m.Content[i]
		parts = append(parts, part{name: key.Value, key: key, node: m.Content[i+1], at: span{key.Line - 1, 0}, column: key.Column})
	}
	tail := e.cut(parts, in)
	names := make([]string, len(parts))
	texts := make([]string, len(parts))
	for i, p := range parts {
		names[i] = p.name
		at := slices.IndexFunc(want, func(x Pair) bool { return x.Key == p.name })
		switch {
		case at >= 0 && !empty(want[at].Value):
			texts[i] = p.comments + e.entry(p, want[at])
		case at < 0 && keep:
			texts[i] = p.comments + e.whole(p.at)
		default:
			texts[i] = p.comments
		}
	}
	for _, p := range want {
		if slices.Contains(names, p.Key) || empty(p.Value) {
			continue
		}
		at := 0
		if len(parts) > 0 && strings.Contains(e.lines[parts[0].at.from][:m.Column-1], "-") {
			at = 1 // after the key that stands behind the dash of an item
		}
		for j, name := range names {
			if slices.Index(order, name) <= slices.Index(order, p.Key) {
				at = j + 1
			}
		}
		names = slices.Insert(names, at, p.Key)
		texts = slices.Insert(texts, at, e.written(p, m.Column))
	}
	return strings.Join(texts, "") + tail
}

// whole is the text of a span, whose last line has an end.
func (e *editor) whole(s span) string {
	text := e.text(s)
	if !strings.HasSuffix(text, "\n") {
		text += e.newline
	}
	return text
}

// entry writes a key and its value: as it stands where it says the same, part
// by part where it can be told apart, and else anew.
func (e *editor) entry(p part, want Pair) string {
	if same(p.node, want.Value) {
		return e.whole(p.at)
	}
	below := span{p.at.from + 1, p.at.to}
	if p.node.Style&yaml.FlowStyle == 0 && p.node.Line > p.key.Line {
		switch v := want.Value.(type) {
		case Object:
			if p.node.Kind == yaml.MappingNode {
				return e.lines[p.at.from] + e.mapping(p.node, below, v, v.keys(), false)
			}
		case []any:
			if text, ok := e.list(p.node, below, v); ok {
				return e.lines[p.at.from] + text
			}
		case Always:
			if text, ok := e.list(p.node, below, v); ok {
				return e.lines[p.at.from] + text
			}
		}
	}
	written := e.written(want, p.column)
	// What stands before a key in its line is the dash of an item.
	written = e.lines[p.at.from][:p.column-1] + written[p.column-1:]
	return e.commented(written, p.key.LineComment, p.node.LineComment)
}

// commented puts a comment back behind what is written in one line.
func (e *editor) commented(line string, comments ...string) string {
	if strings.Count(line, "\n") != 1 {
		return line
	}
	for _, c := range comments {
		if c != "" {
			return strings.TrimSuffix(line, e.newline) + " " + c + e.newline
		}
	}
	return line
}

// written is a pair as it is written from a column on.
func (e *editor) written(p Pair, column int) string {
	content, err := YAML("", Object{p})
	if err != nil {
		e.err = errors.Join(e.err, err)
	}
	return e.indented(string(content), column-1)
}

func (e *editor) indented(text string, by int) string {
	var b strings.Builder
	for line := range strings.Lines(text) {
		if strings.TrimSpace(line) != "" {
			b.WriteString(strings.Repeat(" ", by))
		}
		b.WriteString(strings.TrimSuffix(line, "\n") + e.newline)
	}
	return b.String()
}
