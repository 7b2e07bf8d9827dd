package validation_test

import (
	"testing"

	"flowverdict/questionnaire"
	"flowverdict/questionnaire/evidence"
	"flowverdict/questionnaire/review"
	"flowverdict/report/validation"
)

// measured is a proposed record whose provider was measured: one answer is
// contradicted and stands despite that, the others fit.
func measured() review.Draft {
	r := evidence.Run{
		ID: "r1", Command: evidence.Probe, Tool: "flowverdict 0.9.0", At: "2026-11-15T09:15:02Z", Source: evidence.Online,
		Issuer: "https://idp.example.org", ClientID: "acmectl", Client: evidence.Public, Scopes: []string{"openid"},
		Facts: []evidence.Fact{
			{ID: "r1.1", Fact: "code.lifetime", Value: "1800", Grade: evidence.Declared},
			{ID: "r1.2", Fact: "revocation.refresh", Value: "still-works", Grade: evidence.Observed, Waited: "5"},
			{ID: "r1.3", Fact: "access.lifetime", Value: "600", Grade: evidence.Declared},
			{ID: "r1.4", Fact: "alternative.ciba", Value: "yes", Grade: evidence.Advertised},
		},
	}
	d := sample()
	d.Subject.IdentityProvider, d.Subject.ClientID = "https://idp.example.org", "acmectl"
	d.Conditions = nil
	d.Answers = questionnaire.Answers{
		{Question: "cross-device-option", Level: "not-in-place"},
		{Question: "code-handling", Level: "verified", Basis: questionnaire.Documented, From: []string{"r1.1"}},
		{Question: "access-token", Level: "quarter-hour"},
		{Question: "refresh-token", Level: "bounded", Despite: questionnaire.Despite{Facts: []string{"r1.2"}, Reason: "The identity team ends grants in the console."}},
	}
	d.Evidence = []evidence.Run{r}
	return sealed(d)
}

// sealed has the digest of every run right.
func sealed(d review.Draft) review.Draft {
	for i := range d.Evidence {
		d.Evidence[i].SHA256 = d.Evidence[i].Digest()
	}
	return d
}

// ofMeasured makes the pair of a rule about evidence.
func ofMeasured(t testing.TB, rule validation.Rule) (p pair) {
	t.Helper()
	q := judged(t)
	good, bad := measured(), measured()
	unsettled := func(d *review.Draft) {
		d.Answers = d.Answers.With(questionnaire.Answer{Question: "refresh-token", Level: "undecided"})
	}
	level := func(question, level string) { bad.Answers = bad.Answers.WithLevel(question, level) }
	switch rule.ID {
	case "evidence-contradicts":
		level("code-handling", "hardened")
	case "evidence-hint":
		level("cross-device-option", "not-viable")
	case "evidence-better":
		level("access-token", "days")
	case "evidence-despite":
		a := bad.Answers.Get("refresh-token")
		a.Despite.Facts = []string{"r1.2", "r1.3"}
		bad.Answers = bad.Answers.With(a)
	case "evidence-stale":
		unsettled(&good)
		unsettled(&bad)
		bad.Evidence[0].At = "2026-05-01T09:15:02Z"
	case "evidence-other":
		unsettled(&good)
		unsettled(&bad)
		bad.Subject.ClientID = "otherctl"
	case "evidence-future":
		bad.Evidence[0].At = "2026-11-24T09:15:02Z"
	default:
		p.good = write(t, q, "0007-acmectl", good)
		p.bad = []byte(replaceOnce(t, string(p.good), rule.Right, rule.Wrong))
		return p
	}
	p.good, p.bad = write(t, q, "0007-acmectl", sealed(good)), write(t, q, "0007-acmectl", sealed(bad))
	return p
}

// What cannot be read as it was written contradicts nothing: one fault is one
// finding.
func TestEvidenceOfABrokenBlockIsNotHeldAgainstAnswers(t *testing.T) {
	q := judged(t)
	d := measured()
	d.Answers = d.Answers.WithLevel("code-handling", "hardened")
	content := string(write(t, q, "0007-acmectl", d))
	found := validation.Check([]validation.File{{Name: "docs/decisions/0007-acmectl.yaml", Content: []byte(replaceOnce(t, content, "fact: code.lifetime", "fact: code.life"))}}, options(t)).Findings
	if len(found) != 1 || found[0].Rule != "evidence-unknown-fact" {
		t.Fatalf("%s", list(found))
	}
}
