package report_test

import (
	"os"
	"strings"
	"testing"

	"flowverdict/questionnaire"
	"flowverdict/questionnaire/evidence"
	"flowverdict/questionnaire/fixture"
	"flowverdict/questionnaire/review"
	"flowverdict/report"
	"flowverdict/report/markdown"

	"github.com/google/go-cmp/cmp"
)

// measured is a review whose provider was measured twice: one answer is contradicted,
// one stands despite that, one is open.
func measured() review.Draft {
	run := func(id, at string, facts ...evidence.Fact) evidence.Run {
		for i := range facts {
			facts[i].ID = id + "." + string(rune('1'+i))
		}
		r := evidence.Run{
			ID: id, Command: evidence.Probe, Tool: "flowverdict 0.9.0", At: at, Source: evidence.Online, Issuer: "https://idp.example.org",
			ClientID: "acmectl", Client: evidence.Public, Scopes: []string{"openid", "offline_access"}, Facts: facts,
		}
		r.SHA256 = r.Digest()
		return r
	}
	return review.Draft{
		Subject: review.Subject{Name: "acmectl", IdentityProvider: "https://idp.example.org", ClientID: "acmectl"},
		Review:  review.Review{Reviewers: []string{"application security"}, Date: "2026-11-28"},
		Answers: questionnaire.Answers{
			{Question: "code-handling", Level: "hardened", Basis: questionnaire.Documented},
			{Question: "refresh-token", Level: "bounded", Basis: questionnaire.Observed, From: []string{"r2.1"}, Despite: questionnaire.Despite{Facts: []string{"r2.2"}, Reason: "The identity team ends grants in the console within the hour"}},
		},
		Evidence: []evidence.Run{
			run("r1", "2026-11-20T09:15:02Z",
				evidence.Fact{Fact: "revocation.access", Value: "still-works", Grade: evidence.Observed, Waited: "5"}),
			run("r2", "2026-11-27T09:15:02Z",
				evidence.Fact{Fact: "refresh.issued", Value: "yes", Grade: evidence.Observed},
				evidence.Fact{Fact: "revocation.refresh", Value: "still-works", Grade: evidence.Observed},
				evidence.Fact{Fact: "revocation.access", Value: "ended", Grade: evidence.Observed, Waited: "2"},
				evidence.Fact{Fact: "code.lifetime", Value: "1200", Grade: evidence.Declared},
				evidence.Fact{Fact: "approval.amr", Value: "pwd otp", Grade: evidence.Declared},
				evidence.Fact{Fact: "refresh.lifetime", Value: evidence.Undeclared, Grade: evidence.NotObservable, Why: evidence.NotSaid}),
		},
	}
}

// What a report says of evidence, whole: the sentence below the title, the lines of
// answers, and the section of the runs.
func TestReportOfEvidence(t *testing.T) {
	q, _ := fixture.Judged(t)
	r, problems := report.New(q, "0007-acmectl", measured())
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	var got strings.Builder
	within := false
	for line := range strings.Lines(string(markdown.Write(r, q))) {
		if strings.HasPrefix(line, "#") {
			within = strings.Contains(line, "Measured at")
		}
		if within || strings.Contains(line, "measured") {
			got.WriteString(line)
		}
	}
	const name = "testdata/measured.md"
	if *update {
		if err := os.WriteFile(name, []byte(got.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), got.String()); diff != "" {
		t.Error(diff)
	}
}

// Evidence never makes the verdict, nor a level, a gate or a condition.
func TestEvidenceNeverJudges(t *testing.T) {
	q, _ := fixture.Judged(t)
	with, problems := report.New(q, "0007-acmectl", measured())
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	d := measured()
	d.Evidence = nil
	for i := range d.Answers {
		d.Answers[i].From, d.Answers[i].Despite = nil, questionnaire.Despite{}
	}
	without, problems := report.New(q, "0007-acmectl", d)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	if diff := cmp.Diff(without.Assessment, with.Assessment); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff(without.Conditions, with.Conditions); diff != "" {
		t.Error(diff)
	}
}
