package profile_test

import (
	"slices"
	"testing"

	"flowverdict/questionnaire"
	"flowverdict/questionnaire/fixture"
	"flowverdict/questionnaire/profile"
	"flowverdict/questionnaire/review"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"
)

const today = "2026-11-23"

// draw draws a profile of standing answers, some of which its questionnaire does not
// have, or which have ended.
func draw(t *rapid.T, q *questionnaire.Questionnaire) *profile.Profile {
	p := &profile.Profile{File: ".flowverdict.yaml", Pin: profile.Pin{ID: q.ID, Version: q.Version}}
	for _, x := range q.Questions() {
		if !rapid.Bool().Draw(t, x.ID) {
			continue
		}
		s := profile.Standing{Until: rapid.SampledFrom([]string{"2026-11-22", today, "2027-06-30"}).Draw(t, "until")}
		s.Question = rapid.SampledFrom([]string{x.ID, x.ID, x.ID, "no-" + x.ID}).Draw(t, "question")
		s.Level = rapid.SampledFrom(append(x.LevelIDs(), "nun")).Draw(t, "level")
		s.Basis = rapid.SampledFrom(append(questionnaire.Bases(), "")).Draw(t, "basis")
		p.Answers = append(p.Answers, s)
	}
	return p
}

// Every standing answer is used or left with a reason, never both; what is used says
// what the profile says, is marked, and has not ended.
func TestUse(t *testing.T) {
	library := fixture.Library()
	q := fixture.Release()
	rapid.Check(t, func(t *rapid.T) {
		p := draw(t, q)
		used := p.Use(library.Get, q, today)
		if len(used.Answers)+len(used.Left) != len(p.Answers) {
			t.Fatalf("%d used and %d left of %d", len(used.Answers), len(used.Left), len(p.Answers))
		}
		for _, l := range used.Left {
			s := p.Answers[l.At]
			if used.Answers.Get(s.Question).Level != "" || l.Reason == "" {
				t.Fatalf("%+v is left and used", l)
			}
			if _, ok := level(q, s); ok && s.Until >= today {
				t.Fatalf("%+v is left: %s", s, l.Reason)
			}
		}
		for _, a := range used.Answers {
			s, ok := p.Standing(a.Question)
			if _, known := level(q, s); !ok || !known || s.Level != a.Level || s.Basis != a.Basis || s.Until < today || !slices.Equal(a.From, []string{profile.From}) {
				t.Fatalf("%+v of %+v", a, s)
			}
		}
		p.Pin.Version = "9.9.9"
		if used := p.Use(library.Get, q, today); len(used.Answers) > 0 || used.Unknown != (len(p.Answers) > 0) {
			t.Fatalf("its questionnaire is not known, and %+v is used", used)
		}
	})
}

func level(q *questionnaire.Questionnaire, s profile.Standing) (int, bool) {
	x := q.Question(s.Question)
	if x == nil {
		return 0, false
	}
	return x.Level(s.Level)
}

// By another version an answer is used only as it means the same there.
func TestUseByAnotherVersion(t *testing.T) {
	newest, _ := fixture.Judged(t)
	library := fixture.Library()
	q := fixture.Release()
	p := &profile.Profile{Pin: profile.Pin{ID: q.ID, Version: q.Version}}
	for _, x := range q.Questions() {
		p.Answers = append(p.Answers, profile.Standing{Answer: questionnaire.Answer{Question: x.ID, Level: x.Levels[0].ID, Collected: today}, Until: today})
	}
	used := p.Use(library.Get, newest, today)
	if len(used.Answers) == 0 || len(used.Left) == 0 || len(used.Answers)+len(used.Left) < len(p.Answers) {
		t.Fatalf("%d used, %d left of %d", len(used.Answers), len(used.Left), len(p.Answers))
	}
	for _, a := range used.Answers {
		if x := newest.Question(a.Question); x == nil {
			t.Errorf("%s is not asked", a.Question)
		} else if _, ok := x.Level(a.Level); !ok {
			t.Errorf("%s has no level %s", a.Question, a.Level)
		}
	}
}

