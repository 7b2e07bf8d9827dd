package text

import (
	"fmt"
	"strings"

	"flowverdict/internal/text"
	"flowverdict/questionnaire"
	"flowverdict/questionnaire/review"
)

// Conflicts shows answers that stand against each other, side by side with what
// each rests on.
func Conflicts(q *questionnaire.Questionnaire, conflicts []review.Conflict) string {
	var b strings.Builder
	for i, c := range conflicts {
		if i > 0 {
			b.WriteByte('\n')
		}
		x := q.Question(c.Question)
		fmt.Fprintf(&b, "%s (%s)\n", text.Line(x.Title), x.ID)
		if c.Mine.Level != "" {
			b.WriteString(hang("  - ", "yours: "+side(x, c.Mine)))
		}
		for _, a := range c.Theirs {
			who := a.By
			if who == "" {
				who = "theirs"
			}
			a.By = ""
			b.WriteString(hang("  - ", text.Line(who)+": "+side(x, a)))
		}
	}
	return b.String()
}

// side is one of two answers, with what it rests on.
func side(x *questionnaire.Question, a questionnaire.Answer) string {
	said := a.Level
	if i, ok := x.Level(a.Level); ok {
		said += ", " + x.Levels[i].Text
	}
	var rests []string
	for _, s := range []string{string(a.Basis), a.Collected, a.By, a.Evidence} {
		if s = text.Line(s); s != "" {
			rests = append(rests, s)
		}
	}
	if len(rests) > 0 {
		said += " (" + strings.Join(rests, "; ") + ")"
	}
	return text.Line(said)
}

// Merged counts the levels that answers took, and the answers of the same level
// that have more to rest on.
func Merged(before, after questionnaire.Answers) (taken, gained string) {
	t, g := review.Gained(before, after)
	return text.Count(t, "answer") + " taken", fmt.Sprintf("%d with more to rest on", g)
}
