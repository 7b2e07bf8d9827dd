package linear

import (
	"strings"

	"flowverdict/questionnaire/review"
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
