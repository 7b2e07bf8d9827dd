//go:build unix

package command

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"flowverdict/internal/text"
	"flowverdict/questionnaire/fixture"
	"flowverdict/ui/command/voice"
)

// hostileName is a name that a folder can have: it holds what drives a terminal,
// what reorders a line, and at the start of a line a command to a CI runner.
const hostileName = "a\x1b[31m\a\n::error::b\r##[error]c\u202ed\u2028e\xff"

// runHere runs the program in the present folder and returns all that it prints.
func runHere(t testing.TB, stdin string, args ...string) string {
	t.Helper()
	x, err := run(Env{Args: args, Getenv: keeping(t.TempDir()), Library: fixture.Library()}, stdin)
	if err != nil {
		t.Fatal(err)
	}
	return x.out + x.err
}

// No command prints a name as it is: whatever a folder or a file is called, what
// comes out moves no cursor, reorders no line and gives a runner no command.
func TestLawNamesArePrintedFitForTerminalsAndRunners(t *testing.T) {
	dir := filepath.Join(t.TempDir(), hostileName)
	if err := os.MkdirAll(filepath.Join(dir, hostileName), 0o700); err != nil {
		t.Skip("no such name can be given here:", err)
	}
	t.Chdir(dir)
	answers := "subject: {name: acmectl, owner: platform}\nreview: {reviewers: [security], date: \"2026-11-20\"}\nanswers: {browser: none}\n"
	metadata := `{"issuer": "https://a.example", "token_endpoint": "https://b.example"}`
	record := filepath.Join(hostileName, "0001-acmectl.yaml")
	for name, content := range map[string]string{"a.yaml": answers, hostileName + ".yaml": answers, hostileName + ".md": "# Decision\n", "0002-" + hostileName + ".yaml": "schema: flowverdict/record/v1\n", hostileName + ".json": metadata} {
		if err := os.WriteFile(name, []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	absent := filepath.Join(hostileName, "none.yaml")
	used := map[string]bool{}
	for i, args := range [][]string{
		{"assess", "--answers", "a.yaml", "--no-input", "--out", hostileName},
		{"assess", "--answers", "a.yaml", "--no-input", "--out", filepath.Join(dir, hostileName)},
		{"assess", "--answers", "a.yaml", "--no-input", "--out", hostileName, "--name", "0001-acmectl"},
		{"assess", "--answers", "a.yaml", "--no-input", "--out", hostileName, "--name", hostileName},
		{"assess", "--answers", absent, "--no-input"}, {"assess", "--linear", "--out", hostileName, "--answers", "a.yaml"},
		{"report", record}, {"report", absent}, {"report", record, "--format", hostileName}, {"report", hostileName},
		{"update", record}, {"update", absent}, {"update", hostileName}, {"update", "0002-" + hostileName + ".yaml"},
		{"what-if", record}, {"what-if", absent}, {"what-if", record, hostileName + "=" + hostileName}, {"what-if", record, "browser=" + hostileName},
		{"compare", record, record}, {"compare", record, absent}, {"compare", record, record, "--format", "json"},
		{"rejudge", record}, {"rejudge", hostileName}, {"rejudge", absent}, {"rejudge", record, "--by", hostileName},
		{"list", hostileName}, {"list", record}, {"list", absent}, {"list", "."}, {"list", ".", "--format", hostileName}, {"list", ".", "--format", "markdown"}, {"list", ".", "--format", "html"}, {"list", ".", "--format", "json"}, {"list", hostileName + ".json"}, {"list", "--sort", hostileName},
		{"validate", hostileName}, {"validate", record}, {"validate", absent}, {"validate", "."}, {"validate"}, {"validate", "--config", hostileName}, {"validate", hostileName + "/**"},
		{"validate", ".", "--format", "json"}, {"validate", ".", "--format", "text=" + absent + "/x"}, {"validate", "[" + hostileName},
		{"revise", record, "--linear"}, {"revise", absent, "--linear"}, {"revise", hostileName},
		{"tour", "--linear"}, {"tour", hostileName},
		{"resume", hostileName}, {"resume", "--linear"}, {"drafts"}, {"drafts", hostileName}, {"explain", hostileName}, {"explain"},
		{"schema", hostileName}, {"schema", "record"}, {"version"}, {"version", hostileName}, {"version", "--verbose"},
		{"questionnaire", "check", record}, {"questionnaire", "check", absent}, {"questionnaire", "export", hostileName}, {"questionnaire", "check", hostileName},
		{"inspect", hostileName + ".json"}, {"inspect", hostileName}, {"inspect", absent}, {"inspect", record}, {"inspect", hostileName + ".json", record}, {"inspect", hostileName + ".json", "--issuer", hostileName},
		{"probe", hostileName + ".json", "--client-id", "a", "--yes"}, {"probe", absent, "--client-id", "a"}, {"probe", hostileName, "--client-id", hostileName},
		{"inspect", hostileName + ".json", "--collected", hostileName}, {"inspect", hostileName + ".json", "--save", hostileName}, {"inspect", hostileName + ".json", "--save", hostileName + ".idp"}, {"inspect", hostileName + ".json", "--save", record},
		{"ask", record, "--to", "host-owner"}, {"ask", record, "-o", hostileName}, {"ask", record, "-o", hostileName}, {"ask", absent}, {"ask", hostileName}, {"ask", record, "--to", hostileName}, {"ask", record, "--format", hostileName},
		{"merge", record, hostileName + ".yaml"}, {"merge", record, hostileName + ".md"}, {"merge", record, absent}, {"merge", hostileName, absent}, {"merge", record, record, "--by", hostileName, "--prefer", hostileName},
		{"version", "--questionnaire", hostileName}, {"version", "--questionnaire", record}, {"version", "--questionnaire", absent}, {hostileName}, {"--" + hostileName},
	} {
		used[args[0]] = true
		if testing.Short() && args[0] != "assess" && i%4 > 0 {
			continue
		}
		out := runHere(t, "acmectl\n"+strings.Repeat("\n", 40), args...)
		if bad := unfit(out); bad != "" {
			t.Errorf("%q prints %s in\n%q", args, bad, out)
		}
	}
	for _, c := range newRoot(&program{Voice: &voice.Voice{}}, "").Commands() {
		if !used[c.Name()] && !c.IsAdditionalHelpTopicCommand() && c.Name() != "completion" && c.Name() != "help" {
			t.Errorf("%s is not run", c.Name())
		}
	}
}

// unfit says what in an output is not fit for a terminal or a runner, or "".
func unfit(out string) string {
	for line := range strings.Lines(out) {
		line = strings.TrimSuffix(line, "\n")
		r, hostile := text.FirstHostile(line)
		switch {
		case hostile:
			return fmt.Sprintf("%U", r)
		case text.Guard(line) != line:
			return "a command"
		}
	}
	return ""
}
