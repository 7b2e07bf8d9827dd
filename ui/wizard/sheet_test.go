package wizard

import (
	"slices"
	"strings"
	"testing"

	"flowverdict/internal/text"
	"flowverdict/questionnaire"
)

// What an answer costs is said to the hundredth.
func TestCostsAreSaidInFull(t *testing.T) {
	q := defaults()
	best := questionnaire.Answers{}
	for _, x := range q.Questions() {
		best = best.WithLevel(x.ID, x.Levels[0].ID)
	}
	said := 0
	for _, x := range q.Questions() {
		for _, l := range x.Levels[1:] {
			sh := &sheet{q: q, t: &theme{}}
			sh.draft.Answers = best.WithLevel(x.ID, l.ID)
			sh.a = questionnaire.Assess(q, sh.draft.Answers)
			for _, d := range questionnaire.Drivers(q, sh.draft.Answers, &sh.a) {
				if d.Question == nil {
					continue
				}
				said++
				want := d.Question.Title + " costs " + text.Points(d.Cost) + ": "
				if !slices.ContainsFunc(sh.drivers(), func(p para) bool { return strings.HasPrefix(p.text, want) }) {
					t.Errorf("%s %s: nothing begins with %q", x.ID, l.ID, want)
				}
			}
		}
	}
	if said < 50 {
		t.Errorf("only %d costs were looked for", said)
	}
}
