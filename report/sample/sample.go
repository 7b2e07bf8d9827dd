// Package sample holds records for the tests of the writers: one of each kind
// that a writer has to get right, one in which every text tries to leave its
// place, and any other by chance. No part of the program imports it.
package sample

import (
	"flowverdict/questionnaire"
	"flowverdict/questionnaire/review"
	"flowverdict/report/record"
)

// sheet answers every question with its best level, but for what is given as
// pairs of question and level.
func sheet(q *questionnaire.Questionnaire, pairs ...string) questionnaire.Answers {
	var out questionnaire.Answers
	for _, question := range q.Questions() {
		out = append(out, questionnaire.Answer{Question: question.ID, Level: question.Levels[0].ID, Basis: questionnaire.Documented, Collected: "2026-11-20"})
	}
	for i := 0; i < len(pairs); i += 2 {
		out = out.WithLevel(pairs[i], pairs[i+1])
	}
	return out
}

// filed is a record of one review of acmectl.
func filed(q *questionnaire.Questionnaire, answers questionnaire.Answers) *record.Record {
	a := questionnaire.Assess(q, answers)
	return &record.Record{
		ID: "0007-acmectl",
		Draft: review.Draft{
			Subject: review.Subject{
				Name: "acmectl", Version: "2.4", Description: "Deploys services to the shared platform", Owner: "platform team",
				Repository: "https://git.example.org/platform/acmectl", IdentityProvider: "https://login.example.org",
				ClientID: "acmectl", Scopes: []string{"deploy.read", "deploy:write"}, Design: "https://docs.example.org/acmectl/auth",
			},
			Review:     review.Review{Reviewers: []string{"application security", "platform team"}, Date: "2026-11-23", ReviewBy: review.ReviewBy(a.Verdict(), "2026-11-23")},
			Answers:    answers,
			Conditions: review.Conditions(&a, nil),
			Decision:   review.Decision{Status: review.Proposed},
		},
		Questionnaire: record.PinOf(q),
		Assessment:    record.Store(a),
	}
}

// Records are the records of the golden files, by name: "hostile" is the one in
// which every text tries to leave its place.
func Records(q *questionnaire.Questionnaire) map[string]*record.Record {
	suitable := filed(q, sheet(q))
	suitable.Decision = review.Decision{Status: review.Accepted, By: "architecture board", Date: "2026-11-24", Reason: "The hosts have no browser, and every precondition is met."}

	conditional := filed(q, sheet(q, "browser", "some-hosts", "code-handling", "provider-defaults", "privilege", "limited-write"))
	conditional.Answers[0].Evidence = "Jump hosts have none.\n\nWorkstations do: checked on three of them."
	conditional.Answers[0].Links = []string{"https://docs.example.org/acmectl/hosts", "https://git.example.org/platform/acmectl/issues?label=login&state=open"}
	conditional.Conditions[0].Owner, conditional.Conditions[0].Due = "identity team", "2027-01-31"
	conditional.Conditions[1].Owner, conditional.Conditions[1].Due, conditional.Conditions[1].Status = "platform team", "2026-12-15", review.ConditionMet

	governed := filed(q, sheet(q, "privilege", "administrative", "code-handling", "weak", "ai-agent", "supervised"))
	governed.Review.Supersedes = "0003-acmectl"
	governed.Answers[1].Evidence, governed.Answers[1].Links = "Asked twice:\nno reply yet.", []string{"https://git.example.org/platform/acmectl/issues/7"}
	governed.Decision = review.Decision{Status: review.Accepted, By: "architecture board", Date: "2026-11-24", Reason: "Needed until the service that acts for it is there."}
	governed.Exception = review.Exception{Gates: []string{"high-privilege", "no-such-gate"}, Reason: "The service is planned for the spring", ApprovedBy: "chief risk officer", Until: "2027-05-23"}

	unsuitable := filed(q, sheet(q, "browser", "system-browser", "ai-agent", "autonomous", "code-handling", questionnaire.Unknown))
	unsuitable.Decision = review.Decision{Status: review.Rejected, By: "architecture board", Date: "2026-11-24"}

	superseded := filed(q, sheet(q, "privilege", "limited-write"))
	superseded.Decision = review.Decision{Status: review.Accepted, By: "architecture board", Date: "2027-02-01", SupersededBy: "0008-acmectl"}

	untouched := filed(q, nil)
	untouched.Subject = review.Subject{Name: "acmectl"}
	return map[string]*record.Record{
		"suitable": suitable, "conditional": conditional, "governed": governed, "unsuitable": unsuitable,
		"superseded": superseded, "untouched": untouched, "hostile": attack(q),
	}
}
