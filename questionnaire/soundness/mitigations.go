package soundness

import (
	"fmt"
	"slices"
	"strings"

	"flowverdict/questionnaire"
)

// mitigations checks what is said of mitigations and when they are there.
func (c *checker) mitigations() {
	seen := map[string]string{}
	for i := range c.d.Mitigations {
		m := &c.d.Mitigations[i]
		path := fmt.Sprintf("mitigations[%d]", i)
		c.id(m.ID, path+".id", seen)
		c.need(m.Section, path+".section")
		c.need(m.Title, path+".title")
		c.need(m.Limits, path+".limits")
		c.sources(m.Sources, path+".sources", true)
		if len(m.Stops) == 0 {
			c.add(BadMitigation, path+".stops", fmt.Sprintf("mitigation %q stops nothing", m.ID), "use some of "+strings.Join(questionnaire.Stops(), ", "))
		}
		for j, s := range m.Stops {
			c.oneOf(s, questionnaire.Stops(), fmt.Sprintf("%s.stops[%d]", path, j))
		}
		c.rules(m.Rules, questionnaire.MitigationStates(), path)
	}
}

// practices checks what is said of practices and when they are met.
func (c *checker) practices() {
	seen := map[string]string{}
	for i := range c.d.Practices {
		p := &c.d.Practices[i]
		path := fmt.Sprintf("practices[%d]", i)
		if !questionnaire.ValidPracticeID(p.ID) {
			c.add(BadID, path+".id", fmt.Sprintf("id %q is not of lower-case letters and digits", p.ID), "use a to z, 0 to 9 and single hyphens or dots between them")
		} else {
			c.unique(p.ID, path+".id", seen)
		}
		c.need(p.Text, path+".text")
		c.oneOf(p.By, questionnaire.PracticeBases(), path+".by")
		if p.Level != "" {
			c.oneOf(p.Level, questionnaire.PracticeLevels(), path+".level")
		}
		c.sources(p.Sources, path+".sources", false)
		c.rules(p.Rules, questionnaire.PracticeStates(), path)
		if len(p.Rules) > 0 && p.By != questionnaire.ByAnswers {
			c.add(BadMitigation, path+".rules", fmt.Sprintf("rules tell nothing of practice %q, which the %s does", p.ID, p.By), "write by: answers, or leave the rules out")
		}
	}
}

func (c *checker) oneOf(word string, words []string, path string) {
	if !slices.Contains(words, word) {
		c.add(BadMitigation, path, fmt.Sprintf("there is no %q here", word), "use one of "+strings.Join(words, ", "))
	}
}

// rules checks that each can be the first that holds.
func (c *checker) rules(rules []questionnaire.Rule, states []string, path string) {
	for i, r := range rules {
		at := fmt.Sprintf("%s.rules[%d]", path, i)
		c.oneOf(r.State, states, at+".state")
		found := len(c.found)
		c.when(r.When, at+".when")
		if len(c.found) > found {
			return
		}
		for j, earlier := range rules[:i] {
			if c.covers(earlier.When, r.When) {
				c.add(BadMitigation, at, fmt.Sprintf("it is never the first that holds: rules[%d] holds wherever it does", j), "put it before that one, or leave it out")
				break
			}
		}
	}
}

// covers reports whether a condition holds wherever another does.
func (c *checker) covers(wide, narrow questionnaire.When) bool {
	for _, w := range wide {
		if !slices.ContainsFunc(narrow, func(n questionnaire.Comparison) bool { return c.within(n, w) }) {
			return false
		}
	}
	return true
}

// within reports whether a comparison leaves no level that another does not.
func (c *checker) within(narrow, wide questionnaire.Comparison) bool {
	if narrow.Question != wide.Question {
		return false
	}
	levels, _ := c.levelsOf(wide.Question)
	inner, outer := spanOf(narrow, levels), spanOf(wide, levels)
	return outer.first <= inner.first && inner.last <= outer.last
}

// spanOf are the levels on which a comparison holds.
func spanOf(x questionnaire.Comparison, levels []string) span {
	at := slices.Index(levels, x.Level)
	switch x.Word {
	case questionnaire.Worse:
		return span{at, len(levels) - 1}
	case questionnaire.Better:
		return span{0, at}
	}
	return span{at, at}
}
