package linear

import (
	"errors"
	"slices"

	"flowverdict/internal/text"
	"flowverdict/ui/session"
)

// finish goes to the page of what is written. A record that is printed ends the
// run: it is printed then.
func (r *runner) finish(written session.Plan) error {
	r.written = append(r.written, session.Written{Work: r.work.ID, Plan: written, Said: r.s.Closing()})
	r.done, r.further = true, nil
	if written.Markdown == "" {
		return errWritten
	}
	if list, err := r.cfg.Store.Drafts(); err == nil { // the start page says why they cannot be listed
		if next, ok := session.NextDraft(list, r.work.ID); ok {
			r.further = &next
		}
	}
	return r.moved()
}

// writtenPage stands after a record is written, and says what can be done next.
func (r *runner) writtenPage() page {
	w := r.written[len(r.written)-1]
	p := page{
		read:    func() { r.tellWritten(w) },
		allowed: "l, u or q",
		prompt:  "l to the start, u take it back, q quit, ? all commands.",
		commands: []command{
			cmd("l list start", "to the start, for the next review", r.toStart),
			cmd("n next", "go on with the draft that was saved last", r.goOn),
			cmd("r read", "read the record", func() error { return r.readRecord(w.ID) }),
			cmd("o pager", "open the Markdown in $PAGER, or less", func() error { return r.showIn("pager", r.cfg.Pager, w.Opens) }),
			cmd("e editor", "open the Markdown in $VISUAL or $EDITOR", func() error { return r.showIn("editor", r.cfg.Edit, w.Opens) }),
			cmd("c copy", "the line that sums the record up, copied where the terminal can do that", func() error { return r.copy(w.Line()) }),
			cmd("g commit", "the command that commits the files", func() error { return r.tellCommit(w.Commit) }),
			cmd("u undo z", "take the writing back: the files as they were, and the draft again", r.takeBack),
			cmd("q quit", "leave", func() error { return errQuit }),
		},
	}
	if r.further != nil {
		p.prompt = "n next draft, " + p.prompt
	}
	return p
}

func (r *runner) tellWritten(w session.Written) {
	r.say("Written: %s", w.Line())
	if r.further != nil {
		r.say("Type n to go on with the next draft, %s.", draftName(*r.further))
	}
}

func (r *runner) toStart() error {
	if r.work.Example {
		return errQuit
	}
	r.s, r.work, r.done = nil, session.Work{}, false
	return r.moved()
}

func (r *runner) goOn() error {
	if r.further == nil {
		r.say("%s", session.NoOtherDraft)
		return nil
	}
	w, err := r.cfg.Store.Continue(r.further.ID)
	return r.opened(w, err, "That draft cannot be continued", true)
}

// showIn opens a file with a program of the reviewer, where there is a terminal
// for it.
func (r *runner) showIn(program string, show func(path string) error, path string) error {
	if show == nil {
		r.say("There is no terminal to open the %s on. The Markdown is %s", program, path)
		return nil
	}
	switch err := show(path); {
	case errors.Is(err, ErrTold):
		return errInterrupted
	case err != nil:
		r.say("The %s did not show it: %s", program, text.Sentence(err.Error()))
	}
	r.heard = false
	return nil
}

// copy asks the terminal to copy a text, and says it in any case.
func (r *runner) copy(said string) error {
	r.out.blank()
	r.out.whole(said)
	r.out.blank()
	if r.cfg.Copy == nil {
		r.say("There is no terminal to ask to copy it.")
		return nil
	}
	r.cfg.Copy(said)
	r.say("%s", session.AskedToCopy)
	return nil
}

func (r *runner) tellCommit(command string) error {
	if command == "" {
		r.say("%s", session.NoRepository)
		return nil
	}
	r.say("This command commits the files that were written, and what is staged already with them. It is not run here.")
	return r.copy(command)
}

// takeBack takes the writing back, and goes on with the review.
func (r *runner) takeBack() error {
	if err := r.cfg.Store.TakeBack(r.work.ID); err != nil {
		r.say("Not taken back: %s", text.Sentence(err.Error()))
		return nil
	}
	name := r.written[len(r.written)-1].ID
	r.written = slices.Delete(r.written, len(r.written)-1, len(r.written))
	r.done, r.kept = false, true
	r.saved, r.savedAt = r.s.Revision(), r.s.At()
	r.say("Taken back, and the draft is there again: %s.", name)
	return r.moved()
}
