// Package summary is the short form of a review or a record: the verdict in
// words and what holds it there, the conditions to meet, what to use instead,
// what is not known, what was decided, and what would change it. The screen,
// the line-by-line driver and the report draw this one value and add no
// statement of their own, so they cannot disagree.
//
// It finds nothing itself: packages questionnaire and analysis do, exactly. It
// lays nothing out, and what it repeats of people is as they wrote it: whoever
// draws it makes it safe for where it goes. It imports packages of the
// questionnaire and internal ones.
package summary

import (
	"flowverdict/questionnaire"
	"flowverdict/questionnaire/alternatives"
	"flowverdict/questionnaire/analysis"
	"flowverdict/questionnaire/review"
	"flowverdict/report/phrase"
	"flowverdict/report/summary/strip"
)

// Summary is what answers come to, and what people made of it. Only its
// Conditions and its Decision hold people's words.
type Summary struct {
	Verdict   questionnaire.Verdict
	Undecided phrase.Phrase // how many answers are missing and what they could change; nothing where none is
	Resting   string        // how many answers carry the verdict; "" where no single one does

	Gates  []Gate          // that have fired, the lowest cap first
	Might  []phrase.Phrase // which gates might still fire, a sentence for each cap, the lowest first
	Points phrase.Phrase   // the points before any gate, and which answers lose the most
	Costs  []Cost          // answers that cost points, the most costly first

	Conditions []Condition   // one for each fired gate, then for each answer to become better, in the questionnaire's order
	Instead    []Alternative // see the type for the rule

	Alternatives []alternatives.Result // all of them, judged on the answers
	Option       alternatives.Option   // what is chosen of them

	Gaps     []Gap // unknown answers, then open ones
	Decision Decision

	q        *questionnaire.Questionnaire
	answers  questionnaire.Answers
	entries  []review.Mitigation
	benefit  string
	a        *questionnaire.Assessment
	drivers  []questionnaire.Driver
	bearings []analysis.Bearing
}

// Of sums up a review. The assessment is that of its answers by the
// questionnaire; it is not computed again.
func Of(q *questionnaire.Questionnaire, d review.Draft, a *questionnaire.Assessment) Summary {
	s := Summary{
		Verdict: a.Verdict(), q: q, answers: d.Answers, a: a, entries: d.Mitigations, benefit: d.Review.Benefit,
		drivers:  questionnaire.Drivers(q, d.Answers, a),
		bearings: analysis.LoadBearing(q, d.Answers),
	}
	s.Costs = s.costs()
	s.Undecided, s.Resting = s.undecided(), resting(s.bearings)
	s.Gates, s.Might, s.Points = s.fired(), s.might(), s.points()
	s.Conditions = conditions(q, d.Answers, a, d.Conditions)
	s.Alternatives = alternatives.Judge(q, d.Answers)
	s.Option = alternatives.Choose(q, a, s.Alternatives)
	s.Instead = s.instead()
	s.Gaps = s.gaps()
	s.Decision = decisionOf(q, d)
	return s
}

// Strip returns the verdict as a bar.
func (s *Summary) Strip() strip.Strip {
	return strip.Of(s.q.Bands, s.a.Bracket, s.a.Score, s.a.Points)
}

// Questionnaire is the one that the answers were given to.
func (s *Summary) Questionnaire() *questionnaire.Questionnaire { return s.q }

// Answers are those that are summed up.
func (s *Summary) Answers() questionnaire.Answers { return s.answers }

// Assessment is what the answers come to.
func (s *Summary) Assessment() *questionnaire.Assessment { return s.a }
