// Package linear is a review line by line: the same steps as on the screen, as
// numbered prompts, for screen readers, braille lines, dumb terminals and
// pipes. It writes whole lines of plain text and no control character but the
// line feed.
//
// It drives the engine of package session and speaks to the world through a
// [session.Store]. It imports no terminal library that draws, writes no file and
// reads no clock.
package linear

import (
	"errors"
	"io"
	"os"

	"flowverdict/internal/text"
	"flowverdict/questionnaire"
	"flowverdict/questionnaire/review"
	"flowverdict/ui/session"
)

// Config is what a run needs.
type Config struct {
	Questionnaire *questionnaire.Questionnaire
	Store         session.Store
	Today         string                       // day of the review, YYYY-MM-DD
	Work          *session.Work                // the review to do; nil begins at the start page
	Tour          func() (session.Tour, error) // begins one from the start page; nil where there is none
	Order         session.Order                // of asking; empty for the one that a draft was left in
	In            io.Reader                    // read line by line; a line without a line feed is no answer
	Out           io.Writer                    // gets plain text
	Signals       <-chan os.Signal             // each ends the run as ctrl+c does; nil for none

	// What the terminal can do beside; nil where it cannot.
	Copy  func(said string)       // asks it to copy a text
	Pager func(path string) error // shows a file in the reviewer's pager, and waits; [ErrTold] ends the run
	Edit  func(path string) error // the same in the editor
}

// ErrTold means that the program was told to end while another one had the
// terminal.
var ErrTold = errors.New("the program was told to end")

// Run asks until the reviewer quits, the input ends or the run is interrupted. Whatever was answered is in the draft then. The
// error says why input or output failed; the outcome holds in that case too.
func Run(cfg Config) (session.Outcome, error) {
	r := &runner{cfg: cfg, in: newLines(cfg.In, cfg.Signals), out: &printer{w: cfg.Out}}
	if cfg.Work != nil {
		r.open(*cfg.Work)
	}
	return r.outcome(r.run())
}

// run asks until something ends it.
func (r *runner) run() (end error) {
	for end == nil {
		end = r.turn(r.page())
	}
	return end
}

// runner is one run: where it reads and writes, and the review that is open.
type runner struct {
	cfg Config
	in  *lines
	out *printer

	s       *session.Session // nil on the start page
	work    session.Work
	saved   int          // revision of the session that the draft holds
	savedAt session.At   // place that the draft holds
	kept    bool         // there is a draft of this review
	blank   review.Draft // with what it began before anybody entered anything
	unsaved error        // the last save failed

	heard   bool          // the page in view was read out
	within  []func() page // pages opened within the page of the stage
	start   startList
	name    string             // wanted file name, or ""
	replace bool               // the reviewer wants the existing file replaced
	shown   session.Plan       // what the page of writing said last
	written []session.Written  // the records that were written and not taken back
	done    bool               // the review that is open is written
	further *session.DraftInfo // the draft to go on with then; nil for none
	refused error              // the last try to write failed
	inView  string             // question of the conflict that was gone to, or ""
	merged  bool               // the record is to take the answers that were merged
}

// open begins or continues a review.
func (r *runner) open(w session.Work) {
	r.work, r.heard, r.within = w, false, nil
	r.done, r.name, r.replace, r.refused, r.unsaved = false, "", false, nil, nil
	at := w.At
	if r.cfg.Order != "" {
		at.Order = r.cfg.Order
	}
	if w.Questionnaire != nil {
		r.cfg.Questionnaire = w.Questionnaire
	}
	r.s = session.New(r.cfg.Questionnaire, r.cfg.Today, w.Draft, at)
	r.s.Carry(w.Asked)
	r.s.CarryOver(w.Carried)
	r.s.Hold(w.Options)
	r.blank = session.New(r.cfg.Questionnaire, r.cfg.Today, w.Begun, session.At{}).Draft()
	r.saved, r.savedAt, r.kept = r.s.Revision(), r.s.At(), entered(w.Draft, w.Begun)
	if w.At == (session.At{}) {
		r.saved = -1 // begun from answers: no draft holds them yet
	}
	if w.ReadOnly != "" {
		r.say("This review can only be looked at: %s", text.Sentence(w.ReadOnly))
	}
	if w.Notice != "" {
		r.say("%s", w.Notice)
		for _, a := range w.Asked {
			if q := r.cfg.Questionnaire.Question(a.Question); q != nil {
				r.say("%s. %s", q.Title, a.Sentence())
			}
		}
	}
	r.takeIn()
}

// page returns the page in view.
func (r *runner) page() page {
	switch {
	case len(r.within) > 0:
		return r.within[len(r.within)-1]()
	case r.s == nil:
		return r.startPage()
	case r.done:
		return r.writtenPage()
	case r.settles():
		return r.conflictsPage()
	}
	switch r.s.At().Stage {
	case session.Subject:
		return r.subjectPage()
	case session.Questions:
		return r.questionPage()
	case session.Summary:
		return r.summaryPage()
	case session.Mitigations:
		return r.mitigationsPage()
	case session.Decision:
		return r.decisionPage()
	}
	return r.writePage()
}

// outcome says how the run ended, and keeps the draft first.
func (r *runner) outcome(end error) (session.Outcome, error) {
	out := session.Outcome{Interrupted: end == errInterrupted}
	if !r.work.Example {
		out.Written = r.written
	}
	if r.s != nil && !r.done && !r.work.Example {
		r.keep()
		out.Unsaved, out.Refused = r.unsaved, r.refused
		out.Ended = end == errEnded && r.work.ReadOnly == ""
		if r.kept && r.work.Kept() {
			out.Work = r.work.ID
		}
		out.ToSettle = r.s.ToSettle()
		if r.merged {
			out.Answers = r.s.Draft().Answers
		}
	}
	if r.done && end == errEnded {
		end = errQuit
	}
	if end == errEnded {
		r.say("The input has ended.")
		if r.in.cut {
			r.say("Its last line was not ended with a line feed, so it was not used.")
		}
	}
	r.out.flush()
	if r.in.failed != nil {
		return out, r.in.failed
	}
	return out, r.out.failed
}
