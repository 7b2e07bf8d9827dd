package session_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"flowverdict/questionnaire"
	"flowverdict/questionnaire/fixture"
	"flowverdict/questionnaire/review"
	"flowverdict/ui/session"
)

func begin() *session.Session { return beginWith(fixture.Release()) }

func beginWith(q *questionnaire.Questionnaire) *session.Session {
	return session.New(q, today, review.Draft{}, session.At{})
}

// both are a questionnaire without mitigations and one that lists some.
func both(t testing.TB) []*questionnaire.Questionnaire {
	judged, _ := fixture.Judged(t)
	return []*questionnaire.Questionnaire{fixture.Release(), judged}
}

// Next visits everything once, in order; Back visits the same in reverse.
func TestNextAndBack(t *testing.T) {
	for _, q := range both(t) {
		visits(t, beginWith(q))
	}
}

func visits(t *testing.T, s *session.Session) {
	t.Helper()
	var forth, back []session.At
	for {
		forth = append(forth, s.At())
		s.Next()
		if s.At() == forth[len(forth)-1] {
			break
		}
	}
	after := len(s.Stages()) - 2 // subject and questions come before
	if want := 1 + len(s.Questionnaire().Questions()) + after; len(forth) != want {
		t.Fatalf("%d places, want %d", len(forth), want)
	}
	for i, at := range forth[1 : len(forth)-after] {
		if want := (session.At{Stage: session.Questions, Question: s.Questionnaire().Questions()[i].ID}); at != want {
			t.Errorf("place %d is %+v, want %+v", i+1, at, want)
		}
	}
	for {
		back = append(back, s.At())
		if !s.Back() {
			break
		}
	}
	// The subject is reached from the first question, the stages behind the
	// questions from the last one.
	slices.Reverse(back)
	if diff := cmp.Diff(forth, back); diff != "" {
		t.Errorf("places (-next +back):\n%s", diff)
	}
}

// From every place, Back undoes Next and Next undoes Back, but for the two
// steps into the questions: they lead to the question last in view, so that a
// look at the summary comes back to where it began.
func TestNextAndBackAreInverse(t *testing.T) {
	for _, q := range both(t) {
		inverse(t, beginWith(q))
	}
}

func inverse(t *testing.T, s *session.Session) {
	t.Helper()
	questions := s.Questionnaire().Questions()
	first, last := questions[0].ID, questions[len(questions)-1].ID
	for _, stage := range s.Stages() {
		for _, q := range questions {
			at := session.At{Stage: stage, Question: q.ID}
			place := func() { s.GoTo(q.ID); s.Enter(stage) }
			if place(); stage != session.Write && (stage != session.Subject || q.ID == first) {
				s.Next()
				if s.Back(); s.At() != at {
					t.Errorf("next and back from %+v lead to %+v", at, s.At())
				}
			}
			if place(); stage != session.Subject && (stage != session.Summary || q.ID == last) {
				s.Back()
				if s.Next(); s.At() != at {
					t.Errorf("back and next from %+v lead to %+v", at, s.At())
				}
			}
			for _, into := range []session.Stage{session.Subject, session.Summary} {
				s.GoTo(q.ID)
				s.Enter(into)
				if into == session.Subject {
					s.Next()
				} else {
					s.Back()
				}
				if want := (session.At{Stage: session.Questions, Question: q.ID}); s.At() != want {
					t.Errorf("from %s to %+v, want %+v", into, s.At(), want)
				}
			}
		}
	}
}

// Moving about changes nothing that is entered.
func TestMovesChangeNothing(t *testing.T) {
	s := beginWith(both(t)[1])
	draft, revision := asJSON(t, s.Draft()), s.Revision()
	rapid.Check(t, func(t *rapid.T) {
		switch rapid.IntRange(0, 4).Draw(t, "move") {
		case 0:
			s.Next()
		case 1:
			s.Back()
		case 2:
			s.GoTo(questionOf(t, s.Questionnaire()).ID)
		case 3:
			s.Enter(rapid.SampledFrom(session.Stages()).Draw(t, "stage"))
		case 4:
			q := questionOf(t, s.Questionnaire())
			s.Preview(q.ID, levelOf(t, q))
		}
		if s.Revision() != revision || asJSON(t, s.Draft()) != draft {
			t.Fatal("a move changed the draft")
		}
	})
}

