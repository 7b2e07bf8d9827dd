package config_test

import (
	"strings"
	"testing"

	"flowverdict/internal/finding"
	"flowverdict/report/validation"
	"flowverdict/report/validation/config"
)

// Whatever the bytes: no panic, a configuration or faults that have places
// within the file, and one that is taken can be applied.
func FuzzParse(f *testing.F) {
	for _, s := range []string{
		"schema: flowverdict/config/v1\n", "schema: flowverdict/config/v1\nfolders: [docs/decisions]\nseverities:\n  - {rule: review-overdue, severity: notice, path: docs/**}\n",
		"schema: flowverdict/config/v1\nignores:\n  - {rule: condition-overdue, path: \"{a,[b]}\", reason: x, until: \"2027-01-31\"}\n", "ignores: {rule: x}\n", "[", "",
	} {
		f.Add([]byte(s))
	}
	result := &validation.Result{AsOf: today, Files: []string{"docs/a.yaml", "b.yaml"}, Findings: []finding.Finding{{Rule: "condition-overdue", File: "docs/a.yaml"}, {Rule: "review-overdue", File: "b.md", Record: 1}}}
	f.Fuzz(func(t *testing.T, content []byte) {
		c, faults := config.Parse(config.FileName, content)
		if (c == nil) != (len(faults) > 0) {
			t.Fatalf("a configuration and faults, or neither: %v", faults)
		}
		lines := strings.Count(string(content), "\n") + 1
		for _, p := range faults {
			if p.Line < 1 || p.Line > lines || p.Column < 1 || p.Width < 1 {
				t.Fatalf("%+v in a file of %d lines", p, lines)
			}
		}
		if c == nil {
			return
		}
		for _, folder := range c.Folders {
			if strings.HasPrefix(folder, "/") || strings.HasPrefix(folder+"/", "../") || strings.Contains(folder+"/", "/../") {
				t.Fatalf("folder %q", folder)
			}
		}
		for _, found := range c.Apply(result, config.Scope{Whole: true, Locate: same}).Findings {
			if found.Record < 0 && (found.Line < 1 || found.Line > lines) {
				t.Fatalf("%+v in a file of %d lines", found, lines)
			}
		}
	})
}
