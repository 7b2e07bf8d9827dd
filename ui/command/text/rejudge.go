package text

import (
	"fmt"
	"slices"
	"strings"

	"flowverdict/internal/text"
	"flowverdict/questionnaire"
	"flowverdict/questionnaire/analysis"
	"flowverdict/report/comparison"
	"flowverdict/report/summary"
)

// Rejudge lists what another questionnaire makes of records, one a line.
func Rejudge(r comparison.Rejudged) string {
	rows := [][]string{{"RECORD", "NOW", "WOULD BE", "SCORE", "CAUSE"}}
	other := 0
	for _, x := range r.Records {
		cause := "-"
		if x.Changes() {
			other++
			cause = strings.Join(shiftTexts(x.Rejudgement), "; ")
		}
		rows = append(rows, []string{x.Name, x.Before.Verdict().String(), x.After.Verdict().String(), summary.Range(x.After.Score), cause})
	}
	var b strings.Builder
	b.WriteString(text.Table(rows))
	fmt.Fprintf(&b, "%d of %d would get another verdict", other, len(r.Records))
	if n := len(r.NotJudged); n > 0 {
		fmt.Fprintf(&b, "; %d could not be judged", n)
	}
	b.WriteByte('\n')
	return b.String()
}

// rejudgedText says at length what another questionnaire makes of answers, and
// why it asks some of them anew, where that is known.
func rejudgedText(r analysis.Rejudgement, askedAnew map[string]string) string {
	var b strings.Builder
	line := func(title, text string) { b.WriteString(aligned(title, text)) }
	line("verdict", changed(r.Before.Verdict().String(), r.After.Verdict().String()))
	line("at best", changed(r.Before.Bracket.Highest.String(), r.After.Bracket.Highest.String()))
	line("score", changed(summary.Range(r.Before.Score), summary.Range(r.After.Score)))
	line("points", changed(summary.Range(r.Before.Points), summary.Range(r.After.Points)))
	for _, g := range r.Fires {
		title := "fires"
		if mightFire(r.After, g) {
			title = "might fire"
		}
		line(title, fmt.Sprintf("%s (%s), caps at %s", g.Title, g.ID, g.Caps))
	}
	for _, g := range r.FallsAway {
		line("falls away", fmt.Sprintf("%s (%s), capped at %s", g.Title, g.ID, g.Caps))
	}
	for _, a := range r.Lost {
		if why := askedAnew[a.Question]; why != "" {
			line("asked anew", fmt.Sprintf("%s, was %s: %s", a.Question, a.Level, why))
			continue
		}
		line("lost", fmt.Sprintf("%s %s: not carried over, because the question, the level or its meaning is another there", a.Question, a.Level))
	}
	for _, x := range r.Asked {
		line("asked", x.ID+": a new question, open")
	}
	for _, text := range shiftTexts(r) {
		line("cause", text)
	}
	return b.String()
}

// shiftTexts are the reasons of another verdict in words, one each.
func shiftTexts(r analysis.Rejudgement) []string {
	var out []string
	for _, s := range r.Gates {
		out = append(out, shiftText(r, s))
	}
	if p := r.Points; p != nil {
		from := fmt.Sprintf("%s begins at %d", p.Verdict, p.Now)
		if p.From != p.Now {
			from += fmt.Sprintf(", was %d", p.From)
		}
		points := fmt.Sprintf("points %s, %s", changed(fmt.Sprint(p.Before), fmt.Sprint(p.After)), from)
		if dearer := dearest(*p); dearer != "" {
			points += ", by " + dearer
		}
		out = append(out, points)
	}
	return out
}

// dearest names the answers that cost most more, or less, than before.
func dearest(p analysis.PointsShift) string {
	var named []string
	for _, c := range p.Costs {
		if len(named) < 3 && (c.After > c.Before) == (p.After < p.Before) && p.After != p.Before {
			named = append(named, c.Question)
		}
	}
	return text.And(named)
}

// mightFire reports whether a gate that holds in the lowest case does so only
// because something is not known.
func mightFire(a questionnaire.Assessment, g *questionnaire.Gate) bool {
	return slices.ContainsFunc(a.Possible(), func(x questionnaire.GateResult) bool { return x.ID == g.ID })
}

func shiftText(r analysis.Rejudgement, s analysis.GateShift) string {
	falls := r.After.Verdict() < r.Before.Verdict()
	verb := "fires"
	switch {
	case !falls:
		verb = "falls away"
	case mightFire(r.After, s.Gate):
		verb = "might fire"
	}
	switch s.How {
	case analysis.GateAdded:
		return s.Gate.ID + " " + verb + ", a new gate"
	case analysis.GateRemoved:
		return s.Gate.ID + " is removed"
	case analysis.GateCap:
		now, was := s.Gate.Caps, s.Was.Caps
		if !falls {
			now, was = was, now
		}
		return fmt.Sprintf("%s caps at %s, was %s", s.Gate.ID, now, was)
	case analysis.GateWhen:
		now, was := conditionText(s.Gate), conditionText(s.Was)
		if !falls {
			return fmt.Sprintf("%s %s, at %s before, now at %s", s.Gate.ID, verb, now, was)
		}
		return fmt.Sprintf("%s %s at %s, was at %s", s.Gate.ID, verb, now, was)
	case analysis.GateOpen:
		return fmt.Sprintf("%s %s: a question that it names is open under one of the two only", s.Gate.ID, verb)
	}
	return fmt.Sprintf("%s %s: the levels of a question that it names stand in another order", s.Gate.ID, verb)
}

// conditionText is a gate's condition; each level means that one or worse.
func conditionText(g *questionnaire.Gate) string {
	var out []string
	for _, c := range g.When {
		out = append(out, c.Question+" "+c.Level)
	}
	return text.And(out)
}
