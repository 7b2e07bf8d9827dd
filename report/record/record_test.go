package record

import (
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"flowverdict/questionnaire"
	"flowverdict/questionnaire/fixture"
	"flowverdict/questionnaire/review"

	"github.com/google/go-cmp/cmp"
)

var update = flag.Bool("update", false, "rewrite the golden files")

func sample(q *questionnaire.Questionnaire) *Record {
	answers := questionnaire.Answers{
		{Question: "browser", Level: "none", Basis: questionnaire.Observed, Evidence: "Runs on jump hosts and in containers;\nchecked on three of them.", Links: []string{"https://docs.example.org/acmectl/hosts"}, Collected: "2026-11-20"},
		{Question: "distribution", Level: questionnaire.Unknown},
		{Question: "ownership", Evidence: "asked, no reply yet"},
	}
	a := questionnaire.Assess(q, answers)
	return &Record{
		ID: "0007-acmectl",
		Draft: review.Draft{
			Subject: review.Subject{
				Name: "acmectl", Version: "2.4", Description: "Deploys services to the shared platform", Owner: "platform team",
				Repository: "https://git.example.org/platform/acmectl", IdentityProvider: "https://login.example.org", ClientID: "acmectl",
				Scopes: []string{"deploy.read"}, Design: "https://docs.example.org/acmectl/auth",
			},
			Review:     review.Review{Reviewers: []string{"application security"}, Date: "2026-11-23", ReviewBy: "2027-02-23", Supersedes: "0003-acmectl"},
			Answers:    answers,
			Conditions: []review.Condition{{Gate: "default-codes", Action: "Verify code life, attempts and the approval page", Owner: "identity team", Due: "2027-01-31", Status: "open"}},
			Decision:   review.Decision{Status: review.Proposed, By: "architecture board", Date: "2026-11-24", Reason: "yes"},
			Exception:  review.Exception{Gates: []string{"high-privilege"}, Reason: "until the API asks for step-up", ApprovedBy: "chief risk officer", Until: "2027-05-23"},
			Profile:    "madr",
		},
		Questionnaire: Pin{ID: q.ID, Version: q.Version, SHA256: strings.Repeat("0", 64)},
		Assessment:    Store(a),
	}
}

func golden(t *testing.T, name string, got []byte) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if *update {
		if err := os.WriteFile(path, got, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), string(got)); diff != "" {
		t.Errorf("%s:\n%s", path, diff)
	}
}

// What is written reads back as the same record, from YAML and from JSON. The
// whole shape on disk is in the golden files of package report.
func TestYAMLAndJSON(t *testing.T) {
	r := sample(fixture.Release())
	yaml, err := r.YAML()
	if err != nil {
		t.Fatal(err)
	}
	for _, line := range []string{`  version: "2.4"`, `  reason: "yes"`, "    evidence: |-", "    links: ['https://docs.example.org/acmectl/hosts']", "  unknown: [distribution]"} {
		if !strings.Contains(string(yaml), "\n"+line+"\n") {
			t.Errorf("no line %q in\n%s", line, yaml)
		}
	}
	content, err := r.JSON()
	if err != nil {
		t.Fatal(err)
	}
	if !json.Valid(content) {
		t.Error("not JSON")
	}
	f, ok := Decode(yaml)
	if !ok || len(f.Errors()) > 0 {
		t.Fatal(f.Errors())
	}
	if diff := cmp.Diff(*r, f.Record); diff != "" {
		t.Error(diff)
	}
	// JSON is YAML: the same record comes back from it.
	if g, ok := Decode(content); !ok || len(g.Errors()) > 0 || !cmp.Equal(*r, g.Record) {
		t.Errorf("from JSON: %v\n%s", g.Errors(), cmp.Diff(*r, g.Record))
	}
}

