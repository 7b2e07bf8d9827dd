package layout

import (
	"bytes"
	"unicode/utf8"

	"gopkg.in/yaml.v3"
)

// value passes a value that stands in a block whose column is parent, counted from
// 0; -1 in none.
func (s *scanner) value(n *yaml.Node, parent int, flow bool) *Node {
	out := &Node{Node: n, From: s.pos, Named: s.pos, Body: s.pos, Head: s.pos, To: s.pos}
	bare := n.Kind == yaml.ScalarNode && n.Value == "" && n.Style&^yaml.TaggedStyle == 0
	if bare && n.Style == 0 && n.Anchor == "" || !s.ok {
		return out
	}
	s.blanks()
	out.From = s.pos
	out.Named = s.properties(n)
	if bare {
		out.Body, out.Head, out.To = s.pos, s.pos, s.pos
		return out
	}
	s.blanks()
	out.Body, out.Head = s.pos, s.pos
	switch n.Kind {
	case yaml.MappingNode, yaml.SequenceNode:
		if n.Style&yaml.FlowStyle == 0 {
			s.block(out)
		} else {
			s.flow(out)
		}
	case yaml.ScalarNode:
		if line, column := s.place(); n.Style&yaml.TaggedStyle == 0 && n.Anchor == "" && s.at(out.From) != '!' {
			s.must(line == n.Line && column == n.Column)
		}
		s.scalar(out, parent)
	case yaml.AliasNode:
		s.words("*" + n.Value)
	default:
		s.ok = false
	}
	out.To = s.pos
	return out
}

// properties passes a tag and an anchor. Before the first key of a block they are
// those of the block if it has any, and else those of the key. It returns where they
// end.
func (s *scanner) properties(n *yaml.Node) (end int) {
	most := 2
	if n.Kind == yaml.MappingNode && n.Style&yaml.FlowStyle == 0 {
		most = 0
		if n.Anchor != "" {
			most++
		}
		if n.Style&yaml.TaggedStyle != 0 {
			most++
		}
	}
	for end = s.pos; most > 0; most-- {
		before := *s
		if s.blanks(); s.at(s.pos) != '!' && s.at(s.pos) != '&' {
			*s = before // what follows may be behind an empty value
			break
		}
		if bytes.HasPrefix(s.source[s.pos:], []byte("!<")) {
			s.pos += max(0, bytes.IndexByte(s.source[s.pos:], '>'))
		}
		anchor := s.at(s.pos) == '&'
		for s.pos++; !isBlank(s.at(s.pos)) && bytes.IndexByte([]byte(",[]{}"), s.at(s.pos)) < 0 && !(anchor && s.at(s.pos) == ':'); s.pos++ {
		}
		end = s.pos
	}
	return end
}

func (s *scanner) block(n *Node) {
	_, column := s.place()
	if n.Kind == yaml.SequenceNode {
		for _, c := range n.Content {
			s.blanks()
			e := Entry{From: s.pos}
			if !s.must(s.at(s.pos) == '-') {
				return
			}
			s.pos++
			e.Colon = s.pos
			e.Value = s.value(c, column-1, false)
			n.Entries = append(n.Entries, e)
		}
		return
	}
	for i := 0; i+1 < len(n.Content) && s.ok; i += 2 {
		s.blanks()
		n.Entries = append(n.Entries, s.pair(n.Content[i], n.Content[i+1], column-1, false))
	}
}

// pair passes a key and its value.
func (s *scanner) pair(key, value *yaml.Node, column int, flow bool) Entry {
	e := Entry{From: s.pos}
	explicit := s.at(s.pos) == '?' && (flow || isBlank(s.at(s.pos+1)))
	if explicit {
		s.pos++
	}
	e.Key = s.value(key, column, flow)
	before := *s
	if s.blanks(); s.at(s.pos) != ':' {
		*s = before
		s.must(explicit || flow)
		e.Value = s.value(value, column, flow)
		s.must(e.Value.Nothing())
		return e
	}
	s.pos++
	e.Colon = s.pos
	e.Value = s.value(value, column, flow)
	return e
}

