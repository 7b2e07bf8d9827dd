package linear

import (
	"cmp"
	"slices"
	"strings"

	"flowverdict/internal/text"
	"flowverdict/questionnaire/review"
	"flowverdict/ui/session"
)

// takeIn takes in what others answered, and says what came of it.
func (r *runner) takeIn() {
	if r.work.Merge == nil {
		return
	}
	var taken, more int
	r.change(func() bool {
		before := r.s.Revision()
		taken, more = r.s.Merge(*r.work.Merge)
		return r.s.Revision() != before
	})
	r.say("%s", session.MergedSentence(taken, more, r.s.ToSettle()))
}

// settles reports whether there are conflicts to settle, or a record that waits to
// be written with what was settled.
func (r *runner) settles() bool { return r.s.ToSettle() > 0 || r.work.ForRecord() }

// conflict is the one in view: the one that was gone to, or else the first that is
// not settled; at is -1 where all are.
func (r *runner) conflict() (all []review.Conflict, at int) {
	all, at = r.s.MergeConflicts(), -1
	for i, c := range all {
		_, settled := r.s.Chosen(c.Question)
		if c.Question == r.inView {
			return all, i
		}
		if at < 0 && !settled {
			at = i
		}
	}
	return all, at
}

// conflictsPage settles one conflict, and then the next.
func (r *runner) conflictsPage() page {
	common := []command{
		r.problemsCommand(),
		cmd("u undo z", "take the last settlement back", r.undoConflict),
		cmd("q quit", "leave; what is settled is in the draft, and a record stays as it is", func() error { return errQuit }),
	}
	all, at := r.conflict()
	if at < 0 {
		return page{
			read:    func() { r.say("%s %s", session.SettledSentence, r.work.Merge.WritingRule()) },
			prompt:  "y to write, u undo, q quit without writing, ? all commands.",
			allowed: "y, u or q",
			commands: append([]command{
				cmd("y write", "write the record with what was settled", func() error { r.merged = true; return errQuit }),
			}, common...),
		}
	}
	c := all[at]
	sides := session.Sides(r.s.Questionnaire(), c)
	p := page{
		read:    func() { r.readConflict(all, at, sides) },
		prompt:  "m take mine, t take theirs, f next, u undo, q quit, ? all commands.",
		allowed: "m or t",
		commands: append([]command{
			cmd("m mine", "settle it with your answer, and go to the next conflict", func() error { return r.settle(c, sides[0]) }),
			{[]string{"t", "theirs"}, "", "settle it with their answer, and go to the next conflict", func(string) error { return r.settle(c, sides[1]) }},
			cmd("f forward skip", "the next conflict, without settling", func() error { return r.toConflict(all, at+1) }),
			cmd("b back", "the conflict before, without settling", func() error { return r.toConflict(all, at-1) }),
			cmd("w why", "why this is asked", func() error { r.say("%s", text.Sentence(r.s.Questionnaire().Question(c.Question).Why)); return nil }),
		}, common...),
	}
	if len(sides) > 2 {
		p.prompt = "m take mine, t and " + upTo(len(sides)-1) + " take that one of theirs, f next, u undo, q quit, ? all commands."
		p.allowed = "m, or t and " + upTo(len(sides)-1)
		p.commands[1] = command{[]string{"t", "theirs"}, "the number of one of theirs", "settle it with that answer, and go to the next conflict", func(arg string) error {
			n, ok := number(arg)
			if !ok || n < 1 || n >= len(sides) {
				r.say("Theirs differ among themselves; type t and %s.", upTo(len(sides)-1))
				return nil
			}
			return r.settle(c, sides[n])
		}}
	}
	return p
}

func (r *runner) readConflict(all []review.Conflict, at int, sides []session.Side) {
	q := r.s.Questionnaire().Question(all[at].Question)
	r.say("Conflict %d of %d. %s: %s", at+1, len(all), q.Title, q.Text)
	level, settled := r.s.Chosen(q.ID)
	for _, side := range sides {
		taken := ""
		if settled && level == side.Level {
			taken = " This one is taken."
		}
		r.say("%s, %s%s", side.Whose, side.Says, taken)
		for _, rest := range side.Rests {
			if lines := text.Lines(rest.Text); len(lines) > 1 {
				r.say("%s:", rest.Label)
				r.quote(rest.Text)
			} else {
				r.say("%s: %s", rest.Label, rest.Text)
			}
		}
	}
	r.say("%s", r.work.Merge.SettlingRule())
}

func (r *runner) toConflict(all []review.Conflict, at int) error {
	if at < 0 || at >= len(all) {
		r.say("There is none.")
		return nil
	}
	r.inView, r.heard = all[at].Question, false
	return nil
}

