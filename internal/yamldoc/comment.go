package yamldoc

import "flowverdict/internal/yamldoc/layout"

// Comment is one of a file, with its place.
type Comment struct {
	Line, Column int
	Text         string // from # on, without white space at the end
}

// Comments returns the comments of a file in their order; none where it cannot be
// read.
func Comments(source []byte) (found []Comment) {
	d, ok := Layout(source)
	if !ok {
		return nil
	}
	for _, c := range d.Comments {
		found = append(found, Comment{c.Line, c.Column, string(d.Source[c.From:c.To])})
	}
	return found
}

// Layout reads a file and finds where its values and comments stand; false where it
// cannot be read, or not be found in it what it says.
func Layout(source []byte) (*layout.Document, bool) {
	t := read(source)
	if t.err != nil || t.first == nil {
		return nil, false
	}
	return layout.Of(source, t.first)
}
