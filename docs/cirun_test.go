//go:build unix

package docs

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"flowverdict/ui/e2e/terminal"
)

// The failing run that the pages show is one.
func TestFailingRunInTheDocs(t *testing.T) {
	t.Parallel()
	h := program.Home(t)
	copyRecords(t, h)
	name := filepath.Join(h.Work, "docs/decisions/0003-glab.yaml")
	write(t, name, strings.Replace(read(t, name), "level: pasted-credentials", "level: pasted-credential", 1))
	if found, _, _ := h.Run(t, "validate", "--as-of", "2026-11-28", "--format", "json", "docs/decisions"); !strings.Contains(page(t, "docs/findings.md"), "```json\n"+found+"```") {
		t.Errorf("docs/findings.md does not show:\n%s", found)
	}
	if err := os.Remove(filepath.Join(h.Work, "docs/decisions/0004-gh.md")); err != nil {
		t.Fatal(err)
	}
	stdout, stderr, code := h.Run(t, "validate", "--as-of", "2026-11-28", "docs/decisions")
	want := "```text\n$ flowverdict validate docs/decisions\n" + stdout + stderr + "```"
	if code != 1 || !strings.Contains(page(t, "docs/ci.md"), want) {
		t.Errorf("exit code %d; docs/ci.md does not show:\n%s", code, want)
	}
	stdout, _, code = h.Run(t, "validate", "--as-of", "2026-11-28", "--format", "github", "docs/decisions")
	if want := "```text\n" + stdout + "```"; code != 1 || !strings.Contains(page(t, "docs/ci.md"), want) {
		t.Errorf("exit code %d; docs/ci.md does not show:\n%s", code, want)
	}
}

// The hooks run as pre-commit runs them: entry, then the names of files.
func TestPreCommitHooks(t *testing.T) {
	terminal.Long(t)
	t.Parallel()
	type hook struct {
		ID, Entry, Language, Files string
		PassFilenames              *bool `yaml:"pass_filenames"`
	}
	hooks := parsed[[]hook](t, ".pre-commit-hooks.yaml", page(t, ".pre-commit-hooks.yaml"))
	if len(hooks) != 2 {
		t.Fatalf("%d hooks", len(hooks))
	}
	for _, hook := range hooks {
		if hook.Language != "golang" || !strings.Contains(page(t, "docs/ci.md"), "- id: "+hook.ID+"\n") {
			t.Errorf("%s: language %q, or not on the page", hook.ID, hook.Language)
		}
		h := program.Home(t)
		copyRecords(t, h)
		args := strings.Fields(onTheDay(hook.Entry))[1:]
		if hook.PassFilenames == nil || *hook.PassFilenames {
			for name, wanted := range map[string]bool{"docs/decisions/0003-glab.md": true, "a/values.yml": true, "docs/decisions/0009-other": true, "docs/decisions/other.json": true, "docs/decisions/notes.mkd": true, "main.go": false} {
				if regexp.MustCompile(hook.Files).MatchString(name) != wanted {
					t.Errorf("%s: files %q takes %s: %v", hook.ID, hook.Files, name, !wanted)
				}
			}
			if _, stderr, code := h.Run(t, append(args, "docs/decisions/0003-glab.md")...); code != 0 || !strings.HasPrefix(stderr, "1 record checked") {
				t.Errorf("%s: exit code %d, %s", hook.ID, code, stderr)
			}
			write(t, filepath.Join(h.Work, "values.yaml"), page(t, ".pre-commit-hooks.yaml"))
			if _, stderr, code := h.Run(t, append(args, "values.yaml")...); code != 0 {
				t.Errorf("%s: a change without a record: exit code %d, %s", hook.ID, code, stderr)
			}
			continue
		}
		if _, stderr, code := h.Run(t, args...); code != 0 || !strings.HasPrefix(stderr, "6 records checked") {
			t.Errorf("%s: exit code %d, %s", hook.ID, code, stderr)
		}
	}
}

