package yamldoc

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"flowverdict/internal/finding"

	"gopkg.in/yaml.v3"
)

// At returns the place of the value at path, as in answers[2].level, or of
// the nearest value above it that exists.
func (d *Document) At(path string) finding.Position {
	v := d.Root()
	if !v.Exists() {
		return at(1, 1)
	}
	at := v.Position()
	for _, step := range steps(path) {
		next := v.child(step)
		if !next.Exists() {
			break
		}
		v, at = next, next.Position()
		if !v.scalar() && v.key != nil {
			at = v.KeyPosition()
		}
	}
	return at
}

// Has reports whether there is a value at path.
func (d *Document) Has(path string) bool {
	v := d.Root()
	for _, step := range steps(path) {
		if !v.Exists() {
			return false
		}
		v = v.child(step)
	}
	return v.Exists()
}

// longestName is how many bytes of a value an item goes by.
const longestName = 200

// Named is a path in which an item of a list goes by what it is called, the values of
// its keys that are given, and by its number where it has none of them. It stays as
// it is when another item comes or goes; "" where no item is called anything. Of a
// long value its beginning counts: each finding of an item holds the name.
func (d *Document) Named(path string, keys ...string) string {
	v, out, named := d.Root(), "", false
	for _, step := range steps(path) {
		inList := v.Exists() && v.IsList()
		if v.Exists() {
			v = v.child(step)
		}
		var names []string
		for _, key := range keys {
			if !inList || !v.IsMapping() {
				break
			}
			if n := valueOf(v.n, key); n != nil && n.Kind == yaml.ScalarNode && n.Value != "" {
				names = append(names, strconv.Quote(n.Value[:min(len(n.Value), longestName)]))
			}
		}
		if len(names) > 0 {
			step, named = strings.Join(names, " "), true
		}
		out += "/" + step
	}
	if !named {
		return ""
	}
	return out
}

func (v Value) scalar() bool { return v.n.Kind == yaml.ScalarNode }

func (v Value) child(step string) Value {
	if i, err := strconv.Atoi(step); err == nil && v.IsList() {
		if i < len(v.n.Content) {
			return Value{d: v.d, n: v.n.Content[i]}
		}
		return Value{}
	}
	if !v.IsMapping() {
		return Value{}
	}
	for i := 0; i+1 < len(v.n.Content); i += 2 {
		if v.n.Content[i].Value == step {
			return Value{d: v.d, n: v.n.Content[i+1], key: v.n.Content[i]}
		}
	}
	return Value{}
}

func steps(path string) []string {
	return strings.FieldsFunc(path, func(r rune) bool { return r == '.' || r == '[' || r == ']' })
}

// longLine is from how many bytes on the width of what stands in a line is not
// measured, nor more of the line shown: nobody could see it, and many findings
// in one long line would make a run slow.
const longLine = 4096

// position says where a node stands and how wide it is on its first line.
func (d *Document) position(n *yaml.Node) finding.Position {
	if n == nil {
		return at(1, 1)
	}
	p := at(max(n.Line, 1), max(n.Column, 1))
	if last := len(d.sourceLines()); p.Line > last { // an empty value after the end
		return at(max(last, 1), 1)
	}
	switch {
	case n.Kind == yaml.AliasNode:
		p.Width = 1 + utf8.RuneCountInString(n.Value)
	case n.Kind != yaml.ScalarNode:
	case len(d.Line(p.Line)) > longLine:
	case n.Style&(yaml.SingleQuotedStyle|yaml.DoubleQuotedStyle) != 0:
		p.Width = d.quotedWidth(p)
	case n.Style&(yaml.LiteralStyle|yaml.FoldedStyle) == 0:
		p.Width = max(1, utf8.RuneCountInString(n.Value))
		if rest := utf8.RuneCountInString(d.Line(p.Line)) - p.Column + 1; rest > 0 {
			p.Width = min(p.Width, rest)
		}
	}
	return p
}

// quotedWidth measures a quoted scalar with its quotes, up to the line's end.
func (d *Document) quotedWidth(p finding.Position) int {
	rest := []rune(d.Line(p.Line))
	if p.Column > len(rest) {
		return 1
	}
	rest = rest[p.Column-1:]
	for i := 1; i < len(rest); i++ {
		if rest[i] == '\\' && rest[0] == '"' {
			i++
		} else if rest[i] == rest[0] {
			return i + 1
		}
	}
	return len(rest)
}

// at is the position of one character.
func at(line, column int) finding.Position {
	return finding.Position{Line: line, Column: column, Width: 1}
}

// valueOf returns the value of a mapping's key, or nil.
func valueOf(m *yaml.Node, key string) *yaml.Node {
	for i := 0; i+1 < len(m.Content); i += 2 {
		if m.Content[i].Value == key {
			return m.Content[i+1]
		}
	}
	return nil
}
