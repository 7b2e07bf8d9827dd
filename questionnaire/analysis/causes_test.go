package analysis_test

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"testing"

	"flowverdict/questionnaire"
	"flowverdict/questionnaire/analysis"
	"flowverdict/questionnaire/fixture"

	"pgregory.net/rapid"
)

// describeCauses writes causes down for comparison.
func describeCauses(c analysis.Causes) string {
	out := fmt.Sprintf("worse only %s better only %s mixed %v more %v stopped %v\n", c.Worse, c.Better, c.Mixed, c.More, c.Stopped)
	for _, x := range c.Sets {
		for _, a := range x.Answers {
			out += fmt.Sprintf("%s %q to %q, ", a.Question.ID, a.From, a.To)
		}
		out += "gates"
		for _, g := range x.Gates {
			out += " " + g.ID
		}
		out += fmt.Sprintf(" points %v\n", x.Points)
	}
	return out
}

// causeCheck tries every set of changed answers, judged by the oracle.
type causeCheck struct {
	o             *fixture.Oracle
	q             *questionnaire.Questionnaire
	before, after fixture.Sheet
	low           [2]fixture.Sheet
}

func newCauseCheck(o *fixture.Oracle, q *questionnaire.Questionnaire, before, after fixture.Sheet) causeCheck {
	c := causeCheck{o: o, q: q, before: before, after: after}
	for i, s := range []fixture.Sheet{before, after} {
		c.low[i] = fixture.Sheet{}
		for _, x := range q.Questions() {
			c.low[i][x.ID] = x.Levels[len(x.Levels)-1].ID
			if _, known := x.Level(s[x.ID]); known {
				c.low[i][x.ID] = s[x.ID]
			}
		}
	}
	return c
}

// applied takes over the new answer to the questions that are chosen.
func (c causeCheck) applied(chosen func(id string) bool) fixture.Sheet {
	out := fixture.Sheet{}
	for id := range c.low[0] {
		out[id] = c.low[0][id]
		if chosen(id) {
			out[id] = c.low[1][id]
		}
	}
	return out
}

// step is how many levels worse the question is after.
func (c causeCheck) step(id string) int {
	return slices.Index(c.o.Levels[id], c.low[1][id]) - slices.Index(c.o.Levels[id], c.low[0][id])
}

func (c causeCheck) verdict(s fixture.Sheet) int { return fixture.Rank(c.o.Band(c.o.ScoreOf(s))) }

// want tries every set, and keeps those that work and none of whose proper
// subsets works.
func (c causeCheck) want() string {
	var worse, better []string
	for _, id := range c.o.Questions {
		if step := c.step(id); step > 0 {
			worse = append(worse, id)
		} else if step < 0 {
			better = append(better, id)
		}
	}
	only := func(ids []string) fixture.Sheet {
		return c.applied(func(id string) bool { return slices.Contains(ids, id) })
	}
	out := fmt.Sprintf("worse only %s better only %s mixed %v more false stopped false\n", c.o.Band(c.o.ScoreOf(only(worse))), c.o.Band(c.o.ScoreOf(only(better))), len(worse) > 0 && len(better) > 0)
	was, is := c.verdict(c.low[0]), c.verdict(c.low[1])
	own, other := worse, better
	if is > was {
		own, other = better, worse
	}
	if is == was {
		return out
	}
	var sets [][]int
	works := make([]bool, 1<<len(own))
	for set := range works {
		ids := slices.Clone(other)
		var members []int
		least := true
		for i, id := range own {
			if set&(1<<i) != 0 {
				ids, members = append(ids, id), append(members, i)
				least = least && !works[set&^(1<<i)]
			}
		}
		if works[set] = !least || c.verdict(only(ids)) == is; works[set] && least {
			sets = append(sets, members)
		}
	}
	slices.SortFunc(sets, func(x, y []int) int { return cmp.Or(cmp.Compare(len(x), len(y)), slices.Compare(x, y)) })
	for _, set := range sets {
		ids := slices.Clone(other)
		for _, i := range set {
			ids = append(ids, own[i])
			out += fmt.Sprintf("%s %q to %q, ", own[i], c.before[own[i]], c.after[own[i]])
		}
		out += c.acts(only(other), only(ids))
	}
	return out
}

