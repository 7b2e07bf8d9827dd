package session

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"time"

	"flowverdict/internal/text"
	"flowverdict/questionnaire"
	"flowverdict/report/form"
)

// Waiting is that a form was written for somebody, who has not answered yet.
type Waiting struct {
	Lever     string   `json:"lever"`     // id of who was asked
	Since     string   `json:"since"`     // day of the first form, YYYY-MM-DD
	Questions []string `json:"questions"` // ids of what was asked
}

// WaitFor returns a list with those who are asked by forms on a day. Whoever is
// waited for already is waited for since the same day, and for all that was asked.
func WaitFor(list []Waiting, forms []form.Form, day string) []Waiting {
	out := slices.Clone(list)
	for _, f := range forms {
		at := slices.IndexFunc(out, func(w Waiting) bool { return w.Lever == f.Lever.ID })
		if at < 0 {
			at, out = len(out), append(out, Waiting{Lever: f.Lever.ID, Since: day})
		}
		w := &out[at]
		w.Questions = slices.Clone(w.Questions)
		for _, x := range f.Questions {
			if !slices.Contains(w.Questions, x.ID) {
				w.Questions = append(w.Questions, x.ID)
			}
		}
	}
	return out
}

// StillWaiting leaves of a list what is still waited for, by levers in the order of
// the questionnaire: questions that are open, or that the reviewer alone called
// unknown. Who else called one unknown has answered.
func StillWaiting(q *questionnaire.Questionnaire, answers questionnaire.Answers, list []Waiting) []Waiting {
	place := map[string]int{}
	for i, l := range q.Levers() {
		place[l.ID] = i
	}
	var out []Waiting
	for _, w := range list {
		if _, known := place[w.Lever]; !known {
			continue
		}
		w.Questions = slices.DeleteFunc(slices.Clone(w.Questions), func(id string) bool {
			a := answers.Get(id)
			unknown := a.Level == questionnaire.Unknown && a.By == "" && len(a.From) == 0
			return q.Question(id) == nil || a.Level != "" && !unknown
		})
		if len(w.Questions) > 0 {
			out = append(out, w)
		}
	}
	slices.SortStableFunc(out, func(a, b Waiting) int { return cmp.Compare(place[a.Lever], place[b.Lever]) })
	return out
}

// WaitingFor says in a part of a sentence for whom a draft waits and since when, as
// in "identity team since 3 days"; "" for nobody. Those who were asked on one day
// stand together, the longest waited for first.
func WaitingFor(q *questionnaire.Questionnaire, list []Waiting, today string) string {
	var days []string
	names := map[string][]string{}
	for _, w := range list {
		name := q.LeverName(w.Lever)
		if w.Lever == questionnaire.Fact {
			name = form.Form{Lever: questionnaire.Lever{ID: w.Lever}}.Whom()
		}
		if names[w.Since] == nil {
			days = append(days, w.Since)
		}
		names[w.Since] = append(names[w.Since], name)
	}
	slices.Sort(days)
	var said []string
	for _, day := range days {
		said = append(said, text.And(names[day])+" since "+passed(day, today))
	}
	return strings.Join(said, "; ")
}

// passed says how long ago a day is.
func passed(day, today string) string {
	from, err := time.Parse(time.DateOnly, day)
	to, err2 := time.Parse(time.DateOnly, today)
	switch n := int(to.Sub(from) / (24 * time.Hour)); {
	case err != nil || err2 != nil || n < 0:
		return text.Line(day)
	case n == 0:
		return "today"
	default:
		return text.Count(n, "day")
	}
}

// Waiting says for whom this review waits, in a part of a sentence; "" for nobody.
func (s *Session) Waiting(list []Waiting) string {
	return WaitingFor(s.q, StillWaiting(s.q, s.draft.Answers, list), s.today)
}

// AskedSentence says that forms were written.
func AskedSentence(forms int) string {
	return fmt.Sprintf("%s written.", text.Plural(forms, "form is", "forms are"))
}
