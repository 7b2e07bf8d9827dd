package edit

import (
	"slices"
	"strings"

	"flowverdict/internal/yamldoc/layout"
)

// lines is a text of which the lines are known, so that they are found however long
// they are.
type lines struct {
	src    string
	starts []int
}

func linesOf(d *layout.Document) lines {
	l := lines{string(d.Source), []int{0}}
	for i := range len(l.src) {
		if l.src[i] == '\n' {
			l.starts = append(l.starts, i+1)
		}
	}
	return l
}

// number is that of the line that a place is in, counted from 0.
func (l lines) number(at int) int {
	i, _ := slices.BinarySearch(l.starts, at+1)
	return i - 1
}

// lineStart is where the line begins that a place is in.
func (l lines) lineStart(at int) int { return l.starts[l.number(at)] }

// nextLine is where the line after it begins.
func (l lines) nextLine(at int) int {
	if i := l.number(at) + 1; i < len(l.starts) {
		return l.starts[i]
	}
	return len(l.src)
}

// lineEnd is where the line ends, before its line break.
func (l lines) lineEnd(at int) int {
	end := l.nextLine(at)
	if end > at && l.src[end-1] == '\n' {
		end--
		if end > at && l.src[end-1] == '\r' {
			end--
		}
	}
	return end
}

// firstLine is the length of the first line of a text, without its line break.
func firstLine(s string) int {
	line, _, broken := strings.Cut(s, "\n")
	if broken {
		line = strings.TrimSuffix(line, "\r")
	}
	return len(line)
}

// leading is the white space that a line begins with.
func leading(line string) string { return line[:len(line)-len(strings.TrimLeft(line, " \t"))] }

func blank(s string) bool { return strings.TrimSpace(s) == "" }
