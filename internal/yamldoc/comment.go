package yamldoc

import (
	"slices"
	"strings"

	"gopkg.in/yaml.v3"
)

// Comment is one of a file, with the line that it stands in.
type Comment struct {
	Line int
	Text string // from # on
}

// Comments returns the comments of a file in their order; none where it cannot be
// read.
func Comments(source []byte) []Comment {
	t := read(source)
	if t.err != nil {
		return nil
	}
	s := commentScanner{texts: map[place]delimited{}}
	s.find(t.first, 0)
	s.find(t.second, 0)
	for i, line := range strings.Split(strings.TrimPrefix(string(source), "\uFEFF"), "\n") {
		s.line(i+1, []rune(strings.TrimSuffix(line, "\r")))
	}
	return s.found
}

// Lost returns the comments of a file that are not in another one, but for those
// that are known to be gone.
func Lost(before, after []byte, gone []Comment) (lost []Comment) {
	left := map[string]int{}
	for _, c := range Comments(after) {
		left[c.Text]++
	}
	for _, c := range Comments(before) {
		switch {
		case slices.Contains(gone, c):
		case left[c.Text] > 0:
			left[c.Text]--
		default:
			lost = append(lost, c)
		}
	}
	return lost
}

// commentScanner walks a file and knows where texts stand in which # is a
// character as others.
type commentScanner struct {
	texts map[place]delimited
	found []Comment

	next  *delimited // whose quote or header comes next
	quote rune       // that is open
	block *delimited // that goes on
}

// delimited is a text in quotes, or in lines that are indented further than what
// it stands in.
type delimited struct {
	style yaml.Style
	depth int  // columns that its lines are indented at least
	begun bool // its depth is known
}

func (s *commentScanner) find(n *yaml.Node, depth int) {
	const styles = yaml.DoubleQuotedStyle | yaml.SingleQuotedStyle | yaml.LiteralStyle | yaml.FoldedStyle
	if n == nil {
		return
	}
	if n.Kind == yaml.ScalarNode && n.Style&styles != 0 {
		s.texts[place{n.Line, n.Column}] = delimited{style: n.Style & styles, depth: depth}
	}
	for i, c := range n.Content {
		within := depth
		switch {
		case n.Style&yaml.FlowStyle != 0:
		case n.Kind == yaml.SequenceNode:
			within = n.Column
		case n.Kind == yaml.MappingNode:
			within = n.Content[i-i%2].Column
		}
		s.find(c, within)
	}
}

func (s *commentScanner) line(number int, line []rune) {
	if s.block != nil {
		rest := strings.TrimLeft(string(line), " ")
		switch depth := len(line) - len([]rune(rest)); {
		case rest == "":
			return
		case depth >= s.block.depth:
			if !s.block.begun {
				s.block.begun, s.block.depth = true, depth // of the first line, less than which ends it
			}
			return
		}
		s.block = nil
	}
	for i := 0; i < len(line); i++ {
		if t, there := s.texts[place{number, i + 1}]; there {
			s.next = &t
		}
		switch r := line[i]; {
		case s.quote != 0:
			switch twice := i+1 < len(line) && line[i+1] == r; {
			case r == '\\' && s.quote == '"', r == '\'' && s.quote == r && twice:
				i++
			case r == s.quote:
				s.quote = 0
			}
		case s.next != nil && strings.ContainsRune(`"'|>`, r):
			if s.quote = r; s.next.style&(yaml.LiteralStyle|yaml.FoldedStyle) != 0 {
				s.quote, s.block = 0, s.next
				header, _, _ := strings.Cut(string(line[i:]), " ")
				if n := strings.IndexAny(header, "123456789"); n > 0 {
					s.block.depth, s.block.begun = s.block.depth-1+int(header[n]-'0'), true
				}
			}
			s.next = nil
		case r == '#' && (i == 0 || line[i-1] == ' ' || line[i-1] == '\t'):
			s.found = append(s.found, Comment{number, string(line[i:])})
			return
		}
	}
}
