//go:build !offline

package command

import (
	"strings"
	"testing"

	"flowverdict/internal/text"
	"flowverdict/report/evidence/probe/provider"
)

// The plan fits a terminal of 80 columns, whatever is asked for, and says every
// scope.
func TestPlanOfProbeFits(t *testing.T) {
	idp, stop := provider.Start(provider.Switches{Interval: 1})
	defer stop()
	args := []string{"probe", idp.Address, "--client-id", "not-registered", "--yes", "--replay", "--must-not-get", strings.Repeat("admin:", 8) + "write"}
	var scopes []string
	for _, s := range []string{"openid", "offline_access", "repository:read", "deployments:read", "environments:read", strings.Repeat("long.", 12)} {
		scopes = append(scopes, s)
		args = append(args, "--scope", s)
	}
	code, _, told := ran(t, args...)
	plan, _, ok := strings.Cut(told, "Only use a client id")
	if !ok {
		t.Fatalf("%d: no plan in\n%s", code, told)
	}
	for line := range strings.SplitSeq(plan, "\n") {
		if w := text.Width(line); w > 80 {
			t.Errorf("%d columns: %s", w, line)
		}
	}
	for _, s := range scopes {
		if !strings.Contains(plan, s) {
			t.Errorf("the plan does not say %s", s)
		}
	}
}
