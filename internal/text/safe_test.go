package text_test

import (
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"flowverdict/internal/text"
)

// Every control, every character that is not shown and the two noncharacters
// that YAML cannot hold are hostile; of what can be seen, nothing is. All of
// Unicode is walked.
func TestHostile(t *testing.T) {
	// Format characters that are drawn: number and edition signs that embrace
	// what follows, and hieroglyph joiners, which join signs that are there.
	drawn := &unicode.RangeTable{
		R16: []unicode.Range16{{Lo: 0x0600, Hi: 0x0605, Stride: 1}, {Lo: 0x06dd, Hi: 0x06dd, Stride: 1}, {Lo: 0x070f, Hi: 0x070f, Stride: 1}, {Lo: 0x0890, Hi: 0x0891, Stride: 1}, {Lo: 0x08e2, Hi: 0x08e2, Stride: 1}},
		R32: []unicode.Range32{{Lo: 0x110bd, Hi: 0x110bd, Stride: 1}, {Lo: 0x110cd, Hi: 0x110cd, Stride: 1}, {Lo: 0x13430, Hi: 0x1343f, Stride: 1}},
	}
	for r := rune(0); r <= unicode.MaxRune; r++ {
		want := unicode.In(r, unicode.Cc, unicode.Zl, unicode.Zp, unicode.Bidi_Control) || r == 0xfffe || r == 0xffff || unicode.Is(unicode.Cf, r) && !unicode.Is(drawn, r) ||
			unicode.In(r, unicode.Other_Default_Ignorable_Code_Point, unicode.Variation_Selector) || r == 0x2800 || r == 0x1d159
		// Unassigned code points among the invisible ones may become the same.
		allowed := want || r >= 0x2060 && r <= 0x206f || r >= 0xe0000 && r <= 0xe007f
		if got := text.Hostile(r); got && !allowed || want && !got {
			t.Errorf("%U: hostile %v", r, got)
		}
	}
}

// samples are texts that try something.
func samples() []string {
	return []string{
		"", " ", "plain", "two words", " ends ", "a  b", "tab\tin", "line\nfeed", "a\r\nb", "a\rb", "\r\r\n", "\n\n a \n\n", "\x1b[31mred\x1b[0m", "\x1b]8;;https://evil.example\x07link", "\x9b31m", "\u009b31m", "\x00", "\x7f",
		"\u202eevil\u202c", "\u2066x\u2069", "zero\u200bwidth", "\ufeffbom", "soft\u00adhyphen", "\u2028", "\u0085", "\u00a0", "\ufff9a\ufffab\ufffb", "\U000e0041", "\xff", "a\xc3", "\xed\xa0\x80", "ü", "漢字", "e\u0301", "👩‍💻", "\U0001F469\u200d", "\u200d\U0001F4BB", "می\u200c", "\u200cخواهم", "\u200c", "क\u094d\u200d", "\U0001F3F4\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f", "\ufffd", "\u3000wide\u3000",
	}
}

func TestLaws(t *testing.T) {
	for _, s := range samples() {
		laws(t, s)
		for _, other := range samples() {
			laws(t, s+other)
		}
	}
}

func FuzzLaws(f *testing.F) {
	for _, s := range samples() {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) { laws(t, s) })
}

// laws holds of every text.
func laws(t *testing.T, s string) {
	t.Helper()
	in := text.Input(s)
	if again := text.Input(in); again != in {
		t.Errorf("Input(%q) = %q, again %q", s, in, again)
	}
	if r, ok := text.FirstHostile(in); ok || !utf8.ValidString(in) {
		t.Errorf("Input(%q) = %q holds %U", s, in, r)
	}
	if _, ok := text.FirstHostile(s); !ok && utf8.ValidString(s) && in != s {
		t.Errorf("Input(%q) = %q, though nothing in it is hostile", s, in)
	}
	line := text.Line(s)
	if again := text.Line(line); again != line {
		t.Errorf("Line(%q) = %q, again %q", s, line, again)
	}
	oneLine(t, s, line)
	if want := strings.Join(strings.Fields(line), " "); line != want {
		t.Errorf("Line(%q) = %q, white space aside %q", s, line, want)
	}
	lines := text.Lines(s)
	for _, l := range lines {
		oneLine(t, s, l)
	}
	joined := strings.Join(lines, "\n")
	if len(lines) > 0 && (lines[0] == "" || lines[len(lines)-1] == "") || strings.Count(joined, "\n") > strings.Count(s, "\n") {
		t.Errorf("Lines(%q) = %q", s, lines)
	}
	if diff := cmp.Diff(lines, text.Lines(joined)); len(lines) > 0 && diff != "" {
		t.Errorf("Lines(%q) again (-once +twice):\n%s", s, diff)
	}
	if got := text.Line(joined); got != line {
		t.Errorf("Line(%q) = %q, by lines %q", s, line, got)
	}
}

// oneLine demands that nothing in a line can leave its place.
func oneLine(t *testing.T, from, line string) {
	t.Helper()
	if !utf8.ValidString(line) {
		t.Errorf("%q became %q, which is not UTF-8", from, line)
	}
	for i, r := range line {
		if text.HostileAt(line, i) || r != ' ' && unicode.IsSpace(r) {
			t.Errorf("%q became %q, which holds %U", from, line, r)
		}
	}
}

// What is hostile is removed on the way in, and shown as U+FFFD on the way out.
func TestExamples(t *testing.T) {
	for s, want := range map[string][2]string{
		"a\r\nb":             {"a\nb", "a b"},
		"a\rb":               {"a\nb", "a b"},
		"a\x1b[31mb":         {"a[31mb", "a\ufffd[31mb"},
		"a\u202eb":           {"ab", "a\ufffdb"},
		"a\xffb":             {"a\ufffdb", "a\ufffdb"},
		"  a \t b  ":         {"  a \t b  ", "a b"},
		"plain":              {"plain", "plain"},
		"a\u00a0\u00a0b":     {"a\u00a0\u00a0b", "a b"},
		"\u0085\u200b\u00ad": {"", "\ufffd\ufffd"},
	} {
		if got := [2]string{text.Input(s), text.Line(s)}; got != want {
			t.Errorf("%q: %q, want %q", s, got, want)
		}
	}
}

func TestFirstHostile(t *testing.T) {
	for s, want := range map[string]rune{"a\tb\nc": 0, "a\x1bb\u202e": 0x1b, "é\u202e": 0x202e, "\ufffd": 0, "a\xff\x1b": 0xfffd, "": 0, "\r\n": '\r'} {
		if r, ok := text.FirstHostile(s); r != want || ok != (want != 0) {
			t.Errorf("%q: %U, %v, want %U", s, r, ok, want)
		}
	}
}
