package pathname

import (
	"bytes"
	"slices"
	"strconv"
	"strings"

	"flowverdict/internal/text"
)

// List reads a list of paths as other programs write it: one a line, whatever the
// line ends, or each ended by NUL as by git -z and find -print0; in UTF-8 or, as
// PowerShell writes it, in UTF-16, with a byte order mark or without. A line that git
// has quoted, as it does to names with letters that are not ASCII, is the name that it
// stands for.
func List(content []byte) []string {
	if marked(content) || wide(content) {
		content = text.UTF8(content)
	}
	end := "\n"
	switch {
	case bytes.IndexByte(content, 0) >= 0:
		end = "\x00"
	case bytes.IndexByte(content, '\n') < 0:
		end = "\r"
	}
	var out []string
	for line := range strings.SplitSeq(string(content), end) {
		if end != "\x00" {
			line = unquoted(strings.TrimSuffix(line, "\r"))
		}
		if line != "" {
			out = append(out, line)
		}
	}
	return out
}

// marked reports whether a text begins with a byte order mark: without one it may
// be a list of names ended by NUL.
func marked(content []byte) bool {
	for _, mark := range []string{"\uFEFF", "\xFF\xFE", "\xFE\xFF"} {
		if bytes.HasPrefix(content, []byte(mark)) {
			return true
		}
	}
	return false
}

// wide reports whether a text with NULs is one of UTF-16 or UTF-32 rather than a list
// of names ended by NUL: a line ends in it, as in few such names, or none of the names
// has more than one byte. Read as names, its slashes would name the root. A name with
// the ending of a file is one: a list with it is never read as anything else, whatever
// odd names somebody puts beside it.
func wide(content []byte) bool {
	names := bytes.Split(content, []byte{0})
	if len(names) < 3 || slices.ContainsFunc(names, ends) {
		return false
	}
	long := func(name []byte) bool { return len(name) > 1 }
	return bytes.Contains(content, []byte("\n\x00")) || bytes.Contains(content, []byte("\x00\n")) || !slices.ContainsFunc(names, long)
}

// ends reports whether a name ends in a point and two letters or more.
func ends(name []byte) bool {
	at := bytes.LastIndexByte(name, '.')
	other := func(r rune) bool { return r|0x20 < 'a' || r|0x20 > 'z' }
	return at >= 0 && len(name)-at > 2 && !bytes.ContainsFunc(name[at+1:], other)
}

// unquoted is the name that a line of git stands for: in quotes like a string of C
// where core.quotePath or a character demands it. Git writes no line with quotes
// around it that is not meant so.
func unquoted(line string) string {
	if len(line) < 2 || line[0] != '"' || line[len(line)-1] != '"' {
		return line
	}
	var b strings.Builder
	for in := line[1 : len(line)-1]; in != ""; {
		c := in[0]
		if c == '"' {
			return line
		}
		if c != '\\' {
			b.WriteByte(c)
			in = in[1:]
			continue
		}
		value, rest, ok := escape(in[1:])
		if !ok {
			return line
		}
		b.WriteByte(value)
		in = rest
	}
	return b.String()
}

// escape reads what follows a backslash: three octal digits, or a letter of C.
func escape(in string) (value byte, rest string, ok bool) {
	if in == "" {
		return 0, "", false
	}
	if at := strings.IndexByte(`abtnvfr"\`, in[0]); at >= 0 {
		return "\a\b\t\n\v\f\r\"\\"[at], in[1:], true
	}
	if len(in) < 3 {
		return 0, "", false
	}
	n, err := strconv.ParseUint(in[:3], 8, 8)
	return byte(n), in[3:], err == nil
}
