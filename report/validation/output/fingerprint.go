package output

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"fmt"

	"flowverdict/internal/finding"
)

// fingerprints names each finding by its file, its rule and the path of its
// value, in which items of lists go by what they are called: by nothing that a day, a
// line or an item above or another wording changes. Several of one rule at one path
// are counted, so that no two have the same name.
func fingerprints(findings []finding.Finding, t Target) []string {
	seen := map[string]int{}
	out := make([]string, len(findings))
	for i, f := range findings {
		place := fmt.Sprintf("%q %q %q", t.file(f.File), f.Rule, cmp.Or(f.Named, f.Path))
		seen[place]++
		sum := sha256.Sum256(fmt.Appendf(nil, "%s %d", place, seen[place]))
		out[i] = hex.EncodeToString(sum[:16])
	}
	return out
}
