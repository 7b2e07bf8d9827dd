package linear

import (
	"fmt"
	"strings"

	"flowverdict/internal/text"
	"flowverdict/questionnaire"
	"flowverdict/questionnaire/review"
	"flowverdict/report/summary"
	"flowverdict/ui/session"
)

// driversShown is how many possible gates, and how many answers that cost
// points, are read out.
const driversShown = 5

func (r *runner) summaryPage() page {
	n := len(r.s.Questionnaire().Questions())
	return page{
		read: func() {
			r.say("Summary.")
			r.tellVerdict(r.s)
			r.tellConditions(r.s)
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
			cmd("w what would change it", "what the verdict rests on, what would make it better, and what to ask next", func() error { r.tellAdvice(r.s); return nil }),
			cmd("c conditions", "owner, due date and state of the conditions", func() error { return r.enter(r.conditionsPage) }),
		}, r.moves()...),
	}
}

// tellVerdict says the verdict, what drives it, and what is not known.
func (r *runner) tellVerdict(s *session.Session) {
	a, q := s.Assessment(), s.Questionnaire()
	r.say("Verdict: %s. %s", a.Verdict(), text.Sentence(q.BandText(a.Verdict())))
	if d := decided(a); d == "" {
		r.say("What is not shown does not count. What is open or unknown still allows %s.", a.Bracket.Highest)
	} else if len(a.Open)+len(a.Unknown) > 0 {
		r.say("%s", d)
	}
	r.say("Score %s; points before the gates %s.", scores(a.Score), scores(a.Points))
	if resting := summary.Resting(q, s.Draft().Answers); resting != "" {
		r.say("%s", resting)
	}
	r.tellGates(s)
	r.tellPossible(s)
	r.tellCosts(s)
	r.tellList(q, "Open", a.Open)
	r.tellList(q, "Unknown", a.Unknown)
	r.tellInstead(s)
}

// tellPossible names the gates that hold the verdict down only because
// something is open or unknown.
func (r *runner) tellPossible(s *session.Session) {
	a := s.Assessment()
	if a.Bracket.Decided() {
		return
	}
	var gates []string
	for _, g := range a.Possible() {
		if g.Caps == a.Verdict() {
			gates = append(gates, fmt.Sprintf("%s (%s)", g.Title, gateQuestions(s.Questionnaire(), g.Gate)))
		}
	}
	if len(gates) > 0 {
		r.say("What may still cap it at %s: %s.", a.Verdict(), firstOf(gates, ", "))
	}
}

// firstOf joins the first of many and says how many more there are.
func firstOf(list []string, between string) string {
	if n := len(list) - driversShown; n > 0 {
		return strings.Join(list[:driversShown], between) + fmt.Sprintf("%sand %d more", between, n)
	}
	return strings.Join(list, between)
}

// tellCosts says which answers cost the most points.
func (r *runner) tellCosts(s *session.Session) {
	q := s.Questionnaire()
	var costs []string
	for _, d := range questionnaire.Drivers(q, s.Draft().Answers, s.Assessment()) {
		if d.Question == nil || s.MarkOf(d.Question.ID) == session.MarkOpen {
			continue
		}
		i, _ := q.Position(d.Question.ID)
		costs = append(costs, fmt.Sprintf("question %d, %s, %s", i+1, d.Question.Title, text.Points(d.Cost)))
	}
	if len(costs) > 0 {
		r.say("Answers that cost the most points: %s.", firstOf(costs, "; "))
	}
}

func (r *runner) tellList(q *questionnaire.Questionnaire, title string, ids []string) {
	if len(ids) == 0 {
		return
	}
	parts := make([]string, len(ids))
	for i, id := range ids {
		n, _ := q.Position(id)
		parts[i] = fmt.Sprintf("%d %s", n+1, q.Question(id).Title)
	}
	r.say("%s, %s: %s.", title, text.Count(len(ids), "question"), strings.Join(parts, ", "))
}

// tellInstead says what to use in place of device flow, where the verdict is
// against it.
func (r *runner) tellInstead(s *session.Session) {
	a := s.Assessment()
	if a.Verdict() >= questionnaire.Conditional {
		return
	}
	for _, x := range s.Questionnaire().Instead(a) {
		if x.Gates[0].Caps == a.Verdict() {
			r.say("Use instead: %s. %s", x.Title, text.Sentence(x.Text))
		}
	}
}

// tellAdvice says what the verdict rests on, what would change it and who
// would have to, and what to ask next.
func (r *runner) tellAdvice(s *session.Session) {
	short := summary.Of(s.Questionnaire(), s.Draft(), s.Assessment())
	for _, part := range short.Advice(summary.Options{}).Parts {
		r.out.blank()
		r.say("%s. %s", part.Title, part.Lead)
		for i, point := range part.Points {
			r.item(i+1, "%s", point.Text)
		}
	}
}

// tellConditions says the conditions with what is filled in.
func (r *runner) tellConditions(s *session.Session) {
	for i, c := range s.Conditions() {
		if i == 0 {
			r.say("Conditions:")
		}
		r.item(i+1, "%s", conditionText(s.Questionnaire(), c))
	}
}

func conditionText(q *questionnaire.Questionnaire, c review.Condition) string {
	owner, due := c.Owner, c.Due
	if owner == "" {
		owner = "nobody yet"
	}
	if due == "" {
		due = "no day yet"
	}
	return fmt.Sprintf("%s: %s Owner: %s; due: %s; %s.", q.Gate(c.Gate).Title, text.Sentence(c.Action), owner, due, c.Status)
}
