package linear

import (
	"fmt"
	"strings"

	"flowverdict/internal/text"
	"flowverdict/questionnaire"
	"flowverdict/questionnaire/analysis"
	"flowverdict/ui/session"
)

// between says a bracket and a range of scores.
func between(a *questionnaire.Assessment) string {
	if a.Bracket.Decided() {
		return fmt.Sprintf("%s, score %s", a.Verdict(), scores(a.Score))
	}
	return fmt.Sprintf("between %s and %s, score %s", a.Bracket.Lowest, a.Bracket.Highest, scores(a.Score))
}

func scores(x questionnaire.Range) string {
	if x.Low == x.High {
		return fmt.Sprint(x.Low)
	}
	return fmt.Sprintf("%d to %d", x.Low, x.High)
}

// decided says that the verdict cannot change any more, or "".
func decided(a *questionnaire.Assessment) string {
	if !a.Bracket.Decided() {
		return ""
	}
	var rest []string
	if n := len(a.Open); n == 1 {
		rest = append(rest, "the other answer is")
	} else if n > 1 {
		rest = append(rest, fmt.Sprintf("the other %d answers are", n))
	}
	if n := len(a.Unknown); n == 1 {
		rest = append(rest, "the unknown answer turns out to be")
	} else if n > 1 {
		rest = append(rest, fmt.Sprintf("the %d unknown answers turn out to be", n))
	}
	if len(rest) == 0 {
		return fmt.Sprintf("Decided: %s.", a.Verdict())
	}
	return fmt.Sprintf("Decided: %s, whatever %s.", a.Verdict(), strings.Join(rest, ", and whatever "))
}

// tellState says where the verdict stands: what the panel shows on the screen.
func (r *runner) tellState() error {
	a := r.s.Assessment()
	answered, unknown, open := r.s.Counts()
	r.say("%s answered, %d unknown, %d open.", text.Count(answered, "question"), unknown, open)
	if d := decided(a); d != "" {
		r.say("%s Score %s.", d, scores(a.Score))
	} else {
		r.say("The verdict is still %s.", between(a))
	}
	r.tellGates(r.s)
	return nil
}

// tellGates says which gates have fired, and how many still might.
func (r *runner) tellGates(s *session.Session) {
	a := s.Assessment()
	fired, possible := a.Fired(), a.Possible()
	if len(fired) == 0 {
		r.say("No gate has fired.")
	} else {
		r.say("%s fired:", text.UpperFirst(text.Plural(len(fired), "gate has", "gates have")))
	}
	for _, g := range fired {
		r.tellGate(s, g.Gate)
	}
	if n := len(possible); n > 0 {
		r.say("%s might still fire.", text.UpperFirst(text.Count(n, "gate")))
	}
}

func (r *runner) tellGate(s *session.Session, g *questionnaire.Gate) {
	said := fmt.Sprintf("Gate %s, caps at %s (%s). %s", g.Title, g.Caps, gateQuestions(s.Questionnaire(), g), text.Sentence(g.Reason))
	if alternative := s.Questionnaire().Alternative(g.Instead); alternative != nil {
		said += fmt.Sprintf(" Instead: %s", text.Sentence(alternative.Title))
	}
	r.say("%s", said)
}

// gateQuestions names the questions of a gate by number.
func gateQuestions(q *questionnaire.Questionnaire, g *questionnaire.Gate) string {
	var numbers []string
	for _, c := range g.When {
		i, _ := q.Position(c.Question)
		numbers = append(numbers, fmt.Sprint(i+1))
	}
	if len(numbers) == 1 {
		return "question " + numbers[0]
	}
	return "questions " + text.And(numbers)
}

// tellChange says in one or two sentences what an answer did to the verdict.
func (r *runner) tellChange(d *analysis.Difference) {
	now := &d.After
	switch said := decided(now); {
	case said == "":
		r.say("The verdict is %s.", between(now))
	case d.Before.Bracket != now.Bracket && len(now.Open) > 0:
		r.say("%s Score %s. s takes you to the summary; the rest may stay open.", said, scores(now.Score))
	default:
		r.say("%s Score %s.", said, scores(now.Score))
	}
	for _, g := range session.Fires(d) {
		r.say("Gate fired: %s, caps at %s. %s", g.Title, g.Caps, text.Sentence(g.Reason))
	}
	for _, g := range session.Lifts(d) {
		r.say("Gate no longer in force: %s.", g.Title)
	}
}

// previewText says what a level would do.
func previewText(d analysis.Difference) string {
	with := &d.After
	said := between(with)
	switch {
	case with.Bracket.Decided():
		said = "decided, " + said
	case with.Bracket.Lowest == questionnaire.Unsuitable && with.Bracket.Highest < questionnaire.Suitable:
		said = fmt.Sprintf("at most %s, score %s", with.Bracket.Highest, scores(with.Score))
	}
	var fires []string
	for _, g := range session.Fires(&d) {
		fires = append(fires, g.Title)
	}
	if len(fires) > 0 {
		said += "; fires " + strings.Join(fires, ", ")
	}
	return said
}
