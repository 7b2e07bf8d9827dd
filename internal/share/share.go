// Package share says how many of the cases of a long walk a run of the tests takes.
// Only tests import it.
package share

import (
	"flag"
	"testing"
)

const flagName = "every"

// Flag gives the tests of a package the flag -every. A package that asks [Of] calls it
// once, before flags are parsed:
//
//	var _ = share.Flag()
func Flag() bool {
	flag.Bool(flagName, false, "take every case of the walks of which an ordinary run takes a share")
	return true
}

// Of is the number n of which a run takes one case in n: ordinary in an ordinary run,
// short in a short one, and 1 with -every, which .ci/run gives. It panics where the
// package has no such flag.
func Of(ordinary, short int) int {
	given := flag.Lookup(flagName)
	switch {
	case given == nil:
		panic("share: the package does not call share.Flag")
	case given.Value.String() == "true":
		return 1
	case testing.Short():
		return short
	}
	return ordinary
}
