// Package editor has a text written in the reviewer's own editor. The text lies
// in a file that nobody else can read, in a folder of its own, which is removed
// only when all that the editor left there is taken. It opens other files in that
// editor too, and in the reviewer's pager.
package editor

import (
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"strings"
	"time"
	"unicode/utf8"

	tea "github.com/charmbracelet/bubbletea"

	"flowverdict/internal/crash"
)

const (
	// longest is the largest file that is taken back from an editor, in bytes.
	longest = 1 << 20
	// atOnce is how soon nobody has closed an editor by hand.
	atOnce = time.Second
	// grace is how long an editor may take to rescue its text when the program is
	// told to end.
	grace = time.Second
	// settling is how long a signal may be on its way that ended the editor and
	// was sent to the program as well.
	settling = 50 * time.Millisecond
)

// ErrTold means that the program was told to end while the editor was open.
var ErrTold = errors.New("the program was told to end")

// Command returns the command of the reviewer's editor, or "".
func Command(getenv func(string) string) string {
	if getenv == nil {
		return ""
	}
	if editor := strings.TrimSpace(getenv("VISUAL")); editor != "" {
		return editor
	}
	return strings.TrimSpace(getenv("EDITOR"))
}

// Terminal is what an editor gets, and how it can be disturbed.
type Terminal struct {
	In, Out *os.File         // nil leaves them to Bubble Tea
	Away    func(away bool)  // is told before the editor has the terminal, and after it
	Told    <-chan os.Signal // brings what tells the program to end
	Without func(do func())  // does something while the terminal is as it was found; nil where Bubble Tea sees to that
}

// Result is what an editor left.
type Result struct {
	Text      string
	Unchanged bool   // at once: the editor may have gone on in a window of its own
	Kept      string // the file that holds what could not be taken, or ""
	Err       error  // why the text is not taken
}

// Open returns what gives a lent text to the editor of this command. The editor
// has the terminal until it is closed, or until the program is told to end; then
// done makes a message of the result.
func (l *Loan) Open(command string, t Terminal, done func(Result) tea.Msg) tea.Cmd {
	r := &run{command: commandOf(command, l.path), terminal: t, loan: l}
	return tea.Exec(r, func(err error) tea.Msg { return done(l.result(command, r.quick, err)) })
}

// commandOf reads the command as git does: what may be more than a word is left to
// the shell.
func commandOf(command, path string) *exec.Cmd {
	if !strings.ContainsAny(command, "|&;<>()$`\\\"' \t\n*?[#~=%") {
		return exec.Command(command, path)
	}
	if _, err := exec.LookPath("sh"); err != nil {
		words := strings.Fields(command)
		return exec.Command(words[0], append(words[1:], path)...)
	}
	return exec.Command("sh", "-c", command+` "$@"`, command, path)
}

// result takes what the editor left, as far as it can be taken.
func (l *Loan) result(command string, quick bool, failed error) (r Result) {
	content, err := l.read()
	r.Text = string(content)
	switch {
	case failed != nil:
		r.Err = fmt.Errorf("the editor failed (%w): %s", failed, command)
	case err != nil:
		r.Err = fmt.Errorf("what the editor wrote cannot be read: %w", err)
	case !utf8.Valid(content):
		r.Err = errors.New("what the editor wrote is not UTF-8")
	}
	if r.Err == nil {
		r.Unchanged = quick && r.Text == l.lent
		l.Return()
		return r
	}
	r.Kept = l.Left()
	if !errors.Is(r.Err, ErrTold) {
		r.Err = fmt.Errorf("%w; the text is as it was", r.Err)
	}
	return r
}

// run is an editor that is open, or another program that shows a file.
type run struct {
	command  *exec.Cmd
	terminal Terminal
	loan     *Loan // nil where a file is opened that is nobody's loan
	quick    bool
}

// Run implements [tea.ExecCommand].
func (r *run) Run() (err error) {
	if without := r.terminal.Without; without != nil {
		without(func() { err = r.edit() })
		return err
	}
	return r.edit()
}

func (r *run) edit() error {
	if away := r.terminal.Away; away != nil {
		away(true)
		defer func() {
			time.Sleep(settling)
			away(false)
		}()
	}
	if err := r.command.Start(); err != nil {
		return err
	}
	soon := time.After(atOnce)
	ended := make(chan error, 1)
	go func() {
		var err error
		defer func() { ended <- err }()
		defer crash.Guard(&err)
		err = r.command.Wait()
	}()
	select {
	case err := <-ended:
		select {
		case <-soon:
		default:
			r.quick = true
		}
		return err
	case signal := <-r.terminal.Told:
		_ = r.command.Process.Signal(signal) // it may have ended by itself
		select {
		case <-ended:
		case <-time.After(grace):
			r.left()
		}
		return ErrTold
	}
}

// left notes that the program is still open.
func (r *run) left() {
	if r.loan != nil {
		r.loan.open = true
	}
}

// The terminal itself goes to the editor: what Bubble Tea reads and writes may be
// a filter, and no editor draws on a pipe.

// SetStdin implements [tea.ExecCommand].
func (r *run) SetStdin(in io.Reader) {
	r.command.Stdin = in
	if r.terminal.In != nil {
		r.command.Stdin = r.terminal.In
	}
}

// SetStdout implements [tea.ExecCommand].
func (r *run) SetStdout(out io.Writer) {
	r.command.Stdout = out
	if r.terminal.Out != nil {
		r.command.Stdout = r.terminal.Out
	}
}

// SetStderr implements [tea.ExecCommand].
func (r *run) SetStderr(out io.Writer) { r.command.Stderr = out }
