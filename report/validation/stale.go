package validation

import (
	"fmt"
	"strings"

	"flowverdict/internal/finding"
	"flowverdict/questionnaire"
)

// cause is an answer that the stored assessment may have been computed with.
type cause struct {
	question string
	level    string // "" for an open question
}

// explain looks for the one answer that was changed after the assessment was
// computed: with another level there, nothing would differ. Where several
// could be it, the difference names them all.
func (in *inspection) explain() (finding.Finding, bool) {
	causes := in.causes()
	if len(causes) == 0 {
		return finding.Finding{}, false
	}
	out := finding.Finding{Rule: assessmentStale, Path: "assessment", Hint: in.update()}
	if c := causes[0]; oneQuestion(causes) {
		out.Path = in.levelPath(c.question)
		out.Message = fmt.Sprintf("question %q is %s now, and the assessment was computed %s", c.question, in.now(c.question), then(causes))
		return out, true
	}
	var were []string
	for _, c := range causes[:min(3, len(causes))] {
		were = append(were, fmt.Sprintf("%q %s", c.question, then([]cause{c})))
	}
	if len(causes) > 3 {
		were = append(were, fmt.Sprintf("%d others", len(causes)-3))
	}
	out.Message = "the assessment was computed from other answers: " + strings.Join(were, ", or ")
	return out, true
}

func (in *inspection) causes() []cause {
	var out []cause
	for _, q := range in.questionnaire.Questions() {
		now := in.record.Answers.Get(q.ID).Level
		for _, level := range append(q.LevelIDs(), questionnaire.Unknown, "") {
			if level == now {
				continue
			}
			a := questionnaire.Assess(in.questionnaire, in.record.Answers.WithLevel(q.ID, level))
			if a.Points != in.stored.Points && !in.broken.At("assessment.points") {
				continue // the usual case, and cheap to see
			}
			if len(in.differencesTo(&a)) == 0 {
				out = append(out, cause{q.ID, level})
			}
		}
	}
	return out
}

func oneQuestion(causes []cause) bool {
	for _, c := range causes {
		if c.question != causes[0].question {
			return false
		}
	}
	return true
}

// then says what the answer was.
func then(causes []cause) string {
	var levels []string
	open := ""
	for _, c := range causes {
		if c.level == "" {
			open = "while it was open"
		} else {
			levels = append(levels, fmt.Sprintf("%q", c.level))
		}
	}
	if len(levels) == 0 {
		return open
	}
	said := "with " + strings.Join(levels, " or ")
	if open != "" {
		said += ", or " + open
	}
	return said
}

// now says what the answer is.
func (in *inspection) now(question string) string {
	if level := in.record.Answers.Get(question).Level; level != "" {
		return fmt.Sprintf("%q", level)
	}
	return "open"
}

// levelPath is where the level of a question stands, or its answer, or the
// answers.
func (in *inspection) levelPath(question string) string {
	for i := range in.record.Answers {
		if in.record.Answers[i].Question == question {
			if in.record.Answers[i].Level == "" {
				return fmt.Sprintf("answers[%d].question", i)
			}
			return fmt.Sprintf("answers[%d].level", i)
		}
	}
	return "answers"
}
