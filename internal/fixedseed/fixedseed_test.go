package fixedseed_test

import (
	"flag"
	"runtime/debug"
	"slices"
	"testing"

	"flowverdict/internal/fixedseed"

	"pgregory.net/rapid"
)

var _ = fixedseed.Set()

// drawn are the values that a property sees.
func drawn(t *testing.T) []int {
	var out []int
	rapid.Check(t, func(t *rapid.T) { out = append(out, rapid.Int().Draw(t, "n")) })
	return out
}

func TestPropertiesSeeTheSameInEveryRun(t *testing.T) {
	if first, second := drawn(t), drawn(t); !slices.Equal(first, second) {
		t.Errorf("first %v, then %v", first, second)
	}
	if keep := flag.Lookup("rapid.nofailfile"); keep.Value.String() != "true" {
		t.Error("failures are kept in files")
	}
}

func TestAGivenSeedStays(t *testing.T) {
	seed := flag.Lookup("rapid.seed").Value
	before := seed.String()
	defer func() { _ = seed.Set(before) }()
	for given, want := range map[string]string{"7": "7", "0": "8628"} {
		if err := seed.Set(given); err != nil {
			t.Fatal(err)
		}
		if fixedseed.Set(); seed.String() != want {
			t.Errorf("seed %s became %s", given, seed)
		}
	}
}

func TestGarbageIsCollectedLessUnlessGOGCSaysOtherwise(t *testing.T) {
	before := debug.SetGCPercent(100)
	defer debug.SetGCPercent(before)
	for given, want := range map[int]int{100: 800, 50: 50, -1: -1} {
		debug.SetGCPercent(given)
		fixedseed.Set()
		if got := debug.SetGCPercent(100); got != want {
			t.Errorf("%d%% became %d%%", given, got)
		}
	}
}
