package linear

import (
	"fmt"
	"strings"

	"flowverdict/questionnaire"
	"flowverdict/report/summary"
)

func (r *runner) summaryPage() page {
	n := len(r.s.Questionnaire().Questions())
	return page{
		read: func() {
			r.say("Summary.")
			short := r.s.Summary()
			r.tellSummary(r.s.Questionnaire(), &short)
			if missing := r.s.Missing(); len(missing) > 0 {
				var parts []string
				for _, m := range missing {
					parts = append(parts, fmt.Sprintf("%s (type %s)", m.What, m.Stage))
				}
				r.say("A record still needs %s.", strings.Join(parts, " and "))
			}
		},
		prompt:  "f to the decision, c conditions, a number for that question, ? all commands.",
		does:    "to go to that question",
		numbers: n,
		number: func(n int) error {
			r.s.GoTo(r.s.Questionnaire().Questions()[n-1].ID)
			return r.moved()
		},
		commands: append([]command{
			cmd("w what would change it", "what the verdict rests on, what would make it better, and what to ask next", func() error { r.tellAdvice(); return nil }),
			cmd("c conditions", "owner, due date and state of the conditions", func() error { return r.enter(r.conditionsPage) }),
		}, r.moves()...),
	}
}

// tellSummary says the verdict, what drives it, what has to be done, what to
// use instead, and what is not known. What stands with a number is reached by
// it.
func (r *runner) tellSummary(q *questionnaire.Questionnaire, short *summary.Summary) {
	r.say("%s", short.Headline)
	for _, said := range []string{short.Undecided.String(), short.Resting} {
		if said != "" {
			r.say("%s", said)
		}
	}
	r.say("What drives it:")
	r.tellGates(q, short)
	r.say("%s", short.Points)
	costs, further := short.Costly()
	for _, c := range costs {
		r.question(q, c.Question, c.Text)
	}
	if further != "" {
		r.say("%s", further)
	}
	if len(short.Conditions) > 0 {
		r.say("Conditions:")
	}
	for _, c := range short.Conditions {
		r.say("%s", c.Text())
	}
	r.tellInstead(short)
	if len(short.Gaps) > 0 {
		r.say("What is not known:")
	}
	for _, g := range short.Gaps {
		r.question(q, g.Question, g.Text)
	}
}

// question says something of a question, with its number.
func (r *runner) question(q *questionnaire.Questionnaire, of *questionnaire.Question, said summary.Phrase) {
	i, _ := q.Position(of.ID)
	r.item(i+1, "%s", said)
}

func (r *runner) tellInstead(short *summary.Summary) {
	if len(short.Instead) > 0 {
		r.say("What to use instead:")
	}
	for _, x := range short.Instead {
		for _, reason := range x.Reasons {
			r.say("%s", reason)
		}
		r.say("%s", x.Text)
	}
}

// tellAdvice says what the verdict rests on, what would change it and who
// would have to, and what to ask next.
func (r *runner) tellAdvice() {
	short := r.s.Summary()
	for _, part := range short.Advice(summary.Options{}).Parts {
		r.out.blank()
		r.say("%s. %s", part.Title, part.Lead)
		for i, point := range part.Points {
			r.item(i+1, "%s", point.Text)
		}
	}
}
