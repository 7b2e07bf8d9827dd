package text_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"flowverdict/internal/text"
)

func TestWrapExamples(t *testing.T) {
	long := "https://docs.example.org/" + strings.Repeat("path/", 20)
	wide := strings.Repeat("漢", 60)
	for _, x := range []struct {
		first, text, hang string
		at                text.Break
		want              []string
	}{
		{"", "", "", text.Long, []string{""}},
		{"1. ", "", "   ", text.Long, []string{"1."}},
		{"", strings.Repeat("a", 78), "", text.Long, []string{strings.Repeat("a", 78)}},
		{"", strings.Repeat("a", 77) + " b", "", text.Long, []string{strings.Repeat("a", 77), "b"}},
		{"", strings.Repeat("a", 76) + " b", "", text.Long, []string{strings.Repeat("a", 76) + " b"}},
		{"1. ", strings.Repeat("a", 75) + " b", "   ", text.Long, []string{"1. " + strings.Repeat("a", 75), "   b"}},
		{"", "see " + long + " there", "", text.Long, []string{"see", long, "there"}},
		{"", strings.Repeat("a", 200), "", text.Long, []string{strings.Repeat("a", 78), strings.Repeat("a", 78), strings.Repeat("a", 44)}},
		{"", strings.Repeat("a", 200), "", text.Whole, []string{strings.Repeat("a", 200)}},
		{"", wide, "", text.Long, []string{strings.Repeat("漢", 39), strings.Repeat("漢", 21)}},
		{"- ", "a\n\nb", "  ", text.Whole, []string{"- a", "", "  b"}},
		{"", strings.Repeat("a", 70) + " device-flow-cli", "", text.Anywhere, []string{strings.Repeat("a", 70) + " device-", "flow-cli"}},
		{"", strings.Repeat("a", 70) + " 2027-06-30", "", text.Anywhere, []string{strings.Repeat("a", 70), "2027-06-30"}},
		{"", strings.Repeat("a", 75) + " --all", "", text.Anywhere, []string{strings.Repeat("a", 75), "--all"}},
	} {
		if diff := cmp.Diff(x.want, text.Hang(x.first, x.text, x.hang, 78, x.at)); diff != "" {
			t.Errorf("%q (-want +got):\n%s", x.text, diff)
		}
	}
}

// Whatever is wrapped, no word is lost, none is broken that has to stay whole,
// and no line is wider than it may be unless a word that may not be broken is.
func TestWrap(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := strings.Join(rapid.SliceOfN(shown(), 1, 3).Draw(t, "paragraphs"), "\n")
		width := rapid.IntRange(1, 90).Draw(t, "width")
		at := rapid.SampledFrom([]text.Break{text.Whole, text.Long, text.Anywhere}).Draw(t, "break")
		first := rapid.SampledFrom([]string{"", "12. ", "漢: "}).Draw(t, "first")
		hang := rapid.SampledFrom([]string{"", "   "}).Draw(t, "hang")
		lines := text.Hang(first, s, hang, width, at)
		var said []string
		for i, line := range lines {
			before := hang
			if i == 0 {
				before = first
			}
			rest, ok := strings.CutPrefix(line, before)
			if !ok && line != strings.TrimRight(before, " ") || strings.HasSuffix(line, " ") {
				t.Fatalf("line %q should begin with %q", line, before)
			}
			if !ok {
				rest = ""
			}
			said = append(said, rest)
			if text.Width(line) > width && !unbreakable(rest, at) {
				t.Fatalf("%q is wider than %d, in %q", line, width, lines)
			}
		}
		if got, want := strings.Join(strings.Fields(strings.Join(said, "")), ""), strings.Join(strings.Fields(s), ""); got != want {
			t.Fatalf("%q became %q", s, lines)
		}
		room := width - max(text.Width(first), text.Width(hang))
		words := strings.Fields(strings.Join(said, " "))
		for _, word := range strings.Fields(s) {
			whole := at == text.Whole || at == text.Long && (text.Width(word) <= room || strings.Contains(word, "/")) || text.Width(word) <= room && !strings.Contains(word, "-")
			if !whole {
				continue
			}
			i := slices.Index(words, word)
			if i < 0 {
				t.Fatalf("%q is broken: %q", word, lines)
			}
			words = words[i+1:]
		}
	})
}

// unbreakable reports whether a line is one word, or one letter, that may not
// be broken.
func unbreakable(line string, at text.Break) bool {
	if strings.Contains(line, " ") {
		return false
	}
	letter := text.Width(line) <= 2
	return at == text.Whole || letter || at == text.Long && strings.Contains(line, "/")
}

// Lines are as full as they can be, and wrapping them again changes nothing.
func TestWrapFills(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s, width := shown().Draw(t, "text"), rapid.IntRange(1, 90).Draw(t, "width")
		at := rapid.SampledFrom([]text.Break{text.Whole, text.Long, text.Anywhere}).Draw(t, "break")
		lines := text.Wrap(s, width, at)
		for i, line := range lines {
			next, _, _ := strings.Cut(line, " ")
			if i > 0 && at == text.Whole && text.Width(lines[i-1])+1+text.Width(next) <= width {
				t.Fatalf("%q fits behind %q", next, lines[i-1])
			}
		}
		if again := text.Wrap(strings.Join(lines, "\n"), width, at); !slices.Equal(again, lines) {
			t.Fatalf("%q wrapped again is %q", lines, again)
		}
	})
}
