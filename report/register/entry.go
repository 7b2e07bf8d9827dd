package register

import (
	"cmp"
	"slices"
	"strings"
	"time"
	"unique"

	"flowverdict/internal/text"
	"flowverdict/questionnaire"
	"flowverdict/questionnaire/mitigations"
	"flowverdict/questionnaire/review"
	"flowverdict/report/record"
	"flowverdict/report/summary"
)

// Entry is one record of a register.
type Entry struct {
	File
	ID            string
	Subject       string
	Owner         string // of the subject
	Questionnaire record.Pin
	Bracket       questionnaire.Bracket // computed, whatever the file claims
	Score         questionnaire.Range
	Points        questionnaire.Range  // before gates
	Bands         []questionnaire.Band // of the questionnaire; none where another run did not tell them
	Decision      review.Decision      // of which the status is one of [review.DecisionStates]
	Exception     review.Exception
	Conditions    []review.Condition // of the gates that have fired by the answers, and of answers to become better
	ReviewBy      string
	Mitigations   []mitigations.Count // by what they stop; none where the questionnaire lists none
	Supersedes    string              // the id of the record that it takes the place of
	Superseded    []Entry             // records that it has taken the place of, the latest first; they have none of their own
}

// Of makes an entry of a record, of the questionnaire that it pins and of what its
// answers give.
func Of(path string, r *record.Record, q *questionnaire.Questionnaire, a *questionnaire.Assessment) Entry {
	e := Entry{
		File: File{Path: path}, ID: r.ID, Subject: r.Subject.Name, Owner: r.Subject.Owner, Questionnaire: r.Questionnaire,
		Bracket: a.Bracket, Score: a.Score, Points: a.Points, Bands: q.Bands, Decision: r.Decision, Exception: r.Exception,
		ReviewBy: r.Review.ReviewBy, Supersedes: r.Review.Supersedes,
	}
	e.Decision.Status = summary.Status(r.Decision)
	if len(q.Mitigations) > 0 {
		e.Mitigations = mitigations.Counts(mitigations.Cover(q, r.Answers, r.Mitigations))
	}
	e.Conditions = slices.Clone(review.AllConditions(q, r.Answers, a, r.Conditions))
	e.share()
	return e
}

// share lets entries hold one copy of what many of them say: a register of many
// thousands of records is small.
func (e *Entry) share() {
	for _, s := range []*string{&e.Questionnaire.ID, &e.Questionnaire.Version, &e.Questionnaire.SHA256, &e.Owner, &e.Decision.Status, &e.Decision.By, &e.Decision.Date, &e.Exception.ApprovedBy, &e.ReviewBy} {
		*s = unique.Make(*s).Value()
	}
	for i := range e.Conditions {
		c := &e.Conditions[i]
		for _, s := range []*string{&c.Gate, &c.Question, &c.Level, &c.Action, &c.Owner, &c.Due, &c.Status} {
			*s = unique.Make(*s).Value()
		}
	}
}

// Name is what a record is called: its subject, or its id where the subject has
// no name.
func (e *Entry) Name() string {
	if text.Line(e.Subject) != "" {
		return e.Subject
	}
	return e.ID
}

// OpenConditions are the conditions that somebody still has to meet. A record
// that is not live has none.
func (e *Entry) OpenConditions() []review.Condition {
	if !e.Live() {
		return nil
	}
	return slices.DeleteFunc(slices.Clone(e.Conditions), func(c review.Condition) bool { return c.Status == review.ConditionMet })
}

// Kind is what falls due.
type Kind string

// The kinds of dates.
const (
	KindCondition Kind = "condition" // it has to be met
	KindReview    Kind = "review"    // the record has to be reviewed again
	KindException Kind = "exception" // it ends
)

// Date is a day on which something of a record falls due.
type Date struct {
	Day   string // a valid one
	Kind  Kind
	Of    string // the key of a condition
	Owner string // of a condition
}

// Dates lists all that falls due of a record, the earliest first.
func (e *Entry) Dates() []Date {
	if !e.Live() {
		return nil
	}
	var out []Date
	for _, c := range e.OpenConditions() {
		out = append(out, Date{c.Due, KindCondition, c.Key(), c.Owner})
	}
	out = append(out, Date{Day: e.Exception.Until, Kind: KindException}, Date{Day: e.ReviewBy, Kind: KindReview})
	out = slices.DeleteFunc(out, func(d Date) bool { return !review.ValidDay(d.Day) })
	slices.SortStableFunc(out, func(a, b Date) int {
		return cmp.Or(strings.Compare(a.Day, b.Day), strings.Compare(string(a.Kind), string(b.Kind)), strings.Compare(a.Of, b.Of))
	})
	return out
}

// Next is the earliest of the dates; false where nothing falls due.
func (e *Entry) Next() (Date, bool) {
	dates := e.Dates()
	if len(dates) == 0 {
		return Date{}, false
	}
	return dates[0], true
}

// What says what falls due: "condition high-privilege (identity team)",
// "review", "exception ends". It holds people's texts.
func (d Date) What() string {
	switch d.Kind {
	case KindCondition:
		if text.Line(d.Owner) != "" {
			return "condition " + d.Of + " (" + d.Owner + ")"
		}
		return "condition " + d.Of
	case KindException:
		return "exception ends"
	}
	return "review"
}

// DaysBetween counts the days from one valid day to another, negative where the
// other one is earlier.
func DaysBetween(from, to string) int {
	a, _ := time.Parse(time.DateOnly, from)
	b, _ := time.Parse(time.DateOnly, to)
	return int(b.Sub(a).Hours() / 24)
}

// Left says how far a day is away: "in 3 days", "today", "2 days over".
func Left(asOf, day string) string {
	switch days := DaysBetween(asOf, day); {
	case days < 0:
		return text.Count(-days, "day") + " over"
	case days > 0:
		return "in " + text.Count(days, "day")
	}
	return "today"
}
