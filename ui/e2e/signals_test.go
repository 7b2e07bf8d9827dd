//go:build unix

package e2e

import (
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"flowverdict/ui/e2e/terminal"
)

// page is a page of the wizard, or an editor above one.
type page struct {
	name  string
	open  func(t *testing.T, h terminal.Home) *terminal.Screen
	again string // what is typed when a signal has not ended the program
	shows string // and then seen
	child bool
}

func pages() []page {
	atQuestion := func(t *testing.T, h terminal.Home) *terminal.Screen {
		s := begin(t, h, 80, 24, "EDITOR=./ed")
		s.Send("1" + enter)
		s.Wait("2 of 28")
		draftHolds(t, h, "browser")
		return s
	}
	inNote := func(t *testing.T, h terminal.Home) *terminal.Screen {
		s := atQuestion(t, h)
		s.Send("n" + terminal.Pasted("typed before"))
		s.Wait("typed before")
		draftHolds(t, h, "typed before")
		return s
	}
	return []page{
		{name: "start screen", open: func(t *testing.T, h terminal.Home) *terminal.Screen {
			s := h.Start(t, 80, 24, nil)
			s.Wait("New review")
			return s
		}, again: enter, shows: "Reviewers"},
		{name: "question", open: atQuestion, again: "1" + enter, shows: "3 of 28"},
		{name: "note", open: inNote, again: terminal.Pasted(" and after"), shows: "before and after"},
		{name: "summary", open: func(t *testing.T, h terminal.Home) *terminal.Screen {
			s := atQuestion(t, h)
			s.Send("s")
			s.Wait("Summary")
			return s
		}, again: "?", shows: "Help · Summary"},
		{name: "editor", open: func(t *testing.T, h terminal.Home) *terminal.Screen {
			script := "#!/bin/sh\ntrap '' INT QUIT TSTP\necho ready\nread x\necho \"$x\" > \"$1\"\n"
			if err := os.WriteFile(filepath.Join(h.Work, "ed"), []byte(script), 0o700); err != nil {
				t.Fatal(err)
			}
			s := inNote(t, h)
			s.Send("\x05")
			s.Wait("ready")
			return s
		}, again: "from the editor\r", shows: "Evidence", child: true},
	}
}

// Whichever signal comes, at any page, with and without an editor: the program
// ends with the terminal given back and the draft kept, or goes on as before.
func TestAnySignalAtAnyPage(t *testing.T) {
	terminal.Long(t)
	const stop = syscall.SIGSTOP
	for _, p := range pages() {
		for _, signals := range [][]syscall.Signal{
			{syscall.SIGINT}, {syscall.SIGQUIT}, {syscall.SIGTERM}, {syscall.SIGHUP},
			{syscall.SIGTSTP}, {syscall.SIGCONT}, {syscall.SIGWINCH}, {stop, syscall.SIGCONT},
		} {
			t.Run(p.name+" "+signals[0].String(), func(t *testing.T) {
				t.Parallel()
				h := program.Home(t)
				s := p.open(t, h)
				for _, signal := range signals {
					s.Signal(signal)
				}
				var ends bool
				switch signals[0] {
				case syscall.SIGTERM, syscall.SIGHUP:
					ends = true
				case syscall.SIGINT, syscall.SIGQUIT:
					ends = !p.child
				}
				if !ends {
					s.Send(p.again)
					s.Wait(p.shows)
					if p.child {
						draftHolds(t, h, "from the editor")
					}
					return
				}
				if code := s.End(); code != 130 {
					t.Errorf("exit code %d", code)
				}
				out := s.Output()
				if strings.LastIndex(out, "\x1b[?1049l") < strings.LastIndex(out, "\x1b[?1049h") || strings.LastIndex(out, "\x1b[?25h") < strings.LastIndex(out, "\x1b[?25l") {
					t.Error("the terminal is not as it was found")
				}
				if strings.Contains(out, "goroutine") {
					t.Errorf("stacks are printed:\n%s", out)
				}
				if p.name == "editor" || p.name == "note" {
					draftHolds(t, h, "typed before")
				}
			})
		}
	}
}

// Line by line, a signal ends the program as ctrl+c does.
func TestAnySignalLineByLine(t *testing.T) {
	terminal.Long(t)
	t.Parallel()
	for _, signal := range []syscall.Signal{syscall.SIGINT, syscall.SIGQUIT, syscall.SIGTERM, syscall.SIGHUP} {
		h := program.Home(t)
		s := h.Start(t, 80, 24, nil, "assess", "--linear")
		s.Wait("Subject")
		s.Signal(signal)
		if code := s.End(); code != 130 || strings.Contains(s.Output(), "goroutine") {
			t.Errorf("%s: exit code %d\n%s", signal, code, s.Output())
		}
	}
}
