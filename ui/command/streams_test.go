//go:build unix

package command

import (
	"bytes"
	"errors"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"flowverdict/internal/failing"
	"flowverdict/questionnaire/fixture"
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
	formats := map[string][]string{
		"report 0001-glab.yaml": {"markdown", "html", "yaml", "json"}, "assess --answers glab.answers.yaml --no-input --out -": {"markdown", "html", "yaml", "json"},
		"list 0001-glab.yaml 0002-gh.yaml": {"text", "markdown", "html", "csv", "json", "ics"},
		"what-if 0001-glab.yaml":           {"text", "json"}, "inspect idp.json": {"text", "json"}, "compare 0001-glab.yaml 0002-gh.yaml": {"text", "json"}, "rejudge 0001-glab.yaml --questionnaire own.yaml": {"text", "json"},
	}
	for _, command := range slices.Sorted(maps.Keys(formats)) {
		for _, format := range formats[command] {
			out = append(out, streamed{args: command + " --format " + format})
		}
	}
	for _, format := range []string{"text", "json", "jsonl", "github", "gitlab", "sarif", "junit"} {
		out = append(out, streamed{args: "validate wrong --format " + format, code: 1}, streamed{args: "validate 0001-glab.yaml --format " + format})
	}
	return out
}

// withRecords is a folder with two records, answers, a questionnaire, and one bad
// file of each kind.
func withRecords(t *testing.T, own string) (dir string) {
	t.Helper()
	dir = t.TempDir()
	write := func(name string, content []byte) {
		path := filepath.Join(dir, name)
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
	write("own.yaml", []byte(own))
	write("idp.json", []byte(`{"issuer": "https://login.example.org"}`))
	write("more.yaml", []byte("answers: {distribution: unknown}\n"))
	write("bad.yaml", []byte("schema: flowverdict/record/v1\nno: {record"))
	return dir
}

// ownQuestionnaire is the questionnaire of the program under another name.
func ownQuestionnaire(t *testing.T) string {
	t.Helper()
	code, out, err := ran(t, "questionnaire", "export")
	if code != 0 {
		t.Fatal(err)
	}
	return strings.Replace(out, "id: device-flow-cli", "id: own-flow", 1)
}

// stream makes a place for output that fails.
type stream func(t *testing.T) *os.File

// run runs the command line in a folder of its own with these streams; nil keeps
// what is written there.
func (c streamed) run(t *testing.T, own string, stdout, stderr stream) said {
	t.Helper()
	e := Env{Args: strings.Fields(c.args), Library: fixture.Library(), Getenv: keeping(t.TempDir())}
	if stdout != nil {
		e.Stdout = stdout(t)
		defer e.Stdout.Close()
	}
	if stderr != nil {
		e.Stderr = stderr(t)
		defer e.Stderr.Close()
	}
	x, err := runIn(withRecords(t, own), e, c.in)
	if err != nil {
		t.Fatal(err)
	}
	return x
}

// The exit code is the truth of every command: no 0 without all of its result,
// what was done is said where the result cannot say it, a reader who has gone is
// told nothing, and standard error decides nothing. Where nothing is printed to
// standard error, it is not made to fail.
func TestExitCodesOfFailingStreams(t *testing.T) {
	own := ownQuestionnaire(t)
	for i, c := range streamedCommands() {
		t.Run(c.args, func(t *testing.T) {
			if testing.Short() && i%18 > 0 {
				return
			}
			plain := c.run(t, own, nil, nil)
			if plain.code != c.code {
				t.Fatalf("exit code %d, want %d\n%s%s", plain.code, c.code, plain.out, plain.err)
			}
			asks := strings.Contains(c.args, "--linear")
			streams := map[string]stream{"full": failing.Full, "unread": failing.Unread}
			if plain.err == "" {
				streams = nil
			}
			for name, stderr := range streams {
				if x := c.run(t, own, nil, stderr); x.code != c.code || x.out != plain.out {
					t.Errorf("standard error is %s: exit code %d, want %d\n%s", name, x.code, c.code, x.out)
				}
			}
			if plain.out == "" {
				return
			}
			x := c.run(t, own, failing.Full, nil)
			if x.code != 3 || strings.Count(x.err, "no space left on device") != 1 || !strings.Contains(x.err, c.done) {
				t.Errorf("standard output is full: exit code %d\n%s", x.code, x.err)
			}
			if !first(c) && c.done == "" && !asks {
				return // how a lost result is told does not depend on its format
			}
			if x := c.run(t, own, failing.Full, failing.Full); x.code != 3 {
				t.Errorf("both are full: exit code %d", x.code)
			}
			want := c.code
			if want == 0 {
				want = 141
			}
			x = c.run(t, own, failing.Unread, nil)
			if !asks && (x.code != want || strings.Contains(x.err, "pipe") || !strings.Contains(x.err, c.done)) {
				t.Errorf("nobody reads: exit code %d, want %d\n%s", x.code, want, x.err)
			}
			if asks && (x.code != 3 || !strings.Contains(x.err, c.done)) {
				t.Errorf("nobody hears what is asked: exit code %d\n%s", x.code, x.err)
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

// Every command stands in the table above.
func TestStreamsOfEveryCommand(t *testing.T) {
	_, listed, _ := ran(t, "__complete", "")
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
