//go:build unix

package e2e

import (
	"bytes"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"flowverdict/questionnaire/review"
	"flowverdict/ui/e2e/terminal"
)

// wholeReview is a review as a reviewer has it in mind, before any way of
// entering it.
type wholeReview struct {
	subject    []string // in the order of the form, "" leaves the field as it is
	answers    []enteredAnswer
	conditions []enteredCondition
	decision   map[string]string // by path, with the exception: of all gates that ask for one
}

// enteredAnswer is the answer to one question: the number of its level, the last
// of which is unknown, and its note.
type enteredAnswer struct {
	level int
	note  *enteredNote
}

type enteredNote struct {
	basis     int // 0 not said, 1 stated, 2 documented, 3 observed
	evidence  []string
	links     []string
	collected string
}

type enteredCondition struct {
	action     string
	owner, due string
	met        bool
}

// acmectl is a review with everything in it that a reviewer can enter.
func acmectl() wholeReview {
	r := wholeReview{
		subject: []string{
			"acmectl", "application security, platform security", "2026-11-20", "2.4", "Deploys services: \"prod\" & test",
			"platform team", "https://git.example.org/platform/acmectl", "https://login.example.org", "acmectl-cli",
			"deploy.read deploy.write", "https://docs.example.org/acmectl/sign-in",
		},
		conditions: []enteredCondition{
			{"Give the CLI its own client", "identity team", "2027-01-15", false},
			{"Show who started the request", "platform team", "2027-02-01", true},
		},
		decision: map[string]string{
			"decision.status": "accepted", "decision.by": "architecture board", "decision.date": "2026-11-22",
			"decision.reason": "Needed on the jump hosts: nothing else works there yet.", "review.review_by": "2027-01-31",
			"exception.reason": "The inventory is being made.", "exception.approved_by": "security council", "exception.until": "2027-01-31",
		},
	}
	for len(r.subject) < len(review.AskedFirst()) {
		r.subject = append(r.subject, "")
	}
	for range 28 {
		r.answers = append(r.answers, enteredAnswer{level: 1})
	}
	r.answers[0].note = &enteredNote{3, []string{"Runs on jump hosts and in containers;", "checked on three of them: 'none' has a browser."},
		[]string{"https://docs.example.org/acmectl/hosts", "https://docs.example.org/acmectl/ssh?a=1&b=2"}, "2026-11-19"}
	r.answers[3] = enteredAnswer{2, &enteredNote{2, []string{"# one client id for all tools"}, nil, "2026-11-18"}}
	r.answers[7].level = 2
	r.answers[18] = enteredAnswer{4, &enteredNote{0, []string{"Asked the identity team – no answer yet."}, nil, "2026-11-17"}}
	return r
}

// The screen and the line-by-line session are two ways to one record: the same review
// entered in both gives the same files, to the byte.
func TestScreenAndLinearWriteTheSame(t *testing.T) {
	terminal.Long(t)
	t.Parallel()
	r := acmectl()
	first, second := program.Home(t), program.Home(t)
	r.onScreen(t, first)
	r.inLines(t, second)
	for _, name := range []string{"0001-acmectl.yaml", "0001-acmectl.md"} {
		screen, err := os.ReadFile(filepath.Join(first.Work, name))
		if err != nil {
			t.Fatal(err)
		}
		linear, err := os.ReadFile(filepath.Join(second.Work, name))
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(screen, linear) {
			t.Errorf("%s differs\non the screen:\n%s\nline by line:\n%s", name, screen, linear)
		}
		for _, text := range r.texts() {
			if name == "0001-acmectl.yaml" && !strings.Contains(string(screen), text) {
				t.Errorf("%s lacks %q:\n%s", name, text, screen)
			}
		}
	}
	if stdout, stderr, code := first.Run(t, "validate", "--as-of", "2026-11-23"); code != 0 {
		t.Errorf("validate: exit code %d\n%s%s", code, stdout, stderr)
	}
}

// texts are what the record must hold, so that two empty ones do not pass.
func (r wholeReview) texts() []string {
	out := []string{"name: acmectl", "acmectl-cli", "deploy.write", "2.4", "basis: observed", "jump hosts and in containers;", "a=1&b=2", "no answer yet", "level: unknown", "status: met"}
	for _, c := range r.conditions {
		out = append(out, c.owner, c.due)
	}
	return slices.AppendSeq(out, maps.Values(r.decision))
}

