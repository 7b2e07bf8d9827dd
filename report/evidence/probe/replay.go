package probe

import (
	"context"
	"errors"

	"flowverdict/questionnaire/evidence"
)

// replay is a second sign-in, with an approval of its own: what is tried here ends
// whole grants at some providers.
func (r *run) replay(ctx context.Context) error {
	if !r.facts.is("flow.completed", "yes") {
		return nil
	}
	code, err := r.secondCode(ctx)
	if err != nil {
		return err
	}
	r.Ask(code.shown(true))
	a, err := r.poll(ctx, code, r.redeemWithout())
	switch {
	case errors.Is(err, errExpired):
		return &Failure{Reason: evidence.NoToken, Text: "the second device code expired before anybody approved"}
	case errors.Is(err, errDenied):
		r.facts.rest(evidence.FromReplay, evidence.ByReviewer)
		return nil
	case err != nil:
		return err
	}
	r.Ask(Approved{})
	t := tokens{access: a.text("access_token"), refresh: a.text("refresh_token")}
	if err := r.see(ctx, &t); err != nil {
		return err
	}
	over, err := r.refreshAgain(ctx, t)
	if err != nil {
		return err
	}
	return r.codeAgain(ctx, code, over)
}

// secondCode asks for a device code with the scopes of the first one.
func (r *run) secondCode(ctx context.Context) (deviceCode, error) {
	a, err := r.deviceRequest(ctx, r.scopes())
	if err != nil {
		return deviceCode{}, err
	}
	return r.readCode(a)
}

// redeemWithout asks for tokens without the client's secret, until the provider
// wants it. Only an answer after the approval tells: some say that the approval is
// pending before they look at the client.
func (r *run) redeemWithout() func(context.Context, deviceCode) (answer, error) {
	if r.Secret == "" {
		r.facts.say("client.secret-needed", "no", evidence.Observed)
		return r.redeem
	}
	wanted := false
	return func(ctx context.Context, c deviceCode) (answer, error) {
		v := deviceForm(c)
		if wanted {
			a, err := r.bearing(ctx, v, r.Secret)
			if err == nil && a.Status == 200 && a.text("access_token") != "" {
				r.facts.say("client.secret-needed", "yes", evidence.Observed)
			}
			return a, err
		}
		a, err := r.bearing(ctx, v, "")
		switch {
		case err != nil:
		case a.Status == 200 && a.text("access_token") != "":
			r.facts.say("client.secret-needed", "no", evidence.Observed)
		case a.word() == "invalid_client" || a.word() == "unauthorized_client" || a.Status == 401:
			wanted = true
			a = pending()
		}
		return a, err
	}
}

// codeAgain redeems the device code a second time, last of all: some providers end
// the whole grant then. Where the grant is over, a refusal says nothing of the code.
func (r *run) codeAgain(ctx context.Context, c deviceCode, over bool) error {
	const name = "code.single-use"
	if err := r.wait(ctx, c.interval); err != nil { // too early an answer is slow_down
		return err
	}
	a, err := r.redeem(ctx, c)
	switch {
	case err != nil:
		return err
	case a.Status == 200 && a.text("access_token") != "":
		r.facts.say(name, "no", evidence.Observed)
	case refusesGrant(a, true) && !over:
		r.facts.say(name, "yes", evidence.Observed)
	default:
		r.facts.unclear(name)
	}
	return limited(a)
}

// refreshAgain uses a refresh token that was replaced, and then its successor. It
// reports whether the grant may be over then.
func (r *run) refreshAgain(ctx context.Context, t tokens) (over bool, err error) {
	const reuse, family = "refresh.reuse", "refresh.reuse-ends-family"
	if t.refresh == "" {
		r.facts.untried(evidence.NoToken, reuse, family)
		return false, nil
	}
	old := t.refresh
	a, verdict, err := r.useRefresh(ctx, old)
	if err != nil {
		return true, err
	}
	if verdict != accepted {
		r.facts.untried(evidence.NoBaseline, reuse, family)
		return true, nil
	}
	if err := r.take(ctx, a, &t); err != nil {
		return true, err
	}
	next := t.refresh
	if next == old {
		r.facts.untried(evidence.NoBaseline, reuse, family)
		return false, nil
	}
	if _, verdict, err = r.useRefresh(ctx, old); err != nil {
		return true, err
	}
	r.conclude(reuse, verdict, "accepted", "refused")
	if _, verdict, err = r.useRefresh(ctx, next); err != nil {
		return true, err
	}
	r.conclude(family, verdict, "no", "yes")
	if verdict == refused {
		r.ledger.ended(next)
	}
	return verdict != accepted, nil
}

// conclude keeps what a try says.
func (r *run) conclude(name string, verdict outcome, taken, not string) {
	switch verdict {
	case accepted:
		r.facts.say(name, taken, evidence.Observed)
	case refused:
		r.facts.say(name, not, evidence.Observed)
	default:
		r.facts.unclear(name)
	}
}
