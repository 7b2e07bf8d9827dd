//go:build unix

package e2e

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"flowverdict/ui/e2e/terminal"
)

// shell is an interactive shell that has what the program gives it to complete.
type shell struct {
	name    string
	args    []string
	setup   string // in its home, %s being the script's path
	library string // what the script needs beside the shell, or ""
}

func shells() []shell {
	return []shell{
		{"bash", []string{"--noprofile", "--norc", "-i"}, ". /usr/share/bash-completion/bash_completion; . %s", "/usr/share/bash-completion/bash_completion"},
		{"zsh", []string{"-f", "-i"}, "autoload -Uz compinit; compinit -u -d \"$HOME/.zcompdump\"; . %s", ""},
		{"fish", []string{"--no-config", "--interactive"}, "function fish_prompt; echo -n 'ready> '; end; . %s", ""},
	}
}

// Shells complete what a command takes: by their own completion, key by key.
func TestShellsCompleteValues(t *testing.T) {
	terminal.Long(t)
	t.Parallel()
	home := program.Home(t)
	answers := "subject: {name: acmectl}\nreview: {reviewers: [application security], date: \"2026-11-23\"}\nanswers: {browser: none}\n"
	if err := os.WriteFile(filepath.Join(home.Work, "a.yaml"), []byte(answers), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, said, code := home.Run(t, "assess", "--answers", "a.yaml", "--no-input", "--name", "0001-acmectl"); code != 0 {
		t.Fatal(said)
	}
	for _, sh := range shells() {
		t.Run(sh.name, func(t *testing.T) {
			t.Parallel()
			path, err := exec.LookPath(sh.name)
			if err != nil {
				t.Skipf("%s is not installed", sh.name)
			}
			if _, err := os.Stat(sh.library); sh.library != "" && err != nil {
				t.Skipf("%s is not installed", sh.library)
			}
			script, said, code := home.Run(t, "completion", sh.name)
			if code != 0 {
				t.Fatal(said)
			}
			file := filepath.Join(t.TempDir(), "completion."+sh.name)
			if err := os.WriteFile(file, []byte(script), 0o600); err != nil {
				t.Fatal(err)
			}
			cmd := home.Command(path, sh.args...)
			cmd.Env = home.Env("PS1=ready> ", "FLOWVERDICT_TEST=1")
			s := terminal.StartCommand(t, 120, 40, cmd)
			s.Send(fmt.Sprintf(sh.setup, file) + "; echo set''tled\r")
			s.Wait("settled")
			s.Until("an empty prompt", prompted)
			for i, x := range []struct{ typed, completed string }{
				{"flowverdict what-i\t", "flowverdict what-if "},
				{"flowverdict what-if 0001-acmectl.yaml priv\t", "0001-acmectl.yaml privilege="},
				{"flowverdict what-if 0001-acmectl.yaml privilege=re\t", "0001-acmectl.yaml privilege=read-only "},
				{"flowverdict what-if 0001-acmectl.yaml privilege=read-only hosts=manag\t", "privilege=read-only hosts=managed-personal "},
				{"flowverdict explain local-br\t", "flowverdict explain local-browser "},
				{"flowverdict explain unknown-le\t", "flowverdict explain unknown-level "},
				{"flowverdict report --format mark\t", "flowverdict report --format markdown "},
				{"flowverdict report --format=ht\t", "flowverdict report --format=html "},
				{"flowverdict validate --require cond\t", "flowverdict validate --require conditional "},
				{"flowverdict report 0001\t", "flowverdict report 0001-acmectl.yaml "},
				{"flowverdict questionnaire exp\t", "flowverdict questionnaire export "},
			} {
				s.Send(x.typed + fmt.Sprintf("#%d", i)) // what is typed on stands behind what was completed
				s.Until(x.completed, func(shown string) bool {
					return strings.Contains(strings.ReplaceAll(shown, "\n", ""), x.completed+fmt.Sprintf("#%d", i))
				})
				s.Send("\x15") // empties the line
				s.Until("an empty prompt", prompted)
			}
			s.Send("flowverdict what-if 0001-acmectl.yaml privilege=\t\t")
			for _, level := range []string{"read-only", "limited-write", "administrative", "unknown"} {
				s.Wait(level)
			}
		})
	}
}

// prompted tells whether a shell waits for a command of which nothing is typed.
func prompted(shown string) bool {
	return strings.HasSuffix(strings.TrimSpace(shown), "ready>")
}
