package soundness

import (
	"fmt"
	"slices"
	"strings"

	"flowverdict/questionnaire"
)

// gates checks each gate's own words and references.
func (c *checker) gates() {
	levels := map[string][]string{}
	for i := range c.d.Sections {
		for j := range c.d.Sections[i].Questions {
			q := &c.d.Sections[i].Questions[j]
			levels[q.ID] = q.LevelIDs()
		}
	}
	ids, conditions := map[string]string{}, map[string]string{}
	for i := range c.d.Gates {
		g := &c.d.Gates[i]
		path := gatePath(i)
		c.id(g.ID, path+".id", ids)
		c.need(g.Title, path+".title")
		c.need(g.Reason, path+".reason")
		c.need(g.Remedy, path+".remedy")
		c.sources(g.Sources, path+".sources", true)
		if g.Caps < questionnaire.Unsuitable || g.Caps >= questionnaire.Suitable {
			c.add(BadGate, path+".caps", "only a cap below suitable caps anything", "use one of conditional, governed, unsuitable")
		}
		c.alternative(g.Instead, path+".instead")
		c.otherwise(g, path+".otherwise")
		if g.Behind != "" && !slices.ContainsFunc(c.d.Gates, func(x questionnaire.Gate) bool { return x.ID == g.Behind }) {
			c.add(DanglingID, path+".behind", fmt.Sprintf("there is no gate %q", g.Behind), "")
		}
		c.clauses(g, path, levels)
		key := g.Condition()
		if first, twice := conditions[key]; twice {
			c.add(BadGate, path+".when", fmt.Sprintf("the same condition as gate %q", first), "merge the two gates")
		} else {
			conditions[key] = g.ID
		}
	}
}

// otherwise: what a gate asks for while its alternative is ruled out can be read
// only where some answers make it fire and rule that alternative out.
func (c *checker) otherwise(g *questionnaire.Gate, path string) {
	if g.Otherwise == "" {
		return
	}
	at := slices.IndexFunc(c.d.Alternatives, func(a questionnaire.Alternative) bool { return a.ID == g.Instead })
	switch {
	case g.Instead == "":
		c.add(BadGate, path, "the gate names no alternative that could be ruled out", "remove it, or name the alternative under instead")
	case at >= 0 && !c.ruledOutBeside(&c.d.Alternatives[at], g):
		c.add(BadGate, path, fmt.Sprintf("no answers with which the gate fires rule out alternative %q", g.Instead), "remove it")
	}
}

// ruledOutBeside reports whether an alternative can be ruled out while a gate's
// condition holds. References that lead nowhere are found elsewhere.
func (c *checker) ruledOutBeside(a *questionnaire.Alternative, g *questionnaire.Gate) bool {
	return slices.ContainsFunc(a.RulesOut, func(p questionnaire.Precondition) bool {
		return !slices.ContainsFunc(p.When, func(x questionnaire.Comparison) bool {
			return slices.ContainsFunc(g.When, func(clause questionnaire.Clause) bool { return c.apart(x, clause) })
		})
	})
}

// apart reports whether a comparison and a clause, each of which holds on some
// level, hold on none of the same question's together.
func (c *checker) apart(x questionnaire.Comparison, clause questionnaire.Clause) bool {
	if x.Question != clause.Question || x.Word == questionnaire.Worse {
		return false
	}
	for i := range c.d.Sections {
		for j := range c.d.Sections[i].Questions {
			if q := &c.d.Sections[i].Questions[j]; q.ID == clause.Question {
				level, ok := q.Level(x.Level)
				from, also := q.Level(clause.Level)
				return ok && also && level < from
			}
		}
	}
	return false
}

func (c *checker) clauses(g *questionnaire.Gate, path string, levels map[string][]string) {
	if len(g.When) == 0 {
		c.add(BadGate, path+".when", "a gate without a condition always fires", "")
	}
	seen := map[string]bool{}
	for i, clause := range g.When {
		at := fmt.Sprintf("%s.when[%d]", path, i)
		known, ok := levels[clause.Question]
		switch {
		case !ok:
			c.add(DanglingID, at+".question", fmt.Sprintf("there is no question %q", clause.Question), "")
		case !slices.Contains(known, clause.Level):
			c.add(DanglingID, at+".level", fmt.Sprintf("question %q has no level %q", clause.Question, clause.Level), "use one of "+strings.Join(known, ", "))
		case known[0] == clause.Level:
			c.add(BadGate, at+".level", fmt.Sprintf("%q is the best level of %q, so the clause always holds", clause.Level, clause.Question), "name a worse level")
			c.empty = append(c.empty, emptyClause{len(c.found) - 1, clause.Question, known})
		case seen[clause.Question]:
			c.add(BadGate, at+".question", fmt.Sprintf("question %q stands twice in one condition", clause.Question), "keep the worse level")
		}
		seen[clause.Question] = true
	}
}
