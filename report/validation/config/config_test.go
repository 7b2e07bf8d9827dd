package config_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"flowverdict/internal/finding"
	"flowverdict/report/validation"
	"flowverdict/report/validation/config"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"
)

// same takes the names of files as they are.
func same(name string) []string { return []string{name} }

func parse(t testing.TB, text string) *config.Config {
	t.Helper()
	c, faults := config.Parse(config.FileName, []byte(text))
	if len(faults) > 0 {
		t.Fatalf("%v\n%s", faults, text)
	}
	return c
}

// Every fault of the shape is found in one pass, at its place.
func TestFaultsHaveTheirPlaces(t *testing.T) {
	const text = `schema: flowverdict/config/v2
folder: [docs]
folders: [/etc, ../other, 'docs\decisions', docs//x, " ", ../]
severities:
  - {rule: review-overdu, severity: warning}
  - {rule: review-overdue, severity: fatal}
  - {rule: not-yaml, severity: notice}
  - {severity: error, path: "docs/[a"}
ignores:
  - rule: verdict-differs
    path: docs/**
    reason: none
    until: "31.01.2027"
  - {rule: ignore-unused, path: docs/**, reason: none, until: "2027-01-31"}
  - {rule: unknown-level, path: docs/**, reason: none, until: "2027-01-31"}
  - {rule: review-overdue, reason: none, untill: "2027-01-31"}
decision_days: 0
`
	want := []string{
		`1:9: schema "flowverdict/config/v2" is of another version of the program [bad-schema]`,
		`2:1: unknown key "folder" [unknown-key]`,
		`3:11: "/etc" is not below this file's folder [bad-value]`,
		`3:17: "../other" is not below this file's folder [bad-value]`,
		`3:27: "docs\\decisions" holds a backslash [bad-value]`,
		`3:45: "docs//x" is not written plainly [bad-value]`,
		`3:54: folders[4] is blank [bad-value]`,
		`3:59: "../" is not below this file's folder [bad-value]`,
		`5:12: there is no rule "review-overdu" [bad-value]`,
		`6:38: severity cannot be "fatal" [bad-value]`,
		`7:32: rule "not-yaml" cannot be made milder than error [bad-value]`,
		`8:5: "severities[3].rule" is missing [missing-key]`,
		`8:29: "docs/[a" is not a glob [bad-value]`,
		`10:11: rule "verdict-differs" cannot be ignored: it is of the group judging [bad-value]`,
		`13:12: "31.01.2027" is not a date [bad-date]`,
		`14:12: rule "ignore-unused" cannot be ignored: it is of the group configuration [bad-value]`,
		`15:12: rule "unknown-level" cannot be ignored: it is of the group questionnaire [bad-value]`,
		`16:5: "ignores[3].path" is missing [missing-key]`,
		`16:42: unknown key "untill" [unknown-key]`,
		`17:16: decision_days cannot be 0 [bad-value]`,
	}
	c, faults := config.Parse(config.FileName, []byte(text))
	if c != nil {
		t.Error("a configuration with faults can be applied")
	}
	var got []string
	for _, f := range faults {
		got = append(got, f.String())
		if f.Hint == "" {
			t.Errorf("%v: no hint", f)
		}
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestWhatIsNoConfiguration(t *testing.T) {
	for _, text := range []string{"", "[]", "a: [", "schema: flowverdict/record/v1", "folders: [docs]", "ignores: {}\nschema: flowverdict/config/v1", "\xff"} {
		if c, faults := config.Parse("x", []byte(text)); c != nil || len(faults) == 0 {
			t.Errorf("%q is taken", text)
		}
	}
	if c := parse(t, "schema: flowverdict/config/v1\n"); len(c.Folders) != 0 {
		t.Errorf("folders %q", c.Folders)
	}
}

// How long a decision may take, and how old an answer may be, are whole numbers of
// days, one at least.
func TestDays(t *testing.T) {
	for key, of := range map[string]func(*config.Config) int{
		"decision_days": func(c *config.Config) int { return c.DecisionDays }, "carried_days": func(c *config.Config) int { return c.CarriedDays },
	} {
		for value, want := range map[string]int{"1": 1, "90": 90, "3650": 3650, "0": 0, "-1": 0, "3651": 0, "1e9": 0, "99999999999999999999": 0, "ninety": 0, `"90"`: 0, "[90]": 0, "": 0} {
			text := "schema: flowverdict/config/v1\n" + key + ": " + value + "\n"
			c, faults := config.Parse("x", []byte(text))
			if want == 0 {
				if c != nil || len(faults) != 1 || faults[0].Rule == "bad-value" && faults[0].Hint == "" {
					t.Errorf("%s %q: %v", key, value, faults)
				}
				continue
			}
			if c == nil || of(c) != want {
				t.Errorf("%s %q: %v %v", key, value, c, faults)
			}
		}
		if c := parse(t, "schema: flowverdict/config/v1\n"); of(c) != 0 {
			t.Errorf("left out, %s is %d", key, of(c))
		}
	}
}

// Rule by rule: without shape, questionnaire and judging nobody could tell what
// a record says, so they can neither be ignored nor made milder.
func TestWhichRulesCanBeIgnored(t *testing.T) {
	for _, r := range validation.Rules() {
		held := r.Group == validation.GroupShape || r.Group == validation.GroupQuestionnaire || r.Group == validation.GroupJudging
		ignore := fmt.Sprintf("schema: flowverdict/config/v1\nignores: [{rule: %s, path: docs/**, reason: known, until: \"2027-01-31\"}]\n", r.ID)
		if c, _ := config.Parse("x", []byte(ignore)); (c == nil) != (held || r.Group == validation.GroupConfiguration) {
			t.Errorf("%s of group %s: ignored %v", r.ID, r.Group, c != nil)
		}
		for _, s := range finding.Severities() {
			text := fmt.Sprintf("schema: flowverdict/config/v1\nseverities: [{rule: %s, severity: %s}]\n", r.ID, s)
			if c, _ := config.Parse("x", []byte(text)); (c == nil) != (held && s > r.Severity) {
				t.Errorf("%s of group %s: %s for %s is taken: %v", r.ID, r.Group, s, r.Severity, c != nil)
			}
		}
	}
}

const today = "2026-11-23"

// some draws a result: findings of a few rules in a few files.
func some() *rapid.Generator[*validation.Result] {
	return rapid.Custom(func(t *rapid.T) *validation.Result {
		r := &validation.Result{AsOf: today, Files: []string{"docs/a.yaml", "docs/old/b.yaml", "other/c.yaml"}}
		for record := range r.Files {
			for range rapid.IntRange(0, 3).Draw(t, "findings") {
				f := finding.Finding{Record: record, File: r.Files[record], Position: finding.Position{Line: 1, Column: 1, Width: 1}, Severity: rapid.SampledFrom(finding.Severities()).Draw(t, "severity")}
				f.Rule = rapid.SampledFrom([]finding.RuleID{"review-overdue", "condition-overdue", "report-differs"}).Draw(t, "rule")
				if f.Rule == "report-differs" {
					f.File = strings.TrimSuffix(f.File, ".yaml") + ".md"
				}
				r.Findings = append(r.Findings, f)
			}
		}
		return r
	})
}

// What is applied to a result: a finding stays, with its severity, unless an
// entry of the configuration fits it; the oracle looks at each by itself.
func TestApply(t *testing.T) {
	globs := []string{"docs/**", "docs/*.yaml", "docs/a.yaml", "docs/a.md", "**/b.*", "other/", "**"}
	fit := map[string][]int{"docs/**": {0, 1}, "docs/*.yaml": {0}, "docs/a.yaml": {0}, "**/b.*": {1}, "**": {0, 1, 2}}
	rapid.Check(t, func(t *rapid.T) {
		r := some().Draw(t, "result")
		before := slices.Clone(r.Findings)
		rule := rapid.SampledFrom([]finding.RuleID{"review-overdue", "condition-overdue", "report-differs"}).Draw(t, "rule")
		glob := rapid.SampledFrom(globs).Draw(t, "glob")
		until := rapid.SampledFrom([]string{"2026-11-22", today, "2026-11-24"}).Draw(t, "until")
		text := fmt.Sprintf("schema: flowverdict/config/v1\nignores: [{rule: %s, path: %q, reason: known, until: %q}]\n", rule, glob, until)
		c, faults := config.Parse("x.yaml", []byte(text))
		if c == nil {
			t.Fatal(faults)
		}
		docs := rapid.Bool().Draw(t, "docs was walked")
		found := func(folder string) bool { return docs && (folder == "docs" || strings.HasPrefix(folder, "docs/")) }
		got := c.Apply(r, config.Scope{Locate: same, Found: found})

		var want []finding.Finding
		ignored := false
		for _, f := range r.Findings {
			fits := slices.Contains(fit[glob], f.Record) || glob == "docs/a.md" && f.File == glob
			hit := f.Rule == rule && fits
			ignored = ignored || hit
			if !hit || until < today {
				want = append(want, f)
			}
		}
		own := got.Findings[len(want):]
		if diff := cmp.Diff(want, got.Findings[:len(want)], cmpopts.EquateEmpty()); diff != "" {
			t.Fatal(diff)
		}
		looked := len(fit[glob]) > 0 || glob == "docs/a.md"
		all := docs && strings.HasPrefix(glob, "docs/") || strings.HasPrefix(glob, "docs/a.") // that the path fits
		switch {
		case looked && until < today:
			if len(own) != 1 || own[0].Rule != validation.IgnoreExpired {
				t.Fatalf("expired: %v", own)
			}
		case all && !ignored:
			if len(own) != 1 || own[0].Rule != validation.IgnoreUnused {
				t.Fatalf("unused: %v", own)
			}
		case len(own) > 0:
			t.Fatalf("more than was found: %v", own)
		}
		if diff := cmp.Diff(before, r.Findings, cmpopts.EquateEmpty()); diff != "" {
			t.Fatalf("the result given was changed: %s", diff)
		}
	})
}

// A configuration that says nothing changes nothing.
func TestApplyNothing(t *testing.T) {
	c := parse(t, "schema: flowverdict/config/v1\n")
	rapid.Check(t, func(t *rapid.T) {
		r := some().Draw(t, "result")
		got := c.Apply(r, config.Scope{Whole: true, Locate: same})
		if diff := cmp.Diff(r.Findings, got.Findings, cmpopts.EquateEmpty()); diff != "" || got.Configuration != config.FileName {
			t.Fatal(diff, got.Configuration)
		}
	})
}

func TestLastSeverityThatFitsCounts(t *testing.T) {
	c := parse(t, `schema: flowverdict/config/v1
severities:
  - {rule: review-overdue, severity: notice}
  - {rule: review-overdue, severity: warning, path: docs/**}
  - {rule: review-overdue, severity: error, path: docs/old/*}
  - {rule: ignore-reason, severity: warning}
ignores:
  - {rule: condition-overdue, path: nowhere, until: "2027-01-31"}
`)
	r := &validation.Result{AsOf: today, Files: []string{"docs/a.yaml", "docs/old/b.yaml", "other/c.yaml"}}
	for i, name := range r.Files {
		r.Findings = append(r.Findings, finding.Finding{Rule: "review-overdue", File: name, Record: i})
	}
	var got []string
	for _, f := range c.Apply(r, config.Scope{Locate: same}).Findings {
		got = append(got, fmt.Sprintf("%s %s", f.File, f.Severity))
	}
	want := []string{"docs/a.yaml warning", "docs/old/b.yaml error", "other/c.yaml notice", ".flowverdict.yaml warning"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

// An ignore whose path fits no record is only found where all was checked.
func TestIgnoreOfNothing(t *testing.T) {
	c := parse(t, "schema: flowverdict/config/v1\nignores: [{rule: condition-overdue, path: gone.yaml, reason: known, until: \"2027-01-31\"}]\n")
	r := &validation.Result{AsOf: today, Files: []string{"docs/a.yaml"}}
	if found := c.Apply(r, config.Scope{Locate: same}).Findings; len(found) > 0 {
		t.Errorf("a part was checked: %v", found)
	}
	found := c.Apply(r, config.Scope{Whole: true, Locate: same}).Findings
	if len(found) != 1 || found[0].Rule != validation.IgnoreUnused || found[0].Path != "ignores[0].path" || found[0].Record != -1 {
		t.Errorf("all was checked: %+v", found)
	}
}

// Alternatives in braces multiply, and each combination would be tried.
func TestGlobsHaveFewAlternatives(t *testing.T) {
	for n, want := range map[int]int{8: 0, 12: 0, 13: 1, 200: 1} {
		text := "schema: flowverdict/config/v1\nseverities:\n  - {rule: review-overdue, severity: warning, path: \"" + strings.Repeat("{a,a}", n) + "\"}\n"
		if _, faults := config.Parse(config.FileName, []byte(text)); len(faults) != want {
			t.Errorf("%d pairs of alternatives: %v", n, faults)
		}
	}
}

// Whatever an ignore's rule needs that a run has not, and whatever part of its path
// was not looked at, the run does not say that the ignore is unused.
func TestUnusedIsToldOnlyWhereTheRunCouldKnow(t *testing.T) {
	type known struct{ file, folder, whole bool }
	for _, r := range validation.Rules() {
		if !r.Adjustable() {
			continue
		}
		want := known{file: true, folder: true, whole: true}
		switch r.Reach() {
		case validation.ReachRun:
			want = known{whole: true}
		case validation.ReachFile:
			want = known{folder: true, whole: true}
		case validation.ReachRegister:
			want = known{whole: true} // no register has this name
		case validation.ReachChange:
			want = known{}
		}
		for _, glob := range []string{"docs/0007-acmectl.yaml", "docs/*.yaml", "**"} {
			c := parse(t, fmt.Sprintf("schema: flowverdict/config/v1\nignores: [{rule: %s, path: %q, reason: known, until: \"2027-01-31\"}]\n", r.ID, glob))
			result := &validation.Result{AsOf: today, Files: []string{"docs/0007-acmectl.yaml"}}
			told := func(s config.Scope) bool { s.Locate = same; return len(c.Apply(result, s).Findings) > 0 }
			if got := told(config.Scope{}); got != (want.file && glob == "docs/0007-acmectl.yaml") {
				t.Errorf("%s at %s, one file: %v", r.ID, glob, got)
			}
			if got := told(config.Scope{Found: func(folder string) bool { return folder == "docs" }}); got != (want.folder && glob != "**" || want.file && glob == "docs/0007-acmectl.yaml") {
				t.Errorf("%s at %s, one folder: %v", r.ID, glob, got)
			}
			if got := told(config.Scope{Whole: true}); got != want.whole {
				t.Errorf("%s at %s, all: %v", r.ID, glob, got)
			}
		}
	}
}

// A file whose name has characters of globs, and one whose letters are written in
// another way, can be named.
func TestPathsFitNames(t *testing.T) {
	for _, x := range []struct {
		glob, name string
		want       bool
	}{
		{"docs/0001-a[b].yaml", "docs/0001-a[b].yaml", true},
		{"docs/0001-a[b].yaml", "docs/0001-ab.yaml", true},
		{"d\u00e9cisions/*", "de\u0301cisions/a.yaml", true},
		{"docs/*", "docs/a/b.yaml", false},
		{"docs/**", "docs/a/b.yaml", true},
		{"docs/a b,c%.yaml", "docs/a b,c%.yaml", true},
	} {
		c := parse(t, fmt.Sprintf("schema: flowverdict/config/v1\nseverities: [{rule: review-overdue, severity: notice, path: %q}]\n", x.glob))
		r := &validation.Result{AsOf: today, Files: []string{x.name}, Findings: []finding.Finding{{Rule: "review-overdue", File: x.name}}}
		if got := c.Apply(r, config.Scope{Locate: same}).Findings[0].Severity == finding.SeverityNotice; got != x.want {
			t.Errorf("%q fits %q: %v", x.glob, x.name, got)
		}
	}
}
