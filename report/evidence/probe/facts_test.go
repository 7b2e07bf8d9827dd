package probe_test

import (
	"context"
	"errors"
	"strings"
	"testing"
	"time"

	"flowverdict/report/evidence/probe"
	"flowverdict/report/evidence/probe/provider"
)

// A provider that does all well.
const well = `client.accepted yes, code.lifetime 600, code.interval 5, code.user-code 8-letters, code.complete-uri yes, scope.unwanted ?not-asked-for,
flow.completed yes, approval.amr ?not-said, approval.acr ?not-said, approval.age 120,
access.format opaque, access.lifetime 3600, access.watched-by introspection, binding.used none, scope.granted same, refresh.issued yes, refresh.lifetime ?not-said,
refresh.works yes, refresh.rotates yes, refresh.ends-old-access no,
revocation.answer 200, revocation.refresh ended@0, revocation.access ended@0, tokens.left 0,
code.single-use ?not-asked-for, refresh.reuse ?not-asked-for, refresh.reuse-ends-family ?not-asked-for, client.secret-needed ?not-asked-for`

// Every way in which a provider can differ shows in the facts, and in no other.
func TestFacts(t *testing.T) {
	for name, c := range map[string]struct {
		with   func(*bench)
		s      provider.Switches
		differ string
		failed string
		left   int
	}{
		"well":                   {},
		"pending":                {s: provider.Switches{Pending: 4, SlowDown: 2}},
		"no interval":            {s: provider.Switches{NoInterval: true}, differ: "code.interval ?not-said"},
		"no end of the code":     {s: provider.Switches{NoCodeEnd: true}, differ: "code.lifetime ?not-said"},
		"old name":               {s: provider.Switches{OldName: true}},
		"no complete address":    {s: provider.Switches{NoComplete: true}, differ: "code.complete-uri no"},
		"errors with 200":        {s: provider.Switches{StatusOK: true, Pending: 2}},
		"JWT":                    {s: provider.Switches{JWT: true}, differ: "access.format jwt"},
		"DPoP":                   {s: provider.Switches{DPoP: true}, differ: "binding.used dpop"},
		"no lifetime":            {s: provider.Switches{NoLifetime: true}, differ: "access.lifetime ?not-said"},
		"keycloak's lifetime":    {s: provider.Switches{RefreshEnds: 1800}, differ: "refresh.lifetime 1800"},
		"keycloak's endlessness": {s: provider.Switches{RefreshEnds: -1}, differ: "refresh.lifetime 0"},
		"amr":                    {s: provider.Switches{AMR: []string{"pwd", "otp"}, ACR: "urn:silver"}, differ: "approval.amr pwd otp, approval.acr urn:silver"},
		"no sign-in facts": {s: provider.Switches{AMR: []string{"pwd"}, ACR: "1"}, with: func(b *bench) { b.o.NoSignIn = true },
			differ: "approval.amr ?left-out, approval.acr ?left-out, approval.age ?left-out"},
		"no ID token": {s: provider.Switches{NoIDToken: true}, differ: "approval.age ?not-said"},
		"ID token of another issuer": {s: provider.Switches{AMR: []string{"pwd"}}, with: func(b *bench) { b.o.Issuer += "/" },
			differ: "approval.amr ?unclear, approval.acr ?unclear, approval.age ?unclear"},
		"fewer scopes":           {s: provider.Switches{DropsScope: "repo:read"}, differ: "scope.granted fewer"},
		"more scopes":            {s: provider.Switches{MoreScopes: true}, differ: "scope.granted more"},
		"no scopes":              {s: provider.Switches{NoScopes: true}, differ: "scope.granted ?not-said"},
		"no refresh token":       {s: provider.Switches{NoRefresh: true}, differ: "refresh.issued no, refresh.lifetime ?no-token, refresh.works ?no-token, refresh.rotates ?no-token, refresh.ends-old-access ?no-token, revocation.refresh ?no-token"},
		"refresh fails":          {s: provider.Switches{RefreshError: "invalid_grant"}, differ: "refresh.works no, refresh.rotates ?no-baseline, refresh.ends-old-access ?no-baseline, revocation.refresh ?no-baseline"},
		"refresh is not allowed": {s: provider.Switches{RefreshError: "unauthorized_client"}, differ: "refresh.works ?unclear, refresh.rotates ?no-baseline, refresh.ends-old-access ?no-baseline, revocation.refresh ?no-baseline"},
		"no rotation":            {s: provider.Switches{SameRefresh: true}, differ: "refresh.rotates no"},
		"omitted rotation":       {s: provider.Switches{OmitsRefresh: true}, differ: "refresh.rotates no"},
		// Without a new refresh token and with an old one that is refused, nobody
		// can tell rotation.
		"dropped refresh token":       {s: provider.Switches{DropsRefresh: true}, differ: "refresh.rotates ?unclear, revocation.refresh ?no-baseline"},
		"refresh ends the old access": {s: provider.Switches{EndsOldAccess: true}, differ: "refresh.ends-old-access yes"},
		"no effect":                   {s: provider.Switches{NoEffect: true}, differ: "revocation.refresh still-works@5, revocation.access still-works@5, tokens.left 4", left: 4},
		"revocation 401":              {s: provider.Switches{Answer: 401}, differ: "revocation.answer 401, revocation.refresh still-works@5, revocation.access still-works@5, tokens.left 4", left: 4},
		"revocation 503":              {s: provider.Switches{Answer: 503}, differ: "revocation.answer 503, revocation.refresh still-works@5, revocation.access still-works@5, tokens.left 4", left: 4},
		"access tokens are spared":    {s: provider.Switches{Spares: true}, differ: "revocation.refresh ended@5"},
		// What a try has ended, the revocation has not.
		"use ends the grant":        {s: provider.Switches{Spares: true, ReuseEnds: true}, differ: "revocation.refresh ended@5, revocation.access ?no-baseline"},
		"reuse ends the grant":      {s: provider.Switches{DropsRefresh: true, ReuseEnds: true}, differ: "refresh.rotates ?unclear, refresh.ends-old-access ?unclear, revocation.refresh ?no-baseline, revocation.access ?no-baseline"},
		"late revocation":           {s: provider.Switches{Delay: 2 * time.Second}, differ: "revocation.refresh ended@2, revocation.access ended@2"},
		"slow end of access tokens": {s: provider.Switches{Delay: 2 * time.Second, NoRefresh: true}, differ: "refresh.issued no, refresh.lifetime ?no-token, refresh.works ?no-token, refresh.rotates ?no-token, refresh.ends-old-access ?no-token, revocation.refresh ?no-token, revocation.access ended@2"},
		// It came to its end by itself, which tells nothing of revocation.
		"short life":               {s: provider.Switches{NoEffect: true, NoRefresh: true, Lifetime: 3}, differ: "access.lifetime 3, refresh.issued no, refresh.lifetime ?no-token, refresh.works ?no-token, refresh.rotates ?no-token, refresh.ends-old-access ?no-token, revocation.refresh ?no-token, revocation.access ?unclear"},
		"userinfo only":            {with: func(b *bench) { b.o.Endpoints.Introspection = "" }, differ: "access.watched-by userinfo, tokens.left 1", left: 1},
		"introspection for others": {s: provider.Switches{Inactive: true}, differ: "access.watched-by userinfo, tokens.left 1", left: 1},
		"introspection only":       {with: func(b *bench) { b.o.Endpoints.Userinfo = "" }, differ: "binding.used ?no-endpoint"},
		"no openid":                {with: func(b *bench) { b.o.Scopes = []string{"repo:read"} }, differ: "binding.used ?not-asked-for"},
		"nowhere to try": {with: func(b *bench) { b.o.Endpoints.Introspection, b.o.Endpoints.Userinfo = "", "" },
			differ: "access.watched-by ?no-endpoint, binding.used ?no-endpoint, refresh.ends-old-access ?no-endpoint, revocation.access ?no-endpoint, tokens.left 3", left: 3},
		"no revocation": {with: func(b *bench) { b.o.Endpoints.Revocation = "" },
			differ: "revocation.answer ?no-endpoint, revocation.refresh ?no-endpoint, revocation.access ?no-endpoint, tokens.left 4", left: 4},
		"unwanted scope refused":   {s: provider.Switches{InvalidScope: "repo:write"}, with: func(b *bench) { b.o.MustNotGet = "repo:write" }, differ: "scope.unwanted refused"},
		"unwanted scope dropped":   {s: provider.Switches{DropsScope: "repo:write"}, with: func(b *bench) { b.o.MustNotGet = "repo:write" }, differ: "scope.unwanted dropped"},
		"unwanted scope granted":   {with: func(b *bench) { b.o.MustNotGet = "repo:write" }, differ: "scope.unwanted granted"},
		"unwanted scope, not said": {s: provider.Switches{NoScopes: true}, with: func(b *bench) { b.o.MustNotGet = "repo:write" }, differ: "scope.unwanted ?not-said, scope.granted ?not-said"},
		"secret":                   {s: provider.Switches{Secret: "s3kr1t-of-the-client"}, with: func(b *bench) { b.o.Secret = "s3kr1t-of-the-client" }},
		"secret in the form":       {s: provider.Switches{Secret: "s3kr1t&of=the client"}, with: func(b *bench) { b.o.Secret, b.o.InForm = b.p.Secret, true }},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			b, stop := newBench(t, c.s)
			defer stop()
			if c.with != nil {
				c.with(b)
			}
			result, err := b.run(context.Background(), t)
			if err != nil {
				t.Errorf("failed: %v", err)
			}
			if len(result.Left) != c.left {
				t.Errorf("%d tokens left, want %d: %+v", len(result.Left), c.left, result.Left)
			}
			compare(t, result, c.differ)
			if c.left == 0 && b.p.Alive() != 0 {
				t.Errorf("%d tokens are good", b.p.Alive())
			}
		})
	}
}

