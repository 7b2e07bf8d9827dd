package session_test

import (
	"encoding/json"
	"fmt"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"flowverdict/questionnaire"
	"flowverdict/questionnaire/fixture"
	"flowverdict/questionnaire/review"
	"flowverdict/ui/session"
)

const today = "2026-11-23"

type fataler interface {
	Helper()
	Fatal(args ...any)
	Fatalf(format string, args ...any)
}

func asJSON(t fataler, v any) string {
	t.Helper()
	b, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

// state is everything that a reviewer sees of a session.
func state(t fataler, s *session.Session) string {
	t.Helper()
	return asJSON(t, s.Draft()) + asJSON(t, s.At()) + judged(*s.Assessment())
}

// judged is an assessment as text, gates by id.
func judged(a questionnaire.Assessment) string {
	out := fmt.Sprintln(a.Bracket, a.Score, a.Points, a.Unknown, a.Open)
	for _, g := range a.Gates {
		out += fmt.Sprintln(g.ID, g.State, g.Overshadowed)
	}
	return out
}

func levelOf(t *rapid.T, q *questionnaire.Question) string {
	return rapid.SampledFrom(append(q.LevelIDs(), questionnaire.Unknown, "", "no-such-level")).Draw(t, "level")
}

func questionOf(t *rapid.T, q *questionnaire.Questionnaire) *questionnaire.Question {
	return q.Questions()[rapid.IntRange(0, len(q.Questions())-1).Draw(t, "question")]
}

func texts(t *rapid.T, label string) []string {
	return rapid.SliceOfN(rapid.SampledFrom([]string{"a", "b", "c"}), 0, 3).Draw(t, label)
}

// step takes one random step.
func step(t *rapid.T, s *session.Session) {
	q := s.Questionnaire()
	word := func(label string) string {
		return rapid.SampledFrom([]string{"", "platform team", "2027-01-31"}).Draw(t, label)
	}
	switch rapid.IntRange(0, 10).Draw(t, "step") {
	case 0, 1:
		question := questionOf(t, q)
		s.SetLevel(question.ID, levelOf(t, question))
	case 2:
		s.SetNote(questionnaire.Answer{Question: questionOf(t, q).ID, Basis: questionnaire.Basis(rapid.SampledFrom([]string{"", "stated"}).Draw(t, "basis")), Evidence: word("evidence"), Links: texts(t, "links")})
	case 3:
		s.SetSubject(review.Subject{Name: word("name"), Scopes: texts(t, "scopes")}, review.Review{Reviewers: texts(t, "reviewers"), Date: today})
	case 4:
		gate := q.Gates[rapid.IntRange(0, len(q.Gates)-1).Draw(t, "gate")].ID
		s.SetCondition(review.Condition{Gate: gate, Owner: word("owner"), Due: word("due"), Status: rapid.SampledFrom([]string{"", "open", "met"}).Draw(t, "status")})
	case 5:
		s.SetDecision(review.Decision{Status: "accepted", By: word("by")}, review.Exception{Gates: texts(t, "gates"), Reason: word("reason")}, word("review by"))
	case 6:
		s.GoTo(questionOf(t, q).ID)
	case 7:
		s.Enter(rapid.SampledFrom(session.Stages()).Draw(t, "stage"))
	case 8:
		s.Next()
	case 9:
		s.Back()
	case 10:
		s.SetMitigation(entryOf(t, q))
	}
}

// entryOf draws what a review says of a mitigation, which the questionnaire need
// not list, in a state that there need not be.
func entryOf(t *rapid.T, q *questionnaire.Questionnaire) review.Mitigation {
	ids := []string{"no-such-mitigation"}
	for _, m := range q.Mitigations {
		ids = append(ids, m.ID)
	}
	return review.Mitigation{
		ID: rapid.SampledFrom(ids).Draw(t, "mitigation"), State: rapid.SampledFrom([]string{"", "present", "partial", "absent", "unknown", "planned"}).Draw(t, "state"),
		Evidence: rapid.SampledFrom([]string{"", "Seen."}).Draw(t, "evidence"), Links: texts(t, "links"), Collected: rapid.SampledFrom([]string{"", today}).Draw(t, "collected"),
	}
}

// Undo restores exactly what stood before each change, down to the start; a
// step that changes nothing is no step to undo.
func TestUndoRestoresExactly(t *testing.T) {
	q := both(t)[1]
	rapid.Check(t, func(t *rapid.T) {
		s := session.New(q, today, review.Draft{}, session.At{})
		var before []string
		for range rapid.IntRange(0, 25).Draw(t, "steps") {
			old, revision, at := state(t, s), s.Revision(), asJSON(t, s.Draft())
			step(t, s)
			if changed := s.Revision() != revision; changed != (asJSON(t, s.Draft()) != at) {
				t.Fatalf("revision says changed=%v", changed)
			} else if changed {
				before = append(before, old)
			}
		}
		for i, want := range slices.Backward(before) {
			if what, ok := s.Undo(); !ok || what == "" {
				t.Fatalf("undo %d: %q, %v", i, what, ok)
			}
			if got := state(t, s); got != want {
				t.Fatalf("undo %d (-want +got):\n%s", i, cmp.Diff(want, got))
			}
		}
		if _, ok := s.Undo(); ok {
			t.Fatal("more to undo than was changed")
		}
	})
}

// A draft that was handed out, or in, never changes later.
func TestDraftsNeverChange(t *testing.T) {
	q := both(t)[1]
	rapid.Check(t, func(t *rapid.T) {
		s := session.New(q, today, review.Draft{}, session.At{})
		var drafts []review.Draft
		var were []string
		for range rapid.IntRange(1, 25).Draw(t, "steps") {
			if rapid.IntRange(0, 4).Draw(t, "undo") == 0 {
				s.Undo()
			} else {
				step(t, s)
			}
			drafts, were = append(drafts, s.Draft()), append(were, asJSON(t, s.Draft()))
		}
		for i := range drafts {
			if got := asJSON(t, drafts[i]); got != were[i] {
				t.Fatalf("draft %d changed (-was +is):\n%s", i, cmp.Diff(were[i], got))
			}
		}
	})
}

// What a caller does with the lists it gave changes nothing in the session.
func TestCallersListsAreCopied(t *testing.T) {
	q := both(t)[1]
	lists := [][]string{{"a"}, {"b"}, {"c"}, {"d"}, {"e"}}
	draft := review.Draft{Subject: review.Subject{Scopes: []string{"e"}}, Answers: questionnaire.Answers{{Question: "browser", Level: "none", Links: []string{"f"}}}, Conditions: []review.Condition{{Gate: "local-browser", Owner: "g"}}, Mitigations: []review.Mitigation{{ID: "proximity", Links: []string{"h"}}}}
	s := session.New(q, today, draft, session.At{})
	s.SetSubject(review.Subject{Scopes: lists[0]}, review.Review{Reviewers: lists[1]})
	s.SetNote(questionnaire.Answer{Question: "owner", Links: lists[2]}) // not a question: refused
	s.SetNote(questionnaire.Answer{Question: "hosts", Links: lists[2]})
	s.SetDecision(review.Decision{}, review.Exception{Gates: lists[3]}, "")
	s.SetMitigation(review.Mitigation{ID: "rate-limits", Links: lists[4]})
	want := asJSON(t, s.Draft())
	for _, l := range lists {
		l[0] = "changed"
	}
	draft.Answers[0].Links[0], draft.Conditions[0].Owner, draft.Subject.Scopes[0], draft.Mitigations[0].Links[0] = "changed", "changed", "changed", "changed"
	if got := asJSON(t, s.Draft()); got != want {
		t.Errorf("draft changed (-was +is):\n%s", cmp.Diff(want, got))
	}
}

// Whatever place and draft a file holds, the session stands somewhere, and
// keeps only answers that count.
func TestNewIsSafeOnGarbage(t *testing.T) {
	questionnaires := both(t)
	rapid.Check(t, func(t *rapid.T) {
		q := rapid.SampledFrom(questionnaires).Draw(t, "questionnaire")
		var draft review.Draft
		for range rapid.IntRange(0, 12).Draw(t, "answers") {
			question := questionOf(t, q)
			if rapid.IntRange(0, 9).Draw(t, "foreign") == 0 {
				question = &questionnaire.Question{ID: "no-such-question"}
			}
			draft.Answers = append(draft.Answers, questionnaire.Answer{Question: question.ID, Level: levelOf(t, question), Evidence: "said"})
		}
		for range rapid.IntRange(0, 4).Draw(t, "entries") {
			draft.Mitigations = append(draft.Mitigations, entryOf(t, q))
		}
		at := session.At{
			Stage:    rapid.SampledFrom(append(session.Stages(), "", "nowhere")).Draw(t, "stage"),
			Question: rapid.SampledFrom([]string{"", "browser", "no-such-question"}).Draw(t, "at"),
		}
		s := session.New(q, today, draft, at)
		if s.Question() == nil || !slices.Contains(s.Stages(), s.At().Stage) {
			t.Fatalf("stands at %+v", s.At())
		}
		if at.Question == "browser" && s.At().Question != "browser" || slices.Contains(s.Stages(), at.Stage) && s.At().Stage != at.Stage {
			t.Fatalf("%+v became %+v", at, s.At())
		}
		if a := questionnaire.Assess(q, draft.Answers); judged(a) != judged(*s.Assessment()) {
			t.Fatal("the answers are judged differently than the file's")
		}
		counts(t, s)
		before := state(t, s)
		if again := session.New(q, today, s.Draft(), s.At()); state(t, again) != before {
			t.Fatal("continuing what was kept gives another session")
		}
	})
}

// counts demands that marks, counts and assessment say the same.
func counts(t fataler, s *session.Session) {
	t.Helper()
	var n [3]int
	for _, q := range s.Questionnaire().Questions() {
		switch s.MarkOf(q.ID) {
		case session.MarkAnswered:
			n[0]++
		case session.MarkUnknown:
			n[1]++
		case session.MarkOpen:
			n[2]++
		}
	}
	answered, unknown, open := s.Counts()
	if n != [3]int{answered, unknown, open} {
		t.Fatalf("marks %v, counts %d %d %d", n, answered, unknown, open)
	}
	if open > 0 != (s.FirstOpen() != "") || open > 0 && s.MarkOf(s.FirstOpen()) != session.MarkOpen {
		t.Fatalf("first open question is %q of %d", s.FirstOpen(), open)
	}
}

// The zero draft begins at the subject, with the day and a proposed decision.
func TestNewReview(t *testing.T) {
	s := session.New(fixture.Release(), today, review.Draft{}, session.At{})
	want := review.Draft{Review: review.Review{Date: today}, Decision: review.Decision{Status: review.Proposed}}
	if diff := cmp.Diff(want, s.Draft()); diff != "" {
		t.Errorf("draft (-want +got):\n%s", diff)
	}
	if s.At() != (session.At{Stage: session.Subject, Question: "browser"}) {
		t.Errorf("stands at %+v", s.At())
	}
	if m := s.Missing(); len(m) != 2 || fmt.Sprint(m) != "[{subject the name of the CLI} {subject one reviewer}]" {
		t.Errorf("missing %v", m)
	}
}
