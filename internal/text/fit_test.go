package text

import (
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// However long its paths are, a message keeps its cause and the ends of its
// paths in a line of 80 columns.
func TestFitKeepsTheCause(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		path := "/" + strings.Join(rapid.SliceOfN(rapid.StringMatching(`[a-zé東.-]{1,20}`), 1, 30).Draw(t, "path"), "/")
		cause := rapid.SampledFrom([]string{"not a directory", "permission denied", "no space left on device", "file name too long"}).Draw(t, "cause")
		said := Fit("Draft NOT saved: "+CauseFirst("save draft: mkdir "+path+": "+cause), 78, "…")
		if Width(said) > 78 || !strings.Contains(said, cause) {
			t.Fatalf("%d columns: %s", Width(said), said)
		}
	})
}

func TestFit(t *testing.T) {
	for _, c := range []struct{ s, want string }{
		{"short", "short"},
		{"no path in these words at all", "no path in these wor…"},
		{"in /srv/git/docs/records/old", "in /srv/git…cords/old"},
	} {
		if got := Fit(c.s, 21, "…"); got != c.want {
			t.Errorf("%q: %q", c.s, got)
		}
	}
}