// Of all pairs of a question and a level anywhere in the questionnaire, those
// that belong together are taken, and unknown; nothing else is.
func TestSetLevelTakesOnlyWhatIsThere(t *testing.T) {
	q := fixture.Release()
	levels := []string{questionnaire.Unknown, "", "no-such-level"}
	for _, question := range q.Questions() {
		levels = append(levels, question.LevelIDs()...)
	}
	for _, question := range q.Questions() {
		for _, level := range levels {
			s := beginWith(q)
			_, has := question.Level(level)
			if got, want := s.SetLevel(question.ID, level), has || level == questionnaire.Unknown; got != want {
				t.Errorf("question %q, level %q: %v, want %v", question.ID, level, got, want)
			} else if want && (s.Draft().Answers.Get(question.ID).Level != level || s.SetLevel(question.ID, level)) {
				t.Errorf("question %q, level %q is not kept, or changes when set again", question.ID, level)
			}
		}
	}
	s := begin()
	if s.SetLevel("no-such-question", questionnaire.Unknown) || s.SetNote(questionnaire.Answer{Question: "no-such-question", Evidence: "x"}) || s.SetCondition(review.Condition{Gate: "no-such-gate", Owner: "x"}) || s.GoTo("no-such-question") {
		t.Error("something that the questionnaire lacks was taken")
	}
	if _, ok := s.Undo(); ok {
		t.Error("a refused step can be undone")
	}
}

// Level and note of an answer do not touch each other.
func TestLevelAndNoteAreApart(t *testing.T) {
	s := begin()
	note := questionnaire.Answer{Question: "browser", Level: "ignored", Basis: questionnaire.Observed, Evidence: "seen", Links: []string{"https://docs.example.org"}, Collected: today}
	s.SetNote(note)
	if s.MarkOf("browser") != session.MarkOpen {
		t.Error("a note answers its question")
	}
	s.SetLevel("browser", "none")
	note.Level = "none"
	if diff := cmp.Diff(note, s.Draft().Answers.Get("browser")); diff != "" {
		t.Errorf("answer (-want +got):\n%s", diff)
	}
	s.SetNote(questionnaire.Answer{Question: "browser"})
	if diff := cmp.Diff(questionnaire.Answer{Question: "browser", Level: "none"}, s.Draft().Answers.Get("browser")); diff != "" {
		t.Errorf("answer (-want +got):\n%s", diff)
	}
}

// Whatever an answer and its note are, another basis changes the basis alone, but
// for the day of a note that begins or ends by it: whoever says bases one after the
// other, and none at last, leaves the answer as it was without one.
func TestLawTheBasisAlone(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := begin()
		s.SetNote(questionnaire.Answer{
			Question:  "browser",
			Evidence:  rapid.SampledFrom([]string{"", "seen"}).Draw(t, "evidence"),
			Links:     rapid.SampledFrom([][]string{nil, {"https://docs.example.org"}}).Draw(t, "links"),
			Collected: rapid.SampledFrom([]string{"", "2026-01-02"}).Draw(t, "collected"),
		})
		if rapid.Bool().Draw(t, "answered") {
			s.SetLevel("browser", "none")
		}
		before := s.Draft()
		was := before.Answers.Get("browser")
		for _, basis := range rapid.SliceOfN(rapid.SampledFrom(questionnaire.Bases()), 1, 4).Draw(t, "bases") {
			s.SetBasis("browser", basis)
			want := was
			want.Question, want.Basis = "browser", basis
			if !was.HasNote() {
				want.Collected = today
			}
			if diff := cmp.Diff(want, s.Draft().Answers.Get("browser")); diff != "" {
				t.Fatalf("answer (-want +got):\n%s", diff)
			}
		}
		s.SetBasis("browser", "")
		if diff := cmp.Diff(before, s.Draft()); diff != "" {
			t.Fatalf("draft (-want +got):\n%s", diff)
		}
	})
}

