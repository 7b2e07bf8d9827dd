package analysis_test

import (
	"strings"
	"testing"

	"flowverdict/questionnaire"
	"flowverdict/questionnaire/analysis"
	"flowverdict/questionnaire/fixture"

	"github.com/google/go-cmp/cmp"
)

// What paths look like on sheets that people know, all else at its best.
func TestPathCases(t *testing.T) {
	for _, c := range []struct {
		name, answers string
		target        questionnaire.Verdict
		want          string
	}{
		{"two ways", "privilege=limited-write code-handling=weak step-up=inherited", questionnaire.Suitable, `
target suitable reached false smallest 2 more false stopped false
path to suitable with 98 points, levers ["cli-team" "identity-team"]
  code-handling "weak" to "hardened" find out false lever "identity-team" lifts [weak-codes default-codes] gains 300
  step-up "inherited" to "enforced" find out false lever "cli-team" lifts [no-step-up] gains 300
path to suitable with 95 points, levers ["cli-team" "identity-team"]
  code-handling "weak" to "provider-defaults" find out false lever "identity-team" lifts [weak-codes] gains 180
  privilege "limited-write" to "read-only" find out false lever "cli-team" lifts [default-codes no-step-up] gains 150
`},
		{"something to find out", "revocation=unknown browser=unknown", questionnaire.Conditional, `
target conditional reached false smallest 1 more false stopped false
path to conditional with 94 points, levers ["identity-team" "fact"]
  browser "unknown" to "some-hosts" find out true lever "fact" lifts [local-browser] gains 480
  revocation "unknown" to "user-only" find out true lever "identity-team" lifts [no-revocation] gains 250
`},
		{"facts in the way", "browser=some-hosts sign-in-today=existing-session sensitivity=critical", questionnaire.Suitable, `
target suitable reached false smallest 0 more false stopped false
impossible by mixed-browser behind browser=some-hosts
impossible by nothing-to-replace behind sign-in-today=existing-session
impossible by paste-back-possible behind sign-in-today=existing-session
impossible by critical-resource behind sensitivity=critical
instead existing-session nothing-to-replace
instead governed-client critical-resource
instead authorization-code-pkce mixed-browser
instead paste-back-code paste-back-possible
`},
	} {
		t.Run(c.name, func(t *testing.T) {
			q, _ := fixture.Pinned(t)
			s := fixture.Best(q)
			for _, field := range strings.Fields(c.answers) {
				question, level, _ := strings.Cut(field, "=")
				s = s.With(question, level)
			}
			got := describePaths(analysis.Paths(q, s.Answers(q), c.target, analysis.PathOptions{}))
			if diff := cmp.Diff(strings.TrimPrefix(c.want, "\n"), got); diff != "" {
				t.Error(diff)
			}
		})
	}
}
