package output

import (
	"encoding/base64"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"flowverdict/internal/text"
)

// Whatever is copied, the terminal gets one sequence that ends where it should, and
// in it nothing that may not stand in a line.
func TestCopyIsOneSequence(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		said := rapid.OneOf(rapid.String(), rapid.SampledFrom([]string{"a\x1b]52;c;?\x07b", "rm -rf /\n", "\u202eabc", "a\x07"})).Draw(t, "said")
		var b strings.Builder
		Copy(&b, said)
		rest, ok := strings.CutPrefix(b.String(), "\x1b]52;c;")
		coded, end := strings.CutSuffix(rest, "\x07")
		got, err := base64.StdEncoding.DecodeString(coded)
		if !ok || !end || err != nil || string(got) != text.Line(said) {
			t.Fatalf("%q: %q, %q, %v", said, b.String(), got, err)
		}
	})
}
