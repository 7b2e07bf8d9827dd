//go:build unix

package docs

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"flowverdict/ui/e2e/terminal"
)

var (
	shownBlock = regexp.MustCompile("(?ms)^```(sh|diff)\n(.*?)^```\n(?:\n```text\n(.*?)^```)?")
	shellBlock = regexp.MustCompile("(?ms)^```sh\n(.*?)^```")
	yamlBlock  = regexp.MustCompile("(?ms)^```yaml\n(.*?)^```")
)

// docs returns the pages of the repository with their texts.
func docs(t *testing.T) map[string]string {
	t.Helper()
	out := map[string]string{}
	for _, pattern := range []string{"*.md", "docs/*.md", "docs/examples/README.md"} {
		names, err := filepath.Glob(pattern)
		if err != nil {
			t.Fatal(err)
		}
		for _, name := range names {
			content, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			out[filepath.ToSlash(name)] = string(content)
		}
	}
	return out
}

// Every command that the pages show is run, and every edit is made, page by
// page, in their order, in a folder that holds the answers file of the page or
// the examples, or records. What a page shows right below commands is what the
// last of them prints. Commands that open a screen are driven in a terminal by
// other tests.
func TestCommandsInTheDocs(t *testing.T) {
	for page, text := range docs(t) {
		if page == "CONTRIBUTING.md" {
			continue // go and git commands only
		}
		h := program.Home(t)
		copyAnswers(t, h, page, text)
		for _, block := range shownBlock.FindAllStringSubmatch(text, -1) {
			if block[1] == "diff" {
				if err := edit(h.Work, block[2]); err != nil {
					t.Errorf("%s: %v", page, err)
				}
				continue
			}
			var printed string
			for line := range strings.Lines(block[2]) {
				line = strings.TrimSpace(line)
				if program, _, _ := strings.Cut(line, " "); !slices.Contains([]string{"flowverdict", "cp", "mkdir", "head"}, program) {
					continue
				}
				if !strings.Contains(line, "--as-of") {
					line = onTheDay(line)
				}
				out, err := h.Command("sh", "-c", line).CombinedOutput()
				if err != nil {
					t.Errorf("%s: %s: %v\n%s", page, line, err, out)
				}
				printed = string(out)
			}
			if block[3] != "" && block[3] != printed {
				t.Errorf("%s shows\n%sand not what is printed:\n%s", page, block[3], printed)
			}
		}
	}
}

func copyAnswers(t *testing.T, h terminal.Home, page, text string) {
	t.Helper()
	if page == "docs/ci.md" {
		copyRecords(t, h)
		return
	}
	if page == "docs/examples/README.md" {
		answers, err := filepath.Glob("docs/examples/*.answers.yaml")
		if err != nil {
			t.Fatal(err)
		}
		for _, name := range answers {
			copyFile(t, name, filepath.Join(h.Work, filepath.Base(name)))
		}
		return
	}
	if block := yamlBlock.FindStringSubmatch(text); block != nil {
		if err := os.WriteFile(filepath.Join(h.Work, "acmectl.answers.yaml"), []byte(block[1]), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

func copyFile(t *testing.T, from, to string) {
	t.Helper()
	content, err := os.ReadFile(from)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(to, content, 0o644); err != nil {
		t.Fatal(err)
	}
}

// The examples are what the program makes of their answers today, and
// validate finds nothing in them.
func TestExamples(t *testing.T) {
	h := program.Home(t)
	for page, text := range docs(t) {
		if page != "docs/examples/README.md" {
			continue
		}
		copyAnswers(t, h, page, text)
		for _, line := range strings.Split(shellBlock.FindStringSubmatch(text)[1], "\n") {
			if line != "" {
				h.Run(t, strings.Fields(line)[1:]...)
			}
		}
	}
	err := filepath.WalkDir("docs/examples", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || d.Name() == "README.md" {
			return err
		}
		want, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		if got, err := os.ReadFile(filepath.Join(h.Work, d.Name())); err != nil || string(got) != string(want) {
			t.Errorf("%s is not what its answers give: %v", name, err)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	stdout, stderr, code := h.Run(t, "validate", "--as-of", "2026-11-23", ".")
	if code != 0 || stdout != "" || stderr != "2 records checked as of 2026-11-23: nothing found\n" {
		t.Errorf("exit code %d\n%s%s", code, stdout, stderr)
	}
}

// Links between the pages lead somewhere.
func TestLinksInTheDocs(t *testing.T) {
	link := regexp.MustCompile(`\]\(([^)#:\s]+)(#[^)]*)?\)`)
	for page, text := range docs(t) {
		for _, m := range link.FindAllStringSubmatch(text, -1) {
			if _, err := os.Stat(filepath.Join(filepath.Dir(page), m[1])); err != nil {
				t.Errorf("%s: %s: %v", page, m[1], err)
			}
		}
	}
}

// The sum that docs/judging.md does by hand is the one that its example gives.
func TestTheSumByHandIsRight(t *testing.T) {
	page, err := os.ReadFile("docs/judging.md")
	if err != nil {
		t.Fatal(err)
	}
	example, err := os.ReadFile("docs/examples/0001-glab.md")
	if err != nil {
		t.Fatal(err)
	}
	_, answers, _ := strings.Cut(string(example), "\n### Answers\n")
	hundredths := 0
	for _, cost := range regexp.MustCompile(`costs (\d+)(?:\.(\d)(\d)?)? points? \|`).FindAllStringSubmatch(answers, -1) {
		n, err := strconv.Atoi(cost[1] + (cost[2] + cost[3] + "00")[:2])
		if err != nil {
			t.Fatal(err)
		}
		hundredths += n
	}
	left := 10000 - hundredths
	want := fmt.Sprintf("sum up to %.4g, and 100 − %.4g is %.4g, rounded down %d points.",
		float64(hundredths)/100, float64(hundredths)/100, float64(left)/100, left/100)
	if !strings.Contains(string(page), want) {
		t.Errorf("docs/judging.md does not say %q", want)
	}
}

// onTheDay has validate compare with the day of the examples, whenever the test
// is run: they fall due some day.
func onTheDay(script string) string {
	return regexp.MustCompile(`(?m)flowverdict validate\b`).ReplaceAllString(script, "flowverdict validate --as-of 2026-11-23")
}
