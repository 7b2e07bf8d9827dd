// Package fixedseed makes property tests the same in every run, and quick. Only
// tests import it.
package fixedseed

import (
	"flag"
	"runtime/debug"
)

// Set gives the flags of pgregory.net/rapid a seed, and lets no failure be
// kept in a file, since the seed repeats it. A seed that the environment gives
// in RAPID_SEED stays, and the command line wins over both: -rapid.seed=0 draws
// another seed for each property.
//
// A package with property tests calls it once, before flags are parsed:
//
//	var _ = fixedseed.Set()
//
// It also lets eight times as much garbage pile up as is in use, where GOGC says
// nothing else: what properties hold is little and what they throw away is much,
// so that a third of their time would go into collecting it.
//
// It panics where the package that calls it does not import rapid, so that no
// seed can be given.
func Set() bool {
	seed, files := flag.Lookup("rapid.seed"), flag.Lookup("rapid.nofailfile")
	if seed == nil || files == nil {
		panic("fixedseed: no property test of this package imports pgregory.net/rapid")
	}
	if seed.Value.String() == "0" {
		must(seed.Value.Set("8628"))
	}
	must(files.Value.Set("true"))
	collectLess()
	return true
}

func collectLess() {
	const usual, less = 100, 800
	if was := debug.SetGCPercent(less); was != usual {
		debug.SetGCPercent(was)
	}
}

func must(err error) {
	if err != nil {
		panic(err)
	}
}
