package panel

import (
	"fmt"

	"flowverdict/internal/text"
	"flowverdict/questionnaire"
	"flowverdict/questionnaire/analysis"
	"flowverdict/report/summary"
	"flowverdict/ui/session"
)

// previewLines is the height of the preview. Where the verdict is decided, the
// gates have more to say than the preview.
func previewLines(a *questionnaire.Assessment) int {
	if a.Bracket.Decided() {
		return 4
	}
	return 5
}

// preview says what the level under the cursor would do before it is chosen.
func (p *Panel) preview(a *questionnaire.Assessment, width int) []string {
	t := p.Theme
	out := []string{t.Strong.Of(p.previewHead())}
	idle := !a.Bracket.Decided() && p.Session.Irrelevant(p.question()) // decided says more
	if p.Choice == p.Session.Answer().Level {
		out = append(out, "This is your answer.")
		if idle {
			out = append(out, text.Wrap(session.IrrelevantSentence, width, text.Anywhere)...)
		}
		return out
	}
	d := p.Session.Preview(p.question(), p.Choice)
	if idle {
		out = append(out, text.Wrap(session.IrrelevantSentence, width, text.Anywhere)...)
	} else {
		out = append(out, t.Coloured(summary.Becomes(&d)))
	}
	change := scoreLine(d.After.Score)
	if d.After.Score == d.Before.Score {
		change += ", as now"
	}
	out = append(out, change)
	more := text.Wrap(effect(&d), width, text.Anywhere)
	if room := previewLines(a) - len(out); len(more) > room {
		more = more[:room]
		more[room-1] = text.Cut(more[room-1], width-text.Width(t.Marks.More), "") + t.Marks.More
	}
	return append(out, more...)
}

func (p *Panel) question() string { return p.Session.At().Question }

// effect names the strongest gate that an answer would fire, or else the
// strongest that it would lift.
func effect(d *analysis.Difference) string {
	if fires := session.Fires(d); len(fires) > 0 {
		return "caps at " + fires[0].Caps.String() + ": " + text.Line(fires[0].Title)
	}
	if lifts := session.Lifts(d); len(lifts) > 0 {
		return "no longer capped by " + text.Line(lifts[0].Title)
	}
	return ""
}

func (p *Panel) previewHead() string {
	if p.Choice == questionnaire.Unknown {
		return "If you answer unknown"
	}
	return "With this answer"
}

// Line is the preview in one line, for windows without a panel: what contradicts
// the level, where something does, and what it would do as far as both fit.
func (p *Panel) Line(width int) string {
	contradicted, does := p.contradictedLine(), p.does()
	switch {
	case contradicted == "":
		return does
	case text.Width(contradicted)+2+text.Width(does) <= width:
		return p.Theme.Warn.Of(contradicted) + ". " + does
	}
	return p.Theme.Warn.Of(contradicted)
}

func (p *Panel) does() string {
	a := p.Session.Assessment()
	if !a.Bracket.Decided() && p.Session.Irrelevant(p.question()) {
		return session.IrrelevantSentence
	}
	if p.Choice == p.Session.Answer().Level {
		if a.Bracket.Decided() && len(a.Open) > 0 {
			return fmt.Sprintf("Decided, whatever the %s: %s goes to the summary", text.Plural(len(a.Open), "open answer is", "open answers are"), p.Theme.Accent.Of("s"))
		}
		return "This is your answer."
	}
	d := p.Session.Preview(p.question(), p.Choice)
	return p.previewHead() + ": " + p.Theme.Coloured(summary.Becomes(&d)) + ", " + scoreLine(d.After.Score)
}
