package soundness

import (
	"strings"
	"testing"

	"flowverdict/questionnaire"
)

// plain is a questionnaire of n questions, each with levels of these points.
func plain(n int, points ...int) questionnaire.Definition {
	d := questionnaire.Definition{Sections: []questionnaire.Section{{ID: "all"}}}
	for i, from := range []int{80, 60, 40, 0} {
		d.Bands = append(d.Bands, questionnaire.Band{Verdict: questionnaire.Verdicts()[i], From: from})
	}
	for i := range n {
		q := questionnaire.Question{ID: "q" + strings.Repeat("x", i), Weight: 1}
		for _, p := range points {
			q.Levels = append(q.Levels, questionnaire.Level{ID: "l" + strings.Repeat("x", len(q.Levels)), Points: p})
		}
		d.Sections[0].Questions = append(d.Sections[0].Questions, q)
	}
	return d
}

func TestNoMoreQuestionsThanARecordHasRoomFor(t *testing.T) {
	for n, want := range map[int]bool{questionnaire.MaxQuestions: false, questionnaire.MaxQuestions + 1: true} {
		found := Check(plain(n, 100, 0))
		if got := found[0].Rule == TooMany && len(found) == 1; got != want {
			t.Errorf("%d questions: %v", n, found[0])
		}
	}
}

// A search that stops says so, and one that has tried everything says no.
func TestReachingAVerdictSaysWhetherTheSearchStopped(t *testing.T) {
	d := plain(20, 100, 50, 0)
	d.Bands[1].From = 79 // no sum of halves of a twentieth lies there
	q := questionnaire.New(d, "")
	if reached, stopped := reaches(q, questionnaire.Conditional, 1); reached || !stopped {
		t.Errorf("with one step: %v %v", reached, stopped)
	}
	d = plain(4, 100, 0)
	d.Bands[1].From = 79
	if reached, stopped := reaches(questionnaire.New(d, ""), questionnaire.Conditional, searchLimit); reached || stopped {
		t.Errorf("with few answers: %v %v", reached, stopped)
	}
	if reached, stopped := reaches(q, questionnaire.Governed, 0); !reached || stopped {
		t.Errorf("on the way down: %v %v", reached, stopped)
	}
}
