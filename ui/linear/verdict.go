package linear

import (
	"fmt"
	"strings"

	"flowverdict/internal/text"
	"flowverdict/questionnaire"
	"flowverdict/questionnaire/analysis"
	"flowverdict/report/summary"
	"flowverdict/ui/session"
)

// tellState says where the verdict stands: what the panel shows on the screen.
func (r *runner) tellState() error {
	answered, unknown, open := r.s.Counts()
	r.say("%s answered, %d unknown, %d open.", text.Count(answered, "question"), unknown, open)
	r.say("%s", summary.Standing(r.s.Assessment()))
	short := r.s.Summary()
	r.tellGates(r.s.Questionnaire(), &short)
	return nil
}

// tellGates says which gates have fired, and which still might.
func (r *runner) tellGates(q *questionnaire.Questionnaire, short *summary.Summary) {
	if len(short.Gates) == 0 {
		r.say("No gate has fired: none of the rules that hold the verdict down whatever the score.")
	}
	for _, g := range short.Gates {
		r.say("%s %s.", g.Text, text.UpperFirst(gateQuestions(q, g.Gate)))
	}
	for _, might := range short.Might {
		r.say("%s", might)
	}
}

// gateQuestions names the questions of a gate by number.
func gateQuestions(q *questionnaire.Questionnaire, g *questionnaire.Gate) string {
	var numbers []string
	for _, c := range g.When {
		i, _ := q.Position(c.Question)
		numbers = append(numbers, fmt.Sprint(i+1))
	}
	if len(numbers) == 1 {
		return "question " + numbers[0]
	}
	return "questions " + text.And(numbers)
}

// tellChange says in one or two sentences what an answer did to the verdict.
func (r *runner) tellChange(d *analysis.Difference) {
	said := summary.Standing(&d.After)
	if d.After.Bracket.Decided() && d.Before.Bracket != d.After.Bracket && len(d.After.Open) > 0 {
		said += " s takes you to the summary; the rest may stay open."
	}
	r.say("%s", said)
	short := r.s.Summary()
	for _, fires := range session.Fires(d) {
		for _, g := range short.Gates {
			if g.Gate == fires {
				r.say("Gate fired: %s", g.Text)
			}
		}
	}
	for _, g := range session.Lifts(d) {
		r.say("Gate no longer in force: %s.", g.Title)
	}
}

// previewText says what a level would do.
func previewText(d analysis.Difference) string {
	said := fmt.Sprintf("%s, score %s", summary.Becomes(&d), summary.Range(d.After.Score))
	for _, x := range []struct {
		verb  string
		gates []*questionnaire.Gate
	}{{"fires", session.Fires(&d)}, {"lifts", session.Lifts(&d)}} {
		var titles []string
		for _, g := range x.gates {
			titles = append(titles, `"`+g.Title+`"`) // titles hold commas
		}
		if len(titles) > 0 {
			said += "; " + x.verb + " " + strings.Join(titles, ", ")
		}
	}
	return said
}
