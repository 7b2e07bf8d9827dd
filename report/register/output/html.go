package output

import (
	"bytes"
	_ "embed" // the style
	"fmt"
	"strings"

	"flowverdict/internal/text"
	"flowverdict/questionnaire/review"
	"flowverdict/report/html"
	"flowverdict/report/register"
)

//go:embed register.css
var style string

// HTML writes a page without script that needs nothing beside it: counts, all
// records, and a timeline of what falls due.
func HTML(p Page) ([]byte, error) {
	var b bytes.Buffer
	fmt.Fprintf(&b, "<h1>Decision records</h1>\n<p>As of <time>%s</time>.</p>\n<ul>\n", p.AsOf)
	for _, row := range p.Rows() {
		fmt.Fprintf(&b, "<li>%s: %s</li>\n", html.Text(row.Label), html.Text(row.Text))
	}
	b.WriteString("</ul>\n")
	if len(p.Entries) > 0 {
		p.table(&b)
	}
	timeline(&b, p.Register)
	body := strings.ReplaceAll(b.String(), "##[", "##&#91;") // a runner obeys ##[ wherever it stands in a line
	return html.Page("Decision records as of "+p.AsOf, style, body), nil
}

func (p Page) table(b *bytes.Buffer) {
	b.WriteString("<h2 id=\"records\">Records</h2>\n<div class=\"region\" role=\"region\" aria-labelledby=\"records\" tabindex=\"0\">\n<table>\n<thead>\n<tr>")
	for _, name := range []string{"Record", "Verdict", "Decision", "Open conditions", "Mitigations", "Next"} {
		b.WriteString(`<th scope="col">` + name + "</th>")
	}
	b.WriteString("</tr>\n</thead>\n<tbody>\n")
	for i := range p.Entries {
		e := &p.Entries[i]
		next := "-"
		if d, ok := e.Next(); ok {
			class := ""
			if d.Day < p.AsOf {
				class = ` class="over"`
			}
			next = fmt.Sprintf("<time%s>%s</time>, %s: %s", class, d.Day, html.Text(register.Left(p.AsOf, d.Day)), isolated(d.What()))
		}
		fmt.Fprintf(b, "<tr><th scope=\"row\">%s</th><td>%s</td><td>%s</td><td>%d</td><td>%s</td><td>%s</td></tr>\n",
			p.entry(e), verdict(e), decided(e), len(e.OpenConditions()), html.Text(orDash(e.Covered())), next)
	}
	b.WriteString("</tbody>\n</table>\n</div>\n<p class=\"quiet\">▼ is the score, ○ the points before gates, where gates hold them back; dots lead up to where unknown answers can still raise the score.</p>\n")
}

// verdict is the verdict in words and as a strip.
func verdict(e *register.Entry) string {
	s := e.Strip()
	out := "<strong>" + s.Verdict.String() + "</strong>"
	if best := e.AtBest(); best != "" {
		out += ", " + best
	}
	out += html.Strip(s) + s.Words()
	if s.Points > s.Score {
		out += fmt.Sprintf(", %d before gates", s.Points)
	}
	return out
}

// decided is the decision, in which no day is broken.
func decided(e *register.Entry) string {
	out, until := isolated(e.Decided()), e.Exception.Until
	if review.ValidDay(until) {
		out = strings.Replace(out, until, "<time>"+until+"</time>", 1)
	}
	return out
}

// entry is the name of a record, its id with a link to it, and, folded, what it
// has taken the place of.
func (p Page) entry(e *register.Entry) string {
	out := "<strong>" + isolated(e.Name()) + "</strong><br>" + p.anchor(e)
	if text.Line(e.Owner) != "" {
		out += ", " + isolated(e.Owner)
	}
	if e.Source != "" {
		out += ", " + isolated(e.Source)
	}
	if len(e.Superseded) == 0 {
		return out
	}
	out += "<details><summary>supersedes " + fmt.Sprint(len(e.Superseded)) + "</summary><ul>"
	for i := range e.Superseded {
		x := &e.Superseded[i]
		out += "<li>" + p.anchor(x) + " (" + x.Bracket.Lowest.String() + ")</li>"
	}
	return out + "</ul></details>"
}

func (p Page) anchor(e *register.Entry) string {
	id := "<code>" + html.Text(e.ID) + "</code>"
	if to := p.link(e); to != "" {
		return `<a href="` + html.Text(to) + `">` + id + "</a>"
	}
	return id
}

// isolated is text of people, whose letters from right to left reorder nothing
// beside it.
func isolated(s string) string { return "<bdi>" + html.Text(s) + "</bdi>" }
