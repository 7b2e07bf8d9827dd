package review

import (
	"fmt"
	"slices"
	"strings"

	"flowverdict/internal/text"
	"flowverdict/questionnaire"
	"flowverdict/questionnaire/evidence"
)

// SinceLast says in a word what became of an answer since the review of the record
// that is superseded.
type SinceLast string

// What becomes of an answer.
const (
	CarriedOver SinceLast = "carried over" // it is that of the last review, and nobody looked at it again
	Confirmed   SinceLast = "confirmed"    // a reviewer looked at it again and left its level
	Changed     SinceLast = "changed"      // it was given in this review: another level than before, or the first one
)

// Again is what a review made of the answers of the record that it supersedes, as
// the answers themselves say. The zero value is that of a review which is the first
// of its kind, or whose answers say nothing of an earlier one.
type Again struct {
	Record                          string // that is superseded
	Changed, Confirmed, CarriedOver int    // answers, unknown included
}

// ReviewedAgain reads it from a review.
func ReviewedAgain(d Draft) Again {
	out := Again{Record: d.Review.Supersedes}
	counts := map[SinceLast]int{}
	for _, a := range d.Answers {
		counts[out.of(a)]++
	}
	out.Changed, out.Confirmed, out.CarriedOver = counts[Changed], counts[Confirmed], counts[CarriedOver]
	if out.Confirmed+out.CarriedOver == 0 {
		return Again{}
	}
	return out
}

// Answers is how many answers there are, open ones not counted.
func (g Again) Answers() int { return g.Changed + g.Confirmed + g.CarriedOver }

// String counts them: "28 answers: 3 changed, 20 confirmed, 5 carried over".
func (g Again) String() string {
	var parts []string
	for _, x := range []struct {
		n  int
		is SinceLast
	}{{g.Changed, Changed}, {g.Confirmed, Confirmed}, {g.CarriedOver, CarriedOver}} {
		if x.n > 0 {
			parts = append(parts, fmt.Sprintf("%d %s", x.n, x.is))
		}
	}
	return text.Count(g.Answers(), "answer") + ": " + strings.Join(parts, ", ")
}

// Of returns what became of an answer of that review; "" of an open one, and
// everywhere in the zero value.
func (g Again) Of(a questionnaire.Answer) SinceLast {
	if g.Answers() == 0 {
		return ""
	}
	return g.of(a)
}

// Say says what became of an answer, in a few words with day and record; "" where
// nothing is to be said.
func (g Again) Say(a questionnaire.Answer) string {
	since := g.Of(a)
	var parts []string
	if since == Confirmed {
		parts = append(parts, "confirmed on "+text.Line(a.Confirmed))
	}
	if since == CarriedOver || since == Confirmed && slices.Contains(a.From, g.Record) {
		parts = append(parts, "carried over from "+text.Line(g.Record))
	}
	if since == Changed {
		parts = append(parts, "changed since "+text.Line(g.Record))
	}
	return strings.Join(parts, ", ")
}

// Elsewhere are the places that an answer comes from beside the superseded record.
func (g Again) Elsewhere(a questionnaire.Answer) []string {
	return slices.DeleteFunc(slices.Clone(a.From), func(from string) bool { return from == g.Record })
}

func (g Again) of(a questionnaire.Answer) SinceLast {
	switch {
	case g.Record == "" || a.Level == "":
		return ""
	case a.Confirmed != "":
		return Confirmed
	case slices.Contains(a.From, g.Record):
		return CarriedOver
	}
	return Changed
}

// CarryOver returns the answers of a record, reviewed on a day, as a review that
// supersedes it begins with them. Each says from which record it is, in place of
// where that one had it from; the measured facts that it rests on stay. That it was
// confirmed then is not said of it now, and the day of the review stands for that on
// which it was collected, where nobody said: from it its age is counted.
func CarryOver(answers questionnaire.Answers, record, day string) questionnaire.Answers {
	out := slices.Clone(answers)
	for i := range out {
		a := &out[i]
		if a.Level == "" {
			continue
		}
		a.From, a.Confirmed = append(FactsOf(a.From), record), ""
		if a.Collected == "" && ValidDay(day) {
			a.Collected = day
		}
	}
	return out
}

// FactsOf returns those of the places an answer comes from that are measured facts,
// in a list of its own.
func FactsOf(from []string) []string {
	return slices.DeleteFunc(slices.Clone(from), func(id string) bool { return !evidence.IsFactID(id) })
}
