// Package fixedseed makes property tests the same in every run. Only tests
// import it.
package fixedseed

import "flag"

// Set gives the flags of pgregory.net/rapid a seed, and lets no failure be
// kept in a file, since the seed repeats it. A seed that the environment gives
// in RAPID_SEED stays, and the command line wins over both: -rapid.seed=0 draws
// another seed for each property.
//
// A package with property tests calls it once, before flags are parsed:
//
//	var _ = fixedseed.Set()
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
	return true
}

func must(err error) {
	if err != nil {
		panic(err)
	}
}
