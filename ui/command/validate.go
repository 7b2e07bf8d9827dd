package command

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"flowverdict/internal/finding"
	"flowverdict/internal/pathname"
	"flowverdict/report/validation"
	"flowverdict/report/validation/output"
	"flowverdict/ui/command/files"
	"flowverdict/ui/command/outcome"
	"flowverdict/ui/command/questionnaires"
	"flowverdict/ui/command/terminal"
	"flowverdict/ui/command/usage"
	"flowverdict/ui/command/validate"

	"github.com/spf13/cobra"
)

func newValidate(p *program) *cobra.Command {
	var f validate.Flags
	var names []string
	for _, format := range output.Formats() {
		names = append(names, format.Name)
	}
	c := &cobra.Command{
		Use:   "validate [PATH…]",
		Short: "Check stored records",
		Long: `Check records against all rules: their shape, the questionnaire that they pin,
the stored assessment, conditions, decision and exception, review dates, and the
Markdown beside them. The answers are assessed again; nothing stored is believed.

A PATH is a record or the Markdown beside it, a folder (walked in order), a glob
with **, or - for standard input; without one, the folders of the configuration,
or the present folder. Other files are passed over.

The configuration is .flowverdict.yaml, in the present folder or the nearest one
above it within the repository: default folders, severities, and ignores with a
reason and an end.

With --require, a record passes only where people accepted it: with a verdict,
where the answers give that one or a better one; with accepted, where they give
conditional or better, or an exception from a lower one has not ended on the day of
--as-of.

Silent when all is well, but for a line on standard error. Exit code 0 when
nothing was found, 1 when something was, 2 for wrong use, 3 when a file could not
be read, 4 when a path leads to no record; whatever else there is, is checked.`,
		Example: `  flowverdict validate
  flowverdict validate docs/decisions --as-of 2026-11-23 --within 30
  flowverdict validate 'docs/**/*.yaml' --format github --format sarif=flowverdict.sarif`,
		RunE: func(c *cobra.Command, args []string) error {
			return p.validate(f, args, func() error {
				if err := noEmptyFlag(c, "as-of", "require", "fail-on", "stdin-filename", "files-from", "removed", "config"); err != nil {
					return err
				}
				return questionnaires.Add(p.library, p.own, p.Stdin)
			})
		},
	}
	c.PersistentPreRunE = func(*cobra.Command, []string) error { return nil } // a questionnaire that is refused is told in each format
	c.Flags().StringArrayVar(&f.Formats, "format", nil, "FORMAT or FORMAT=FILE, may be repeated: "+strings.Join(names, ", ")+" (default text)")
	c.Flags().StringVar(&f.AsOf, "as-of", "", "the day that review dates and due dates are compared with (default: today, UTC)")
	c.Flags().IntVar(&f.Within, "within", 0, "warn of what falls due within this number of days")
	c.Flags().StringVar(&f.Require, "require", "", "pass only what people accepted, with this verdict or a better one, or with accepted by an exception as well: "+validation.Requirements())
	c.Flags().StringVar(&f.FailOn, "fail-on", "error", "the mildest severity that makes the exit code 1: "+finding.SeverityNames())
	c.Flags().BoolVar(&f.ExitZero, "exit-zero", false, "exit with 0 whatever was found")
	c.Flags().StringVar(&f.StdinFilename, "stdin-filename", "", "the name of the record on standard input")
	c.Flags().StringVar(&f.FilesFrom, "files-from", "", "read paths from this file, one a line or each ended by NUL, - for standard input")
	c.Flags().BoolVar(&f.AllowEmpty, "allow-empty", false, "for the files of a change: pass over whatever has no mark of a record, and paths that lead to no record")
	c.Flags().StringVar(&f.Removed, "removed", "", "a folder that holds the files that a change removes, as they were, each at its path: a decision among them is told")
	c.Flags().StringVar(&f.Config, "config", "", "the configuration (default: the nearest .flowverdict.yaml, up to the repository's root)")
	c.Flags().BoolVar(&f.NoConfig, "no-config", false, "take no configuration")
	c.Flags().BoolVar(&f.NoColor, "no-color", false, "no colour (also when NO_COLOR is set)")
	return c
}

// noEmptyFlag refuses one of the flags that was given without a value, which an unset
// variable of a script easily does: --require "" would demand nothing.
func noEmptyFlag(c *cobra.Command, names ...string) error {
	for _, name := range names {
		if c.Flags().Changed(name) && c.Flag(name).Value.String() == "" {
			return usage.Errorf("--%s is empty", name).WithHint("give it a value, or leave it out")
		}
	}
	return nil
}

