package firstpage

import (
	"flowverdict/questionnaire"
	"flowverdict/questionnaire/review"
	"flowverdict/report/phrase"
)

// mostContradicted is how many questions a sentence about contradicted answers
// names.
const mostContradicted = 4

// contradicted says which answers facts contradict that nobody has settled, and
// which stand all the same; nothing for none. It never changes the verdict.
func contradicted(q *questionnaire.Questionnaire, d review.Draft) (unsettled, standing phrase.Phrase) {
	var open, kept []phrase.Phrase
	for _, l := range d.Looked(q) {
		title := phrase.Say("%s", l.Question.Title)
		switch {
		case len(l.Conflicts()) > 0:
			open = append(open, title)
		case len(l.Settled()) > 0:
			kept = append(kept, title)
		}
	}
	if n := len(open); n > 0 {
		unsettled = phrase.Say("%s contradicted by what was measured: %s.", answersAre(n), phrase.Some(open, mostContradicted, ""))
	}
	if n := len(kept); n > 0 {
		standing = phrase.Say("%s despite what was measured, with a reason: %s.", answersStand(n), phrase.Some(kept, mostContradicted, ""))
	}
	return unsettled, standing
}

func answersAre(n int) phrase.Own {
	if n == 1 {
		return "1 answer is"
	}
	return phrase.Count(n, "answer") + " are"
}

func answersStand(n int) phrase.Own {
	if n == 1 {
		return "1 answer stands"
	}
	return phrase.Count(n, "answer") + " stand"
}
