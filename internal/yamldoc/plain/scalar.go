package plain

import (
	"bytes"
	"strconv"
	"strings"
	"unicode/utf8"

	"gopkg.in/yaml.v3"
)

// scalar reads a quoted text, or of a plain one what stands in the first line.
func (r *reader) scalar(flow bool) *yaml.Node {
	n := r.node(yaml.ScalarNode, "!!str")
	switch c := r.source[r.pos]; {
	case c == '"':
		n.Style = yaml.DoubleQuotedStyle
		n.Value = r.quoted(c)
	case c == '\'':
		n.Style = yaml.SingleQuotedStyle
		n.Value = r.quoted(c)
	default:
		r.must(strings.IndexByte("?:,[]{}#&*!|>%@`<\n", c) < 0)
		next := r.source[r.pos+1] | 0x20
		r.must(c != '-' && c != '.' || '0' <= next && next <= 'z')
		n.Value = string(r.words(flow))
	}
	r.must(!flow || n.Line == r.line)
	return n
}

// folded reads the other lines of a plain text.
func (r *reader) folded(n *yaml.Node, parent int) *yaml.Node {
	end := r.pos
	if r.skipSpaces(); r.source[r.pos] != '\n' {
		r.pos = end
		return r.endLine(n)
	}
	line := r.line
	if r.nextLine(); r.atEnd() || r.column() <= parent {
		return n
	}
	value := []byte(n.Value)
	for !r.atEnd() && r.column() > parent {
		value = append(fold(value, r.line-line), r.words(false)...)
		line = r.line
		r.skipSpaces()
		r.must(r.source[r.pos] == '\n')
		r.nextLine()
	}
	n.Value = string(value)
	return n
}

// fold joins two lines with that many line ends between: one becomes a space.
func fold(text []byte, ends int) []byte {
	if ends == 1 {
		return append(text, ' ')
	}
	return append(text, bytes.Repeat([]byte("\n"), ends-1)...)
}

// resolved finds out whether a plain text is a number, a date, a boolean or
// nothing.
func resolved(n *yaml.Node) *yaml.Node {
	if n.Style == 0 && (n.Value[0] <= '9' || len(n.Value) <= len("false") && strings.IndexByte("tTfFnN~", n.Value[0]) >= 0) {
		n.Tag = ""
		n.Tag = n.ShortTag()
	}
	return n
}

// quoted reads a text up to its closing quote.
func (r *reader) quoted(quote byte) string {
	r.pos++
	rest := r.rest()
	if end := bytes.IndexByte(rest, quote); end >= 0 && bytes.IndexByte(rest[:end], '\\') < 0 && (quote == '"' || r.source[r.pos+end+1] != quote) {
		r.pos += end + 1
		return string(rest[:end])
	}
	var out []byte
	solid := 0 // up to where spaces are not those of a line's end
	for {
		switch c := r.source[r.pos]; {
		case c == quote && (quote == '"' || r.source[r.pos+1] != quote):
			r.pos++
			return string(out)
		case c == '\n':
			line := r.line
			r.nextLine()
			r.must(!r.atEnd() && r.column() > 0)
			out = fold(out[:solid], r.line-line)
			solid = len(out)
			continue
		case c == ' ':
			out = append(out, c)
		case c == '\\' && quote == '"':
			out = r.escaped(out)
			solid = len(out)
		default: // of two quotes the first is skipped
			if c == quote {
				r.pos++
			}
			out = append(out, c)
			solid = len(out)
		}
		r.pos++
	}
}

// escaped reads an escape sequence that means the same in Go.
func (r *reader) escaped(out []byte) []byte {
	sequence := string(r.source[r.pos:min(r.pos+10, len(r.source))])
	c, _, tail, err := strconv.UnquoteChar(sequence, '"')
	r.must(err == nil && (sequence[1] < '0' || sequence[1] > '9'))
	r.pos += len(sequence) - len(tail) - 1
	return utf8.AppendRune(out, c)
}

// lines reads a block scalar.
func (r *reader) lines(style yaml.Style, parent int) *yaml.Node {
	n := r.node(yaml.ScalarNode, "!!str")
	n.Style = style
	indent, chomp := 0, rune(0)
	for _, c := range string(r.rest()[1:]) {
		if c >= '1' && c <= '9' && indent == 0 {
			indent = max(parent, 0) + int(c-'0')
		} else {
			r.must((c == '+' || c == '-') && chomp == 0)
			chomp = c
		}
	}
	r.pos = r.end
	var value []byte
	empty, some, deeper := 0, false, false
	for r.beginLine(); !r.atEnd(); r.beginLine() {
		for (indent == 0 || r.column() < indent) && r.source[r.pos] == ' ' {
			r.pos++
		}
		if r.source[r.pos] == '\n' {
			r.must(indent > 0 || r.column() == 0)
			empty++
			continue
		}
		if indent == 0 {
			indent = max(r.column(), parent+1, 1)
		}
		if r.column() < indent {
			r.must(r.source[r.pos] != '#')
			break
		}
		above := deeper
		deeper = r.source[r.pos] == ' '
		if some && style == yaml.FoldedStyle && !above && !deeper {
			value = fold(value, empty+1)
		} else {
			if some {
				empty++
			}
			value = append(value, bytes.Repeat([]byte("\n"), empty)...)
		}
		value = append(value, r.rest()...)
		r.pos = r.end
		empty, some = 0, true
	}
	if some && chomp != '-' {
		value = append(value, '\n')
	}
	if chomp == '+' {
		value = append(value, bytes.Repeat([]byte("\n"), empty)...)
	}
	n.Value = string(value)
	return n
}
