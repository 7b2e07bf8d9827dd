package draw

import (
	"strings"

	"flowverdict/internal/text"
)

// LabelWidth is the width of the column of labels.
const LabelWidth = 19

// Columns writes two texts at both ends of a line; the left one gives way.
func Columns(left, right string, width int, more string) string {
	room := width - text.Width(right)
	if right != "" {
		room--
	}
	if room < 1 {
		return text.Cut(right, width, more)
	}
	left = text.Cut(left, room, more)
	if right == "" {
		return left
	}
	return left + strings.Repeat(" ", width-text.Width(left)-text.Width(right)) + right
}

// Rows writes labels and values below a heading; empty values are left out, and
// a heading without any.
func Rows(title string, pairs ...string) []Para {
	out := []Para{Heading(title)}
	for i := 0; i < len(pairs); i += 2 {
		for j, line := range text.Lines(pairs[i+1]) {
			label := pairs[i]
			if j > 0 {
				label = ""
			}
			out = append(out, Para{Mark: text.Pad(label, LabelWidth-1), Text: line})
		}
	}
	if len(out) == 1 {
		return nil
	}
	return out
}
