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

func describeAsks(asks []analysis.Ask, irrelevant []*questionnaire.Question) string {
	out := ""
	for _, a := range asks {
		out += fmt.Sprintf("ask %s unknown %v width %d spread %d\n", a.Question.ID, a.Unknown, a.Width(), a.Spread)
		for _, o := range a.Outcomes {
			out += fmt.Sprintf("  %s %s to %s, %v\n", o.Level, o.Bracket.Lowest, o.Bracket.Highest, o.Verdicts)
		}
	}
	for _, x := range irrelevant {
		out += "irrelevant " + x.ID + "\n"
	}
	return out
}

// Trying every completion finds the same questions, the same outcomes and the
// same order.
func TestAskNextIsWhatTryingEveryCompletionFinds(t *testing.T) {
	asked, irrelevant, gap := 0, 0, 0
	rapid.Check(t, func(t *rapid.T) {
		q := fixture.DrawSound(t)
		o := fixture.NewOracle(fixture.ContractOf(&q.Definition))
		judged := map[string]string{}
		for range 10 {
			s := drawSheetWithGaps(t, q)
			got := describeAsks(analysis.AskNext(q, s.Answers(q)).Asks, analysis.Irrelevant(q, s.Answers(q)))
			if want := tryAsking(o, q, s, judged); want != got {
				t.Fatalf("of %v in\n%s\ngot\n%swant\n%s", s, strings.Join(fixture.ContractOf(&q.Definition), "\n"), got, want)
			}
			asked += strings.Count(got, "ask ")
			irrelevant += strings.Count(got, "irrelevant ")
			gap += strings.Count(got, "suitable governed unsuitable]") + strings.Count(got, "suitable conditional unsuitable]")
		}
	})
	if !testing.Short() && (asked < 1000 || irrelevant < 200 || gap < 50) {
		t.Errorf("%d asked, %d irrelevant, %d brackets with a gap: the sheets are drawn badly", asked, irrelevant, gap)
	}
}

// With more questions, of which a few are open, and many sums of points.
func TestAskNextOfManyQuestions(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		q := drawWide(t)
		checkAsking(t, fixture.NewOracle(fixture.ContractOf(&q.Definition)), q, 4)
	})
	o := fixture.NewOracle(fixture.ContractLines(t))
	q, _ := fixture.Pinned(t)
	rapid.Check(t, func(t *rapid.T) { checkAsking(t, o, q, 3) })
}

func checkAsking(t *rapid.T, o *fixture.Oracle, q *questionnaire.Questionnaire, gaps int) {
	s := fixture.Best(q)
	for _, x := range q.Questions() {
		if rapid.Bool().Draw(t, "worse") {
			s[x.ID] = x.Levels[1].ID
		}
	}
	for _, x := range rapid.Permutation(q.Questions()).Draw(t, "open")[:gaps] {
		s[x.ID] = fixture.Open
	}
	got := describeAsks(analysis.AskNext(q, s.Answers(q)).Asks, analysis.Irrelevant(q, s.Answers(q)))
	if want := tryAsking(o, q, s, map[string]string{}); want != got {
		t.Fatalf("of %v in\n%s\ngot\n%swant\n%s", s, strings.Join(fixture.ContractOf(&q.Definition), "\n"), got, want)
	}
}

// Every open question is either to ask or irrelevant, nothing is to ask exactly
// where the verdict is decided, and whatever all the irrelevant answers turn
// out to be, the verdict of a completion stays.
func TestLawIrrelevantAnswersChangeNothing(t *testing.T) {
	irrelevant, undecided := 0, 0
	fixture.Law(t, func(t *rapid.T, q *questionnaire.Questionnaire, s fixture.Sheet) {
		for _, x := range rapid.Permutation(q.Questions()).Draw(t, "open")[:rapid.IntRange(0, 12).Draw(t, "gaps")] {
			s = s.With(x.ID, fixture.Open)
		}
		a := s.Judge(q)
		asks, out := analysis.AskNext(q, s.Answers(q)).Asks, analysis.Irrelevant(q, s.Answers(q))
		if len(asks)+len(out) != len(a.Open)+len(a.Unknown) || a.Bracket.Decided() != (len(asks) == 0) {
			t.Fatalf("%d to ask and %d irrelevant of\n%s", len(asks), len(out), fixture.Describe(a))
		}
		done := fixture.Complete(t, q, s)
		verdict := done.Judge(q).Bracket.Lowest
		for _, x := range out {
			done = done.With(x.ID, rapid.SampledFrom(x.LevelIDs()).Draw(t, "irrelevant"))
		}
		if now := done.Judge(q).Bracket.Lowest; now != verdict {
			t.Fatalf("irrelevant answers make %s of %s", now, verdict)
		}
		irrelevant += len(out)
		if len(out) > 0 && len(asks) > 0 {
			undecided++
		}
	})
	if !testing.Short() && (irrelevant < 100 || undecided < 10) {
		t.Errorf("only %d irrelevant answers, %d times beside others", irrelevant, undecided)
	}
}

