//go:build unix

package e2e

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"flowverdict/ui/e2e/terminal"
)

// texts are words in scripts in which characters and columns differ.
func texts() map[string]string {
	return map[string]string{
		"East Asia": "ｶﾞｷﾞｸﾞ ﾊﾟﾋﾟﾌﾟ 東京都庁の審査 한글 검토 각각", "South Asia": "क्षेत्रीय समीक्षा การตรวจสอบความปลอดภัย",
		"right to left": "مراجعة الأمان סקירת אבטחה", "marks": "Ĝ̈ǎ̂ṅ̈d e\u0301e\u0301 ○●–…·❯█▒", "pictures": "👩‍💻👨‍👩‍👧‍👦🏳️‍🌈 🇩🇪🇯🇵 👍🏽 ☺️☎️✈️",
	}
}

// pane is a program in a terminal that draws as users' terminals do: widths are its
// own, not those of the libraries that the program counts with.
type pane struct {
	t             *testing.T
	socket        string
	width, height int
}

func (p pane) tmux(args ...string) string {
	p.t.Helper()
	cmd := exec.Command("tmux", append([]string{"-u", "-S", p.socket, "-f", os.DevNull}, args...)...)
	cmd.Env = append(os.Environ(), "LC_ALL=C.UTF-8", "TERM=xterm-256color")
	out, err := cmd.CombinedOutput()
	if err != nil {
		p.t.Fatalf("tmux %q: %v\n%s", args, err, out)
	}
	return string(out)
}

// shows waits until the page with this text is drawn to its last line.
func (p pane) shows(text string) []string {
	p.t.Helper()
	shown := ""
	for range 1000 {
		shown = p.tmux("capture-pane", "-p")
		rows := strings.Split(strings.TrimRight(shown, "\n"), "\n")
		if strings.Contains(shown, text) && strings.Contains(rows[len(rows)-1], "help") {
			return rows
		}
		time.Sleep(10 * time.Millisecond)
	}
	p.t.Fatalf("%q is not shown:\n%s", text, shown)
	return nil
}

// holds demands that no row is longer than the screen and that nothing is pushed
// from its place.
func (p pane) holds(page string) {
	p.t.Helper()
	rows := p.shows(page)
	joined := strings.Split(strings.TrimRight(p.tmux("capture-pane", "-p", "-J"), "\n"), "\n")
	if len(joined) != len(rows) {
		p.t.Errorf("%s: a row is longer than the screen:\n%s", page, strings.Join(rows, "\n"))
	}
	if len(rows) != p.height || !strings.HasPrefix(rows[1], "──") || !strings.HasPrefix(rows[0], " ") {
		p.t.Errorf("%s: it is not in its place:\n%s", page, strings.Join(rows, "\n"))
	}
}

// In a terminal that counts columns by itself, rows of any script end within the
// screen, on every page that shows people's text.
func TestRowsOfEveryScript(t *testing.T) {
	terminal.Long(t)
	if _, err := exec.LookPath("tmux"); err != nil {
		t.Skip("tmux is missing: rows are not held against a terminal of another kind")
	}
	for name, words := range texts() {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			h := program.Home(t)
			said := strings.Repeat(words+" ", 12)
			answers := filepath.Join(h.Work, "a.yaml")
			content := fmt.Sprintf("subject: {name: %q, owner: %q}\nreview: {reviewers: [%q], date: \"2026-11-23\"}\nanswers:\n  - {question: browser, level: none, evidence: %q}\n", words, said, words, said)
			if err := os.WriteFile(answers, []byte(content), 0o600); err != nil {
				t.Fatal(err)
			}
			for _, size := range [][2]int{{80, 24}, {60, 15}} {
				p := pane{t, filepath.Join(t.TempDir(), "s"), size[0], size[1]}
				command := "exec env " + strings.Join(quoted(h.Env()), " ") + " " + program.Path + " assess --answers " + answers + " --out " + filepath.Join(h.Work, "out"+strconv.Itoa(size[0]))
				p.tmux("new-session", "-d", "-x", strconv.Itoa(size[0]), "-y", strconv.Itoa(size[1]), "-c", h.Work, "exec sh -c '"+command+"'")
				p.tmux("set", "-g", "status", "off")
				p.holds("Without device flow")
				for _, step := range []struct {
					keys []string
					page string
				}{
					{[]string{"Left", "n"}, "Evidence"}, {[]string{"-l", said}, "Evidence"}, {[]string{"C-s"}, "sign-in page on the"}, {[]string{"b"}, "Owner"},
					{[]string{"s"}, "Summary"}, {[]string{"Right"}, "Decided by"}, {[]string{"Right"}, "y writes both files"},
					{[]string{"y"}, "To the start screen"}, {[]string{"r"}, "Record 0001"},
				} {
					p.tmux(append([]string{"send-keys"}, step.keys...)...)
					p.holds(step.page)
				}
				p.tmux("send-keys", "q")
			}
		})
	}
}

func quoted(words []string) []string {
	out := make([]string, len(words))
	for i, w := range words {
		out[i] = `"` + w + `"`
	}
	return out
}
