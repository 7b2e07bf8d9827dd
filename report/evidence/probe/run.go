package probe

import (
	"context"
	"errors"
	"strconv"

	"flowverdict/internal/crash"
	"flowverdict/questionnaire/evidence"
)

// run is one probe on its way.
type run struct {
	Options
	ledger  *Ledger
	facts   *facts
	started string // the scopes that the device code was asked for with
	watcher string // what tells whether an access token is good, "" for nothing

	refreshed bool // a refresh was answered with tokens
}

// Run probes, and whatever happens ends the tokens that it got, as far as the
// provider lets it: also after a failure, and after the context ended. What is
// not known to be ended is in the result.
//
// The error is nil where the probe ran to its end, whatever it found; otherwise
// it is [ErrInterrupted], a [*Failure], or a fault of the program. The result is
// whole in every case.
func Run(ctx context.Context, o Options) (Result, error) {
	r := &run{Options: o, ledger: o.Ledger, facts: newFacts()}
	if r.ledger == nil {
		r.ledger = &Ledger{}
	}
	if r.Ask == nil {
		r.Ask = func(Event) {}
	}
	err := r.guarded(ctx, r.measure)
	err = errors.Join(err, r.end(ctx))
	if err == nil && r.Replay && r.ledger.reached() {
		err = r.guarded(ctx, r.replay)
		err = errors.Join(err, r.end(ctx))
	}
	left := r.ledger.Left()
	r.facts.say("tokens.left", strconv.Itoa(len(left)), evidence.Observed)
	reason, err := verdict(ctx, err)
	if !r.Replay {
		r.facts.rest(evidence.FromReplay, evidence.NotAskedFor)
	}
	if r.MustNotGet == "" {
		r.facts.untried(evidence.NotAskedFor, "scope.unwanted")
	}
	return Result{Facts: r.facts.all(reason), Scopes: r.scopes(), Left: left}, err
}

// guarded runs a part of the probe; a panic in it is its error, so that what it
// got is ended all the same.
func (r *run) guarded(ctx context.Context, part func(context.Context) error) (err error) {
	defer crash.Guard(&err)
	return part(ctx)
}

// verdict returns why facts are missing that were not reached, and the error that
// a caller sees.
func verdict(ctx context.Context, err error) (reason string, seen error) {
	var failed *Failure
	var crashed *crash.Error
	switch {
	case errors.As(err, &crashed):
		return evidence.Stopped, crashed
	case ctx.Err() != nil:
		return evidence.Stopped, ErrInterrupted
	case errors.As(err, &failed):
		return failed.Reason, failed
	case errors.Is(err, errDone), err == nil:
		return evidence.NoToken, nil
	}
	return evidence.Stopped, err
}

// errDone ends a probe that ran to its end before there were tokens.
var errDone = errors.New("done")

// measure is one sign-in, and all that is tried with it. The order matters: at
// some providers the end of an access token ends the whole grant, and what comes
// after it would not be seen.
func (r *run) measure(ctx context.Context) error {
	code, err := r.askForCode(ctx)
	if err != nil {
		return err
	}
	r.Ask(code.shown(false))
	answer, err := r.poll(ctx, code, r.redeem)
	if err != nil {
		return r.unfinished(ctx, err)
	}
	r.facts.say("flow.completed", "yes", evidence.Observed)
	r.Ask(Approved{})
	t := r.read(answer)
	if err := r.baseline(ctx, &t); err != nil {
		return err
	}
	if err := r.refreshOnce(ctx, &t); err != nil {
		return err
	}
	return r.tryRevocation(ctx, &t)
}

// scopes are those that the device code was asked for with.
func (r *run) scopes() []string {
	if r.MustNotGet == "" || r.started == "" || !contains(r.started, r.MustNotGet) {
		return r.Scopes
	}
	return append(append([]string{}, r.Scopes...), r.MustNotGet)
}
