package soundness

import (
	"fmt"
	"slices"
	"strings"

	"flowverdict/internal/finding"
	"flowverdict/questionnaire"
)

// migrations checks what is said of answers to earlier versions, as far as the
// questionnaire alone tells.
func (c *checker) migrations() {
	versions := map[string]string{}
	for i := range c.d.Migrates {
		m := &c.d.Migrates[i]
		path := fmt.Sprintf("migrates[%d]", i)
		switch {
		case !questionnaire.ValidVersion(m.From):
			c.add(BadMigration, path+".from", fmt.Sprintf("version %q is not of the form 1.2.3", m.From), "")
		case questionnaire.ValidVersion(c.d.Version) && questionnaire.CompareVersions(m.From, c.d.Version) >= 0:
			c.add(BadMigration, path+".from", fmt.Sprintf("version %s is not earlier than %s", m.From, c.d.Version), "")
		default:
			c.unique(m.From, path+".from", versions)
		}
		questions := map[string]string{}
		for j := range m.Questions {
			c.migratedQuestion(&m.Questions[j], fmt.Sprintf("%s.questions[%d]", path, j), questions)
		}
	}
}

func (c *checker) migratedQuestion(q *questionnaire.MigratedQuestion, path string, seen map[string]string) {
	c.id(q.Question, path+".question", seen)
	levels, asked := c.levelsOf(q.Question)
	switch {
	case q.New && !asked:
		c.add(BadMigration, path+".question", fmt.Sprintf("there is no question %q", q.Question), "")
	case q.New == (len(q.Levels) > 0):
		c.add(BadMigration, path, fmt.Sprintf("it is either said of %q that it is new, or what becomes of its levels", q.Question), "keep one of new and levels")
	}
	from := map[string]string{}
	for k, l := range q.Levels {
		at := fmt.Sprintf("%s.levels[%d]", path, k)
		c.id(l.From, at+".from", from)
		switch {
		case l.Ask == (l.To != ""):
			c.add(BadMigration, at, fmt.Sprintf("either a level carries the answer %q, or the question is asked again", l.From), "keep one of to and ask")
		case l.Ask:
		case !asked:
			c.add(BadMigration, at+".to", fmt.Sprintf("there is no question %q to carry an answer to", q.Question), "write ask: true")
		case !slices.Contains(levels, l.To):
			c.add(BadMigration, at+".to", fmt.Sprintf("question %q has no level %q", q.Question, l.To), "use one of "+strings.Join(levels, ", "))
		}
	}
}

// levelsOf returns the ids of a question's levels, false where there is no such
// question.
func (c *checker) levelsOf(question string) ([]string, bool) {
	if c.levels == nil {
		c.levels = map[string][]string{}
		for i := range c.d.Sections {
			for j := range c.d.Sections[i].Questions {
				q := &c.d.Sections[i].Questions[j]
				if _, twice := c.levels[q.ID]; !twice {
					c.levels[q.ID] = q.LevelIDs()
				}
			}
		}
	}
	levels, ok := c.levels[question]
	return levels, ok
}

// CheckMigration finds what a questionnaire says wrongly, or leaves out, of
// answers to an earlier version: every level of every question that both have
// stands there once, conditions name what the earlier version has, and what it
// does not ask is marked new. It finds nothing where nothing is said of that
// version.
func CheckMigration(earlier, later *questionnaire.Questionnaire) []finding.Finding {
	at := slices.IndexFunc(later.Migrates, func(m questionnaire.Migration) bool { return m.From == earlier.Version })
	if at < 0 || earlier.ID != later.ID {
		return nil
	}
	c := &checker{d: &later.Definition}
	path := fmt.Sprintf("migrates[%d]", at)
	said := map[string]bool{}
	for j := range later.Migrates[at].Questions {
		q := &later.Migrates[at].Questions[j]
		said[q.Question] = true
		c.againstEarlier(earlier, q, fmt.Sprintf("%s.questions[%d]", path, j))
	}
	for _, q := range later.Questions() {
		if !said[q.ID] {
			c.add(BadMigration, path+".questions", fmt.Sprintf("nothing is said of question %q", q.ID), "")
		}
	}
	return findings(c.found)
}

func (c *checker) againstEarlier(earlier *questionnaire.Questionnaire, q *questionnaire.MigratedQuestion, path string) {
	was := earlier.Question(q.Question)
	switch {
	case was == nil && !q.New:
		c.add(BadMigration, path+".question", fmt.Sprintf("%s does not ask %q", earlier.Version, q.Question), "write new: true")
		return
	case was != nil && q.New:
		c.add(BadMigration, path+".new", fmt.Sprintf("%s asks %q already", earlier.Version, q.Question), "say what becomes of its levels")
		return
	case was == nil:
		return
	}
	said := map[string]bool{}
	for k, l := range q.Levels {
		said[l.From] = true
		at := fmt.Sprintf("%s.levels[%d]", path, k)
		if _, ok := was.Level(l.From); !ok {
			c.add(BadMigration, at+".from", fmt.Sprintf("%s has no level %q of %q", earlier.Version, l.From, q.Question), "use one of "+strings.Join(was.LevelIDs(), ", "))
		}
		for _, given := range l.OnlyIf {
			other := earlier.Question(given.Question)
			for _, level := range given.Levels {
				if other == nil || !slices.Contains(append(other.LevelIDs(), questionnaire.Unknown), level) {
					c.add(BadMigration, at+".only_if", fmt.Sprintf("%s has no level %q of %q", earlier.Version, level, given.Question), "")
				}
			}
		}
	}
	for _, level := range was.LevelIDs() {
		if !said[level] {
			c.add(BadMigration, path+".levels", fmt.Sprintf("nothing is said of level %q of %q", level, q.Question), "")
		}
	}
}
