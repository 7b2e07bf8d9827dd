package command

import (
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"flowverdict/questionnaire/fixture"
)

// Whatever git and editors do to the line ends, the beginning and the end of a file
// that a command reads, the command says and writes the same.
func TestLawFilesSurviveLineEnds(t *testing.T) {
	t.Chdir(t.TempDir())
	state := keeping(t.TempDir())
	exec := func(stdin string, args ...string) said {
		t.Helper()
		x, err := run(Env{Args: args, Getenv: state, Library: fixture.Library()}, stdin)
		if err != nil {
			t.Fatal(err)
		}
		return x
	}
	write := func(name, content string) {
		t.Helper()
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	own := strings.Replace(exec("", "questionnaire", "export", fixture.Release().ID).out, "\nid: ", "\nid: own-", 1)
	write("own.yaml", own)
	write("a.yaml", "subject:\n  name: acmectl\n  description: |\n    Deploys.\n\n    Two lines.\nreview: {reviewers: [security], date: \"2026-11-20\"}\nanswers: {browser: none}\n")
	write("list.txt", "docs/0001-acmectl.yaml\ndocs/0002-other.yaml\n")
	write("registers.yaml", "schema: flowverdict/config/v1\nregisters: [docs/README.md]\nignores:\n  - {rule: report-missing, path: docs/0002-other.yaml, reason: known, until: \"2099-01-01\"}\n")
	for _, args := range [][]string{
		{"assess", "--answers", "a.yaml", "--no-input", "--out", "docs", "--name", "0001-acmectl", "--questionnaire", "own.yaml"},
		{"assess", "--answers", "a.yaml", "--no-input", "--out", "docs", "--name", "0002-other", "--questionnaire", "own.yaml"},
		{"list", "docs", "--format", "markdown", "-o", "docs/README.md", "--questionnaire", "own.yaml"},
	} {
		if x := exec("", args...); x.code != 0 {
			t.Fatal(args, x)
		}
	}
	if err := os.Remove("docs/0002-other.md"); err != nil {
		t.Fatal(err)
	}
	list := []string{"docs/0001-acmectl.yaml", "docs/0001-acmectl.md", "docs/README.md", "own.yaml", "a.yaml", "list.txt", "registers.yaml"}
	commands := [][]string{
		{"validate", "docs", "--config", "registers.yaml", "--fail-on", "warning"},
		{"validate", "--files-from", "list.txt", "--config", "registers.yaml", "--fail-on", "warning"},
		{"validate", "--files-from", "list.txt", "--no-config"},
		{"assess", "--answers", "a.yaml", "--no-input", "--out", "-"},
		{"assess", "--answers", "docs/0001-acmectl.yaml", "--no-input", "--out", "-"},
		{"report", "docs/0001-acmectl.yaml"},
		{"list", "docs"}, {"list", "--files-from", "list.txt"},
		{"questionnaire", "check", "own.yaml"},
	}
	before := map[string]string{}
	for _, name := range list {
		content, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		before[name] = string(content)
	}
	all := func() map[string]string {
		out := map[string]string{}
		for _, args := range commands {
			x := exec("", append(slices.Clone(args), "--questionnaire", "own.yaml")...)
			out[strings.Join(args, " ")] = strings.TrimSpace(withoutNotices(x.out)+"\n"+withoutNotices(x.err)) + string(rune('0'+x.code))
		}
		return out
	}
	want := all()
	for _, args := range slices.Sorted(maps.Keys(want)) {
		if !strings.HasSuffix(want[args], "0") {
			t.Fatalf("%s, before anything: %s", args, want[args])
		}
	}
	for change, do := range map[string]func(string) string{
		"CRLF":               func(s string) string { return strings.ReplaceAll(s, "\n", "\r\n") },
		"a byte order mark":  func(s string) string { return "\uFEFF" + s },
		"no final newline":   func(s string) string { return strings.TrimRight(s, "\n") },
		"two final newlines": func(s string) string { return s + "\n" },
	} {
		if testing.Short() && change != "CRLF" {
			continue // the whole suite makes all of them
		}
		for i, name := range list {
			if testing.Short() && i%4 > 0 {
				continue
			}
			write(name, do(before[name]))
			for args, got := range all() {
				if got != want[args] {
					t.Errorf("%s of %s: %s says\n%s\nand said\n%s", change, name, args, got, want[args])
				}
			}
			write(name, before[name])
		}
	}
}

// withoutNotices leaves out what is said of line ends themselves.
func withoutNotices(out string) string {
	var kept []string
	for line := range strings.Lines(out) {
		if !strings.Contains(line, "[report-line-ends]") && !strings.HasPrefix(line, "   fix: run: flowverdict update") && !strings.Contains(line, " checked as of ") {
			kept = append(kept, line)
		}
	}
	return strings.Join(kept, "")
}