func (r *runner) settle(c review.Conflict, side session.Side) error {
	r.change(func() bool {
		before := r.s.Revision()
		r.s.Settle(c.Question, side.Level)
		return r.s.Revision() != before
	})
	r.say("Settled: %s, %s.", text.LowerFirst(side.Whose), cmp.Or(side.Level, "open"))
	r.inView, r.heard = r.conflictAfter(c.Question), false
	if r.s.ToSettle() == 0 && !r.work.ForRecord() {
		r.say("%s", session.SettledSentence)
	}
	return nil
}

// conflictAfter is the question of the first conflict after this one, and after the
// last one from the first, that is not settled; "" where all are.
func (r *runner) conflictAfter(question string) string {
	all := r.s.MergeConflicts()
	from := slices.IndexFunc(all, func(c review.Conflict) bool { return c.Question == question })
	for i := range all {
		next := all[(from+1+i)%len(all)].Question
		if _, settled := r.s.Chosen(next); !settled {
			return next
		}
	}
	return ""
}

// undoConflict takes the last settlement back and shows its conflict.
func (r *runner) undoConflict() error {
	var before []string
	for _, c := range r.s.MergeConflicts() {
		if _, settled := r.s.Chosen(c.Question); settled {
			before = append(before, c.Question)
		}
	}
	err := r.undo()
	for _, question := range before {
		if _, settled := r.s.Chosen(question); !settled {
			r.inView = question
		}
	}
	return err
}

// askOthers opens the page that asks those who know.
func (r *runner) askOthers() error {
	if !r.editable() {
		return nil
	}
	asking := session.UsualAsking()
	return r.enter(func() page { return r.askPage(&asking) })
}

// askPage takes whom to ask and where the forms go, and writes them.
func (r *runner) askPage(a *session.Asking) page {
	q := r.s.Questionnaire()
	fields := func() []field { return r.askForm(a) }
	read := func() {
		r.say("%s. %s %s", session.AskTitle, session.FormsSentence(a.Forms(q, r.s.Draft())), session.AskingRule)
	}
	return r.formPage(fields, read, "y write the forms, b back, ? all commands.",
		cmd("y write", "write the forms", func() error { return r.writeForms(*a) }),
		cmd("b back", "back to the summary; nothing is written", r.leave),
		r.problemsCommand(),
		cmd("q quit", "keep the draft and leave", func() error { return errQuit }))
}

func (r *runner) askForm(a *session.Asking) []field {
	var ids []string
	for _, f := range session.Askable(r.s.Questionnaire()) {
		ids = append(ids, f.Lever.ID)
	}
	word := func(label, hint, show string, words []string, set func(string)) field {
		return field{label: label, show: show, hint: strings.TrimPrefix(hint+"; "+chooseHint(words), "; "), set: func(s string) string {
			word, refusal := choose(s, words)
			if refusal == "" && word != "" {
				set(word)
			}
			return refusal
		}}
	}
	return []field{
		{label: session.AskWhom, show: cmp.Or(strings.Join(a.Levers, ", "), "all"), hint: "a hyphen for all, or with commas between them " + chooseHint(ids), set: func(s string) string {
			var chosen []string
			for _, one := range text.Split(s, ", ") {
				id, refusal := choose(one, ids)
				if refusal != "" {
					return refusal
				}
				chosen = append(chosen, id)
			}
			a.Levers = chosen
			return ""
		}},
		word(session.AskWhich, session.AskWhichHint, string(a.Which), session.WhichWords(), func(s string) { a.Which = session.Which(s) }),
		{label: session.AskFolder, show: a.Folder, hint: "made where it is not there yet", set: func(s string) string {
			if s == "" {
				return "A folder is needed for the forms."
			}
			a.Folder = s
			return ""
		}},
		word(session.AskFormat, "", a.Format, session.AskFormats(), func(s string) { a.Format = s }),
	}
}

// writeForms writes the forms, and keeps in the draft for whom it waits.
func (r *runner) writeForms(a session.Asking) error {
	lines, err := r.cfg.Store.Ask(r.work.ID, r.s.Draft(), a)
	switch {
	case err != nil:
		r.say("The forms are not written: %s", text.Sentence(err.Error()))
		return nil
	case len(lines) == 0:
		r.say("%s", session.FormsSentence(nil))
		return nil
	}
	r.save(r.s.Draft())
	r.say("%s", session.AskedSentence(len(lines)))
	for _, line := range lines {
		r.say("%s", line)
	}
	return r.leave()
}

// takeForms takes the answers of forms that others filled in.
func (r *runner) takeForms(arg string) error {
	paths := text.Split(arg, ",")
	if !r.editable() {
		return nil
	}
	if len(paths) == 0 {
		r.say("%s Type forms and the names of their files, with commas between them.", session.TakeRule)
		return nil
	}
	others, err := r.cfg.Store.Forms(r.work.ID, paths)
	if err != nil {
		r.say("Nothing is taken: %s", text.Sentence(err.Error()))
		return nil
	}
	r.work.Merge = &session.Merge{Others: others}
	r.takeIn()
	r.heard = false
	return nil
}