// onScreen enters the review in the terminal.
func (r wholeReview) onScreen(t *testing.T, h terminal.Home) {
	t.Helper()
	s := h.Start(t, 100, 30, nil)
	s.Wait("New review")
	s.Send(enter)
	s.Wait("Design document")
	for _, value := range r.subject {
		s.Send(terminal.Pasted(value) + enter)
	}
	for i, a := range r.answers {
		s.Wait(" " + strconv.Itoa(i+1) + " of 28")
		s.Send(a.note.keys() + strconv.Itoa(a.level) + enter)
	}
	s.Wait("Go on to the decision")
	for _, c := range r.conditions {
		moveTo(s, c.action)
		s.Send(enter)
		s.Wait("keep and close")
		s.Send(terminal.Pasted(c.owner) + enter + terminal.Pasted(c.due) + enter)
		if c.met {
			s.Send(right)
		}
		s.Send(terminal.CtrlS)
		s.Wait("→ decision")
	}
	s.Send(right)
	s.Wait("Decided by")
	s.Send(enter + right + enter)
	s.Wait("Exception: reason")
	lines, texts, exception := "", "", ""
	for _, f := range review.AskedLast()[1:] { // the status is chosen
		typed := terminal.Pasted(r.decision[f.Key]) + enter
		switch {
		case strings.HasPrefix(f.Key, "exception."):
			exception += typed
		case f.Kind == review.KindText:
			texts += typed
		default:
			lines += typed
		}
	}
	s.Send(lines + texts + exception)
	s.Wait("writes both files")
	s.Send("y")
	s.Wait("files are written")
	s.Send("q")
	if code := s.End(); code != 0 {
		t.Fatalf("exit code %d\n%s", code, s.Text())
	}
}

// keys are those that enter the note on the screen.
func (n *enteredNote) keys() string {
	if n == nil {
		return ""
	}
	return "n" + terminal.BackTab + strings.Repeat(right, n.basis) + terminal.Tab + terminal.Pasted(strings.Join(n.evidence, terminal.CtrlJ)) + terminal.Tab +
		terminal.Pasted(strings.Join(n.links, terminal.CtrlJ)) + terminal.Tab + terminal.Pasted(n.collected) + enter
}

// moveTo moves the cursor down to the line with a text.
func moveTo(s *terminal.Screen, text string) {
	for before := ""; ; {
		line := ""
		s.Until(text+" under the cursor", func(string) bool {
			line = cursorLine(s)
			return line != "" && line != before
		})
		if strings.Contains(line, text) {
			return
		}
		before = line
		s.Send(down)
	}
}

// cursorLine returns the line that the cursor's sign stands on, where a whole
// frame is on the screen.
func cursorLine(s *terminal.Screen) string {
	shown, _ := s.Frame()
	for line := range strings.Lines(shown) {
		if strings.Contains(line, "❯") {
			return line
		}
	}
	return ""
}

// inLines enters the review line by line, through a pipe.
func (r wholeReview) inLines(t *testing.T, h terminal.Home) {
	t.Helper()
	lines := append([]string{"n", "a"}, r.subject...)
	lines = append(lines, "f")
	for _, a := range r.answers {
		lines = append(append(lines, a.note.lines()...), strconv.Itoa(a.level))
	}
	lines = append(lines, "c")
	for i, c := range r.conditions {
		state := "open"
		if c.met {
			state = "met"
		}
		lines = append(lines, strconv.Itoa(i+1), c.owner, c.due, state)
		for range len(review.AskedOf(review.ConditionFields())) - 3 {
			lines = append(lines, "")
		}
	}
	lines = append(lines, "b", "f")
	for i, f := range review.AskedLast() {
		if typed := r.decision[f.Key]; typed != "" {
			lines = append(lines, strconv.Itoa(i+1), typed)
		}
	}
	lines = append(lines, "f", "y", "")
	var out bytes.Buffer
	cmd := h.Command(program.Path, "--linear")
	cmd.Stdin, cmd.Stdout, cmd.Stderr = strings.NewReader(strings.Join(lines, "\n")), &out, &out
	if err := cmd.Run(); err != nil {
		t.Fatalf("%v\n%s", err, &out)
	}
}

// lines are those that enter the note line by line.
func (n *enteredNote) lines() []string {
	if n == nil {
		return nil
	}
	basis := ""
	if n.basis > 0 {
		basis = strconv.Itoa(n.basis)
	}
	out := append([]string{"n", "a", basis}, n.evidence...)
	out = append(append(out, "."), n.links...)
	return append(out, "", n.collected, "b")
}
