// Package probe signs in once at an identity provider by device flow, tries what
// the provider claims, above all revocation, and ends every token that it got.
//
// It prints nothing, opens no file and reads no clock: those come in as values.
// It returns facts of a closed vocabulary and errors that hold no token, code or
// secret.
//
// It may import the vocabulary of facts, the guarded client and the helpers below.
package probe

import (
	"context"
	"errors"
	"time"

	"flowverdict/questionnaire/evidence"
	"flowverdict/report/evidence/exchange"
)

// Endpoints are the addresses that a probe asks. Device and Token have to be
// there; what is "" is not asked.
type Endpoints struct {
	Device, Token, Revocation, Introspection, Userinfo string
}

// Options say what to probe, and bring the world in.
type Options struct {
	Now    func() time.Time
	Wait   func(context.Context, time.Duration) error // an error as soon as the context ends
	Client *exchange.Client                           // every host of the endpoints is permitted
	Ask    func(Event)                                // what a person has to see
	// Declined says, after the provider denied the sign-in, whether the person
	// declined it; known is false where nobody tells. nil stands for nobody.
	Declined func(context.Context) (self, known bool)

	Issuer    string
	Endpoints Endpoints
	ClientID  string
	Secret    string // "" for a public client
	// InForm sends the secret in the form; otherwise it goes into a header.
	InForm bool

	Scopes     []string
	MustNotGet string        // a scope that is asked for though the client must not get it; "" for none
	Watch      time.Duration // how long an access token is watched after a revocation
	Replay     bool          // try codes and tokens a second time, with an approval of its own
	NoSignIn   bool          // leave out what one sign-in says of its person

	// Ledger holds what may be good while the probe runs; nil for one that nobody
	// else sees.
	Ledger *Ledger
}

// Result is what a probe found.
type Result struct {
	Facts  []evidence.Fact // all that a probe can find, in the vocabulary's order, without ids
	Scopes []string        // that were asked for in the end
	Left   []Left          // tokens that are not known to be ended
}

// An Event is something that a person has to see while a probe runs.
type Event interface{ event() }

// Code is what a person needs to approve. All of it is fit for a terminal.
type Code struct {
	UserCode string
	Address  string // http or https
	Host     string // of the address, in ASCII
	Lifetime time.Duration
	Second   bool // the approval is for trying codes and tokens a second time
}

// Waiting is the time before the next request for tokens.
type Waiting struct {
	Asked int
	Left  time.Duration // until the code expires
}

// Approved says that tokens came, and that they are measured.
type Approved struct{}

// Ending says that what is left is being ended.
type Ending struct{}

func (Code) event()     {}
func (Waiting) event()  {}
func (Approved) event() {}
func (Ending) event()   {}

// ErrInterrupted ends a probe whose context ended.
var ErrInterrupted = errors.New("interrupted")

// Failure is why a probe could not be finished. Its text holds nothing that a
// provider has written but a word for an error.
type Failure struct {
	Reason string // of the facts that are not known for it, one of [evidence.Reasons]
	Text   string // a sentence without a full stop
	cause  error
}

// Error gives the sentence.
func (f *Failure) Error() string { return f.Text }

// Unwrap gives the error of the client, if there is one.
func (f *Failure) Unwrap() error { return f.cause }

// Redemptions and refreshes are ended by the client's own limit only.
const (
	mostPolls      = 200
	usualInterval  = 5 * time.Second
	usualLifetime  = 15 * time.Minute
	watchInterval  = 500 * time.Millisecond
	endingLimit    = 10 * time.Second
	oneEnding      = 4 * time.Second
	longestCode    = 32
	longestAddress = 200
)
