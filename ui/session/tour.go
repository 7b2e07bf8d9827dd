package session

import "flowverdict/questionnaire"

// Tour is a worked example in a place of its own, to learn a review by. Nothing
// that is done in it is kept, and it touches nothing else.
type Tour struct {
	Store Store
	Work  Work
	Close func() error // removes all of it; it may be called again
}

// What is said of a tour before it begins, where it cannot begin, and when it has
// ended.
const (
	TourTitle = "Tour: a worked example in three minutes, of which nothing is kept"
	NoTour    = "The tour cannot begin: "
	TourOver  = "The tour is over, and nothing of it is kept."
)

// TourState is said of a tour in place of whether its draft is saved.
const TourState = "nothing is kept"

// TourWritten is what a tour says of the record that it has written.
const TourWritten = "It lies in a folder that is removed when the tour ends. r reads it as a stranger would; q ends the tour."

// TourWords are the words of a driver for what a tour suggests.
type TourWords struct {
	Choose  string // an answer, as a command
	WhatIf  string // what opens the page of other answers
	Forward string // what goes one step on
}

// TourHint says in two short lines what to try where the reviewer stands.
func (s *Session) TourHint(w TourWords) string {
	switch s.at.Stage {
	case Subject:
		return "What is reviewed, and by whom: filled in here. " + w.Forward + " goes on to the questions."
	case Questions:
		return s.tourQuestion(w)
	case Summary:
		return "What the answers come to and why. " + w.WhatIf + " supposes other answers; " + w.Forward + " goes on."
	case Mitigations:
		return "What softens an attack. Nothing here changes the verdict, and it may stay unsaid: " + w.Forward + " goes on."
	case Decision:
		return "The verdict is the program's, the decision people's. It may stay proposed: " + w.Forward + " goes on."
	}
	return "y writes the record, into a folder that is removed when the tour ends; none of yours is touched."
}

// TourHint says what to try while answers are supposed.
func (x *Supposition) TourHint() string {
	return "Nothing is answered here. w supposes a way to a better verdict; see what it would come to."
}

func (s *Session) tourQuestion(w TourWords) string {
	switch s.Answer().Level {
	case "":
		return "Nobody has answered this yet. " + w.Choose + ", and see the verdict narrow."
	case questionnaire.Unknown:
		return "Nobody could tell: unknown counts as the worst level. Answer it, or leave it; s leads to the summary."
	}
	return "Answered: another answer replaces it, u undoes, n says what it rests on. s leads to the summary."
}
