package summary

import (
	"fmt"

	"flowverdict/internal/text"
	"flowverdict/questionnaire"
	"flowverdict/report/phrase"
)

// named is how many gates or answers one sentence names; it counts the others.
const named = 3

// Deciding returns the gates that cap at the headline verdict: those that have
// fired, and those that might.
func (s *Summary) Deciding() (fired, possible []*questionnaire.Gate) {
	for _, d := range s.drivers {
		switch {
		case d.Gate == nil || d.Gate.Caps != s.a.Verdict():
		case d.Possible:
			possible = append(possible, d.Gate)
		default:
			fired = append(fired, d.Gate)
		}
	}
	return fired, possible
}

// undecided says how many answers are missing and what they could change.
func (s *Summary) undecided() phrase.Phrase {
	unknown, open := len(s.a.Unknown), len(s.a.Open)
	if unknown+open == 0 {
		return nil
	}
	var missing []string
	if unknown > 0 {
		missing = append(missing, text.Plural(unknown, "is unknown", "are unknown"))
	}
	if open > 0 {
		missing = append(missing, text.Plural(open, "is open", "are open"))
	}
	said := phrase.Say("Of %s, %s", phrase.Count(len(s.q.Questions()), "answer"), phrase.Own(text.And(missing)))
	switch {
	case s.a.Bracket.Decided() && unknown+open == 1:
		return phrase.Say("%s: the verdict stays the same whatever it turns out to be.", said)
	case s.a.Bracket.Decided():
		return phrase.Say("%s: the verdict stays the same whatever they turn out to be.", said)
	case unknown+open == 1:
		return phrase.Say("%s: it counts as the worst level until it is known, and could still raise the verdict as far as %s and the score as far as %s.",
			said, s.a.Bracket.Highest, s.a.Score.High)
	}
	return phrase.Say("%s: each counts as the worst level until it is known, and together they could still raise the verdict as far as %s and the score as far as %s.",
		said, s.a.Bracket.Highest, s.a.Score.High)
}

// Bracket says the verdicts that are still possible, from the lowest to the
// highest: "unsuitable to conditional", or the one verdict.
func Bracket(b questionnaire.Bracket) string {
	if b.Decided() {
		return b.Lowest.String()
	}
	return fmt.Sprintf("%s to %s", b.Lowest, b.Highest)
}

// Range says scores or points: "39", or "39 to 84".
func Range(r questionnaire.Range) string {
	if r.Low == r.High {
		return fmt.Sprint(r.Low)
	}
	return fmt.Sprintf("%d to %d", r.Low, r.High)
}
