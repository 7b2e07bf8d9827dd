package session

import (
	"testing"

	"flowverdict/questionnaire"
	"flowverdict/questionnaire/fixture"
	"flowverdict/questionnaire/review"

	"pgregory.net/rapid"
)

// Whatever is answered, noted and undone, a note is of another answer exactly where the
// level differs from the one at which it was entered.
func TestLawOfNotesOfOtherAnswers(t *testing.T) {
	q := fixture.Release().Questions()[0]
	levels := append(q.LevelIDs(), questionnaire.Unknown)
	rapid.Check(t, func(t *rapid.T) {
		s := New(fixture.Release(), "2026-11-23", review.Draft{}, At{})
		type state struct{ level, note, of string }
		past := []state{{}}
		for range rapid.IntRange(1, 30).Draw(t, "steps") {
			now := past[len(past)-1]
			next := now
			switch rapid.IntRange(0, 3).Draw(t, "step") {
			case 0:
				next.note = rapid.SampledFrom([]string{"", "seen"}).Draw(t, "note")
				if next.note != now.note {
					next.of = now.level
				}
				s.SetNote(questionnaire.Answer{Question: q.ID, Evidence: next.note})
			case 1:
				if len(past) > 1 {
					past = past[:len(past)-1]
				}
				s.Undo()
				next = past[len(past)-1]
			default:
				next.level = rapid.SampledFrom(levels).Draw(t, "level")
				if now.level == "" { // a note that was there before any answer is of the first one
					next.of = next.level
				}
				s.SetLevel(q.ID, next.level)
			}
			if want := past[len(past)-1]; next != want {
				past = append(past, next)
			}
			now = past[len(past)-1]
			if got, want := s.NoteOfAnother(q.ID), now.note != "" && now.level != "" && now.of != now.level; got != want {
				t.Fatalf("%v of %+v", got, now)
			}
		}
	})
}
