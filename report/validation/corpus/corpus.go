// Package corpus makes records in good order, as many as wanted and the same
// ones for the same seed, so that what is measured can be measured again:
// varied answers with and without notes, conditions, decisions and exceptions,
// and the Markdown beside them.
//
// It is for tests and benchmarks; no package of the program imports it. It
// imports what makes records.
package corpus

import (
	"fmt"
	"math/rand/v2"

	"flowverdict/questionnaire"
	"flowverdict/questionnaire/review"
	"flowverdict/report/markdown"
	"flowverdict/report/record"
)

// AsOf is a day on which nothing in the corpus is overdue or expired.
const AsOf = "2026-11-23"

// Entry is one record and its Markdown, with their file names.
type Entry struct {
	Name, MarkdownName string
	YAML, Markdown     []byte
}

// Make returns entry n, counted from 0, of the corpus of a seed. Records of
// one corpus may lie in one folder: no two have the same id or number.
func Make(q *questionnaire.Questionnaire, seed uint64, n int) (Entry, error) {
	m := maker{rand.New(rand.NewPCG(seed, uint64(n)))}
	subject := pick(m, "acmectl", "deployctl", "kubelogin", "support-cli", "ledger", "datasync", "vaultish", "release-tool")
	id := fmt.Sprintf("%04d-%s", n+1, subject)
	d := m.draft(q, subject)
	r := &record.Record{ID: id, Draft: d, Questionnaire: record.PinOf(q), Assessment: record.Store(questionnaire.Assess(q, d.Answers))}
	md := markdown.Write(r, q)
	yaml, err := r.YAML()
	if err != nil {
		return Entry{}, fmt.Errorf("make record %s: %w", id, err)
	}
	return Entry{id + ".yaml", id + ".md", yaml, md}, nil
}

// maker draws from a source of its own, so that each entry is made alone.
type maker struct{ *rand.Rand }

func pick[T any](m maker, from ...T) T { return from[m.IntN(len(from))] }

// often is true p times of 100.
func (m maker) often(p int) bool { return m.IntN(100) < p }

func (m maker) draft(q *questionnaire.Questionnaire, subject string) review.Draft {
	d := review.Draft{
		Subject: m.subject(subject),
		Review:  review.Review{Reviewers: []string{pick(m, "application security", "identity architecture")}, Date: fmt.Sprintf("2026-11-%02d", 1+m.IntN(16)), ReviewBy: fmt.Sprintf("2027-%02d-15", 1+m.IntN(12))},
		Answers: m.answers(q),
		Profile: pick(m, "madr", "madr", "madr", "nygard"),
	}
	a := questionnaire.Assess(q, d.Answers)
	for _, c := range review.Conditions(&a, nil) {
		c.Owner, c.Due = pick(m, "identity team", "platform team", "client team"), fmt.Sprintf("2027-%02d-28", 1+m.IntN(9))
		d.Conditions = append(d.Conditions, c)
	}
	m.decide(&a, &d)
	return d
}

func (m maker) subject(name string) review.Subject {
	return review.Subject{
		Name: name, Version: fmt.Sprintf("%d.%d", m.IntN(9), m.IntN(40)), Owner: pick(m, "platform team", "developer experience", "support engineering"),
		Description: m.sentences(1), Repository: "https://git.example.org/clients/" + name,
		IdentityProvider: "https://login.example.org", ClientID: name, Scopes: []string{pick(m, "deploy.read", "tickets.read"), "profile"},
	}
}

// answers leans to the better levels, as records that are kept do, in some
// records more than in others. Half of the records are complete; in the others
// some questions are unknown or open.
func (m maker) answers(q *questionnaire.Questionnaire) questionnaire.Answers {
	best, gaps := pick(m, 99, 95, 80, 50), pick(m, 0, 0, 5, 10)
	var out questionnaire.Answers
	for _, question := range q.Questions() {
		if m.often(gaps) {
			continue
		}
		a := questionnaire.Answer{Question: question.ID, Level: question.Levels[0].ID, Basis: questionnaire.Stated}
		if !m.often(best) {
			a.Level = question.Levels[m.IntN(len(question.Levels))].ID
		}
		if m.often(gaps) {
			a.Level = questionnaire.Unknown
		}
		if m.often(70) {
			a.Basis = pick(m, questionnaire.Bases()...)
			a.Evidence = m.sentences(1 + m.IntN(4))
			a.Collected = fmt.Sprintf("2026-10-%02d", 1+m.IntN(28))
		}
		if m.often(40) {
			a.Links = append(a.Links, "https://docs.example.org/"+question.ID)
		}
		out = append(out, a)
	}
	return out
}

// decide accepts one in two records that can be accepted, some with an
// exception.
func (m maker) decide(a *questionnaire.Assessment, d *review.Draft) {
	d.Decision = review.Decision{Status: review.Proposed, By: "architecture board", Date: fmt.Sprintf("2026-11-%02d", 17+m.IntN(6))}
	if len(a.Open) > 0 || m.often(30) {
		return
	}
	d.Decision.Status, d.Decision.Reason = review.Accepted, m.sentences(2)
	if !review.Lenient(d.Decision, a.Verdict()) {
		return
	}
	d.Exception = review.Exception{Reason: m.sentences(1), ApprovedBy: "chief risk officer", Until: "2027-05-23"}
	for _, g := range a.Fired() {
		if g.Caps < questionnaire.Conditional {
			d.Exception.Gates = append(d.Exception.Gates, g.ID)
		}
	}
	if len(d.Exception.Gates) == 0 { // points alone brought the verdict down
		d.Decision, d.Exception = review.Decision{Status: review.Rejected, By: d.Decision.By, Date: d.Decision.Date}, review.Exception{}
	}
}

// sentences are of the kind that people write as evidence, with what needs
// quoting in YAML and escaping in Markdown.
func (m maker) sentences(n int) string {
	var out string
	for i := range n {
		if i > 0 {
			out += pick(m, " ", " ", "\n")
		}
		out += pick(m,
			"The setup guide says so, and it was tried on two hosts.",
			"Checked with the identity team: the grant is allowed for this client only.",
			"See section 4.2 of the runbook; nobody has tested it since spring.",
			"Configuration reads `device_flow: enabled` (tenant policy #12).",
			"It runs on jump hosts and in containers, where no browser can be opened.",
			"Tokens live for 45 minutes - the default - and are kept in the keychain.",
			"\"Works as designed\" was the vendor's answer.",
			"Das Verfahren ist beschrieben, aber nicht geübt worden.",
			"Deployments are signed & pinned by digest, 3 of 4 teams follow it.",
			"The client team plans to move to * scoped * tokens in the next quarter.",
		)
	}
	return out
}
