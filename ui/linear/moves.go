package linear

import (
	"slices"

	"flowverdict/internal/text"
	"flowverdict/questionnaire"
	"flowverdict/ui/session"
)

// moves returns the commands that every page of a review has.
func (r *runner) moves() []command {
	to := func(stage session.Stage) func() error {
		return func() error { r.s.Enter(stage); return r.moved() }
	}
	all := []command{
		cmd("f forward skip", "one step on, without answering", r.forward),
		cmd("b back", "one step back", r.back),
		{[]string{"g", "go", "/"}, "a number, an id or words", "go to a question; alone, list them all", r.goTo},
		cmd("u undo z", "take the last change back", r.undo),
		cmd("v verdict", "where the verdict stands, and why", r.tellState),
		r.problemsCommand(),
		cmd("s summary", "verdict, what drives it, what is open, conditions", to(session.Summary)),
		cmd("subject", r.subject()+" under review, reviewers and date", to(session.Subject)),
		cmd("questions", "the question last in view", to(session.Questions)),
		cmd("d decision", "decision, exception, review by", to(session.Decision)),
		cmd("write", "what will be written, and where", to(session.Write)),
		cmd("q quit", "keep the draft and leave", func() error { return errQuit }),
	}
	if r.listsMitigations() {
		all = append(all, cmd("m mitigations", "what prevents an attack, disrupts it, or recovers from it", to(session.Mitigations)))
	}
	return all
}

// movesBut are the moves without those that a page has as its own, or has no use for.
func (r *runner) movesBut(words ...string) []command {
	return slices.DeleteFunc(r.moves(), func(c command) bool { return slices.Contains(words, c.words[0]) })
}

// listsMitigations reports whether the review has that page.
func (r *runner) listsMitigations() bool { return slices.Contains(r.s.Stages(), session.Mitigations) }

func (r *runner) forward() error {
	before := r.s.At()
	r.next()
	if r.s.At() == before {
		r.say("This is the last step.")
		return nil
	}
	return r.moved()
}

// next goes one step on. Where the decisive order has led to the summary, it
// says why.
func (r *runner) next() { r.step(r.s.Next) }

// onward goes on after an answer.
func (r *runner) onward() { r.step(r.s.Onward) }

func (r *runner) step(on func()) {
	from := r.s.At().Stage
	on()
	if r.s.Order() == session.Decisive && from != session.Summary && r.s.At().Stage == session.Summary {
		r.say("%s", r.s.Asked())
	}
}

// order takes the other order of asking and says which it is.
func (r *runner) order() error {
	r.say("%s", r.s.SwitchOrder().Sentence())
	return nil
}

func (r *runner) back() error {
	if !r.s.Back() {
		r.say("This is the first step.")
		return nil
	}
	return r.moved()
}

func (r *runner) undo() error {
	if !r.editable() {
		return nil
	}
	place := r.s.At()
	what, ok := r.s.Undo()
	if !ok {
		r.say("There is nothing to undo.")
		return nil
	}
	if r.work.Kept() {
		r.save(r.s.Draft())
	}
	r.say("Undone: %s.", what)
	if r.s.At() == place {
		r.heard = false
		return nil
	}
	return r.moved()
}

// goTo puts a question in view: by number, by id, or by words that find
// exactly one. Anything else lists what was found and asks again.
func (r *runner) goTo(arg string) error {
	for {
		if arg == "" {
			r.say("All questions:")
			r.listQuestions(r.s.Questionnaire().Questions())
			if r.listsMitigations() {
				r.say("Mitigations: %d open; type mitigations.", r.s.Coverage().Open())
			}
		} else if id, found := r.find(arg); id != "" {
			r.s.GoTo(id)
			return r.moved()
		} else if len(found) == 0 && r.s.FindsMitigations(arg) {
			r.s.Enter(session.Mitigations)
			return r.moved()
		} else if len(found) == 0 {
			r.say("No question is found by %s.", quoted(arg))
		} else {
			r.say("%s found:", text.UpperFirst(text.Count(len(found), "question")))
			r.listQuestions(found)
		}
		line, err := r.ask("Number, id or words of the question, enter to stay.")
		if err != nil {
			return err
		}
		if line == "" || line == "." {
			r.heard = false
			return nil
		}
		arg = line
	}
}

func (r *runner) find(arg string) (id string, found []*questionnaire.Question) {
	all := r.s.Questionnaire().Questions()
	if n, ok := number(arg); ok {
		if n >= 1 && n <= len(all) {
			return all[n-1].ID, nil
		}
		return "", nil
	}
	if r.s.Questionnaire().Question(arg) != nil {
		return arg, nil
	}
	found = r.s.Find(arg)
	if len(found) == 1 {
		return found[0].ID, nil
	}
	return "", found
}

func (r *runner) listQuestions(list []*questionnaire.Question) {
	for _, q := range list {
		i, _ := r.s.Questionnaire().Position(q.ID)
		r.item(i+1, "%s: %s.", q.Title, r.stands(q))
	}
}
