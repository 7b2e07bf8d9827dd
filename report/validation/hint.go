package validation

import (
	"fmt"
	"strings"

	"flowverdict/internal/text"
	"flowverdict/internal/yamldoc"
)

// update is the hint that names the command which computes a record again.
func (in *inspection) update() string {
	return "run: " + in.command("update")
}

// revise is the hint that names the command which reviews the subject again.
func (in *inspection) revise() string {
	return "review it again: " + in.command("revise")
}

// command is a command about the record, by the questionnaires of this run.
func (in *inspection) command(verb string) string {
	line := "flowverdict " + verb + " " + text.ShellWord(in.name)
	for _, own := range in.options.Own {
		line += " --questionnaire " + text.ShellWord(own)
	}
	return line
}

// oneOf is the hint that lists what is allowed, and the nearest of it.
func oneOf(word string, allowed []string) string {
	if len(allowed) == 1 {
		return "use " + allowed[0]
	}
	hint := "use one of " + strings.Join(allowed, ", ")
	if near := yamldoc.Nearest(word, allowed); near != "" {
		hint += fmt.Sprintf(" (nearest: %s)", near)
	}
	return hint
}

// meant is the hint for a long list of what is allowed: only the nearest.
func meant(word string, allowed []string, otherwise string) string {
	if near := yamldoc.Nearest(word, allowed); near != "" {
		return fmt.Sprintf("did you mean %q?", near)
	}
	return otherwise
}

// quoted lists texts, each in quotes.
func quoted(list []string) string {
	out := make([]string, len(list))
	for i, s := range list {
		out[i] = fmt.Sprintf("%q", text.Clip(s))
	}
	return strings.Join(out, ", ")
}
