package text_test

import (
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"pgregory.net/rapid"

	"flowverdict/internal/text"
)

func TestWidth(t *testing.T) {
	for s, want := range map[string]int{
		"": 0, "plain": 5, "漢字": 4, "é": 1, "e\u0301": 1, "e\u0301\u0302x": 2, "👩": 2, "🇩🇪": 2, "…": 1, "–": 1, "\x1b[31mred\x1b[0m": 3, "\x1b]8;;https://x.example\x07link\x1b]8;;\x07": 4, "ﾊﾝｶｸ": 4, "Ｗ": 2,
	} {
		if got := text.Width(s); got != want {
			t.Errorf("%q takes %d columns, want %d", s, got, want)
		}
	}
}

// shown draws texts as people write them in every script: letters of one and of
// two columns, combining marks, emoji, blanks, hyphens, slashes.
func shown() *rapid.Generator[string] {
	piece := rapid.OneOf(
		rapid.StringMatching(`[a-zA-Z0-9]{1,9}`),
		rapid.SampledFrom([]string{" ", " ", " ", "-", "/", "漢字", "東京", "e\u0301", "o\u0302\u0303", "é", "👩", "🇩🇪", "…", "한", "ก็", "नि", ".", "https://docs.example.org/a-b/c", strings.Repeat("x", 30)}),
	)
	return rapid.Custom(func(t *rapid.T) string { return strings.Join(rapid.SliceOfN(piece, 0, 30).Draw(t, "pieces"), "") })
}

// A text that is too wide loses its end and nothing else, no more of it than it
// has to, and no letter loses its marks.
func TestCut(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := shown().Draw(t, "text")
		width := rapid.IntRange(-1, 80).Draw(t, "width")
		more := rapid.SampledFrom([]string{"", "…", "..."}).Draw(t, "more")
		got := text.Cut(s, width, more)
		if text.Width(s) <= width {
			if got != s {
				t.Fatalf("%q fits into %d and became %q", s, width, got)
			}
			return
		}
		if text.Width(got) > max(width, 0) {
			t.Fatalf("%q cut to %d is %q, %d wide", s, width, got, text.Width(got))
		}
		head, ended := strings.CutSuffix(got, more)
		rest, ok := strings.CutPrefix(s, head)
		if !ok || !ended && text.Width(more) <= width {
			t.Fatalf("%q cut to %d is %q", s, width, got)
		}
		if next, _ := utf8.DecodeRuneInString(rest); head != "" && unicode.Is(unicode.M, next) {
			t.Fatalf("%q lost a mark of its last letter: %q", s, got)
		}
		if ended && text.Width(got) < width-1 {
			t.Fatalf("%q cut to %d is %q, only %d wide", s, width, got, text.Width(got))
		}
	})
}

// Escape codes take no room and outlast the cut.
func TestCutKeepsColour(t *testing.T) {
	if got, want := text.Cut("\x1b[31mred letters\x1b[0m", 4, "…"), "\x1b[31mred…\x1b[0m"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}

func TestPad(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s, width := shown().Draw(t, "text"), rapid.IntRange(-1, 80).Draw(t, "width")
		got := text.Pad(s, width)
		if text.Width(got) != max(width, text.Width(s)) || strings.TrimRight(got, " ") != strings.TrimRight(s, " ") {
			t.Fatalf("%q padded to %d is %q", s, width, got)
		}
	})
}

// What is clipped is short, however its length is told, and begins as the text
// does; what is short is not touched.
func TestClip(t *testing.T) {
	clip := func(t *rapid.T, s string) {
		got := text.Clip(s)
		if text.Width(s) <= 60 && utf8.RuneCountInString(s) <= 60 {
			if got != s {
				t.Fatalf("%q became %q", s, got)
			}
			return
		}
		head, ok := strings.CutSuffix(got, "...")
		if !ok || !strings.HasPrefix(s, head) || text.Width(got) > 60 || utf8.RuneCountInString(got) > 60 {
			t.Fatalf("%q became %q", s, got)
		}
		if rest := s[len(head):]; unicode.Is(unicode.M, []rune(rest)[0]) && strings.ContainsFunc(head, unicode.IsLetter) {
			t.Fatalf("%q lost a mark of its last letter: %q", s, got)
		}
	}
	rapid.Check(t, func(t *rapid.T) {
		s := shown().Draw(t, "text")
		clip(t, s)
		clip(t, strings.Repeat("x", rapid.IntRange(55, 62).Draw(t, "before"))+s)
		clip(t, strings.Repeat(rapid.SampledFrom(samples()).Draw(t, "sample"), rapid.IntRange(1, 80).Draw(t, "times"))+s)
	})
}
