package soundness

import (
	"fmt"
	"slices"
	"strings"

	"flowverdict/questionnaire"
)

func (c *checker) sections() {
	sections, questions := map[string]string{}, map[string]string{}
	for i, s := range c.d.Sections {
		path := fmt.Sprintf("sections[%d]", i)
		c.id(s.ID, path+".id", sections)
		c.need(s.Title, path+".title")
		c.need(s.About, path+".about")
		c.sources(s.Sources, path+".sources", false)
		if len(s.Questions) == 0 {
			c.add(DeadSection, path+".questions", fmt.Sprintf("section %q asks nothing", s.ID), "")
		}
		for j := range s.Questions {
			c.question(&s.Questions[j], fmt.Sprintf("%s.questions[%d]", path, j), questions)
		}
	}
	if len(c.d.Sections) == 0 {
		c.add(DeadSection, "sections", "a questionnaire needs a section with a question", "")
	}
}

func (c *checker) question(q *questionnaire.Question, path string, seen map[string]string) {
	c.id(q.ID, path+".id", seen)
	c.need(q.Title, path+".title")
	c.need(q.Text, path+".text")
	c.need(q.Why, path+".why")
	c.sources(q.Sources, path+".sources", true)
	if q.Weight < 1 || q.Weight > questionnaire.MaxWeight {
		c.add(BadWeight, path+".weight", fmt.Sprintf("weight %d is not between 1 and %d", q.Weight, questionnaire.MaxWeight), "")
	}
	if levers := leverIDs(c.d); !slices.Contains(levers, q.Lever) {
		c.add(DanglingID, path+".lever", fmt.Sprintf("there is no lever %q", q.Lever), "use one of "+strings.Join(levers, ", "))
	}
	for i, id := range q.Frameworks {
		if control, _ := c.d.Control(id); control == nil {
			c.add(DanglingID, fmt.Sprintf("%s.frameworks[%d]", path, i), fmt.Sprintf("control %q is in no framework", id), "")
		}
	}
	if len(q.Levels) < 2 {
		c.add(DeadLevel, path+".levels", "a question needs at least two levels", "")
	}
	levels := map[string]string{}
	for i, l := range q.Levels {
		at := fmt.Sprintf("%s.levels[%d]", path, i)
		c.id(l.ID, at+".id", levels)
		if slices.Contains(questionnaire.ReservedLevels(), l.ID) {
			c.add(BadID, at+".id", fmt.Sprintf("%q is said of any question and cannot be a level", l.ID), "")
		}
		c.need(l.Text, at+".text")
		c.sources(l.Sources, at+".sources", false)
		switch {
		case i == 0 && l.Points != 100:
			c.add(BadPoints, at+".points", fmt.Sprintf("the best level has %d points, not 100", l.Points), "")
		case l.Points < 0 || l.Points > 100:
			c.add(BadPoints, at+".points", fmt.Sprintf("%d points are not between 0 and 100", l.Points), "")
		case i > 0 && l.Points > q.Levels[i-1].Points:
			c.add(BadPoints, at+".points", fmt.Sprintf("%d points are more than the %d of the better level before it", l.Points, q.Levels[i-1].Points), "order the levels from best to worst")
			c.rises = append(c.rises, rise{len(c.found) - 1, q, i})
		}
	}
}

func leverIDs(d *questionnaire.Definition) []string {
	var ids []string
	for _, l := range d.Levers() {
		ids = append(ids, l.ID)
	}
	return ids
}

func (c *checker) bands() {
	want := questionnaire.Verdicts()
	if len(c.d.Bands) != len(want) {
		c.add(BadBands, "bands", fmt.Sprintf("%d bands, one for each of %s is needed", len(c.d.Bands), questionnaire.VerdictIDs()), "")
		return
	}
	above := 101
	for i, b := range c.d.Bands {
		path := fmt.Sprintf("bands[%d]", i)
		if b.Verdict != want[i] {
			c.add(BadBands, path+".verdict", fmt.Sprintf("the band of %s stands where %s is due", b.Verdict, want[i]), "order them from suitable to unsuitable")
		}
		if b.From >= above || b.From < 0 {
			c.add(BadBands, path+".from", fmt.Sprintf("begins at %d, which leaves no score for it below %d", b.From, above), "")
		}
		above = b.From
		c.need(b.Text, path+".text")
	}
	if above > 0 {
		c.add(BadBands, fmt.Sprintf("bands[%d].from", len(want)-1), fmt.Sprintf("scores below %d have no verdict", above), "let the last band begin at 0")
	}
}
