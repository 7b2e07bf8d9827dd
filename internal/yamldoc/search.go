package yamldoc

import (
	"io"
	"sort"
	"strings"
	"unicode/utf8"
)

// budget is what the search for a place may cost: bytes that are read, and as many
// more as the objects weigh that are made of them.
type budget struct {
	left, weight int
	spent        bool // before the search had ended
}

const (
	mostToSearch    = 7 << 20
	fewestReadings  = 18 // with which a search is begun
	indicatorWeighs = 32
)

// search finds where the fault shows: at the end of the shortest beginning of the
// text that is refused for it. What has no end shows at every end, and is placed
// where it begins.
func (u *unreadable) search() {
	if u.message == quotesEndless {
		u.lines, u.message = u.lines[:u.documentEnd()-1], endOfQuotes
		u.named = min(u.named, len(u.lines))
	}
	if u.message == "could not find expected ':'" {
		return
	}
	length := func(line int) int { return utf8.RuneCountInString(u.lines[line-1]) }
	line, column, all := u.reach()
	if all && !u.fails(line, column) {
		u.open = true
		u.toOpening(u.named)
		return
	}
	u.line = lowest(u.named, line, func(n int) bool { return u.fails(n, length(n)) })
	if u.line < line {
		column = length(u.line)
	}
	u.column = max(1, lowest(0, column, func(n int) bool { return u.fails(u.line, n) }))
	u.lookAbove()
}

// lowest is the lowest number from which on something holds, which it does of the
// upper end. It is looked for near that first.
func lowest(from, to int, holds func(int) bool) int {
	for step := 1; from < to; step *= 2 {
		n := max(from, to-step)
		if !holds(n) {
			from = n + 1
			break
		}
		to = n
	}
	return from + sort.Search(to-from, func(n int) bool { return holds(from + n) })
}

// reach is how far yaml.v3 reads before it refuses the text, and whether that is
// all of it. Whatever follows, the fault shows there at the latest.
func (u *unreadable) reach() (line, column int, all bool) {
	text := strings.Join(u.lines, "\n")
	r := &slowly{text: text}
	if u.budget.pay(len(text)) {
		parsedFrom(r)
	}
	read := text[:r.at]
	return 1 + strings.Count(read, "\n"), utf8.RuneCountInString(read[strings.LastIndexByte(read, '\n')+1:]), r.at == len(text)
}

// slowly gives a text byte by byte, so that no more is read than is looked at.
type slowly struct {
	text string
	at   int
}

func (s *slowly) Read(p []byte) (int, error) {
	if s.at == len(s.text) {
		return 0, io.EOF
	}
	n := copy(p[:min(1, len(p))], s.text[s.at:])
	s.at += n
	return n, nil
}

// pay takes the cost of reading a text out of the budget. It reports false where
// it is spent.
func (b *budget) pay(bytes int) bool {
	b.left -= bytes * b.weight
	b.spent = b.spent || b.left < 0
	return !b.spent
}

// lookAbove finds a fault that shows only lines below its cause: in brackets or
// quotes that should have been closed.
func (u *unreadable) lookAbove() {
	if u.line == 1 || strings.Contains(u.message, "escape") || strings.Contains(u.message, "hexdecimal") {
		return
	}
	above := *u
	above.lines = u.lines[:u.line-1]
	err := u.read(strings.Join(above.lines, "\n"))
	if err == nil {
		return
	}
	above.message, above.named = said(err)
	above.named = min(max(above.named, 1), len(above.lines))
	switch {
	case above.message == endOfQuotes, above.inBrackets():
		if above.open, above.until = true, u.line; above.toOpening(above.named) && (above.message == endOfQuotes || u.leaves(above.line)) {
			above.lines = u.lines
			*u = above
		}
	default:
		above.search()
		*u = above
	}
}

// leaves reports whether a line from the one below another up to the place is no
// deeper than that.
func (u *unreadable) leaves(line int) bool {
	depth := func(n int) int { return len(u.lines[n-1]) - len(strings.TrimLeft(u.lines[n-1], " ")) }
	for n := line + 1; n <= u.line; n++ {
		if strings.TrimSpace(u.lines[n-1]) != "" && depth(n) <= depth(line) {
			return true
		}
	}
	return false
}

// inBrackets reports whether the fault is one of what stands in brackets.
func (u *unreadable) inBrackets() bool {
	return strings.Contains(u.message, "',' or") || strings.Contains(u.message, "node content")
}

// toOpening moves the place to what is open: quotes in the line that is named, or in
// the first, which yaml.v3 never names, and brackets in the nearest line above.
func (u *unreadable) toOpening(named int) bool {
	for line := named; line >= 1; line-- {
		if u.message == endOfQuotes && line != named {
			line = 1
		}
		if column := u.opening(line); column > 0 {
			u.line, u.column = line, column
			return true
		}
	}
	return false
}

// documentEnd is the line of the first end of a document from the named line on.
func (u *unreadable) documentEnd() int {
	for n := max(u.named, 2); n <= len(u.lines); n++ {
		if line := u.lines[n-1]; strings.HasPrefix(line, "---") || strings.HasPrefix(line, "...") {
			return n
		}
	}
	return len(u.lines)
}

// fails reports whether the text up to a line, and so many characters of it, is
// refused for the same reason, even if what is open is closed there.
func (u *unreadable) fails(line, column int) bool {
	begin := strings.Join(u.lines[:line-1], "\n") + "\n" + firstOf(u.lines[line-1], column)
	ends := []string{""}
	switch {
	case u.message == endOfQuotes:
		ends = append(ends, `"`, `'`)
	case u.inBrackets():
		ends = []string{strings.Repeat("]", 16), strings.Repeat("}", 16), ""}
	}
	for _, end := range ends {
		if !u.refuses(begin + end) {
			return false
		}
	}
	return true
}

// read reads a text with yaml.v3, and nothing of it where the budget is spent.
func (u *unreadable) read(text string) error {
	if !u.budget.pay(len(text)) {
		return nil
	}
	return parsedFrom(strings.NewReader(text)).err
}

func (u *unreadable) refuses(text string) bool {
	err := u.read(text)
	if err == nil {
		return false
	}
	message, _ := said(err)
	return message == u.message
}

// opening is the column in a line of what is opened there and not closed; 0 where
// nothing is.
func (u *unreadable) opening(line int) int {
	text := u.lines[line-1]
	if u.message != endOfQuotes {
		return openBracket(text)
	}
	before := strings.Join(u.lines[:line-1], "\n") + "\n"
	const most = 32 // quotes that are tried, by reading what stands before them
	i := len(text)
	for range most {
		if i = strings.LastIndexAny(text[:i], `"'`); i < 0 {
			break
		}
		if u.refuses(before+text[:i+1]) && !u.refuses(before+text[:i]) {
			return 1 + utf8.RuneCountInString(text[:i])
		}
	}
	return 0
}

// openBracket is the column of the last bracket that is not closed in a line.
func openBracket(text string) int {
	var open []int
	quote := rune(0)
	column := 0
	for _, r := range text {
		column++
		switch {
		case quote != 0:
			if r == quote {
				quote = 0
			}
		case r == '"' || r == '\'' && len(open) > 0:
			quote = r
		case r == '[' || r == '{':
			open = append(open, column)
		case (r == ']' || r == '}') && len(open) > 0:
			open = open[:len(open)-1]
		}
	}
	if len(open) == 0 {
		return 0
	}
	return open[len(open)-1]
}

func firstOf(line string, n int) string {
	for i := range line {
		if n--; n < 0 {
			return line[:i]
		}
	}
	return line
}
