// Package judge is the arithmetic of judging: levels, points, gates, ceilings
// and the verdict, in integers only. Questions, levels and gates are positions
// here; which ids and texts they have is the questionnaire's to say.
//
// Everything is a pure function of values. It imports the standard library
// only.
package judge

// Model is what a questionnaire says to judging. It is made by [New] and does
// not change; several goroutines may use it.
type Model struct {
	Questions []Question
	Gates     []Gate
	Bands     []Band // from the best verdict down
	Weight    int    // the sum of the questions' weights
}

// Question is a question's share in the points: a positive weight, and the
// points of its levels, from the best one's 100 down to 0.
type Question struct {
	Weight int
	Points []int
}

// Gate is a ceiling on the score while every clause holds. New computes
// Ceiling, the highest score of the band that it caps at, and Impliers, the
// gates whose condition implies this one's and that cap at least as low.
type Gate struct {
	Caps     Verdict
	Clauses  []Clause
	Ceiling  int
	Impliers []int
}

// Clause holds while the question's level is the given one or worse.
type Clause struct{ Question, Level int }

// Band is the range of scores of a verdict: from From up to where the next
// better band begins, or to 100.
type Band struct {
	Verdict Verdict
	From    int
}

// Sheet is a level for every question, by position, 0 being the best.
type Sheet []int

// New makes a model. Every clause must name a question and a level that there
// are.
func New(questions []Question, gates []Gate, bands []Band) *Model {
	m := &Model{Questions: questions, Gates: gates, Bands: bands}
	for _, q := range questions {
		m.Weight += q.Weight
	}
	for i := range m.Gates {
		g := &m.Gates[i]
		g.Ceiling = m.Top(g.Caps)
		for j := range m.Gates {
			if i != j && m.Gates[j].Caps <= g.Caps && m.Gates[j].implies(g) {
				g.Impliers = append(g.Impliers, j)
			}
		}
	}
	return m
}

// Worst returns the worst level of a question.
func (m *Model) Worst(question int) int { return len(m.Questions[question].Points) - 1 }

// Share is what a level brings to the weighted sum of points. The sum over a
// sheet, divided by the sum of the weights, is its points.
func (m *Model) Share(question, level int) int {
	return m.Questions[question].Weight * m.Questions[question].Points[level]
}

// Sum is the weighted sum of points of a sheet.
func (m *Model) Sum(s Sheet) int {
	sum := 0
	for at, level := range s {
		sum += m.Share(at, level)
	}
	return sum
}

// Points of a sheet: the weighted mean of its levels' points, 0 to 100, rounded
// down.
func (m *Model) Points(s Sheet) int { return m.Sum(s) / m.Weight }

// Hundredths turns a difference of weighted sums into hundredths of a point,
// rounded down.
func (m *Model) Hundredths(sum int) int { return sum * 100 / m.Weight }

// Cost is what a level takes from the points, against the best level of its
// question, in hundredths of a point, rounded down.
func (m *Model) Cost(question, level int) int {
	return m.Questions[question].Weight * (100 - m.Questions[question].Points[level]) * 100 / m.Weight
}

// Band returns the verdict whose band the score lies in.
func (m *Model) Band(score int) Verdict {
	for _, b := range m.Bands {
		if score >= b.From {
			return b.Verdict
		}
	}
	return Unsuitable
}

// Top returns the highest score of a verdict's band.
func (m *Model) Top(v Verdict) int {
	top := 100
	for _, b := range m.Bands {
		if b.Verdict == v {
			break
		}
		top = b.From - 1
	}
	return top
}

// Floor is the smallest weighted sum of points that lies in the verdict's band
// or above it. Points are rounded down, so it is the band's first score times
// the sum of the weights, exactly.
func (m *Model) Floor(v Verdict) int {
	for _, b := range m.Bands {
		if b.Verdict == v {
			return b.From * m.Weight
		}
	}
	return 0
}
