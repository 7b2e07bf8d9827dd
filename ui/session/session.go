// Package session is the engine of a review: what is entered so far, where the
// reviewer stands, and every step that a reviewer can take. The screen and the
// line-by-line driver are on the same engine, so they cannot disagree.
//
// It is pure: no terminal, no file, no clock, no goroutine. What a review needs
// of the world stands behind [Store].
package session

import (
	"slices"

	"flowverdict/questionnaire"
	"flowverdict/questionnaire/analysis"
	"flowverdict/questionnaire/evidence"
	"flowverdict/questionnaire/review"
	"flowverdict/report/firstpage"
	"flowverdict/report/summary"
	"flowverdict/report/validation"
)

// Stage is a part of a review.
type Stage string

// The stages, in the order of a review.
const (
	Subject     Stage = "subject"
	Questions   Stage = "questions"
	Summary     Stage = "summary"
	Mitigations Stage = "mitigations"
	Decision    Stage = "decision"
	Write       Stage = "write"
)

// Stages returns all stages in order. A review may lack one of them: see
// [Session.Stages].
func Stages() []Stage { return []Stage{Subject, Questions, Summary, Mitigations, Decision, Write} }

// At is where a reviewer stands: a stage, the question that is or was last in
// view, and the order of asking, which is empty for the usual one.
type At struct {
	Stage    Stage  `json:"stage"`
	Question string `json:"question"`
	Order    Order  `json:"order,omitempty"`
}

// Session is one review in progress. The zero value is not usable; call [New].
type Session struct {
	q          *questionnaire.Questionnaire
	today      string
	draft      review.Draft
	at         At
	assessment questionnaire.Assessment
	past       []moment
	revision   int
	asked      []Asked
	carried    *Carried
	options    validation.Options // by which the record is checked
	merge      merge

	// In the decisive order only:
	trail  []At     // the way come, which Back goes back
	passed []string // questions left open on this round

	short      func() summary.Summary
	coverage   func() summary.Coverage
	looked     func() []evidence.Looked
	asks       func() []analysis.Ask
	irrelevant func() []*questionnaire.Question
	problems   func() []Problem
}

// moment is what undo returns to.
type moment struct {
	draft review.Draft
	at    At
	trail []At
	merge merge
	what  string
}

// New continues a review from a draft; the zero draft begins one. today is the
// day of the review, YYYY-MM-DD. A place that does not exist becomes the first
// open question in the order of asking, or the subject where nothing is entered
// yet; an order that does not exist becomes the usual one. A level that its
// question does not have becomes open, its note stays; of two answers to one
// question the last counts. The same holds for mitigations and their states.
func New(q *questionnaire.Questionnaire, today string, draft review.Draft, at At) *Session {
	s := &Session{q: q, today: today, draft: own(draft), at: at, options: validation.Options{AsOf: today}}
	s.draft.Answers = sound(q, draft.Answers)
	s.draft.Mitigations = soundMitigations(q, draft.Mitigations)
	if s.draft.Review.Date == "" {
		s.draft.Review.Date = today
	}
	if s.draft.Decision.Status == "" {
		s.draft.Decision.Status = review.Proposed
	}
	s.judge()
	s.at = s.begin(s.at)
	return s
}

// begin returns a place as it is, or the first one where it does not exist.
func (s *Session) begin(at At) At {
	at.Order = usual(at.Order)
	asked := []string{s.FirstOpen(), s.q.Questions()[0].ID}
	if at.Order == Decisive {
		asked = append(s.pending(), asked...)
	}
	known := s.q.Question(at.Question) != nil
	for i := 0; s.q.Question(at.Question) == nil; i++ {
		at.Question = asked[i]
	}
	if slices.Contains(s.Stages(), at.Stage) {
		return at
	}
	switch {
	case len(s.Missing()) > 0:
		at.Stage = Subject
	case at.Order == Decisive && !known && len(s.pending()) == 0:
		at.Stage = Summary
	default:
		at.Stage = Questions
	}
	return at
}

func (s *Session) judge() {
	s.assessment = questionnaire.Assess(s.q, s.draft.Answers)
	s.invalidate()
	s.revision++
}

// Stages returns the stages of this review in order: mitigations are one where
// the questionnaire lists any.
func (s *Session) Stages() []Stage {
	return slices.DeleteFunc(Stages(), func(x Stage) bool { return x == Mitigations && len(s.q.Mitigations) == 0 })
}

// Questionnaire returns what is asked.
func (s *Session) Questionnaire() *questionnaire.Questionnaire { return s.q }

// Today returns the day of the review.
func (s *Session) Today() string { return s.today }

// Draft returns what is entered so far. It shares no memory that later steps
// change, so it may be saved in another goroutine.
func (s *Session) Draft() review.Draft { return s.draft }

// At returns where the reviewer stands.
func (s *Session) At() At { return s.at }

// Assessment returns the judgement of the answers so far.
func (s *Session) Assessment() *questionnaire.Assessment { return &s.assessment }

// Closing is what stays to be read once the record is written.
func (s *Session) Closing() []string {
	d := s.Draft()
	d.Decision.Status = summary.Status(d.Decision)
	said := s.Summary()
	page := firstpage.Of(&said, d)
	return page.Closing()
}

// Summary returns what the answers so far come to, in short.
func (s *Session) Summary() summary.Summary { return s.short() }

// Revision counts the changes to what is entered; it tells whether there is
// anything to save.
func (s *Session) Revision() int { return s.revision }

// Question returns the question that is in view.
func (s *Session) Question() *questionnaire.Question { return s.q.Question(s.at.Question) }

// Answer returns the answer to the question in view.
func (s *Session) Answer() questionnaire.Answer { return s.draft.Answers.Get(s.at.Question) }

// Counts returns how many questions are answered with a level, answered with
// unknown, and open.
func (s *Session) Counts() (answered, unknown, open int) {
	unknown, open = len(s.assessment.Unknown), len(s.assessment.Open)
	return len(s.q.Questions()) - unknown - open, unknown, open
}

// FirstOpen returns the first open question, or "".
func (s *Session) FirstOpen() string {
	if len(s.assessment.Open) == 0 {
		return ""
	}
	return s.assessment.Open[0]
}

// Conditions returns one condition for each fired gate that is not
// overshadowed, with what people filled in, and one for each answer that is still to
// become better.
func (s *Session) Conditions() []review.Condition {
	return review.AllConditions(s.q, s.draft.Answers, &s.assessment, s.draft.Conditions)
}

// ReviewBy returns until when the record stands: the day entered, or the
// proposal that follows from the verdict.
func (s *Session) ReviewBy() string {
	if s.draft.Review.ReviewBy != "" {
		return s.draft.Review.ReviewBy
	}
	return s.ProposedReviewBy()
}

// ProposedReviewBy is the day that follows from the verdict, by the times of the
// profile where it gives any; "" where none is proposed.
func (s *Session) ProposedReviewBy() string {
	return s.options.Profile.ReviewBy(s.assessment.Verdict(), s.draft.Review.Date)
}

// Missing lists what a record still needs, in words, with the stage where it
// is entered.
func (s *Session) Missing() []Missing {
	var out []Missing
	for _, f := range review.AskedFirst() {
		if !f.Needed || f.Lacking == "" || !f.Empty(&s.draft) {
			continue
		}
		lacking := f.For(s.q.Topic().Subject).Lacking
		what := "the " + lacking
		if f.List != nil {
			what = "one " + lacking
		}
		out = append(out, Missing{Subject, what})
	}
	return out
}

// Missing is one thing that a record still needs.
type Missing struct {
	Stage Stage
	What  string
}
