package strip

import (
	"slices"
	"strings"
	"testing"

	"flowverdict/internal/text"
	"flowverdict/questionnaire"
	"flowverdict/questionnaire/fixture"

	"pgregory.net/rapid"
)

// A strip says what was computed: its bands take all of 0 to 100, the score lies
// in the band of the verdict, and nothing reaches less far than the score.
func TestLawStripSaysWhatWasComputed(t *testing.T) {
	fixture.Law(t, func(t *rapid.T, q *questionnaire.Questionnaire, sheet fixture.Sheet) {
		a := sheet.Judge(q)
		s := Of(q.Bands, a.Bracket, a.Score, a.Points)
		at := 0
		for _, b := range s.Bands {
			if b.From != at || b.To <= b.From {
				t.Fatalf("%+v after %d", b, at)
			}
			if in := b.From <= s.Score && (s.Score < b.To || b.To == 100); in != (b.Verdict == s.Verdict) {
				t.Fatalf("score %d, verdict %s, band %+v", s.Score, s.Verdict, b)
			}
			at = b.To
		}
		if at != 100 || s.Score != a.Score.Low || s.Highest != a.Score.High || s.Points != a.Points.Low || s.Verdict != a.Verdict() {
			t.Fatalf("%+v of %+v", s, a)
		}
	})
}

// A bar has exactly its cells, in the order of their kinds; more never takes fewer
// of them, only 100 takes all, and only 0 none.
func TestLawBarsAreExactAndMonotone(t *testing.T) {
	for width := 2; width <= 101; width++ {
		before := 0
		for n := 0; n <= 100; n++ {
			s := Strip{Score: n, Highest: n, Points: min(100, n+17)}
			cells := s.Cells(width)
			if len(cells) != width || !slices.IsSorted(cells) || text.Width(s.Bar(width)) != width+2 || len(s.ASCIIBar(width)) != width+2 {
				t.Fatalf("%d of %d: %v, %q, %q", n, width, cells, s.Bar(width), s.ASCIIBar(width))
			}
			score := slices.IndexFunc(append(cells, Rest), func(c Cell) bool { return c != Filled })
			full := slices.Index(append(cells, Rest), Rest) == width
			if score < before || (score == 0) != (n == 0) || (score == width) != (n == 100) || full != (s.Points == 100) {
				t.Fatalf("%d takes %d of %d, %d before", n, score, width, before)
			}
			before = score
		}
	}
}

func TestStripInOneLine(t *testing.T) {
	s := Strip{Verdict: questionnaire.Governed, Score: 40, Highest: 62, Points: 75}
	if got, want := s.Text(16), "governed ▏██████▓▓▓▓▓▓░░░░▏ 40 to 62 of 100"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
	s = Strip{Verdict: questionnaire.Unsuitable, Score: 38, Highest: 38, Points: 38}
	if got, want := s.ASCII(12), "unsuitable |#####.......| 38 of 100"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
	for _, width := range []int{-1, 0, 1} {
		if got := strings.Trim(s.ASCIIBar(width), "|#."); got != "" {
			t.Errorf("%q", got)
		}
	}
}
