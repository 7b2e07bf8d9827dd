//go:build unix

package e2e

import (
	"bytes"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

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

// streamedCommands are command lines of every command, in every format.
func streamedCommands() []streamed {
	out := []streamed{
		{args: "--help"}, {args: "help validate"}, {args: "version"}, {args: "version --verbose"}, {args: "drafts"},
		{args: "explain"}, {args: "explain browser"}, {args: "explain no-such", code: 2},
		{args: "ask 0001-glab.yaml --to host-owner --all"}, {args: "ask 0001-glab.yaml --all", code: 2}, {args: "ask 0001-glab.yaml --all -o forms", done: "the forms are written to forms"},
		{args: "merge no-such.yaml more.yaml", code: 2}, {args: "merge 0001-glab.yaml more.yaml", code: 2}, {args: "merge open/0001-glab.yaml bad.yaml", code: 1}, {args: "merge open/0001-glab.yaml no-such.md", code: 3},
		{args: "merge open/0001-glab.yaml more.yaml", done: "0001-glab has the answers"},
		{args: "schema"}, {args: "schema answers"}, {args: "schema evidence"}, {args: "schema questionnaire"}, {args: "schema config"},
		{args: "questionnaire"}, {args: "questionnaire export"}, {args: "questionnaire check own.yaml"},
		{args: "questionnaire check own.yaml bad.yaml own.yaml", code: 1},
		{args: "completion bash"}, {args: "completion zsh"}, {args: "completion fish"}, {args: "completion powershell"},
		{args: "assess --answers glab.answers.yaml --no-input", done: "0003-glab.yaml and 0003-glab.md are written"},
		{args: "assess --answers bad.yaml --no-input", code: 1},
		{args: "update 0001-glab.yaml bad.yaml 0002-gh.yaml", code: 1, done: "0002-gh.yaml is updated"},
		{args: "update 0001-glab.yaml", done: "0001-glab.yaml is updated"},
		{args: "revise no-such.yaml", code: 3}, {args: "resume no-such", code: 2},
		{args: "what-if 0001-glab.yaml privilege=read-only"},
		{args: "inspect no-such.json", code: 3}, {args: "inspect bad.yaml", code: 3}, {args: "inspect idp.json --save idp.yaml"}, {args: "inspect -", in: "{}", code: 3},
		{args: "probe no-such.json --client-id a", code: 3}, {args: "probe idp.json --client-id a --yes", code: 2}, {args: "probe idp.json", code: 2},
		{args: "validate no-such.yaml", code: 3}, {args: "validate --within 40000", code: 1},
		{args: "rejudge --questionnaire own.yaml", code: 1}, {args: "no-such", code: 2},
		{args: "assess --answers glab.answers.yaml --linear", in: "s\nwrite\ny\n", done: "draft 1 is kept"},
		{args: "assess --answers glab.answers.yaml --linear", in: "s\n", code: 3, done: "draft 1 is kept"},
		{args: "--linear", in: "q\n"}, {args: "--linear", in: "t\ns\nq\nq\n"}, {args: "tour --linear", in: "s\nq\n"}, {args: "tour", code: 2},
		{args: "report 0001-glab.yaml -o /dev/full", code: 3}, {args: "validate --format json=/dev/full", code: 3},
	}
	for command, formats := range map[string][]string{
		"report 0001-glab.yaml": {"markdown", "html", "yaml", "json"}, "assess --answers glab.answers.yaml --no-input --out -": {"markdown", "html", "yaml", "json"},
		"list 0001-glab.yaml 0002-gh.yaml": {"text", "markdown", "html", "csv", "json", "ics"},
		"what-if 0001-glab.yaml":           {"text", "json"}, "inspect idp.json": {"text", "json"}, "compare 0001-glab.yaml 0002-gh.yaml": {"text", "json"}, "rejudge 0001-glab.yaml --questionnaire own.yaml": {"text", "json"},
	} {
		for _, format := range formats {
			out = append(out, streamed{args: command + " --format " + format})
		}
	}
	for _, format := range []string{"text", "json", "jsonl", "github", "gitlab", "sarif", "junit"} {
		out = append(out, streamed{args: "validate wrong --format " + format, code: 1}, streamed{args: "validate 0001-glab.yaml --format " + format})
	}
	return out
}

// exported is the questionnaire of the program.
var exported = sync.OnceValues(func() ([]byte, error) {
	return exec.Command(program.Path, "questionnaire", "export").Output()
})

// withRecords is a home with two records, answers, a questionnaire, and one bad
// file of each kind.
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
			write("open/"+name, bytes.ReplaceAll(content, []byte("  superseded_by: \"0003-glab\"\n"), nil))
			write("glab.answers.yaml", bytes.ReplaceAll(content, []byte("status: superseded"), []byte("status: proposed")))
		}
	}
	own, err := exported()
	if err != nil {
		t.Fatal(err)
	}
	write("own.yaml", []byte(strings.Replace(string(own), "id: device-flow-cli", "id: own-flow", 1)))
	write("idp.json", []byte(`{"issuer": "https://login.example.org"}`))
	write("more.yaml", []byte("answers: {distribution: unknown}\n"))
	write("bad.yaml", []byte("schema: flowverdict/record/v1\nno: {record"))
	return h
}