// Faults of shape, each at its line and column, all in one pass.
func TestDecodePlaces(t *testing.T) {
	source := `schema: flowverdict/record/v9
id: 7_acme
subject:
  nmae: acmectl
review:
  reviewers: []
  date: 2026-11-23
questionnaire: {id: device-flow-cli, version: 1.0, sha256: "0"}
answers:
  - question: browser
    basis: observed
    links: [ftp://x]
  - question: hosts
assessment: {verdict: suitable}
report: {profile: adr}
conditions:
  - {gate: x, action: y, status: done}
decision: {status: aproved, date: "2026-13-01"}
exception: {until: soon}
colour: red
`
	f, ok := Decode([]byte(source))
	if !ok {
		t.Fatal("not read")
	}
	var got strings.Builder
	for _, p := range f.Document.Findings() {
		got.WriteString(p.String() + "\n")
		if p.Hint != "" {
			got.WriteString("  " + p.Hint + "\n")
		}
	}
	golden(t, "faults.txt", []byte(got.String()))
}

// An answers file may write its answers in three ways, all meaning the same.
func TestInputForms(t *testing.T) {
	q := fixture.Release()
	head := "subject: {name: acmectl}\nreview: {reviewers: [application security]}\n"
	want := questionnaire.Answers{{Question: "browser", Level: "none"}, {Question: "hosts", Level: "unknown"}}
	for _, answers := range []string{
		"answers: {browser: none, hosts: unknown}\n",
		"answers:\n  - browser: none\n  - hosts: unknown\n",
		"answers:\n  - {question: browser, level: none}\n  - question: hosts\n    level: unknown\n",
		"answers:\n  - browser: none\n  - {question: hosts, level: unknown}\n",
	} {
		in, ok := DecodeInput([]byte(head+answers), q)
		if !ok || len(in.Errors()) > 0 || !cmp.Equal(in.Answers, want) || in.Subject.Name != "acmectl" {
			t.Errorf("%s: %v %v", answers, in.Errors(), in.Answers)
		}
	}
	for _, empty := range []string{"", "answers:\n", "answers: []\n", "answers: {}\n"} {
		in, ok := DecodeInput([]byte(head+empty), q)
		if !ok || len(in.Answers) > 0 {
			t.Errorf("%q: %v", empty, in.Answers)
		}
	}
}

// A whole record is an answers file too, and keeps what people entered.
func TestInputFromRecord(t *testing.T) {
	q := fixture.Release()
	r := sample(q)
	yaml, err := r.YAML()
	if err != nil {
		t.Fatal(err)
	}
	in, ok := DecodeInput(yaml, q)
	if !ok || len(in.Errors()) > 0 || !cmp.Equal(in.Draft, r.Draft) {
		t.Errorf("%v\n%s", in.Errors(), cmp.Diff(r.Draft, in.Draft))
	}
}

// Update changes the named blocks and not a byte more.
func TestUpdateKeepsTheRest(t *testing.T) {
	r := sample(fixture.Release())
	yaml, err := r.YAML()
	if err != nil {
		t.Fatal(err)
	}
	source := strings.Replace(string(yaml), "subject:\n", "# what it is about\nsubject: # acmectl\n", 1)
	r.Assessment.Verdict = "suitable"
	r.Decision.Status = review.Superseded
	updated, err := r.Update([]byte(source), "assessment", "decision")
	if err != nil {
		t.Fatal(err)
	}
	want := strings.NewReplacer("verdict: unsuitable", "verdict: suitable", "status: proposed", "status: superseded").Replace(source)
	if diff := cmp.Diff(want, string(updated.File)); diff != "" || len(updated.Gone)+len(updated.Unkept) > 0 {
		t.Errorf("%s\n%+v", diff, updated)
	}
	if same, err := r.Update(updated.File, keys()...); err != nil || string(same.File) != want {
		t.Errorf("%v\n%s", err, same.File)
	}
}

func TestValidID(t *testing.T) {
	for id, want := range map[string]bool{
		"0007-acmectl": true, "a": true, "0": true, strings.Repeat("a", 80): true,
		"": false, "-a": false, "a-": false, "a--b": false, "A": false, "a_b": false, "a.b": false, "../a": false, "é": false, strings.Repeat("a", 81): false,
	} {
		if ValidID(id) != want {
			t.Errorf("%q: %v", id, !want)
		}
	}
}
