package markdown

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"flowverdict/questionnaire"
	"flowverdict/questionnaire/review"
)

// summary is what a reader sees first: the verdict and what holds it there in
// one bold sentence, what could still change it, what was decided, and where
// to read on.
func (v *view) summary() {
	v.paragraph("**" + v.headline() + "**")
	v.paragraph(v.undecided(), v.decisionSentence(), v.pointer())
}

// headline: "Unsuitable: use another mechanism … (score 39, capped by Browser
// on the same machine; points 95)."
func (v *view) headline() inline {
	verdict := v.a.Verdict().String()
	return say("%s: %s (%s).", strings.ToUpper(verdict[:1])+verdict[1:], lowerFirst(strings.TrimSuffix(v.q.BandText(v.a.Verdict()), ".")), v.held())
}

// held says the score and what holds it there: the gates that cap at the
// verdict, or the answers that cost the most points.
func (v *view) held() inline {
	score := say("score %s", spread(v.a.Score))
	fired, possible := v.deciding()
	ceiling := v.q.Top(v.a.Verdict())
	capped := v.a.Score != v.a.Points
	switch {
	case len(fired) > 0 && capped:
		score += ", capped by " + enumerate(titles(fired), 3, "gate")
	case len(fired) > 0:
		score += say(", under the ceiling of %d set by ", ceiling) + enumerate(titles(fired), 3, "gate")
	case len(possible) > 0 && v.a.Score.Low < v.a.Points.Low:
		score += ", capped while " + enumerate(titles(possible), 3, "gate") + " cannot be ruled out"
	case len(possible) > 0:
		score += say(", with a ceiling of %d while ", ceiling) + enumerate(titles(possible), 3, "gate") + " cannot be ruled out"
	case len(v.costs) == 0:
		score += ", no answer costs a point"
	default:
		score += "; the most points are lost by " + enumerate(v.costly(), 3, "answer")
	}
	if v.a.Points != v.a.Score {
		score += say("; points %s", spread(v.a.Points))
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
func (v *view) costly() []inline {
	var out []inline
	for _, d := range v.drivers {
		if d.Question != nil {
			out = append(out, say("%s (%s)", d.Question.Title, points(d.Cost)))
		}
	}
	return out
}

// undecided says how many answers are missing and what they could change.
func (v *view) undecided() inline {
	unknown, open := len(v.a.Unknown), len(v.a.Open)
	if unknown+open == 0 {
		return ""
	}
	missing := say("Of %s, ", count(len(v.q.Questions()), "answer"))
	switch {
	case open == 0:
		missing += are(unknown, "unknown")
	case unknown == 0:
		missing += are(open, "open")
	default:
		missing += are(unknown, "unknown") + " and " + are(open, "open")
	}
	if v.a.Bracket.Decided() {
		return missing + ": the verdict stays the same whatever they turn out to be."
	}
	return missing + say(": each counts as the worst level until it is known, and together they could still raise the verdict as far as %s and the score as far as %d.",
		v.a.Bracket.Highest, v.a.Score.High)
}

func are(n int, state inline) inline {
	if n == 1 {
		return "1 is " + state
	}
	return say("%d are ", n) + state
}

func (v *view) decisionSentence() inline {
	if Status(v.r.Decision) == review.Proposed {
		return "Decision: proposed, nobody has decided yet."
	}
	return "Decision: " + decided(v.r.Decision) + "."
}

// pointer names the alternatives and counts the conditions.
func (v *view) pointer() inline {
	var out []inline
	if named := v.named(); len(named) > 0 && v.a.Verdict() < questionnaire.Conditional {
		out = append(out, "Named instead of device flow: "+enumerate(named, 4, "alternative")+".")
	}
	open := 0
	for _, c := range v.conditions {
		if c.Status != review.ConditionMet {
			open++
		}
	}
	switch total := len(v.conditions); {
	case total > 0 && open == 0:
		out = append(out, count(total, "condition")+", all met (see Confirmation).")
	case total > 0:
		out = append(out, count(total, "condition")+say(", %d still open (see Confirmation).", open))
	}
	return join(out, " ")
}

// decisionDrivers lists the gates that fired with their reasons, those that
// might still fire by their cap, and the points.
func (v *view) decisionDrivers() {
	var items []inline
	possible := map[questionnaire.Verdict][]inline{}
	for _, d := range v.drivers {
		switch {
		case d.Gate == nil:
		case d.Possible:
			possible[d.Gate.Caps] = append(possible[d.Gate.Caps], text(d.Gate.Title))
		default:
			items = append(items, say("**%s** caps at %s: %s", d.Gate.Title, d.Gate.Caps, v.claim(d.Gate.Reason, d.Gate.Sources)))
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
		total += "; the most are lost by " + enumerate(costly, 3, "answer")
	}
	v.list(append(items, total+".")...)
}

func titles(gates []*questionnaire.Gate) []inline {
	var out []inline
	for _, g := range gates {
		out = append(out, text(g.Title))
	}
	return out
}

// spread writes a range: "39", or "39 to 84".
func spread(r questionnaire.Range) string {
	if r.Low == r.High {
		return fmt.Sprint(r.Low)
	}
	return fmt.Sprintf("%d to %d", r.Low, r.High)
}

// points writes hundredths of a point: "7.2 points".
func points(cost int) inline {
	s := strings.TrimRight(strings.TrimRight(fmt.Sprintf("%d.%02d", cost/100, cost%100), "0"), ".")
	if s == "1" {
		return "1 point"
	}
	return inline(s + " points")
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
