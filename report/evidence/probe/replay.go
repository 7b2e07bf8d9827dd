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
	if err := r.codeAgain(ctx, code); err != nil {
		return err
	}
	return r.refreshAgain(ctx, t)
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

// codeAgain redeems the device code a second time.
func (r *run) codeAgain(ctx context.Context, c deviceCode) error {
	if err := r.wait(ctx, c.interval); err != nil { // too early an answer is slow_down
		return err
	}
	a, err := r.redeem(ctx, c)
	switch word := a.word(); {
	case err != nil:
		return err
	case a.Status == 200 && a.text("access_token") != "":
		r.facts.say("code.single-use", "no", evidence.Observed)
	case word == "invalid_grant" || word == "expired_token" || word == "access_denied" || word == "invalid_request":
		r.facts.say("code.single-use", "yes", evidence.Observed)
	default:
		r.facts.unclear("code.single-use")
	}
	return limited(a)
}

// refreshAgain uses a refresh token that was replaced, and then its successor.
func (r *run) refreshAgain(ctx context.Context, t tokens) error {
	const reuse, family = "refresh.reuse", "refresh.reuse-ends-family"
	if t.refresh == "" {
		r.facts.untried(evidence.NoToken, reuse, family)
		return nil
	}
	a, verdict, err := r.useRefresh(ctx, t.refresh)
	if err != nil {
		return err
	}
	next := a.text("refresh_token")
	if verdict != accepted || next == "" || next == t.refresh {
		r.facts.untried(evidence.NoBaseline, reuse, family)
		return nil
	}
	old := t.refresh
	if err := r.take(ctx, a, &t); err != nil {
		return err
	}
	_, verdict, err = r.useRefresh(ctx, old)
	switch {
	case err != nil:
		return err
	case verdict == accepted:
		r.facts.say(reuse, "accepted", evidence.Observed)
	case verdict == refused:
		r.facts.say(reuse, "refused", evidence.Observed)
	default:
		r.facts.unclear(reuse)
	}
	_, verdict, err = r.useRefresh(ctx, next)
	switch {
	case err != nil:
		return err
	case verdict == accepted:
		r.facts.say(family, "no", evidence.Observed)
	case verdict == refused:
		r.facts.say(family, "yes", evidence.Observed)
		r.ledger.ended(next)
	default:
		r.facts.unclear(family)
	}
	return nil
}