// compare holds facts against those of a provider that does all well, and what
// differs.
func compare(t *testing.T, result probe.Result, differ string) {
	t.Helper()
	want := map[string]string{}
	for _, pair := range append(pairs(well), pairs(differ)...) {
		want[pair[0]] = pair[1]
	}
	for name, value := range want {
		if got := told(result, name); got != value {
			t.Errorf("%s is %s, want %s", name, got, value)
		}
	}
}

// A sign-in that gives no tokens ends the probe, and what it tells is kept.
func TestNoTokens(t *testing.T) {
	yes := func(self, known bool) func(context.Context) (bool, bool) {
		return func(context.Context) (bool, bool) { return self, known }
	}
	for name, c := range map[string]struct {
		with   func(*bench)
		s      provider.Switches
		facts  string
		failed bool
	}{
		"unknown or without a secret": {s: provider.Switches{DeviceError: "invalid_client"}, facts: "client.accepted refused, flow.completed ?no-token, code.lifetime ?no-token"},
		"not allowed":                 {s: provider.Switches{DeviceError: "unauthorized_client"}, facts: "client.accepted not-allowed"},
		"refused":                     {s: provider.Switches{DeviceError: "invalid_request"}, facts: "client.accepted refused"},
		"no such scope":               {s: provider.Switches{InvalidScope: "repo:read"}, facts: "client.accepted refused, scope.unwanted ?not-asked-for"},
		"no such scopes":              {s: provider.Switches{InvalidScope: "repo:read"}, with: func(b *bench) { b.o.MustNotGet = "x" }, facts: "client.accepted refused, scope.unwanted refused"},
		"denied, by whom":             {s: provider.Switches{Denied: true}, facts: "client.accepted yes, flow.completed ?unclear, access.format ?no-token"},
		"denied by the person":        {s: provider.Switches{Denied: true}, with: func(b *bench) { b.o.Declined = yes(true, true) }, facts: "flow.completed ?declined-by-reviewer"},
		"denied by the provider":      {s: provider.Switches{Denied: true}, with: func(b *bench) { b.o.Declined = yes(false, true) }, facts: "flow.completed denied"},
		"expired":                     {s: provider.Switches{Expired: true}, facts: "flow.completed expired, access.format ?no-token", failed: true},
		"never approved":              {s: provider.Switches{Pending: 1000}, facts: "flow.completed ?unclear", failed: true},
		"slower and slower":           {s: provider.Switches{SlowDown: 1000}, facts: "flow.completed ?unclear", failed: true},
		"a secret at the end":         {s: provider.Switches{Secret: "s", SecretLate: true}, facts: "client.accepted yes, flow.completed ?no-token, client.secret-needed yes"},
	} {
		t.Run(name, func(t *testing.T) {
			b, stop := newBench(t, c.s)
			defer stop()
			if c.with != nil {
				c.with(b)
			}
			begun := b.clock()
			result, err := b.run(context.Background(), t)
			var failed *probe.Failure
			if (err != nil) != c.failed || err != nil && !errors.As(err, &failed) {
				t.Errorf("failed: %v", err)
			}
			for _, pair := range pairs(c.facts) {
				if got := told(result, pair[0]); got != pair[1] {
					t.Errorf("%s is %s, want %s", pair[0], got, pair[1])
				}
			}
			if waited := b.clock().Sub(begun); waited > 15*time.Minute || b.waits > 200 {
				t.Errorf("waited %v in %d turns", waited, b.waits)
			}
		})
	}
}

// pairs reads a list of facts and how they are told.
func pairs(list string) (out [][2]string) {
	for _, pair := range strings.Split(strings.ReplaceAll(list, "\n", " "), ",") {
		if name, value, ok := strings.Cut(strings.TrimSpace(pair), " "); ok {
			out = append(out, [2]string{name, value})
		}
	}
	return out
}
