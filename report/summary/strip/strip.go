// Package strip is a verdict as a bar from 0 to 100: the arithmetic of its cells
// and marks, and its drawing as text. Whoever draws it otherwise takes the
// numbers from here.
package strip

import (
	"fmt"
	"strings"

	"flowverdict/questionnaire"
)

// Strip is a verdict on the way from 0 to 100: where the score stands, where the
// points before gates stand, and how far the score can still go.
type Strip struct {
	Bands   []Band // from the worst verdict up, without gaps; none where they are not known
	Verdict questionnaire.Verdict
	Score   int // as long as nothing more is known
	Highest int // the highest score that unknown answers still allow, not below Score
	Points  int // before gates, not below Score
}

// Band is the part of a strip that one verdict takes.
type Band struct {
	Verdict  questionnaire.Verdict
	From, To int // To is where the next one begins, 100 for the last
}

// Of returns the strip of what was computed, with bands from the best verdict
// down, as a questionnaire has them.
func Of(bands []questionnaire.Band, b questionnaire.Bracket, score, points questionnaire.Range) Strip {
	s := Strip{Verdict: b.Lowest, Score: score.Low, Highest: max(score.Low, score.High), Points: max(score.Low, points.Low)}
	to := 100
	for _, band := range bands {
		s.Bands = append([]Band{{band.Verdict, band.From, to}}, s.Bands...)
		to = band.From
	}
	return s
}

// Cell is one of the equal parts that a strip is drawn in.
type Cell int

// The cells, in the order in which they stand.
const (
	Filled Cell = iota // the score reaches it
	Held               // the points before gates reach it
	Rest
)

// Cells divides the strip into so many parts. A strip of two and more is full at
// 100 only, and empty at 0 only.
func (s Strip) Cells(width int) []Cell {
	out := make([]Cell, max(0, width))
	score, points := reached(s.Score, width), reached(s.Points, width)
	for i := range out {
		switch {
		case i < score:
			out[i] = Filled
		case i < points:
			out[i] = Held
		default:
			out[i] = Rest
		}
	}
	return out
}

// reached is how many of the cells a number from 0 to 100 takes, rounded.
func reached(n, width int) int {
	cells := (n*width + 50) / 100
	if width < 2 {
		return cells
	}
	if n > 0 {
		cells = max(cells, 1)
	}
	if n < 100 {
		cells = min(cells, width-1)
	}
	return cells
}

// Text draws the strip in one line with a bar of so many cells: "governed
// ▏██████▓▓▓▓▓░░░░▏ 40 to 62 of 100". The bar is filled up to the score, and
// shaded up to the points before gates.
func (s Strip) Text(width int) string {
	return s.Verdict.String() + " " + s.Bar(width) + " " + s.Words()
}

// ASCII is [Strip.Text] in ASCII: "governed |######+++++....| 40 to 62 of 100".
func (s Strip) ASCII(width int) string {
	return s.Verdict.String() + " " + s.ASCIIBar(width) + " " + s.Words()
}

// Bar is the bar of [Strip.Text] alone, two columns wider than its cells.
func (s Strip) Bar(width int) string { return s.bar(width, "▏", "█", "▓", "░") }

// ASCIIBar is the bar of [Strip.ASCII] alone, two columns wider than its cells.
func (s Strip) ASCIIBar(width int) string { return s.bar(width, "|", "#", "+", ".") }

func (s Strip) bar(width int, end, score, held, rest string) string {
	var b strings.Builder
	b.WriteString(end)
	for _, c := range s.Cells(width) {
		b.WriteString([]string{Filled: score, Held: held, Rest: rest}[c])
	}
	b.WriteString(end)
	return b.String()
}

// Words say the score and how far it can still go: "38 of 100", "38 to 84 of 100".
func (s Strip) Words() string {
	if s.Score == s.Highest {
		return fmt.Sprintf("%d of 100", s.Score)
	}
	return fmt.Sprintf("%d to %d of 100", s.Score, s.Highest)
}
