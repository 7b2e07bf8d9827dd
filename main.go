// Command flowverdict answers whether OAuth 2.0 device flow is appropriate for
// a CLI application, and keeps the answer as a decision record.
package main

import (
	"io"
	"log"
	"os"
	"os/signal"
	"runtime/debug"
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
	// A write to a pipe that nobody reads is an error like any other. A signal
	// that is ignored would be so for an editor that is started too.
	signal.Notify(make(chan os.Signal, 1), syscall.SIGPIPE)
	// The runtime would print the stacks of all goroutines on SIGQUIT.
	quits := make(chan os.Signal, 1)
	signal.Notify(quits, syscall.SIGQUIT)
	go func() {
		defer crash.Guard(new(error))
		<-quits
		os.Exit(130) // as for any other signal
	}()
	os.Exit(command.Run(command.Env{
		Args:   os.Args[1:],
		Stdin:  os.Stdin,
		Stdout: os.Stdout,
		Stderr: os.Stderr,
		Getenv: os.Getenv,
		Now:    time.Now,
		Notify: func(c chan<- os.Signal) (stop func()) {
			signal.Notify(c, os.Interrupt, syscall.SIGTERM, syscall.SIGHUP, syscall.SIGQUIT)
			signal.Stop(quits)
			return func() {
				signal.Notify(quits, syscall.SIGQUIT)
				signal.Stop(c)
			}
		},
	}))
}
