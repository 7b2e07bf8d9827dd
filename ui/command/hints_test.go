package command

import (
	"errors"
	"flowverdict/ui/command/outcome"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"

	"github.com/rogpeppe/go-internal/testscript"
)

// suggested is a command that the program names in what it prints, up to where
// the sentence goes on.
var suggested = regexp.MustCompile(`flowverdict ([a-z][a-z-]*(?: [^;\n]+?)??)(?:;|$|, without| lists| says| explains| does|\. [A-Z])`)

// placeholder is a word that stands for what only a person knows.
var placeholder = regexp.MustCompile(`(^| )[A-Z]{2,}(=[A-Z]+)?( |$)`)

// advice is in a line that says what to do.
var advice = regexp.MustCompile(`^\s*(flowverdict: )?(fix|hint): |go on with: |begin one with: `)

// hints runs every command that the program has just named, in a copy of the
// folder as it stands: whoever does what he is told must get on. A review that
// is begun that way is left at once.
func hints(ts *testscript.TestScript, said string) {
	seen := scriptOf(ts).obeyed
	about := "" // the file of the finding
	for line := range strings.Lines(said) {
		if file, _, ok := strings.Cut(line, ": "); ok && !strings.HasPrefix(line, " ") {
			about = file
		}
		if !advice.MatchString(line) {
			continue
		}
		for _, m := range suggested.FindAllStringSubmatch(strings.TrimRight(line, "\n"), -1) {
			command := strings.TrimSpace(m[1])
			if placeholder.MatchString(command) || seen[command] {
				continue
			}
			seen[command] = true
			gone := ""
			if strings.Contains(line, "fix: remove it, and run: ") {
				gone = about
			}
			ts.Check(obeyed(ts, command, line, gone))
		}
	}
}

// obeyed runs a command as a person pastes it, and removes a file first, if it
// is told to.
func obeyed(ts *testscript.TestScript, command, line, gone string) error {
	verb, _, _ := strings.Cut(command, " ")
	if (verb == "assess" || verb == "resume" || verb == "revise") && !strings.Contains(command, "--help") && !strings.Contains(command, "--no-input") {
		command += " --linear"
	}
	dir, err := os.MkdirTemp("", "hint")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	here := ts.MkAbs(".")
	if err := os.CopyFS(dir, os.DirFS(here)); errors.Is(err, fs.ErrInvalid) {
		return nil // a pipe lies there, which cannot be copied
	} else if err != nil {
		return err
	}
	if gone != "" {
		if err := os.Remove(filepath.Join(dir, gone)); err != nil {
			return err
		}
	}
	state := filepath.Join(dir, ".hint-state")
	if old := ts.Getenv("XDG_STATE_HOME"); old != "" {
		if _, err := os.Stat(old); err == nil {
			if err := os.CopyFS(state, os.DirFS(old)); err != nil {
				return err
			}
		}
	}
	words, err := words(dir, command)
	if err != nil {
		return err
	}
	getenv := func(name string) string {
		switch name {
		case "XDG_STATE_HOME":
			return state
		case "HOME":
			return dir
		}
		return os.Getenv(name)
	}
	x, err := scriptOf(ts).run(dir, getenv, "q\n", words...)
	if err == nil && x.code != outcome.ExitDone && x.code != outcome.ExitFindings { // findings are what the command is for
		err = fmt.Errorf("exit code %d", x.code)
	}
	if err != nil {
		return errors.New("what the program says to do fails: " + strings.TrimSpace(line) + "\n" + command + ": " + err.Error() + "\n" + x.out + x.err)
	}
	return nil
}

// words are those that a shell makes of the rest of a command line.
func words(dir, command string) ([]string, error) {
	if strings.ContainsAny(command, "<>|&") {
		return nil, errors.New("more than one command, or one with redirections: " + command)
	}
	c := exec.Command("sh", "-c", "printf '%s\\0' "+command)
	c.Dir = dir
	out, err := c.Output()
	return strings.Split(strings.TrimSuffix(string(out), "\x00"), "\x00"), err
}
