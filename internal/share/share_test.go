package share

import (
	"flag"
	"testing"
)

var _ = Flag()

func TestOf(t *testing.T) {
	given := flag.Lookup(flagName).Value.String()
	defer flag.Set(flagName, given)
	for every, want := range map[string]int{"true": 1, "false": 6} {
		if err := flag.Set(flagName, every); err != nil {
			t.Fatal(err)
		}
		if testing.Short() && every == "false" {
			want = 60
		}
		if got := Of(6, 60); got != want {
			t.Errorf("-every=%s: one of %d, not of %d", every, got, want)
		}
	}
}
