package output

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"

	"flowverdict/internal/finding"
)

// fingerprints names each finding by what it says and where, but not by its
// line, so that it stays the same when lines move. Equal findings of one file
// are counted, so that no two have the same name.
func fingerprints(findings []finding.Finding, t Target) []string {
	seen := map[string]int{}
	out := make([]string, len(findings))
	for i, f := range findings {
		said := fmt.Sprintf("%q %q %q %q", t.file(f.File), f.Rule, f.Path, f.Message)
		seen[said]++
		sum := sha256.Sum256(fmt.Appendf(nil, "%s %d", said, seen[said]))
		out[i] = hex.EncodeToString(sum[:16])
	}
	return out
}
