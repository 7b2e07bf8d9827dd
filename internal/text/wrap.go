package text

import "strings"

// Break says where a line may be broken, other than between words.
type Break uint8

// The ways of breaking lines.
const (
	Whole    Break = iota // nowhere: an id stays whole, and may be wider than the line
	Long                  // inside a word that is wider than a line, unless it holds a slash: a path or a link that is broken is wrong
	Anywhere              // after a hyphen that is not between digits, and inside any word that is wider than a line
)

// Wrap breaks plain text into lines that are no wider than width, but for a
// word that may not be broken. Line feeds stay breaks, other white space becomes
// one blank, and no word is lost. A text without words has no lines.
func Wrap(s string, width int, at Break) []string {
	if strings.TrimSpace(s) == "" {
		return nil
	}
	return Hang("", s, "", width, at)
}

// Hang is [Wrap] with something before each line: first before the first, and
// hang before the others. There is always a first line.
func Hang(first, s, hang string, width int, at Break) []string {
	p := paragraph{hang: hang, width: width, at: at}
	p.begin(first)
	for i, line := range strings.Split(s, "\n") {
		if i > 0 {
			p.next()
		}
		for word := range strings.FieldsSeq(line) {
			p.word(word)
		}
	}
	p.end()
	return p.lines
}

// paragraph is a text that is being laid out.
type paragraph struct {
	hang  string
	width int
	at    Break
	lines []string
	line  []byte // the line that is not full yet
	used  int    // columns of the line
	empty bool   // the line holds nothing but what stands before it
}

func (p *paragraph) begin(with string) {
	p.line, p.used, p.empty = append(p.line[:0], with...), Width(with), true
}

func (p *paragraph) end() { p.lines = append(p.lines, strings.TrimRight(string(p.line), " ")) }

func (p *paragraph) next() {
	p.end()
	p.begin(p.hang)
}

// word puts a word on the line, or on the next.
func (p *paragraph) word(word string) {
	gap := " "
	if p.at == Anywhere {
		for at := hyphen(word); at > 0; at = hyphen(word) {
			p.piece(gap, word[:at])
			gap, word = "", word[at:]
		}
	}
	p.piece(gap, word)
}

// hyphen returns where a word may be broken after a hyphen that joins two
// letters or digits, or 0. A day stays whole: two digits are not parted.
func hyphen(word string) int {
	digit := func(c byte) bool { return c >= '0' && c <= '9' }
	joins := func(c byte) bool { return c >= 0x80 || digit(c) || c|0x20 >= 'a' && c|0x20 <= 'z' }
	for i := 1; i < len(word)-1; i++ {
		before, after := word[i-1], word[i+1]
		if word[i] == '-' && joins(before) && joins(after) && !(digit(before) && digit(after)) {
			return i + 1
		}
	}
	return 0
}

// piece puts what may not be broken but for its width on the line after the
// gap, or without it on the next.
func (p *paragraph) piece(gap, s string) {
	wide := Width(s)
	if !p.empty && p.used+len(gap)+wide > p.width {
		p.next()
	}
	if !p.empty {
		p.put(gap, len(gap))
	}
	for p.used+wide > p.width && (p.at == Anywhere || p.at == Long && !strings.Contains(s, "/")) {
		head := Cut(s, p.width-p.used, "")
		if head == "" {
			head = Cut(s, 2, "") // one letter at least
		}
		rest, ok := strings.CutPrefix(s, head)
		if head == "" || rest == "" || !ok {
			break
		}
		p.line = append(p.line, head...)
		p.next()
		s, wide = rest, Width(rest)
	}
	p.put(s, wide)
}

func (p *paragraph) put(s string, wide int) {
	p.line, p.used, p.empty = append(p.line, s...), p.used+wide, false
}
