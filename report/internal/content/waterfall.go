package content

import (
	"slices"
	"strconv"
	"strings"

	"flowverdict/internal/text"
)

// Waterfall is how 100 points became the score: what the dearest answers cost,
// the points that are left, and the ceiling of the gates. What is not known
// counts as the worst.
type Waterfall struct{ Steps []WaterfallStep }

// WaterfallStep is a step from one number of points to the next, in hundredths.
// Of a sum, From is 0.
type WaterfallStep struct {
	Name     Inline
	Points   string // "100", "-5.4"
	From, To int
}

func (Waterfall) block() {}

// dearest is how many answers have a step of their own.
const dearest = 6

func (v *view) waterfall() {
	if len(v.sum.Costs) == 0 && v.a.Score.Low == v.a.Points.Low {
		return
	}
	left := 10000
	w := Waterfall{Steps: []WaterfallStep{{Name: words("All points"), Points: "100", To: left}}}
	lose := func(name Inline, hundredths int) {
		number, _, _ := strings.Cut(text.Points(hundredths), " ")
		w.Steps = append(w.Steps, WaterfallStep{Name: name, Points: "-" + number, From: left, To: max(0, left-hundredths)})
		left = max(0, left-hundredths)
	}
	costs := slices.Clone(v.sum.Costs)
	for len(costs) > 0 && len(w.Steps) <= dearest {
		lose(quoted(costs[0].Question.Title), costs[0].Hundredths)
		costs = costs[1:]
	}
	if len(costs) > 0 {
		rest := 0
		for _, c := range costs {
			rest += c.Hundredths
		}
		lose(words(count(len(costs), "further answer")), rest)
	}
	sum := func(name Inline, points int) {
		w.Steps = append(w.Steps, WaterfallStep{Name: name, Points: strconv.Itoa(points), To: points * 100})
	}
	sum(words("Points"), v.a.Points.Low)
	if v.a.Score.Low < v.a.Points.Low {
		sum(say("Score, under the ceiling of %d", v.a.Score.Low), v.a.Score.Low)
	} else {
		sum(words("Score"), v.a.Score.Low)
	}
	v.blocks = append(v.blocks, w)
}

// Table returns the steps as a table.
func (w Waterfall) Table() Table {
	t := Table{Caption: words("From 100 points to the score"), Header: []Inline{words("Step"), words("Points")}}
	for _, s := range w.Steps {
		t.Rows = append(t.Rows, []Inline{s.Name, words(fixed(s.Points))})
	}
	return t
}
