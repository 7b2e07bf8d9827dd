//go:build unix

package docs

import (
	"path"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"flowverdict/ui/e2e/terminal"

	"github.com/google/go-cmp/cmp"
)

const yearPage = "docs/examples/year/README.md"

// The year can be repeated: each command is run on the day that its heading
// names, prints what the page shows, and the records are the ones beside it.
func TestYear(t *testing.T) {
	terminal.Long(t)
	t.Parallel()
	h := program.Home(t)
	for _, pattern := range []string{"docs/examples/gh.answers.yaml", "docs/examples/year/gh.cli-team.md", "docs/examples/year/*.txt"} {
		for _, name := range list(t, pattern) {
			copyFile(t, name, h.Work)
		}
	}
	sameAsFile(t, yearPage, replay(t, h, page(t, yearPage)))
	for _, name := range []string{"0001-gh.yaml", "0001-gh.md", "0002-gh.yaml", "0002-gh.md"} {
		sameAsFile(t, path.Join(path.Dir(yearPage), name), read(t, filepath.Join(h.Work, name)))
	}
	for filled, asked := range map[string]string{"gh.cli-team.md": "gh.cli-team.md", "reply.txt": "gh.identity-team.txt"} {
		want := read(t, filepath.Join(h.Work, "forms", asked))
		if diff := cmp.Diff(want, emptied(read(t, filepath.Join(h.Work, filled)))); diff != "" {
			t.Errorf("%s is not the form that was asked, filled in:\n%s", filled, diff)
		}
	}
}

// replay runs the commands of a page on the days of its headings, and returns
// the page with what they print.
func replay(t *testing.T, h terminal.Home, text string) string {
	t.Helper()
	sections := regexp.MustCompile(`(?m)^## `).Split(text, -1)
	for i, section := range sections[1:] {
		day, _, _ := strings.Cut(section, ":")
		sections[i+1] = shownBlock.ReplaceAllStringFunc(section, func(shown string) string {
			block := shownBlock.FindStringSubmatch(shown)
			if block[1] == "diff" {
				if err := edit(h.Work, block[2]); err != nil {
					t.Error(err)
				}
				return shown
			}
			printed := runLines(t, h, block[2], terminal.On(day)...)
			commands, _, compared := strings.Cut(shown, "\n```text\n")
			if !compared {
				return shown
			}
			return commands + "\n```text\n" + strings.ReplaceAll(printed, h.Work, "/home/reviewer/decisions") + "```"
		})
	}
	return strings.Join(sections, "## ")
}

// emptied returns a form as it was before somebody filled it in, and quoted it in
// a reply.
func emptied(form string) string {
	if at := strings.Index(form, "\n> Questions"); at >= 0 {
		form = regexp.MustCompile(`(?m)^> ?`).ReplaceAllString(form[at+1:], "")
	}
	form = regexp.MustCompile(`(?m)^(Answered by:|Basis \(.*\):|Links \(.*\):|Collected \(.*\):).*`).ReplaceAllString(form, "$1")
	form = regexp.MustCompile(`(?s)\nEvidence:.*?\n\n`).ReplaceAllString(form, "\nEvidence:\n\n")
	return strings.ReplaceAll(form, "[x]", "[ ]")
}
