package wizard

import (
	"strings"

	"github.com/charmbracelet/x/ansi"
)

// widthOf counts the cells of a text, escape codes not counted.
func widthOf(s string) int {
	for i := 0; i < len(s); i++ {
		if s[i] < ' ' || s[i] > '~' {
			return ansi.StringWidth(s)
		}
	}
	return len(s)
}

// cut shortens a text to a width, with a sign that it goes on.
func cut(s string, width int, more string) string {
	if widthOf(s) <= width {
		return s
	}
	return ansi.Truncate(s, max(0, width), more)
}

// wrap breaks a text into lines of at most that width; a word that is wider is
// broken.
func wrap(s string, width int) []string {
	if s == "" {
		return nil
	}
	lines := strings.Split(ansi.Wrap(s, max(1, width), ""), "\n")
	for i, line := range lines {
		lines[i] = strings.TrimRight(line, " ")
		if widthOf(lines[i]) > width {
			lines[i] = ansi.Truncate(lines[i], max(0, width), "")
		}
	}
	return lines
}

// fill pads a text with blanks to a width.
func fill(s string, width int) string {
	return s + strings.Repeat(" ", max(0, width-widthOf(s)))
}

// columns writes two texts at both ends of a line; the left one gives way.
func columns(left, right string, width int, more string) string {
	room := width - widthOf(right)
	if right != "" {
		room--
	}
	if room < 1 {
		return cut(right, width, more)
	}
	left = cut(left, room, more)
	if right == "" {
		return left
	}
	return left + strings.Repeat(" ", width-widthOf(left)-widthOf(right)) + right
}