// validate checks records; ready says what keeps the run from beginning.
func (p *program) validate(f validate.Flags, args []string, ready func() error) error {
	plan, err := validate.New(f, args, validate.World{Stdin: p.Stdin, Getenv: p.Getenv, Library: p.library, Own: p.own, Ready: ready, Today: p.today(), Writer: p.writer})
	if err != nil {
		return p.refuse(f, plan, err)
	}
	var result *validation.Result
	var without []files.Nothing
	var failed []error
	err = guarded(func(context.Context) error {
		result, without, failed = plan.Check()
		return nil
	})
	if err != nil {
		return p.refuse(f, plan, err)
	}
	unread := len(failed)
	o := outcome.Outcome{Wrong: failed, Code: plan.Exit(result)}
	var left []output.Unchecked
	code := o.Code
	for _, err := range failed {
		left, code = append(left, unchecked(err)), outcome.Worse(code, outcome.Code(err))
	}
	unmatched := len(without) > 0 && !f.AllowEmpty
	if unmatched {
		hint := hintFor(without) + ", or pass over such paths with --allow-empty"
		o.Add(&outcome.NoRecord{Wrong: usage.Errorf("there is no record in %s", firstTen(without)).WithHint("%s", hint)})
		for _, path := range without {
			left = append(left, output.Unchecked{File: pathname.Slash(path.Path), Why: "there is no record in " + path.String(), Hint: hint})
		}
		code = outcome.Worse(code, outcome.ExitNoRecord)
	}
	target := p.target(f)
	target.Ending = plan.Ending(code, left)
	for _, out := range plan.Outputs {
		o.Add(out.Write(&p.Results, target, result))
	}
	if len(result.Files)+len(result.Findings) > 0 || !unmatched && unread == 0 { // otherwise it says all that is to say
		o.Closing = resultLine(result, unread)
	}
	return &o
}

// hintFor says how paths that lead to no record can lead to some.
func hintFor(without []files.Nothing) string {
	switch {
	case slices.ContainsFunc(without, func(n files.Nothing) bool { return n.Other }):
		return "give the files that hold records the ending .yaml"
	case slices.ContainsFunc(without, func(n files.Nothing) bool { return n.Links }):
		return "name the files or the folder that the links lead to"
	}
	return "correct the path"
}

// unchecked is what kept a run from checking something.
func unchecked(err error) output.Unchecked {
	out := output.Unchecked{Why: err.Error()}
	var wrong *usage.Error
	var refused *files.Refusal
	switch {
	case errors.As(err, &refused):
		out.File, out.Why = refused.Found[0].File, "nothing was checked: a file that says how to check is wrong"
	case errors.As(err, &wrong):
		out.Hint = wrong.Hint
	}
	return out
}

// refuse ends a run that cannot begin, or that a fault of the program ended. Standard
// error tells it, and so does each report that was asked for.
func (p *program) refuse(f validate.Flags, plan *validate.Plan, err error) error {
	o := outcome.Outcome{Wrong: []error{err}}
	result := &validation.Result{}
	var refused *files.Refusal
	if errors.As(err, &refused) {
		result.Findings, result.Configuration = refused.Found, refused.Found[0].File
	}
	target := p.target(f)
	target.Ending = output.Ending{Code: outcome.Code(err), FailOn: finding.SeverityNotice, Unchecked: []output.Unchecked{unchecked(err)}}
	for _, out := range plan.Outputs {
		if out.ForPrograms() {
			o.Add(out.Write(&p.Results, target, result))
		}
	}
	return &o
}

// target is standard output for findings.
func (p *program) target(f validate.Flags) output.Target {
	version, _ := build()
	return output.Target{
		Version: version,
		Colour:  terminal.Is(p.Stdout) && !f.NoColor && p.Getenv("NO_COLOR") == "" && p.Getenv("TERM") != "dumb",
	}
}

// resultLine is the summary of the result, and how much of what was asked it is
// not about.
func resultLine(r *validation.Result, unread int) string {
	switch unread {
	case 0:
		return r.Summary()
	case 1:
		return r.Summary() + "; 1 path could not be read"
	}
	return fmt.Sprintf("%s; %d paths could not be read", r.Summary(), unread)
}

// firstTen names paths, and how many more there are than ten.
func firstTen(paths []files.Nothing) string {
	var named []string
	for _, path := range paths[:min(10, len(paths))] {
		named = append(named, path.String())
	}
	out := strings.Join(named, ", ")
	if len(paths) > 10 {
		out += fmt.Sprintf(" and %d other paths", len(paths)-10)
	}
	return out
}
