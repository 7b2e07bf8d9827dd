//go:build !offline

package measure

import (
	"context"
	"errors"
	"fmt"
	"os"
	"strings"
	"time"

	"flowverdict/internal/crash"
	"flowverdict/questionnaire/evidence"
	"flowverdict/report/evidence/probe"
	"flowverdict/ui/command/online"
)

// Probe reads the metadata, shows the plan, and signs in once it is agreed to.
//
// An error is a [usage.Error] where nothing but the metadata was asked for,
// [ErrInterrupted], a [online.Failure], or a fault of the program. Whatever it is,
// the result has what was found until then, and what may be good.
func Probe(a Asked) (Measured, error) {
	p, err := find(context.Background(), a)
	if err != nil {
		return Measured{}, err
	}
	if err := p.consent(a); err != nil {
		return Measured{}, err
	}
	begun := a.Now().UTC()
	result, err := p.signIn(a)
	out := Measured{Left: left(result.Left, a.ClientID)}
	if errors.Is(err, ErrInterrupted) || len(result.Facts) == 0 {
		return out, err
	}
	out.Run = p.run(a, result, begun)
	out.Text = tell(out.Run)
	var failed *probe.Failure
	if errors.As(err, &failed) {
		err = &online.Failure{Message: failed.Text}
	}
	return out, err
}

// run is the run of a result.
func (p *provider) run(a Asked, result probe.Result, at time.Time) evidence.Run {
	kind := evidence.Public
	if a.Secret != "" {
		kind = evidence.Confidential
	}
	run := evidence.Run{
		ID: "r1", Command: evidence.Probe, Tool: "flowverdict " + a.Version, At: at.Format("2006-01-02T15:04:05Z"), Source: evidence.Online,
		Issuer: p.issuer, ClientID: a.ClientID, Client: kind, Scopes: result.Scopes, Facts: result.Facts,
	}
	for i := range run.Facts {
		run.Facts[i].ID = fmt.Sprintf("r1.%d", i+1)
	}
	run.SHA256 = run.Digest()
	return run
}

// ended is how a sign-in ended.
type ended struct {
	result probe.Result
	err    error
}

// signIn probes until it ends or a second signal comes. The first one ends the
// probe, which then ends its tokens.
func (p *provider) signIn(a Asked) (probe.Result, error) {
	signals := make(chan os.Signal, 2)
	defer a.Notify(signals)()
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	s := &show{person: a.Person}
	o := p.options(a, s)
	done := make(chan ended, 1)
	go func() {
		var e ended
		defer func() { done <- e }()
		defer crash.Guard(&e.err)
		e.result, e.err = probe.Run(ctx, o)
	}()
	for interrupted := false; ; {
		select {
		case e := <-done:
			e.result.Left = o.Ledger.Left() // whatever became of the result
			if interrupted || errors.Is(e.err, probe.ErrInterrupted) {
				e.err = ErrInterrupted
			}
			return e.result, e.err
		case <-signals:
			if interrupted {
				return probe.Result{Left: o.Ledger.Left()}, ErrInterrupted
			}
			interrupted = true
			s.interrupted()
			cancel()
		}
	}
}

func (p *provider) options(a Asked, s *show) probe.Options {
	o := probe.Options{
		Now: a.Now, Wait: wait, Client: p.client, Ask: s.event,
		Issuer: p.issuer, Endpoints: p.endpoints, ClientID: a.ClientID, Secret: a.Secret, InForm: p.inForm,
		Scopes: a.Scopes, MustNotGet: a.MustNotGet, Watch: a.Watch, Replay: a.Replay, NoSignIn: a.NoSignIn,
		Ledger: &probe.Ledger{},
	}
	if a.Person.Ask != nil {
		o.Declined = func(ctx context.Context) (self, known bool) { return declined(ctx, a.Person) }
	}
	return o
}

// wait waits for real.
func wait(ctx context.Context, d time.Duration) error {
	t := time.NewTimer(d)
	defer t.Stop()
	select {
	case <-t.C:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

// declined asks who declined the sign-in, until the context ends.
func declined(ctx context.Context, person Person) (self, known bool) {
	answers := make(chan string, 1)
	go func() {
		var err error
		defer crash.Guard(&err)
		answer, err := person.Ask("The provider denied the sign-in. Did you decline it yourself? Type yes or no: ")
		if err != nil {
			answer = ""
		}
		answers <- strings.TrimSpace(answer)
	}()
	select {
	case answer := <-answers:
		return answer == "yes", answer == "yes" || answer == "no"
	case <-ctx.Done():
		return false, false
	}
}
