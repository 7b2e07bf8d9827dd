// Command flowverdict answers whether OAuth 2.0 device flow is appropriate for
// a CLI application, and keeps the answer as a decision record.
package main

import (
	"os"
	"os/signal"
	"syscall"
	"time"

	"flowverdict/ui/command"
)

func main() {
	os.Exit(command.Run(command.Env{
		Args:   os.Args[1:],
		Stdin:  os.Stdin,
		Stdout: os.Stdout,
		Stderr: os.Stderr,
		Getenv: os.Getenv,
		Now:    time.Now,
		Notify: func(c chan<- os.Signal) {
			signal.Notify(c, os.Interrupt, syscall.SIGTERM, syscall.SIGHUP)
		},
	}))
}