// drawSheetWithGaps leaves most questions open.
func drawSheetWithGaps(t *rapid.T, q *questionnaire.Questionnaire) fixture.Sheet {
	s := fixture.Sheet{}
	for _, x := range q.Questions() {
		s[x.ID] = rapid.SampledFrom(append(x.LevelIDs(), questionnaire.Unknown, fixture.Open, fixture.Open, fixture.Open)).Draw(t, x.ID)
	}
	return s
}

// tryAsking describes what AskNext and Irrelevant must give, from the
// oracle's verdict of every completion.
func tryAsking(o *fixture.Oracle, q *questionnaire.Questionnaire, s fixture.Sheet, judged map[string]string) string {
	missing := func(x *questionnaire.Question) bool {
		return s[x.ID] == fixture.Open || s[x.ID] == questionnaire.Unknown
	}
	turnsOut := func(x *questionnaire.Question) []string {
		if missing(x) {
			return x.LevelIDs()
		}
		return []string{s[x.ID]}
	}
	verdict := func(c fixture.Sheet) string {
		key := ""
		for _, x := range q.Questions() {
			key += c[x.ID] + " "
		}
		if judged[key] == "" {
			judged[key] = o.Band(o.ScoreOf(c))
		}
		return judged[key]
	}
	type asked struct {
		text                             string
		width, remaining, levels, spread int
	}
	var asks []asked
	irrelevant, weights := "", 0
	for _, w := range o.Weight {
		weights += w
	}
	for _, x := range q.Questions() {
		if !missing(x) {
			continue
		}
		matters := false
		left := map[string]map[string]bool{}
		for _, level := range x.LevelIDs() {
			left[level] = map[string]bool{}
		}
		fixture.EachSheet(q.Questions(), turnsOut, func(c fixture.Sheet) {
			left[c[x.ID]][verdict(c)] = true
			matters = matters || verdict(c) != verdict(c.With(x.ID, x.Levels[0].ID))
		})
		if !matters {
			irrelevant += "irrelevant " + x.ID + "\n"
			continue
		}
		a := asked{levels: len(x.Levels), spread: o.Weight[x.ID] * (100 - x.Levels[len(x.Levels)-1].Points) * 100 / weights}
		lines := ""
		for _, level := range x.LevelIDs() {
			var verdicts []string
			for _, v := range questionnaire.Verdicts() {
				if left[level][v.String()] {
					verdicts = append(verdicts, v.String())
				}
			}
			lowest, highest := verdicts[len(verdicts)-1], verdicts[0]
			a.width, a.remaining = max(a.width, fixture.Rank(highest)-fixture.Rank(lowest)), a.remaining+len(verdicts)
			lines += fmt.Sprintf("  %s %s to %s, %v\n", level, lowest, highest, verdicts)
		}
		a.text = fmt.Sprintf("ask %s unknown %v width %d spread %d\n", x.ID, s[x.ID] == questionnaire.Unknown, a.width, a.spread) + lines
		asks = append(asks, a)
	}
	slices.SortStableFunc(asks, func(a, b asked) int {
		return cmp.Or(a.width-b.width, a.remaining*b.levels-b.remaining*a.levels, b.spread-a.spread)
	})
	out := ""
	for _, a := range asks {
		out += a.text
	}
	return out + irrelevant
}
