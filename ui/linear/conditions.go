package linear

import (
	"strings"

	"flowverdict/internal/text"
	"flowverdict/questionnaire/review"
	"flowverdict/ui/session"
)

// conditionsPage lists the conditions; a number fills one in.
func (r *runner) conditionsPage() page {
	conditions := r.s.Conditions()
	p := page{
		read: func() {
			if len(conditions) == 0 {
				r.say("There are no conditions: no gate has fired.")
				return
			}
			r.say("Conditions:")
			for i, c := range r.s.Summary().Conditions {
				r.item(i+1, "%s", c.Text())
			}
		},
		prompt:  "b back to the summary, ? all commands.",
		allowed: "b",
		commands: []command{
			r.assignCommand(),
			cmd("b back", "back to the summary", r.leave),
			cmd("u undo z", "take the last change back", r.undo),
			r.problemsCommand(),
			cmd("q quit", "keep the draft and leave", func() error { return errQuit }),
		},
	}
	if n := len(conditions); n > 0 {
		p.numbers, p.does, p.allowed = n, "to fill that condition in", ""
		p.prompt = upTo(n) + " to fill in, " + p.prompt
		p.number = func(n int) error {
			key := conditions[n-1].Key()
			return r.fillAll(func() []field { return r.conditionForm(key) })
		}
	}
	return p
}

// assignCommand gives owner and due date to all conditions that have none.
func (r *runner) assignCommand() command {
	return cmd("owners", "owner and due date of all conditions that have none, in one step; what it does is read out first", r.assign)
}

// assign asks for an owner and a due date, reads out which conditions would get them,
// and gives them to these once that is agreed to.
func (r *runner) assign() error {
	if !r.editable() {
		return nil
	}
	all := r.s.Unassigned()
	if len(all) == 0 {
		r.say("%s", session.AssignNone)
		return nil
	}
	r.say("Of the open conditions, %s %s", session.AssignSentence(all, "", ""), session.AssignRule)
	values := map[string]string{}
	for _, f := range review.AskedOf(review.ConditionFields()) {
		for f.Key == "owner" || f.Key == "due" {
			line, err := r.ask(f.Label + " of those that have none, " + f.Hint + ". Enter leaves them as they are, a full stop stops.")
			if err != nil || line == "." {
				return err
			}
			value, refusal := r.typed(&f.Entry, text.Line(line))
			if refusal == "" {
				values[f.Key] = value
				break
			}
			r.say("%s", refusal)
		}
	}
	owner, due := values["owner"], values["due"]
	if owner == "" && due == "" {
		r.say("Nothing is filled in.")
		return nil
	}
	r.say("%s", session.AssignSentence(all, owner, due))
	for _, u := range all {
		if gets := u.Gets(owner, due); gets != "" {
			r.say("%s gets %s.", text.Line(u.Title), gets)
		}
	}
	line, err := r.ask("y to fill them in, anything else to leave them.")
	if err != nil {
		return err
	}
	if line != "y" && line != "yes" {
		r.say("Nothing is filled in.")
		return nil
	}
	n := 0
	r.change(func() bool { n = r.s.Assign(owner, due); return n > 0 })
	r.say("%s Type undo to take it back.", session.AssignedSentence(n))
	r.heard = false
	return nil
}

func (r *runner) conditionForm(key string) []field {
	c, ok := r.s.Condition(key)
	if !ok { // it was on an answer, and nothing is left of it
		return nil
	}
	title := r.s.Title(c)
	var out []field
	for _, f := range review.AskedOf(review.ConditionFields()) {
		x := entryField(&f.Entry, f.Shown(&c))
		x.label = title + ", " + strings.ToLower(x.label)
		x.set = func(typed string) string {
			typed, refusal := r.typed(&f.Entry, typed)
			if refusal == "" {
				f.Enter(&c, typed)
				r.change(func() bool { return r.s.SetCondition(c) })
			}
			return refusal
		}
		out = append(out, x)
	}
	return out
}
