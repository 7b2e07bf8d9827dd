package summary

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"flowverdict/internal/text"
	"flowverdict/questionnaire"
	"flowverdict/report/phrase"
)

// named is how many gates or answers one sentence names; it counts the others.
const named = 3

// headline: "Unsuitable: use another mechanism … (score 39, capped by Browser
// on the same machine; points 95)."
func (s *Summary) headline() phrase.Phrase {
	verdict := s.a.Verdict()
	said := lowerFirst(strings.TrimSuffix(s.q.BandText(verdict), "."))
	return phrase.Say("%s: %s (%s).", phrase.Own(text.UpperFirst(verdict.String())), said, s.held())
}

// held says the score and what holds it there: the gates that cap at the
// verdict, or the answers that cost the most points.
func (s *Summary) held() phrase.Phrase {
	score := phrase.Say("score %s", phrase.Own(Range(s.a.Score)))
	fired, possible := s.Deciding()
	ceiling := s.q.Top(s.a.Verdict())
	switch {
	case len(fired) > 0 && s.a.Score != s.a.Points:
		score = phrase.Say("%s, capped by %s", score, phrase.Some(titles(fired), named, "gate"))
	case len(fired) > 0:
		score = phrase.Say("%s, under the ceiling of %s set by %s", score, ceiling, phrase.Some(titles(fired), named, "gate"))
	case len(possible) > 0 && s.a.Score.Low < s.a.Points.Low:
		score = phrase.Say("%s, capped while %s cannot be ruled out", score, phrase.Some(titles(possible), named, "gate"))
	case len(possible) > 0:
		score = phrase.Say("%s, with a ceiling of %s while %s cannot be ruled out", score, ceiling, phrase.Some(titles(possible), named, "gate"))
	case len(s.Costs) == 0:
		score = phrase.Say("%s, no answer costs a point", score)
	default:
		score = phrase.Say("%s; the most points are lost by %s", score, s.costly())
	}
	if s.a.Points != s.a.Score {
		score = phrase.Say("%s; points %s", score, phrase.Own(Range(s.a.Points)))
	}
	return score
}

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

// lowerFirst lets a sentence go on after a colon; an abbreviation keeps its
// capitals.
func lowerFirst(s string) string {
	first, n := utf8.DecodeRuneInString(s)
	if second, _ := utf8.DecodeRuneInString(s[n:]); unicode.IsUpper(second) {
		return s
	}
	return string(unicode.ToLower(first)) + s[n:]
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
