package questionnaire_test

import (
	"fmt"
	"strings"
	"testing"

	"flowverdict/questionnaire"
	"flowverdict/questionnaire/fixture"
)

func instead(q *questionnaire.Questionnaire, levels map[string]string) string {
	var answers questionnaire.Answers
	for _, question := range q.Questions() {
		level := question.Levels[0].ID
		if l, ok := levels[question.ID]; ok {
			level = l
		}
		answers = append(answers, questionnaire.Answer{Question: question.ID, Level: level})
	}
	a := questionnaire.Assess(q, answers)
	var out []string
	for _, s := range q.Instead(&a) {
		var gates []string
		for _, g := range s.Gates {
			gates = append(gates, g.ID)
		}
		out = append(out, fmt.Sprintf("%s: %s", s.ID, strings.Join(gates, ", ")))
	}
	return strings.Join(out, "; ")
}

// An alternative holds although the gate that names it is overshadowed.
func TestInstead(t *testing.T) {
	q := fixture.Release()
	for _, c := range []struct {
		levels map[string]string
		want   string
	}{
		{nil, ""},
		{map[string]string{"browser": "embedded-view"}, "authorization-code-pkce: local-browser"},
		{map[string]string{"privilege": "broad-write"}, "governed-client: high-privilege"},
		{map[string]string{"privilege": "broad-write", "step-up": "inherited"}, "governed-client: high-privilege-no-step-up"},
		{map[string]string{"privilege": "administrative", "access-duration": "months"}, "governed-client: durable-access, durable-privilege"},
		{map[string]string{"automation": "personal-scripts", "browser": "system-browser"}, "authorization-code-pkce: local-browser; workload-identity: personal-scripts"},
		{map[string]string{"sign-in-today": "pasted-code", "automation": "shared-jobs"}, "workload-identity: unattended; paste-back-code: paste-back-possible"},
	} {
		if got := instead(q, c.levels); got != c.want {
			t.Errorf("%v:\ngot  %s\nwant %s", c.levels, got, c.want)
		}
	}
}
