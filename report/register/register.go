// Package register makes a register of decision records: what is decided, what
// is open and what falls due, of many records at once. A record that another one
// has taken the place of is folded under that one.
//
// It is a function of values. The caller gives records that are read and judged,
// and the day; the package opens no file, reads no clock and writes nothing.
package register

import (
	"cmp"
	"slices"
	"strings"

	"flowverdict/questionnaire"
	"flowverdict/questionnaire/review"
)

// Register is records as of a day.
type Register struct {
	AsOf    string
	Entries []Entry // in the order that was asked for; superseded records under their successors
	NotRead []File  // records that could not be read, and so are missing

	// Within is the number of days in which a listed record falls due, and Total
	// how many records there are with those that do not. Within is negative where
	// all are listed.
	Within int
	Total  int
}

// File is where a record stands.
type File struct {
	Source string // the register that it was taken over from, "" for this one's own
	Path   string // with slashes, as that register names it
}

// String is a path that begins with the source.
func (f File) String() string {
	if f.Source == "" {
		return f.Path
	}
	return f.Source + ": " + f.Path
}

// New makes a register of entries, sorted in this order. The entries may stand
// in any order; it changes none of them.
func New(asOf string, entries []Entry, notRead []File, order Order) *Register {
	r := &Register{AsOf: asOf, Entries: order.sorted(fold(entries)), NotRead: slices.Clone(notRead), Within: -1}
	r.Total = len(r.Entries)
	slices.SortFunc(r.NotRead, File.compare)
	return r
}

// DueWithin returns the register with only the records that have fallen due or
// will within a number of days.
func (r *Register) DueWithin(days int) *Register {
	out := *r
	out.Within = days
	out.Entries = nil
	for _, e := range r.Entries {
		if next, ok := e.Next(); ok && DaysBetween(r.AsOf, next.Day) <= days {
			out.Entries = append(out.Entries, e)
		}
	}
	return &out
}

func (f File) compare(g File) int {
	return cmp.Or(strings.Compare(f.Source, g.Source), strings.Compare(f.Path, g.Path))
}

// Counts says how many of the listed records there are of each kind.
type Counts struct {
	Listed     int
	Folded     int                           // superseded, under their successors
	Verdicts   map[questionnaire.Verdict]int // by the lowest
	Decisions  map[string]int
	Exceptions int // accepted with an exception
	Conditions int // open ones
	Overdue    int // records of which a date has passed
}

// Counts counts the listed records.
func (r *Register) Counts() Counts {
	c := Counts{Listed: len(r.Entries), Verdicts: map[questionnaire.Verdict]int{}, Decisions: map[string]int{}}
	for _, e := range r.Entries {
		c.Folded += len(e.Superseded)
		c.Verdicts[e.Bracket.Lowest]++
		c.Decisions[e.Decision.Status]++
		if e.ByException() {
			c.Exceptions++
		}
		c.Conditions += len(e.OpenConditions())
		if next, ok := e.Next(); ok && next.Day < r.AsOf {
			c.Overdue++
		}
	}
	return c
}

// Live reports whether a record still speaks for anything: neither rejected nor
// superseded. Nothing of the others falls due.
func (e *Entry) Live() bool {
	return e.Decision.Status != review.Rejected && e.Decision.Status != review.Superseded
}

// ByException reports whether the record is accepted by an exception: more than
// its verdict permits.
func (e *Entry) ByException() bool {
	return review.Lenient(e.Decision, e.Bracket.Lowest) && e.Exception.Given()
}
