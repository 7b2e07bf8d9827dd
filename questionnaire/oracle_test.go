package questionnaire_test

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"flowverdict/questionnaire"
)

// oracle judges a second time, written from the words of the decision model
// and from a contract's lines: names instead of positions, no index, no
// shortcut. Where it and Assess differ, one of them is wrong.
type oracle struct {
	questions []string
	weight    map[string]int
	levels    map[string][]string       // best first
	points    map[string]map[string]int // question, level
	gates     []oracleGate
	from      map[string]int
	implies   map[[2]int]bool // the first gate's condition implies the second's
}

type oracleGate struct {
	id, caps string
	when     [][2]string // question, level
}

var ranks = map[string]int{"unsuitable": 0, "governed": 1, "conditional": 2, "suitable": 3}

func newOracle(lines []string) *oracle {
	o := &oracle{weight: map[string]int{}, levels: map[string][]string{}, points: map[string]map[string]int{}, from: map[string]int{}, implies: map[[2]int]bool{}}
	number := func(s string) int {
		n, err := strconv.Atoi(s)
		if err != nil {
			panic(err)
		}
		return n
	}
	for _, line := range lines {
		f := strings.Fields(line)
		switch f[0] {
		case "band":
			o.from[f[1]] = number(f[2])
		case "question":
			o.questions = append(o.questions, f[1])
			o.weight[f[1]], o.points[f[1]] = number(f[3]), map[string]int{}
		case "level":
			q := o.questions[len(o.questions)-1]
			o.levels[q] = append(o.levels[q], f[1])
			o.points[q][f[1]] = number(f[2])
		case "gate":
			o.gates = append(o.gates, oracleGate{id: f[1], caps: f[3]})
		case "when":
			g := &o.gates[len(o.gates)-1]
			g.when = append(g.when, [2]string{f[1], f[2]})
		}
	}
	for i := range o.gates {
		for j := range o.gates {
			o.implies[[2]int{i, j}] = i != j && o.alwaysTogether(o.gates[i], o.gates[j])
		}
	}
	return o
}

// alwaysTogether tries every combination of levels of the questions that the
// two conditions name: wherever the first holds, the second must hold.
func (o *oracle) alwaysTogether(first, second oracleGate) bool {
	var names []string
	for _, c := range append(slices.Clone(first.when), second.when...) {
		if !slices.Contains(names, c[0]) {
			names = append(names, c[0])
		}
	}
	sheet := map[string]string{}
	var try func(rest []string) bool
	try = func(rest []string) bool {
		if len(rest) == 0 {
			return !o.fires(first, sheet) || o.fires(second, sheet)
		}
		for _, level := range o.levels[rest[0]] {
			sheet[rest[0]] = level
			if !try(rest[1:]) {
				return false
			}
		}
		return true
	}
	return try(names)
}

func (o *oracle) fires(g oracleGate, sheet map[string]string) bool {
	for _, c := range g.when {
		order := o.levels[c[0]]
		if slices.Index(order, sheet[c[0]]) < slices.Index(order, c[1]) {
			return false
		}
	}
	return true
}

func (o *oracle) pointsOf(sheet map[string]string) int {
	sum, weights := 0, 0
	for q, w := range o.weight {
		sum += w * o.points[q][sheet[q]]
		weights += w
	}
	return sum / weights
}

func (o *oracle) ceiling(verdict string) int {
	for v, rank := range ranks {
		if rank == ranks[verdict]+1 {
			return o.from[v] - 1
		}
	}
	return 100
}

func (o *oracle) scoreOf(sheet map[string]string) int {
	score := o.pointsOf(sheet)
	for _, g := range o.gates {
		if o.fires(g, sheet) {
			score = min(score, o.ceiling(g.caps))
		}
	}
	return score
}

func (o *oracle) band(score int) string {
	best := "unsuitable"
	for v, from := range o.from {
		if score >= from && ranks[v] > ranks[best] {
			best = v
		}
	}
	return best
}

// assess gives the assessment in the words of describe. Answers are by
// question; "" and levels that do not exist are open.
func (o *oracle) assess(answers map[string]string) string {
	low, high := map[string]string{}, map[string]string{}
	var open, unknown []string
	for _, q := range o.questions {
		order := o.levels[q]
		switch answer := answers[q]; {
		case slices.Contains(order, answer):
			low[q], high[q] = answer, answer
			continue
		case answer == "unknown":
			unknown = append(unknown, q)
		default:
			open = append(open, q)
		}
		low[q], high[q] = order[len(order)-1], order[0]
	}
	states := map[int]string{}
	for i, g := range o.gates {
		if o.fires(g, low) {
			states[i] = "possible"
		}
		if o.fires(g, high) {
			states[i] = "fired"
		}
	}
	out := fmt.Sprintf("verdict %s to %s\nscore %d to %d\npoints %d to %d\n", o.band(o.scoreOf(low)), o.band(o.scoreOf(high)),
		o.scoreOf(low), o.scoreOf(high), o.pointsOf(low), o.pointsOf(high))
	for i, g := range o.gates {
		if states[i] == "" {
			continue
		}
		out += "gate " + g.id + " " + states[i]
		for j, other := range o.gates {
			shadow := states[j] == "fired" || states[j] == "possible" && states[i] == "possible"
			if shadow && o.implies[[2]int{j, i}] && ranks[other.caps] <= ranks[g.caps] {
				out += " overshadowed"
				break
			}
		}
		out += "\n"
	}
	return out + fmt.Sprintf("unknown %v\nopen %v\n", unknown, open)
}

// describe writes an assessment down for comparison.
func describe(a questionnaire.Assessment) string {
	out := fmt.Sprintf("verdict %s to %s\nscore %d to %d\npoints %d to %d\n", a.Bracket.Lowest, a.Bracket.Highest,
		a.Score.Low, a.Score.High, a.Points.Low, a.Points.High)
	for _, g := range a.Gates {
		out += "gate " + g.ID + " " + g.State.String()
		if g.Overshadowed {
			out += " overshadowed"
		}
		out += "\n"
	}
	return out + fmt.Sprintf("unknown %v\nopen %v\n", a.Unknown, a.Open)
}