// stream makes a place for output: it returns what the program gets.
type stream func(t *testing.T) *os.File

func full(t *testing.T) *os.File {
	f, err := os.OpenFile("/dev/full", os.O_WRONLY, 0)
	if err != nil {
		t.Skip("there is no /dev/full here")
	}
	return f
}

// unread is a pipe that nobody reads any more.
func unread(t *testing.T) *os.File {
	r, w, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	_ = r.Close()
	return w
}

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

// The exit code is the truth of every command: no 0 without all of its result,
// what was done is said where the result cannot say it, a reader who has gone is
// told nothing, and standard error decides nothing. Where nothing is printed to
// standard error, it is not made to fail.
func TestExitCodesOfFailingStreams(t *testing.T) {
	terminal.Long(t)
	for _, c := range streamedCommands() {
		t.Run(c.args, func(t *testing.T) {
			t.Parallel()
			out, said, code := c.run(t, nil, nil)
			if code != c.code {
				t.Fatalf("exit code %d, want %d\n%s%s", code, c.code, out, said)
			}
			asks := strings.Contains(c.args, "--linear")
			failing := map[string]stream{"full": full, "unread": unread}
			if said == "" {
				failing = nil
			}
			for name, stderr := range failing {
				if again, _, code := c.run(t, nil, stderr); code != c.code || again != out {
					t.Errorf("standard error is %s: exit code %d, want %d\n%s", name, code, c.code, again)
				}
			}
			if out == "" {
				return
			}
			_, said, code = c.run(t, full, nil)
			if code != 3 || strings.Count(said, "no space left on device") != 1 || !strings.Contains(said, c.done) {
				t.Errorf("standard output is full: exit code %d\n%s", code, said)
			}
			if !first(c) && c.done == "" && !asks {
				return // how a lost result is told does not depend on its format
			}
			if _, _, code := c.run(t, full, full); code != 3 {
				t.Errorf("both are full: exit code %d", code)
			}
			want := c.code
			if want == 0 {
				want = 141
			}
			_, said, code = c.run(t, unread, nil)
			if !asks && (code != want || strings.Contains(said, "pipe") || !strings.Contains(said, c.done)) {
				t.Errorf("nobody reads: exit code %d, want %d\n%s", code, want, said)
			}
			if asks && (code != 3 || !strings.Contains(said, c.done)) {
				t.Errorf("nobody hears what is asked: exit code %d\n%s", code, said)
			}
		})
	}
}

// first reports whether a command line is the first of its command.
func first(c streamed) bool {
	command, _, _ := strings.Cut(c.args, " ")
	all := streamedCommands()
	i := slices.IndexFunc(all, func(x streamed) bool { return strings.HasPrefix(x.args+" ", command+" ") })
	return all[i].args == c.args
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

// Every command stands in the table above.
func TestStreamsOfEveryCommand(t *testing.T) {
	listed, _, _ := program.Home(t).Run(t, "__complete", "")
	n := 0
	for line := range strings.Lines(listed) {
		name, _, ok := strings.Cut(line, "\t")
		if !ok {
			continue
		}
		n++
		if !slices.ContainsFunc(streamedCommands(), func(c streamed) bool { return strings.HasPrefix(c.args+" ", name+" ") }) {
			t.Errorf("%s is tried with no failing stream", name)
		}
	}
	if n < 15 {
		t.Errorf("only %d commands are listed", n)
	}
}
