package analysis_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"flowverdict/questionnaire"
	"flowverdict/questionnaire/analysis"
	"flowverdict/questionnaire/fixture"
	"flowverdict/questionnaire/soundness"

	"pgregory.net/rapid"
)

// describeRejudgement writes the reasons down for comparison.
func describeRejudgement(r analysis.Rejudgement) string {
	var out string
	for _, g := range r.Gates {
		out += fmt.Sprintf("gate %s %s %v\n", g.Gate.ID, g.How, g.Was != nil)
	}
	if p := r.Points; p != nil {
		out += fmt.Sprintf("points %d to %d, %s from %d to %d\n", p.Before, p.After, p.Verdict, p.From, p.Now)
	}
	for _, list := range [][]*questionnaire.Gate{r.Fires, r.FallsAway} {
		out += "gates"
		for _, g := range list {
			out += " " + g.ID
		}
		out += "\n"
	}
	for _, a := range r.Lost {
		out += "lost " + a.Question + " " + a.Level + "\n"
	}
	for _, q := range r.Asked {
		out += "asked " + q.ID + "\n"
	}
	return out
}

// how says why a gate that fires by one oracle does not hold the verdict down
// by the other.
func how(g fixture.OracleGate, fires, not *fixture.Oracle, s fixture.Sheet, alone string) string {
	other, ok := not.Gate(g.Id)
	if !ok {
		return alone + " false"
	}
	if !slices.ContainsFunc(other.When, func(c [2]string) bool { return not.Levels[c[0]] == nil }) && not.Fires(other, not.Lowest(s)) {
		return "cap true"
	}
	sorted := func(when [][2]string) string {
		var out []string
		for _, c := range when {
			out = append(out, fmt.Sprint(c))
		}
		slices.Sort(out)
		return fmt.Sprint(out)
	}
	if sorted(g.When) != sorted(other.When) {
		return "condition true"
	}
	for _, c := range g.When {
		if fires.Counts(c[0], s[c[0]]) != not.Counts(c[0], s[c[0]]) {
			return "unanswered true"
		}
	}
	return "levels true"
}

func rejudge(own, other *fixture.Oracle, s fixture.Sheet) string {
	low, now := own.Lowest(s), other.Lowest(s)
	was, is := own.Band(own.ScoreOf(low)), other.Band(other.ScoreOf(now))
	var out string
	tell := func(lower, higher *fixture.Oracle, sheet fixture.Sheet, most int, alone string) {
		for _, id := range lower.Read(sheet, most) {
			g, _ := lower.Gate(id)
			out += "gate " + id + " " + how(g, lower, higher, s, alone) + "\n"
		}
	}
	points := func(v int) {
		for _, verdict := range questionnaire.Verdicts() {
			before, after := own.PointsOf(low), other.PointsOf(now)
			if int(verdict) == v && (fixture.Rank(own.Band(before)) < v) != (fixture.Rank(other.Band(after)) < v) {
				out += fmt.Sprintf("points %d to %d, %s from %d to %d\n", before, after, verdict, own.From[verdict.String()], other.From[verdict.String()])
			}
		}
	}
	switch {
	case fixture.Rank(is) < fixture.Rank(was):
		tell(other, own, now, fixture.Rank(is), "added")
		points(fixture.Rank(is) + 1)
	case fixture.Rank(is) > fixture.Rank(was):
		tell(own, other, low, fixture.Rank(is)-1, "removed")
		points(fixture.Rank(is))
	}
	for _, x := range []struct {
		this, that     *fixture.Oracle
		sheet, against fixture.Sheet
	}{{other, own, now, low}, {own, other, low, now}} {
		out += "gates"
		for _, id := range x.this.Read(x.sheet, 3) {
			if g, ok := x.that.Gate(id); !ok || !x.that.Fires(g, x.against) {
				out += " " + id
			}
		}
		out += "\n"
	}
	for _, id := range own.Questions {
		if own.Counts(id, s[id]) && !other.Counts(id, s[id]) {
			out += "lost " + id + " " + s[id] + "\n"
		}
	}
	for _, id := range other.Questions {
		if own.Levels[id] == nil && !other.Counts(id, s[id]) {
			out += "asked " + id + "\n"
		}
	}
	return out
}

