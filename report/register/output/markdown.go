package output

import (
	"bytes"
	"fmt"
	"strings"

	"flowverdict/report/markdown"
	"flowverdict/report/register"
)

// Markdown writes a page that is fit to be the README.md of a folder of records.
func Markdown(p Page) ([]byte, error) {
	var b bytes.Buffer
	fmt.Fprintf(&b, "# Decision records\n\nAs of %s.\n\n", p.AsOf)
	for _, row := range p.Rows() {
		fmt.Fprintf(&b, "- %s: %s\n", row.Label, markdown.Inline(row.Text))
	}
	if len(p.Entries) > 0 {
		b.WriteString("\n| Next | Record | Verdict | Decision | Open conditions | Mitigations |\n|---|---|---|---|---|---|\n")
	}
	for i := range p.Entries {
		e := &p.Entries[i]
		next := "-"
		if d, ok := e.Next(); ok {
			next = d.Day + ", " + register.Left(p.AsOf, d.Day) + ": " + markdown.Inline(d.What())
		}
		fmt.Fprintf(&b, "| %s | %s | %s | %s | %d | %s |\n", next, p.named(e), markdown.Inline(e.Verdict()), markdown.Inline(e.Decided()), len(e.OpenConditions()), orDash(e.Covered()))
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

func orDash(s string) string {
	if s == "" {
		return "-"
	}
	return s
}
