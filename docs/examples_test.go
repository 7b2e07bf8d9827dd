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
	for _, line := range regexp.MustCompile(`(?m)^flowverdict assess .*$`).FindAllString(text, -1) {
		if _, stderr, code := h.Run(t, strings.Fields(line)[1:]...); code != 0 {
			t.Errorf("%s: exit code %d\n%s", line, code, stderr)
		}
	}
	for _, name := range list(t, "docs/examples/*.*") {
		if name != examplesPage && read(t, filepath.Join(h.Work, path.Base(name))) != page(t, name) {
			t.Errorf("%s is not what its answers give", name)
		}
	}
	stdout, stderr, code := h.Run(t, "validate", "--as-of", "2026-11-28", ".")
	if code != 0 || stdout != "" || stderr != "6 records checked as of 2026-11-28: nothing found; beside records, and none: gh.answers.yaml, glab.answers.yaml\n" {
		t.Errorf("exit code %d\n%s%s", code, stdout, stderr)
	}
}

// The sum that docs/judging.md does by hand is the one that its example gives.
func TestTheSumByHandIsRight(t *testing.T) {
	_, answers, _ := strings.Cut(page(t, "docs/examples/0003-glab.md"), "\n### Answers\n")
	hundredths := 0
	for _, cost := range regexp.MustCompile(`(?:\| |; )(\d+)(?:\.(\d)(\d)?)? points?(?:;| \|)`).FindAllStringSubmatch(answers, -1) {
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

// A real upgrade: the reviews of 1.0.0 are done again under 2.0.0, and what no
// longer means the same is asked anew. Whoever does it again is told so.
func TestExamplesAreRevised(t *testing.T) {
	t.Parallel()
	h := program.Home(t)
	copyAnswers(t, h, examplesPage, page(t, examplesPage))
	for name, want := range map[string]string{
		"0001-glab.yaml": "0003-glab supersedes 0001-glab already: revise that one, or both will. Carried over from 1.0.0 to device-flow-cli 2.0.0: 21 answers; asked anew: 9. ",
		"0002-gh.yaml":   "0004-gh supersedes 0002-gh already: revise that one, or both will. Carried over from 1.0.0 to device-flow-cli 2.0.0: 19 answers; asked anew: 11. ",
	} {
		c := h.Command(program.Path, "revise", name, "--linear")
		c.Stdin = strings.NewReader("q\n")
		out, err := c.CombinedOutput()
		if err != nil || !strings.HasPrefix(strings.Join(strings.Fields(string(out)), " "), want) {
			t.Errorf("%s: %v\n%s", name, err, out)
		}
	}
}
