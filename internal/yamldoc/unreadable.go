package yamldoc

import (
	"errors"
	"regexp"
	"sort"
	"strconv"
	"strings"
	"unicode/utf8"
)

// unreadable is a text that YAML refuses, and where.
type unreadable struct {
	lines   []string
	message string // of yaml.v3
	named   int    // the line that it names, counted from 1; 0 for none

	// Where the fault shows, counted from 1.
	line, column int
	open         bool // what begins there has no end
	until        int  // the line before which it has none; 0 where it has none at all
}

// Both are compiled where a file is not readable, which few runs meet.
const (
	yamlErrorLine = `^(?:yaml: )?(?:line (\d+): )?(.*)$`
	// What yaml.v3's parser says, unlike its scanner, comes with a line that is
	// counted from 0.
	yamlParserError = `^did not find expected (?:<|node content|key|'-'|',')|^found (?:undefined tag|duplicate %|incompatible)`
)

const (
	endOfQuotes   = "found unexpected end of stream"
	quotesEndless = "found unexpected document indicator"
)

// notYAML reports why the file could not be read, where that shows, and what
// helps.
func (d *Document) notYAML(t tree) {
	message, named := said(t.err)
	u := unreadable{lines: strings.Split(strings.ReplaceAll(string(t.source), "\r\n", "\n"), "\n"), message: message}
	u.named = min(max(named, 1), len(u.lines))
	u.at(u.named)
	if d.indicators == 0 {
		d.countIndicators()
	}
	if len(t.source) <= mostToSearch && d.indicators <= mostIndicatorsToSearch {
		u.search()
	}
	f, ok := u.notWritten()
	if !ok {
		f = u.fault()
	}
	d.add(NotYAML, "", at(u.line, u.column), "not readable as YAML: "+f.why, f.hint)
}

// said takes apart what yaml.v3 says of a fault.
func said(err error) (message string, line int) {
	if errors.Is(err, errPanic) {
		return err.Error(), 0
	}
	m := regexp.MustCompile(yamlErrorLine).FindStringSubmatch(strings.ReplaceAll(err.Error(), "\n", " "))
	if line, _ = strconv.Atoi(m[1]); m[1] != "" && regexp.MustCompile(yamlParserError).MatchString(m[2]) {
		line++
	}
	return m[2], line
}

// at places the fault at the beginning of a line.
func (u *unreadable) at(line int) {
	text := u.lines[line-1]
	u.line, u.column = line, 1+len(text)-len(strings.TrimLeft(text, " \t"))
}

// search finds where the fault shows: at the end of the shortest beginning of the
// text that is refused for it. What has no end shows at every end, and is placed
// where it begins.
func (u *unreadable) search() {
	if u.message == quotesEndless {
		u.lines, u.message = u.lines[:u.documentEnd()-1], endOfQuotes
		u.named = min(u.named, len(u.lines))
	}
	last := len(u.lines)
	switch {
	case u.message == "could not find expected ':'":
	case !u.fails(last, utf8.RuneCountInString(u.lines[last-1])):
		u.open = true
		u.toOpening(u.named)
	default:
		u.line = u.named + sort.Search(last-u.named, func(n int) bool { return u.fails(u.named+n, utf8.RuneCountInString(u.lines[u.named+n-1])) })
		u.column = max(1, sort.Search(utf8.RuneCountInString(u.lines[u.line-1]), func(n int) bool { return u.fails(u.line, n) }))
		u.lookAbove()
	}
}

// lookAbove finds a fault that shows only lines below its cause: in brackets or
// quotes that should have been closed.
func (u *unreadable) lookAbove() {
	if u.line == 1 || strings.Contains(u.message, "escape") || strings.Contains(u.message, "hexdecimal") {
		return
	}
	above := *u
	above.lines = u.lines[:u.line-1]
	err := parsed([]byte(strings.Join(above.lines, "\n"))).err
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
		ends = append(ends, strings.Repeat("]", 16), strings.Repeat("}", 16))
	}
	for _, end := range ends {
		if !u.refuses(begin + end) {
			return false
		}
	}
	return true
}

func (u *unreadable) refuses(text string) bool {
	err := parsed([]byte(text)).err
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
