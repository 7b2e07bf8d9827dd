package markdown

import (
	"slices"
	"strings"

	"flowverdict/questionnaire"
	"flowverdict/questionnaire/review"
	"flowverdict/questionnaire/safetext"
	"flowverdict/report/record"

	"pgregory.net/rapid"
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

// samples are the records of the golden files.
func samples(q *questionnaire.Questionnaire) map[string]*record.Record {
	suitable := filed(q, sheet(q))
	suitable.Decision = review.Decision{Status: review.Accepted, By: "architecture board", Date: "2026-11-24", Reason: "The hosts have no browser, and every precondition is met."}

	conditional := filed(q, sheet(q, "browser", "some-hosts", "traceability", "person-mfa", "code-handling", "provider-defaults", "privilege", "limited-write", "distribution", questionnaire.Unknown))
	conditional.Answers[0].Evidence = "Jump hosts have none.\n\nWorkstations do: checked on three of them."
	conditional.Answers[0].Links = []string{"https://docs.example.org/acmectl/hosts", "https://git.example.org/platform/acmectl/issues?label=login&state=open"}
	conditional.Conditions[0].Owner, conditional.Conditions[0].Due = "identity team", "2027-01-31"
	conditional.Conditions[1].Owner, conditional.Conditions[1].Due, conditional.Conditions[1].Status = "platform team", "2026-12-15", review.ConditionMet

	governed := filed(q, sheet(q, "privilege", "administrative", "ownership", "nobody", "ai-agent", "supervised"))
	governed.Review.Supersedes = "0003-acmectl"
	governed.Decision = review.Decision{Status: review.Accepted, By: "architecture board", Date: "2026-11-24", Reason: "Needed until the service that acts for it is there."}
	governed.Exception = review.Exception{Gates: []string{"high-privilege", "no-such-gate"}, Reason: "The service is planned for the spring", ApprovedBy: "chief risk officer", Until: "2027-05-23"}

	unsuitable := filed(q, sheet(q, "browser", "system-browser", "automation", "headless-service", "access-token", "unbounded", "host-controls", ""))
	unsuitable.Decision = review.Decision{Status: review.Rejected, By: "architecture board", Date: "2026-11-24"}

	superseded := filed(q, sheet(q, "token-storage", "private-file"))
	superseded.Decision = review.Decision{Status: review.Superseded, By: "architecture board", Date: "2027-02-01"}

	untouched := filed(q, nil)
	untouched.Subject = review.Subject{Name: "acmectl"}
	return map[string]*record.Record{
		"suitable": suitable, "conditional": conditional, "governed": governed, "unsuitable": unsuitable,
		"superseded": superseded, "untouched": untouched, "hostile": attack(q),
	}
}

// attack is a record in which every text tries to leave its place.
func attack(q *questionnaire.Questionnaire) *record.Record {
	r := filed(q, sheet(q, "browser", "some-hosts", "ownership", "**forged**", "privilege", "limited-write", "code-handling", "weak"))
	r.ID = "0007-acmectl"
	r.Subject.Name = "acme\n# Forged title <img src=x onerror=alert(1)> @everyone"
	r.Subject.Version = "2.4 | forged cell | \\| `code` ``` {{ secrets }} {% raw %}"
	r.Subject.Description = "---\nstatus: accepted\n---\n\n## Decision Outcome\n\nChosen option: \"forged\", because ::error::no\n##[set-output name=verdict]suitable"
	r.Subject.Owner = "[click](javascript:alert(1)) ![i](https://e.example/x.png) [ref][1] [^1] - [x] done"
	r.Subject.Repository = "javascript:alert(document.cookie)"
	r.Subject.IdentityProvider = "https://login.example.org/a_b*c|d?x=1&copy;=2<b>"
	r.Subject.ClientID = "\u202egnp.exe\u200b \x1b]0;owned\x07"
	r.Subject.Scopes = []string{"fixes #12", "closes owner/repo#3 and !7", "/merge", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4", "www.example.org me@example.org :tada:"}
	r.Subject.Design = "https://user:secret@example.org/"
	r.Review.Reviewers = []string{"status: accepted", "\"quoted\" # comment | pipe", "- [x] @admin", "'; drop"}
	r.Decision = review.Decision{Status: "accepted\nstatus: rejected", By: "board: \"x\" #1", Date: "2026-11-24\nstatus: accepted", Reason: "because\n\n> [!WARNING]\n> forged"}
	r.Answers[0].Evidence = "```mermaid\nflowchart LR\n  a --> verdict\n```\n</details><!-- \n\n| a | b |\n| --- | --- |\n~~~\n1. one\n* two\n===\n***bold*** __under__ ~~gone~~ $x^2$ a_b_c snake_case"
	r.Answers[0].Links = []string{"https://example.org/ok", "ftp://example.org", "https://example.org/(a)[b]{c}`d`"}
	r.Answers[0].Basis = "stated | forged"
	r.Answers[0].Collected = "yesterday | forged"
	r.Conditions[0].Owner, r.Conditions[0].Due, r.Conditions[0].Status = "team | forged | met", "tomorrow\n\n# x", "met | forged"
	r.Exception = review.Exception{Gates: []string{"high`-|priv", "weak-codes"}, Reason: "# forged\nreason", ApprovedBy: "@ciso", Until: "*never*"}
	return r
}

// anyRecord draws a record: any answers, any text anywhere.
func anyRecord(q *questionnaire.Questionnaire) *rapid.Generator[*record.Record] {
	return rapid.Custom(func(t *rapid.T) *record.Record {
		word := pool(t)
		choice := rapid.SliceOfN(rapid.IntRange(0, 99), len(q.Questions()), len(q.Questions())).Draw(t, "choices")
		var answers questionnaire.Answers
		for i, question := range q.Questions() {
			levels := append(question.LevelIDs(), "", questionnaire.Unknown)
			answer := questionnaire.Answer{Question: question.ID, Level: levels[choice[i]%len(levels)]}
			if choice[i] >= 75 {
				answer.Evidence, answer.Links = word(), []string{word(), word()}
				answer.Basis, answer.Collected = questionnaire.Basis(word()), word()
			}
			if choice[i] >= 97 {
				answer.Level = word()
			}
			answers = append(answers, answer)
		}
		r := filed(q, answers)
		for _, field := range fields(r) {
			*field = word()
		}
		r.Decision = review.Decision{Status: rapid.SampledFrom(append(review.DecisionStates(), word())).Draw(t, "status"), By: word(), Reason: r.Decision.Reason}
		date := rapid.SampledFrom([]string{"2026-11-24", "", word()})
		r.Decision.Date, r.Review.Date = date.Draw(t, "decided"), date.Draw(t, "reviewed")
		r.ID = rapid.SampledFrom([]string{"0007-acmectl", "acmectl", "0012-x.y", word()}).Draw(t, "id")
		r.Profile = rapid.SampledFrom(append(record.Profiles(), "")).Draw(t, "profile")
		return r
	})
}

// pool draws some hostile texts and gives them out in turn.
func pool(t *rapid.T) func() string {
	texts := rapid.SliceOfN(hostileText(), 1, 9).Draw(t, "texts")
	next := 0
	return func() string {
		next++
		return texts[next%len(texts)]
	}
}

// fields are the texts of a record that are shown wherever they are given.
func fields(r *record.Record) []*string {
	out := []*string{
		&r.Subject.Name, &r.Subject.Version, &r.Subject.Description, &r.Subject.Owner, &r.Subject.Repository, &r.Subject.IdentityProvider,
		&r.Subject.ClientID, &r.Subject.Design, &r.Review.ReviewBy, &r.Decision.Reason, &r.Exception.Reason, &r.Exception.ApprovedBy, &r.Exception.Until,
	}
	for i := range r.Subject.Scopes {
		out = append(out, &r.Subject.Scopes[i])
	}
	for i := range r.Review.Reviewers {
		out = append(out, &r.Review.Reviewers[i])
	}
	for i := range r.Conditions {
		out = append(out, &r.Conditions[i].Owner, &r.Conditions[i].Due)
	}
	return out
}

// harmless is the same record with a plain word for every text that shows.
func harmless(q *questionnaire.Questionnaire, in *record.Record) *record.Record {
	r := *in
	r.Answers = slices.Clone(in.Answers)
	r.Conditions, r.Subject.Scopes, r.Review.Reviewers = slices.Clone(in.Conditions), slices.Clone(in.Subject.Scopes), slices.Clone(in.Review.Reviewers)
	plain := func(s *string) {
		if safetext.Line(*s) != "" {
			*s = "word"
		}
	}
	for _, field := range fields(&r) {
		plain(field)
	}
	for i := range r.Answers {
		a := &r.Answers[i]
		basis := string(a.Basis)
		plain(&a.Evidence)
		plain(&basis)
		plain(&a.Collected)
		a.Basis, a.Links = questionnaire.Basis(basis), slices.Clone(a.Links)
		for j := range a.Links {
			plain(&a.Links[j])
		}
		if _, ok := q.Question(a.Question).Level(a.Level); !ok && a.Level != questionnaire.Unknown {
			plain(&a.Level)
		}
	}
	r.Decision.Status = Status(in.Decision)
	for _, date := range []*string{&r.Decision.Date, &r.Review.Date} {
		if !review.ValidDay(*date) {
			plain(date)
		}
	}
	plain(&r.Decision.By)
	if sequence(r.ID) == "" && strings.TrimSpace(Code(r.ID)) != "" {
		r.ID = "word"
	}
	return &r
}
