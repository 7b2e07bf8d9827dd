package command

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"flowverdict/questionnaire/fixture"
	"flowverdict/report/validation/output"
	"flowverdict/ui/command/outcome"
)

// readers hold a report of each format to the exit code of its run: a reader that
// shows red does so where the run failed, and only there, and each can tell a run
// that did not check all it was asked to.
func readers() map[string]func(report string, code int, whole bool) error {
	says := func(report, what string, want bool) error {
		if strings.Contains(report, what) != want {
			return fmt.Errorf("holds %s: %v", what, !want)
		}
		return nil
	}
	return map[string]func(report string, code int, whole bool) error{
		"text": func(report string, _ int, whole bool) error { return says(report, "[unchecked]", !whole) },
		"junit": func(report string, code int, whole bool) error {
			if strings.Contains(report, "<failure") || strings.Contains(report, "<error") != (code == outcome.ExitDone) {
				return says(report, "<error", !whole)
			}
			return fmt.Errorf("its colour is not that of exit code %d", code)
		},
		"sarif": func(report string, code int, whole bool) error {
			var log struct {
				Runs []struct {
					Invocations []struct {
						ExecutionSuccessful        bool
						ExitCode                   int
						ToolExecutionNotifications []any
					}
				}
			}
			if err := json.Unmarshal([]byte(report), &log); err != nil {
				return err
			}
			end := log.Runs[0].Invocations[0]
			if end.ExitCode != code || end.ExecutionSuccessful != (whole && code <= outcome.ExitFindings) || (len(end.ToolExecutionNotifications) > 0) != !whole {
				return fmt.Errorf("says %+v", end)
			}
			return nil
		},
		"json": func(report string, code int, whole bool) error {
			var document struct {
				ExitCode  int `json:"exit_code"`
				Unchecked []any
			}
			if err := json.Unmarshal([]byte(report), &document); err != nil {
				return err
			}
			if document.ExitCode != code || (len(document.Unchecked) > 0) != !whole {
				return fmt.Errorf("says %+v", document)
			}
			return nil
		},
		"jsonl": func(report string, code int, whole bool) error { return says(report, output.SchemaUnchecked, !whole) },
		"gitlab": func(report string, code int, whole bool) error {
			return says(report, `"check_name": "unchecked"`, !whole)
		},
		"github": func(report string, code int, whole bool) error { return says(report, "title=unchecked::", !whole) },
	}
}

