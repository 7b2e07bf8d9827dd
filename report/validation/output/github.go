package output

import (
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode/utf8"

	"flowverdict/internal/finding"
	"flowverdict/internal/text"
	"flowverdict/report/validation"
)

// What GitHub shows of one step: 10 annotations of each level, 4,096 characters
// of each message.
const (
	mostAnnotations = 10
	mostCharacters  = 4096
)

// writeGitHub writes workflow commands that become annotations, errors first.
// Where a level has more than ten, the tenth says how many are not shown.
// GitHub takes file names relative to the workspace.
func writeGitHub(w io.Writer, r *validation.Result, t Target) error {
	var b strings.Builder
	for _, severity := range finding.Severities() {
		of := slices.DeleteFunc(t.withUnchecked(r.Findings), func(f finding.Finding) bool { return f.Severity != severity })
		shown := of
		if len(of) > mostAnnotations {
			shown = of[:mostAnnotations-1]
		}
		for _, f := range shown {
			annotate(&b, severity, position(f, t), message(f))
		}
		if more := len(of) - len(shown); more > 0 {
			annotate(&b, severity, "", fmt.Sprintf("%d more of this level are not shown here; another format lists them all", more))
		}
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// position is the properties of a command: where the annotation stands.
func position(f finding.Finding, t Target) string {
	var out []string
	if name := t.file(f.File); name != "" {
		out = append(out, "file="+property(name))
	}
	if f.Line > 0 {
		out = append(out, fmt.Sprintf("line=%d,col=%d,endColumn=%d", f.Line, f.Column, f.Column+max(1, f.Width)))
	}
	return strings.Join(append(out, "title="+property(string(f.Rule))), ",")
}

// message is what an annotation says: the sentence, the hint, the detail.
func message(f finding.Finding) string {
	parts := []string{text.Line(f.Message)}
	if f.Hint != "" {
		parts = append(parts, "fix: "+text.Line(f.Hint))
	}
	for _, d := range f.Detail {
		parts = append(parts, visible(d))
	}
	return strings.Join(parts, "\n")
}

func annotate(b *strings.Builder, severity finding.Severity, properties, text string) {
	if properties != "" {
		properties = " " + properties
	}
	if utf8.RuneCountInString(text) > mostCharacters {
		text = string([]rune(text)[:mostCharacters-3]) + "..."
	}
	fmt.Fprintf(b, "::%s%s::%s\n", severity, properties, data(text))
}

// data escapes what follows a command. The runner undoes it only after it has
// found the one command of the line, so ##[ is broken up as everywhere.
func data(s string) string {
	return strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A").Replace(strings.ReplaceAll(s, "##[", "## ["))
}

// property escapes a value between a command and its data.
func property(s string) string {
	return strings.NewReplacer(":", "%3A", ",", "%2C").Replace(data(visible(s)))
}
