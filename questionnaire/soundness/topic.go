package soundness

import (
	"fmt"
	"slices"
	"strings"

	"flowverdict/internal/text"
	"flowverdict/questionnaire"
)

// topic checks the words for what the questionnaire is about. Only the name is
// needed; others may be left out, but not be blank.
func (c *checker) topic() {
	t := c.d.OwnTopic
	if t == nil {
		return
	}
	c.need(t.Name, "topic.name")
	for _, x := range []struct{ key, text string }{
		{"name", t.Name}, {"title", t.Title}, {"option", t.Option}, {"without", t.Without}, {"without_text", t.WithoutText},
		{"purpose", t.Purpose}, {"subject", t.Subject}, {"unnamed", t.Unnamed},
	} {
		if x.key != "name" && x.text != "" {
			c.need(x.text, "topic."+x.key)
		}
		c.oneLine(x.text, "topic."+x.key)
	}
	c.alternative(t.Governed, "topic.governed")
	c.alternative(t.Comparison, "topic.comparison")
	c.sources(t.Sources, "topic.sources", false)
}

// oneLine checks a text that is put into sentences.
func (c *checker) oneLine(s, path string) {
	if strings.Contains(s, "\n") {
		c.add(BadText, path, path+" is not one line", "write it without line breaks")
	}
	if r, hostile := text.FirstHostile(s); hostile {
		c.add(BadText, path, fmt.Sprintf("%s holds character U+%04X", path, r), "delete it")
	}
}

// alternative checks a reference to an alternative, where there is one.
func (c *checker) alternative(id, path string) {
	if id != "" && !slices.ContainsFunc(c.d.Alternatives, func(a questionnaire.Alternative) bool { return a.ID == id }) {
		c.add(DanglingID, path, fmt.Sprintf("there is no alternative %q", id), "")
	}
}

// levers checks who can move answers.
func (c *checker) levers() {
	if n := len(c.d.OwnLevers); n > questionnaire.MaxLevers {
		c.add(BadLevers, "levers", fmt.Sprintf("%d levers, at most %d are allowed", n, questionnaire.MaxLevers), "merge some of them")
	}
	seen := map[string]string{}
	for i, l := range c.d.OwnLevers {
		path := fmt.Sprintf("levers[%d]", i)
		c.id(l.ID, path+".id", seen)
		if l.ID == questionnaire.Fact {
			c.add(BadID, path+".id", fmt.Sprintf("%q is a lever of every questionnaire", l.ID), "leave it out")
		}
		c.need(l.Name, path+".name")
		c.oneLine(l.Name, path+".name")
	}
}

// notApplicable checks by which answer a framework does not apply.
func (c *checker) notApplicable(n *questionnaire.Inapplicable, path string) {
	if n == nil {
		return
	}
	c.need(n.Because, path+".because")
	c.oneLine(n.Because, path+".because")
	for _, s := range c.d.Sections {
		for _, q := range s.Questions {
			if q.ID != n.Question {
				continue
			}
			if _, ok := q.Level(n.Level); !ok {
				c.add(DanglingID, path+".level", fmt.Sprintf("question %q has no level %q", q.ID, n.Level), "use one of "+strings.Join(q.LevelIDs(), ", "))
			}
			return
		}
	}
	c.add(DanglingID, path+".question", fmt.Sprintf("there is no question %q", n.Question), "")
}
