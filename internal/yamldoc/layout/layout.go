// Package layout knows how a YAML text is written: where each of its values begins
// and ends, to the byte, and where its comments stand. A parser tells what a text
// says; whoever edits one has to know which bytes say it.
package layout

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"gopkg.in/yaml.v3"
)

// Document is a text and how it is written.
type Document struct {
	Source   []byte // without a byte order mark
	Root     *Node
	From, To int // the root with all that stands above and below it, between the marks of documents
	Comments []Comment
}

// Node is a value, with the bytes that it takes up.
type Node struct {
	*yaml.Node
	From    int     // where it begins, with its tag and its anchor
	Named   int     // where these end; From if there are none
	Body    int     // where it begins behind them
	Head    int     // of a text in lines: the end of | or > and what belongs to it; else Body
	To      int     // behind its last byte
	Entries []Entry // of a mapping or a list
	Bare    bool    // a mapping in a flow list that is written without braces
}

// Entry is a key with its value, or an item of a list.
type Entry struct {
	From  int   // of the question mark, the dash, the key, or an item in brackets
	Key   *Node // nil of an item
	Colon int   // behind the colon or the dash; 0 where there is none
	Value *Node
}

// Flow reports whether a collection is written in braces or brackets.
func (n *Node) Flow() bool { return n.Style&yaml.FlowStyle != 0 }

// Lines reports whether a text is written in lines, behind | or >.
func (n *Node) Lines() bool { return n.Style&(yaml.LiteralStyle|yaml.FoldedStyle) != 0 }

// Nothing reports whether a key or a dash has no value at all behind it.
func (n *Node) Nothing() bool { return n.From == n.To }

// Comment is one of a text.
type Comment struct {
	From, To     int // from # on, without white space at the end
	Line, Column int // counted from 1, in characters
}

// Of finds the parts of a text whose value was read as root. It reports false where
// it does not find them where root says that they stand.
func Of(source []byte, root *yaml.Node) (*Document, bool) {
	s := &scanner{source: bytes.TrimPrefix(source, []byte("\uFEFF")), line: 1, ok: true}
	d := &Document{Source: s.source}
	if end := s.marks(); end > 0 {
		d.From = s.nextLine(end)
	}
	d.Root = s.value(root, -1, false)
	d.From = min(d.From, d.Root.From)
	s.blanks()
	d.To = s.pos
	s.marks()
	d.Comments = s.comments
	return d, s.ok
}

// scanner goes through a text once, from one value to the next.
type scanner struct {
	source   []byte
	pos      int
	comments []Comment
	ok       bool

	counted, line, column int // what is known of the last place that was asked for
}

// place returns line and column of the present place.
func (s *scanner) place() (line, column int) {
	passed := s.source[s.counted:s.pos]
	if i := bytes.LastIndexByte(passed, '\n'); i >= 0 {
		s.line += bytes.Count(passed, []byte("\n"))
		s.column, passed = 0, passed[i+1:]
	}
	s.column += utf8.RuneCount(passed)
	s.counted = s.pos
	return s.line, s.column + 1
}

// at returns a byte of the text, or 0 behind its end.
func (s *scanner) at(pos int) byte {
	if pos < len(s.source) {
		return s.source[pos]
	}
	return 0
}

// must notes that the text is not what it has to be.
func (s *scanner) must(is bool) bool {
	s.ok = s.ok && is
	return is
}

// blanks passes white space, line ends and comments.
func (s *scanner) blanks() {
	for s.pos < len(s.source) {
		switch s.source[s.pos] {
		case ' ', '\t', '\r', '\n':
			s.pos++
		case '#':
			s.comment()
		default:
			return
		}
	}
}

// comment passes one.
func (s *scanner) comment() {
	line, column := s.place()
	end := s.lineEnd(s.pos)
	text := bytes.TrimRight(s.source[s.pos:end], " \t")
	s.comments = append(s.comments, Comment{From: s.pos, To: s.pos + len(text), Line: line, Column: column})
	s.pos = end
}

// marks passes what may stand around a document, directives and the marks of where
// one begins and ends, and returns where the last of them ends; 0 if there is none.
func (s *scanner) marks() (end int) {
	for {
		s.blanks()
		rest := s.source[s.pos:]
		atStart := s.pos == 0 || s.source[s.pos-1] == '\n'
		mark := bytes.HasPrefix(rest, []byte("---")) || bytes.HasPrefix(rest, []byte("..."))
		switch {
		case atStart && mark && isBlank(s.at(s.pos+3)):
			s.pos += 3
			end = s.pos
		case atStart && s.at(s.pos) == '%':
			s.pos = s.lineEnd(s.pos)
			end = s.pos
		default:
			return end
		}
	}
}

// lineEnd is the place of the next line end.
func (s *scanner) lineEnd(pos int) int {
	end := len(s.source)
	if i := bytes.IndexByte(s.source[pos:], '\n'); i >= 0 {
		end = pos + i
	}
	if end > pos && s.source[end-1] == '\r' {
		end--
	}
	return end
}

func (s *scanner) nextLine(pos int) int {
	if i := bytes.IndexByte(s.source[pos:], '\n'); i >= 0 {
		return pos + i + 1
	}
	return len(s.source)
}

func isBlank(c byte) bool { return strings.IndexByte(" \t\r\n\x00", c) >= 0 }
