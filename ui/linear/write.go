package linear

import (
	"errors"
	"strings"

	"flowverdict/internal/text"
	"flowverdict/report/summary"
	"flowverdict/ui/session"
)

// writePage shows what will be written and where, before anything is.
func (r *runner) writePage() page {
	p := page{
		prompt:  "b back, s summary, q quit, ? all commands.",
		allowed: "b, s or q",
		commands: []command{
			{[]string{"name"}, "a file name without ending", "write under another name; alone, under the usual one", r.rename},
		},
	}
	plan, err := r.plan()
	if plan != r.shown { // the folder has changed: only what was read out is ever written
		r.heard = false
	}
	p.read = func() { r.shown = plan; r.readPlan(plan, err) }
	problems := problemsOf(err)
	switch {
	case len(problems) > 0:
		p.numbers, p.does, p.allowed = len(problems), "to mend that", upTo(len(problems))+", b, s or q"
		p.prompt = upTo(len(problems)) + " to mend that, " + p.prompt
		p.number = func(n int) error { return r.mend(problems[n-1].Place) }
	case r.work.ReadOnly != "" || err != nil || len(r.s.Missing()) > 0:
	case plan.Exists && !plan.Replace:
		p.allowed = "name and a new name, or replace"
		p.prompt = "name and a new name, replace to overwrite it, b back, ? all commands."
		p.commands = append(p.commands, command{[]string{"replace"}, "", "overwrite the files that are there; y then writes", r.allowReplace})
	default:
		p.allowed = "y to write it, or b to go back"
		p.prompt = "y to write it, name and another name, b back, q quit, ? all commands."
		p.commands = append(p.commands, command{[]string{"y", "yes"}, "", "write it now", func(string) error { return r.write(plan) }})
	}
	p.commands = append(p.commands, r.moves()...)
	return p
}

func (r *runner) plan() (session.Plan, error) {
	if r.work.ReadOnly != "" || len(r.s.Missing()) > 0 {
		return session.Plan{}, nil
	}
	plan, err := r.cfg.Store.Plan(r.work.ID, r.s.Draft(), r.name)
	plan.Replace = plan.Exists && (plan.Replace || r.replace)
	return plan, err
}

func (r *runner) readPlan(plan session.Plan, err error) {
	r.say("Write the record.")
	if missing := r.s.Missing(); len(missing) > 0 {
		for _, m := range missing {
			r.say("Still needed: %s. Type %s to enter it.", m.What, m.Stage)
		}
		return
	}
	switch {
	case r.work.ReadOnly != "":
		r.say("Nothing can be written: this review can only be looked at.")
		return
	case len(problemsOf(err)) > 0:
		r.say("It cannot be written yet:")
		for i, p := range problemsOf(err) {
			r.item(i+1, "%s", text.Line(p.Text()))
		}
		return
	case err != nil:
		r.say("It cannot be written yet: %s", text.Sentence(err.Error()))
		return
	}
	a, d := r.s.Assessment(), r.s.Draft()
	r.say("Verdict %s, score %s. Decision: %s.", a.Verdict(), summary.Range(a.Score), d.Decision.Status)
	if plan.ReviewBy != "" {
		r.say("Review by %s.", plan.ReviewBy)
	}
	if said := r.s.Unsettled(); said != "" {
		r.say("%s", said)
	}
	warnings, more := r.s.WarningsInShort()
	for _, warning := range warnings {
		r.say("Warning: %s", text.Line(warning.Text()))
	}
	if more > 0 {
		r.say("And %s. Type problems to hear all.", text.Count(more, "further warning"))
	}
	if short := r.s.Summary(); short.Undecided != nil {
		r.say("%s", short.Undecided)
	}
	r.say("Record: %s", plan.YAML)
	if plan.Markdown != "" {
		r.say("Markdown: %s", plan.Markdown)
	}
	for marked := range strings.Lines(plan.Marked) {
		r.say("Marked as superseded: %s", strings.TrimSpace(marked))
	}
	if said := plan.Succession(d); said != "" {
		r.say("%s", said)
	}
	switch {
	case plan.Replace:
		r.say("The files of that name will be overwritten.")
	case plan.Exists:
		r.say("A file of that name is there already.")
	}
}

