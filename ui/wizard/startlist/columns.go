package startlist

import (
	"fmt"
	"strings"

	"flowverdict/internal/text"
	"flowverdict/report/register"
	"flowverdict/ui/wizard/draw"
)

// columns are what stands at the right of the records' names: as much as leaves
// room for a name. A day is never left out and never cut.
type columns struct {
	width                         int
	verdict, decision, left, kind bool
}

// The widths of the columns.
const (
	wideVerdict  = len("conditional")
	wideDecision = len("by exception")
	wideDay      = len("2026-11-23")
	wideLeft     = len("in 1000 days")
	wideKind     = len(register.KindCondition)
)

// unreadable is said of a record in place of its columns.
const unreadable = "cannot be read"

func columnsOf(width int) columns {
	return columns{width: width, verdict: width >= 38, decision: width >= 52, left: width >= 70, kind: width >= 84}
}

// line sets the columns that there are beside each other.
func (c columns) line(verdict, decision, day, left, kind string) string {
	var parts []string
	if c.verdict {
		parts = append(parts, text.Pad(verdict, wideVerdict)+" ")
	}
	if c.decision {
		parts = append(parts, text.Pad(decision, wideDecision)+" ")
	}
	parts = append(parts, text.Pad(day, wideDay))
	if c.left {
		parts = append(parts, text.Pad(left, wideLeft))
	}
	if c.kind {
		parts = append(parts, text.Pad(kind, wideKind))
	}
	return strings.Join(parts, " ")
}

func (c columns) titles() string { return c.line("verdict", "decision", "next date", "", "") }

// instead writes what is said in place of all columns.
func (c columns) instead(said string) string {
	return text.Pad(said, text.Width(c.titles()))
}

// recordLine is a record: its name, which gives way, and its columns.
func (p *pageOf) recordLine(r *row, c columns) string {
	x := r.record
	name, right := text.Line(x.ID), c.instead(p.t.Marks.More)
	switch e := x.Entry; {
	case x.Problem != "":
		right = c.instead(unreadable)
	case e != nil:
		if subject := text.Line(e.Subject); subject != "" && !strings.HasSuffix(name, "-"+subject) {
			name += "  " + subject
		}
		day, left, kind := "-", "", ""
		if next, ok := e.Next(); ok {
			day, left, kind = next.Day, register.Left(p.Today, next.Day), string(next.Kind)
		}
		right = c.line(e.Bracket.Lowest.String(), text.Cut(text.Line(e.DecidedShort()), wideDecision, p.t.Marks.More), day, left, kind)
	}
	if r.older {
		name = p.t.Marks.Wall + " " + name
	}
	more := ""
	if n := len(x.Superseded); n > 0 && !r.older {
		more = fmt.Sprintf(" +%d", n)
	}
	room := max(1, c.width-text.Width(right)-1-text.Width(more))
	return draw.Columns(text.Cut(name, room, p.t.Marks.More)+more, right, c.width, p.t.Marks.More)
}
