package analysis

import (
	"fmt"
	"testing"

	"pgregory.net/rapid"

	"flowverdict/questionnaire"
	"flowverdict/questionnaire/fixture"
)

// Whether points can land in a window is what trying every sheet of the box
// says, to the last point of a weighted sum, and with and without the walk.
func TestLandingInAWindowIsExact(t *testing.T) {
	landed, missed, leapt := 0, 0, 0
	rapid.Check(t, func(t *rapid.T) {
		d := questionnaire.Definition{Sections: []questionnaire.Section{{}}}
		for i := range rapid.IntRange(1, 5).Draw(t, "questions") {
			x := questionnaire.Question{ID: fmt.Sprint(i), Weight: rapid.IntRange(1, 4).Draw(t, "weight"), Levels: []questionnaire.Level{{ID: "0", Points: 100}}}
			for j := range rapid.IntRange(1, 3).Draw(t, "levels") {
				x.Levels = append(x.Levels, questionnaire.Level{ID: fmt.Sprint(j + 1), Points: rapid.IntRange(0, x.Levels[j].Points).Draw(t, "points")})
			}
			d.Sections[0].Questions = append(d.Sections[0].Questions, x)
		}
		q := questionnaire.New(d, "")
		r := newReachability(q, q.Read(nil), usual())
		var worst []int
		for _, x := range q.Questions() {
			worst = append(worst, rapid.IntRange(0, len(x.Levels)-1).Draw(t, "worst"))
		}
		at := rapid.IntRange(0, len(worst)-1).Draw(t, "at")
		level := rapid.IntRange(0, worst[at]).Draw(t, "level")
		sums := map[int]bool{}
		sheet := make([]int, len(worst))
		var try func(i int)
		try = func(i int) {
			if i == len(sheet) {
				sums[q.Model().Sum(sheet)] = true
				return
			}
			for sheet[i] = range worst[i] + 1 {
				if i != at || sheet[i] == level {
					try(i + 1)
				}
			}
		}
		try(0)
		for range 50 {
			for i := range sheet {
				sheet[i] = rapid.IntRange(0, worst[i]).Draw(t, "near")
			}
			from := max(q.Model().Sum(sheet)+rapid.IntRange(-20, 20).Draw(t, "from"), 0)
			below := from + rapid.IntRange(0, 20).Draw(t, "width")
			want := false
			for sum := from; sum < below; sum++ {
				want = want || sums[sum]
			}
			r.summed = 0
			if got := r.inBox(worst, at, level, from, below); got != want {
				t.Fatalf("%v in [%d, %d): %v", sums, from, below, got)
			}
			switch {
			case want && r.summed > 0:
				leapt++
			case want:
				landed++
			default:
				missed++
			}
		}
	})
	if !testing.Short() && (landed < 300 || missed < 300 || leapt < 30) {
		t.Errorf("%d landed, %d missed, %d leapt over by the walk", landed, missed, leapt)
	}
}

// Gates that share a question need few boxes. Pairs of gates that share none
// multiply them, so a questionnaire that had many would be slow to look over.
func TestFewBoxesAreClear(t *testing.T) {
	r := newReachability(fixture.Release(), fixture.Release().Read(nil), usual())
	for v := questionnaire.Governed; v <= questionnaire.Suitable; v++ {
		if n := len(r.boxesOf(v).worst); n == 0 || n > 12 {
			t.Errorf("%d boxes are clear of gates below %s", n, v)
		}
	}
}
