package yamldoc

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"flowverdict/internal/text"
)

// fault says why a text cannot be read, and what helps.
type fault struct{ why, hint string }

// fault tells what yaml.v3 says in words for people, and moves the place to where
// what is wrong begins.
func (u *unreadable) fault() fault {
	const quote, spaces = "put the text in quotes", "indent with spaces, not tabs"
	switch message := u.message; {
	case strings.HasPrefix(u.lines[0], "%") && !slices.ContainsFunc(u.lines, func(line string) bool { return strings.HasPrefix(line, "---") }):
		u.at(1)
		return fault{"a line that begins with % is a directive of YAML", "remove it"}
	case strings.Contains(message, "tab character"):
		return fault{"a tab stands where the line is indented", spaces}
	case message == "found character that cannot start any token":
		if r := u.character(); r != '\t' {
			return fault{fmt.Sprintf("a text without quotes cannot begin with %q", r), quote}
		}
		return fault{"a tab stands where the line is indented", spaces}
	case message == "could not find expected ':'":
		return fault{"a line that is no key", "write a colon and a space behind a key, and indent further lines of a text deeper than its key"}
	case strings.HasPrefix(message, "exceeded max depth"):
		return fault{"lists or keys are nested too deep", ""}
	case message == "block sequence entries are not allowed in this context":
		return fault{"a list cannot begin in this line", "begin it on a line of its own under its key, or " + quote}
	case message == "mapping keys are not allowed in this context":
		return fault{"a text without quotes cannot begin with a question mark and a space", quote}
	case message == "mapping values are not allowed in this context":
		return u.secondColon()
	case message == "did not find expected alphabetic or numeric character":
		u.back("*&")
		return fault{fmt.Sprintf("a text without quotes cannot begin with %q", u.character()), quote}
	case strings.HasPrefix(u.lines[u.line-1], "%"):
		return fault{"a line that begins with % is a directive of YAML", "remove it"}
	case message == "found an indentation indicator equal to 0", message == "did not find expected comment or line break":
		u.back("|>")
		return fault{"a text cannot begin behind | or > in the same line", "begin it in the next line, indented, or " + quote}
	case isTag(message):
		u.back("!")
		return fault{"a text without quotes cannot begin with an exclamation mark", quote}
	}
	return u.quotesAndBlocks()
}

