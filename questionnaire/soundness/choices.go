package soundness

import (
	"fmt"
	"slices"

	"flowverdict/questionnaire"
)

// choices: every alternative that is judged on answers can be chosen by some of
// them. A protocol is ruled out on some sheet and not on every one, nor on the
// mildest sheet of a gate that names it; and something speaks for it.
func (c *checker) choices() {
	for i := range c.q.Alternatives {
		a := &c.q.Alternatives[i]
		if !a.Judged() || !c.comparable(i) {
			continue
		}
		path := alternativePath(i)
		if len(a.For) == 0 && !c.named(a.ID) {
			c.add(BadOption, path, fmt.Sprintf("no gate names alternative %q, and nothing speaks for it", a.ID), "say when it serves under for")
		}
		if a.Kind() == questionnaire.Overlay {
			continue
		}
		if len(a.RulesOut) == 0 {
			c.add(BadOption, path, fmt.Sprintf("no answers rule out alternative %q", a.ID), "say under rules_out when it cannot serve, or make it an overlay")
			continue
		}
		if !c.escapes(a.RulesOut, c.anywhere()) {
			c.add(BadOption, path+".rules_out", fmt.Sprintf("every answer rules out alternative %q", a.ID), "leave answers with which it can serve")
			continue
		}
		for at := range c.q.Gates {
			if c.q.Gates[at].Instead == a.ID && !c.escapes(a.RulesOut, c.atMildest(at)) {
				c.add(BadOption, gatePath(c.gateAt[at])+".instead", fmt.Sprintf("alternative %q is ruled out where gate %q names it, all else at its best", a.ID, c.q.Gates[at].ID), "name another alternative, or change what rules it out")
			}
		}
	}
}

// comparable reports whether nothing is at fault in an alternative.
func (c *checker) comparable(i int) bool {
	return !slices.ContainsFunc(c.found, func(f fault) bool {
		return (f.Rule == DanglingID || f.Rule == BadCondition || f.Rule == DuplicateID || f.Rule == BadID) && f.Path != alternativePath(i) && inside(f.Path, alternativePath(i))
	})
}

func inside(path, block string) bool { return len(path) > len(block) && path[:len(block)] == block }

// named reports whether a gate or the topic names an alternative.
func (c *checker) named(id string) bool {
	t := c.q.Topic()
	return t.Governed == id || t.Comparison == id || slices.ContainsFunc(c.q.Gates, func(g questionnaire.Gate) bool { return g.Instead == id })
}

// span is the first and the last level that a question may have.
type span struct{ first, last int }

// anywhere leaves every level to every question.
func (c *checker) anywhere() []span {
	out := make([]span, len(c.q.Questions()))
	for at, q := range c.q.Questions() {
		out[at].last = len(q.Levels) - 1
	}
	return out
}

// atMildest is the mildest sheet of a gate, and leaves every level to the
// questions that no gate asks.
func (c *checker) atMildest(gate int) []span {
	out := make([]span, len(c.q.Questions()))
	asked := make([]bool, len(out))
	for _, g := range c.q.Model().Gates {
		for _, x := range g.Clauses {
			asked[x.Question] = true
		}
	}
	for at, level := range mildest(c.q, gate) {
		out[at] = span{level, level}
		if !asked[at] {
			out[at] = span{0, len(c.q.Questions()[at].Levels) - 1}
		}
	}
	return out
}

// escapeLimit bounds the search for answers on which no condition holds: after
// so many steps there are none.
const escapeLimit = 1 << 13

// escapes reports whether some sheet of the given levels keeps every condition
// from holding.
func (c *checker) escapes(rules []questionnaire.Precondition, levels []span) bool {
	steps := 0
	var from func(int) bool
	from = func(i int) bool {
		if steps++; steps > escapeLimit {
			return false
		}
		if i == len(rules) {
			return true
		}
		for _, x := range rules[i].When {
			first, last, _ := c.q.Span(x)
			at, _ := c.q.Position(x.Question)
			whole := levels[at]
			for _, part := range []span{{whole.first, min(whole.last, first-1)}, {max(whole.first, last+1), whole.last}} {
				if part.first > part.last {
					continue
				}
				if levels[at] = part; from(i + 1) {
					return true
				}
				levels[at] = whole
			}
		}
		return false
	}
	return from(0)
}
