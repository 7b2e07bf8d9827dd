package wizard

import (
	"fmt"

	"flowverdict/internal/text"
	"flowverdict/questionnaire"
	"flowverdict/questionnaire/analysis"
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
func (m *model) preview(s *questionScreen, a *questionnaire.Assessment, width int) []string {
	t := &m.theme
	out := []string{t.strong.of(m.previewHead(s))}
	idle := !a.Bracket.Decided() && m.s.Irrelevant(s.q.ID) // decided says more
	if s.choice == m.s.Answer().Level {
		out = append(out, "as it stands: your answer")
		if idle {
			out = append(out, wrap(session.IrrelevantSentence, width)...)
		}
		return out
	}
	d := m.s.Preview(s.q.ID, s.choice)
	if idle {
		out = append(out, wrap(session.IrrelevantSentence, width)...)
	} else {
		out = append(out, m.change(&d))
	}
	change := "score " + m.scores(d.After.Score)
	if d.After.Score == d.Before.Score {
		change += ", as now"
	}
	out = append(out, change)
	more := wrap(effect(&d), width)
	if room := previewLines(a) - len(out); len(more) > room {
		more = more[:room]
		more[room-1] = cut(more[room-1], width-widthOf(t.marks.more), "") + t.marks.more
	}
	return append(out, more...)
}

// effect names the strongest gate that an answer would fire, or else the
// strongest that it would lift.
func effect(d *analysis.Difference) string {
	if g := strongest(session.Fires(d)); g != nil {
		return "fires " + text.Line(g.Title) + ", which caps at " + g.Caps.String()
	}
	if g := strongest(session.Lifts(d)); g != nil {
		return "lifts " + text.Line(g.Title)
	}
	return ""
}

// strongest returns the first of the gates that cap lowest, nil of none.
func strongest(gates []*questionnaire.Gate) *questionnaire.Gate {
	var out *questionnaire.Gate
	for _, g := range gates {
		if out == nil || g.Caps < out.Caps {
			out = g
		}
	}
	return out
}

func (m *model) previewHead(s *questionScreen) string {
	if s.choice == questionnaire.Unknown {
		return "With unknown"
	}
	return "With this answer"
}

// change writes what an answer would make of the bracket.
func (m *model) change(d *analysis.Difference) string {
	if d.Before.Bracket.Decided() && d.After.Bracket == d.Before.Bracket {
		return "stays " + m.verdict(d.After.Verdict())
	}
	return m.outlook(d.After.Bracket)
}

// outlook writes a bracket as what can still be reached.
func (m *model) outlook(b questionnaire.Bracket) string {
	switch {
	case b.Decided():
		return "decided: " + m.verdict(b.Lowest)
	case b.Highest == questionnaire.Suitable && b.Lowest == questionnaire.Unsuitable:
		return "still any verdict"
	case b.Lowest == questionnaire.Unsuitable:
		return "at most " + m.verdict(b.Highest)
	case b.Highest == questionnaire.Suitable:
		return "at least " + m.verdict(b.Lowest)
	}
	return m.bracket(b)
}

// previewLine is the preview in one line, for windows without a panel.
func (m *model) previewLine(s *questionScreen) string {
	a := m.s.Assessment()
	if !a.Bracket.Decided() && m.s.Irrelevant(s.q.ID) {
		return session.IrrelevantSentence
	}
	if s.choice == m.s.Answer().Level {
		if a.Bracket.Decided() && len(a.Open) > 0 {
			return fmt.Sprintf("Decided, whatever the other %d are: %s goes to the summary", len(a.Open), m.theme.accent.of("s"))
		}
		return "Your answer stands here."
	}
	d := m.s.Preview(s.q.ID, s.choice)
	change := m.change(&d)
	if d.After.Bracket.Decided() && d.After.Bracket != a.Bracket {
		change = m.verdict(d.After.Verdict()) + " for certain"
	}
	return m.previewHead(s) + ": " + change + ", score " + m.scores(d.After.Score)
}
