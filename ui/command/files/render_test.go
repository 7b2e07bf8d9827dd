package files

import (
	"encoding/binary"
	"fmt"
	"strings"
	"unicode/utf16"

	"gopkg.in/yaml.v3"
	"pgregory.net/rapid"
)

// rendering writes a value of YAML as somebody might: each node in a way that is
// drawn. What it writes reads back as the same value.
type rendering struct {
	*rapid.T
	anchors int
}

func (r *rendering) often(percent int, what string) bool {
	return rapid.IntRange(0, 99).Draw(r.T, what) < percent
}

func (r *rendering) oneOf(what string, from ...string) string {
	return rapid.SampledFrom(from).Draw(r.T, what)
}

// file renders a whole file: with what may stand before it, in an encoding.
func (r *rendering) file(n *yaml.Node) []byte {
	var b strings.Builder
	for r.often(20, "comment before") {
		b.WriteString(r.oneOf("comment", "# a comment\n", "\n", "#\n", "# schema: other\n"))
	}
	b.WriteString(r.oneOf("start", "", "", "---\n", "%YAML 1.1\n---\n", "--- # begins\n", "other: file\n---\n", "---\n...\n---\n"))
	if indent := rapid.IntRange(0, 8).Draw(r.T, "indent"); r.often(30, "flow") {
		b.WriteString(strings.Repeat(" ", indent) + r.flow(n) + "\n")
	} else {
		r.block(&b, n, indent)
	}
	b.WriteString(r.oneOf("end", "", "...\n", "---\nother: file\n", "# the end\n"))
	return r.encoded(b.String())
}

func (r *rendering) encoded(s string) []byte {
	s = strings.ReplaceAll(s, "\n", r.oneOf("line end", "\n", "\n", "\r\n", "\r"))
	s = r.oneOf("mark", "", "\uFEFF") + s
	var out []byte
	switch r.oneOf("encoding", "8", "8", "16le", "16be", "32le", "32be") {
	case "16le":
		for _, u := range utf16.Encode([]rune(s)) {
			out = binary.LittleEndian.AppendUint16(out, u)
		}
	case "16be":
		for _, u := range utf16.Encode([]rune(s)) {
			out = binary.BigEndian.AppendUint16(out, u)
		}
	case "32le":
		for _, u := range s {
			out = binary.LittleEndian.AppendUint32(out, uint32(u))
		}
	case "32be":
		for _, u := range s {
			out = binary.BigEndian.AppendUint32(out, uint32(u))
		}
	default:
		return []byte(s)
	}
	return out
}

// properties are a tag, an anchor or none.
func (r *rendering) properties(n *yaml.Node) string {
	out := ""
	if r.often(10, "tag") {
		out += map[yaml.Kind]string{yaml.ScalarNode: "!!str ", yaml.MappingNode: "!!map ", yaml.SequenceNode: "!!seq "}[n.Kind]
	}
	if r.often(10, "anchor") {
		r.anchors++
		out += fmt.Sprintf("&a%d ", r.anchors)
	}
	return out
}

// block writes a mapping or a list on lines of its own.
func (r *rendering) block(b *strings.Builder, n *yaml.Node, indent int) {
	margin := strings.Repeat(" ", indent)
	step := func() int { return indent + rapid.IntRange(1, 5).Draw(r.T, "step") }
	if n.Kind == yaml.SequenceNode {
		for _, c := range n.Content {
			b.WriteString(margin + "-")
			r.value(b, c, step())
		}
		return
	}
	for i := range len(n.Content) / 2 {
		if r.often(10, "comment") {
			b.WriteString(margin + "# " + r.oneOf("said", "a comment", "schema: other") + "\n")
		}
		key := r.properties(n.Content[2*i]) + r.scalar(n.Content[2*i].Value)
		if r.often(10, "explicit") {
			b.WriteString(margin + "? " + key + "\n" + margin + ":")
		} else {
			b.WriteString(margin + key + r.oneOf("colon", ":", " :", ":"))
		}
		r.value(b, n.Content[2*i+1], step())
	}
}

// value writes what follows a key or a dash, in a block.
func (r *rendering) value(b *strings.Builder, n *yaml.Node, indent int) {
	switch {
	case n.Kind == yaml.ScalarNode, len(n.Content) == 0, r.often(30, "flow"):
		b.WriteString(" " + r.flow(n) + r.oneOf("trail", "", "  ", " # said") + "\n")
	default:
		b.WriteString(" " + r.properties(n) + "\n")
		r.block(b, n, indent)
	}
}

// flow writes a value on one line.
func (r *rendering) flow(n *yaml.Node) string {
	space := func() string { return r.oneOf("space", "", " ", "  ") }
	var parts []string
	switch n.Kind {
	case yaml.SequenceNode:
		for _, c := range n.Content {
			parts = append(parts, space()+r.flow(c)+space())
		}
		return r.properties(n) + "[" + strings.Join(parts, ",") + "]"
	case yaml.MappingNode:
		for i := range len(n.Content) / 2 {
			parts = append(parts, space()+r.properties(n.Content[2*i])+r.scalar(n.Content[2*i].Value)+": "+r.flow(n.Content[2*i+1])+space())
		}
		return r.properties(n) + "{" + strings.Join(parts, ",") + "}"
	}
	return r.properties(n) + r.scalar(n.Value)
}

// scalar writes a text in one of the styles that can hold it everywhere.
func (r *rendering) scalar(s string) string {
	plain := s != "" && strings.Trim(s, "abcdefghijklmnopqrstuvwxyz/-0123456789") == "" && s[0] >= 'a'
	switch r.oneOf("style", "plain", "single", "double", "double") {
	case "plain":
		if plain {
			return s
		}
	case "single":
		if !strings.ContainsAny(s, "\n\r") {
			return "'" + strings.ReplaceAll(s, "'", "''") + "'"
		}
	}
	escape := rapid.SampledFrom([]int{0, 10, 100}).Draw(r.T, "escapes")
	var b strings.Builder
	for _, c := range s {
		switch {
		case c == '"' || c == '\\':
			b.WriteString(`\` + string(c))
		case c == '/' && r.often(escape, "slash"):
			b.WriteString(`\/`)
		case c < ' ' || c > '~' || escape > 0 && r.often(escape, "escape"):
			b.WriteString(r.escape(c))
		default:
			b.WriteRune(c)
		}
	}
	return `"` + b.String() + `"`
}

func (r *rendering) escape(c rune) string {
	forms := []string{fmt.Sprintf(`\U%08x`, c)}
	if c <= 0xffff {
		forms = append(forms, fmt.Sprintf(`\u%04X`, c))
	}
	if c <= 0xff {
		forms = append(forms, fmt.Sprintf(`\x%02x`, c))
	}
	return rapid.SampledFrom(forms).Draw(r.T, "form")
}
