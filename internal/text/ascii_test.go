package text

import (
	"testing"

	"pgregory.net/rapid"
)

// What is written in ASCII has the columns of what was meant, letter by letter, and
// escape codes stay.
func TestASCIIKeepsColumns(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := rapid.StringMatching(`(\x1b\[1;3[0-7]m|[a-z ·–…éÄß東京ｶﾞक्षि🇩🇪👩‍💻│●❯█]|\x1b\[0m){0,12}`).Draw(t, "text")
		got := ASCII(s)
		if !isASCII(got) {
			t.Fatalf("%q is not ASCII", got)
		}
		if Width(got) != Width(s) {
			t.Fatalf("%q is %d wide, and %q is %d", s, Width(s), got, Width(got))
		}
	})
	for s, want := range map[string]string{"Café déjà vu – 東京": "Cafe deja vu - ????", "\x1b[1m·\x1b[0m": "\x1b[1m.\x1b[0m", "O’Brien": "O'Brien", "plain": "plain"} {
		if got := ASCII(s); got != want {
			t.Errorf("%q became %q, want %q", s, got, want)
		}
	}
}
