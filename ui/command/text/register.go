package text

import (
	"fmt"
	"strings"

	"flowverdict/internal/text"
	"flowverdict/report/register"
)

// Register lists records: what falls due next and how soon on the left, what
// they are beside it. A line is as wide as a terminal at most, but where the
// path of a record is wider. With ascii, bars are drawn in ASCII.
func Register(r *register.Register, ascii bool) string {
	var b strings.Builder
	fmt.Fprintf(&b, "Decision records as of %s\n\n", r.AsOf)
	for _, row := range r.Rows() {
		b.WriteString(aligned(strings.ToLower(row.Label), row.Text))
	}
	for i := range r.Entries {
		b.WriteByte('\n')
		registered(&b, r, &r.Entries[i], ascii)
	}
	return b.String()
}

// cells is how many parts the bar of a verdict has.
const cells = 16

func registered(b *strings.Builder, r *register.Register, e *register.Entry, ascii bool) {
	left := []string{"-", ""}
	what := ""
	if next, ok := e.Next(); ok {
		left = []string{next.Day, register.Left(r.AsOf, next.Day)}
		next.Owner = text.Clip(text.Line(next.Owner))
		what = "next: " + next.What()
	}
	line := func(s string) {
		if s == "" {
			return
		}
		first := ""
		if len(left) > 0 {
			first, left = left[0], left[1:]
		}
		first = text.Pad(first, 14)
		b.WriteString(strings.Join(text.Hang(first, text.Line(s), strings.Repeat(" ", 16), width, text.Long), "\n") + "\n")
	}
	line(text.Clip(text.Line(e.Name())))
	bar := e.Strip().Text(cells)
	if ascii {
		bar = e.Strip().ASCII(cells)
	}
	line(strings.Join(nonEmpty(bar, e.AtBest()), ", "))
	line(strings.Join(nonEmpty(e.Decided(), e.Open()), "; "))
	line(what)
	if said := e.Covered(); said != "" {
		line("mitigations: " + said)
	}
	line(e.Succession())
	line(e.File.String())
}

func nonEmpty(parts ...string) []string {
	var out []string
	for _, s := range parts {
		if s != "" {
			out = append(out, s)
		}
	}
	return out
}
