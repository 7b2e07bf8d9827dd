//go:build unix

package docs

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"flowverdict/ui/e2e/terminal"
)

// copyRecords puts the examples where a repository keeps its decisions.
func copyRecords(t *testing.T, h terminal.Home) {
	t.Helper()
	folder := filepath.Join(h.Work, "docs", "decisions")
	if err := os.MkdirAll(folder, 0o755); err != nil {
		t.Fatal(err)
	}
	names, err := filepath.Glob("docs/examples/0*")
	if err != nil || len(names) == 0 {
		t.Fatal("no examples", err)
	}
	for _, name := range names {
		copyFile(t, name, filepath.Join(folder, filepath.Base(name)))
	}
}

// The examples are what the program makes of their answers today, and
// validate finds nothing in them.
func TestExamples(t *testing.T) {
	t.Parallel()
	h := program.Home(t)
	for page, text := range pages(t) {
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
