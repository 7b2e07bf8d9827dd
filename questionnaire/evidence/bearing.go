package evidence

import (
	"slices"
	"strings"
)

// Bearing is what facts say of the answers to one question. It is bound to the
// wording for which it was written: see [Bound].
type Bearing struct {
	Question string
	When     []Test   // all have to hold
	Versions []string // of the questionnaire for which it was written; nil for all that are bound

	// Levels of the question by their ids.
	Contradicts []string // cannot be true as they stand: a person has to say why they stand all the same
	Against     []string // may be untrue
	Supports    []string // fit

	But string // what the facts do not tell, as a sentence without a full stop; "" for nothing
}

// Test is a comparison of one known fact. All that is given has to hold.
type Test struct {
	Fact  string
	Is    []string // the value is one of these
	Over  int      // seconds: more than this
	UpTo  int      // seconds: not more than this, and more than 0, which means no end at some providers
	Only  []string // a list: one item at least, and none but these
	One   []string // a list: one of these is among the items
	Asked string   // of a run: this scope was asked for; with Fact ""
	Other string   // of a run: this scope was not asked for; with Fact ""
}

// Holds reports whether the test holds for a fact of a run.
func (t Test) Holds(run *Run, f *Fact) bool {
	if t.Fact == "" {
		return (t.Asked == "" || slices.Contains(run.Scopes, t.Asked)) && (t.Other == "" || !slices.Contains(run.Scopes, t.Other))
	}
	if f == nil || f.Fact != t.Fact || !f.Known() {
		return false
	}
	if t.Is != nil && !slices.Contains(t.Is, f.Value) {
		return false
	}
	if t.Over > 0 || t.UpTo > 0 {
		n, ok := number(f.Value, 1<<32-1)
		if !ok || n <= t.Over || n > t.UpTo && t.UpTo > 0 {
			return false
		}
	}
	items := Items(f.Value)
	if t.Only != nil && (len(items) == 0 || slices.ContainsFunc(items, func(s string) bool { return !containsFold(t.Only, s) })) {
		return false
	}
	return t.One == nil || slices.ContainsFunc(items, func(s string) bool { return containsFold(t.One, s) })
}

func containsFold(list []string, s string) bool {
	return slices.ContainsFunc(list, func(x string) bool { return strings.EqualFold(x, s) })
}

// Facts returns the names of the facts that the bearing compares.
func (b Bearing) Facts() []string {
	var out []string
	for _, t := range b.When {
		if t.Fact != "" && !slices.Contains(out, t.Fact) {
			out = append(out, t.Fact)
		}
	}
	return out
}

// Of returns the bearings on a question, as of a version of the questionnaire.
func Of(question, version string) []Bearing {
	return slices.DeleteFunc(Bearings(), func(b Bearing) bool {
		return b.Question != question || b.Versions != nil && !slices.Contains(b.Versions, version)
	})
}
