package content

import (
	"fmt"
	"slices"
	"strings"

	"flowverdict/internal/text"
	"flowverdict/questionnaire"
	"flowverdict/report/summary"
)

// Chart is what decided the verdict, as a graph that flows from answers
// through gates to the verdict. Titles and levels are the questionnaire's words,
// hostile until sanitised for where they go; all else is the program's.
type Chart struct {
	Answers []ChartAnswer // each once, in the order of the gates
	Gates   []ChartGate   // the gates that cap at the verdict
	Others  string        // how many gates cap higher, or ""
	Points  string        // "points 38 to 76"
	Verdict string
	Score   string // "score 38 to 59"
}

// ChartAnswer is an answer by which gates fire or might fire.
type ChartAnswer struct {
	Question string // its title
	Level    string // what was answered, whole
	Short    string // the same, fit for a box
}

// ChartGate is a gate, and what it does to the verdict.
type ChartGate struct {
	Title    string
	Effect   string // "ceiling 59", and whether it only might be
	Possible bool   // it has not fired, but still might
	Answers  []int  // the places of the answers that lead to it
}

// shortLevel is how wide what was answered may be in a box.
const shortLevel = 40

// chart draws what decided the verdict, and how the points became the score. The
// gates are those that cap at the verdict; gates that cap higher are counted.
// Where none has fired there is nothing to draw but points.
func (v *view) chart() {
	defer v.waterfall()
	fired, possible := v.sum.Deciding()
	if len(fired) == 0 {
		return
	}
	c := Chart{Points: "points " + summary.Range(v.a.Points), Verdict: v.a.Verdict().String(), Score: "score " + summary.Range(v.a.Score)}
	for i, gate := range append(slices.Clip(fired), possible...) {
		g := ChartGate{Title: gate.Title, Effect: fmt.Sprintf("ceiling %d", v.ceiling(gate.Caps)), Possible: i >= len(fired)}
		if g.Possible {
			g.Effect += ", if it fires"
		}
		for _, clause := range gate.When {
			g.Answers = append(g.Answers, c.answer(v.chartAnswer(clause.Question)))
		}
		c.Gates = append(c.Gates, g)
	}
	if higher := v.higher(); higher > 0 {
		c.Others = string(count(higher, "other gate") + " that cap higher")
		if higher == 1 {
			c.Others = "1 other gate that caps higher"
		}
	}
	v.blocks = append(v.blocks, c)
}

// answer returns the place of an answer, which is added where it is new.
func (c *Chart) answer(a ChartAnswer) int {
	at := slices.Index(c.Answers, a)
	if at < 0 {
		at = len(c.Answers)
		c.Answers = append(c.Answers, a)
	}
	return at
}

// higher counts the gates that are not overshadowed and cap above the verdict.
func (v *view) higher() int {
	fired, possible := v.sum.Deciding()
	return len(v.fired) + len(v.possible) - len(fired) - len(possible)
}

func (v *view) chartAnswer(id string) ChartAnswer {
	question := v.q.Question(id)
	said := text.Line(summary.AnswerText(question, v.answers[id].Level).String())
	return ChartAnswer{Question: text.Line(question.Title), Level: said, Short: shortened(said)}
}

// shortened is the beginning of what was answered, in whole words.
func shortened(said string) string {
	lines := text.Wrap(said, shortLevel, text.Long)
	if len(lines) < 2 {
		return said
	}
	return strings.TrimRight(lines[0], " ,;:.(") + "…"
}

// ceiling is the highest score under a gate that caps at a verdict.
func (v *view) ceiling(caps questionnaire.Verdict) int {
	top := 100
	for _, band := range v.q.Bands {
		if band.Verdict == caps {
			break
		}
		top = band.From - 1
	}
	return top
}
