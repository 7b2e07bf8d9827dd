package session

import (
	"fmt"
	"slices"
	"sync"

	"flowverdict/internal/text"
	"flowverdict/questionnaire"
	"flowverdict/questionnaire/analysis"
	"flowverdict/questionnaire/review"
	"flowverdict/report/summary"
)

// Supposition is answers supposed to be others than those of a review, and what
// they would come to. It holds copies: nothing that is supposed is in the review
// until [Session.Agree] takes what follows from it.
type Supposition struct {
	q          *questionnaire.Questionnaire
	today      string
	reviewBy   string
	answers    questionnaire.Answers
	entered    []review.Condition
	supposed   questionnaire.Answers
	difference analysis.Difference
	ways       func() []analysis.Path
	way        int
}

// Suppose begins with the answers as they are.
func (s *Session) Suppose() *Supposition {
	d := own(s.draft)
	x := &Supposition{q: s.q, today: s.today, reviewBy: s.ReviewBy(), answers: d.Answers, entered: d.Conditions, way: -1}
	x.ways = sync.OnceValue(x.findWays)
	x.Reset()
	return x
}

// Follow takes into a supposition what was entered since, beside answers.
func (s *Session) Follow(x *Supposition) {
	x.reviewBy, x.entered = s.ReviewBy(), own(s.draft).Conditions
}

// Reset supposes nothing.
func (x *Supposition) Reset() {
	x.supposed, x.way = slices.Clone(x.answers), -1
	x.judge()
}

func (x *Supposition) judge() { x.difference = analysis.Compare(x.q, x.answers, x.supposed) }

// Level supposes a level of a question, or unknown. It reports false where the
// questionnaire does not have it.
func (x *Supposition) Level(question, level string) bool {
	q := x.q.Question(question)
	if q == nil {
		return false
	}
	if _, ok := q.Level(level); !ok && level != questionnaire.Unknown {
		return false
	}
	x.supposed = x.supposed.WithLevel(question, level)
	x.judge()
	return true
}

// AsItIs supposes nothing of a question.
func (x *Supposition) AsItIs(question string) {
	if x.q.Question(question) == nil {
		return
	}
	x.supposed = x.supposed.WithLevel(question, x.answers.Get(question).Level)
	x.judge()
}

// Move supposes the next better level of a question, by less than 0, or the next
// worse one. After the worst level comes unknown, or open where it is open. It
// reports whether there was one.
func (x *Supposition) Move(question string, by int) bool {
	q := x.q.Question(question)
	at, known := q.Level(x.supposed.Get(question).Level)
	if !known {
		at = len(q.Levels)
	}
	to := max(0, min(len(q.Levels), at+by))
	switch was := x.answers.Get(question).Level; {
	case to == at:
		return false
	case to < len(q.Levels):
		return x.Level(question, q.Levels[to].ID)
	case was == "":
		x.AsItIs(question)
		return true
	}
	return x.Level(question, questionnaire.Unknown)
}

// Is returns the level that a question has, and the one that is supposed: each a
// level of it, unknown, or "" while open.
func (x *Supposition) Is(question string) (now, supposed string) {
	return x.answers.Get(question).Level, x.supposed.Get(question).Level
}

// Questionnaire returns what is asked.
func (x *Supposition) Questionnaire() *questionnaire.Questionnaire { return x.q }

// Difference compares what the answers come to with what they would come to, and
// lists what is supposed.
func (x *Supposition) Difference() *analysis.Difference { return &x.difference }

// Now and Then are the conditions as they are, and as they would be.
func (x *Supposition) Now() []review.Condition {
	return review.AllConditions(x.q, x.answers, &x.difference.Before, x.entered)
}

// Then is described with [Supposition.Now].
func (x *Supposition) Then() []review.Condition {
	return review.AllConditions(x.q, x.supposed, &x.difference.After, x.entered)
}

// NextWay supposes, and nothing else, the next of the smallest ways to a better
// verdict that people can go, round and round. It reports which of how many it is;
// of none there is none.
func (x *Supposition) NextWay() (at, of int) {
	ways := x.ways()
	if len(ways) == 0 {
		return 0, 0
	}
	next := (x.way + 1) % len(ways)
	x.supposed, x.way = ways[next].Apply(x.answers), next
	x.judge()
	return next + 1, len(ways)
}

// NoWay is said where there is no way to a better verdict.
const NoWay = "Nothing that people can change makes the verdict better."

// Way says which way to a better verdict is supposed.
func Way(at, of int) string {
	if of == 1 {
		return "The smallest way to a better verdict; there is one."
	}
	return fmt.Sprintf("Way %d of %d to a better verdict.", at, of)
}

// mostWays is how many ways to one verdict are shown.
const mostWays = 5

