package content

import (
	"flowverdict/questionnaire"
	"flowverdict/report/summary"
)

// Chart is what decided the verdict, as a graph that flows from answers
// through gates to the verdict. It holds ids and fixed words only, so that no
// text can forge a part of it.
type Chart struct {
	Gates   []ChartGate // the gates that cap at the verdict
	Others  string      // how many gates cap higher, or ""
	Points  string      // "points 38 to 76"
	Verdict string
	Score   string // "score 38 to 59"
}

// ChartGate is a gate, and what it does to the verdict.
type ChartGate struct {
	Gate     string // id
	Effect   string // "caps at" or "might cap at"
	Possible bool   // it has not fired, but still might
	Answers  []ChartAnswer
}

// ChartAnswer is an answer by which a gate fires or might fire: ids.
type ChartAnswer struct{ Question, Level string }

// chart has the gates that cap at the verdict; gates that cap higher are
// counted.
func (v *view) chart() {
	c := Chart{Points: "points " + summary.Range(v.a.Points), Verdict: v.a.Verdict().String(), Score: "score " + summary.Range(v.a.Score)}
	fired, possible := v.sum.Deciding()
	for _, gate := range fired {
		c.Gates = append(c.Gates, ChartGate{gate.ID, "caps at", false, v.chartAnswers(gate)})
	}
	for _, gate := range possible {
		c.Gates = append(c.Gates, ChartGate{gate.ID, "might cap at", true, v.chartAnswers(gate)})
	}
	if higher := v.higher(); higher > 0 {
		c.Others = string(count(higher, "other gate") + " that cap higher")
		if higher == 1 {
			c.Others = "1 other gate that caps higher"
		}
	}
	v.blocks = append(v.blocks, c)
}

// higher counts the gates that are not overshadowed and cap above the verdict.
func (v *view) higher() int {
	fired, possible := v.sum.Deciding()
	return len(v.fired) + len(v.possible) - len(fired) - len(possible)
}

func (v *view) chartAnswers(gate *questionnaire.Gate) []ChartAnswer {
	var out []ChartAnswer
	for _, clause := range gate.When {
		out = append(out, ChartAnswer{clause.Question, v.chartLevel(clause.Question)})
	}
	return out
}

// chartLevel is the id of an answer; what is no level of its question is open.
func (v *view) chartLevel(id string) string {
	question := v.q.Question(id)
	level := v.answers[id].Level
	if _, ok := question.Level(level); ok || level == questionnaire.Unknown {
		return level
	}
	return "open"
}
