package completion

import (
	"strings"

	"flowverdict/internal/finding"
	"flowverdict/questionnaire"
	"flowverdict/report"
	"flowverdict/report/record"
	"flowverdict/report/register"
	"flowverdict/report/validation"
	"flowverdict/report/validation/output"
	"flowverdict/ui/session"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// addFlags completes the values of the flags of one command. Flags that name
// files are left to the shell.
func (v values) addFlags(c *cobra.Command) {
	c.LocalFlags().VisitAll(func(f *pflag.Flag) {
		complete := v.flag(c.Name(), f)
		if _, there := c.GetFlagCompletionFunc(f.Name); there || complete == nil {
			return
		}
		_ = c.RegisterFlagCompletionFunc(f.Name, complete) // fails for a flag that is not there only
	})
}

// flag completes the values of a flag; nil where they are files, or there are
// none to give.
func (v values) flag(command string, f *pflag.Flag) cobra.CompletionFunc {
	switch f.Name {
	case "format":
		return formats(command)
	case "order":
		return fixed(names(session.Orders())...)
	case "profile":
		return fixed(record.Profiles()...)
	case "prefer":
		return fixed("mine", "theirs")
	case "sort":
		return fixed(names(register.Orders())...)
	case "fail-on":
		return fixed(words(finding.SeverityNames())...)
	case "require":
		return fixed(words(validation.Requirements())...)
	case "to", "lever":
		return v.levers
	case "questions":
		return v.questions
	case "config", "evidence", "questionnaire", "answers", "like":
		return func(*cobra.Command, []string, string) ([]cobra.Completion, cobra.ShellCompDirective) { return yaml() }
	case "out":
		return func(*cobra.Command, []string, string) ([]cobra.Completion, cobra.ShellCompDirective) {
			return nil, cobra.ShellCompDirectiveFilterDirs
		}
	case "output", "files-from", "removed", "ca-file", "keep", "save":
		return nil
	}
	if f.Value.Type() == "bool" {
		return nil
	}
	return none
}

// formats completes what a command can write.
func formats(command string) cobra.CompletionFunc {
	switch command {
	case "assess", "report":
		return fixed(words(report.FormatNames())...)
	case "ask":
		return fixed("markdown", "text", "yaml")
	case "validate":
		var out []cobra.Completion
		for _, f := range output.Formats() {
			out = append(out, described(f.Name, f.Summary))
		}
		return fixed(out...)
	}
	return none
}

func (v values) levers(*cobra.Command, []string, string) ([]cobra.Completion, cobra.ShellCompDirective) {
	q := v.asked()
	if q == nil {
		return nil, cobra.ShellCompDirectiveError
	}
	var out []cobra.Completion
	for _, l := range q.Levers() {
		out = append(out, described(l.ID, l.Name))
	}
	return out, cobra.ShellCompDirectiveNoFileComp | cobra.ShellCompDirectiveKeepOrder
}

func (v values) questions(*cobra.Command, []string, string) ([]cobra.Completion, cobra.ShellCompDirective) {
	q := v.asked()
	if q == nil {
		return nil, cobra.ShellCompDirectiveError
	}
	return questions(q), cobra.ShellCompDirectiveNoFileComp | cobra.ShellCompDirectiveKeepOrder
}

func questions(q *questionnaire.Questionnaire) []cobra.Completion {
	var out []cobra.Completion
	for _, x := range q.Questions() {
		out = append(out, described(x.ID, x.Title))
	}
	return out
}

func names[T ~string](list []T) []cobra.Completion {
	out := make([]cobra.Completion, len(list))
	for i, x := range list {
		out[i] = string(x)
	}
	return out
}

// words are the names of a list in a sentence: "error, warning, notice".
func words(list string) []cobra.Completion { return strings.Split(list, ", ") }
