package linear

import (
	"fmt"
	"strings"

	"flowverdict/internal/text"
	"flowverdict/questionnaire"
	"flowverdict/questionnaire/review"
	"flowverdict/report/firstpage"
	"flowverdict/report/phrase"
	"flowverdict/report/summary"
	"flowverdict/report/wording"
	"flowverdict/ui/session"
)

func (r *runner) summaryPage() page {
	n := len(r.s.Questionnaire().Questions())
	return page{
		read: func() {
			r.say("Summary.")
			r.tellLastTime()
			short := r.s.Summary()
			r.tellSummary(r.s.Questionnaire(), &short, firstpage.UnderWay(r.s.Draft()))
			if said := r.s.ProblemsSentence(); said != "" {
				r.say("%s Type problems to hear them.", said)
			}
			if missing := r.s.Missing(); len(missing) > 0 {
				var parts []string
				for _, m := range missing {
					parts = append(parts, fmt.Sprintf("%s (type %s)", m.What, m.Stage))
				}
				r.say("A record still needs %s.", strings.Join(parts, " and "))
			}
		},
		prompt:  "f to the " + string(r.afterSummary()) + ", c conditions, a number for that question, ? all commands.",
		does:    "to go to that question",
		numbers: n,
		number: func(n int) error {
			r.s.GoTo(r.s.Questionnaire().Questions()[n-1].ID)
			return r.moved()
		},
		commands: append([]command{
			cmd("w what would change it", "what the verdict rests on, what would make it better, and what to ask next", func() error { r.tellAdvice(); return nil }),
			cmd("a ask", "ask those who know: forms with what is open or unknown", r.askOthers),
			{[]string{"forms"}, "names of files, with commas between them", "take forms back that others filled in", r.takeForms},
			cmd("what-if", "suppose other answers, hear what they would come to, and make conditions of them", r.suppose),
			cmd("c conditions", "owner, due date and state of the conditions", func() error { return r.enter(r.conditionsPage) }),
			r.assignCommand(),
			{[]string{"confirm"}, "a number of days", "confirm answers of the last review that are younger; they are read out first", r.confirmYounger},
		}, r.moves()...),
	}
}

// tellSummary says what the first page of a report says, then all that drives
// the verdict, the conditions, and what is not known. What stands with a number
// is reached by it.
func (r *runner) tellSummary(q *questionnaire.Questionnaire, short *summary.Summary, draft review.Draft) {
	r.tellFirstPage(q, firstpage.Of(short, draft))
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
	r.tellConflicts(q)
	if len(short.Conditions) > 0 {
		r.say("Conditions:")
	}
	for _, c := range short.Conditions {
		r.say("%s", c.Text())
	}
	r.tellJudged(short)
	if len(short.Gaps) > 0 {
		r.say("What is not known:")
	}
	for _, g := range short.Gaps {
		r.question(q, g.Question, g.Text)
	}
}

// tellConflicts lists the answers that what was measured contradicts, each with
// the number of its question. A record that is only read out has no session.
func (r *runner) tellConflicts(q *questionnaire.Questionnaire) {
	if r.s == nil {
		return
	}
	conflicts := r.s.Conflicts()
	if len(conflicts) > 0 {
		r.say("%s:", session.ContradictedTitle)
	}
	for _, l := range conflicts {
		i, _ := q.Position(l.Question.ID)
		r.item(i+1, "%s", session.Conflict(l))
	}
}

// question says something of a question, with its number.
func (r *runner) question(q *questionnaire.Questionnaire, of *questionnaire.Question, said phrase.Phrase) {
	i, _ := q.Position(of.ID)
	r.item(i+1, "%s", said)
}

// tellFirstPage says it part by part. The verdict stands above all parts, and
// while a review is under way nobody has decided and nothing comes next.
func (r *runner) tellFirstPage(q *questionnaire.Questionnaire, page firstpage.Page) {
	if len(page.Notice) > 0 {
		r.say("%s", page.Notice)
	}
	r.say("%s", page.Verdict)
	for _, said := range page.Further {
		r.say("%s", said)
	}
	for _, part := range page.Parts() {
		switch part.Name {
		case firstpage.PartVerdict:
			continue
		case firstpage.PartDecision, firstpage.PartNext:
			if page.State.Decision == wording.None {
				continue
			}
		}
		r.say("%s:", part.Name)
		for _, item := range part.Items {
			if item.Question == "" {
				r.say("%s", text.Sentence(item.Text().String()))
				continue
			}
			i, _ := q.Position(item.Question)
			r.item(i+1, "%s", text.Sentence(item.Text().String()))
		}
	}
}

// afterSummary is the stage that follows the summary.
func (r *runner) afterSummary() session.Stage {
	if r.listsMitigations() {
		return session.Mitigations
	}
	return session.Decision
}

// tellJudged says of every alternative what the answers say of it, which verdict
// would remain with it, and the first reason.
func (r *runner) tellJudged(short *summary.Summary) {
	rows := short.JudgedAlternatives()
	if len(rows) == 0 {
		return
	}
	r.say("Alternatives, judged on the same answers:")
	option := short.ChosenOption()
	r.say("%s: %s", option.Title, option.Lead)
	for _, point := range option.Points {
		r.say("%s", point.Text)
	}
	r.say("%s", summary.JudgedSentence)
	for _, row := range rows {
		said := row.Title + ": " + row.Status
		if row.Verdict != "" {
			said += ", " + row.Verdict
		}
		r.say("%s. %s", said, row.Reason)
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