// acts says what differs between the sheets without and with a set: gates by
// the verdict that they cap at, and points.
func (c causeCheck) acts(without, with fixture.Sheet) string {
	was, is := c.verdict(without), c.verdict(with)
	var gates []int
	for i, g := range c.o.Gates {
		fires, fired := is < was && fixture.Rank(g.Caps) == is && c.o.Fires(g, with), is > was && fixture.Rank(g.Caps) < is && c.o.Fires(g, without)
		if fires || fired {
			gates = append(gates, i)
		}
	}
	out := "gates"
	for _, i := range gates {
		if !slices.ContainsFunc(gates, func(j int) bool {
			return c.o.Implies[[2]int{j, i}] && fixture.Rank(c.o.Gates[j].Caps) <= fixture.Rank(c.o.Gates[i].Caps)
		}) {
			out += " " + c.o.Gates[i].Id
		}
	}
	points := is < was && fixture.Rank(c.o.Band(c.o.PointsOf(with))) == is || is > was && fixture.Rank(c.o.Band(c.o.PointsOf(without))) < is
	return out + fmt.Sprintf(" points %v\n", points)
}

// check compares, and counts what was seen.
func (c causeCheck) check(t *rapid.T, seen map[string]int) {
	got := analysis.CausesUpTo(c.q, c.before.Answers(c.q), c.after.Answers(c.q), 1<<20)
	if want := c.want(); describeCauses(got) != want {
		t.Fatalf("from %v to %v in\n%s\ngot\n%swant\n%s", c.before, c.after, strings.Join(fixture.ContractOf(&c.q.Definition), "\n"), describeCauses(got), want)
	}
	is := c.verdict(c.low[1])
	seen["none"] += map[bool]int{true: 1}[len(got.Sets) == 0]
	for _, x := range got.Sets {
		seen[map[bool]string{true: "fell", false: "rose"}[is < c.verdict(c.low[0])]]++
		seen["one answer"] += map[bool]int{true: 1}[len(x.Answers) == 1]
		seen["several answers"] += map[bool]int{true: 1}[len(x.Answers) > 1]
		seen["points"] += map[bool]int{true: 1}[x.Points]
		seen["gates"] += map[bool]int{true: 1}[len(x.Gates) > 0]
		seen["both kinds"] += map[bool]int{true: 1}[got.Mixed]
	}
}

func enough(t *testing.T, seen map[string]int, least int, more ...string) {
	t.Helper()
	for _, what := range append(more, "none", "fell", "rose", "one answer", "several answers", "gates", "both kinds") {
		if !testing.Short() && seen[what] < least {
			t.Errorf("only %d times %s: the sheets are drawn badly", seen[what], what)
		}
	}
}

// The causes are what trying every set of changed answers finds, in order.
func TestCausesAreWhatTryingEverySetFinds(t *testing.T) {
	seen := map[string]int{}
	rapid.Check(t, func(t *rapid.T) {
		q := drawWide(t)
		o := fixture.NewOracle(fixture.ContractOf(&q.Definition))
		for range 20 {
			before, after := drawGaps(t, q), drawGaps(t, q)
			if rapid.Bool().Draw(t, "improve") {
				after = drawBetter(t, q, before)
			}
			newCauseCheck(o, q, before, after).check(t, seen)
		}
	})
	enough(t, seen, 50, "points")
}

// drawBetter improves any answers by any number of levels.
func drawBetter(t *rapid.T, q *questionnaire.Questionnaire, s fixture.Sheet) fixture.Sheet {
	for _, x := range q.Questions() {
		at, known := x.Level(s[x.ID])
		if !known {
			at = len(x.Levels) - 1
		}
		s = s.With(x.ID, rapid.SampledFrom(x.LevelIDs()[:at+1]).Draw(t, "better"))
	}
	return s
}

