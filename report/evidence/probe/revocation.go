package probe

import (
	"context"
	"strconv"
	"time"

	"flowverdict/questionnaire/evidence"
)

// tryRevocation asks for the end of the refresh token, watches the access token,
// and only then uses the refresh token: some providers end a whole grant when a
// token is used that was revoked, which would pass for the revocation. It asks for
// the end of the access token too where that stays good.
func (r *run) tryRevocation(ctx context.Context, t *tokens) error {
	if r.Endpoints.Revocation == "" {
		r.facts.untried(evidence.NoEndpoint, "revocation.answer", "revocation.refresh", "revocation.access")
		return nil
	}
	if t.refresh == "" {
		return r.revokeAccess(ctx, t)
	}
	begun := r.Now()
	if err := r.ask(ctx, t.refresh, refreshToken); err != nil {
		return err
	}
	if t.works {
		verdict, after, err := r.watch(ctx, t.access, begun)
		if err != nil {
			return err
		}
		if verdict == refused {
			r.concludeAccess(t, verdict, after)
		}
	}
	if err := r.useRevoked(ctx, t, begun); err != nil {
		return err
	}
	if _, said := r.facts.byName["revocation.access"]; said {
		return nil
	}
	if err := r.seeAgain(ctx, t); err != nil {
		return err
	}
	return r.revokeAccess(ctx, t)
}

func (r *run) ask(ctx context.Context, token, kind string) error {
	a, err := r.revoke(ctx, token, kind)
	if err != nil {
		return err
	}
	if !r.facts.known("revocation.answer") {
		r.facts.say("revocation.answer", strconv.Itoa(a.Status), evidence.Observed)
	}
	return limited(a)
}

// useRevoked uses the refresh token after its revocation. One that works before
// the time is over is used again then: a provider may take its time.
func (r *run) useRevoked(ctx context.Context, t *tokens, begun time.Time) error {
	const name = "revocation.refresh"
	if !t.refreshes {
		r.facts.untried(evidence.NoBaseline, name)
		return nil
	}
	for range 2 {
		old := t.refresh
		a, verdict, err := r.useRefresh(ctx, old)
		after := r.Now().Sub(begun)
		switch {
		case err != nil:
			return err
		case verdict == refused && !r.expired(old):
			r.facts.after(name, "ended", evidence.Observed, seconds(after))
			r.ledger.ended(old)
			return nil
		case verdict != accepted:
			r.facts.unclear(name)
			return nil
		}
		// The newest access token is watched from here on: the refresh may have
		// ended the one before.
		if err := r.take(ctx, a, t); err != nil {
			return err
		}
		if after >= r.Watch {
			r.facts.after(name, "still-works", evidence.Observed, seconds(after))
			return nil
		}
		if err := r.wait(ctx, r.Watch-after); err != nil {
			return err
		}
	}
	r.facts.unclear(name)
	return nil
}

// seeAgain makes sure that the access token is good before its end is asked for:
// the use of a revoked refresh token may have ended it.
func (r *run) seeAgain(ctx context.Context, t *tokens) error {
	if !t.works {
		return nil
	}
	verdict, err := r.try(ctx, t.access)
	t.works = verdict == accepted
	return err
}

// revokeAccess asks for the end of the access token and watches it.
func (r *run) revokeAccess(ctx context.Context, t *tokens) error {
	begun := r.Now()
	if err := r.ask(ctx, t.access, accessToken); err != nil {
		return err
	}
	if !t.works {
		r.facts.untried(evidence.NoBaseline, "revocation.access")
		return nil
	}
	verdict, after, err := r.watch(ctx, t.access, begun)
	if err != nil {
		return err
	}
	r.concludeAccess(t, verdict, after)
	return nil
}

func (r *run) concludeAccess(t *tokens, verdict outcome, after time.Duration) {
	const name = "revocation.access"
	switch {
	case verdict == accepted:
		r.facts.after(name, "still-works", evidence.Observed, seconds(after))
	case verdict == refused && !r.expired(t.access):
		r.facts.after(name, "ended", evidence.Observed, seconds(after))
		r.ledger.ended(t.access)
	default:
		r.facts.unclear(name)
	}
}

// seconds are whole ones, rounded up: what was seen after 0.2 s was not seen at
// once.
func seconds(d time.Duration) int { return int((d + time.Second - 1) / time.Second) }
