//go:build unix

package e2e

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"flowverdict/questionnaire/fixture"
	"flowverdict/ui/e2e/terminal"
)

// standing writes a profile with ten standing answers, each the best level of its
// question, into the folder of a home.
func standing(t *testing.T, h terminal.Home) {
	t.Helper()
	q := fixture.Release()
	var b strings.Builder
	fmt.Fprintf(&b, "schema: flowverdict/config/v1\nprofile:\n  questionnaire: {id: %s, version: %q}\n  reviewers: [application security]\n  answers:\n", q.ID, q.Version)
	for i, x := range q.Questions() {
		if i%3 == 0 {
			fmt.Fprintf(&b, "    - {question: %s, level: %s, basis: documented, until: \"2099-06-30\"}\n", x.ID, x.Levels[0].ID)
		}
	}
	if n := strings.Count(b.String(), "question:"); n != 10 {
		t.Fatalf("%d standing answers", n)
	}
	if err := os.WriteFile(filepath.Join(h.Work, ".flowverdict.yaml"), []byte(b.String()), 0o644); err != nil {
		t.Fatal(err)
	}
}

// A new review with ten standing answers asks for the other eighteen, and each says
// where it is from.
func TestProfileOnTheScreen(t *testing.T) {
	terminal.Long(t)
	t.Parallel()
	h := program.Home(t)
	standing(t, h)
	s := h.Start(t, 80, 24, nil)
	s.Wait("New review")
	s.Send(enter)
	s.Wait("From the profile in .flowverdict.yaml: 10 answers and defaults.")
	s.Send(terminal.Pasted("acmectl") + terminal.CtrlS)
	s.Wait("2 of 28")
	s.Wait("10 answered")
	s.Send(strings.Repeat("1"+enter, 18))
	s.Wait("28 answered")
	s.Wait("Go on to the decision")
	s.Send("\x03")
	s.End()
	draft, err := os.ReadFile(h.Draft())
	if n := strings.Count(string(draft), `"profile"`); err != nil || n < 10 {
		t.Errorf("%d answers of the draft are from the profile: %v", n, err)
	}
}

// The same line by line.
func TestProfileLineByLine(t *testing.T) {
	t.Parallel()
	h := program.Home(t)
	standing(t, h)
	lines := "1\nacmectl\nf\n" + strings.Repeat("1\n", 18)
	cmd := h.Command(program.Path, "assess", "--linear")
	cmd.Stdin = strings.NewReader(lines)
	said, _ := cmd.Output() // the input ends before the record is written
	out := string(said)
	for _, said := range []string{
		"From the profile in .flowverdict.yaml: 10 answers and defaults.",
		"2. Reviewers: application security, from the profile in .flowverdict.yaml.",
		"Question 2 of 28",
		"Summary",
	} {
		if !strings.Contains(out, said) {
			t.Errorf("not said: %q", said)
		}
	}
	if n := strings.Count(out, "Question "); n != 18 {
		t.Errorf("%d questions were asked\n%s", n, out)
	}
}
