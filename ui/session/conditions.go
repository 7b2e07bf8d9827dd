package session

import (
	"slices"
	"strings"

	"flowverdict/internal/text"
	"flowverdict/questionnaire/review"
)

// SetCondition fills in owner, due date and state of one condition. The action
// is the gate's remedy, or the level to be reached, whatever the condition says. A
// condition with nothing filled in is not kept, so that one on an answer is taken
// away by emptying it. It reports false for a gate, a question or a level that the
// questionnaire does not have.
func (s *Session) SetCondition(c review.Condition) bool {
	title, action := s.conditionOn(c)
	if title == "" {
		return false
	}
	c.Action = action
	if c.Status == "" {
		c.Status = review.ConditionOpen
	}
	return s.change("condition "+title, func(d *review.Draft) { d.Conditions = s.withCondition(d.Conditions, c) })
}

// conditionOn says what a condition is about and what it asks for; "" where the
// questionnaire does not have that.
func (s *Session) conditionOn(c review.Condition) (title, action string) {
	if g := s.q.Gate(c.Gate); g != nil && c.Question == "" {
		return g.Title, g.Remedy
	}
	question := s.q.Question(c.Question)
	if question == nil || c.Gate != "" {
		return "", ""
	}
	if action = review.Reaches(question, c.Level); action == "" {
		return "", ""
	}
	return question.Title, action
}

// Title is what a condition is about.
func (s *Session) Title(c review.Condition) string {
	title, _ := s.conditionOn(c)
	return title
}

// Condition returns the condition with this key as it stands; false where there is
// none.
func (s *Session) Condition(key string) (review.Condition, bool) {
	all := s.Conditions()
	i := slices.IndexFunc(all, func(c review.Condition) bool { return c.Key() == key })
	if i < 0 {
		return review.Condition{}, false
	}
	return all[i], true
}

// withCondition returns conditions with this one in place of an earlier one that
// asks for the same, in the questionnaire's order of gates and then of questions.
func (s *Session) withCondition(list []review.Condition, c review.Condition) []review.Condition {
	blank := c.Status == review.ConditionOpen && !slices.ContainsFunc(review.AskedOf(review.ConditionFields()),
		func(f review.Field[review.Condition]) bool { return f.Key != "status" && !f.Empty(&c) })
	var kept []review.Condition
	for _, old := range list {
		if !old.Same(c) {
			kept = append(kept, old)
		}
	}
	if !blank {
		kept = append(kept, c)
	}
	order := map[review.Condition]int{}
	for i := range s.q.Gates {
		order[review.Condition{Gate: s.q.Gates[i].ID}] = i - len(s.q.Gates) - len(s.q.Questions())
	}
	for i, question := range s.q.Questions() {
		order[review.Condition{Question: question.ID}] = i - len(s.q.Questions())
	}
	place := func(c review.Condition) int { return order[review.Condition{Gate: c.Gate, Question: c.Question}] }
	slices.SortStableFunc(kept, func(x, y review.Condition) int { return place(x) - place(y) })
	return kept
}

// Unassigned is an open condition that lacks what one of an accepted record has.
type Unassigned struct {
	review.Condition
	Title      string
	Owner, Due bool // it has none
}

// Gets says what it would get where an owner and a day, as far as they are not
// empty, are given to all; "" for nothing.
func (u Unassigned) Gets(owner, due string) string {
	var out []string
	if u.Owner && owner != "" {
		out = append(out, "owner")
	}
	if u.Due && due != "" {
		out = append(out, "due date")
	}
	return strings.Join(out, " and ")
}

// Unassigned lists the open conditions that have no owner or no due date.
func (s *Session) Unassigned() []Unassigned {
	var out []Unassigned
	for _, c := range s.Conditions() {
		u := Unassigned{c, s.Title(c), strings.TrimSpace(c.Owner) == "", c.Due == ""}
		if c.Status != review.ConditionMet && (u.Owner || u.Due) {
			out = append(out, u)
		}
	}
	return out
}

// Assign gives an owner and a due date to all open conditions that have none, in one
// step; "" leaves what it stands for as it is. It returns how many conditions got
// something.
func (s *Session) Assign(owner, due string) int {
	var all []review.Condition
	for _, u := range s.Unassigned() {
		if u.Gets(owner, due) == "" {
			continue
		}
		c := u.Condition
		if u.Owner {
			c.Owner = owner
		}
		if u.Due {
			c.Due = due
		}
		_, c.Action = s.conditionOn(c)
		all = append(all, c)
	}
	s.change("owner and due date of "+text.Count(len(all), "condition"), func(d *review.Draft) {
		for _, c := range all {
			d.Conditions = s.withCondition(d.Conditions, c)
		}
	})
	return len(all)
}

// The words of the page that gives them owner and due date.
const (
	AssignTitle = "Owner and due date"
	AssignNone  = "Every open condition has an owner and a due date."
	AssignRule  = "What has an owner or a due date keeps it; a field that is left empty changes nothing."
)

// AssignSentence says how many conditions would get what, and how many would go on
// lacking it.
func AssignSentence(all []Unassigned, owner, due string) string {
	owners, days := 0, 0
	for _, u := range all {
		if u.Owner {
			owners++
		}
		if u.Due {
			days++
		}
	}
	var out []string
	say := func(n int, what, given string) {
		switch {
		case n > 0 && given == "":
			out = append(out, text.Plural(n, "lacks "+what, "lack "+what))
		case n > 0:
			out = append(out, text.Plural(n, "gets "+what, "get "+what))
		}
	}
	say(owners, "an owner", owner)
	say(days, "a due date", due)
	return strings.Join(out, ", ") + "."
}

// AssignedSentence says how many conditions were given something.
func AssignedSentence(n int) string {
	return text.Plural(n, "condition is filled in.", "conditions are filled in.")
}
