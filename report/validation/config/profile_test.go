package config_test

import (
	"strings"
	"testing"

	"flowverdict/questionnaire/fixture"
	"flowverdict/report/validation"
	"flowverdict/report/validation/config"

	"github.com/google/go-cmp/cmp"
)

// Every fault of a profile's shape is found in one pass, at its place.
func TestFaultsOfAProfileHaveTheirPlaces(t *testing.T) {
	const text = `schema: flowverdict/config/v1
profile:
  reviewers: [" ", application security]
  reviewer: [nobody]
  folder: ../elsewhere
  name: "{subject}-{number}"
  review_months: {suitable: 0, sutable: 3}
  bases:
    - {question: browser, basis: seen}
    - {question: browser, basis: stated}
  answers:
    - {question: browser, level: none, basis: heard, collected: "2026-02-30", links: ["javascript:alert(1)"], until: "31.12.2026"}
    - {question: browser, level: unknown, until: "2027-06-30"}
    - {question: revocation, level: user-only}
    - {question: revocation-test, level: minutes, from: [r1.1], until: "2027-06-30"}
    - {question: hosts, level: " ", until: "2027-06-30"}
`
	want := []string{
		`3:15: profile.reviewers[0] is blank [bad-value]`,
		`4:3: unknown key "reviewer" [unknown-key]`,
		`5:11: "../elsewhere" is not below this file's folder [bad-value]`,
		`6:9: "{subject}-{number}" cannot name records [bad-value]`,
		`7:29: profile.review_months.suitable cannot be 0 [bad-value]`,
		`7:32: unknown key "sutable" [unknown-key]`,
		`9:34: basis cannot be "seen" [bad-value]`,
		`10:18: question "browser" is named twice, first on line 9 [question-twice]`,
		`12:47: basis cannot be "heard" [bad-value]`,
		`12:65: "2026-02-30" is not a date [bad-date]`,
		`12:87: "javascript:alert(1)" is not a link [bad-link]`,
		`12:118: "31.12.2026" is not a date [bad-date]`,
		`13:18: question "browser" is named twice, first on line 12 [question-twice]`,
		`13:34: a standing answer cannot be unknown [unknown-level]`,
		`14:7: "profile.answers[2].until" is missing [missing-key]`,
		`15:51: unknown key "from" [unknown-key]`,
		`16:32: profile.answers[4].level is blank [bad-value]`,
	}
	c, faults := config.Parse(config.FileName, []byte(text))
	if c != nil {
		t.Error("a configuration with faults can be applied")
	}
	var got []string
	for _, f := range faults {
		got = append(got, f.String())
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	for _, needs := range []string{"bases: [{question: browser, basis: stated}]", "answers: []"} {
		c, faults := config.Parse(config.FileName, []byte("schema: flowverdict/config/v1\nprofile:\n  "+needs+"\n"))
		if c != nil || len(faults) != 1 || faults[0].Rule != "missing-key" {
			t.Errorf("%s without a questionnaire: %v", needs, faults)
		}
	}
}

// What a profile answers that its questionnaire does not have is a finding at its
// place, and so is what ends: each says what becomes of it.
func TestStandingAnswersAreHeld(t *testing.T) {
	c := parse(t, `schema: flowverdict/config/v1
profile:
  questionnaire: {id: device-flow-cli, version: "1.0.0"}
  bases:
    - {question: browsr, basis: stated}
  answers:
    - {question: browser, level: nun, until: "2027-06-30"}
    - {question: revokation, level: user-only, until: "2026-11-24"}
    - {question: revocation, level: user-only, until: "2026-11-22"}
    - {question: revocation-test, level: minutes, until: "2026-11-23"}
    - {question: approver, level: relayed, until: "2026-12-23"}
    - {question: ownership, level: named, until: "2026-12-24"}
severities:
  - {rule: standing-answer-ends, severity: notice}
`)
	library := fixture.Library()
	apply := func(c *config.Config) (got []string) {
		for _, f := range c.Apply(&validation.Result{AsOf: today}, config.Scope{Locate: same, Resolve: library.Get, Next: library.Next}).Findings {
			if f.Hint == "" || f.Record != -1 || f.File != config.FileName {
				t.Errorf("%+v", f)
			}
			got = append(got, f.Severity.String()+" "+f.String())
		}
		return got
	}
	want := []string{
		`error 5:18: questionnaire device-flow-cli 1.0.0 has no question "browsr" [unknown-question]`,
		`error 7:34: question "browser" has no level "nun" [unknown-level]`,
		`error 8:18: questionnaire device-flow-cli 1.0.0 has no question "revokation" [unknown-question]`,
		`notice 9:55: the standing answer to revocation ended on 2026-11-22, 1 day before 2026-11-23, and is not used [standing-answer-ends]`,
		`notice 10:58: the standing answer to revocation-test ends on 2026-11-23, the day of this check [standing-answer-ends]`,
		`notice 11:51: the standing answer to approver ends on 2026-12-23, in 30 days [standing-answer-ends]`,
	}
	if diff := cmp.Diff(want, apply(c)); diff != "" {
		t.Error(diff)
	}
	c = parse(t, "schema: flowverdict/config/v1\nprofile:\n  questionnaire: {id: device-flow-gui, version: \"1.0.0\"}\n")
	want = []string{`error 3:3: questionnaire device-flow-gui 1.0.0 is not known here, and no standing answer is used [unknown-questionnaire]`}
	if diff := cmp.Diff(want, apply(c)); diff != "" {
		t.Error(diff)
	}
	if found := c.Apply(&validation.Result{AsOf: today}, config.Scope{Locate: same}).Findings; len(found) > 0 {
		t.Errorf("nobody knows the questionnaires: %v", found)
	}
}

// A profile passes through the door of records: what hides or reorders characters,
// is too long or too much is refused.
func TestHostileProfiles(t *testing.T) {
	const head = "schema: flowverdict/config/v1\nprofile:\n  questionnaire: {id: device-flow-cli, version: \"1.0.0\"}\n"
	for what, text := range map[string]string{
		"an escape":          "  reviewers: [\"\\e]0;owned\\a\"]\n",
		"a reordering":       "  identity_provider: \"https://id.example.org/\\u202egro\"\n",
		"a long text":        "  answers: [{question: browser, level: none, evidence: " + strings.Repeat("x", 1<<15) + ", until: \"2027-06-30\"}]\n",
		"many answers":       "  answers: [" + strings.Repeat("{question: browser, level: none, until: \"2027-06-30\"},", 501) + "]\n",
		"an alias":           "  reviewers: &a [x]\n  deciders: *a\n",
		"a folder outside":   "  folder: /etc\n",
		"a name with a path": "  name: \"../{number}-{subject}\"\n",
		"a name of devices":  "  name: \"nul\"\n",
	} {
		if c, faults := config.Parse("x", []byte(head+text)); c != nil || len(faults) == 0 {
			t.Errorf("%s is taken", what)
		}
	}
	parse(t, head)
}
