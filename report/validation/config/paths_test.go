package config_test

import (
	"fmt"
	"strings"
	"testing"

	"flowverdict/internal/finding"
	"flowverdict/report/validation"
	"flowverdict/report/validation/config"
)

// Every entry whose path fits nothing is told in a run over all, whichever list it
// stands in; the path of a folder with its mend, and by a severity already where a
// record of the folder was checked.
func TestPathsThatFitNothingAreTold(t *testing.T) {
	lists := map[string]string{
		"ignores":    `ignores: [{rule: %s, path: %q, reason: known, until: "2027-01-31"}]`,
		"severities": `severities: [{rule: %s, path: %q, severity: warning}]`,
	}
	folder := "write docs/old/** for the files of the folder"
	paths := []struct{ path, hint string }{
		{"docs/old/**", ""}, {"docs/old/*.yaml", ""}, {"docs/old/b.yaml", ""}, {"**", ""},
		{"docs/old", folder}, {"docs/old/", folder}, {".", "write ** for the files of the folder"},
		{"docs/odl/**", "mend its path"}, {"odl", "mend its path"}, {"docs/old/c.yaml", "mend its path"}, {"docs/old/*.json", "mend its path"},
	}
	r := &validation.Result{AsOf: today, Files: []string{"docs/old/b.yaml"}, Findings: []finding.Finding{{Rule: "review-overdue", File: "docs/old/b.yaml"}}}
	for list, entry := range lists {
		for _, p := range paths {
			c := parse(t, "schema: flowverdict/config/v1\n"+fmt.Sprintf(entry, "review-overdue", p.path)+"\n")
			for _, whole := range []bool{true, false} {
				var told string
				for _, f := range c.Apply(r, config.Scope{Locate: same, Whole: whole}).Findings {
					if f.Record < 0 {
						told += f.Hint
					}
				}
				expected := p.hint != "" && (whole || list == "severities" && strings.HasSuffix(p.hint, "of the folder"))
				if expected != (told != "") || expected && !strings.Contains(told, p.hint) {
					t.Errorf("%s at %q, over all: %v, hint %q, expected %q", list, p.path, whole, told, p.hint)
				}
			}
		}
	}
}

// Of rules about files that are no records nobody knows which they could find
// something in: only the path of a folder is told.
func TestPathsOfOtherFilesMayFitNothing(t *testing.T) {
	r := &validation.Result{AsOf: today, Files: []string{"docs/old/b.yaml"}}
	for _, rule := range validation.Rules() {
		for path, want := range map[string]bool{
			"docs/links/**": rule.Reach() != validation.ReachFile && rule.Reach() != validation.ReachChange,
			"docs/old":      true,
			config.FileName: false, // its own findings stand there
		} {
			c := parse(t, fmt.Sprintf("schema: flowverdict/config/v1\nseverities: [{rule: %s, path: %q, severity: error}]\n", rule.ID, path))
			found := c.Apply(r, config.Scope{Locate: same, Whole: true}).Findings
			if told := len(found) > 0 && found[0].Rule == validation.SeverityUnused; told != want {
				t.Errorf("%s at %s: told %v", rule.ID, path, told)
			}
		}
	}
}
