package library_test

import (
	"strings"
	"testing"

	"flowverdict/questionnaire"
	"flowverdict/questionnaire/fixture"
	"flowverdict/questionnaire/library"
	"flowverdict/questionnaire/soundness"
)

// FuzzLoad: whatever the bytes, Load either gives a questionnaire that obeys
// the laws or says what is wrong, at a place that the file has.
func FuzzLoad(f *testing.F) {
	f.Add([]byte(small(f)))
	for _, c := range brokenFiles() {
		content := small(f)
		for edit := range strings.SplitSeq(c.edits, " || ") {
			from, to, _ := strings.Cut(edit, " => ")
			content = strings.Replace(content, from, to, 1)
		}
		content, _ = marks(content)
		f.Add([]byte(content))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		q, problems := library.Load(data)
		if (q == nil) != (len(problems) > 0) {
			t.Fatalf("a questionnaire and problems, or neither: %v", problems)
		}
		lines := strings.Count(string(data), "\n") + 1
		for i, p := range problems {
			if p.Line < 1 || p.Line > lines || p.Column < 1 || p.Width < 1 || p.Message == "" || p.Rule == "" {
				t.Fatalf("problem %d of %d lines: %+v", i, lines, p)
			}
		}
		if q == nil {
			return
		}
		if faults := soundness.Check(q.Definition); len(faults) > 0 {
			t.Fatalf("Load takes an unsound questionnaire: %v", faults)
		}
		if a := fixture.Best(q).Judge(q); a.Score.Low != 100 || a.Bracket.Lowest != questionnaire.Suitable || len(a.Gates) > 0 {
			t.Fatalf("all best is %s", fixture.Describe(a))
		}
		nothing := questionnaire.Assess(q, nil)
		if nothing.Bracket.Highest != questionnaire.Suitable || nothing.Bracket.Lowest != questionnaire.Unsuitable && len(q.Gates) == 0 && q.Band(nothing.Points.Low) == questionnaire.Unsuitable {
			t.Fatalf("nothing answered is %s", fixture.Describe(nothing))
		}
		again, problems := library.Load(data)
		if again == nil || again.Digest != q.Digest || fixture.Describe(questionnaire.Assess(again, nil)) != fixture.Describe(nothing) {
			t.Fatalf("loaded twice is not the same: %v", problems)
		}
	})
}
