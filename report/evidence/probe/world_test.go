package probe_test

import (
	"context"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"sync"
	"time"

	"flowverdict/internal/fixedseed"
	"flowverdict/questionnaire/evidence"
	"flowverdict/report/evidence/exchange"
	"flowverdict/report/evidence/probe"
	"flowverdict/report/evidence/probe/provider"
)

var _ = fixedseed.Set()

// T is a test, or a property of one.
type T interface {
	Helper()
	Errorf(string, ...any)
	Fatalf(string, ...any)
}

// bench is one probe of one provider, with a clock that only waiting moves.
type bench struct {
	p       *provider.Provider
	o       probe.Options
	waits   int
	waiting func(n int) // called with each wait, before it
	events  []probe.Event

	mu  sync.Mutex
	now time.Time
}

func (b *bench) clock() time.Time {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.now
}

func (b *bench) wait(ctx context.Context, d time.Duration) error {
	b.waits++
	if b.waiting != nil {
		b.waiting(b.waits)
	}
	b.mu.Lock()
	b.now = b.now.Add(d)
	b.mu.Unlock()
	return ctx.Err()
}

// newBench starts a provider and makes the options of a probe of it.
func newBench(t T, s provider.Switches) (b *bench, stop func()) {
	t.Helper()
	return newBenchWith(t, s, 0)
}

// newBenchWith is newBench with a limit to the time of a request.
func newBenchWith(t T, s provider.Switches, limit time.Duration) (b *bench, stop func()) {
	t.Helper()
	p, stop := provider.Start(s)
	b = &bench{p: p, now: time.Date(2026, 11, 28, 9, 15, 2, 0, time.UTC)}
	p.Now = b.clock
	client, err := exchange.New(exchange.Options{Issuer: p.Address, Agent: "flowverdict/test", Limit: limit})
	if err == nil {
		_, err = client.Permit(context.Background(), p.Address)
	}
	if err != nil {
		t.Fatalf("%v", err)
	}
	b.o = probe.Options{
		Now: b.clock, Wait: b.wait, Client: client, Ask: func(e probe.Event) { b.events = append(b.events, e) },
		Issuer: p.Address, ClientID: p.Client, Scopes: []string{"openid", "offline_access", "repo:read"}, Watch: 5 * time.Second,
		Endpoints: probe.Endpoints{Device: p.At(provider.Device), Token: p.At(provider.Token), Revocation: p.At(provider.Revocation),
			Introspection: p.At(provider.Introspection), Userinfo: p.At(provider.Userinfo)},
		Ledger: &probe.Ledger{},
	}
	return b, stop
}

// run probes, and holds the outcome against all that must hold of every probe.
func (b *bench) run(ctx context.Context, t T) (probe.Result, error) {
	t.Helper()
	result, err := probe.Run(ctx, b.o)
	b.check(t, result, err)
	return result, err
}

func (b *bench) check(t T, result probe.Result, err error) {
	t.Helper()
	var names, want []string
	for _, f := range result.Facts {
		names = append(names, f.Fact)
		if wrong, _ := f.Fault(); wrong != "" {
			t.Errorf("%+v: %s", f, wrong)
		}
	}
	for _, k := range evidence.Kinds() {
		if k.From != evidence.FromMetadata {
			want = append(want, k.Name)
		}
	}
	if !slices.Equal(names, want) {
		t.Errorf("facts %v, want %v", names, want)
	}
	b.checkLeft(t, result)
	b.checkLeaks(t, result, err)
	b.checkClaims(t, result)
}

// What is good at the provider is listed.
func (b *bench) checkLeft(t T, result probe.Result) {
	t.Helper()
	lost := slices.ContainsFunc(result.Left, func(l probe.Left) bool { return l.State == probe.Unknown })
	if alive := b.p.Alive(); alive > len(result.Left) && !lost && b.p.Faults[provider.Userinfo] != provider.Forbids {
		t.Errorf("%d tokens are good, listed are %+v: %s; the provider is %+v, its faults %v from %v", alive, result.Left, short(result), b.p.Switches, b.p.Faults, b.p.From)
	}
	if left := value(result, "tokens.left"); left != fmt.Sprint(len(result.Left)) {
		t.Errorf("tokens.left is %s, listed are %+v", left, result.Left)
	}
	if got := b.o.Ledger.Left(); !slices.Equal(got, result.Left) {
		t.Errorf("the ledger lists %+v, the result %+v", got, result.Left)
	}
}