// A preview judges as the answer would be judged.
func TestPreviewIsWhatTheAnswerDoes(t *testing.T) {
	q := fixture.Release()
	rapid.Check(t, func(t *rapid.T) {
		s := beginWith(q)
		for range rapid.IntRange(0, 10).Draw(t, "answers") {
			question := questionOf(t, q)
			s.SetLevel(question.ID, levelOf(t, question))
		}
		question := questionOf(t, q)
		level := rapid.SampledFrom(append(question.LevelIDs(), questionnaire.Unknown)).Draw(t, "preview")
		preview := s.Preview(question.ID, level)
		s.SetLevel(question.ID, level)
		if diff := cmp.Diff(judged(preview.After), judged(*s.Assessment())); diff != "" {
			t.Fatalf("(-preview +answered):\n%s", diff)
		}
		counts(t, s)
	})
}

// The same answers, notes and conditions give the same draft, in whatever
// order they were entered.
func TestOrderOfEntryDoesNotMatter(t *testing.T) {
	q := fixture.Release()
	rapid.Check(t, func(t *rapid.T) {
		enter := func(order []int) string {
			s := beginWith(q)
			for _, i := range order {
				question := q.Questions()[i]
				s.SetLevel(question.ID, question.Levels[i%2].ID)
				s.SetNote(questionnaire.Answer{Question: question.ID, Evidence: question.Title})
				s.SetCondition(review.Condition{Gate: q.Gates[i].ID, Owner: "owner"})
			}
			return asJSON(t, s.Draft())
		}
		sorted := make([]int, len(q.Questions()))
		for i := range sorted {
			sorted[i] = i
		}
		if diff := cmp.Diff(enter(sorted), enter(rapid.Permutation(sorted).Draw(t, "order"))); diff != "" {
			t.Fatalf("draft (-in order +shuffled):\n%s", diff)
		}
	})
}

