package editor

import (
	"errors"
	"os"
	"os/exec"
	"strings"
	"syscall"

	tea "github.com/charmbracelet/bubbletea"

	"flowverdict/internal/crash"
)

// Pager returns the command by which the reviewer reads files: less where none is
// set.
func Pager(getenv func(string) string) string {
	if getenv != nil {
		if pager := strings.TrimSpace(getenv("PAGER")); pager != "" {
			return pager
		}
	}
	return "less"
}

// ErrAtOnce means that a program came back before anybody can have read anything.
var ErrAtOnce = errors.New("it came back at once")

// Show returns what opens a file with the program of this command. The program has
// the terminal until it is closed, or until ours is told to end; then done makes a
// message of how it ended.
func Show(command, path string, t Terminal, done func(error) tea.Msg) tea.Cmd {
	r := &run{command: commandOf(command, path), terminal: t}
	return tea.Exec(r, func(err error) tea.Msg { return done(r.ended(err)) })
}

// ShowOn opens a file with the program of this command on a terminal that nobody
// else reads from, and waits until it is closed. What the terminal sends to all that
// run on it meanwhile is that program's; another signal ends the wait with [ErrTold].
func ShowOn(in, out *os.File, command, path string, signals <-chan os.Signal) error {
	told, ended := make(chan os.Signal, 1), make(chan struct{})
	defer close(ended)
	go func() {
		defer crash.Guard(new(error))
		for {
			select {
			case s := <-signals:
				if s != os.Interrupt && s != syscall.SIGQUIT {
					told <- s
					return
				}
			case <-ended:
				return
			}
		}
	}()
	r := &run{command: commandOf(command, path), terminal: Terminal{Told: told}}
	r.command.Stdin, r.command.Stdout, r.command.Stderr = in, out, out
	return r.ended(r.edit())
}

func (r *run) ended(err error) error {
	switch {
	case errors.Is(err, exec.ErrNotFound):
		return errors.New("there is no such program")
	case err == nil && r.quick:
		return ErrAtOnce
	}
	return err
}