// And so in the embedded questionnaire, where up to twelve answers differ.
func TestCausesInTheEmbeddedQuestionnaire(t *testing.T) {
	o := fixture.NewOracle(fixture.ContractLines(t))
	seen := map[string]int{}
	q, _ := fixture.Pinned(t)
	n := 0
	rapid.Check(t, func(t *rapid.T) {
		if n++; testing.Short() && n%4 > 0 {
			return
		}
		for range 5 {
			before, after := drawPair(t, q)
			newCauseCheck(o, q, before, after).check(t, seen)
		}
	})
	enough(t, seen, 10)
}

// drawPair draws two sheets that differ in up to twelve answers, none of them
// so bad, in half of the pairs, that it alone lowers the verdict: gates of
// several clauses decide then.
func drawPair(t *rapid.T, q *questionnaire.Questionnaire) (before, after fixture.Sheet) {
	mild := rapid.Bool().Draw(t, "mild")
	before = fixture.Best(q)
	for _, x := range rapid.Permutation(q.Questions()).Draw(t, "imperfect")[:rapid.IntRange(0, 28).Draw(t, "count")] {
		levels := mildLevels(q, x, mild)
		before[x.ID] = levels[len(levels)-1]
	}
	after = before
	for _, x := range rapid.Permutation(q.Questions()).Draw(t, "changed")[:rapid.IntRange(1, 12).Draw(t, "changes")] {
		choices := mildLevels(q, x, mild)
		if !mild && rapid.IntRange(0, 3).Draw(t, "any") == 0 {
			choices = append(x.LevelIDs(), questionnaire.Unknown, fixture.Open)
		}
		after = after.With(x.ID, rapid.SampledFrom(choices).Draw(t, x.ID))
	}
	if rapid.Bool().Draw(t, "swap") {
		return after, before
	}
	return before, after
}

// mildLevels are the best two levels, or those that leave a best sheet suitable.
func mildLevels(q *questionnaire.Questionnaire, x *questionnaire.Question, alone bool) (ids []string) {
	for i, id := range x.LevelIDs() {
		a := fixture.Best(q).With(x.ID, id).Judge(q)
		if alone && a.Verdict() == questionnaire.Suitable || !alone && i < 2 {
			ids = append(ids, id)
		}
	}
	return ids
}

// Where 28 answers differ, the search ends soon, and what it lists is a cause
// and enough by itself.
func TestCausesOfManyChangesAreBounded(t *testing.T) {
	o := fixture.NewOracle(fixture.ContractLines(t))
	q, _ := fixture.Pinned(t)
	listed := 0
	rapid.Check(t, func(t *rapid.T) {
		before, after := drawGaps(t, q), fixture.Best(q)
		if rapid.Bool().Draw(t, "mild") {
			for _, x := range q.Questions() {
				before[x.ID] = x.LevelIDs()[1]
			}
		}
		if rapid.Bool().Draw(t, "swap") {
			before, after = after, before
		}
		c := newCauseCheck(o, q, before, after)
		got := analysis.CausesUpTo(q, before.Answers(q), after.Answers(q), 5)
		if len(got.Sets) > 5 || got.More && len(got.Sets) < 5 || len(got.Sets) == 0 && !got.Stopped && c.verdict(c.low[0]) != c.verdict(c.low[1]) {
			t.Fatalf("from %v: %s", before, describeCauses(got))
		}
		for _, x := range got.Sets {
			listed++
			for without := -1; without < len(x.Answers); without++ {
				s := c.applied(func(id string) bool {
					at := slices.IndexFunc(x.Answers, func(a analysis.Change) bool { return a.Question.ID == id })
					return at >= 0 && at != without
				})
				if (c.verdict(s) == c.verdict(c.low[1])) != (without < 0) {
					t.Fatalf("from %v to %v without %d: %s", before, after, without, describeCauses(got))
				}
			}
		}
	})
	if !testing.Short() && listed < 100 {
		t.Errorf("only %d causes were listed", listed)
	}
}
