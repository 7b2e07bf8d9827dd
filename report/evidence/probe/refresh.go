package probe

import (
	"context"
	"net/url"

	"flowverdict/questionnaire/evidence"
)

// useRefresh uses a refresh token. The verdict is refused only where the provider
// says that the token is no good.
func (r *run) useRefresh(ctx context.Context, token string) (answer, outcome, error) {
	a, err := r.bearing(ctx, url.Values{"grant_type": {"refresh_token"}, "refresh_token": {token}}, r.Secret)
	switch {
	case err != nil:
		return a, unclear, err
	case a.Status == 200 && a.text("error") == "" && a.text("access_token") != "":
		r.refreshed = true
		return a, accepted, nil
	case refusesGrant(a, r.refreshed):
		return a, refused, nil
	}
	return a, unclear, limited(a)
}

// refusesGrant reports whether an answer refuses the token or code that was sent,
// and not the client or the request. Where the same request was taken before, a
// plain 400 does so: one provider gives no word for the error.
func refusesGrant(a answer, before bool) bool {
	switch a.word() {
	case "invalid_grant":
		return true
	case "", "invalid_request", "invalid_token", "expired_token":
		return before && a.Status == 400
	}
	return false
}

// refreshOnce refreshes, and sees what becomes of the old tokens. A provider that
// does not answer is asked for nothing more than to end what was issued.
func (r *run) refreshOnce(ctx context.Context, t *tokens) error {
	if t.refresh == "" {
		return nil
	}
	old := *t
	a, verdict, err := r.useRefresh(ctx, t.refresh)
	switch {
	case err != nil:
		return err
	case verdict == accepted:
		t.refreshes = true
		r.facts.say("refresh.works", "yes", evidence.Observed)
	case verdict == refused:
		r.facts.say("refresh.works", "no", evidence.Observed)
	default:
		r.facts.unclear("refresh.works")
	}
	if verdict != accepted {
		r.facts.untried(evidence.NoBaseline, "refresh.rotates", "refresh.ends-old-access", "revocation.refresh")
		return nil
	}
	if err := r.take(ctx, a, t); err != nil {
		return err
	}
	if err := r.tryRotation(ctx, a, old, t); err != nil {
		return err
	}
	return r.tryOldAccess(ctx, old, t)
}

// take keeps the tokens of an answer to a refresh as those that are there now,
// and sees where they are accepted.
func (r *run) take(ctx context.Context, a answer, t *tokens) error {
	t.access = a.text("access_token")
	if next := a.text("refresh_token"); next != "" {
		t.refresh = next
	}
	return r.see(ctx, t)
}

// tryRotation sees whether a refresh gives a new refresh token. An answer without
// one does not say that the old one stays good: that is tried.
func (r *run) tryRotation(ctx context.Context, a answer, old tokens, t *tokens) error {
	switch next := a.text("refresh_token"); {
	case next == old.refresh:
		r.facts.say("refresh.rotates", "no", evidence.Observed)
		return nil
	case next != "":
		r.facts.say("refresh.rotates", "yes", evidence.Observed)
		return nil
	}
	again, verdict, err := r.useRefresh(ctx, old.refresh)
	if err != nil {
		return err
	}
	if verdict != accepted {
		t.refreshes = false
		r.facts.unclear("refresh.rotates")
		r.facts.untried(evidence.NoBaseline, "revocation.refresh")
		return r.seeAgain(ctx, t) // the use of an old refresh token may end what it gave
	}
	if err := r.take(ctx, again, t); err != nil {
		return err
	}
	value := "no"
	if t.refresh != old.refresh {
		value = "yes"
	}
	r.facts.say("refresh.rotates", value, evidence.Observed)
	return nil
}

// tryOldAccess sees whether the access token from before the refresh is good.
func (r *run) tryOldAccess(ctx context.Context, old tokens, t *tokens) error {
	if !old.works {
		return nil
	}
	if t.access == old.access {
		r.facts.unclear("refresh.ends-old-access")
		return nil
	}
	verdict, err := r.try(ctx, old.access)
	switch {
	case err != nil:
		return err
	case verdict == accepted:
		r.facts.say("refresh.ends-old-access", "no", evidence.Observed)
	case verdict == refused && t.refreshes && !r.expired(old.access):
		r.facts.say("refresh.ends-old-access", "yes", evidence.Observed)
		r.ledger.ended(old.access)
	default:
		r.facts.unclear("refresh.ends-old-access")
	}
	return nil
}