// problemsOf are what keeps a review from being a record.
func problemsOf(err error) []session.Problem {
	var unwritable *session.Unwritable
	if errors.As(err, &unwritable) {
		return unwritable.Problems
	}
	return nil
}

// problemsCommand opens the list; every page of a review has it.
func (r *runner) problemsCommand() command {
	return cmd("problems", "what stands between the review and an accepted record, to be mended one by one", r.problems)
}

// problems opens the list of what stands between the review and an accepted record.
func (r *runner) problems() error {
	if len(r.s.Problems()) == 0 {
		r.say("%s", session.NoProblems)
		return nil
	}
	return r.enter(r.problemsPage)
}

func (r *runner) problemsPage() page {
	all := r.s.Problems()
	p := page{
		read:     func() { r.readProblems(all) },
		prompt:   "b back, s summary, ? all commands.",
		allowed:  "b or s",
		commands: append([]command{cmd("b back", "back to the page before", r.leave)}, r.movesBut("b", "problems")...),
	}
	if r.settles() {
		p.prompt, p.allowed = "b back to the conflicts, ? all commands.", "b"
		p.commands = []command{cmd("b back s", "back to the conflicts", r.leave), cmd("q quit", "leave; what is settled is in the draft, and a record stays as it is", func() error { return errQuit })}
	}
	if n := len(all); n > 0 {
		p.numbers, p.does, p.allowed = n, "to mend that", upTo(n)+", "+p.allowed
		p.prompt = upTo(n) + " to mend that, " + p.prompt
		p.number = func(n int) error {
			switch {
			case !r.editable():
				return nil
			case r.settles():
				r.say("%s", r.work.Merge.MendingRule())
				return nil
			}
			return r.mend(all[n-1].Place)
		}
	}
	return p
}

// readProblems says the problems under the heading of each kind.
func (r *runner) readProblems(all []session.Problem) {
	r.say("Problems.")
	if len(all) == 0 {
		r.say("%s", session.NoProblems)
		return
	}
	for i := range all {
		if heading := session.Heading(all, i); heading != "" {
			r.say("%s:", heading)
		}
		r.item(i+1, "%s", text.Line(session.Listed(all, i)))
	}
}

// mend asks for the field where a problem is mended, and comes back.
func (r *runner) mend(p session.Place) error {
	var fields func() []field
	switch {
	case p.Question != "" && p.Field != "level":
		from := r.s.At()
		r.s.GoTo(p.Question) // its note is that of the question in view
		defer func() { r.s.GoTo(from.Question); r.s.Enter(from.Stage) }()
		fields = r.noteForm
	case p.Question != "":
		r.s.GoTo(p.Question)
		return r.moved()
	case p.Condition != "":
		fields = func() []field { return r.conditionForm(p.Condition) }
	case p.Mitigation != "":
		fields = func() []field { return r.mitigationForm(p.Mitigation) }
	case p.Stage == session.Subject:
		fields = r.subjectForm
	case p.Stage == session.Decision:
		fields = r.decisionForm
	default:
		r.s.Enter(p.Stage)
		return r.moved()
	}
	r.heard = false
	for i, f := range fields() {
		if f.key == p.Field {
			_, err := r.fill(fields, i, "")
			return err
		}
	}
	return r.fillAll(fields)
}

func (r *runner) rename(arg string) error {
	r.name, r.replace = arg, false
	r.heard = false
	return nil
}

func (r *runner) allowReplace(string) error {
	r.replace, r.heard = true, false
	return nil
}

// write writes the record. The name and the wish to replace hold only for what
// was shown.
func (r *runner) write(plan session.Plan) error {
	written, err := r.cfg.Store.Write(r.work.ID, r.s.Draft(), plan)
	if err != nil {
		r.say("It was not written: %s", text.Sentence(err.Error()))
		if said := session.Elsewhere(err); said != "" {
			r.say("%s", said)
		}
		r.refused = err
		r.replace, r.heard = false, false
		return nil
	}
	r.say("Written.")
	if written.ID != plan.ID {
		r.say("Another record has the number of %s by now: it is %s.", plan.ID, written.YAML)
	}
	r.refused = nil
	return r.finish(written)
}
