package probe

import (
	"context"
	"errors"
	"net/url"

	"flowverdict/internal/crash"
	"flowverdict/questionnaire/evidence"
)

const mostTurns = 3

// end asks the provider to end what the ledger holds, refresh tokens first, also
// when the context has ended. Then it tries what can be tried. It fails where the
// provider did not answer.
func (r *run) end(ctx context.Context) (err error) {
	defer crash.Guard(&err)
	limited, cancel := context.WithTimeout(context.WithoutCancel(ctx), endingLimit)
	defer cancel()
	for turn := range mostTurns { // an answer to a revocation may hold tokens too
		held := r.ledger.held(Alive)
		if len(held) == 0 {
			break
		}
		if turn == 0 {
			r.Ask(Ending{})
		}
		for _, e := range held {
			r.endOne(limited, e)
		}
	}
	for _, e := range append(r.ledger.held(Answered), r.ledger.held(Refused)...) {
		r.tryEnded(limited, e)
	}
	r.ledger.forget()
	if !r.ledger.reached() {
		return &Failure{Reason: evidence.NoAnswer, Text: "the provider could not be reached to end all tokens"}
	}
	return nil
}

// endOne asks for the end of one token.
func (r *run) endOne(ctx context.Context, e entry) {
	state, status := NoEndpoint, 0
	if r.Endpoints.Revocation != "" {
		one, cancel := context.WithTimeout(ctx, oneEnding)
		a, err := r.revoke(one, e.secret, e.kind)
		cancel()
		switch {
		case err != nil:
			state = Unreachable
		case a.Status == 200:
			state = Answered
		default:
			state, status = Refused, a.Status
		}
	}
	r.ledger.with(e.secret, func(e *entry) { e.state, e.status = state, status })
}

// tryEnded tries a token after its revocation, where it was taken before. A
// refresh token is not used again, only asked about.
func (r *run) tryEnded(ctx context.Context, e entry) {
	one, cancel := context.WithTimeout(ctx, oneEnding)
	defer cancel()
	verdict := unclear
	switch {
	case e.kind == refreshToken && e.seen:
		verdict, _ = r.introspect(one, e.secret, "refresh_token")
	case e.kind == accessToken && e.accepted:
		verdict, _ = r.try(one, e.secret)
	}
	switch verdict {
	case refused:
		r.ledger.ended(e.secret)
	case accepted:
		r.ledger.with(e.secret, func(e *entry) { e.state = Working })
	}
}

// revoke asks for the end of a token (RFC 7009).
func (r *run) revoke(ctx context.Context, token, kind string) (answer, error) {
	hint := map[string]string{accessToken: "access_token", refreshToken: "refresh_token"}[kind]
	return r.form(ctx, r.Endpoints.Revocation, url.Values{"token": {token}, "token_type_hint": {hint}}, r.Secret)
}

// interrupted reports whether an error came of the end of the context.
func interrupted(ctx context.Context, err error) bool {
	return err != nil && (ctx.Err() != nil || errors.Is(err, context.Canceled))
}
