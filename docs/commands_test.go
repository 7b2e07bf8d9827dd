//go:build unix

package docs

import (
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"flowverdict/ui/e2e/terminal"

	"github.com/google/go-cmp/cmp"
)

var (
	shownBlock = regexp.MustCompile("(?ms)^```(sh|diff)\n(.*?)^```\n(?:\n```text\n(.*?)^```)?")
	yamlBlock  = regexp.MustCompile("(?ms)^```yaml\n(.*?)^```")
)

// Every command that the pages show is run, and every edit is made, page by
// page, in their order, in a folder that holds the answers file of the page or
// the examples, or records. What a page shows right below commands is what the
// last of them prints. Commands that open a screen are driven in a terminal by
// another test.
func TestCommandsInTheDocs(t *testing.T) {
	terminal.Long(t)
	for page, text := range pages(t) {
		if page == "CONTRIBUTING.md" || page == yearPage {
			continue // go and git commands only; on days of its own
		}
		t.Run(page, func(t *testing.T) {
			t.Parallel()
			h := program.Home(t)
			copyAnswers(t, h, page, text)
			for _, block := range shownBlock.FindAllStringSubmatch(text, -1) {
				if block[1] == "diff" {
					if err := edit(h.Work, block[2]); err != nil {
						t.Error(err)
					}
					continue
				}
				if printed := runLines(t, h, block[2]); block[3] != "" && block[3] != printed {
					t.Errorf("the page shows\n%sand not what is printed:\n%s", block[3], printed)
				}
			}
		})
	}
}

// runLines runs the lines of a block, but those that build the program, install
// something or start its tests, and returns what the last of them prints. An
// environment that names the day is the day of all of them; without one, validate
// takes that of the examples.
func runLines(t *testing.T, h terminal.Home, block string, env ...string) (printed string) {
	t.Helper()
	for line := range strings.Lines(block) {
		line = strings.TrimSpace(line)
		switch command, _, _ := strings.Cut(line, " "); command {
		case "CGO_ENABLED=0", "go", "npm", "pre-commit", "":
			continue
		case "flowverdict", "cp", "echo", "head", "mkdir":
		default:
			t.Errorf("a page shows a command that no test knows: %s", line)
			continue
		}
		if !strings.Contains(line, "--as-of") && env == nil {
			line = onTheDay(line)
		}
		c := h.Command("sh", "-c", line)
		c.Env = append(c.Env, env...)
		out, err := c.CombinedOutput()
		if err != nil {
			t.Errorf("%s: %v\n%s", line, err, out)
		}
		printed = string(out)
	}
	return printed
}

// copyAnswers puts into the home what the commands of a page start from.
func copyAnswers(t *testing.T, h terminal.Home, page, text string) {
	t.Helper()
	if page == "docs/ci.md" {
		copyRecords(t, h)
		return
	}
	if page == examplesPage {
		for _, name := range append(list(t, "docs/examples/*.answers.yaml"), list(t, "docs/examples/000[1256]*")...) {
			copyFile(t, name, h.Work)
		}
		return
	}
	if page == "docs/profile.md" {
		blocks := yamlBlock.FindAllStringSubmatch(text, 2)
		lasting := regexp.MustCompile(`until: "\d{4}`).ReplaceAllString(blocks[0][1], `until: "2999`)
		write(t, filepath.Join(h.Work, ".flowverdict.yaml"), lasting)
		write(t, filepath.Join(h.Work, "acmectl.answers.yaml"), blocks[1][1])
		return
	}
	if block := yamlBlock.FindStringSubmatch(text); block != nil {
		write(t, filepath.Join(h.Work, "acmectl.answers.yaml"), block[1])
	}
}

// onTheDay has validate compare with the day of the examples, whenever the test
// is run: they fall due some day.
func onTheDay(script string) string {
	return regexp.MustCompile(`(?m)flowverdict validate\b`).ReplaceAllString(script, "flowverdict validate --as-of 2026-11-28")
}

// The commands on the page that open the wizard open it.
func TestWizardCommandsInTheDocs(t *testing.T) {
	terminal.Long(t)
	block := regexp.MustCompile("(?ms)^```shell\n(.*?)^```").FindStringSubmatch(page(t, wizardPage))
	if block == nil {
		t.Fatalf("%s shows no command", wizardPage)
	}
	for line := range strings.Lines(block[1]) {
		t.Run(strings.TrimSpace(line), func(t *testing.T) {
			t.Parallel()
			h := program.Home(t)
			copyFile(t, "docs/pictures/acmectl.answers.yaml", h.Work)
			if _, stderr, code := h.Run(t, "assess", "--answers", "acmectl.answers.yaml", "--no-input"); code != 0 {
				t.Fatal(stderr)
			}
			draft := h.Start(t, 80, 24, nil, "assess", "--answers", "acmectl.answers.yaml")
			draft.Wait("24 of 30")
			draft.Send("q")
			draft.End()
			args := strings.Fields(line)
			if args[0] != "flowverdict" {
				t.Fatal("no command of this program")
			}
			s := h.Start(t, 80, 24, nil, args[1:]...)
			s.Wait("q quit")
			s.Send("q")
			if code := s.End(); code != 0 {
				t.Errorf("exit code %d", code)
			}
		})
	}
}

// The two commands that the README begins with work one after the other, in a folder
// that holds nothing: what the first one writes is what the second one checks.
func TestTheTwoCommandsToBeginWith(t *testing.T) {
	terminal.Long(t)
	begin := regexp.MustCompile("(?m)^```text\nflowverdict (assess.*?)  .*\nflowverdict (validate.*?)  .*\n```").FindStringSubmatch(page(t, "README.md"))
	if begin == nil {
		t.Fatal("README.md does not begin with a review and its check")
	}
	h := program.Home(t)
	copyFile(t, "docs/pictures/acmectl.answers.yaml", h.Work)
	for _, line := range []string{begin[1] + " --answers acmectl.answers.yaml --no-input", begin[2]} {
		if _, stderr, code := h.Run(t, strings.Fields(line)...); code != 0 {
			t.Errorf("flowverdict %s: exit code %d\n%s", line, code, stderr)
		}
	}
}

// The table in the README has a row for each command that the program offers,
// and no others; no page names another one.
func TestCommandsInTheReadme(t *testing.T) {
	t.Parallel()
	h := program.Home(t)
	var commands []string
	if stdout, _, _ := h.Run(t, "--help"); strings.Contains(stdout, "\n  flowverdict [flags]\n") {
		commands = append(commands, "flowverdict")
	}
	offered, _, _ := h.Run(t, "__complete", "")
	for line := range strings.Lines(offered) {
		if name, _, ok := strings.Cut(line, "\t"); ok {
			commands = append(commands, "flowverdict "+name)
		}
	}
	var rows []string
	for _, m := range regexp.MustCompile("(?m)^\\| `(flowverdict( [a-z-]+)?)[^`]*` \\|").FindAllStringSubmatch(page(t, "README.md"), -1) {
		rows = append(rows, m[1])
	}
	slices.Sort(rows)
	if diff := cmp.Diff(commands, rows); diff != "" {
		t.Errorf("README.md has rows (+) that are not the commands (-):\n%s", diff)
	}
	for page, text := range pages(t) {
		for _, m := range regexp.MustCompile("`(flowverdict [a-z][a-z-]*)").FindAllStringSubmatch(text, -1) {
			if !slices.Contains(commands, m[1]) {
				t.Errorf("%s: there is no command %q", page, m[1])
			}
		}
	}
}