// The jobs that the page shows for GitLab do what it says of them: the merge
// request decides by what it changes, and reports everything.
func TestGitLabJobs(t *testing.T) {
	terminal.Long(t)
	t.Parallel()
	var block string
	for _, b := range yamlBlock.FindAllStringSubmatch(page(t, "docs/ci.md"), -1) {
		if strings.Contains(b[1], "decisions-all:") {
			block = b[1]
		}
	}
	jobs := parsed[map[string]struct {
		Script    []string
		Artifacts struct{ Reports map[string]string }
	}](t, "docs/ci.md", block)
	h := program.Home(t)
	copyRecords(t, h)
	git(t, h, "init", "-q")
	git(t, h, "add", ".")
	git(t, h, "commit", "-q", "-m", "records")
	run := func(job string, want int, env ...string) {
		t.Helper()
		cmd := h.Command("bash", "-e", "-c", onTheDay(strings.Join(jobs[job].Script, "\n")))
		cmd.Env = h.Env(env...)
		out, _ := cmd.CombinedOutput()
		if code := cmd.ProcessState.ExitCode(); code != want {
			t.Errorf("%s: exit code %d, want %d:\n%s", job, code, want, out)
		}
		for kind, name := range jobs[".flowverdict"].Artifacts.Reports {
			if report := read(t, filepath.Join(h.Work, name)); strings.Contains(report, "0004-gh") != (kind == "junit" || want == 1) {
				t.Errorf("%s: %s:\n%s", job, kind, report)
			}
		}
	}
	run("decisions-changed", 0, "CI_MERGE_REQUEST_DIFF_BASE_SHA=HEAD")
	run("decisions-all", 0, "FAIL_ON=warning")
	name := filepath.Join(h.Work, "docs/decisions/0004-gh.md")
	write(t, name, read(t, name)+"\nMore.\n")
	git(t, h, "add", "docs")
	git(t, h, "commit", "-q", "-m", "markdown")
	run("decisions-changed", 1, "CI_MERGE_REQUEST_DIFF_BASE_SHA=HEAD^1")
	run("decisions-all", 1, "FAIL_ON=error")
}

// The jobs of the register that the page shows make one register of what several
// repositories have written.
func TestRegisterJobs(t *testing.T) {
	terminal.Long(t)
	t.Parallel()
	var block string
	for _, b := range yamlBlock.FindAllStringSubmatch(page(t, "docs/ci.md"), -1) {
		if strings.Contains(b[1], "\nregisters:\n") {
			block = b[1]
		}
	}
	jobs := parsed[map[string]struct{ Script []string }](t, "docs/ci.md", block)
	h := program.Home(t)
	copyRecords(t, h)
	run := func(job string, env ...string) string {
		t.Helper()
		cmd := h.Command("bash", "-e", "-c", strings.Join(jobs[job].Script, "\n"))
		cmd.Env = h.Env(env...)
		out, err := cmd.CombinedOutput()
		if err != nil || len(jobs[job].Script) == 0 {
			t.Errorf("%s: %v\n%s", job, err, out)
		}
		return string(out)
	}
	for _, project := range []string{"acme-cli", "acme-admin"} {
		run("register", "CI_PROJECT_NAME="+project)
	}
	run("registers")
	if listed := read(t, filepath.Join(h.Work, "register.html")); !strings.Contains(listed, ">acme-cli<") || !strings.Contains(listed, ">acme-admin<") {
		t.Errorf("the register does not say where the records are from:\n%s", listed)
	}
}

// git runs git in the folder of the home.
func git(t *testing.T, h terminal.Home, args ...string) {
	t.Helper()
	cmd := h.Command("git", append([]string{"-c", "user.name=ci", "-c", "user.email=ci@example.org", "-c", "init.defaultBranch=main"}, args...)...)
	cmd.Env = h.Env("GIT_CONFIG_GLOBAL=" + os.DevNull)
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("git %v: %v\n%s", args, err, out)
	}
}

// The action's script runs as a runner runs it, in a pull request's merge.
func TestScriptOfTheAction(t *testing.T) {
	terminal.Long(t)
	t.Parallel()
	type action struct {
		Runs struct {
			Steps []struct {
				Run string
				Env map[string]string
			}
		}
	}
	steps := parsed[action](t, "action.yml", page(t, "action.yml")).Runs.Steps
	script := steps[len(steps)-1].Run
	h := program.Home(t)
	copyRecords(t, h)
	temp := t.TempDir()
	if err := os.Symlink(program.Path, filepath.Join(temp, "flowverdict")); err != nil {
		t.Fatal(err)
	}
	run := func(want int, contains string, env ...string) {
		t.Helper()
		cmd := h.Command("bash", "-c", script)
		cmd.Env = h.Env(append([]string{"RUNNER_TEMP=" + temp, "PATHS=", "CHANGED=", "FLAGS=--as-of=2026-11-28", "SARIF="}, env...)...)
		out, _ := cmd.CombinedOutput()
		if code := cmd.ProcessState.ExitCode(); code != want || !strings.Contains(string(out), contains) {
			t.Errorf("%q: exit code %d, want %d and %q:\n%s", env, code, want, contains, out)
		}
	}
	git(t, h, "init", "-q")
	git(t, h, "add", ".")
	git(t, h, "commit", "-q", "-m", "records")
	run(2, "fetch-depth: 2", "CHANGED=true")
	write(t, filepath.Join(h.Work, "notes.md"), "# Notes\n")
	git(t, h, "add", ".")
	git(t, h, "commit", "-q", "-m", "notes")
	run(0, "0 records checked", "CHANGED=true")
	run(0, "6 records checked")

	name := filepath.Join(h.Work, "docs/decisions/0004-gh.md")
	write(t, name, read(t, name)+"\nMore.\n")
	git(t, h, "commit", "-q", "-a", "-m", "markdown")
	run(1, "::error file=docs/decisions/0004-gh.md", "CHANGED=true", "SARIF="+filepath.Join(temp, "out.sarif"))
	if sarif := read(t, filepath.Join(temp, "out.sarif")); !strings.Contains(sarif, `"report-differs"`) {
		t.Error(sarif)
	}
	run(0, "1 record checked", "PATHS=docs/decisions/0003-glab.yaml\n", "FLAGS=--fail-on=notice\n--as-of=2026-11-28\n")
	run(2, "", "FLAGS=--no-such-flag")
}

