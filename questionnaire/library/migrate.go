package library

import (
	"fmt"
	"slices"

	"flowverdict/questionnaire"
	"flowverdict/questionnaire/review"
)

// Migrated is what becomes of answers to one questionnaire under another.
type Migrated struct {
	Answers questionnaire.Answers  // what is carried over, with notes, in the other's order
	Asked   []Asked                // what is asked anew, in the other's order
	Dropped []questionnaire.Answer // what the other one does not ask, in the order of the first
}

// Asked is a question that is asked anew, and why.
type Asked struct {
	Question *questionnaire.Question
	Before   questionnaire.Answer // as it was given; the zero Answer where it was not asked before
	Text     string               // of the level that was answered, or ""
	Why      string               // part of a sentence: "the levels changed"
}

// Migrate carries each answer over whose question and level still mean the
// same. The other questionnaire says so as data, where it is a later version of
// the first ([questionnaire.Migration]); without such data an answer is carried
// over where question id, level id and the level's text are the same. An answer
// is never read as more than it says: what is not carried over is open and
// asked anew. Unknown stays unknown, and a note on an open question stays. day
// is the day of the new review, YYYY-MM-DD.
func Migrate(from, to *questionnaire.Questionnaire, answers questionnaire.Answers, day string) Migrated {
	m := migrator{from: from, to: to, read: from.Read(answers), day: day}
	if from.ID == to.ID {
		m.table = to.MigrationFrom(from.Version)
	}
	var out Migrated
	for _, question := range to.Questions() {
		at, was := from.Position(question.ID)
		if !was {
			out.Asked = append(out.Asked, Asked{Question: question, Why: "it was not asked before"})
			continue
		}
		answer, given := m.read.Answer(at)
		if !given {
			continue
		}
		level, why := m.level(question, at)
		if why != "" {
			text := from.Questions()[at].Levels[m.read.Low[at]].Text
			out.Asked = append(out.Asked, Asked{question, answer, text, why})
			continue
		}
		answer.Level = level
		out.Answers = out.Answers.With(answer)
	}
	for at, question := range from.Questions() {
		if answer, given := m.read.Answer(at); given && to.Question(question.ID) == nil {
			out.Dropped = append(out.Dropped, answer)
		}
	}
	return out
}

// Take reads the answers to one questionnaire as another one takes them, when
// records are compared or judged again: by the data of [questionnaire.Migration]
// where there is some, else by ids alone.
func Take(from, to *questionnaire.Questionnaire, answers questionnaire.Answers, day string) questionnaire.Answers {
	if from.ID == to.ID && to.MigrationFrom(from.Version) != nil {
		return Migrate(from, to, answers, day).Answers
	}
	return answers
}

type migrator struct {
	from, to *questionnaire.Questionnaire
	table    *questionnaire.Migration
	read     *questionnaire.Reading
	day      string
}

// level returns what an answer is under the other questionnaire, or why it is
// asked anew.
func (m *migrator) level(question *questionnaire.Question, at int) (level, why string) {
	if !m.read.Known(at) {
		return m.read.Level(at), "" // unknown, or open with a note
	}
	old := m.read.Level(at)
	if m.table != nil {
		return m.byTable(question.ID, old, at)
	}
	position, ok := question.Level(old)
	switch {
	case !ok:
		return "", "the levels changed"
	case question.Levels[position].Text != m.from.Questions()[at].Levels[m.read.Low[at]].Text:
		return "", "the level is worded otherwise"
	}
	return old, ""
}

func (m *migrator) byTable(question, old string, at int) (level, why string) {
	said := m.table.Level(question, old)
	if said == nil {
		return "", "the levels changed"
	}
	reason := func(otherwise string) string {
		if said.Note != "" {
			return said.Note
		}
		return otherwise
	}
	if said.Ask {
		return "", reason("the levels changed")
	}
	for _, given := range said.OnlyIf {
		if other, ok := m.from.Position(given.Question); !ok || !slices.Contains(given.Levels, m.read.Level(other)) {
			return "", reason(fmt.Sprintf("what it means hangs on the answer to %s", given.Question))
		}
	}
	if answer, _ := m.read.Answer(at); said.FreshMonths > 0 && !fresh(answer.Collected, said.FreshMonths, m.day) {
		return "", fmt.Sprintf("it was not collected in the %d months before this review", said.FreshMonths)
	}
	return said.To, ""
}

// fresh reports whether a day lies at most so many months before another.
func fresh(collected string, months int, day string) bool {
	return collected != "" && review.AddMonths(collected, months) >= day
}
