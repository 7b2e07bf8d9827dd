package probe

import (
	"context"
	"encoding/json"
	"net/url"
	"time"

	"flowverdict/questionnaire/evidence"
	"flowverdict/report/evidence/exchange"
)

// outcome is what a try of a token says of it.
type outcome int

const (
	unclear outcome = iota
	accepted
	refused
)

// Where an access token is tried.
const (
	byIntrospection = "introspection"
	byUserinfo      = "userinfo"
)

// baseline finds where the access token is accepted, so that a refusal afterwards
// says something, and whether it works without a proof of a key.
func (r *run) baseline(ctx context.Context, t *tokens) error {
	if r.Endpoints.Introspection != "" {
		verdict, err := r.introspect(ctx, t.access, "access_token")
		if err != nil {
			return err
		}
		if verdict == accepted {
			r.watcher = byIntrospection
		}
	}
	if err := r.tryBinding(ctx, t); err != nil {
		return err
	}
	if r.watcher == "" {
		why := evidence.NoBaseline
		if r.Endpoints.Introspection == "" && r.Endpoints.Userinfo == "" {
			why = evidence.NoEndpoint
		}
		r.facts.untried(why, "access.watched-by", "refresh.ends-old-access", "revocation.access")
		return nil
	}
	r.facts.say("access.watched-by", r.watcher, evidence.Observed)
	return r.see(ctx, t)
}

// tryBinding uses the access token at the userinfo endpoint, without any proof.
func (r *run) tryBinding(ctx context.Context, t *tokens) error {
	switch {
	case r.Endpoints.Userinfo == "":
		r.facts.untried(evidence.NoEndpoint, "binding.used")
		return nil
	case !contains(r.started, "openid"):
		r.facts.untried(evidence.NotAskedFor, "binding.used")
		return nil
	}
	verdict, err := r.useUserinfo(ctx, t.access)
	if err != nil {
		return err
	}
	switch {
	case verdict == accepted:
		r.facts.say("binding.used", "none", evidence.Observed)
		if r.watcher == "" {
			r.watcher = byUserinfo
		}
	case verdict == refused && t.dpop:
		r.facts.say("binding.used", "dpop", evidence.Observed)
	default:
		r.facts.untried(evidence.NoBaseline, "binding.used")
	}
	return nil
}

// see tries new tokens where tokens are tried, so that their end can be seen:
// an access token everywhere, a refresh token by introspection, without using it.
func (r *run) see(ctx context.Context, t *tokens) error {
	t.works = false
	if r.watcher == "" {
		return nil
	}
	verdict, err := r.try(ctx, t.access)
	if err != nil {
		return err
	}
	if t.works = verdict == accepted; t.works {
		r.ledger.with(t.access, func(e *entry) { e.accepted = true })
	}
	if t.refresh == "" || r.watcher != byIntrospection {
		return nil
	}
	verdict, err = r.introspect(ctx, t.refresh, "refresh_token")
	if verdict == accepted {
		r.ledger.with(t.refresh, func(e *entry) { e.seen = true })
	}
	return err
}

// try asks whether an access token is good, where it was accepted at first.
func (r *run) try(ctx context.Context, token string) (outcome, error) {
	if r.watcher == byIntrospection {
		return r.introspect(ctx, token, "access_token")
	}
	return r.useUserinfo(ctx, token)
}

// introspect asks the provider about a token (RFC 7662).
func (r *run) introspect(ctx context.Context, token, hint string) (outcome, error) {
	a, err := r.form(ctx, r.Endpoints.Introspection, url.Values{"token": {token}, "token_type_hint": {hint}}, r.Secret)
	if err != nil {
		return unclear, err
	}
	var active *bool
	if json.Unmarshal(a.fields["active"], &active) != nil || active == nil || a.Status != 200 {
		return unclear, limited(a)
	}
	if *active {
		return accepted, nil
	}
	return refused, nil
}

// useUserinfo uses a token at the userinfo endpoint. Of the answer nothing is
// read but whether the token was taken: it names a person then (OpenID Connect
// Core 5.3.2), which a page to sign in or an error with status 200 does not.
func (r *run) useUserinfo(ctx context.Context, token string) (outcome, error) {
	a, err := r.send(ctx, exchange.Request{Address: r.Endpoints.Userinfo, Authorization: "Bearer " + token})
	switch {
	case err != nil:
		return unclear, err
	case a.Status == 200 && a.text("sub") != "":
		return accepted, nil
	case a.Status == 401, a.word() == "invalid_token":
		return refused, nil
	}
	return unclear, limited(a)
}

// watch tries an access token until it is refused or the time is over that began
// with the revocation, and says after how long.
func (r *run) watch(ctx context.Context, token string, begun time.Time) (outcome, time.Duration, error) {
	for {
		verdict, err := r.try(ctx, token)
		after := r.Now().Sub(begun)
		if err != nil || verdict == refused || after >= r.Watch {
			return verdict, after, err
		}
		if err := r.wait(ctx, min(watchInterval, r.Watch-after)); err != nil {
			return verdict, after, err
		}
	}
}

// expired reports whether a token may have come to its declared end by itself, so
// that a refusal says nothing of anything else.
func (r *run) expired(token string) (out bool) {
	r.ledger.with(token, func(e *entry) { out = !e.until.IsZero() && !r.Now().Before(e.until.Add(-time.Second)) })
	return out
}
