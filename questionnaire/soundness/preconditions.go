package soundness

import (
	"fmt"
	"slices"
	"strings"

	"flowverdict/questionnaire"
)

// preconditions checks what is said of judging alternatives on answers.
func (c *checker) preconditions() {
	for i := range c.d.Alternatives {
		a := &c.d.Alternatives[i]
		path := alternativePath(i)
		if !slices.Contains(questionnaire.Kinds(), a.Kind()) {
			c.add(BadOption, path+".kind", fmt.Sprintf("there is no kind %q", a.OwnKind), "use one of protocol, overlay")
		}
		c.notAsked(a, path)
		mapped := map[string]string{}
		for j := range a.LevelMaps {
			c.levelMap(a, &a.LevelMaps[j], fmt.Sprintf("%s.level_maps[%d]", path, j), mapped)
		}
		for _, x := range []struct {
			key  string
			list []questionnaire.Precondition
		}{{"rules_out", a.RulesOut}, {"against", a.Against}, {"for", a.For}} {
			for j, p := range x.list {
				at := fmt.Sprintf("%s.%s[%d]", path, x.key, j)
				c.when(p.When, at+".when")
				c.need(p.Why, at+".why")
				c.sources(p.Sources, at+".sources", true)
			}
		}
	}
}

func alternativePath(i int) string { return fmt.Sprintf("alternatives[%d]", i) }

func (c *checker) notAsked(a *questionnaire.Alternative, path string) {
	seen := map[string]string{}
	for i, id := range a.NotAsked {
		at := fmt.Sprintf("%s.not_asked[%d]", path, i)
		if _, ok := c.levelsOf(id); !ok {
			c.add(DanglingID, at, fmt.Sprintf("there is no question %q", id), "")
			continue
		}
		c.unique(id, at, seen)
	}
}

// levelMap checks that a map makes no answer worse and keeps the order of
// levels: so a better answer never gives a worse verdict by it.
func (c *checker) levelMap(a *questionnaire.Alternative, m *questionnaire.LevelMap, path string, mapped map[string]string) {
	c.need(m.Why, path+".why")
	c.sources(m.Sources, path+".sources", true)
	levels, ok := c.levelsOf(m.Question)
	if !ok {
		c.add(DanglingID, path+".question", fmt.Sprintf("there is no question %q", m.Question), "")
		return
	}
	c.unique(m.Question, path+".question", mapped)
	if slices.Contains(a.NotAsked, m.Question) {
		c.add(BadOption, path+".question", fmt.Sprintf("%q is not asked of %q, so there is nothing to map", m.Question, a.ID), "keep one of the two")
	}
	if len(m.To) == 0 {
		c.add(BadOption, path+".to", "nothing is mapped", "name a level and the better one that it becomes")
	}
	to := make([]int, len(levels))
	for i := range to {
		to[i] = i
	}
	for _, pair := range m.To {
		at := path + ".to." + pair.From
		from, target := slices.Index(levels, pair.From), slices.Index(levels, pair.To)
		switch {
		case from < 0:
			c.add(DanglingID, at, fmt.Sprintf("question %q has no level %q", m.Question, pair.From), "use one of "+strings.Join(levels, ", "))
		case target < 0:
			c.add(DanglingID, at, fmt.Sprintf("question %q has no level %q", m.Question, pair.To), "use one of "+strings.Join(levels, ", "))
		case target > from:
			c.add(BadOption, at, fmt.Sprintf("%q is worse than %q: an alternative would be judged below what is assessed", pair.To, pair.From), "name the same level or a better one")
		default:
			to[from] = target
		}
	}
	for i := 1; i < len(to); i++ {
		if to[i] < to[i-1] {
			c.add(BadOption, path+".to", fmt.Sprintf("%q becomes better than %q, which is the better answer", levels[i], levels[i-1]), "keep the order of the levels")
			return
		}
	}
}

// when checks a condition's references, and that no comparison always holds.
func (c *checker) when(w questionnaire.When, path string) {
	seen := map[string]string{}
	for _, x := range w {
		at := path + "." + x.Question
		levels, ok := c.levelsOf(x.Question)
		level := slices.Index(levels, x.Level)
		word := at + "." + string(x.Word)
		switch {
		case !ok:
			c.add(DanglingID, at, fmt.Sprintf("there is no question %q", x.Question), "")
		case !slices.Contains(questionnaire.Words(), x.Word):
			c.add(BadCondition, at, fmt.Sprintf("%q compares nothing", x.Word), "use one of is, worse, better")
		case level < 0:
			c.add(DanglingID, word, fmt.Sprintf("question %q has no level %q", x.Question, x.Level), "use one of "+strings.Join(levels, ", "))
		case x.Word == questionnaire.Worse && level == 0, x.Word == questionnaire.Better && level == len(levels)-1:
			c.add(BadCondition, word, fmt.Sprintf("every answer to %q is %s or %s: the comparison always holds", x.Question, x.Level, x.Word), "name another level, or leave it out")
		default:
			c.unique(x.Question, at, seen)
		}
	}
}
