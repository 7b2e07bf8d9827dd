package yamldoc

import (
	"slices"
	"strconv"
	"strings"

	"gopkg.in/yaml.v3"
)

// list writes the items of a list of mappings, each of which goes by the value
// of the key that is written first. Items that stay keep what people wrote in them. It reports false where
// the list is written in a way that cannot be edited item by item.
func (e *editor) list(seq *yaml.Node, in span, want []any) (string, bool) {
	if len(want) == 0 {
		return "", false
	}
	key, _, _ := nameOf(want[0])
	parts, ok := e.items(seq, key)
	for _, item := range want {
		if _, _, named := nameOf(item); !named {
			ok = false
		}
	}
	if !ok {
		return "", false
	}
	tail := e.cut(parts, in)
	taken := make([]bool, len(parts))
	var b strings.Builder
	for _, item := range want {
		_, name, _ := nameOf(item)
		i := slices.IndexFunc(parts, func(p part) bool { return p.name == name })
		if i < 0 || taken[i] {
			b.WriteString(e.dashed(item, seq.Column))
			continue
		}
		taken[i] = true
		b.WriteString(e.text(parts[i].comments) + e.item(parts[i], item))
	}
	for i, p := range parts {
		if !taken[i] {
			b.WriteString(e.leave(p))
		}
	}
	return b.String() + tail, true
}

// items cuts a list at its dashes; false where one of them stands in a line
// without its item, or an item is no mapping.
func (e *editor) items(seq *yaml.Node, key string) ([]part, bool) {
	if seq.Kind != yaml.SequenceNode || seq.Style&yaml.FlowStyle != 0 {
		return nil, false
	}
	var parts []part
	for _, n := range seq.Content {
		line := n.Line - 1
		if n.Kind != yaml.MappingNode || len(n.Content) == 0 || len(e.lines[line]) < seq.Column || e.lines[line][seq.Column-1] != '-' {
			return nil, false
		}
		p := part{node: n, at: span{line, 0}, column: seq.Column}
		if v := valueOf(n, key); v != nil {
			p.name = v.Value
		}
		parts = append(parts, p)
	}
	return parts, true
}

func (e *editor) item(p part, want any) string {
	if same(p.node, want) {
		return e.whole(p.at)
	}
	o, ok := want.(Object)
	first := func(x Pair) bool { return x.Key == p.node.Content[0].Value && !empty(x.Value) }
	if ok && p.node.Style&yaml.FlowStyle == 0 && slices.ContainsFunc(o, first) {
		return e.mapping(p.node, p.at, o, o.keys(), false)
	}
	return e.commented(e.dashed(want, p.column), p.at, p.column, false)
}

// dashed is an item as it is written, its dash in a column.
func (e *editor) dashed(item any, column int) string {
	_, text, _ := strings.Cut(e.written(Pair{"items", []any{item}}, 1), e.newline)
	var b strings.Builder
	for line := range strings.Lines(text) {
		b.WriteString(strings.Repeat(" ", column-1) + strings.TrimPrefix(line, "  "))
	}
	return b.String()
}

// nameOf is the first key of an item and its value.
func nameOf(item any) (key, name string, ok bool) {
	var o Object
	switch v := item.(type) {
	case Object:
		o = v
	case Flow:
		o = Object(v)
	}
	if len(o) == 0 {
		return "", "", false
	}
	name, ok = o[0].Value.(string)
	return o[0].Key, name, ok && name != ""
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

func (o Object) keys() []string {
	out := make([]string, len(o))
	for i, p := range o {
		out[i] = p.Key
	}
	return out
}

// same reports whether a node says what a value says, however it is written.
func same(n *yaml.Node, v any) bool {
	switch v := v.(type) {
	case string:
		return n.Kind == yaml.ScalarNode && n.ShortTag() != "!!null" && n.Value == v
	case bool:
		return n.Kind == yaml.ScalarNode && n.ShortTag() == "!!bool" && n.Value == strconv.FormatBool(v)
	case int:
		return n.Kind == yaml.ScalarNode && n.ShortTag() == "!!int" && n.Value == strconv.Itoa(v)
	case Flow:
		return samePairs(n, Object(v))
	case Object:
		return samePairs(n, v)
	case []any:
		return sameItems(n, v)
	case Always:
		return sameItems(n, v)
	}
	return false
}

func samePairs(n *yaml.Node, o Object) bool {
	if n.Kind != yaml.MappingNode {
		return false
	}
	left := len(n.Content) / 2
	for _, p := range o {
		if empty(p.Value) {
			continue
		}
		x := valueOf(n, p.Key)
		if x == nil || !same(x, p.Value) {
			return false
		}
		left--
	}
	return left == 0
}

func sameItems(n *yaml.Node, items []any) bool {
	if n.Kind != yaml.SequenceNode || len(n.Content) != len(items) {
		return false
	}
	for i, v := range items {
		if !same(n.Content[i], v) {
			return false
		}
	}
	return true
}
