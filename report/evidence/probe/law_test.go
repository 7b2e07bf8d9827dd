package probe_test

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"testing"
	"time"

	"flowverdict/report/evidence/probe"
	"flowverdict/report/evidence/probe/provider"

	"pgregory.net/rapid"
)

func endpoints() []string {
	return []string{provider.Device, provider.Token, provider.Revocation, provider.Introspection, provider.Userinfo}
}

// hangs is how long a request may take where a provider is to hang.
const hangs = 250 * time.Millisecond

// switches draws a provider.
func switches(t *rapid.T) provider.Switches {
	on := func(name string) bool { return rapid.IntRange(0, 5).Draw(t, name) == 0 }
	pick := func(name string, from ...string) string {
		if on(name) {
			return rapid.SampledFrom(from).Draw(t, name)
		}
		return ""
	}
	return provider.Switches{
		Pending: rapid.IntRange(0, 3).Draw(t, "Pending"), SlowDown: rapid.IntRange(0, 2).Draw(t, "SlowDown"),
		NoInterval: on("NoInterval"), NoCodeEnd: on("NoCodeEnd"), OldName: on("OldName"), NoComplete: on("NoComplete"),
		StatusOK: on("StatusOK"), Wordless: on("Wordless"), Denied: rapid.IntRange(0, 30).Draw(t, "Denied") == 0, Expired: rapid.IntRange(0, 30).Draw(t, "Expired") == 0,
		InvalidScope: pick("InvalidScope", "repo:write"), DropsScope: pick("DropsScope", "repo:write", "repo:read"), NoScopes: on("NoScopes"), MoreScopes: on("MoreScopes"),
		JWT: on("JWT"), DPoP: on("DPoP"), NoLifetime: on("NoLifetime"), Lifetime: rapid.SampledFrom([]int{0, 0, 0, 1, 3, 60}).Draw(t, "Lifetime"),
		RefreshEnds: rapid.SampledFrom([]int{0, 0, -1, 1, 1800}).Draw(t, "RefreshEnds"), NoIDToken: on("NoIDToken"),
		NoRefresh: on("NoRefresh"), RefreshError: pick("RefreshError", "invalid_grant", "invalid_client", "unauthorized_client"),
		SameRefresh: on("SameRefresh"), OmitsRefresh: on("OmitsRefresh"), DropsRefresh: on("DropsRefresh"), EndsOldAccess: on("EndsOldAccess"),
		ReuseGrants: on("ReuseGrants"), ReuseEnds: on("ReuseEnds"), CodeTwice: on("CodeTwice"), CodeEnds: on("CodeEnds"),
		Secret: pick("Secret", "s3kr1t-of-the-client"), SecretLate: on("SecretLate"), SecretIdle: on("SecretIdle"),
		NoEffect: on("NoEffect"), Spares: on("Spares"), Delay: time.Duration(rapid.SampledFrom([]int{0, 0, 1, 4, 60}).Draw(t, "Delay")) * time.Second,
		Answer: rapid.SampledFrom([]int{0, 0, 0, 400, 401, 403, 404, 503}).Draw(t, "Answer"), Inactive: on("Inactive"), Hostile: on("Hostile"),
	}
}

// drawn is a bench with a provider, faults and options by chance.
func drawn(t *rapid.T) (b *bench, stop func()) {
	faults, from, limit := map[string]provider.Fault{}, map[string]int{}, time.Duration(0)
	for _, endpoint := range endpoints() {
		if rapid.IntRange(0, 9).Draw(t, "fault at "+endpoint) == 0 {
			faults[endpoint] = rapid.SampledFrom(provider.Faults()).Draw(t, "fault")
			from[endpoint] = rapid.IntRange(1, 6).Draw(t, "from")
			if faults[endpoint] == provider.Hangs {
				limit = hangs
			}
		}
	}
	b, stop = newBenchWith(t, switches(t), limit)
	b.p.Faults, b.p.From = faults, from
	for name, address := range map[string]*string{"revocation": &b.o.Endpoints.Revocation, "introspection": &b.o.Endpoints.Introspection, "userinfo": &b.o.Endpoints.Userinfo} {
		if rapid.IntRange(0, 5).Draw(t, "without "+name) == 0 {
			*address = ""
		}
	}
	b.o.Replay = rapid.Bool().Draw(t, "Replay")
	b.o.NoSignIn = rapid.Bool().Draw(t, "NoSignIn")
	if b.o.Secret = b.p.Secret; b.p.Secret != "" && rapid.IntRange(0, 5).Draw(t, "no secret given") == 0 {
		b.o.Secret = ""
	}
	b.o.InForm = rapid.Bool().Draw(t, "InForm")
	if rapid.Bool().Draw(t, "MustNotGet") {
		b.o.MustNotGet = "repo:write"
	}
	return b, stop
}

// Whatever the provider does: every fact is one of the vocabulary, says no more
// than was tried, nothing is seen that must not be, what is good is listed, no
// code is asked for more often than a person is told, and nobody else is asked.
func TestLawsOfEveryProbe(t *testing.T) {
	n := 0
	rapid.Check(t, func(t *rapid.T) {
		if n++; testing.Short() && n%4 > 0 {
			return
		}
		b, stop := drawn(t)
		defer stop()
		result, err := b.run(context.Background(), t)
		var failed *probe.Failure
		if err != nil && !errors.As(err, &failed) {
			t.Errorf("failed: %v", err)
		}
		shown := 0
		for _, e := range b.events {
			if _, ok := e.(probe.Code); ok {
				shown++
			}
		}
		if b.p.Codes() > shown+1 || shown > 1 && !b.o.Replay {
			t.Errorf("%d device codes, of which %d were shown", b.p.Codes(), shown)
		}
		if value(result, "flow.completed") == "" && b.p.Issued() > 0 && len(result.Left) == 0 {
			t.Errorf("tokens were given out, and nothing says so: %+v", result)
		}
	})
}

