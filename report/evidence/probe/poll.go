package probe

import (
	"context"
	"encoding/json"
	"errors"
	"net/url"
	"time"

	"flowverdict/questionnaire/evidence"
	"flowverdict/report/evidence/exchange"
)

const deviceGrant = "urn:ietf:params:oauth:grant-type:device_code"

// The ways in which a sign-in ends without tokens.
var (
	errDenied  = errors.New("denied")
	errExpired = errors.New("expired")
)

// redeem asks for the tokens of a device code.
func (r *run) redeem(ctx context.Context, c deviceCode) (answer, error) {
	return r.bearing(ctx, deviceForm(c), r.Secret)
}

func deviceForm(c deviceCode) url.Values {
	return url.Values{"grant_type": {deviceGrant}, "device_code": {c.secret}}
}

// pending is an answer that nobody sent: go on asking.
func pending() answer {
	return answer{fields: fields{"error": json.RawMessage(`"authorization_pending"`)}}
}

// poll asks for the tokens until they come or cannot come any more: never faster
// than the provider wants, five seconds slower for good after each slow_down, and
// never more than 200 times. A request that did not reach the provider is made
// again at the next turn, three times.
func (r *run) poll(ctx context.Context, c deviceCode, redeem func(context.Context, deviceCode) (answer, error)) (answer, error) {
	unsent := 0
	for asked := range mostPolls {
		r.Ask(Waiting{asked, max(c.deadline.Sub(r.Now()), 0)})
		late := !r.Now().Before(c.deadline)
		if err := r.wait(ctx, c.interval); err != nil {
			return answer{}, err
		}
		a, err := redeem(ctx, c)
		var failed *exchange.Error
		if errors.As(err, &failed) && !failed.Sent && unsent < 3 {
			unsent++
			c.interval += usualInterval
			continue
		}
		if err != nil {
			return a, err
		}
		unsent = 0
		switch word := a.text("error"); {
		case word == "slow_down":
			c.interval += usualInterval
		case word != "authorization_pending":
			return r.redeemed(a)
		}
		if late {
			break
		}
	}
	return answer{}, &Failure{Reason: evidence.SaidOtherwise, Text: "the device code is past its lifetime, or was asked for 200 times, and the provider does not say that it expired"}
}

// redeemed reads an answer that is the last one.
func (r *run) redeemed(a answer) (answer, error) {
	switch word := a.word(); {
	case a.Status == 200 && word == "" && a.text("access_token") != "":
		return a, nil
	case word == "access_denied":
		return a, errDenied
	case word == "expired_token":
		return a, errExpired
	}
	if err := limited(a); err != nil {
		return a, err
	}
	if r.Secret == "" && a.word() == "invalid_client" {
		// It knew the client and gave it a code: what is missing is a secret.
		r.facts.say("client.secret-needed", "yes", evidence.Observed)
		return a, errDone
	}
	return a, &Failure{Reason: evidence.SaidOtherwise, Text: "the token endpoint answered the device code with " + a.said()}
}

// unfinished keeps what became of a sign-in that gave no tokens.
func (r *run) unfinished(ctx context.Context, err error) error {
	switch {
	case errors.Is(err, errExpired):
		r.facts.say("flow.completed", "expired", evidence.Observed)
		return &Failure{Reason: evidence.NoToken, Text: "the device code expired before anybody approved"}
	case errors.Is(err, errDenied):
		self, known := false, false
		if r.Declined != nil {
			self, known = r.Declined(ctx)
		}
		switch {
		case !known:
			r.facts.unclear("flow.completed")
		case self:
			r.facts.untried(evidence.ByReviewer, "flow.completed")
		default:
			r.facts.say("flow.completed", "denied", evidence.Observed)
		}
		return errDone
	}
	return err
}

// wait waits, and reports an end of the context as an interruption.
func (r *run) wait(ctx context.Context, d time.Duration) error {
	if err := r.Wait(ctx, d); err != nil || ctx.Err() != nil {
		return ErrInterrupted
	}
	return nil
}
