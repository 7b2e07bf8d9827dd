package output

import (
	"bytes"
	"fmt"
	"strings"

	"flowverdict/report/markdown"
	"flowverdict/report/register"
)

// barCells is how many parts the bar of a verdict has.
const barCells = 10

// Markdown writes a page that is fit to be the README.md of a folder of records.
// That of all records says nothing that the next day could make wrong: the days
// on which something falls due, and not how many are left until then.
func Markdown(p Page) ([]byte, error) {
	var b bytes.Buffer
	b.WriteString("# Decision records\n\n")
	ofDay := p.Within >= 0
	if ofDay {
		fmt.Fprintf(&b, "As of %s.\n\n", p.AsOf)
	}
	for _, row := range p.Rows() {
		if !row.OfDay || ofDay {
			fmt.Fprintf(&b, "- %s: %s\n", row.Label, markdown.Inline(row.Text))
		}
	}
	if len(p.Entries) > 0 {
		b.WriteString("\n| Next | Record | Verdict | Decision | Open conditions | Mitigations |\n|---|---|---|---|---|---|\n")
	}
	for i := range p.Entries {
		e := &p.Entries[i]
		next := "-"
		if d, ok := e.Next(); ok {
			next = d.Day
			if ofDay {
				next += ", " + register.Left(p.AsOf, d.Day)
			}
			next += ": " + markdown.Inline(d.What())
		}
		fmt.Fprintf(&b, "| %s | %s | %s | %s | %d | %s |\n", next, p.named(e), p.verdict(e), markdown.Inline(e.Decided()), len(e.OpenConditions()), orDash(e.Covered()))
	}
	return b.Bytes(), nil
}

// named is the name of a record, its id with a link to it, and what it has taken
// the place of.
func (p Page) named(e *register.Entry) string {
	parts := []string{markdown.Inline(e.Name()), p.linked(e)}
	if e.Source != "" {
		parts = append(parts, "of "+markdown.Inline(e.Source))
	}
	var older []string
	for i := range e.Superseded {
		x := &e.Superseded[i]
		older = append(older, p.linked(x)+" ("+x.Bracket.Lowest.String()+")")
	}
	if len(older) > 0 {
		parts = append(parts, "supersedes "+strings.Join(older, ", "))
	}
	return strings.Join(parts, ", ")
}

func (p Page) linked(e *register.Entry) string {
	id := markdown.Inline(e.ID)
	if to := p.link(e); to != "" {
		return "[" + id + "](" + to + ")"
	}
	return id
}

// verdict is the verdict as a bar, and how far it could still be raised.
func (p Page) verdict(e *register.Entry) string {
	s := e.Strip()
	bar := s.Bar(barCells)
	if p.ASCII {
		bar = strings.ReplaceAll(s.ASCIIBar(barCells), "|", `\|`)
	}
	out := s.Verdict.String() + " " + bar + " " + s.Words()
	if best := e.AtBest(); best != "" {
		out += ", " + best
	}
	return out
}

func orDash(s string) string {
	if s == "" {
		return "-"
	}
	return s
}
