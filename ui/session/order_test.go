package session_test

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"flowverdict/questionnaire"
	"flowverdict/questionnaire/analysis"
	"flowverdict/questionnaire/fixture"
	"flowverdict/questionnaire/review"
	"flowverdict/ui/session"
)

func decisive(q *questionnaire.Questionnaire) *session.Session {
	return session.New(q, today, review.Draft{}, session.At{Order: session.Decisive})
}

// hinges are the open questions whose answer can still change the verdict.
func hinges(s *session.Session) []string {
	var out []string
	for _, ask := range analysis.AskNext(s.Questionnaire(), s.Draft().Answers).Asks {
		if s.MarkOf(ask.Question.ID) == session.MarkOpen {
			out = append(out, ask.Question.ID)
		}
	}
	return out
}

// A review in the decisive order asks each time what narrows the verdict most,
// nothing that is answered, unknown or irrelevant, keeps every answer, and ends
// on the summary with a verdict that no open question can change. Back then
// goes the whole way back.
func TestDecisiveOrder(t *testing.T) {
	q := fixture.Release()
	rapid.Check(t, func(t *rapid.T) {
		s := decisive(q)
		way := []session.At{s.At()}
		var given questionnaire.Answers
		for s.Next(); s.At().Stage == session.Questions; s.Next() {
			question := s.Question()
			if first := hinges(s); len(first) == 0 || first[0] != question.ID || s.Irrelevant(question.ID) {
				t.Fatalf("asks %q, which is not the first of %v", question.ID, first)
			}
			way = append(way, s.At())
			level := rapid.SampledFrom(append(question.LevelIDs(), questionnaire.Unknown)).Draw(t, "level")
			s.SetLevel(question.ID, level)
			given = given.WithLevel(question.ID, level)
		}
		if s.At().Stage != session.Summary || len(hinges(s)) > 0 {
			t.Fatalf("ends at %+v with %v to ask", s.At(), hinges(s))
		}
		if _, unknown, _ := s.Counts(); unknown == 0 && !s.Assessment().Bracket.Decided() {
			t.Fatalf("ends undecided: %v", s.Assessment().Bracket)
		}
		if diff := cmp.Diff(given.Sorted(q), s.Draft().Answers); diff != "" {
			t.Fatalf("answers (-given +kept):\n%s", diff)
		}
		for _, want := range slices.Backward(way) {
			if !s.Back() || s.At() != want {
				t.Fatalf("back leads to %+v, want %+v", s.At(), want)
			}
		}
		if s.Back() {
			t.Fatal("there is something before the beginning")
		}
	})
}

// Whatever was done, Next in the decisive order leads from subject and
// questions to a question that is open and can change the verdict, or to the
// summary; on and on without answering it asks each of them once. Back is
// never blocked before the subject.
func TestDecisiveOrderFromAnywhere(t *testing.T) {
	q := fixture.Release()
	rapid.Check(t, func(t *rapid.T) {
		s := decisive(q)
		for range rapid.IntRange(0, 25).Draw(t, "steps") {
			switch rapid.IntRange(0, 9).Draw(t, "other") {
			case 0:
				s.Undo()
			case 1:
				s.SwitchOrder()
			default:
				from := s.At()
				if !s.Back() && from.Stage != session.Subject {
					t.Fatalf("back is blocked at %+v", from)
				}
				step(t, s)
			}
		}
		s.SetOrder(session.Sections)
		s.SetOrder(session.Decisive)
		s.Enter(session.Subject)
		want := hinges(s)
		var asked []string
		for s.Next(); s.At().Stage == session.Questions; s.Next() {
			asked = append(asked, s.Question().ID)
		}
		if diff := cmp.Diff(want, asked); diff != "" {
			t.Fatalf("passing over all (-decisive +asked):\n%s", diff)
		}
		if s.Back(); len(want) > 0 && s.At().Question != want[len(want)-1] {
			t.Fatalf("back from the summary leads to %+v", s.At())
		}
	})
}