// findWays lists ways to each better verdict, the nearest first.
func (x *Supposition) findWays() []analysis.Path {
	var out []analysis.Path
	for target := x.difference.Before.Verdict() + 1; target <= questionnaire.Suitable; target++ {
		r := analysis.Paths(x.q, x.answers, target, analysis.PathOptions{})
		for _, p := range r.Paths[:min(r.Smallest, mostWays, len(r.Paths))] {
			if !slices.ContainsFunc(out, func(y analysis.Path) bool { return slices.EqualFunc(p.Steps, y.Steps, sameStep) }) {
				out = append(out, p)
			}
		}
	}
	return out
}

func sameStep(a, b analysis.Step) bool { return a.Question == b.Question && a.To == b.To }

// dueMonths is how many months there are to reach an answer, where nothing says
// otherwise: as many as until a conditional verdict is reviewed again.
const dueMonths = 3

// Agreed returns the conditions that what is supposed would be agreed by: one for
// each answer that gets better, with its lever as the owner and a day by which it is
// reached. It says in sentences why the others are none.
func (x *Supposition) Agreed() (conditions []review.Condition, left []string) {
	due := review.AddMonths(x.today, dueMonths)
	if x.reviewBy > x.today && x.reviewBy < due {
		due = x.reviewBy
	}
	if x.difference.Before.Verdict() == questionnaire.Suitable {
		return nil, []string{"The verdict is suitable and needs no condition."}
	}
	for _, c := range x.difference.Answers {
		title := text.Line(c.Question.Title)
		_, known := c.Question.Level(c.From)
		switch {
		case !review.Reachable(c.Question, c.From, c.To):
			left = append(left, title+" is no condition: it gets no better.")
			continue
		case known && c.Question.Lever == questionnaire.Fact:
			left = append(left, title+" is no condition: it is a fact, which nobody can change.")
			continue
		}
		owner := ""
		if c.Question.Lever != questionnaire.Fact {
			owner = x.q.LeverName(c.Question.Lever)
		}
		conditions = append(conditions, review.Condition{
			Question: c.Question.ID, Level: c.To, Action: review.Reaches(c.Question, c.To), Owner: owner, Due: due, Status: review.ConditionOpen,
		})
	}
	return conditions, left
}

// Agree takes the conditions of what is supposed into the review, in one step that
// undo takes back. Owner, day and state of one that asks for the same level already
// stay as they are. It says how many there are, and why the other answers are none.
func (s *Session) Agree(x *Supposition) (said []string, did bool) {
	conditions, left := x.Agreed()
	if len(conditions) == 0 {
		if len(left) == 0 {
			left = []string{"Nothing is supposed to be otherwise yet."}
		}
		return left, false
	}
	did = s.change("conditions of what-if", func(d *review.Draft) {
		list := d.Conditions
		for _, c := range conditions {
			if slices.ContainsFunc(list, func(old review.Condition) bool { return old.Same(c) && old.Level == c.Level }) {
				continue
			}
			list = s.withCondition(list, c)
		}
		d.Conditions = ownList(list)
	})
	verb := text.Plural(len(conditions), "condition is agreed", "conditions are agreed")
	if !did {
		verb = "As before, " + verb
	}
	return append([]string{fmt.Sprintf("%s, with owner and due date proposed.", text.UpperFirst(verb))}, left...), true
}

// Supposed are the rows that set what is beside what would be: what of, as it is,
// and as it would be.
type Supposed struct{ Of, Now, Then string }

// Rows compares verdict, score, gates and conditions.
func (x *Supposition) Rows() []Supposed {
	d := &x.difference
	return []Supposed{
		{"Verdict", summary.Bracket(d.Before.Bracket), summary.Bracket(d.After.Bracket)},
		{"Score", summary.Range(d.Before.Score), summary.Range(d.After.Score)},
		{"Gates", fired(&d.Before), fired(&d.After)},
		{"Conditions", fmt.Sprint(len(x.Now())), fmt.Sprint(len(x.Then()))},
	}
}

func fired(a *questionnaire.Assessment) string {
	said := fmt.Sprintf("%d fired", len(a.Fired()))
	if n := len(a.Possible()); n > 0 {
		said += fmt.Sprintf(", %d possible", n)
	}
	return said
}

// Changes says in sentences which gates and conditions would come and go.
func (x *Supposition) Changes() []string {
	d := &x.difference
	var out []string
	for _, g := range Lifts(d) {
		out = append(out, fmt.Sprintf("Lifts: %s, which caps at %s.", g.Title, g.Caps))
	}
	for _, g := range Fires(d) {
		out = append(out, fmt.Sprintf("Fires: %s, which caps at %s.", g.Title, g.Caps))
	}
	now, then := x.Now(), x.Then()
	for _, set := range []struct {
		verb          string
		these, others []review.Condition
	}{{"Condition gone", now, then}, {"New condition", then, now}} {
		for _, c := range set.these {
			if !slices.ContainsFunc(set.others, c.Same) {
				out = append(out, fmt.Sprintf("%s: %s", set.verb, text.Sentence(c.Action)))
			}
		}
	}
	return out
}

// LevelText says a level of a question in words.
func LevelText(q *questionnaire.Question, level string) string {
	return summary.AnswerText(q, level).String()
}