// quotesAndBlocks tells faults of texts in quotes, and of what belongs to which
// block.
func (u *unreadable) quotesAndBlocks() fault {
	const brackets = "put texts with brackets, braces, commas or colons in quotes"
	switch message := u.message; {
	case message == endOfQuotes && u.until > 0:
		return fault{fmt.Sprintf("a text in quotes ends only in line %d, and more follows there", u.until), `close it where it ends; a quote inside is written \" or, in single quotes, ''`}
	case message == endOfQuotes, message == quotesEndless:
		return fault{"a text in quotes has no end", `close it; a quote inside is written \" or, in single quotes, ''`}
	case strings.Contains(message, "escape") || strings.Contains(message, "hexdecimal"):
		u.back(`\`)
		return u.noEscape()
	case message == "did not find expected <document start>":
		return u.behindTheEnd()
	case u.open && u.until > 0:
		return fault{fmt.Sprintf("a list or keys in brackets have no end up to line %d, which does not belong to them", u.until), "close them, or " + brackets}
	case u.open:
		return fault{"a list or keys in brackets have no end", "close them, or " + brackets}
	case message == "did not find expected node content":
		return fault{"a value is missing here", brackets}
	case message == "did not find expected '-' indicator":
		u.at(u.line)
		if rest := u.rest(); len(rest) > 1 && rest[0] == '-' && rest[1] != ' ' {
			return fault{"a space is missing behind the dash", "write one"}
		}
		return fault{"this is no item of the list above it", "begin an item with a dash in the column of the others, and a key in that of its neighbours"}
	case message == "did not find expected key":
		return u.noKey()
	case strings.Contains(message, "',' or"):
		return fault{"in brackets, a comma or their end is missing here", brackets}
	case strings.HasPrefix(message, "unknown anchor"):
		u.back("*")
		return fault{"an alias has no anchor", "put a text that begins with * in quotes"}
	}
	if u.message == errPanic.Error() {
		return fault{"what stands here cannot be told apart", ""}
	}
	return u.untold()
}

// untold tells a fault in the words of yaml.v3.
func (u *unreadable) untold() fault {
	return fault{text.Line(u.message), "look for a missing quote, colon or space here or above"}
}

func isTag(message string) bool {
	for _, part := range []string{"'!'", "'>'", "tag", "URI", "octet", "whitespace or line break"} {
		if strings.Contains(message, part) {
			return true
		}
	}
	return false
}

// secondColon tells of a colon that cannot end a key where it stands.
func (u *unreadable) secondColon() fault {
	before := strings.TrimLeft(u.before(), " -")
	if strings.Contains(before, ": ") || strings.Contains(before, "\":") {
		return fault{"a text without quotes cannot hold a colon and a space", "put the text in quotes"}
	}
	u.at(u.line)
	return fault{"a key cannot stand here", "indent it like the keys beside it, or put the text that goes on here in quotes"}
}

// noKey tells of what stands where a block wants a key.
func (u *unreadable) noKey() fault {
	before, rest := strings.TrimRight(u.before(), " "), u.rest()
	switch {
	case strings.HasSuffix(before, `"`) || strings.HasSuffix(before, "'"):
		return fault{"something follows behind a text in quotes", `put all of it in quotes; a quote inside is written \" or, in single quotes, ''`}
	case strings.HasSuffix(before, "]") || strings.HasSuffix(before, "}"):
		return fault{"something follows behind a bracket that closes", "put the text in quotes"}
	case strings.HasPrefix(rest, "-"):
		return fault{"an item of a list stands among keys", "indent it like the list that it belongs to, or put the text in quotes"}
	case strings.TrimSpace(before) != "":
		return fault{"no key can stand here", "put the text in quotes"}
	}
	return fault{"this is no key of the block above it", "indent the line like the keys beside it, or put the text in quotes"}
}

// behindTheEnd tells of what follows where the document has ended.
func (u *unreadable) behindTheEnd() fault {
	if before := u.before(); strings.HasSuffix(before, `":`) || strings.HasSuffix(before, "':") {
		return fault{"a space is missing behind the colon", "write one"}
	}
	return fault{"the document ends above, and something follows", "indent the line like the first one, or remove it"}
}

// character is the one at the place of the fault.
func (u *unreadable) character() rune {
	r, _ := utf8.DecodeRuneInString(u.rest())
	return r
}

// rest is the line of the fault from its place on.
func (u *unreadable) rest() string {
	text := u.lines[u.line-1]
	return text[len(u.before()):]
}

// before is the line of the fault up to its place.
func (u *unreadable) before() string { return firstOf(u.lines[u.line-1], u.column-1) }

// back moves the place to the nearest of some characters in the line that a text
// begins with, if there is one at it or before it.
func (u *unreadable) back(to string) {
	line := firstOf(u.lines[u.line-1], u.column)
	for i := len(line) - 1; i >= 0; i-- {
		if strings.IndexByte(to, line[i]) >= 0 && (line[i] == '\\' || i == 0 || strings.IndexByte(" \t[{,", line[i-1]) >= 0) {
			u.column = 1 + utf8.RuneCountInString(line[:i])
			return
		}
	}
}

// noEscape tells of a backslash in double quotes that YAML cannot read.
func (u *unreadable) noEscape() fault {
	rest := u.rest()
	if !strings.HasPrefix(rest, `\`) || len(rest) < 2 {
		return fault{"a backslash begins no escape", `write \\ for a backslash, or put the text in single quotes`}
	}
	end := max(2, map[byte]int{'x': 4, 'u': 6, 'U': 10}[rest[1]])
	escape, _, _ := strings.Cut(firstOf(rest, end), `"`)
	escape = text.Line(escape)
	if strings.Contains(u.message, "Unicode character") && end == 6 {
		return fault{escape + " is half of a character, without its other half", "write the character itself"}
	}
	return fault{escape + " is no escape", `write \\ for a backslash, or put the text in single quotes`}
}

// notWritten tells faults that nobody wrote, whatever yaml.v3 says of them: an
// unfinished merge of git, and spaces that only look like those of YAML, as they come
// with a text from a page.
func (u *unreadable) notWritten() (fault, bool) {
	if at := slices.IndexFunc(u.lines, func(line string) bool { return strings.HasPrefix(line, "<<<<<<<") }); at >= 0 {
		u.at(at + 1)
		return fault{"a conflict of a merge begins here that nobody has settled", "keep one of its sides, and remove the lines <<<<<<<, ======= and >>>>>>>"}, true
	}
	for line := max(1, u.line-1); line <= min(u.line+1, len(u.lines)); line++ {
		if column, odd := otherSpace(u.lines[line-1]); column > 0 {
			u.line, u.column = line, column
			return fault{fmt.Sprintf("the character U+%04X looks like a space and is none for YAML", odd), "write a space in its place"}, true
		}
	}
	return fault{}, false
}

// otherSpace finds a space other than the one of YAML where a line is indented, or
// behind a colon or a dash that would be an indicator with it. The column counts from
// 1; 0 where there is none.
func otherSpace(line string) (column int, space rune) {
	before := ' '
	indent := true
	for i, r := range line {
		if r > '~' && unicode.IsSpace(r) && (indent || before == ':' || before == '-' && strings.TrimSpace(line[:i]) == "-") {
			return 1 + utf8.RuneCountInString(line[:i]), r
		}
		indent = indent && (r == ' ' || r == '-')
		before = r
	}
	return 0, 0
}