func (s *scanner) flow(n *Node) {
	open, end := byte('['), byte(']')
	if n.Kind == yaml.MappingNode {
		open, end = '{', '}'
	}
	if s.at(s.pos) != open {
		n.Bare = s.must(n.Kind == yaml.MappingNode && len(n.Content) == 2)
		if n.Bare {
			n.Entries = append(n.Entries, s.pair(n.Content[0], n.Content[1], -1, true))
		}
		return
	}
	s.pos++
	step := 1
	if n.Kind == yaml.MappingNode {
		step = 2
	}
	for i := 0; i+step <= len(n.Content) && s.ok; i += step {
		if i > 0 {
			if s.blanks(); !s.must(s.at(s.pos) == ',') {
				return
			}
			s.pos++
		}
		s.blanks()
		if step == 2 {
			n.Entries = append(n.Entries, s.pair(n.Content[i], n.Content[i+1], -1, true))
			continue
		}
		e := Entry{From: s.pos}
		e.Value = s.value(n.Content[i], -1, true)
		n.Entries = append(n.Entries, e)
	}
	if s.blanks(); s.at(s.pos) == ',' {
		s.pos++
		s.blanks()
	}
	if s.must(s.at(s.pos) == end) {
		s.pos++
	}
}

func (s *scanner) scalar(n *Node, parent int) {
	switch first := s.at(s.pos); {
	case n.Style&yaml.DoubleQuotedStyle != 0, n.Style&yaml.SingleQuotedStyle != 0:
		if s.must(first == '"' || first == '\'') {
			s.quoted(first)
		}
	case n.Lines():
		if s.must(first == '|' || first == '>') {
			s.lines(n, parent)
		}
	default:
		s.words(n.Value)
	}
}

func (s *scanner) quoted(quote byte) {
	for s.pos++; s.pos < len(s.source); s.pos++ {
		switch c := s.source[s.pos]; {
		case c == '\\' && quote == '"':
			s.pos++
		case c == quote && quote == '\'' && s.at(s.pos+1) == quote:
			s.pos++
		case c == quote:
			s.pos++
			return
		}
	}
	s.ok = false
}

// words passes a text without quotes, of which nothing but white space is written
// otherwise than it is read.
func (s *scanner) words(value string) {
	for _, r := range value {
		if r == ' ' || r == '\t' || r == '\n' {
			continue
		}
		for c := s.at(s.pos); c == ' ' || c == '\t' || c == '\n' || c == '\r'; c = s.at(s.pos) {
			s.pos++
		}
		got, size := utf8.DecodeRune(s.source[s.pos:])
		if !s.must(got == r) {
			return
		}
		s.pos += size
	}
}

// lines passes a text in lines. Its depth is that of its first line, unless its
// head says how far it is indented.
func (s *scanner) lines(n *Node, parent int) {
	s.pos++
	depth, keep := 0, false
	for ; bytes.IndexByte([]byte("+-123456789"), s.at(s.pos)) >= 0 && s.at(s.pos) != 0; s.pos++ {
		switch c := s.source[s.pos]; c {
		case '+':
			keep = true
		case '-':
		default:
			depth = max(parent, 0) + int(c-'0')
		}
	}
	n.Head = s.pos
	head := s.pos
	for c := s.at(head); c == ' ' || c == '\t'; c = s.at(head) {
		head++
	}
	end, start := s.pos, s.nextLine(head)
	if s.at(head) == '#' {
		s.pos = head
		s.comment()
	}
	given := depth > 0
	depth = max(depth, parent+1, 1)
	for deepest := depth; start < len(s.source); {
		text, last := start, s.lineEnd(start)
		for text < last && s.source[text] == ' ' && (!given || text-start < depth) {
			text++
		}
		switch {
		case !given && text == last:
			deepest = max(deepest, text-start)
		case !given:
			given, depth = true, max(deepest, text-start)
		}
		if text < last && text-start < depth {
			break
		}
		if text < last || keep {
			end = last
		}
		start = s.nextLine(start)
	}
	s.pos = end
}
