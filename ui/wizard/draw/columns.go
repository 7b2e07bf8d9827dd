package draw

import (
	"strings"

	"flowverdict/internal/text"
)

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
