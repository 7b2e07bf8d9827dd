//go:build unix

package docs

import (
	"fmt"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"flowverdict/ui/e2e/terminal"
)

const examplesPage = "docs/examples/README.md"

// copyRecords puts the examples where a repository keeps its decisions.
func copyRecords(t *testing.T, h terminal.Home) {
	t.Helper()
	folder := filepath.Join(h.Work, "docs", "decisions")
	if err := os.MkdirAll(folder, 0o755); err != nil {
		t.Fatal(err)
	}
	for _, name := range list(t, "docs/examples/0*") {
		copyFile(t, name, folder)
	}
}

// The examples are what the program makes of their answers today, and
// validate finds nothing in them.
func TestExamples(t *testing.T) {
	t.Parallel()
	h := program.Home(t)
	text := page(t, examplesPage)
	copyAnswers(t, h, examplesPage, text)
	for _, line := range strings.Split(shellBlock.FindStringSubmatch(text)[1], "\n") {
		if line != "" {
			h.Run(t, strings.Fields(line)[1:]...)
		}
	}
	for _, name := range list(t, "docs/examples/*") {
		if name != examplesPage && read(t, filepath.Join(h.Work, path.Base(name))) != page(t, name) {
			t.Errorf("%s is not what its answers give", name)
		}
	}
	stdout, stderr, code := h.Run(t, "validate", "--as-of", "2026-11-23", ".")
	if code != 0 || stdout != "" || stderr != "2 records checked as of 2026-11-23: nothing found; beside records, and none: gh.answers.yaml, glab.answers.yaml\n" {
		t.Errorf("exit code %d\n%s%s", code, stdout, stderr)
	}
}

// The sum that docs/judging.md does by hand is the one that its example gives.
func TestTheSumByHandIsRight(t *testing.T) {
	_, answers, _ := strings.Cut(page(t, "docs/examples/0001-glab.md"), "\n### Answers\n")
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
	if !strings.Contains(page(t, "docs/judging.md"), want) {
		t.Errorf("docs/judging.md does not say %q", want)
	}
}
