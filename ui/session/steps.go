package session

import (
	"cmp"
	"reflect"
	"slices"

	"flowverdict/internal/text"
	"flowverdict/questionnaire"
	"flowverdict/questionnaire/analysis"
	"flowverdict/questionnaire/review"
)

// change remembers what stood before, applies a step, and judges again. A step
// that changes nothing is not remembered.
func (s *Session) change(what string, step func(*review.Draft)) bool {
	before := s.draft
	step(&s.draft)
	if reflect.DeepEqual(before, s.draft) {
		s.draft = before
		return false
	}
	s.past = append(s.past, moment{before, s.at, s.trail, s.merge, what})
	s.judge()
	return true
}

// SetLevel answers a question: a level of it, or unknown. It reports whether
// that changed anything. The note stays as it is; who said so, and from where the
// answer was taken, is said of the level that they gave only. An answer that was
// carried over, and gets the level that it has, is confirmed.
func (s *Session) SetLevel(question, level string) bool {
	q := s.q.Question(question)
	if q == nil {
		return false
	}
	if _, ok := q.Level(level); !ok && level != questionnaire.Unknown {
		return false
	}
	a, what := s.draft.Answers.Get(question), "answer to "
	if a.Level == level {
		what = "confirmation of "
	}
	return s.change(what+q.Title, func(d *review.Draft) {
		d.Answers = ownList(d.Answers.With(s.renewed(a, level)).Sorted(s.q))
	})
}

// NoteOfAnother reports whether the note of a question was made for another level than
// the one that its answer has by now: the level that it had when basis, evidence and
// links were entered as they are, or the one of the last review that they are from.
func (s *Session) NoteOfAnother(question string) bool {
	now := s.draft.Answers.Get(question)
	if now.Level == "" || now.Basis == "" && now.Evidence == "" && len(now.Links) == 0 {
		return false
	}
	same := func(a questionnaire.Answer) bool {
		return a.Level != "" && a.Basis == now.Basis && a.Evidence == now.Evidence && slices.Equal(a.Links, now.Links)
	}
	if then := s.lastTime(question); same(then) {
		return then.Level != now.Level
	}
	of := now.Level
	for _, before := range slices.Backward(s.past) {
		a := before.draft.Answers.Get(question)
		if !same(a) {
			break
		}
		of = a.Level
	}
	return of != now.Level
}

// NoteKept says that the note of a question is that of another answer.
func NoteKept(q *questionnaire.Question) string {
	return "Note kept from the answer before: " + text.Line(q.Title) + "."
}

// SetNote replaces the note of a question: all of its answer but the level, which
// stays as it is.
func (s *Session) SetNote(note questionnaire.Answer) bool {
	q := s.q.Question(note.Question)
	if q == nil {
		return false
	}
	note.Level = s.draft.Answers.Get(note.Question).Level
	note = ownAnswer(note)
	return s.change("note on "+q.Title, func(d *review.Draft) {
		d.Answers = ownList(d.Answers.With(note).Sorted(s.q))
	})
}

// SetBasis says what the answer to a question rests on, "" for nothing. A note that
// begins by it gets the day of today, and one that ends by it loses that day.
func (s *Session) SetBasis(question string, basis questionnaire.Basis) bool {
	a := s.draft.Answers.Get(question)
	begins := !a.HasNote()
	a.Question, a.Basis = question, basis
	switch {
	case begins && basis != "":
		a.Collected = s.today
	case basis == "" && a.Evidence == "" && len(a.Links) == 0 && a.Collected == s.today:
		a.Collected = ""
	}
	return s.SetNote(a)
}

// BasisSentence says what a basis means.
func BasisSentence(basis questionnaire.Basis) string {
	switch basis {
	case questionnaire.Stated:
		return "Basis: stated, somebody said so."
	case questionnaire.Documented:
		return "Basis: documented, a page says so."
	case questionnaire.Observed:
		return "Basis: observed, somebody looked or tried."
	}
	return "Basis: not said."
}

// SetSubject replaces the subject and who reviewed when.
func (s *Session) SetSubject(subject review.Subject, r review.Review) bool {
	owned := own(review.Draft{Subject: subject, Review: r})
	return s.change("subject", func(d *review.Draft) { d.Subject, d.Review = owned.Subject, owned.Review })
}

