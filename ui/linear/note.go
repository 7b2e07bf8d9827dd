package linear

import (
	"slices"
	"strings"

	"flowverdict/internal/text"
	"flowverdict/questionnaire"
	"flowverdict/questionnaire/review"
	"flowverdict/ui/session"
)

// notePage is the note of the question in view: what its answer rests on.
func (r *runner) notePage() page {
	p := r.formPage(r.noteForm, func() { r.say("Note on %s.", r.s.Question().Title) },
		"b back to the question, ? all commands.",
		cmd("b back", "back to the question", r.leave),
		cmd("u undo z", "take the last change back", r.undo),
		r.problemsCommand(),
		cmd("q quit", "keep the draft and leave", func() error { return errQuit }))
	return p
}

func (r *runner) noteForm() []field {
	a := r.s.Answer()
	var out []field
	for _, f := range r.s.NoteFields(a.Question) {
		x := entryField(&f.Entry, f.Shown(&a))
		switch f.Key {
		case "evidence":
			x.show, x.edit = inOneLine(a.Evidence), func() error { return r.editEvidence(r.noted()) }
		case "links":
			x.show, x.edit = strings.Join(a.Links, ", "), func() error { return r.editLinks(r.noted()) }
		case session.DespiteKey:
			x.hint = f.Hint
			x.set = func(typed string) string {
				return r.setNote("", func(a *questionnaire.Answer) { a.Despite = r.s.Despite(a.Question, typed) })
			}
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

// noted is the note of the question in view.
func (r *runner) noted() noted {
	return noted{
		evidence: func() string { return r.s.Answer().Evidence },
		links:    func() []string { return r.s.Answer().Links },
		set: func(evidence string, links []string) {
			r.setNote("", func(a *questionnaire.Answer) { a.Evidence, a.Links = evidence, links })
		},
		with: func(evidence string) review.Draft {
			a, d := r.s.Answer(), r.s.Draft()
			a.Evidence = evidence
			d.Answers = d.Answers.With(r.dated(a)).Sorted(r.s.Questionnaire())
			return d
		},
	}
}

// noted is something that evidence and links are entered for.
type noted struct {
	evidence func() string
	links    func() []string
	set      func(evidence string, links []string)
	with     func(evidence string) review.Draft // the draft as it would be with this evidence
}

// editEvidence adds lines to the evidence. Each line is in the draft as soon
// as it is entered; all lines of one entry are one step to undo.
func (r *runner) editEvidence(n noted) error {
	evidence, first := n.evidence(), true
	if evidence != "" {
		r.say("Evidence now:")
		r.quote(evidence)
		r.say("Type more lines; a line with only a full stop ends. A hyphen as the first line clears what is there.")
	} else {
		r.say("Evidence. Type as many lines as you like; a line with only a full stop ends.")
	}
	for {
		line, err := r.ask("Evidence line, or a full stop to end.")
		if err != nil || line == "." {
			n.set(strings.TrimRight(evidence, "\n"), n.links())
			if err == nil {
				r.say("Evidence is entered.")
			}
			return err
		}
		switch {
		case first && line == "-":
			evidence = ""
			r.say("Evidence cleared.")
		case len(evidence)+1+len(line) > review.LongestText:
			r.say("The evidence would be longer than %d bytes; that line was not added.", review.LongestText)
		default:
			evidence = strings.TrimLeft(evidence+"\n"+line, "\n")
		}
		first = false
		r.save(n.with(strings.TrimRight(evidence, "\n")))
	}
}

// editLinks adds and removes links, one a line.
func (r *runner) editLinks(n noted) error {
	for {
		links := n.links()
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
			r.removeLink(n, strings.TrimSpace(rest))
			continue
		}
		switch {
		case !review.ValidLink(line):
			r.say("%s cannot be kept as a link; type an address that begins with https:// or http://, without spaces or a password.", quoted(line))
		default:
			n.set(n.evidence(), append(links[:len(links):len(links)], line))
		}
	}
}

func (r *runner) removeLink(n noted, which string) {
	links := n.links()
	i, ok := number(which)
	switch {
	case len(links) == 0:
		r.say("There is no link to remove.")
	case !ok || i < 1 || i > len(links):
		r.say("Type a hyphen and the number of a link, %s.", upTo(len(links)))
	default:
		n.set(n.evidence(), slices.Delete(slices.Clone(links), i-1, i))
		r.say("Link %d is removed.", i)
	}
}

// inOneLine is evidence as a field shows it.
func inOneLine(evidence string) string { return text.Clip(text.Line(evidence)) }
