package report_test

import (
	"flag"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"flowverdict/report/markdown"
	"flowverdict/report/record"
	"flowverdict/report/sample"

	"github.com/google/go-cmp/cmp"
)

var update = flag.Bool("update", false, "write the golden files anew")

func golden(t *testing.T, name, got string) {
	t.Helper()
	file := filepath.Join("testdata", name)
	if *update {
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), got); diff != "" {
		t.Errorf("%s differs (write it again with -update):\n%s", file, diff)
	}
}

// Reports, whole, one in each format and profile. Every other is held by what it
// shares with these: the laws of formats, and that all of them say the same.
func TestGoldenReports(t *testing.T) {
	q := sample.Questionnaire()
	rich := map[string]string{"madr.markdown": "conditional", "madr.html": "superseded"} // the others are short
	eachFormat(t, func(t *testing.T, f format) {
		for _, profile := range record.Profiles() {
			name, ok := rich[profile+"."+f.Name]
			if !ok {
				name = "suitable"
			}
			if f.keepsAssessment() { // the profile is a word in it
				profile, name = record.DefaultProfile, "governed"
			}
			r := *sample.Records(q)[name]
			r.Profile = profile
			golden(t, profile+"."+f.Name, withoutStyle(string(f.write(t, &r, q))))
		}
	})
}

// withoutStyle leaves out what style.css says.
func withoutStyle(file string) string {
	return regexp.MustCompile(`(?s)<style>.*</style>`).ReplaceAllString(file, "<style>…</style>")
}

// What other records lead to: the parts that depend on more than one answer, as
// Markdown has them.
func TestGoldenParts(t *testing.T) {
	q := sample.Questionnaire()
	for name, r := range sample.Records(q) {
		chosen := []string{"Decision Drivers", "Decision Outcome", "Consequences", "Confirmation"}
		switch name {
		case "conditional", "suitable", "superseded":
			continue // are there whole
		case "untouched":
			chosen = []string{"Decision Outcome", "Consequences", "Confirmation"}
		case "hostile":
			chosen = []string{"Context and Problem Statement", "Decision Outcome", "Browser and alternatives"}
		}
		t.Run(name, func(t *testing.T) {
			golden(t, name+".parts", parts(string(markdown.Render(r, q)), chosen))
		})
	}
}

// parts keeps what stands above the second heading, and under those chosen.
func parts(file string, chosen []string) string {
	var b strings.Builder
	keep, headings := true, 0
	for line := range strings.Lines(file) {
		if marks, title, ok := strings.Cut(line, "# "); ok && strings.Trim(marks, "#") == "" {
			headings++
			keep = headings == 1 || slices.Contains(chosen, strings.TrimSuffix(title, "\n"))
		}
		if keep {
			b.WriteString(line)
		}
	}
	return b.String()
}
