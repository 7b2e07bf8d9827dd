package completion

import (
	"strings"

	"flowverdict/internal/text"
	"flowverdict/questionnaire"
	"flowverdict/ui/drafts"

	"github.com/spf13/cobra"
)

// arguments are the commands that take more than files, by name.
func (v values) arguments() map[string]cobra.CompletionFunc {
	return map[string]cobra.CompletionFunc{
		"explain": v.explained,
		"what-if": v.supposed,
		"resume":  v.oneDraft(false),
		"restore": v.oneDraft(true),
		"ask":     v.review,
		"merge":   v.reviewAndFiles,
		"export":  v.questionnaires,
		"help":    helped,
		"report":  records(1),
		"compare": records(2),
		"revise":  records(-1),
		"update":  records(-1),
		"assess":  none, "drafts": none, "version": none,
	}
}

// records completes files of records, so many at most; -1 is any number.
func records(most int) cobra.CompletionFunc {
	return func(_ *cobra.Command, args []string, begun string) ([]cobra.Completion, cobra.ShellCompDirective) {
		if most >= 0 && len(args) >= most {
			return nil, cobra.ShellCompDirectiveNoFileComp
		}
		return recordFiles(begun)
	}
}

// explained completes what has an id.
func (v values) explained(_ *cobra.Command, _ []string, begun string) ([]cobra.Completion, cobra.ShellCompDirective) {
	q := v.asked()
	if q == nil {
		return nil, cobra.ShellCompDirectiveError
	}
	return beginning(v.w.Explained(q), begun), cobra.ShellCompDirectiveNoFileComp
}

// supposed completes a record, then questions of its questionnaire that are not
// supposed yet, and after the sign of equality their levels.
func (v values) supposed(_ *cobra.Command, args []string, begun string) ([]cobra.Completion, cobra.ShellCompDirective) {
	if len(args) == 0 {
		return recordFiles(begun)
	}
	q, err := v.w.Record(args[0])
	if err != nil {
		if q = v.asked(); q == nil {
			return nil, cobra.ShellCompDirectiveError
		}
	}
	if question, _, ok := strings.Cut(begun, "="); ok {
		return levels(q.Question(question)), cobra.ShellCompDirectiveNoFileComp | cobra.ShellCompDirectiveKeepOrder
	}
	taken := map[string]bool{}
	for _, a := range args[1:] {
		question, _, _ := strings.Cut(a, "=")
		taken[question] = true
	}
	var out []cobra.Completion
	for _, x := range q.Questions() {
		if !taken[x.ID] {
			out = append(out, described(x.ID+"=", x.Title))
		}
	}
	return beginning(out, begun), cobra.ShellCompDirectiveNoFileComp | cobra.ShellCompDirectiveNoSpace | cobra.ShellCompDirectiveKeepOrder
}

// levels are what a question can be answered with.
func levels(x *questionnaire.Question) []cobra.Completion {
	if x == nil {
		return nil
	}
	var out []cobra.Completion
	for _, l := range x.Levels {
		out = append(out, described(x.ID+"="+l.ID, l.Text))
	}
	return append(out, described(x.ID+"="+questionnaire.Unknown, "nobody could say yet"))
}

// helped completes a command or a topic.
func helped(c *cobra.Command, args []string, begun string) ([]cobra.Completion, cobra.ShellCompDirective) {
	about, rest, err := c.Root().Find(args)
	if err != nil || len(rest) > 0 {
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	var out []cobra.Completion
	for _, x := range about.Commands() {
		if x.IsAvailableCommand() || x.IsAdditionalHelpTopicCommand() {
			out = append(out, described(x.Name(), x.Short))
		}
	}
	return beginning(out, begun), cobra.ShellCompDirectiveNoFileComp
}

// oneDraft completes one draft.
func (v values) oneDraft(deleted bool) cobra.CompletionFunc {
	return func(_ *cobra.Command, args []string, _ string) ([]cobra.Completion, cobra.ShellCompDirective) {
		if len(args) > 0 {
			return nil, cobra.ShellCompDirectiveNoFileComp
		}
		return v.drafts(deleted), cobra.ShellCompDirectiveNoFileComp | cobra.ShellCompDirectiveKeepOrder
	}
}

func (v values) drafts(deleted bool) []cobra.Completion {
	list, err := v.w.Drafts(deleted)
	if err != nil {
		return nil
	}
	apart := drafts.Apart(list)
	var out []cobra.Completion
	for i, d := range list {
		if d.Err != nil {
			continue
		}
		means := d.Entered.Subject.Name
		switch {
		case apart[i].In != "":
			means += ", " + apart[i].In
		case apart[i].Alike && !d.When.IsZero():
			means += ", saved " + d.When.UTC().Format("2006-01-02 15:04") + " UTC"
		}
		out = append(out, described(d.ID, strings.TrimPrefix(means, ", ")))
	}
	return out
}

// review completes one draft, or the file of a record.
func (v values) review(_ *cobra.Command, args []string, begun string) ([]cobra.Completion, cobra.ShellCompDirective) {
	if len(args) > 0 {
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	if out := beginning(v.drafts(false), begun); len(out) > 0 {
		return out, cobra.ShellCompDirectiveKeepOrder
	}
	return recordFiles(begun)
}

// reviewAndFiles completes a review, and then files of any kind.
func (v values) reviewAndFiles(c *cobra.Command, args []string, begun string) ([]cobra.Completion, cobra.ShellCompDirective) {
	if len(args) > 0 {
		return nil, cobra.ShellCompDirectiveDefault
	}
	return v.review(c, args, begun)
}

// questionnaires completes one of those that are known, with its version.
func (v values) questionnaires(_ *cobra.Command, args []string, begun string) ([]cobra.Completion, cobra.ShellCompDirective) {
	l, err := v.w.Library()
	if len(args) > 0 || err != nil {
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	var out []cobra.Completion
	for _, r := range l.Releases() {
		out = append(out, r.ID+"@"+r.Version)
	}
	return beginning(out, begun), cobra.ShellCompDirectiveNoFileComp
}

// beginning are those that begin as what is typed already.
func beginning(all []cobra.Completion, begun string) []cobra.Completion {
	var out []cobra.Completion
	for _, c := range all {
		if strings.HasPrefix(c, begun) {
			out = append(out, c)
		}
	}
	return out
}

// described is a value with what it means, in one line that is fit for a terminal.
func described(value, means string) cobra.Completion {
	return cobra.CompletionWithDesc(text.Line(value), text.Clip(text.Line(means)))
}
