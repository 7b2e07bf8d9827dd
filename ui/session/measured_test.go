package session_test

import (
	"slices"
	"strings"
	"testing"

	"flowverdict/questionnaire"
	"flowverdict/questionnaire/evidence"
	"flowverdict/questionnaire/fixture"
	"flowverdict/questionnaire/review"
	"flowverdict/ui/session"

	"pgregory.net/rapid"
)

func facts(list ...evidence.Fact) review.Draft {
	r := evidence.Run{ID: "r1", Command: evidence.Probe, At: "2026-11-19T09:15:02Z", Issuer: "https://idp.example.org", ClientID: "acmectl"}
	r.Facts = list
	return review.Draft{Review: review.Review{Date: "2026-11-23"}, Evidence: []evidence.Run{r}}
}

func fact(id, name, value string, g evidence.Grade) evidence.Fact {
	return evidence.Fact{ID: id, Fact: name, Value: value, Grade: g}
}

// What a subject or the day of a review rules out is not shown.
func TestLooked(t *testing.T) {
	draft := facts(fact("r1.1", "refresh.issued", "yes", evidence.Observed))
	draft.Answers = questionnaire.Answers{{Question: "refresh-token", Level: "none"}}
	for _, c := range []struct {
		issuer, client, day string
		want                int
	}{
		{"", "", "2026-11-23", 1}, {"https://idp.example.org", "acmectl", "2026-11-23", 1}, {"the usual one", "", "2026-11-23", 1},
		{"https://other.example.org", "", "2026-11-23", 0}, {"", "other", "2026-11-23", 0}, {"", "", "2027-11-23", 0},
	} {
		draft.Subject.IdentityProvider, draft.Subject.ClientID, draft.Review.Date = c.issuer, c.client, c.day
		s := session.New(fixture.Release(), "2026-11-23", draft, session.At{})
		if _, ok := s.Looked("refresh-token"); ok != (c.want > 0) || len(s.Conflicts()) != c.want {
			t.Errorf("%+v: %v", c, s.Conflicts())
		}
	}
}

// What is said names levels by their numbers, a common subject once.
func TestMeasuredSentences(t *testing.T) {
	s := session.New(fixture.Release(), "2026-11-23", facts(
		fact("r1.1", "refresh.issued", "yes", evidence.Observed), fact("r1.2", "refresh.works", "yes", evidence.Observed),
		fact("r1.3", "revocation.refresh", "still-works", evidence.Observed), fact("r1.4", "access.lifetime", "90000", evidence.Declared),
	), session.At{})
	for question, want := range map[string]string{
		"access-token":    "Measured 2026-11-19: the access token lives 90000 s (25 hours). Contradicts 1 to 3. Fits 4.",
		"revocation-test": "Measured 2026-11-19: the access token lives 90000 s (25 hours), the refresh token works after being revoked. Contradicts 1 and 2. Fits 4.",
		"refresh-token":   "Measured 2026-11-19: a refresh token was issued, works after being revoked. Contradicts 1 and 2.",
	} {
		l, ok := s.Looked(question)
		if got := session.Measured(l); !ok || got != want {
			t.Errorf("%s: %q", question, got)
		}
	}
	l, _ := s.Looked("revocation-test")
	if got := session.Facts(l)[1].Means; !slices.Equal(got, []string{"Speaks against 3.", "Contradicts 1 and 2, fits 4."}) {
		t.Errorf("%q", got)
	}
}

// Whatever is measured and answered, a review is judged as without it, what
// settles a conflict does so by a reason, and an answer never rests on what
// contradicts it.
func TestEvidenceChangesNoVerdict(t *testing.T) {
	values := map[string][]string{
		"refresh.issued": {"yes", "no"}, "refresh.rotates": {"yes", "no"}, "revocation.refresh": {"ended", "still-works"}, "revocation.access": {"ended", "still-works"},
		"access.lifetime": {"600", "3600", "90000"}, "binding.used": {"none", "dpop"}, "client.accepted": {"yes", "unknown-client"}, "scope.unwanted": {"granted"},
	}
	fixture.Law(t, func(rt *rapid.T, _ *questionnaire.Questionnaire, _ fixture.Sheet) {
		q := fixture.Release()
		var draft review.Draft
		for _, x := range q.Questions() {
			if level := rapid.SampledFrom(append(x.LevelIDs(), "", questionnaire.Unknown)).Draw(rt, x.ID); level != "" {
				draft.Answers = append(draft.Answers, questionnaire.Answer{Question: x.ID, Level: level})
			}
		}
		without := session.New(q, "2026-11-23", draft, session.At{})
		var list []evidence.Fact
		for _, k := range evidence.Kinds() {
			if v, ok := values[k.Name]; ok && rapid.Bool().Draw(rt, k.Name) {
				list = append(list, fact("r1."+string(rune('1'+len(list))), k.Name, rapid.SampledFrom(v).Draw(rt, "value"), k.Grades[0]))
			}
		}
		draft.Evidence = facts(list...).Evidence
		s := session.New(q, "2026-11-23", draft, session.At{})
		if s.Assessment().Verdict() != without.Assessment().Verdict() || s.Assessment().Score != without.Assessment().Score {
			rt.Fatal("evidence changes a verdict")
		}
		for _, l := range s.Conflicts() {
			a := l.Answer
			if a.Level == "" || a.Level == questionnaire.Unknown {
				rt.Fatalf("%s: what nobody answered is contradicted", l.Question.ID)
			}
			if ids := s.RestOn(a.Question); len(ids) > 0 {
				rt.Fatalf("%s rests on %v", a.Question, ids)
			}
			if a.Despite = s.Despite(a.Question, " "); !a.Despite.IsZero() {
				rt.Fatal("a blank reason settles something")
			}
			a.Despite = s.Despite(a.Question, "so")
			s.SetNote(a)
			now, _ := s.Looked(a.Question)
			if len(now.Conflicts()) > 0 || strings.Contains(s.Unsettled(), l.Question.Title+",") {
				rt.Fatalf("%s is not settled by %+v", a.Question, a.Despite)
			}
		}
		if len(s.Conflicts()) > 0 || s.Unsettled() != "" {
			rt.Fatalf("%q", s.Unsettled())
		}
	})
}
