//go:build unix

package e2e

import (
	"bytes"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"flowverdict/internal/failing"
	"flowverdict/ui/e2e/terminal"
)

// streamed is a command line that asks nothing, and how it ends where all that it
// prints can be printed.
type streamed struct {
	args string
	in   string // standard input
	code int
	done string // what it has done when it prints, or ""
}

// withRecords is a home with two records, answers, and one bad file of each kind.
func withRecords(t *testing.T) terminal.Home {
	t.Helper()
	h := program.Home(t)
	write := func(name string, content []byte) {
		path := filepath.Join(h.Work, name)
		if err := errors.Join(os.MkdirAll(filepath.Dir(path), 0o755), os.WriteFile(path, content, 0o644)); err != nil {
			t.Fatal(err)
		}
	}
	for _, name := range []string{"0001-glab.yaml", "0001-glab.md", "0002-gh.yaml", "0002-gh.md"} {
		content, err := os.ReadFile("../../docs/examples/" + name)
		if err != nil {
			t.Fatal(err)
		}
		write(name, content)
		if name == "0001-glab.yaml" {
			write("wrong/"+name, bytes.ReplaceAll(content, []byte("status: "), []byte("status: un")))
			write("glab.answers.yaml", bytes.ReplaceAll(content, []byte("status: superseded"), []byte("status: proposed")))
		}
	}
	write("bad.yaml", []byte("schema: flowverdict/record/v1\nno: {record"))
	return h
}

// stream makes a place for output: it returns what the program gets.
type stream func(t *testing.T) *os.File

// run runs a command line with these streams; nil keeps what is written there.
func (c streamed) run(t *testing.T, stdout, stderr stream) (out, said string, code int) {
	t.Helper()
	h := withRecords(t)
	cmd := h.Command(filepath.Base(program.Path), strings.Fields(c.args)...)
	cmd.Path, cmd.Err = program.Path, nil
	cmd.Stdin = strings.NewReader(c.in)
	var kept, keptErr bytes.Buffer
	cmd.Stdout, cmd.Stderr = &kept, &keptErr
	if stdout != nil {
		f := stdout(t)
		defer f.Close()
		cmd.Stdout = f
	}
	if stderr != nil {
		f := stderr(t)
		defer f.Close()
		cmd.Stderr = f
	}
	var exit *exec.ExitError
	if err := cmd.Run(); err != nil && !errors.As(err, &exit) {
		t.Fatal(err)
	}
	return kept.String(), keptErr.String(), cmd.ProcessState.ExitCode()
}

// Streams of a process that fail end it as they do a run in the process of a test,
// where package command tries them with every command: the system ends nothing by
// a signal before the exit code says what was lost.
func TestExitCodesOfFailingStreams(t *testing.T) {
	terminal.Long(t)
	for _, c := range []struct {
		streamed
		full, unread int // exit codes where standard output is so
	}{
		{streamed{args: "report 0001-glab.yaml"}, 3, 141},
		{streamed{args: "validate wrong", code: 1}, 3, 1},
		{streamed{args: "validate no-such.yaml", code: 3}, 3, 3},
		{streamed{args: "update 0001-glab.yaml bad.yaml 0002-gh.yaml", code: 1, done: "0002-gh.yaml is updated"}, 3, 1},
		{streamed{args: "assess --answers glab.answers.yaml --linear", in: "s\nwrite\ny\n", done: "draft 1 is kept"}, 3, 3},
	} {
		t.Run(c.args, func(t *testing.T) {
			t.Parallel()
			for _, with := range []struct {
				name           string
				stdout, stderr stream
				code           int
				told           string
			}{
				{"nothing fails", nil, nil, c.code, ""},
				{"standard error is full", nil, failing.Full, c.code, ""},
				{"nobody reads standard error", nil, failing.Unread, c.code, ""},
				{"standard output is full", failing.Full, nil, c.full, c.done},
				{"both are full", failing.Full, failing.Full, c.full, ""},
				{"nobody reads", failing.Unread, nil, c.unread, c.done},
			} {
				_, said, code := c.run(t, with.stdout, with.stderr)
				if code != with.code || !strings.Contains(said, with.told) || code != 3 && strings.Contains(said, "pipe") {
					t.Errorf("%s: exit code %d, want %d\n%s", with.name, code, with.code, said)
				}
			}
		})
	}
}

// An output that a shell has closed is one that is thrown away: the runtime opens
// /dev/null in its place, and no program can tell the two apart.
func TestClosedOutputIsThrownAway(t *testing.T) {
	terminal.Long(t)
	t.Parallel()
	for _, c := range []streamed{{args: "validate wrong", code: 1}, {args: "report 0001-glab.yaml"}, {args: "update 0001-glab.yaml bad.yaml", code: 1}} {
		h := withRecords(t)
		for _, closed := range []string{">&-", "2>&-", ">&- 2>&-", "<&- >&- 2>&-"} {
			cmd := h.Command("sh", "-c", "flowverdict "+c.args+" "+closed)
			var said bytes.Buffer
			cmd.Stderr = &said
			var exit *exec.ExitError
			if err := cmd.Run(); err != nil && !errors.As(err, &exit) {
				t.Fatal(err)
			}
			if code := cmd.ProcessState.ExitCode(); code != c.code {
				t.Errorf("%s %s: exit code %d, want %d\n%s", c.args, closed, code, c.code, said.String())
			}
		}
	}
}
