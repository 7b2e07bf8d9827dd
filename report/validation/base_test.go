package validation_test

import (
	"bytes"
	"cmp"
	"flag"
	"fmt"
	"os"
	"slices"
	"sync"
	"testing"

	"flowverdict/internal/finding"
	"flowverdict/questionnaire"
	"flowverdict/questionnaire/fixture"
	"flowverdict/questionnaire/library"
	"flowverdict/questionnaire/review"
	"flowverdict/report/record"
	"flowverdict/report/validation"
)

var update = flag.Bool("update", false, "write docs/rules.md anew")

const today = "2026-11-23"

// smalls keeps the test questionnaires, by version or name.
var smalls sync.Map

// small returns the test questionnaire in a version.
func small(t testing.TB, version string) *questionnaire.Questionnaire {
	t.Helper()
	if q, ok := smalls.Load(version); ok {
		return q.(*questionnaire.Questionnaire)
	}
	content, err := os.ReadFile("testdata/questionnaire.yaml")
	if err != nil {
		t.Fatal(err)
	}
	q, problems := library.Load(bytes.Replace(content, []byte("version: 1.0.0"), []byte("version: "+version), 1))
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	smalls.Store(version, q)
	return q
}

// judged is [fixture.Judged], read once for all tests.
func judged(t testing.TB) *questionnaire.Questionnaire {
	t.Helper()
	if q, ok := smalls.Load("judged"); ok {
		return q.(*questionnaire.Questionnaire)
	}
	q, _ := fixture.Judged(t)
	smalls.Store("judged", q)
	return q
}

// mitigating is the test questionnaire, under an id of its own and with
// mitigations: of one its answers tell, of the other nothing does.
func mitigating(t testing.TB) *questionnaire.Questionnaire {
	t.Helper()
	if q, ok := smalls.Load("mitigating"); ok {
		return q.(*questionnaire.Questionnaire)
	}
	content := bytes.Replace(readFile(t, "testdata/questionnaire.yaml"), []byte("\nid: "), []byte("\nid: mitigating-"), 1)
	q, problems := library.Load(append(content, readFile(t, "testdata/mitigations.yaml")...))
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	smalls.Store("mitigating", q)
	return q
}

// options holds records against the test questionnaire.
func options(t testing.TB) validation.Options {
	q, older, other, newest := small(t, "1.0.0"), small(t, "0.9.0"), mitigating(t), judged(t)
	return validation.Options{
		AsOf:   today,
		Within: 14,
		Known:  []library.Release{{ID: q.ID, Version: "0.9.0"}, {ID: q.ID, Version: "1.0.0"}},
		Resolve: func(id, version string) *questionnaire.Questionnaire {
			switch {
			case id == other.ID:
				return other
			case id == q.ID && version == q.Version:
				return q
			case id == q.ID && version == older.Version:
				return older
			case id == q.ID && version == newest.Version:
				return newest
			}
			return nil
		},
		Render: render,
	}
}

// render stands for the renderer of the Markdown.
func render(r *record.Record, _ *questionnaire.Questionnaire, _ []byte) []byte {
	return fmt.Appendf(nil, "# %s\n\nVerdict: %s\n\nOwner: %s\n", r.Subject.Name, r.Assessment.Verdict, r.Subject.Owner)
}

// sample is a record in good order: conditional, proposed, one condition.
func sample() review.Draft {
	return review.Draft{
		Subject: review.Subject{Name: "acmectl", Version: "2.10", Description: "Deploys services", Owner: "platform team"},
		Review:  review.Review{Reviewers: []string{"application security"}, Date: "2026-11-16", ReviewBy: "2027-02-16"},
		Answers: questionnaire.Answers{
			{Question: "browser", Level: "none", Basis: questionnaire.Observed, Evidence: "Runs on jump hosts and in containers.", Links: []string{"https://docs.example.org/acmectl/hosts"}, Collected: "2026-11-10"},
			{Question: "registration", Level: "dedicated"},
			{Question: "code-handling", Level: "provider-defaults"},
			{Question: "privilege", Level: "limited-write"},
			{Question: "distribution", Level: "first-party"},
		},
		Conditions: []review.Condition{{Gate: "default-codes", Owner: "identity team", Due: "2027-01-31"}},
		Decision:   review.Decision{Status: review.Proposed, By: "architecture board", Date: "2026-11-18"},
		Profile:    "madr",
	}
}

// accepted is the sample, accepted, with a basis of each answer.
func accepted() review.Draft { return accept(sample()) }

// accept accepts a review, and has somebody state each answer that has no basis.
func accept(d review.Draft) review.Draft {
	d.Decision.Status, d.Answers = review.Accepted, slices.Clone(d.Answers)
	for i := range d.Answers {
		d.Answers[i].Basis = cmp.Or(d.Answers[i].Basis, questionnaire.Stated)
	}
	return d
}

// excepted is accepted although governed, with an exception.
func excepted() review.Draft {
	d := accepted()
	d.Answers = d.Answers.WithLevel("privilege", "broad-write")
	d.Conditions = append(d.Conditions, review.Condition{Gate: "high-privilege", Owner: "platform team", Due: "2027-01-31"})
	d.Exception = review.Exception{Gates: []string{"high-privilege"}, Reason: "Deployments would stop until the governed client is there.", ApprovedBy: "chief risk officer", Until: "2027-05-23"}
	return d
}

// write makes the record's bytes as the program does.
func write(t testing.TB, q *questionnaire.Questionnaire, id string, d review.Draft) []byte {
	t.Helper()
	a := questionnaire.Assess(q, d.Answers)
	r := record.Record{ID: id, Draft: d, Questionnaire: record.PinOf(q), Assessment: record.Store(a)}
	r.Conditions = review.AllConditions(q, d.Answers, &a, d.Conditions)
	content, err := r.YAML()
	if err != nil {
		t.Fatal(err)
	}
	return content
}

func readFile(t testing.TB, name string) []byte {
	t.Helper()
	content, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return content
}

func writeFile(t testing.TB, name string, content []byte) {
	t.Helper()
	if err := os.WriteFile(name, content, 0o644); err != nil {
		t.Fatal(err)
	}
}

// list shows findings, for messages of tests.
func list(findings []finding.Finding) string {
	var b bytes.Buffer
	for _, f := range findings {
		fmt.Fprintf(&b, "\n\t%s:%d:%d: %s: %s [%s] (%s)", f.File, f.Line, f.Column, f.Severity, f.Message, f.Rule, f.Hint)
	}
	return b.String()
}