// The context ends at every request, before and after the provider does its work,
// and at every wait: what is good at the provider then is nothing, or listed.
func TestInterruptedAnywhere(t *testing.T) {
	for name, s := range map[string]provider.Switches{
		"well":      {Pending: 2},
		"userinfo":  {Inactive: true},
		"no effect": {NoEffect: true},
		"refused":   {Answer: 401, OmitsRefresh: true},
		"late":      {Delay: 2 * time.Second},
		"secret":    {Secret: "s3kr1t-of-the-client"},
	} {
		if testing.Short() && name != "well" && name != "refused" {
			continue
		}
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			requests, waits := interruptible(t, s)
			step := 2
			switch {
			case testing.Short():
				step = 16
			case name == "well":
				step = 1
			}
			for n := 1; n <= requests; n += step {
				interrupt(t, s, "after", n)
				if n%(2*step) == 1 {
					interrupt(t, s, "before", n)
				}
			}
			for n := 1; n <= waits; n += step * (1 + waits/12) {
				interrupt(t, s, "waiting", n)
			}
		})
	}
}

// interruptible counts the requests and waits of a probe that nobody interrupts.
func interruptible(t *testing.T, s provider.Switches) (requests, waits int) {
	b, stop := newBench(t, s)
	defer stop()
	b.o.Replay, b.o.Secret = true, s.Secret
	if _, err := b.run(context.Background(), t); err != nil {
		t.Fatal(err)
	}
	return len(b.p.Requests()), b.waits
}

func interrupt(t *testing.T, s provider.Switches, when string, n int) {
	t.Helper()
	b, stop := newBench(t, s)
	defer stop()
	b.o.Replay, b.o.Secret = true, s.Secret
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	at := ""
	hook := func(i int, endpoint string) {
		if i == n {
			at = endpoint
			cancel()
		}
	}
	switch when {
	case "before":
		b.p.Before = hook
	case "after":
		b.p.After = hook
	default:
		b.waiting = func(i int) { hook(i, "") }
	}
	result, err := b.run(ctx, t)
	if !errors.Is(err, probe.ErrInterrupted) {
		t.Errorf("%s %d %s: %v", when, n, at, err)
	}
	fine := s.Answer == 0 && !s.NoEffect
	b.mu.Lock()
	b.now = b.now.Add(s.Delay)
	b.mu.Unlock()
	if alive := b.p.Alive(); fine && alive > 0 {
		t.Errorf("%s %d %s: %d tokens are good", when, n, at, alive)
	}
	if slices.ContainsFunc(result.Left, func(l probe.Left) bool { return l.State == probe.Unknown }) {
		t.Errorf("%s %d %s: an answer with tokens was cut off", when, n, at)
	}
	if slices.ContainsFunc(b.events[max(len(b.events)-1, 0):], func(e probe.Event) bool { _, ok := e.(probe.Code); return ok }) && when != "waiting" {
		t.Errorf("%s %d %s: a code was shown after the interruption", when, n, at)
	}
}

// What goes wrong at an endpoint ends the probe or leaves a fact open; what was
// given out before is ended or listed.
func TestFaultsOfEndpoints(t *testing.T) {
	for _, endpoint := range endpoints() {
		for _, fault := range provider.Faults() {
			for from := 1; from <= 5; from += 2 {
				if testing.Short() && (from > 1 || fault == provider.Hangs && endpoint != provider.Token) {
					break
				}
				t.Run(fmt.Sprintf("%s %s from %d", endpoint, fault, from), func(t *testing.T) {
					t.Parallel()
					limit := time.Duration(0)
					if fault == provider.Hangs {
						limit = hangs
					}
					b, stop := newBenchWith(t, provider.Switches{Pending: 1}, limit)
					defer stop()
					b.o.Replay = true
					b.p.Faults[endpoint], b.p.From[endpoint] = fault, from
					result, err := b.run(context.Background(), t)
					var failed *probe.Failure
					if err != nil && !errors.As(err, &failed) {
						t.Errorf("failed: %v", err)
					}
					if endpoint == provider.Token && from == 1 && value(result, "flow.completed") != "" {
						t.Errorf("completed: %+v", result.Facts)
					}
					if fault == provider.Hangs && err == nil && asked(b, endpoint) >= from {
						t.Error("a request without an answer did not end the probe")
					}
				})
			}
		}
	}
}

func asked(b *bench, endpoint string) (n int) {
	for _, e := range b.p.Requests() {
		if e == endpoint {
			n++
		}
	}
	return n
}

// A panic on the way is an error, and what was given out is ended.
func TestPanicEndsTokens(t *testing.T) {
	b, stop := newBench(t, provider.Switches{})
	defer stop()
	b.o.Ask = func(e probe.Event) {
		if _, ok := e.(probe.Approved); ok {
			panic("no such event")
		}
	}
	_, err := b.run(context.Background(), t)
	if err == nil || b.p.Issued() != 2 || b.p.Alive() != 0 {
		t.Errorf("%v, %d of %d are good", err, b.p.Alive(), b.p.Issued())
	}
}
