package linear

import (
	"flowverdict/questionnaire"
	"flowverdict/questionnaire/evidence"
	"flowverdict/questionnaire/review"
)

// measured is a review of which an answer is contradicted by what was measured.
func measured() review.Draft {
	fact := func(id, name, value string, g evidence.Grade) evidence.Fact {
		return evidence.Fact{ID: id, Fact: name, Value: value, Grade: g}
	}
	r := evidence.Run{
		ID: "r1", Command: evidence.Probe, Tool: "flowverdict 0.9.0", At: "2026-11-19T09:15:02Z", Source: evidence.Online,
		Issuer: "https://idp.example.org", ClientID: "acmectl", Client: evidence.Public, Scopes: []string{"openid", "offline_access"},
		Facts: []evidence.Fact{
			fact("r1.1", "refresh.issued", "yes", evidence.Observed), fact("r1.2", "refresh.rotates", "yes", evidence.Observed),
			fact("r1.3", "revocation.refresh", "still-works", evidence.Observed),
		},
	}
	r.SHA256 = r.Digest()
	return review.Draft{
		Subject: review.Subject{Name: "acmectl", Owner: "platform team"}, Review: review.Review{Reviewers: []string{"security"}, Date: "2026-11-23"},
		Answers:  questionnaire.Answers{{Question: "refresh-token", Level: "none"}},
		Evidence: []evidence.Run{r},
	}
}