// Completed returns a decision as the session keeps it: with what follows from
// the rest of it ([review.Completed]), and without the proposed day until when
// the record stands, which follows the verdict until somebody enters another.
func (s *Session) Completed(decision review.Decision, exception review.Exception, reviewBy string) (review.Decision, review.Exception, string) {
	decision, exception = review.Completed(decision, exception, &s.assessment, s.today)
	if s.draft.Review.ReviewBy == "" && reviewBy == s.ReviewBy() {
		reviewBy = ""
	}
	return decision, exception, reviewBy
}

// SetDecision replaces decision, exception and the day until when the record
// stands, [Session.Completed] first.
func (s *Session) SetDecision(decision review.Decision, exception review.Exception, reviewBy string) bool {
	decision, exception, reviewBy = s.Completed(decision, exception, reviewBy)
	owned := own(review.Draft{Decision: decision, Exception: exception})
	return s.change("decision", func(d *review.Draft) {
		d.Decision, d.Exception, d.Review.ReviewBy = owned.Decision, owned.Exception, reviewBy
	})
}

// Undo takes the last change back and returns to where it was made. what names
// the change; ok is false when nothing is left to undo. The order of asking is
// no change: it stays.
func (s *Session) Undo() (what string, ok bool) {
	if len(s.past) == 0 {
		return "", false
	}
	last := s.past[len(s.past)-1]
	s.past = s.past[:len(s.past)-1]
	last.at.Order = s.at.Order
	s.draft, s.at, s.trail, s.merge = last.draft, last.at, last.trail, last.merge
	s.judge()
	return last.what, true
}

// GoTo puts a question in view. It reports whether the questionnaire has it.
func (s *Session) GoTo(question string) bool {
	if s.q.Question(question) == nil {
		return false
	}
	s.to(Questions, question)
	return true
}

// Enter goes to a stage; the question last in view is remembered. It reports
// false, and stays, where the review has no such stage.
func (s *Session) Enter(stage Stage) bool {
	if !slices.Contains(s.Stages(), stage) {
		return false
	}
	s.to(stage, s.at.Question)
	return true
}

// Next goes one step on, without answering: to the next question, after the
// last one to the summary, and from there stage by stage. In the decisive order
// the next question is the open one whose answer narrows the verdict most, and
// the summary follows when no open one can change the verdict any more, or all
// that can were passed over; [Session.Asked] says which.
func (s *Session) Next() {
	if s.decisive() && (s.at.Stage == Subject || s.at.Stage == Questions) {
		s.nextDecisive()
		return
	}
	if s.at.Stage == Questions {
		i, _ := s.q.Position(s.at.Question)
		if i+1 < len(s.q.Questions()) {
			s.to(Questions, s.q.Questions()[i+1].ID)
			return
		}
	}
	stages := s.Stages()
	for i, stage := range stages {
		if stage == s.at.Stage && i+1 < len(stages) {
			s.Enter(stages[i+1])
			return
		}
	}
}

// Back goes one step back: in the decisive order the way that was come, before
// it as in the usual order. It reports false at the very beginning.
func (s *Session) Back() bool {
	if last := len(s.trail) - 1; s.decisive() && last >= 0 {
		s.at, s.trail = s.trail[last], s.trail[:last]
		return true
	}
	if s.at.Stage == Questions {
		if i, _ := s.q.Position(s.at.Question); i > 0 {
			s.at.Question = s.q.Questions()[i-1].ID
			return true
		}
	}
	stages := s.Stages()
	for i, stage := range stages {
		if stage == s.at.Stage && i > 0 {
			s.at.Stage = stages[i-1]
			return true
		}
	}
	return false
}

// Preview says what this level would change. Nothing is answered by it.
func (s *Session) Preview(question, level string) analysis.Difference {
	return analysis.Compare(s.q, s.draft.Answers, s.draft.Answers.WithLevel(question, level))
}

// Fires returns the gates that a change fires, the lowest cap first, without
// those that another gate overshadows: a gate that only comes out of such a
// shadow has fired before.
func Fires(d *analysis.Difference) []*questionnaire.Gate { return both(d.Fired, d.Appearing) }

// Lifts returns the gates that a change lifts, the lowest cap first, without
// those that another gate overshadowed: a gate that only falls into such a
// shadow holds still.
func Lifts(d *analysis.Difference) []*questionnaire.Gate { return both(d.Lifted, d.Vanishing) }

func both(these, those []*questionnaire.Gate) []*questionnaire.Gate {
	var out []*questionnaire.Gate
	for _, g := range these {
		if slices.Contains(those, g) {
			out = append(out, g)
		}
	}
	slices.SortStableFunc(out, func(x, y *questionnaire.Gate) int { return cmp.Compare(x.Caps, y.Caps) })
	return out
}
