package linear

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"os"
	"regexp"
	"strings"
	"sync"

	"flowverdict/internal/crash"
	"flowverdict/internal/text"
	"flowverdict/questionnaire/review"
)

// The ways in which a run ends.
var (
	errEnded       = errors.New("input ended")
	errInterrupted = errors.New("interrupted")
	errQuit        = errors.New("quit")
	errWritten     = errors.New("written")
	errOutput      = errors.New("output failed")
)

// lineLimit is the longest line that is read, in bytes: no field takes more.
const lineLimit = review.LongestText

// lines reads one line at a time, and only when asked, so that nothing that
// stands behind the last answer is taken from the input. One reader serves the
// whole run.
type lines struct {
	in      *bufio.Reader
	signals <-chan os.Signal
	failed  error // reading failed, for another reason than the end
	cut     bool  // the input ended within a line
}

func newLines(in io.Reader, signals <-chan os.Signal) *lines {
	return &lines{in: bufio.NewReaderSize(in, 4<<10), signals: signals}
}

type read struct {
	text    string
	tooLong bool
	err     error
}

// next returns the next line, cleaned, without its end. After an error it must
// not be called again: a read may still be waiting.
func (l *lines) next() (text string, tooLong bool, err error) {
	select {
	case <-l.signals:
		return "", false, errInterrupted
	default:
	}
	// A read cannot be called off, so it waits in a goroutine of its own.
	got := make(chan read, 1)
	go func() {
		var x read
		defer func() { got <- x }()
		defer crash.Guard(&x.err)
		x = l.read()
	}()
	select {
	case <-l.signals:
		return "", false, errInterrupted
	case x := <-got:
		if x.err != nil {
			l.cut = x.text != ""
			if x.err != io.EOF {
				l.failed = fmt.Errorf("read input: %w", x.err)
			}
			return "", false, errEnded
		}
		return cleanLine(x.text), x.tooLong, nil
	}
}

func (l *lines) read() (x read) {
	var b []byte
	for {
		part, err := l.in.ReadSlice('\n')
		if len(b)+len(part) <= lineLimit+2 {
			b = append(b, part...)
		} else {
			x.tooLong = true
		}
		if err == bufio.ErrBufferFull {
			continue
		}
		x.text, x.err = string(b), err
		return x
	}
}

// keyCodes are what arrow and function keys leave in a line that a terminal
// edits itself.
var keyCodes = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile("\x1b(\\[[0-?]*[ -/]*[@-~]|O[ -~])") })

// cleanLine makes one line of input fit to be kept: no key codes, no hostile
// characters, no white space at the ends.
func cleanLine(s string) string {
	s = strings.TrimRight(s, "\r\n")
	s = text.Input(keyCodes().ReplaceAllString(s, ""))
	return strings.TrimSpace(strings.ReplaceAll(s, "\n", " "))
}

// width is where lines wrap, in columns.
const width = 78

// printer gathers what is said until the next prompt and writes it at once.
// Everything passes through text.Line, so no text can leave its line, and
// text.Guard, so none is taken for a command.
type printer struct {
	w      io.Writer
	b      strings.Builder
	failed error
}

// paragraph says one text, wrapped; its later lines begin with hang.
func (p *printer) paragraph(first, said, hang string) {
	for _, line := range text.Hang(first, text.Line(said), hang, width, text.Long) {
		p.b.WriteString(text.Guard(line))
		p.b.WriteByte('\n')
	}
}

// whole says a text in one line, however long: one that is copied.
func (p *printer) whole(said string) {
	p.b.WriteString(text.Guard(text.Line(said)))
	p.b.WriteByte('\n')
}

func (p *printer) blank() { p.b.WriteByte('\n') }

// flush writes what was said. After a failure nothing more is written.
func (p *printer) flush() {
	if p.failed == nil && p.b.Len() > 0 {
		if _, err := io.WriteString(p.w, p.b.String()); err != nil {
			p.failed = fmt.Errorf("write output: %w", err)
		}
	}
	p.b.Reset()
}

// say says one sentence or more as a paragraph.
func (r *runner) say(format string, args ...any) {
	r.out.paragraph("", fmt.Sprintf(format, args...), "")
}

// item says one entry of a numbered list.
func (r *runner) item(n int, format string, args ...any) {
	r.out.paragraph(fmt.Sprintf("%d. ", n), fmt.Sprintf(format, args...), "   ")
}

// quote says text of several lines, each set in.
func (r *runner) quote(said string) {
	for _, line := range text.Lines(said) {
		r.out.paragraph("  ", line, "  ")
	}
}

// quoted clips text and puts it in quotation marks.
func quoted(s string) string { return `"` + text.Clip(text.Line(s)) + `"` }
