package output

import (
	"fmt"
	"io"
	"strings"

	"flowverdict/internal/finding"
	"flowverdict/internal/text"
	"flowverdict/report/validation"
)

// writeText writes for people: place, severity, message and rule, the line with
// what is meant marked under it, and what to do. What was not checked stands first,
// unless it is told elsewhere.
func writeText(w io.Writer, r *validation.Result, t Target) error {
	var l lines
	p := paint(t.Colour)
	findings := r.Findings
	if !t.Told {
		findings = t.withUnchecked(findings)
	}
	for _, f := range findings {
		l.add(p.bold(head(f, t)), ": ", p.severity(f.Severity), ": ", text.Line(f.Message), " ", p.dim("["+string(f.Rule)+"]"))
		if f.Source != "" && f.Line > 0 {
			source, marker := excerpt(f)
			l.add(p.dim(fmt.Sprintf("%5d | ", f.Line)), source)
			l.add(p.dim("      | "), p.mark(marker))
		}
		for _, d := range f.Detail {
			l.add(p.dim("      | "), visible(d))
		}
		if f.Hint != "" {
			l.add(p.dim("   fix: "), text.Line(f.Hint))
		}
	}
	return l.writeTo(w)
}

// head is file:line:column, as far as they are known.
func head(f finding.Finding, t Target) string {
	if f.Rule == unchecked && f.File == "" {
		return ofRun
	}
	name := text.Line(orStandardInput(t.file(f.File)))
	if f.Line == 0 {
		return name
	}
	return fmt.Sprintf("%s:%d:%d", name, f.Line, f.Column)
}

const (
	widest = 100 // columns of a source line that are shown
	before = 40  // characters of a long line that are shown before what is meant
)

// excerpt returns the source line and the marker under what is meant. Of a long
// line it is the part around it. Widths are those of the characters on screen.
func excerpt(f finding.Finding) (source, marker string) {
	runes := []rune(visible(f.Source))
	start := min(max(f.Column-1, 0), len(runes))
	end := min(start+max(f.Width, 1), len(runes))
	lead, meant, rest := runes[:start], string(runes[start:end]), string(runes[end:min(len(runes), end+widest)])
	dots := ""
	if len(runes) > widest && len(lead) > before {
		lead, dots = lead[len(lead)-before:], "..."
	}
	// The guard may put a space in: what is marked must be what is shown.
	shown := text.Guard(dots + string(lead))
	source = text.Cut(text.Guard(shown+meant+rest), widest, "")
	if len(source) < len(shown+meant+rest) || end+widest < len(runes) {
		source += "..."
	}
	from := text.Width(shown)
	width := min(text.Width(text.Guard(meant)), text.Width(source)-from)
	return source, strings.Repeat(" ", from) + "^" + strings.Repeat("~", max(0, width-1))
}

// paint says whether there is colour.
type paint bool

func (p paint) in(code, s string) string {
	if !p || s == "" {
		return s
	}
	return "\x1b[" + code + "m" + s + "\x1b[0m"
}

func (p paint) bold(s string) string { return p.in("1", s) }
func (p paint) dim(s string) string  { return p.in("2", s) }
func (p paint) mark(s string) string { return p.in("32", s) }

func (p paint) severity(s finding.Severity) string {
	code := "31"
	switch s {
	case finding.SeverityWarning:
		code = "33"
	case finding.SeverityNotice:
		code = "36"
	}
	return p.in("1;"+code, s.String())
}
