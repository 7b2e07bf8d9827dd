// Command flowverdict answers whether OAuth 2.0 device flow is appropriate for
// a CLI application, and keeps the answer as a decision record.
package main

import (
	"io"
	"log"
	"os"
	"os/signal"
	"runtime/debug"
	"sync/atomic"
	"syscall"
	"time"

	"flowverdict/internal/crash"
	"flowverdict/ui/command"
)

func main() {
	// What the runtime cannot recover from would end with 2, the code of wrong
	// use; so it ends with SIGABRT instead.
	debug.SetTraceback("crash")
	// The standard library logs what a server sends unasked.
	log.SetOutput(io.Discard)
	// A write to a pipe that nobody reads is an error like any other.
	signal.Ignore(syscall.SIGPIPE)
	var taken atomic.Bool // somebody looks after signals
	time.AfterFunc(untilListening, func() { endOnQuit(&taken) })
	os.Exit(command.Run(command.Env{
		Args:   os.Args[1:],
		Stdin:  os.Stdin,
		Stdout: os.Stdout,
		Stderr: os.Stderr,
		Getenv: os.Getenv,
		Now:    time.Now,
		Notify: func(c chan<- os.Signal) (stop func()) {
			// What is ignored would be so for an editor that is started too.
			signal.Notify(make(chan os.Signal, 1), syscall.SIGPIPE)
			signal.Notify(c, os.Interrupt, syscall.SIGTERM, syscall.SIGHUP, syscall.SIGQUIT)
			taken.Store(true)
			return func() {
				taken.Store(false)
				signal.Stop(c)
			}
		},
	}))
}

// untilListening is how long a run lasts before it listens for SIGQUIT. What
// listens are two threads, which would take a tenth of the time of a short run; no
// person is so quick.
const untilListening = 50 * time.Millisecond

// endOnQuit ends the program on SIGQUIT, unless somebody looks after signals. The
// runtime would print the stacks of all goroutines.
func endOnQuit(taken *atomic.Bool) {
	defer crash.Guard(new(error))
	quits := make(chan os.Signal, 1)
	signal.Notify(quits, syscall.SIGQUIT)
	for range quits {
		if !taken.Load() {
			os.Exit(130) // as for any other signal
		}
	}
}