// Irrelevant says what the questionnaire says, after every step.
func TestIrrelevantFollowsTheAnswers(t *testing.T) {
	q := fixture.Release()
	rapid.Check(t, func(t *rapid.T) {
		s := decisive(q)
		for range rapid.IntRange(0, 25).Draw(t, "steps") {
			if rapid.IntRange(0, 5).Draw(t, "undo") == 0 {
				s.Undo()
			} else {
				question := questionOf(t, q)
				s.SetLevel(question.ID, levelOf(t, question))
			}
			irrelevant := analysis.Irrelevant(q, s.Draft().Answers)
			for _, question := range q.Questions() {
				if got, want := s.Irrelevant(question.ID), slices.Contains(irrelevant, question); got != want {
					t.Fatalf("question %q: irrelevant %v, want %v", question.ID, got, want)
				}
			}
		}
	})
}

// Undo takes back what was entered and returns to where it was, with the way
// there; the order of asking is no change and stays.
func TestUndoKeepsOrderAndWay(t *testing.T) {
	s := decisive(fixture.Release())
	s.Next()
	first := s.At()
	s.SetLevel(first.Question, questionnaire.Unknown)
	s.Next()
	s.Undo()
	if s.At() != first {
		t.Errorf("undo leads to %+v, want %+v", s.At(), first)
	}
	if s.Back(); s.At().Stage != session.Subject {
		t.Errorf("back after undo leads to %+v", s.At())
	}
	s.SetLevel(first.Question, questionnaire.Unknown)
	s.SwitchOrder()
	if s.Undo(); s.Order() != session.Sections {
		t.Error("undo changed the order of asking")
	}
}

// The way that undo restores is the one that was come then, whatever other way
// was taken since.
func TestUndoRestoresTheWay(t *testing.T) {
	q := fixture.Release()
	rapid.Check(t, func(t *rapid.T) {
		s := decisive(q)
		for range rapid.IntRange(1, 8).Draw(t, "way") {
			s.GoTo(questionOf(t, q).ID)
		}
		walkBack := func() (way []session.At) {
			for i := 0; i < 12; i++ {
				way = append(way, s.At())
				s.Back()
			}
			return way
		}
		s.SetLevel("browser", questionnaire.Unknown)
		s.SetLevel("hosts", questionnaire.Unknown)
		s.Undo()
		want := walkBack()
		for range rapid.IntRange(0, 12).Draw(t, "other way") {
			s.GoTo(questionOf(t, q).ID)
		}
		s.Undo()
		if diff := cmp.Diff(want, walkBack()); diff != "" {
			t.Fatalf("way back (-then +after undo):\n%s", diff)
		}
	})
}

// A review begins at the first question of its order, at the summary where
// that has nothing to ask; an order that does not exist is the usual one.
func TestBeginInOrder(t *testing.T) {
	q := fixture.Release()
	named := review.Draft{Subject: review.Subject{Name: "acmectl"}, Review: review.Review{Reviewers: []string{"application security"}}}
	s := session.New(q, today, named, session.At{Order: session.Decisive})
	if want := analysis.AskNext(q, nil).Asks[0].Question.ID; s.At() != (session.At{Stage: session.Questions, Question: want, Order: session.Decisive}) {
		t.Errorf("begins at %+v, want question %q", s.At(), want)
	}
	named.Answers = questionnaire.Answers{{Question: "browser", Level: "system-browser"}}
	if s = session.New(q, today, named, session.At{Order: session.Decisive}); s.At().Stage != session.Summary {
		t.Errorf("a decided review begins at %+v", s.At())
	}
	for _, order := range []session.Order{"", session.Sections, "random"} {
		s = session.New(q, today, review.Draft{}, session.At{Order: order})
		if s.Order() != session.Sections || s.At() != (session.At{Stage: session.Subject, Question: "browser"}) {
			t.Errorf("order %q: stands at %+v", order, s.At())
		}
	}
	if s.SetOrder("random") || s.Order() != session.Sections {
		t.Error("an order that does not exist was taken")
	}
}
