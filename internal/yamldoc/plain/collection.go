package plain

import (
	"bytes"

	"gopkg.in/yaml.v3"
)

// content reads a value in a block that is indented by parent. A block may begin
// with it unless it stands behind a key.
func (r *reader) content(parent int, block bool) *yaml.Node {
	column := r.column()
	switch c := r.source[r.pos]; {
	case r.at('-'):
		r.must(block)
		return r.block(r.node(yaml.SequenceNode, "!!seq"), nil, column)
	case c == '[':
		return r.endLine(r.flow(yaml.SequenceNode, "!!seq", ']'))
	case c == '{':
		return r.endLine(r.flow(yaml.MappingNode, "!!map", '}'))
	case c == '|':
		return r.lines(yaml.LiteralStyle, parent)
	case c == '>':
		return r.lines(yaml.FoldedStyle, parent)
	}
	n := r.scalar(false)
	switch {
	case r.source[r.pos] == ':' && block:
		mapping := r.node(yaml.MappingNode, "!!map")
		mapping.Line, mapping.Column = n.Line, n.Column
		return r.block(mapping, n, column)
	case n.Style == 0:
		return resolved(r.folded(n, parent))
	}
	return r.endLine(n)
}

// block reads on the entries that begin in a column, from the first dash or from
// behind the first key.
func (r *reader) block(n, key *yaml.Node, column int) *yaml.Node {
	r.depth++
	r.must(r.depth < mostNested)
	for since := len(r.open); ; {
		if key != nil {
			r.must(r.at(':') && key.Line == r.line && r.pos-r.start < longestKey)
			r.open = append(r.open, resolved(key))
		}
		r.pos++
		r.open = append(r.open, r.entry(column, key != nil))
		if r.atEnd() || r.column() < column || key == nil && !r.at('-') {
			return r.fill(n, since)
		}
		if r.must(r.column() == column); key != nil {
			key = r.scalar(false)
		}
	}
}

// entry reads what stands behind a dash or a colon, or nothing.
func (r *reader) entry(column int, keyed bool) *yaml.Node {
	line, end := r.here()
	if r.skipSpaces(); r.source[r.pos] != '\n' {
		return r.content(column, !keyed)
	}
	r.nextLine()
	if !r.atEnd() && (r.column() > column || keyed && r.column() == column && r.at('-')) {
		return r.content(column, true)
	}
	nothing := r.node(yaml.ScalarNode, "!!null")
	nothing.Line, nothing.Column = line, end
	return nothing
}

// flow reads a collection that is written in one line.
func (r *reader) flow(kind yaml.Kind, tag string, end byte) *yaml.Node {
	r.depth++
	r.must(r.depth < mostNested)
	n, since := r.node(kind, tag), len(r.open)
	n.Style = yaml.FlowStyle
	for comma := true; ; {
		r.pos++ // behind a bracket or a comma
		if r.skipSpaces(); comma && len(r.open) == since && r.source[r.pos] == end {
			break
		}
		if kind == yaml.MappingNode {
			key := r.pos
			r.open = append(r.open, resolved(r.scalar(true)))
			r.must(r.source[r.pos] == ':' && r.source[r.pos+1] == ' ' && r.pos-key < longestKey)
			r.pos++
			r.skipSpaces()
		}
		switch r.source[r.pos] {
		case '[':
			r.open = append(r.open, r.flow(yaml.SequenceNode, "!!seq", ']'))
		case '{':
			r.open = append(r.open, r.flow(yaml.MappingNode, "!!map", '}'))
		default:
			r.open = append(r.open, resolved(r.scalar(true)))
		}
		if r.skipSpaces(); r.source[r.pos] == end {
			break
		}
		r.must(r.source[r.pos] == ',')
	}
	r.pos++
	return r.fill(n, since)
}

// words reads a plain text up to the end of the line, a colon, a comment or, in a
// flow collection, whatever may end it.
func (r *reader) words(flow bool) []byte {
	text := r.rest()
	for i := 0; flow && i < len(text); i++ {
		switch text[i] {
		case ',', '[', ']', '{', '}', '?':
			r.must(i > 0 && text[i-1] != ':' && text[i] != '?')
			text = text[:i]
		}
	}
	for i := 0; i < len(text); i++ {
		next := bytes.IndexByte(text[i:], ':')
		if next < 0 {
			break
		}
		if i += next; r.source[r.pos+i+1] == ' ' || r.source[r.pos+i+1] == '\n' {
			text = text[:i]
		}
	}
	for i := 1; i < len(text); i++ {
		next := bytes.IndexByte(text[i:], '#')
		if next < 0 {
			break
		}
		if i += next; text[i-1] == ' ' {
			text = text[:i]
		}
	}
	text = bytes.TrimRight(text, " ")
	r.pos += len(text)
	return text
}
