package session

import (
	"slices"

	"flowverdict/internal/text"
	"flowverdict/questionnaire"
	"flowverdict/questionnaire/profile"
	"flowverdict/questionnaire/review"
)

// Taken reports whether an answer was taken from the organisation's profile or from
// a similar review, and nobody has given another one since.
func (s *Session) Taken(question string) bool {
	return s.source(s.draft.Answers.Get(question)) != ""
}

// source says from where an answer was taken, "" for an answer that this review, or
// the one that it supersedes, gave.
func (s *Session) source(a questionnaire.Answer) string {
	if a.Level == "" {
		return ""
	}
	for _, from := range a.From {
		switch {
		case from == profile.From:
			return s.options.Profile.Source()
		case from != s.draft.Review.Supersedes && questionnaire.ValidID(from):
			return from
		}
	}
	return ""
}

// TakenFrom says of an answer that it was taken from the profile or from a similar
// review, and on what it rests; "" where it was given in this one.
func (s *Session) TakenFrom(question string) string {
	a := s.draft.Answers.Get(question)
	source := s.source(a)
	if source == "" {
		return ""
	}
	said := "From " + text.Line(source)
	if a.Basis != "" {
		said += ", " + text.Line(string(a.Basis))
	}
	if a.Collected != "" {
		said += ", collected " + text.Line(a.Collected)
	}
	if x, ok := s.options.Profile.Standing(question); ok && slices.Contains(a.From, profile.From) && x.Level == a.Level {
		said += ", until " + text.Line(x.Until)
	}
	if a.Confirmed != "" {
		said = "Confirmed on " + text.Line(a.Confirmed) + ". " + said
	}
	return text.Sentence(said)
}

// nextNotTaken goes on to the next question whose answer was not taken from
// elsewhere, and to the summary where none follows. It reports false, and stays,
// where no answer of the review was.
func (s *Session) nextNotTaken() bool {
	if !slices.ContainsFunc(s.draft.Answers, func(a questionnaire.Answer) bool { return s.source(a) != "" }) {
		return false
	}
	at, _ := s.q.Position(s.at.Question)
	for _, q := range s.q.Questions()[at+1:] {
		if !s.Taken(q.ID) {
			s.to(Questions, q.ID)
			return true
		}
	}
	return s.Enter(Summary)
}

// Given says by its path whether a field stands as the profile gives it to every
// review, in words that follow its value; "" where it does not.
func (s *Session) Given(path string) string {
	if s.options.Profile == nil {
		return ""
	}
	begun, d := s.options.Profile.Begun(review.Draft{}), s.draft
	for _, f := range review.DraftFields() {
		if f.Key == path && !f.Empty(&begun) && f.Shown(&begun) == f.Shown(&d) {
			return "from " + s.options.Profile.Source()
		}
	}
	return ""
}

// Approvers names who may approve an exception, as the profile says; "" for
// everybody who did not review.
func (s *Session) Approvers() string { return s.options.Profile.ApproversText() }

// RefusedApprover says why somebody may not approve an exception, in a sentence; ""
// where they may.
func (s *Session) RefusedApprover(somebody string) string {
	if somebody == "" || s.options.Profile.MayApprove(somebody) {
		return ""
	}
	message, hint := s.options.Profile.NoApprover(somebody)
	return text.Sentence(text.UpperFirst(message + ": " + hint))
}