// Every format agrees with the exit code, whatever was found, whatever fails the
// run, and where the run was not whole.
func TestEveryFormatAgreesWithTheExitCode(t *testing.T) {
	folder := t.TempDir()
	write := func(name, content string) {
		if err := os.WriteFile(filepath.Join(folder, name), []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	validate := func(args ...string) int {
		x, err := runIn(folder, Env{Args: args, Getenv: keeping(t.TempDir()), Library: fixture.Library()}, "")
		if err != nil {
			t.Fatal(err)
		}
		return x.code
	}
	write("a.yaml", "subject: {name: acmectl}\nreview: {reviewers: [application security], date: \"2026-11-23\"}\nanswers: {browser: none}\n")
	for _, name := range []string{"clean", "warning", "a-notice", "error"} {
		if code := validate("assess", "--answers", "a.yaml", "--no-input", "--out", name, "--name", "0001-acmectl"); code != outcome.ExitDone {
			t.Fatalf("assess ended with %d", code)
		}
	}
	edit := func(name, old, new string) {
		content, err := os.ReadFile(filepath.Join(folder, name))
		if err != nil || !strings.Contains(string(content), old) {
			t.Fatalf("%s: no %s, %v", name, old, err)
		}
		write(name, strings.Replace(string(content), old, new, 1))
	}
	if err := os.Remove(filepath.Join(folder, "warning/0001-acmectl.md")); err != nil {
		t.Fatal(err)
	}
	edit("a-notice/0001-acmectl.yaml", `date: "2026-11-23"`, "date: 2026-11-23")
	edit("error/0001-acmectl.yaml", "level: none", "level: nun")
	write("faulty.yaml", "schema: flowverdict/config/v1\nfolder: [docs]\n")
	seen := map[int]bool{}
	for _, paths := range [][]string{
		{"clean"}, {"warning"}, {"a-notice"}, {"error"}, {"clean", "nosuch"}, {"clean", "no*.yaml"}, {"warning", "nosuch"}, {"error", "no*.yaml", "nosuch"}, {"error", "no*.yaml"},
		{"--config=faulty.yaml", "clean"}, {"--config=faulty.yaml", "error"},
	} {
		whole := !slices.ContainsFunc(paths, func(path string) bool { return strings.HasPrefix(path, "no") || strings.HasPrefix(path, "--config") })
		for i, fail := range []string{"--fail-on=error", "--fail-on=warning", "--fail-on=notice", "--exit-zero"} {
			if testing.Short() && i > 0 {
				break
			}
			args := append([]string{"validate", fail}, paths...)
			for _, f := range output.Formats() {
				args = append(args, "--format="+f.Name+"="+f.Name+".out")
			}
			code := validate(args...)
			seen[code] = true
			for _, f := range output.Formats() {
				report, err := os.ReadFile(filepath.Join(folder, f.Name+".out"))
				if err == nil {
					err = readers()[f.Name](string(report), code, whole)
				}
				if err != nil {
					t.Errorf("%s %s, exit code %d: %s: %v", fail, paths, code, f.Name, err)
				}
				_ = os.Remove(filepath.Join(folder, f.Name+".out"))
			}
		}
	}
	for code := outcome.ExitDone; code <= outcome.ExitNoRecord; code++ {
		if !seen[code] {
			t.Errorf("no run ended with %d", code)
		}
	}
}

// Whatever keeps a run from checking, each report that was asked for tells it, in a
// file or on standard output, and none that was there before stays.
func TestEveryReportTellsOfAFailedRun(t *testing.T) {
	folder := t.TempDir()
	write := func(name, content string) {
		if err := os.WriteFile(filepath.Join(folder, name), []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	example, err := os.ReadFile("../../docs/examples/0001-glab.yaml")
	if err != nil {
		t.Fatal(err)
	}
	write("0001-glab.yaml", string(example))
	write("faulty.yaml", "schema: flowverdict/config/v1\nfolder: [docs]\n")
	write("outside.yaml", "schema: flowverdict/config/v1\nfolders: [out]\n")
	write("gone.yaml", "schema: flowverdict/config/v1\nfolders: [nosuch]\n")
	write("q.yaml", "schema: flowverdict/questionnaire/v1\nid: device-flow\n")
	write("dash.txt", "-\n")
	write("none.txt", "")
	if err := os.Symlink(t.TempDir(), filepath.Join(folder, "out")); err != nil {
		t.Skip(err)
	}
	getenv := keeping(t.TempDir())
	crashing := func(name string) string {
		if name == "GOGC" {
			panic("no environment")
		}
		return getenv(name)
	}
	for i, way := range []struct {
		args   []string
		code   int
		getenv func(string) string
	}{
		{[]string{"--config=nosuch"}, outcome.ExitFailure, getenv},
		{[]string{"--config=."}, outcome.ExitFailure, getenv},
		{[]string{"--config=faulty.yaml"}, outcome.ExitUsage, getenv},
		{[]string{"--config=outside.yaml"}, outcome.ExitFailure, getenv},
		{[]string{"--config=gone.yaml"}, outcome.ExitFailure, getenv},
		{[]string{"--config="}, outcome.ExitUsage, getenv},
		{[]string{"--config=gone.yaml", "--no-config"}, outcome.ExitUsage, getenv},
		{[]string{"--files-from=nosuch"}, outcome.ExitFailure, getenv},
		{[]string{"--files-from=none.txt"}, outcome.ExitNoRecord, getenv},
		{[]string{"--files-from=-", "-"}, outcome.ExitUsage, getenv},
		{[]string{"--questionnaire=nosuch"}, outcome.ExitFailure, getenv},
		{[]string{"--questionnaire=device-flow@0.0.1"}, outcome.ExitUsage, getenv},
		{[]string{"--questionnaire=q.yaml"}, outcome.ExitUsage, getenv},
		{[]string{"--stdin-filename=a.yaml", "."}, outcome.ExitUsage, getenv},
		{[]string{"--removed=nosuch", "."}, outcome.ExitFailure, getenv},
		{[]string{"--as-of=today"}, outcome.ExitUsage, getenv},
		{[]string{"--within=-1"}, outcome.ExitUsage, getenv},
		{[]string{"--require=none"}, outcome.ExitUsage, getenv},
		{[]string{"--fail-on=none"}, outcome.ExitUsage, getenv},
		{[]string{"--format=nosuch"}, outcome.ExitUsage, getenv},
		{[]string{"--format=json=0001-glab.yaml"}, outcome.ExitUsage, getenv},
		{[]string{"nosuch"}, outcome.ExitFailure, getenv},
		{[]string{"no*.yaml"}, outcome.ExitNoRecord, getenv},
		{[]string{"out"}, outcome.ExitNoRecord, getenv},
		{[]string{"."}, outcome.ExitFailure, crashing},
	} {
		if testing.Short() && i%4 > 0 {
			continue
		}
		run := func(formats ...string) (out string) {
			x, err := runIn(folder, Env{Args: slices.Concat([]string{"validate"}, way.args, formats), Getenv: way.getenv, Library: fixture.Library()}, "")
			if err != nil {
				t.Fatal(err)
			}
			if x.code != way.code || !strings.Contains(x.err, ": error: ") {
				t.Errorf("%q %q: exit code %d\n%s", way.args, formats, x.code, x.err)
			}
			return x.out
		}
		var into []string
		for _, f := range output.Formats() {
			into = append(into, "--format="+f.Name+"="+f.Name+".out")
			write(f.Name+".out", "of a run before")
			if f.Name != "text" { // standard error stands beside it
				if err := readers()[f.Name](run("--format="+f.Name), way.code, false); err != nil {
					t.Errorf("%q: %s on standard output: %v", way.args, f.Name, err)
				}
			}
		}
		run(into...)
		for _, f := range output.Formats() {
			report, err := os.ReadFile(filepath.Join(folder, f.Name+".out"))
			if err == nil {
				err = readers()[f.Name](string(report), way.code, false)
			}
			if err != nil {
				t.Errorf("%q: %s in a file: %v", way.args, f.Name, err)
			}
		}
	}
}
