package linear

import (
	"fmt"
	"slices"
	"strings"

	"flowverdict/ui/session"
)

// page is one place of the run: what is read out there, and what may be typed.
type page struct {
	read     func()              // reads the page out
	prompt   string              // the few most useful commands
	numbers  int                 // numbers from 1 to this one mean something here
	does     string              // what they do, as in "to answer"
	allowed  string              // what to type, for refusals; "" where it is the numbers
	number   func(n int) error   // acts on one
	word     func(s string) bool // acts on a word that is no command, or reports false
	commands []command
}

// command is one thing that can be typed. The table of a page both finds what
// was typed and says what there is, so the two cannot differ.
type command struct {
	words []string // the short one first
	arg   string   // what may follow, in words, or ""
	does  string
	run   func(arg string) error
}

func cmd(words, does string, run func() error) command {
	return command{strings.Fields(words), "", does, func(string) error { return run() }}
}

// turn reads the page out where that is due, asks once and acts.
func (r *runner) turn(p page) error {
	if !r.heard {
		r.out.blank()
		p.read()
		if r.work.Example {
			r.say("Tour, %s. %s", session.TourState, r.hint())
		}
		r.heard = true
	}
	line, err := r.ask(p.prompt)
	if err != nil {
		return err
	}
	return r.act(p, line)
}

// ask says the prompt and waits for a line.
func (r *runner) ask(prompt string) (string, error) {
	for {
		r.say("%s", prompt)
		r.out.flush()
		if r.out.failed != nil {
			return "", errOutput
		}
		line, tooLong, err := r.in.next()
		if err != nil || !tooLong {
			return line, err
		}
		r.say("That line is longer than %d bytes and was not used.", lineLimit)
	}
}

// act does what a line says. Commands come before words, so that a command is
// never an answer.
func (r *runner) act(p page, line string) error {
	if line == "" {
		r.heard = false
		return nil
	}
	if line == "?" {
		r.listCommands(p)
		return nil
	}
	if rest, ok := strings.CutPrefix(line, "/"); ok {
		line = "/ " + rest
	}
	if n, ok := number(line); ok && p.number != nil {
		if n >= 1 && n <= p.numbers {
			return p.number(n)
		}
		return r.refuse(p, line)
	}
	word := strings.Fields(line)[0]
	arg := strings.TrimSpace(line[len(word):])
	for _, c := range p.commands {
		if slices.Contains(c.words, strings.ToLower(word)) && (arg == "" || c.arg != "") {
			return c.run(arg)
		}
	}
	if p.word != nil && p.word(strings.ToLower(line)) {
		return nil
	}
	return r.refuse(p, line)
}

func (r *runner) refuse(p page, line string) error {
	allowed := p.allowed
	if allowed == "" {
		allowed = upTo(p.numbers) + " " + p.does
	}
	r.say("%s is not understood; type %s, or ? for all commands.", quoted(line), allowed)
	return nil
}

// listCommands says everything that can be typed on a page.
func (r *runner) listCommands(p page) {
	r.out.blank()
	r.say("All commands here:")
	if p.numbers > 0 {
		r.say("%s %s.", upTo(p.numbers), p.does)
	}
	for _, c := range p.commands {
		name := strings.Join(c.words, " or ")
		if c.arg != "" {
			name += ", then " + c.arg
		}
		r.say("%s: %s.", name, c.does)
	}
	r.say("?: this list.")
	r.say("Enter alone: hear this page again. Ctrl+c, or the end of the input: keep the draft and leave.")
}

// number reads a line of digits.
func number(s string) (int, bool) {
	if s == "" || len(s) > 9 || strings.Trim(s, "0123456789") != "" {
		return 0, false
	}
	n := 0
	for _, c := range s {
		n = n*10 + int(c-'0')
	}
	return n, true
}

// upTo names the numbers from 1 to n.
func upTo(n int) string { return span(1, n) }

// span names the numbers from first to last.
func span(first, last int) string {
	switch last - first {
	case 0:
		return fmt.Sprint(first)
	case 1:
		return fmt.Sprintf("%d or %d", first, last)
	}
	return fmt.Sprintf("%d to %d", first, last)
}

// enter opens a page within the one in view.
func (r *runner) enter(p func() page) error {
	r.within, r.heard = append(r.within, p), false
	return nil
}

// leave closes the page that was opened last.
func (r *runner) leave() error {
	r.within, r.heard = r.within[:len(r.within)-1], false
	return nil
}

// moved marks that another page is in view. The wish to replace a file holds
// only while the reviewer stays where it was said.
func (r *runner) moved() error {
	r.within, r.heard, r.replace = nil, false, false
	return nil
}
