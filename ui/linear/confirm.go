package linear

import (
	"fmt"

	"flowverdict/internal/text"
	"flowverdict/questionnaire"
	"flowverdict/questionnaire/review"
	"flowverdict/ui/session"
)

// confirm confirms the answer in view.
func (r *runner) confirm() error {
	r.answer(r.s.Answer().Level)
	return nil
}

// confirmYounger asks how old an answer may be that is carried over, reads out which
// ones are younger, and confirms these once that is agreed to.
func (r *runner) confirmYounger(arg string) error {
	if !r.editable() {
		return nil
	}
	if len(r.s.Unconfirmed()) == 0 {
		r.say("%s", session.NothingToConfirm)
		return nil
	}
	for arg == "" {
		usual := r.s.CarriedDays()
		line, err := r.ask(fmt.Sprintf("Confirm answers that are younger than how many days, from 1 to %d? Enter takes %d, a full stop stops.", review.MostDays, usual))
		if err != nil {
			return err
		}
		if arg = line; line == "" {
			arg = fmt.Sprint(usual)
		}
	}
	days, ok := number(arg)
	switch {
	case arg == ".":
		return nil
	case !ok || days < 1 || days > review.MostDays:
		r.say("%s is no number of days from 1 to %d; nothing is confirmed.", quoted(arg), review.MostDays)
		return nil
	}
	younger, others := r.s.Younger(days)
	r.say("Younger than %s: %s.", text.Count(days, "day"), session.WouldConfirm(len(younger), len(others)))
	r.listAged(younger)
	if len(others) > 0 {
		r.say("Not these, which are as old or older:")
		r.listAged(others)
	}
	if len(younger) == 0 {
		return nil
	}
	line, err := r.ask("y to confirm the younger ones, anything else to leave them.")
	if err != nil {
		return err
	}
	if line != "y" && line != "yes" {
		r.say("Nothing is confirmed.")
		return nil
	}
	n := 0
	r.change(func() bool { n = r.s.Confirm(days); return n > 0 })
	r.say("%s Type undo to take it back.", session.ConfirmedSentence(n))
	r.heard = false
	return nil
}

func (r *runner) listAged(list []session.Aged) {
	for _, a := range list {
		i, _ := r.s.Questionnaire().Position(a.Question.ID)
		said := a.Text() + ", " + a.Age()
		if a.Dated {
			said += " old"
		}
		if a.Answer.Basis != "" {
			said += ", " + string(a.Answer.Basis)
		}
		r.item(i+1, "%s.", said)
	}
}

// tellLastTime sets the review beside the last one.
func (r *runner) tellLastTime() {
	l, ok := r.s.LastTime()
	if !ok {
		return
	}
	r.say("%s:", l.Title)
	for _, said := range l.Sentences() {
		r.say("%s", said)
	}
	for _, c := range l.Changed {
		i, _ := r.s.Questionnaire().Position(c.Question.ID)
		r.item(i+1, "%s.", c.Text)
	}
	if l.Waiting > 0 {
		r.say("%s; type confirm for those younger than a number of days, or g not confirmed to list them.", l.Waits())
	}
}

// stands says how a question stands, and what became of its answer.
func (r *runner) stands(q *questionnaire.Question) string {
	said := string(r.s.MarkOf(q.ID))
	if since := r.s.SinceLast(q.ID); since != "" {
		said += ", " + string(since)
	}
	return said
}