// The reasons are those that the two questionnaires, judged by the oracle,
// give; and each that is said to be enough is enough.
func TestRejudgeGivesTheReasonsOfTheOracle(t *testing.T) {
	seen := map[string]int{}
	rapid.Check(t, func(t *rapid.T) {
		a := fixture.DrawSound(t)
		b := fixture.DrawSound(t)
		if rapid.IntRange(0, 2).Draw(t, "change") > 0 {
			d := fixture.Clone(a.Definition)
			for i := range d.Gates {
				if rapid.IntRange(0, 5).Draw(t, "recap") == 0 {
					d.Gates[i].Caps, d.Gates[i].Behind = rapid.SampledFrom(questionnaire.Verdicts()[1:]).Draw(t, "caps"), ""
				}
			}
			for _, x := range fixture.Questions(&d) {
				if rapid.Bool().Draw(t, "order") && len(x.Levels) == 3 {
					x.Levels[1].ID, x.Levels[2].ID = x.Levels[2].ID, x.Levels[1].ID
				}
				if rapid.IntRange(0, 9).Draw(t, "rename") == 0 {
					x.Levels[0].ID = "new"
				}
			}
			changed, err := soundness.New(d, "")
			if err != nil {
				return
			}
			b = changed
		}
		own, other := fixture.NewOracle(fixture.ContractOf(&a.Definition)), fixture.NewOracle(fixture.ContractOf(&b.Definition))
		for range 20 {
			s := drawGaps(t, a)
			r := analysis.Rejudge(a, b, s.Answers(a), s.Answers(a))
			want := rejudge(own, other, s)
			if got := describeRejudgement(r); got != want || fixture.Describe(r.Before) != fixture.Describe(s.Judge(a)) || fixture.Describe(r.After) != fixture.Describe(s.Judge(b)) {
				t.Fatalf("of %v by\n%s\nand\n%s\ngot\n%swant\n%s", s, strings.Join(fixture.ContractOf(&a.Definition), "\n"), strings.Join(fixture.ContractOf(&b.Definition), "\n"), got, want)
			}
			for _, line := range strings.Split(want, "\n") {
				if f := strings.Fields(line); len(f) > 2 {
					seen[f[0]+" "+f[2]]++
				} else if len(f) == 2 {
					seen[f[0]]++
				}
			}
			if (r.Before.Verdict() == r.After.Verdict()) != (len(r.Gates) == 0 && r.Points == nil) {
				t.Fatalf("%s to %s: %s", r.Before.Verdict(), r.After.Verdict(), describeRejudgement(r))
			}
		}
	})
	for _, what := range []string{"gate added", "gate removed", "gate cap", "gate condition", "gate unanswered", "gate levels", "points to", "lost a", "asked"} {
		if !testing.Short() && seen[what] < 3 {
			t.Errorf("only %d times %s: %v", seen[what], what, seen)
		}
	}
}

// The points of the lowest case differ by what the costs differ.
func TestRejudgeCostsAddUp(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a, b := fixture.DrawSound(t), fixture.DrawSound(t)
		s := drawGaps(t, a)
		r := analysis.Rejudge(a, b, s.Answers(a), s.Answers(a))
		if r.Points == nil {
			return
		}
		sum := 0
		for i, d := range r.Points.Costs {
			sum += d.After - d.Before
			if i > 0 {
				e := r.Points.Costs[i-1]
				if max(d.After-d.Before, d.Before-d.After) > max(e.After-e.Before, e.Before-e.After) {
					t.Fatalf("the larger difference is not first: %v", r.Points.Costs)
				}
			}
		}
		if off := (r.Points.Before-r.Points.After)*100 - sum; off < -110 || off > 110 { // both are rounded
			t.Fatalf("points %d to %d, and the costs differ by %d", r.Points.Before, r.Points.After, sum)
		}
	})
}
