package content

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"flowverdict/internal/text"
	"flowverdict/questionnaire"
	"flowverdict/questionnaire/review"
	"flowverdict/report/summary"
)

// summary is what a reader sees first: the verdict and what holds it there in
// one bold sentence, what could still change it, what it rests on, what was
// decided, and where to read on.
func (v *view) summary() {
	v.paragraph(strong(v.headline()))
	v.paragraph(v.undecided(), phrase(summary.Resting(v.q, v.r.Answers)), v.decisionSentence(), v.pointer())
}

// headline: "Unsuitable: use another mechanism … (score 39, capped by Browser
// on the same machine; points 95)."
func (v *view) headline() Inline {
	verdict := v.a.Verdict().String()
	return say("%s: %s (%s).", capital(fixed(verdict)), phrase(lowerFirst(strings.TrimSuffix(v.q.BandText(v.a.Verdict()), "."))), v.held())
}

// held says the score and what holds it there: the gates that cap at the
// verdict, or the answers that cost the most points.
func (v *view) held() Inline {
	score := say("score %s", spread(v.a.Score))
	fired, possible := v.deciding()
	ceiling := v.q.Top(v.a.Verdict())
	capped := v.a.Score != v.a.Points
	switch {
	case len(fired) > 0 && capped:
		score = say("%s, capped by %s", score, enumerate(titles(fired), 3, "gate"))
	case len(fired) > 0:
		score = say("%s, under the ceiling of %d set by %s", score, ceiling, enumerate(titles(fired), 3, "gate"))
	case len(possible) > 0 && v.a.Score.Low < v.a.Points.Low:
		score = say("%s, capped while %s cannot be ruled out", score, enumerate(titles(possible), 3, "gate"))
	case len(possible) > 0:
		score = say("%s, with a ceiling of %d while %s cannot be ruled out", score, ceiling, enumerate(titles(possible), 3, "gate"))
	case len(v.costs) == 0:
		score = say("%s, no answer costs a point", score)
	default:
		score = say("%s; the most points are lost by %s", score, enumerate(v.costly(), 3, "answer"))
	}
	if v.a.Points != v.a.Score {
		score = say("%s; points %s", score, spread(v.a.Points))
	}
	return score
}

// deciding returns the gates that cap at the headline verdict.
func (v *view) deciding() (fired, possible []*questionnaire.Gate) {
	for _, d := range v.drivers {
		switch {
		case d.Gate == nil || d.Gate.Caps != v.a.Verdict():
		case d.Possible:
			possible = append(possible, d.Gate)
		default:
			fired = append(fired, d.Gate)
		}
	}
	return fired, possible
}

// costly lists the answers that cost points, the most costly first, with what
// each costs.
func (v *view) costly() []Inline {
	var out []Inline
	for _, d := range v.drivers {
		if d.Question != nil {
			out = append(out, say("%s (%s)", phrase(d.Question.Title), points(d.Cost)))
		}
	}
	return out
}

// undecided says how many answers are missing and what they could change.
func (v *view) undecided() Inline {
	unknown, open := len(v.a.Unknown), len(v.a.Open)
	if unknown+open == 0 {
		return nil
	}
	var missing []Inline
	if unknown > 0 {
		missing = append(missing, are(unknown, "unknown"))
	}
	if open > 0 {
		missing = append(missing, are(open, "open"))
	}
	said := say("Of %s, %s", count(len(v.q.Questions()), "answer"), join(missing, " and "))
	switch {
	case v.a.Bracket.Decided() && unknown+open == 1:
		return say("%s: the verdict stays the same whatever it turns out to be.", said)
	case v.a.Bracket.Decided():
		return say("%s: the verdict stays the same whatever they turn out to be.", said)
	case unknown+open == 1:
		return say("%s: it counts as the worst level until it is known, and could still raise the verdict as far as %s and the score as far as %d.",
			said, v.a.Bracket.Highest, v.a.Score.High)
	}
	return say("%s: each counts as the worst level until it is known, and together they could still raise the verdict as far as %s and the score as far as %d.",
		said, v.a.Bracket.Highest, v.a.Score.High)
}

func are(n int, state fixed) Inline {
	return words(fixed(text.Plural(n, "is ", "are ")) + state)
}

func (v *view) decisionSentence() Inline {
	if Status(v.r.Decision) == review.Proposed {
		return words("Decision: proposed, nobody has decided yet.")
	}
	return say("Decision: %s.", decided(v.r.Decision))
}

// pointer names the alternatives and counts the conditions.
func (v *view) pointer() Inline {
	var out []Inline
	if named := v.named(); len(named) > 0 && v.a.Verdict() < questionnaire.Conditional {
		out = append(out, say("Named instead of device flow: %s.", enumerate(named, 4, "alternative")))
	}
	open := 0
	for _, c := range v.conditions {
		if c.Status != review.ConditionMet {
			open++
		}
	}
	switch total := len(v.conditions); {
	case total > 0 && open == 0:
		out = append(out, say("%s, all met (see %s).", count(total, "condition"), section("Confirmation")))
	case total > 0:
		out = append(out, say("%s, %d still open (see %s).", count(total, "condition"), open, section("Confirmation")))
	}
	return join(out, " ")
}

// decisionDrivers lists the gates that fired with their reasons, those that
// might still fire by their cap, and the points.
func (v *view) decisionDrivers() {
	var items []Inline
	possible := map[questionnaire.Verdict][]Inline{}
	for _, d := range v.drivers {
		switch {
		case d.Gate == nil:
		case d.Possible:
			possible[d.Gate.Caps] = append(possible[d.Gate.Caps], phrase(d.Gate.Title))
		default:
			items = append(items, say("%s caps at %s: %s", strong(phrase(d.Gate.Title)), d.Gate.Caps, v.claim(d.Gate.Reason, d.Gate.Sources)))
		}
	}
	verdicts := questionnaire.Verdicts()
	for i := len(verdicts) - 1; i >= 0; i-- {
		if gates := possible[verdicts[i]]; len(gates) > 0 {
			items = append(items, say("Might still fire and cap at %s: %s.", verdicts[i], join(gates, "; ")))
		}
	}
	total := say("Points before any gate: %s of 100", spread(v.a.Points))
	if costly := v.costly(); len(costly) > 0 {
		total = say("%s; the most are lost by %s", total, enumerate(costly, 3, "answer"))
	}
	v.list(append(items, say("%s.", total))...)
}

func titles(gates []*questionnaire.Gate) []Inline {
	var out []Inline
	for _, g := range gates {
		out = append(out, phrase(g.Title))
	}
	return out
}

// spread says a range: "39", or "39 to 84".
func spread(r questionnaire.Range) fixed {
	if r.Low == r.High {
		return fixed(fmt.Sprint(r.Low))
	}
	return fixed(fmt.Sprintf("%d to %d", r.Low, r.High))
}

// points says hundredths of a point.
func points(hundredths int) fixed { return fixed(text.Points(hundredths)) }

func capital(word fixed) fixed { return fixed(text.UpperFirst(string(word))) }

// lowerFirst lets a sentence go on after a colon; an abbreviation keeps its
// capitals.
func lowerFirst(s string) string {
	first, n := utf8.DecodeRuneInString(s)
	if second, _ := utf8.DecodeRuneInString(s[n:]); unicode.IsUpper(second) {
		return s
	}
	return string(unicode.ToLower(first)) + s[n:]
}
