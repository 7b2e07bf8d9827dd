package evidence

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// Take adds runs to others, under the next free ids, and returns how many were
// new: a run that is there already, by its digest, is taken once. No run that is
// there is changed. Beyond [MostRuns] there is an error, and nothing is taken.
func Take(have, more []Run) (all []Run, added int, err error) {
	all = slices.Clone(have)
	next := 1
	for _, r := range have {
		if n, ok := runNumber(r.ID); ok && n >= next {
			next = n + 1
		}
	}
	for _, r := range more {
		if slices.ContainsFunc(all, func(x Run) bool { return x.Digest() == r.Digest() }) {
			continue
		}
		all = append(all, r.renamed("r"+strconv.Itoa(next)))
		next, added = next+1, added+1
	}
	if len(all) > MostRuns {
		return have, 0, fmt.Errorf("there would be %d runs of evidence, and a record holds %d at most", len(all), MostRuns)
	}
	return all, added, nil
}

// renamed is the run under another id; its facts keep their numbers.
func (r Run) renamed(id string) Run {
	r.ID, r.Facts = id, slices.Clone(r.Facts)
	for i := range r.Facts {
		_, number, _ := strings.Cut(r.Facts[i].ID, ".")
		r.Facts[i].ID = id + "." + number
	}
	return r
}

func runNumber(id string) (int, bool) {
	digits, ok := strings.CutPrefix(id, "r")
	n, fits := number(digits, 9_999)
	return n, ok && fits && n > 0
}

// ValidID reports whether id can be a run's: r and a number from 1 on.
func ValidID(id string) bool {
	_, ok := runNumber(id)
	return ok
}

// ValidFactID reports whether id can be a fact's of this run: its id, a full stop
// and a number from 1 on.
func ValidFactID(run, id string) bool {
	digits, ok := strings.CutPrefix(id, run+".")
	n, fits := number(digits, 9_999)
	return ok && fits && n > 0
}

// IsFactID reports whether id has the form of a fact's, as in r1.2.
func IsFactID(id string) bool {
	run, _, ok := strings.Cut(id, ".")
	return ok && ValidID(run) && ValidFactID(run, id)
}
