package text_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"flowverdict/internal/text"
)

// One of a thing, and only one, takes the words for one.
func TestPlural(t *testing.T) {
	for n := -2; n < 1200; n++ {
		want := fmt.Sprint(n, " gates have")
		if n == 1 {
			want = "1 gate has"
		}
		if got := text.Plural(n, "gate has", "gates have"); got != want {
			t.Errorf("%q, want %q", got, want)
		}
		if got, want := text.Count(n, "gate"), text.Plural(n, "gate", "gates"); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}

// A list names each word once, in order, and only the last is joined by the
// conjunction.
func TestLists(t *testing.T) {
	for _, x := range []struct {
		words       []string
		and, either string
	}{
		{nil, "", ""},
		{[]string{"a"}, "a", "a"},
		{[]string{"a", "b"}, "a and b", "a or b"},
		{[]string{"a", "b", "c"}, "a, b and c", "a, b or c"},
		{[]string{"a", "b", "c", "d"}, "a, b, c and d", "a, b, c or d"},
	} {
		given := slices.Clone(x.words)
		if got := [2]string{text.And(given), text.Or(given)}; got != [2]string{x.and, x.either} {
			t.Errorf("%q are %q", x.words, got)
		}
		if !slices.Equal(given, x.words) {
			t.Errorf("the list became %q", given)
		}
	}
}

// A list that was joined by a separator is taken apart again, whatever white
// space stands around its items.
func TestSplit(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		items := rapid.SliceOf(rapid.StringMatching(`[a-zé:/]([a-zé :/]{0,5}[a-z])?`)).Draw(t, "items")
		separators := rapid.SampledFrom([]string{",", ",;", ",;\n"}).Draw(t, "separators")
		blank := rapid.SampledFrom([]string{"", " ", "\t ", " , "}).Draw(t, "blank")
		between := blank + string(rapid.SampledFrom([]rune(separators)).Draw(t, "separator")) + blank
		if got := text.Split(blank+strings.Join(items, between)+blank, separators); !slices.Equal(got, items) {
			t.Fatalf("%q joined by %q became %q", items, between, got)
		}
	})
}

// A sentence ends, says what the text says, and is a sentence already.
func TestSentence(t *testing.T) {
	for s, want := range map[string]string{
		"": "", "  ": "", "a": "a.", " a ": "a.", "a.": "a.", "a!": "a!", "a? ": "a?", "a:": "a:", "a,": "a,.", "漢": "漢.", "…": "….",
	} {
		got := text.Sentence(s)
		if got != want || text.Sentence(got) != got {
			t.Errorf("%q is %q, want %q", s, got, want)
		}
	}
}

func TestUpperFirst(t *testing.T) {
	for s, want := range map[string]string{"": "", "a": "A", "ab": "Ab", "Ab": "Ab", "1 gate": "1 gate", "éa": "Éa", "漢a": "漢a", "\xffa": "\xffa"} {
		if got := text.UpperFirst(s); got != want || text.UpperFirst(got) != got {
			t.Errorf("%q became %q, want %q", s, got, want)
		}
	}
}

func TestLowerFirst(t *testing.T) {
	for s, want := range map[string]string{"": "", "Use it": "use it", "use it": "use it", "RFC 8628": "RFC 8628", "Écran": "écran", "1 gate": "1 gate", "A": "a"} {
		if got := text.LowerFirst(s); got != want || text.LowerFirst(got) != got {
			t.Errorf("%q becomes %q, want %q", s, got, want)
		}
	}
}
