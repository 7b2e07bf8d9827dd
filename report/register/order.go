package register

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"flowverdict/internal/text"
	"flowverdict/questionnaire/review"
)

// Order is what a register is sorted by.
type Order string

// The orders. What is equal by one is in the order of names, and then of files:
// so no two records stand where they happened to be found.
const (
	ByNext     Order = "next"     // what falls due first; what never does comes last
	ByName     Order = "name"     // of the subject, whatever the case
	ByVerdict  Order = "verdict"  // the worst first
	ByDecision Order = "decision" // what is not decided first
)

// Orders lists all orders, the usual one first.
func Orders() []Order { return []Order{ByNext, ByName, ByVerdict, ByDecision} }

// OrderNames lists the orders for messages.
func OrderNames() string {
	var names []string
	for _, o := range Orders() {
		names = append(names, string(o))
	}
	return strings.Join(names, ", ")
}

// ParseOrder returns the order of this name, or an error that lists all of them.
func ParseOrder(name string) (Order, error) {
	if o := Order(name); slices.Contains(Orders(), o) {
		return o, nil
	}
	return "", fmt.Errorf("there is no order %q: use one of %s", name, OrderNames())
}

// sorted sorts entries. What is compared is worked out once for each of them.
func (o Order) sorted(entries []Entry) []Entry {
	type keyed struct {
		*Entry
		due, name string
	}
	all := make([]keyed, len(entries))
	for i := range entries {
		e := &entries[i]
		all[i] = keyed{e, "never", strings.ToLower(text.Line(e.Name()))}
		if next, ok := e.Next(); ok {
			all[i].due = next.Day
		}
	}
	slices.SortFunc(all, func(a, b keyed) int {
		first := 0
		switch o {
		case ByNext:
			first = strings.Compare(a.due, b.due)
		case ByVerdict:
			first = cmp.Or(cmp.Compare(a.Bracket.Lowest, b.Bracket.Lowest), cmp.Compare(a.Score.Low, b.Score.Low), cmp.Compare(a.Bracket.Highest, b.Bracket.Highest))
		case ByDecision:
			first = cmp.Compare(slices.Index(review.DecisionStates(), a.Decision.Status), slices.Index(review.DecisionStates(), b.Decision.Status))
		}
		return cmp.Or(first, strings.Compare(a.name, b.name), a.File.compare(b.File))
	})
	out := make([]Entry, len(all))
	for i, k := range all {
		out[i] = *k.Entry
	}
	return out
}
