package session_test

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"flowverdict/questionnaire"
	"flowverdict/questionnaire/fixture"
	"flowverdict/questionnaire/review"
	"flowverdict/report/summary"
	"flowverdict/ui/session"
)

func asBytes(t interface{ Fatal(...any) }, d review.Draft) string {
	content, err := json.Marshal(d)
	if err != nil {
		t.Fatal(err)
	}
	return string(content)
}

// anyReview is a review with answers of all kinds.
func anyReview(t *rapid.T, q *questionnaire.Questionnaire) *session.Session {
	var draft review.Draft
	for _, x := range q.Questions() {
		if level := rapid.SampledFrom(append(x.LevelIDs(), questionnaire.Unknown, "")).Draw(t, x.ID); level != "" {
			draft.Answers = append(draft.Answers, questionnaire.Answer{Question: x.ID, Level: level, Evidence: "seen"})
		}
	}
	return session.New(q, "2026-11-23", draft, session.At{Stage: session.Summary})
}

// drawSupposed takes steps of what-if at random.
func drawSupposed(t *rapid.T, x *session.Supposition) {
	questions := x.Questionnaire().Questions()
	for range rapid.IntRange(0, 12).Draw(t, "steps") {
		q := rapid.SampledFrom(questions).Draw(t, "question")
		switch rapid.IntRange(0, 5).Draw(t, "step") {
		case 0:
			x.Level(q.ID, rapid.SampledFrom(append(q.LevelIDs(), questionnaire.Unknown, "no-such-level")).Draw(t, "level"))
		case 1, 2:
			x.Move(q.ID, -1)
		case 3:
			x.Move(q.ID, 1)
		case 4:
			x.AsItIs(q.ID)
		case 5:
			if rapid.IntRange(0, 9).Draw(t, "rare") == 0 {
				x.Reset()
			}
		}
	}
}

// Whatever is supposed, the review is the same to the byte; and what is told is what
// the supposed answers come to.
func TestSupposingChangesNothing(t *testing.T) {
	q := fixture.Release()
	rapid.Check(t, func(t *rapid.T) {
		s := anyReview(t, q)
		before, revision := asBytes(t, s.Draft()), s.Revision()
		x := s.Suppose()
		drawSupposed(t, x)
		x.NextWay()
		drawSupposed(t, x)
		x.Agreed()
		if after := asBytes(t, s.Draft()); after != before || s.Revision() != revision {
			t.Fatalf("the review was\n%s\nand is\n%s", before, after)
		}
		answers := s.Draft().Answers
		for _, c := range x.Difference().Answers {
			answers = answers.WithLevel(c.Question.ID, c.To)
		}
		want := questionnaire.Assess(q, answers)
		if got := &x.Difference().After; got.Bracket != want.Bracket || got.Score != want.Score || len(got.Fired()) != len(want.Fired()) {
			t.Fatalf("%+v, want %+v", got, want)
		}
	})
}

// Each supposed answer becomes a condition or is said to be none, and nothing else
// of the review changes; one undo takes all of it back.
func TestAgreeing(t *testing.T) {
	q := fixture.Release()
	rapid.Check(t, func(t *rapid.T) {
		s := anyReview(t, q)
		x := s.Suppose()
		drawSupposed(t, x)
		before := s.Draft()
		want, left := x.Agreed()
		if before.Answers != nil && s.Assessment().Verdict() < questionnaire.Suitable && len(want)+len(left) != len(x.Difference().Answers) {
			t.Fatalf("%d answers, %d conditions and %q", len(x.Difference().Answers), len(want), left)
		}
		said, did := s.Agree(x)
		if did != (len(want) > 0) || len(said) == 0 {
			t.Fatalf("%v, %q of %d conditions", did, said, len(want))
		}
		for _, c := range want {
			got, ok := s.Condition(c.Key())
			if !ok || got != c {
				t.Fatalf("%+v became %+v", c, got)
			}
			question := q.Question(c.Question)
			if !strings.Contains(c.Action, levelText(question, c.Level)) || !review.ValidDay(c.Due) || question.Lever != questionnaire.Fact && c.Owner != q.LeverName(question.Lever) {
				t.Fatalf("%+v", c)
			}
		}
		after := s.Draft()
		after.Conditions = before.Conditions
		if asBytes(t, after) != asBytes(t, before) {
			t.Fatalf("more than conditions changed:\n%s\n%s", asBytes(t, before), asBytes(t, after))
		}
		if !did {
			return
		}
		if _, ok := s.Undo(); !ok || asBytes(t, s.Draft()) != asBytes(t, before) {
			t.Fatal("not undone")
		}
	})
}

func levelText(q *questionnaire.Question, level string) string {
	at, _ := q.Level(level)
	return q.Levels[at].Text
}

// A condition on an answer goes when the answer is there, and comes again with it;
// what was filled in stays, also where it is agreed once more. Emptied, it is gone.
func TestAConditionOnAnAnswer(t *testing.T) {
	q := fixture.Release()
	s := session.New(q, "2026-11-23", review.Draft{Answers: questionnaire.Answers{{Question: "privilege", Level: "broad-write"}}}, session.At{Stage: session.Summary})
	suppose := func() {
		x := s.Suppose()
		x.Level("privilege", "limited-write")
		s.Agree(x)
	}
	suppose()
	c, ok := s.Condition("privilege=limited-write")
	if !ok || !slices.ContainsFunc(s.Summary().Conditions, func(x summary.Condition) bool { return x.Title() == q.Question("privilege").Title }) {
		t.Fatalf("%+v", s.Conditions())
	}
	c.Owner, c.Due = "platform team", "2027-01-31"
	s.SetCondition(c)
	suppose()
	if got, _ := s.Condition(c.Key()); got != c {
		t.Errorf("agreed again: %+v", got)
	}
	s.SetLevel("privilege", "read-only")
	if _, ok := s.Condition(c.Key()); ok {
		t.Error("it is reached and still asked for")
	}
	s.SetLevel("privilege", "broad-write")
	if got, _ := s.Condition(c.Key()); got != c {
		t.Errorf("it came again as %+v", got)
	}
	c.Owner, c.Due = "", ""
	s.SetCondition(c)
	if _, ok := s.Condition(c.Key()); ok || len(s.Draft().Conditions) != 0 {
		t.Error("it is emptied and still there")
	}
}
