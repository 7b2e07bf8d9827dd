//go:build !offline

package online

import (
	"context"
	"errors"
	"strings"
	"testing"

	"flowverdict/report/evidence/exchange"
	"flowverdict/report/evidence/published"
	"flowverdict/ui/command/usage"
)

func TestHostIsNamedWithItsClass(t *testing.T) {
	for class, want := range map[exchange.Class]string{
		exchange.Public: "idp.example:8443 (public address)",
		exchange.ThroughProxy + "proxy.example:3128": "idp.example:8443 (through proxy proxy.example:3128, which resolves names: addresses are not checked)",
	} {
		if got := Host("https://IDP.example:8443/x", class); got != want {
			t.Errorf("%s, want %s", got, want)
		}
	}
}

func TestCancelledSaysNothing(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := Published(ctx, Asked{Issuer: "https://localhost", Tell: func(string) {}}); err != context.Canceled {
		t.Errorf("%T: %v", err, err)
	}
}

// Wrong use is told from what could not be finished.
func TestUnfinished(t *testing.T) {
	for _, c := range []struct {
		err   error
		wrong bool
		hint  string
	}{
		{&exchange.Error{Kind: exchange.WrongAddress}, true, ""},
		{&exchange.Error{Kind: exchange.PlainHTTP}, true, ""},
		{&exchange.Error{Kind: exchange.NotFound}, false, ""},
		{&published.Limited{}, false, ""},
		{&published.None{}, false, "--device-endpoint"},
	} {
		err := Unfinished(c.err)
		var wrong *usage.Error
		var failed *Failure
		if errors.As(err, &wrong) != c.wrong || errors.As(err, &failed) == c.wrong || err.Error() != c.err.Error() {
			t.Errorf("%v becomes %T: %v", c.err, err, err)
		}
		if failed != nil && (failed.Hint == "") != (c.hint == "") || failed != nil && !strings.Contains(failed.Hint, c.hint) {
			t.Errorf("%v has the hint %q", c.err, failed.Hint)
		}
	}
}
