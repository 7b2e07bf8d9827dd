package linear

import (
	"fmt"
	"strings"

	"flowverdict/internal/text"
	"flowverdict/questionnaire"
	"flowverdict/questionnaire/review"
)

// notePage is the note of the question in view: what its answer rests on.
func (r *runner) notePage() page {
	p := r.formPage(r.noteForm, func() { r.say("Note on %s.", r.s.Question().Title) },
		"b back to the question, ? all commands.",
		cmd("b back", "back to the question", r.leave),
		cmd("u undo z", "take the last change back", r.undo),
		cmd("q quit", "keep the draft and leave", func() error { return errQuit }))
	return p
}

func (r *runner) noteForm() []field {
	a := r.s.Answer()
	var out []field
	for _, f := range review.AskedOf(review.AnswerFields()) {
		x := entryField(&f.Entry, f.Shown(&a))
		switch f.Key {
		case "evidence":
			x.show, x.edit = text.Clip(text.Line(a.Evidence)), r.editEvidence
		case "links":
			x.show, x.edit = strings.Join(a.Links, ", "), r.editLinks
		default:
			x.set = func(typed string) string {
				typed, refusal := r.typed(&f.Entry, typed)
				return r.setNote(refusal, func(a *questionnaire.Answer) { f.Enter(a, typed) })
			}
		}
		out = append(out, x)
	}
	return out
}

// setNote changes the note, unless what was typed is refused.
func (r *runner) setNote(refusal string, step func(*questionnaire.Answer)) string {
	if refusal != "" {
		return refusal
	}
	a := r.s.Answer()
	step(&a)
	if dated := r.dated(a); dated.Collected != a.Collected {
		r.say("Collected is set to %s.", dated.Collected)
		a = dated
	}
	r.change(func() bool { return r.s.SetNote(a) })
	return ""
}

// dated gives a note that is begun today its day.
func (r *runner) dated(a questionnaire.Answer) questionnaire.Answer {
	if !r.s.Answer().HasNote() && a.HasNote() && a.Collected == "" {
		a.Collected = r.cfg.Today
	}
	return a
}

// editEvidence adds lines to the evidence. Each line is in the draft as soon
// as it is entered; all lines of one entry are one step to undo.
func (r *runner) editEvidence() error {
	if text := r.s.Answer().Evidence; text != "" {
		r.say("Evidence now:")
		r.quote(text)
		r.say("Type more lines; a line with only a full stop ends. A hyphen as the first line clears what is there.")
	} else {
		r.say("Evidence. Type as many lines as you like; a line with only a full stop ends.")
	}
	a, first := r.s.Answer(), true
	for {
		line, err := r.ask("Evidence line, or a full stop to end.")
		if err != nil || line == "." {
			r.setNote("", func(note *questionnaire.Answer) { note.Evidence = strings.TrimRight(a.Evidence, "\n") })
			if err == nil {
				r.say("Evidence is entered.")
			}
			return err
		}
		switch {
		case first && line == "-":
			a.Evidence = ""
			r.say("Evidence cleared.")
		case len(a.Evidence)+1+len(line) > review.LongestText:
			r.say("The evidence would be longer than %d bytes; that line was not added.", review.LongestText)
		default:
			a.Evidence = strings.TrimLeft(a.Evidence+"\n"+line, "\n")
		}
		first = false
		r.saveNote(a)
	}
}

// saveNote keeps a note in the draft before it is a step of the session.
func (r *runner) saveNote(a questionnaire.Answer) {
	a.Evidence = strings.TrimRight(a.Evidence, "\n")
	d := r.s.Draft()
	d.Answers = d.Answers.With(r.dated(a)).Sorted(r.s.Questionnaire())
	r.save(d)
}

// editLinks adds and removes links, one a line.
func (r *runner) editLinks() error {
	for {
		links := r.s.Answer().Links
		for i, link := range links {
			r.item(i+1, "%s", link)
		}
		prompt := "Links. None yet. Type one, or enter to end."
		if len(links) > 0 {
			prompt = "Type another link, a hyphen and a number to remove one, or enter to end."
		}
		line, err := r.ask(prompt)
		if err != nil || line == "" || line == "." {
			return err
		}
		if rest, ok := strings.CutPrefix(line, "-"); ok {
			r.removeLink(strings.TrimSpace(rest), len(links))
			continue
		}
		switch {
		case !review.ValidLink(line):
			r.say("%s is no link; type an absolute http or https address without spaces or a password.", quoted(line))
		default:
			r.setNote("", func(a *questionnaire.Answer) { a.Links = append(links[:len(links):len(links)], line) })
		}
	}
}

func (r *runner) removeLink(which string, n int) {
	i, ok := number(which)
	switch {
	case n == 0:
		r.say("There is no link to remove.")
	case !ok || i < 1 || i > n:
		r.say("Type a hyphen and the number of a link, %s.", upTo(n))
	default:
		r.setNote("", func(a *questionnaire.Answer) {
			kept := append([]string(nil), a.Links[:i-1]...)
			a.Links = append(kept, a.Links[i:]...)
		})
		r.say("%s", fmt.Sprintf("Link %d is removed.", i))
	}
}