// The recipes for other systems run as these run them: each command with a shell,
// in the folder of the checkout. What is wrong ends them, and is in the report that
// they show.
func TestRecipesOfOtherSystems(t *testing.T) {
	terminal.Long(t)
	t.Parallel()
	text := page(t, "docs/ci.md")
	azure := parsed[struct{ Steps []struct{ Script string } }](t, "docs/ci.md", recipe(t, text, "Azure Pipelines", "yaml"))
	bitbucket := parsed[struct {
		Pipelines map[string]map[string][]struct{ Step struct{ Script []string } }
	}](t, "docs/ci.md", recipe(t, text, "Bitbucket", "yaml"))
	jenkins := regexp.MustCompile(`sh '(.*)'`).FindStringSubmatch(recipe(t, text, "Jenkins", "groovy"))
	if jenkins == nil || len(azure.Steps) == 0 || len(bitbucket.Pipelines["pull-requests"]["**"]) == 0 {
		t.Fatal("a recipe is not there")
	}
	for name, x := range map[string]struct{ script, report string }{
		"make":            {"make decisions", ""},
		"Jenkins":         {jenkins[1], "decisions.xml"},
		"Azure Pipelines": {azure.Steps[0].Script, "decisions.xml"},
		"Bitbucket":       {strings.Join(bitbucket.Pipelines["pull-requests"]["**"][0].Step.Script, "\n"), "test-results/decisions.xml"},
	} {
		if _, err := exec.LookPath("make"); name == "make" && err != nil {
			t.Log("make is missing")
			continue
		}
		h := program.Home(t)
		copyRecords(t, h)
		write(t, filepath.Join(h.Work, "Makefile"), onTheDay(recipe(t, text, "make", "make")))
		run := func() int {
			cmd := h.Command("bash", "-e", "-c", onTheDay(x.script))
			cmd.Env = h.Env()
			out, err := cmd.CombinedOutput()
			if cmd.ProcessState == nil {
				t.Fatalf("%s: %v\n%s", name, err, out)
			}
			return cmd.ProcessState.ExitCode()
		}
		if code := run(); code != 0 {
			t.Errorf("%s: exit code %d", name, code)
		}
		broken := filepath.Join(h.Work, "docs/decisions/0004-gh.md")
		write(t, broken, read(t, broken)+"\nMore.\n")
		if code := run(); code == 0 {
			t.Errorf("%s: exit code 0", name)
		}
		if x.report != "" && !strings.Contains(read(t, filepath.Join(h.Work, x.report)), "report-differs") {
			t.Errorf("%s: %s does not say what is wrong", name, x.report)
		}
	}
}

// recipe is the block of a language below a heading of the page.
func recipe(t *testing.T, page, heading, language string) string {
	t.Helper()
	_, below, found := strings.Cut(page, "\n### "+heading+"\n")
	_, block, opened := strings.Cut(below, "```"+language+"\n")
	block, _, closed := strings.Cut(block, "```")
	if !found || !opened || !closed {
		t.Fatalf("docs/ci.md has no recipe for %s", heading)
	}
	return block
}

// The repository's own pipelines run everything that a change has to pass, and
// nothing else.
func TestPipelinesOfTheRepository(t *testing.T) {
	hub := parsed[struct {
		Jobs map[string]struct{ Steps []struct{ Run, Uses string } }
	}](t, "workflow", page(t, ".github/workflows/ci.yml"))
	lab := parsed[map[string]struct{ Script []string }](t, "pipeline", page(t, ".gitlab-ci.yml"))
	var commands []string
	for _, job := range hub.Jobs {
		for _, s := range job.Steps {
			if s.Uses == "" {
				commands = append(commands, s.Run)
			}
		}
	}
	for _, job := range lab {
		commands = append(commands, job.Script...)
	}
	if strings.Join(commands, " ") != ".ci/run .ci/run" {
		t.Errorf("%q", commands)
	}
}