// A profile fills in what nobody gave, and nothing else; a nil one says nothing at
// all.
func TestBegunAndEnded(t *testing.T) {
	p := &profile.Profile{
		Reviewers: []string{"application security"}, Deciders: []string{"board", "cto"}, IdentityProvider: "https://id.example.org",
		Months: map[questionnaire.Verdict]int{questionnaire.Suitable: 1},
	}
	var none *profile.Profile
	given := review.Draft{Subject: review.Subject{IdentityProvider: "other"}, Review: review.Review{Reviewers: []string{"me"}, Date: today, ReviewBy: "2027-01-01"}, Decision: review.Decision{By: "me"}}
	for _, x := range []struct {
		what      string
		got, want review.Draft
	}{
		{"given", p.Begun(given), given},
		{"nil", none.Begun(given), given},
		{"ended", p.Ended(given, questionnaire.Suitable), given},
		{"nil ended", none.Ended(review.Draft{}, questionnaire.Suitable), review.Draft{}},
		{"proposed", p.Ended(p.Begun(review.Draft{Review: review.Review{Date: today}}), questionnaire.Suitable), review.Draft{
			Subject: review.Subject{IdentityProvider: "https://id.example.org"},
			Review:  review.Review{Reviewers: []string{"application security"}, Date: today, ReviewBy: "2026-12-23"},
		}},
		{"decided", p.Ended(review.Draft{Decision: review.Decision{Status: review.Accepted, By: "board, cto"}}, questionnaire.Unsuitable), review.Draft{Decision: review.Decision{Status: review.Accepted, By: "board, cto"}}},
	} {
		if diff := cmp.Diff(x.want, x.got); diff != "" {
			t.Errorf("%s: %s", x.what, diff)
		}
	}
	if got := none.ReviewBy(questionnaire.Governed, today); got != review.ReviewBy(questionnaire.Governed, today) {
		t.Error(got)
	}
	if none.Source() != "the profile" || none.Lacking(nil, nil) != nil || !none.MayApprove("anybody") || none.ApproversText() != "" {
		t.Error("a nil profile says something")
	}
}

// An answer needs the basis that is demanded or a stronger one; what is open or
// unknown claims nothing.
func TestLacking(t *testing.T) {
	q := fixture.Release()
	p := &profile.Profile{Pin: profile.Pin{ID: q.ID, Version: "0.0.1"}, Demands: []profile.Demand{{Question: "browser", Basis: questionnaire.Documented}}}
	for basis, lacks := range map[questionnaire.Basis]bool{"": true, questionnaire.Stated: true, questionnaire.Documented: false, questionnaire.Observed: false} {
		answers := questionnaire.Answers{{Question: "revocation", Level: "user-only"}, {Question: "browser", Level: "none", Basis: basis}}
		if got := p.Lacking(q, answers); (len(got) == 1 && got[0].At == 1) != lacks || len(got) > 1 {
			t.Errorf("%q: %v", basis, got)
		}
		for _, level := range []string{"", questionnaire.Unknown} {
			if got := p.Lacking(q, answers.WithLevel("browser", level)); len(got) > 0 {
				t.Errorf("%q: %v", level, got)
			}
		}
	}
	p.Pin.ID = "another"
	if got := p.Lacking(q, questionnaire.Answers{{Question: "browser", Level: "none"}}); len(got) > 0 {
		t.Errorf("of another questionnaire: %v", got)
	}
}

func TestValidName(t *testing.T) {
	for name, want := range map[string]bool{
		"{number}-{subject}": true, "{number}-auth-{subject}": true, "{number}-{subject}-oauth-2": true,
		"": false, "{subject}": false, "{number}": false, "{subject}-{number}": false, "{number}{subject}": false, "{number}-{subject}-{subject}": false,
		"{number}-../{subject}": false, "{number}-A-{subject}": false, "{number}--{subject}": false, "{number}-{subject}-": false, "{number}-x{subject}": false,
		"{number}-a-very-long-name-for-records-{subject}": false,
	} {
		if profile.ValidName(name) != want {
			t.Errorf("%q is valid: %v", name, !want)
		}
	}
}

// What was given counts; only open questions are filled, and filling them again
// changes nothing.
func TestFill(t *testing.T) {
	q := fixture.Release()
	library := fixture.Library()
	rapid.Check(t, func(t *rapid.T) {
		var given questionnaire.Answers
		for _, x := range q.Questions() {
			switch rapid.IntRange(0, 3).Draw(t, x.ID) {
			case 0:
				given = append(given, questionnaire.Answer{Question: x.ID, Level: rapid.SampledFrom(append(x.LevelIDs(), questionnaire.Unknown)).Draw(t, "level")})
			case 1:
				given = append(given, questionnaire.Answer{Question: x.ID, Evidence: "seen", Basis: questionnaire.Observed})
			}
		}
		more := draw(t, q).Use(library.Get, q, today).Answers
		filled, taken := review.Fill(given, more)
		for _, x := range q.Questions() {
			had, has, offered := given.Get(x.ID), filled.Get(x.ID), more.Get(x.ID)
			switch {
			case had.Level != "" || offered.Level == "":
				if diff := cmp.Diff(had, has); diff != "" {
					t.Fatalf("%s was changed: %s", x.ID, diff)
				}
			case has.Level != offered.Level || had.Evidence != "" && (has.Evidence != had.Evidence || has.Basis != questionnaire.Observed):
				t.Fatalf("%+v and %+v became %+v", had, offered, has)
			default:
				taken--
			}
		}
		again, n := review.Fill(filled, more)
		if diff := cmp.Diff(filled, again, cmpopts.EquateEmpty()); taken != 0 || n != 0 || diff != "" {
			t.Fatalf("%d, %d: %s", taken, n, diff)
		}
	})
}