// A condition keeps what people filled in, has the gate's remedy, and goes
// when it is emptied.
func TestConditions(t *testing.T) {
	s := begin()
	s.SetLevel("browser", "some-hosts")
	gate := s.Questionnaire().Gate("mixed-browser")
	want := []review.Condition{{Gate: gate.ID, Action: gate.Remedy, Owner: "platform team", Due: "2027-01-31", Status: review.ConditionMet}}
	given := want[0]
	given.Action = "something else"
	s.SetCondition(given)
	if diff := cmp.Diff(want, s.Draft().Conditions); diff != "" {
		t.Errorf("draft (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff(want, s.Conditions()); diff != "" {
		t.Errorf("conditions (-want +got):\n%s", diff)
	}
	s.SetLevel("browser", "none")
	if len(s.Conditions()) != 0 {
		t.Error("a condition stands for a gate that has not fired")
	}
	s.SetLevel("browser", "some-hosts")
	if diff := cmp.Diff(want, s.Conditions()); diff != "" {
		t.Errorf("conditions (-want +got):\n%s", diff)
	}
	s.SetCondition(review.Condition{Gate: gate.ID, Status: review.ConditionOpen})
	if len(s.Draft().Conditions) != 0 {
		t.Errorf("an empty condition is kept: %+v", s.Draft().Conditions)
	}
	if s.SetCondition(review.Condition{Gate: gate.ID}) {
		t.Error("an empty condition changes something")
	}
}

// The proposed day follows the verdict until somebody enters one.
func TestReviewBy(t *testing.T) {
	s := begin()
	for _, q := range s.Questionnaire().Questions() {
		s.SetLevel(q.ID, q.Levels[0].ID)
	}
	if got := s.ReviewBy(); got != "2027-11-23" {
		t.Errorf("proposed %q", got)
	}
	s.SetDecision(review.Decision{}, review.Exception{}, "2027-02-01")
	if got := s.ReviewBy(); got != "2027-02-01" {
		t.Errorf("entered %q", got)
	}
}

// An empty filter finds all; more words find no more; what is found has them.
func TestFind(t *testing.T) {
	s := begin()
	s.SetLevel("hosts", questionnaire.Unknown)
	s.SetLevel("browser", "none")
	all := s.Questionnaire().Questions()
	for _, blank := range []string{"", "  ", "\t"} {
		if diff := cmp.Diff(all, s.Find(blank)); diff != "" {
			t.Errorf("%q (-all +found):\n%s", blank, diff)
		}
	}
	for _, q := range all {
		for _, filter := range []string{q.ID, strings.ToUpper(q.Title), q.Title + " " + s.Questionnaire().SectionOf(q.ID).Title, string(s.MarkOf(q.ID)) + " " + q.ID} {
			found := s.Find(filter)
			if !slices.Contains(found, q) {
				t.Errorf("%q does not find question %q", filter, q.ID)
			}
			for _, word := range strings.Fields(filter) {
				wider := s.Find(word)
				for _, x := range found {
					if !slices.Contains(wider, x) {
						t.Errorf("%q finds %q, %q does not", filter, x.ID, word)
					}
				}
			}
		}
	}
	if found := s.Find("no-such-word"); len(found) != 0 {
		t.Errorf("found %v", found)
	}
	if found := s.Find("answered local browser"); len(found) != 1 || found[0].ID != "browser" {
		t.Errorf("found %v", found)
	}
}

// The day that is proposed is not entered: it follows the verdict until
// somebody enters another, which stays.
func TestTheProposedDayIsNotEntered(t *testing.T) {
	q := fixture.Release()
	s := session.New(q, today, review.Draft{Answers: fixture.Best(q).Answers(q)}, session.At{})
	proposed := s.ReviewBy()
	s.SetDecision(review.Decision{Status: review.Accepted}, review.Exception{}, proposed)
	if d := s.Draft(); proposed == "" || d.Review.ReviewBy != "" || d.Decision.Date != today {
		t.Errorf("proposed %q, entered %q, decided on %q", proposed, d.Review.ReviewBy, d.Decision.Date)
	}
	for _, day := range []string{"2027-01-01", proposed, ""} {
		s.SetDecision(s.Draft().Decision, review.Exception{}, day)
		if got := s.Draft().Review.ReviewBy; got != day {
			t.Errorf("entered %q, kept %q", day, got)
		}
	}
}

// Who said so is said of the level that they gave: another one is the reviewer's.
func TestAnotherLevelIsTheReviewers(t *testing.T) {
	q := fixture.Release()
	x := q.Questions()[0]
	theirs := questionnaire.Answer{Question: x.ID, Level: x.Levels[0].ID, By: "host owner", Confirmed: "2026-11-20", From: []string{"hosts.md", "r1.1"}, Evidence: "Looked."}
	s := session.New(q, "2026-11-23", review.Draft{Answers: questionnaire.Answers{theirs}}, session.At{})
	s.SetLevel(x.ID, x.Levels[0].ID)
	if diff := cmp.Diff(theirs, s.Draft().Answers.Get(x.ID)); diff != "" {
		t.Errorf("the same level changes the answer:\n%s", diff)
	}
	s.SetLevel(x.ID, x.Levels[1].ID)
	want := questionnaire.Answer{Question: x.ID, Level: x.Levels[1].ID, From: []string{"r1.1"}, Evidence: "Looked."}
	if diff := cmp.Diff(want, s.Draft().Answers.Get(x.ID)); diff != "" {
		t.Errorf("another level:\n%s", diff)
	}
	s.Undo()
	if diff := cmp.Diff(theirs, s.Draft().Answers.Get(x.ID)); diff != "" {
		t.Errorf("undone:\n%s", diff)
	}
}
