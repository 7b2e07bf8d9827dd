package questionnaire_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"flowverdict/questionnaire"

	"pgregory.net/rapid"
)

// describeRejudgement writes the reasons down for comparison.
func describeRejudgement(r questionnaire.Rejudgement) string {
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

// lowest is the sheet of the worst levels that answers allow.
func (o *oracle) lowest(s sheet) sheet {
	out := sheet{}
	for _, id := range o.questions {
		out[id] = o.levels[id][len(o.levels[id])-1]
		if slices.Contains(o.levels[id], s[id]) {
			out[id] = s[id]
		}
	}
	return out
}

// read lists the gates that fire on a sheet and cap at most so high, without
// those that another one of them implies.
func (o *oracle) read(s sheet, most int) (ids []string) {
	var firing []int
	for i, g := range o.gates {
		if ranks[g.caps] <= most && o.fires(g, s) {
			firing = append(firing, i)
		}
	}
	for _, i := range firing {
		if !slices.ContainsFunc(firing, func(j int) bool {
			return o.implies[[2]int{j, i}] && ranks[o.gates[j].caps] <= ranks[o.gates[i].caps]
		}) {
			ids = append(ids, o.gates[i].id)
		}
	}
	return ids
}

func (o *oracle) gate(id string) (oracleGate, bool) {
	at := slices.IndexFunc(o.gates, func(g oracleGate) bool { return g.id == id })
	if at < 0 {
		return oracleGate{}, false
	}
	return o.gates[at], true
}

func (o *oracle) counts(question, answer string) bool {
	return slices.Contains(o.levels[question], answer) || answer == questionnaire.Unknown && o.levels[question] != nil
}

// how says why a gate that fires by one oracle does not hold the verdict down
// by the other.
func how(g oracleGate, fires, not *oracle, s sheet, alone string) string {
	other, ok := not.gate(g.id)
	if !ok {
		return alone + " false"
	}
	if !slices.ContainsFunc(other.when, func(c [2]string) bool { return not.levels[c[0]] == nil }) && not.fires(other, not.lowest(s)) {
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
	if sorted(g.when) != sorted(other.when) {
		return "condition true"
	}
	for _, c := range g.when {
		if fires.counts(c[0], s[c[0]]) != not.counts(c[0], s[c[0]]) {
			return "unanswered true"
		}
	}
	return "levels true"
}

func rejudge(own, other *oracle, s sheet) string {
	low, now := own.lowest(s), other.lowest(s)
	was, is := own.band(own.scoreOf(low)), other.band(other.scoreOf(now))
	var out string
	tell := func(lower, higher *oracle, sheet sheet, most int, alone string) {
		for _, id := range lower.read(sheet, most) {
			g, _ := lower.gate(id)
			out += "gate " + id + " " + how(g, lower, higher, s, alone) + "\n"
		}
	}
	points := func(v int) {
		for _, verdict := range questionnaire.Verdicts() {
			before, after := own.pointsOf(low), other.pointsOf(now)
			if int(verdict) == v && (ranks[own.band(before)] < v) != (ranks[other.band(after)] < v) {
				out += fmt.Sprintf("points %d to %d, %s from %d to %d\n", before, after, verdict, own.from[verdict.String()], other.from[verdict.String()])
			}
		}
	}
	switch {
	case ranks[is] < ranks[was]:
		tell(other, own, now, ranks[is], "added")
		points(ranks[is] + 1)
	case ranks[is] > ranks[was]:
		tell(own, other, low, ranks[is]-1, "removed")
		points(ranks[is])
	}
	for _, x := range []struct {
		this, that     *oracle
		sheet, against sheet
	}{{other, own, now, low}, {own, other, low, now}} {
		out += "gates"
		for _, id := range x.this.read(x.sheet, 3) {
			if g, ok := x.that.gate(id); !ok || !x.that.fires(g, x.against) {
				out += " " + id
			}
		}
		out += "\n"
	}
	for _, id := range own.questions {
		if own.counts(id, s[id]) && !other.counts(id, s[id]) {
			out += "lost " + id + " " + s[id] + "\n"
		}
	}
	for _, id := range other.questions {
		if own.levels[id] == nil && !other.counts(id, s[id]) {
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
		a := drawSound(t)
		b := drawSound(t)
		if rapid.IntRange(0, 2).Draw(t, "change") > 0 {
			d := clone(a.Definition)
			for i := range d.Gates {
				if rapid.IntRange(0, 5).Draw(t, "recap") == 0 {
					d.Gates[i].Caps, d.Gates[i].Behind = rapid.SampledFrom(questionnaire.Verdicts()[1:]).Draw(t, "caps"), ""
				}
			}
			for _, x := range questions(&d) {
				if rapid.Bool().Draw(t, "order") && len(x.Levels) == 3 {
					x.Levels[1].ID, x.Levels[2].ID = x.Levels[2].ID, x.Levels[1].ID
				}
				if rapid.IntRange(0, 9).Draw(t, "rename") == 0 {
					x.Levels[0].ID = "new"
				}
			}
			changed, err := questionnaire.NewSound(d, "")
			if err != nil {
				return
			}
			b = changed
		}
		own, other := newOracle(contractOf(&a.Definition)), newOracle(contractOf(&b.Definition))
		for range 20 {
			s := drawGaps(t, a)
			r := questionnaire.Rejudge(a, b, s.answers(a))
			want := rejudge(own, other, s)
			if got := describeRejudgement(r); got != want || describe(r.Before) != describe(s.judge(a)) || describe(r.After) != describe(s.judge(b)) {
				t.Fatalf("of %v by\n%s\nand\n%s\ngot\n%swant\n%s", s, strings.Join(contractOf(&a.Definition), "\n"), strings.Join(contractOf(&b.Definition), "\n"), got, want)
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
		if seen[what] < 3 {
			t.Errorf("only %d times %s: %v", seen[what], what, seen)
		}
	}
}

// The points of the lowest case differ by what the costs differ.
func TestRejudgeCostsAddUp(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a, b := drawSound(t), drawSound(t)
		s := drawGaps(t, a)
		r := questionnaire.Rejudge(a, b, s.answers(a))
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
