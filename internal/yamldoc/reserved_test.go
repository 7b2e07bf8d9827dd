package yamldoc

import (
	"regexp"
	"testing"

	"pgregory.net/rapid"
)

// The rules for what is written plain are those of these expressions.
func TestLawPlainTextsAreThoseOfTheExpressions(t *testing.T) {
	plain := regexp.MustCompile(`^[A-Za-z/][A-Za-z0-9 _./:;,?!=&%+()'-]*$`)
	reserved := regexp.MustCompile(`(?i)^(y|n|yes|no|on|off|true|false|null)$`)
	rapid.Check(t, func(t *rapid.T) {
		s := rapid.OneOf(
			rapid.StringMatching(`[ -~]{0,6}`), rapid.StringMatching(`[a-z/][A-Za-z0-9 _./:;,?!=&%+()'-]{0,8}.?`),
			rapid.StringMatching(`(?i)(y|n|yes|no|on|off|true|false|null).?`), rapid.String(),
		).Draw(t, "s")
		if isPlain(s) != plain.MatchString(s) {
			t.Fatalf("%q is plain: %v", s, isPlain(s))
		}
		if len(s) <= 5 && isReserved(s) != reserved.MatchString(s) {
			t.Fatalf("%q is reserved: %v", s, isReserved(s))
		}
	})
}
