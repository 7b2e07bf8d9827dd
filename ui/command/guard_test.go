package command

import (
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"flowverdict/questionnaire/fixture"
	"flowverdict/report"
	"flowverdict/report/validation/output"
	"flowverdict/ui/command/outcome"
)

// No output of a command takes the place of a file that the run reads, or that holds
// what somebody wrote or decided; what an output may replace, it does, however often.
func TestNoOutputIsWrittenOverWhatIsKept(t *testing.T) {
	folder := t.TempDir()
	write := func(name, content string) {
		if err := os.WriteFile(filepath.Join(folder, name), []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	read := func(name string) string {
		content, err := os.ReadFile(filepath.Join(folder, name))
		if err != nil {
			t.Fatal(err)
		}
		return string(content)
	}
	getenv := keeping(t.TempDir())
	run := func(args ...string) (int, string) {
		x, err := runIn(folder, Env{Args: args, Getenv: getenv, Library: fixture.Library()}, "")
		if err != nil {
			t.Fatal(err)
		}
		return x.code, x.err
	}
	good := func(args ...string) {
		if code, said := run(args...); code != outcome.ExitDone {
			t.Fatalf("%q ends with %d: %s", args, code, said)
		}
	}
	write("answers.yaml", "subject: {name: acmectl}\nreview: {reviewers: [application security], date: \"2026-11-23\"}\nanswers: {browser: none}\n")
	for _, name := range []string{"0001-acmectl", "0002-other"} {
		good("assess", "--answers", "answers.yaml", "--no-input", "--name", name)
	}
	good("ask", "0001-acmectl.yaml", "--to", "host-owner", "-o", "form.md")
	good("ask", "0001-acmectl.yaml", "--to", "host-owner", "--format", "text", "-o", "form.txt")
	good("list", ".", "--format", "markdown", "-o", "README.md")
	good("report", "0001-acmectl.yaml", "-o", "rendered.md")
	write("own.yaml", "schema: flowverdict/questionnaire/v1\n")
	write("evidence.json", `{"schema": "flowverdict/evidence/v1", "runs": []}`)
	write("draft.json", "{\n  \"schema\": \"flowverdict/draft/v1\"\n}\n")
	write(".flowverdict.yaml", "schema: flowverdict/config/v1\nregisters: [pages/INDEX.md]\n")
	write("other.cfg", "schema: flowverdict/config/v1\n")
	write("paths.list", "0001-acmectl.yaml\n")
	if err := os.Mkdir(filepath.Join(folder, "pages"), 0o700); err != nil {
		t.Fatal(err)
	}
	write("pages/INDEX.md", "The register, to be.\n")

	type command struct {
		args   []string
		output func(file string) []string
		format string
	}
	var all []command
	place := func(file string) []string { return []string{"-o", file} }
	for _, f := range output.Formats() {
		all = append(all, command{[]string{"validate", "--allow-empty", "--files-from", "paths.list"}, func(file string) []string { return []string{"--format", f.Name + "=" + file} }, f.Name})
	}
	for _, f := range listFormats() {
		all = append(all, command{[]string{"list", "--files-from", "paths.list"}, place, f.Name})
	}
	for _, f := range report.Formats() {
		all = append(all, command{[]string{"report", "0001-acmectl.yaml"}, place, f.Name})
	}
	may := func(c command, file string) bool {
		switch file {
		case "README.md":
			return c.args[0] == "list" && c.format == "markdown"
		case "rendered.md", "0001-acmectl.md":
			return c.args[0] == "report" && c.format == "markdown"
		case "paths.list":
			return c.args[0] == "report"
		case "pages/INDEX.md":
			return c.args[0] != "validate"
		}
		return false
	}
	for i, file := range []string{
		"0001-acmectl.yaml", "0001-acmectl.md", "0002-other.yaml", "0002-other.md", "README.md", "rendered.md", "pages/INDEX.md", "form.md", "form.txt",
		"answers.yaml", "own.yaml", "evidence.json", "draft.json", ".flowverdict.yaml", "other.cfg", "paths.list",
	} {
		before := read(file)
		for j, c := range all {
			if testing.Short() && (i+j)%6 > 0 {
				continue
			}
			args := slices.Concat(c.args, c.output(file))
			if c.args[0] != "validate" {
				args = append(args, "--format", c.format)
			}
			code, said := run(args...)
			kept := read(file) == before
			switch refused := code == outcome.ExitUsage && strings.Contains(said, "would write over"); {
			case may(c, file) && (refused || code == outcome.ExitUsage):
				t.Errorf("%q ends with %d: %s", args, code, said)
			case !may(c, file) && (!refused || !kept):
				t.Errorf("%q ends with %d, the file is kept: %v\n%s", args, code, kept, said)
			}
			write(file, before)
		}
	}

	// A file that only the run makes one to be kept: by whichever name it is read.
	write("own.txt", "no questionnaire\n")
	if err := os.Link(filepath.Join(folder, "paths.list"), filepath.Join(folder, "linked")); err != nil {
		t.Skip(err)
	}
	for _, args := range [][]string{
		{"validate", "--files-from", "paths.list", "--format", "json=linked"}, {"validate", "--files-from", "paths.list", "--format", "json=./pages/../paths.list"},
		{"validate", "--questionnaire", "own.txt", "--format", "json=own.txt"}, {"validate", "--config", "own.txt", "--format", "json=own.txt"},
		{"list", "--files-from", "paths.list", "-o", "linked"}, {"report", "0001-acmectl.yaml", "--format", "yaml", "-o", "./0001-acmectl.yaml"},
	} {
		if code, said := run(args...); code != outcome.ExitUsage || !strings.Contains(said, "a file that this run reads") {
			t.Errorf("%q ends with %d: %s", args, code, said)
		}
	}

	// What a link leads to is kept, whatever the link is called.
	for file, format := range map[string]string{"0002-other.md": "markdown", "README.md": "html", "0002-other.yaml": "html"} {
		for _, link := range []string{"link.md", "link.html"} {
			if err := os.Symlink(file, filepath.Join(folder, link)); err != nil {
				t.Skip(err)
			}
			before := read(file)
			if code, said := run("report", "0001-acmectl.yaml", "--format", format, "-o", link); code != outcome.ExitUsage || !strings.Contains(said, "would write over") || read(file) != before {
				t.Errorf("%s over %s through %s ends with %d: %s", format, file, link, code, said)
			}
			write(file, before)
			if err := os.Remove(filepath.Join(folder, link)); err != nil {
				t.Fatal(err)
			}
		}
	}

	// Another team's record may have the same id, and is not what this one was rendered to.
	write("pages/0001-acmectl.yaml", strings.NewReplacer("name: acmectl", "name: acmectl of theirs", "2026-11-23", "2026-11-20").Replace(read("0001-acmectl.yaml")))
	for _, format := range []string{"yaml", "json"} {
		if code, said := run("report", "0001-acmectl.yaml", "--format", format, "-o", "pages/0001-acmectl.yaml"); code != outcome.ExitUsage || !strings.Contains(said, "a decision record") {
			t.Errorf("%s over another team's record ends with %d: %s", format, code, said)
		}
	}

	// What an output made is made again, and - is standard output.
	for i, c := range all {
		if testing.Short() && i%4 > 0 {
			continue
		}
		args := slices.Concat(c.args, c.output("made."+c.format))
		if c.args[0] != "validate" {
			args = append(args, "--format", c.format)
		}
		for range 2 {
			if code, said := run(args...); code > outcome.ExitFindings {
				t.Errorf("%q ends with %d: %s", args, code, said)
			}
		}
		if err := os.Remove(filepath.Join(folder, "made."+c.format)); err != nil {
			t.Error(err)
		}
	}
	write("0003-newer.yaml", "schema: flowverdict/record/v9\n") // findings quote it
	for _, f := range output.Formats() {
		for range 2 {
			if code, said := run("validate", "0003-newer.yaml", "--format", f.Name+"=again."+f.Name); code != outcome.ExitFindings {
				t.Errorf("%s ends with %d: %s", f.Name, code, said)
			}
		}
	}
	x, err := runIn(folder, Env{Args: []string{"validate", "--no-config", "--format", "json=-", "0001-acmectl.yaml"}, Getenv: getenv, Library: fixture.Library()}, "")
	if _, there := os.Lstat(filepath.Join(folder, "-")); err != nil || !bytes.HasPrefix([]byte(x.out), []byte("{")) || there == nil {
		t.Errorf("json=- prints %q, and a file is there: %v; %v", x.out, there == nil, err)
	}
}
