package probe_test

import (
	"context"
	"slices"
	"testing"
	"time"

	"flowverdict/report/evidence/probe"
	"flowverdict/report/evidence/probe/provider"
)

// What is tried a second time has an approval of its own, and what it finds is
// held against what the provider does.
func TestReplay(t *testing.T) {
	const secret = "s3kr1t-of-the-client"
	for name, c := range map[string]struct {
		s     provider.Switches
		facts string
		left  int
	}{
		"well":                     {facts: "code.single-use yes, refresh.reuse refused, refresh.reuse-ends-family no, client.secret-needed no"},
		"reuse ends the family":    {s: provider.Switches{ReuseEnds: true}, facts: "code.single-use ?unclear, refresh.reuse refused, refresh.reuse-ends-family yes, client.secret-needed no"},
		"reuse is accepted":        {s: provider.Switches{ReuseGrants: true}, facts: "code.single-use yes, refresh.reuse accepted, refresh.reuse-ends-family no, client.secret-needed no"},
		"a code for many uses":     {s: provider.Switches{CodeTwice: true}, facts: "code.single-use no, refresh.reuse refused, refresh.reuse-ends-family no, client.secret-needed no"},
		"a second use ends all":    {s: provider.Switches{CodeEnds: true}, facts: "code.single-use yes, refresh.reuse refused, refresh.reuse-ends-family no, client.secret-needed no"},
		"no rotation":              {s: provider.Switches{SameRefresh: true}, facts: "refresh.rotates no, code.single-use yes, refresh.reuse ?no-baseline, refresh.reuse-ends-family ?no-baseline, client.secret-needed no"},
		"no refresh token":         {s: provider.Switches{NoRefresh: true}, facts: "code.single-use yes, refresh.reuse ?no-token, refresh.reuse-ends-family ?no-token, client.secret-needed no"},
		"errors without words":     {s: provider.Switches{Wordless: true}, facts: "revocation.refresh ended@0, code.single-use yes, refresh.reuse refused, refresh.reuse-ends-family no"},
		"secret":                   {s: provider.Switches{Secret: secret, Pending: 2}, facts: "code.single-use yes, client.secret-needed yes"},
		"secret at the end":        {s: provider.Switches{Secret: secret, SecretLate: true, Pending: 2}, facts: "code.single-use yes, client.secret-needed yes"},
		"secret that nobody needs": {s: provider.Switches{Secret: secret, SecretIdle: true, Pending: 2}, facts: "code.single-use yes, client.secret-needed no"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			b, stop := newBench(t, c.s)
			defer stop()
			b.o.Replay, b.o.Secret = true, c.s.Secret
			result, err := b.run(context.Background(), t)
			if err != nil || b.p.Codes() != 2 || b.p.Alive() != 0 {
				t.Errorf("%v, %d codes, %d tokens are good", err, b.p.Codes(), b.p.Alive())
			}
			for _, pair := range pairs(c.facts) {
				if got := told(result, pair[0]); got != pair[1] {
					t.Errorf("%s is %s, want %s", pair[0], got, pair[1])
				}
			}
		})
	}
}

// The second code is asked for only when all tokens of the first are ended.
func TestReplayComesLast(t *testing.T) {
	b, stop := newBench(t, provider.Switches{})
	defer stop()
	b.o.Replay = true
	alive := -1
	b.o.Ask = func(e probe.Event) {
		if c, ok := e.(probe.Code); ok && c.Second {
			alive = b.p.Alive()
		}
	}
	if _, err := b.run(context.Background(), t); err != nil || alive != 0 {
		t.Errorf("%v, %d tokens were good when the second code was shown", err, alive)
	}
	// Where the provider could not be reached to end them, there is no second one.
	b, stop = newBench(t, provider.Switches{})
	defer stop()
	b.o.Replay = true
	b.p.Faults[provider.Revocation], b.p.From[provider.Revocation] = provider.Cuts, 2
	if _, err := b.run(context.Background(), t); err == nil || b.p.Codes() != 1 {
		t.Errorf("%v, %d codes", err, b.p.Codes())
	}
}

// Nobody is asked faster than the provider wants, and five seconds slower for
// good after each slow_down.
func TestPolling(t *testing.T) {
	for _, c := range []struct {
		s    provider.Switches
		want []time.Duration
	}{
		{provider.Switches{Pending: 2, Interval: 7}, []time.Duration{7, 7, 7}},
		{provider.Switches{Pending: 1, NoInterval: true}, []time.Duration{5, 5}},
		{provider.Switches{Pending: 2, SlowDown: 2}, []time.Duration{5, 10, 15, 15, 15}},
	} {
		b, stop := newBench(t, c.s)
		b.o.Endpoints.Revocation = ""
		var waited []time.Duration
		wait := b.o.Wait
		b.o.Wait = func(ctx context.Context, d time.Duration) error {
			waited = append(waited, d/time.Second)
			return wait(ctx, d)
		}
		_, err := b.run(context.Background(), t)
		stop()
		if err != nil || !slices.Equal(waited, c.want) {
			t.Errorf("%+v: waited %v, want %v: %v", c.s, waited, c.want, err)
		}
	}
}

// What a terminal cannot show as it is, or nobody can type, is not shown.
func TestCodesThatAreNotShown(t *testing.T) {
	for _, with := range []string{
		`"user_code":"\u001b[2J"`, `"user_code":"A\u202eB"`, `"user_code":"` + "ABCDEFGHIJKLMNOPQRSTUVWXYZABCDEFGHIJ" + `"`, `"user_code":""`, `"user_code":7`,
		`"verification_uri":"javascript:alert(1)"`, `"verification_uri":"https://good.example@bad.example/"`, `"verification_uri":"https://b\u00e4d.example/"`,
		`"verification_uri":"https:///x"`, `"verification_uri":"https://a.example/ b"`, `"verification_uri":"\u001b]8;;https://a.example"`,
	} {
		b, stop := newBench(t, provider.Switches{})
		b.p.Code = with
		_, err := b.run(context.Background(), t)
		stop()
		if err == nil || len(b.events) != 0 {
			t.Errorf("%s: %v, shown %v", with, err, b.events)
		}
	}
}
