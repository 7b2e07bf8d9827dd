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

// Replaced is a document with new values, and the comments that went with what
// they stood at.
type Replaced struct {
	Content []byte
	Gone    []Comment
}

// ReplaceBlocks returns source with the named top-level blocks as the new
// values have them; an empty value takes its block away. Everything outside
// these blocks stays as it is to the byte, and in them whatever says the same
// already: comments, order of keys, quotes, line ends. A block that was not
// there is put where order has it. A comment stands by what it stood by: above a
// key or an item, behind it, or within it; it goes with that, and only then.
func ReplaceBlocks(source []byte, blocks Object, order []string) (Replaced, error) {
	t := read(source)
	if t.err != nil || t.first == nil {
		return Replaced{}, ErrShape
	}
	root := t.first
	if root.Kind != yaml.MappingNode || root.Style&yaml.FlowStyle != 0 || root.Column != 1 {
		return Replaced{}, ErrShape
	}
	e := &editor{lines: strings.SplitAfter(string(source), "\n"), newline: "\n", comments: Comments(source)}
	if bytes.Contains(source, []byte("\r\n")) {
		e.newline = "\r\n"
	}
	text := e.mapping(root, span{0, len(e.lines)}, blocks, order, true)
	return Replaced{[]byte(text), e.gone}, e.err
}

// editor writes parts of a document anew, by its lines.
type editor struct {
	lines    []string // with their ends
	newline  string
	comments []Comment
	gone     []Comment
	err      error // the first one
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
	comments span // the lines above it that belong to it
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
		p.comments = span{from, p.at.from}
		from = p.at.to
	}
	return e.text(span{from, in.to})
}

func trailing(line string, column int) bool {
	rest := strings.TrimLeft(line, " ")
	return strings.TrimSpace(rest) == "" || rest[0] == '#' && len(line)-len(rest) < column
}

// mapping writes the keys of a block. Those that want does not name stay where
// keep is set, and else go, with the comments directly above them.
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
			texts[i] = e.text(p.comments) + e.entry(p, want[at])
		case at < 0 && keep:
			texts[i] = e.text(p.comments) + e.whole(p.at)
		default:
			texts[i] = e.leave(p)
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

// leave takes a part away, with the comments that belong to it and to nothing
// else: those within it, and those directly above it. What stands above an empty
// line stays.
func (e *editor) leave(p part) string {
	from := p.comments.to
	for from > p.comments.from && strings.TrimSpace(e.lines[from-1]) != "" {
		from--
	}
	e.gone = append(e.gone, e.within(span{from, p.at.to})...)
	return e.text(span{p.comments.from, from})
}

// within returns the comments of a span.
func (e *editor) within(s span) (out []Comment) {
	for _, c := range e.comments {
		if c.Line > s.from && c.Line <= s.to {
			out = append(out, c)
		}
	}
	return out
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
	return e.commented(written, p.at, p.column, len(strings.TrimLeft(e.lines[p.at.from][:p.column-1], " ")) > 0)
}

// commented puts the comments of a span that is written anew beside what is
// written: behind it what stood in its first line, if that is still one line, and
// the others above it, or below it where it begins behind a dash.
func (e *editor) commented(written string, from span, column int, below bool) string {
	above := ""
	for _, c := range e.within(from) {
		if c.Line == from.from+1 && strings.Count(written, "\n") == 1 {
			before := e.lines[from.from][:strings.LastIndex(e.lines[from.from], c.Text)]
			gap := before[len(strings.TrimRight(before, " \t")):]
			written = strings.TrimSuffix(written, e.newline) + gap + c.Text + e.newline
			continue
		}
		above += strings.Repeat(" ", column-1) + c.Text + e.newline
	}
	if below {
		return written + above
	}
	return above + written
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
