// Package measure is what the command probe does beside its flags: the plan that a
// person agrees to, the hosts that are asked, a sign-in that signals interrupt,
// and what is told of it. What is built with the tag offline holds only its
// refusal.
//
// It may import those that ask and what tells runs. It writes to the streams that
// it is given, and makes no files.
package measure

import (
	"errors"
	"os"
	"time"

	"flowverdict/questionnaire/evidence"
	"flowverdict/ui/command/online"
	"flowverdict/ui/command/runs"
)

// Asked is what a command line says of a probe, and what it needs of the world.
type Asked struct {
	online.Asked                 // without an issuer where there are documents
	Documents    []runs.Document // that a person named; nil to ask the provider
	ClientID     string
	Secret       string // "" for a public client
	Scopes       []string
	MustNotGet   string
	Endpoints    Endpoints // that the command line names
	Replay       bool
	Watch        time.Duration
	NoSignIn     bool
	Yes          bool     // the plan is agreed to
	Hosts        []string // other hosts that are agreed to

	Person Person
	Now    func() time.Time
	Notify func(chan<- os.Signal) (stop func())
}

// Endpoints are addresses of the provider; "" for what the metadata says.
type Endpoints struct{ Device, Token, Revocation, Introspection, Userinfo string }

// Person is whoever sits at the terminal.
type Person struct {
	Tell   func(line string) // writes a line
	Redraw func(line string) // writes over the last line; nil where there is no terminal
	// Ask asks for a line; nil where there is no terminal to ask at.
	Ask func(question string) (string, error)
}

// Measured is what a probe found.
type Measured struct {
	Run  evidence.Run
	Left []string // what is not known to be ended, for people
	Text string   // the facts, for people
}

// ErrInterrupted ends a probe that a signal ended.
var ErrInterrupted = errors.New("interrupted")
