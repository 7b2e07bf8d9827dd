package session_test

import (
	"maps"
	"strings"
	"testing"

	"flowverdict/questionnaire"
	"flowverdict/questionnaire/fixture"
	"flowverdict/questionnaire/review"
	"flowverdict/report"
	"flowverdict/ui/session"

	"pgregory.net/rapid"
)

// Each problem of a review leads to the field where it is mended, and says it in
// words; whatever is entered without saying anything does not count on the way.
func TestProblems(t *testing.T) {
	q, _ := fixture.Judged(t)
	first, second := q.Questions()[0], q.Questions()[1]
	mitigation := q.Mitigations[0]
	draft := review.Draft{
		Subject: review.Subject{Name: "acmectl", Owner: "team\x1b"},
		Review:  review.Review{Reviewers: []string{"security"}, Date: "2026-11-23", ReviewBy: "soon"},
		Answers: questionnaire.Answers{
			{Question: first.ID},
			{Question: second.ID, Level: second.Levels[0].ID, Links: []string{"https://example.org", "notalink"}, Collected: "2026-13-40"},
			{Question: "privilege", Level: "administrative"},
		},
		Mitigations: []review.Mitigation{{ID: q.Mitigations[1].ID}, {ID: mitigation.ID, State: "present", Links: []string{"here"}}},
		Decision:    review.Decision{Status: review.Accepted, By: "architecture board", Date: "2026-11-24"},
	}
	problems := func(d review.Draft) map[string]session.Place {
		out := map[string]session.Place{}
		_, wrong := report.New(q, "0001-acmectl", d)
		for _, p := range session.Problems(q, d, wrong) {
			out[p.Where] = p.Place
		}
		return out
	}
	want := map[string]session.Place{
		"Subject, owner":             {Stage: session.Subject, Field: "subject.owner"},
		"Decision, review by":        {Stage: session.Decision, Field: "review.review_by"},
		second.Title + ", links":     {Stage: session.Questions, Question: second.ID, Field: "links"},
		second.Title + ", collected": {Stage: session.Questions, Question: second.ID, Field: "collected"},
		mitigation.Title + ", links": {Stage: session.Mitigations, Mitigation: mitigation.ID, Field: "links"},
	}
	got := problems(draft)
	for where, place := range want {
		if got[where] != place {
			t.Errorf("%s leads to %+v, want %+v; there are %v", where, got[where], place, got)
		}
	}

	draft.Subject.Owner, draft.Review.ReviewBy, draft.Answers[1].Links, draft.Answers[1].Collected, draft.Mitigations = "", "", nil, "", nil
	fired := false
	for where, place := range problems(draft) {
		fired = fired || place.Condition != ""
		if strings.HasPrefix(where, "Conditions") && (place.Stage != session.Summary || q.Gate(place.Condition) == nil || !strings.HasSuffix(where, ", "+q.Gate(place.Condition).Title)) {
			t.Errorf("%s leads to %+v", where, place)
		}
		if strings.ContainsAny(where, "[]_") {
			t.Errorf("%q is no place in words", where)
		}
	}
	if !fired {
		t.Errorf("no condition without an owner: %v", problems(draft))
	}
}

// What the list says keeps a review from being written, and from being written as
// accepted, is what would be refused then, and nothing else.
func TestProblemsAreWhatIsRefused(t *testing.T) {
	q, _ := fixture.Judged(t)
	n := 0
	rapid.Check(t, func(t *rapid.T) {
		if n++; testing.Short() && n%4 > 0 {
			return
		}
		draft := review.Draft{
			Subject:  review.Subject{Name: rapid.SampledFrom([]string{"", "acmectl", "acmectl"}).Draw(t, "name")},
			Review:   review.Review{Reviewers: []string{"security"}, Date: "2026-11-23", ReviewBy: rapid.SampledFrom([]string{"", "soon"}).Draw(t, "review by")},
			Answers:  answersOf(t, q, "answers"),
			Decision: review.Decision{Status: rapid.SampledFrom([]string{review.Proposed, review.Accepted, review.Rejected}).Draw(t, "status"), By: rapid.SampledFrom([]string{"", "board"}).Draw(t, "by"), Reason: "because"},
		}
		s := session.New(q, "2026-11-23", draft, session.At{})
		said := func(accepting bool) map[string]bool {
			out := map[string]bool{}
			for _, p := range s.Problems() {
				if !p.Warning && (accepting || !p.Accepting) {
					out[p.Text()] = true
				}
			}
			return out
		}
		refused := func(d review.Draft) map[string]bool {
			out := map[string]bool{}
			_, wrong := report.New(q, "0001-acmectl", d)
			for _, p := range session.Problems(q, d, wrong) {
				out[p.Text()] = true
			}
			return out
		}
		d := s.Draft()
		if got, want := said(false), refused(d); !maps.Equal(got, want) {
			t.Fatalf("%v, want %v", got, want)
		}
		if d.Decision.State() == review.Proposed {
			a := s.Assessment()
			d.Decision.Status = review.Accepted
			d.Decision, d.Exception = review.Completed(d.Decision, d.Exception, a, "2026-11-23")
			for text := range refused(d) {
				if !said(true)[text] {
					t.Fatalf("the list lacks %q", text)
				}
			}
		}
		if n, _ := s.ProblemCount(); (n == "") != (len(s.Problems()) == 0) {
			t.Fatalf("%d problems are counted as %q", len(s.Problems()), n)
		}
		s.SetLevel(q.Questions()[0].ID, questionnaire.Unknown)
		if d := s.Draft(); !maps.Equal(said(false), refused(d)) {
			t.Fatal("the list is that of before a change")
		}
	})
}
