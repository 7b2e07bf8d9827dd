//go:build unix

package jobcontrol

import (
	"os"
	"syscall"
)

func stopping() []os.Signal   { return []os.Signal{syscall.SIGTSTP} }
func resizing() []os.Signal   { return []os.Signal{syscall.SIGWINCH} }
func continuing() []os.Signal { return []os.Signal{syscall.SIGCONT} }

// stopOthers asks the process group to stop, as ctrl+z does for a program that
// leaves it to the terminal.
func stopOthers() { _ = syscall.Kill(0, syscall.SIGTSTP) }

// stopOne stops this process. The Go runtime does not give SIGTSTP back to the
// system once it was asked for; SIGTTIN stops a process in the same way, and as
// little where nobody could continue it.
func stopOne() { _ = syscall.Kill(syscall.Getpid(), syscall.SIGTTIN) }