// Nothing of a token, code, secret or person is seen anywhere.
func (b *bench) checkLeaks(t T, result probe.Result, err error) {
	t.Helper()
	encoded, _ := json.Marshal(result)
	all := fmt.Sprintf("%+v\n%#v\n%v\n%s\n%+v\n%+v", result, result, err, encoded, b.events, b.o.Ledger)
	for _, m := range append(b.p.Markers(), b.o.Secret) {
		if m == "" {
			continue
		}
		for _, form := range forms(m) {
			if strings.Contains(all, form) {
				t.Errorf("%q of the provider is seen as %q", m, form)
			}
		}
	}
}

// forms are a text as it is, in base64 at each place, and percent-encoded.
func forms(s string) []string {
	out := []string{s}
	for shift := range 3 {
		encoded := base64.StdEncoding.EncodeToString([]byte(strings.Repeat("-", shift) + s))
		out = append(out, strings.TrimRight(encoded, "=")[4:len(strings.TrimRight(encoded, "="))-2])
	}
	percent := ""
	for _, c := range []byte(s) {
		percent += fmt.Sprintf("%%%02X", c)
	}
	return append(out, percent, strings.ToLower(percent))
}

// No fact says more than was tried, and none says what is not so.
func (b *bench) checkClaims(t T, result probe.Result) {
	t.Helper()
	is := func(name, want string) bool { return value(result, name) == want }
	ended := is("revocation.refresh", "ended") || is("revocation.access", "ended") && b.p.Faults[provider.Userinfo] != provider.Forbids
	for what, wrong := range map[string]bool{
		"a refresh token ended that never worked":         is("revocation.refresh", "ended") && !is("refresh.works", "yes"),
		"an access token ended that was accepted nowhere": is("revocation.access", "ended") && value(result, "access.watched-by") == "",
		"a token ended that nothing ended":                b.p.NoEffect && ended,
		"a token ended that the provider did not revoke":  b.p.Answer != 0 && ended,
		"no rotation where there is one":                  is("refresh.rotates", "no") && !b.p.SameRefresh && !b.p.OmitsRefresh && !(b.p.DropsRefresh && b.p.ReuseGrants),
		"an old access token that outlives":               is("refresh.ends-old-access", "no") && b.p.EndsOldAccess,
		"a code for many uses":                            is("code.single-use", "no") && !b.p.CodeTwice,
		"a refresh token that does not work":              is("refresh.works", "no") && b.p.RefreshError != "invalid_grant",
		"no secret where there is one":                    is("client.secret-needed", "no") && b.p.Secret != "" && !b.p.SecretIdle,
		"a token that is bound":                           is("binding.used", "dpop") && !b.p.DPoP || is("binding.used", "none") && b.p.DPoP,
		"the scopes that nobody gave":                     b.p.NoScopes && !b.p.Hostile && value(result, "scope.granted") != "",
		"the methods that nobody gave":                    b.p.AMR == nil && value(result, "approval.amr") != "",
	} {
		if wrong {
			t.Errorf("the facts say %s: %s; the provider is %+v, its faults %v from %v", what, short(result), b.p.Switches, b.p.Faults, b.p.From)
		}
	}
}

// value returns the value of a fact that is known, "" for one that is not.
func value(result probe.Result, name string) string {
	for _, f := range result.Facts {
		if f.Fact == name && f.Known() {
			return f.Value
		}
	}
	return ""
}

// told returns a fact as one word: its value, or why it is not known.
func told(result probe.Result, name string) string {
	for _, f := range result.Facts {
		switch {
		case f.Fact != name:
		case f.Known() && f.Waited != "":
			return f.Value + "@" + f.Waited
		case f.Known():
			return f.Value
		default:
			return "?" + f.Why
		}
	}
	return ""
}

func short(result probe.Result) string {
	var out []string
	for _, f := range result.Facts {
		out = append(out, f.Fact+" "+told(result, f.Fact))
	}
	return strings.Join(out, ", ")
}
