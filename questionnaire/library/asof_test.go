package library_test

import (
	"slices"
	"testing"

	"flowverdict/questionnaire/fixture"
	"flowverdict/questionnaire/library"
)

// A library as of a release has it as its newest, and none that came after.
func TestAsOf(t *testing.T) {
	for _, newest := range library.Releases() {
		lib := library.AsOf(newest.Version)
		if got := lib.Default(); got.Digest != newest.Digest {
			t.Errorf("as of %s the newest is %s", newest.Version, got.Version)
		}
		for _, r := range library.Releases() {
			known := lib.Get(r.ID, r.Version) != nil
			if listed := slices.Contains(lib.Released(), r); known != listed {
				t.Errorf("as of %s: %s is known: %v, listed: %v", newest.Version, r.Version, known, listed)
			}
		}
	}
	before := library.AsOf("0.9.0")
	if got := before.Released(); len(got) > 0 || before.Get("device-flow-cli", fixture.Version) != nil {
		t.Errorf("before the first release %v are known", got)
	}
}
