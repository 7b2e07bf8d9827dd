// Package plain reads the part of YAML that records are written in: block
// mappings and lists, plain, quoted and block scalars, and flow collections on
// one line. It makes the nodes that yaml.v3 makes, at the same places, in a
// quarter of the time.
//
// It knows no errors. Whatever it does not know for certain it declines, and
// yaml.v3 is asked instead: what is wrong, what is rare (anchors, tags,
// directives, several documents, tabs, CR, complex keys), and comments that
// stand elsewhere than above the first key or behind a value.
package plain

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"gopkg.in/yaml.v3"
)

const (
	mostNested = 100  // bounds recursion
	longestKey = 1000 // yaml.v3 takes nothing of 1024 characters for a key
)

// declined is thrown where the reader is not certain, and caught by [Read].
type declined struct{}

// Read returns the document that yaml.v3 reads from source, node by node, or
// false where it is not certain of that.
func Read(source []byte) (document *yaml.Node, ok bool) {
	if len(source) == 0 || source[len(source)-1] != '\n' || !printable(source) {
		return nil, false
	}
	defer func() {
		switch thrown := recover().(type) {
		case nil:
		case declined:
			document, ok = nil, false
		default:
			panic(thrown)
		}
	}()
	r := &reader{source: source, pos: -1}
	r.beginLine()
	return r.document(), true
}

// printable reports whether source is UTF-8 and holds, but for line feeds, only
// characters that yaml.v3 takes for nothing else than text.
func printable(source []byte) bool {
	for i := 0; i < len(source); {
		if b := source[i]; b >= ' ' && b <= '~' || b == '\n' {
			i++
			continue
		}
		c, n := utf8.DecodeRune(source[i:])
		if c == utf8.RuneError && n == 1 || c < 0xa0 || c == 0x2028 || c == 0x2029 || c == 0xfeff || c == 0xfffe || c == 0xffff {
			return false
		}
		i += n
	}
	return true
}

// reader stands before the token that it reads next, or at the end.
type reader struct {
	source     []byte // ends with a line feed
	pos        int
	line       int // from 1
	start, end int // where the line begins and ends
	counted    int // up to where its characters are counted
	characters int
	depth      int
	nodes      []yaml.Node  // of which the next ones are taken
	open       []*yaml.Node // content of collections that are not complete
	links      []*yaml.Node // of which the content of complete ones is taken
}

// must declines where a condition does not hold.
func (r *reader) must(condition bool) {
	if !condition {
		panic(declined{})
	}
}

func (r *reader) atEnd() bool { return r.pos == len(r.source) }

// column is how far the token is indented, by spaces and dashes.
func (r *reader) column() int { return r.pos - r.start }

// at reports whether a character stands here that another one cannot follow as
// part of a word.
func (r *reader) at(c byte) bool {
	return r.source[r.pos] == c && (r.source[r.pos+1] == ' ' || r.source[r.pos+1] == '\n')
}

// rest is what of the line has not been read.
func (r *reader) rest() []byte { return r.source[r.pos:r.end] }

func (r *reader) skipSpaces() {
	for r.source[r.pos] == ' ' {
		r.pos++
	}
}

// beginLine goes from the end of a line to the beginning of the next.
func (r *reader) beginLine() {
	r.pos++
	r.line++
	r.start, r.counted, r.characters = r.pos, r.pos, 0
	r.end = r.pos + bytes.IndexByte(r.source[r.pos:], '\n')
}

// nextLine goes from the end of a line to the next token.
func (r *reader) nextLine() {
	for r.beginLine(); !r.atEnd(); r.beginLine() {
		if r.skipSpaces(); r.source[r.pos] != '\n' {
			r.must(r.source[r.pos] != '#')
			return
		}
	}
}

// endLine goes on to the next token behind a value, and keeps the comment that
// may stand between.
func (r *reader) endLine(n *yaml.Node) *yaml.Node {
	end := r.pos
	if r.skipSpaces(); r.source[r.pos] == '#' {
		r.must(r.pos > end && r.pos < end+100)
		n.LineComment = string(r.rest())
		r.pos = r.end
	}
	r.must(r.source[r.pos] == '\n')
	r.nextLine()
	return n
}

func (r *reader) document() *yaml.Node {
	start := len(r.source) - len(bytes.TrimLeft(bytes.TrimPrefix(r.source, []byte("---")), " "))
	started := start > len("---") && r.source[start] == '#' && bytes.HasPrefix(r.source, []byte("---"))
	for !r.atEnd() && (r.pos == 0 && started || r.source[r.pos] == '#' || r.source[r.pos] == '\n') {
		r.pos = r.end
		r.beginLine()
	}
	comments := strings.TrimLeft(string(r.source[:r.pos]), "\n")
	r.must(!r.atEnd() && r.source[r.pos] != ' ' && !strings.Contains(comments, "\n\n\n"))
	document := r.node(yaml.DocumentNode, "")
	if started {
		r.must(!strings.Contains(comments, "\n\n"))
		comments, document.Line = comments[start:], 1
	}
	root := r.content(-1, true)
	r.must(r.atEnd() && root.Kind != yaml.ScalarNode)
	if comments != "" { // the last ones are the first key's, unless an empty line follows
		r.must(root.Kind == yaml.MappingNode)
		head := strings.LastIndex(comments, "\n\n")
		document.HeadComment = comments[:max(head, 0)]
		root.Content[0].HeadComment = strings.Trim(comments[len(document.HeadComment):], "\n")
	}
	document.Content = []*yaml.Node{root}
	return document
}

// here is the place of the token.
func (r *reader) here() (line, column int) {
	for ; r.counted < r.pos; r.counted++ {
		if r.source[r.counted]&0xc0 != 0x80 {
			r.characters++
		}
	}
	return r.line, r.characters + 1
}

// node makes a node that begins here.
func (r *reader) node(kind yaml.Kind, tag string) *yaml.Node {
	if len(r.nodes) == 0 {
		r.nodes = make([]yaml.Node, 64)
	}
	n := &r.nodes[0]
	r.nodes = r.nodes[1:]
	n.Kind, n.Tag = kind, tag
	n.Line, n.Column = r.here()
	return n
}

// fill gives a collection what was opened since.
func (r *reader) fill(n *yaml.Node, since int) *yaml.Node {
	if content := r.open[since:]; len(content) > 0 {
		if len(content) > len(r.links) {
			r.links = make([]*yaml.Node, max(128, len(content)))
		}
		n.Content = r.links[:len(content):len(content)]
		copy(n.Content, content)
		r.links = r.links[len(content):]
	}
	r.open = r.open[:since]
	r.depth--
	return n
}
