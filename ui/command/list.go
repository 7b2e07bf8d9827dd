package command

import (
	"flowverdict/report/register"
	"flowverdict/report/register/output"
	"flowverdict/ui/command/arguments"
	"flowverdict/ui/command/files"
	"flowverdict/ui/command/json"
	"flowverdict/ui/command/list"
	"flowverdict/ui/command/outcome"
	"flowverdict/ui/command/text"
	"flowverdict/ui/command/usage"

	"github.com/spf13/cobra"
)

// listFormats are the ways to write a register.
func listFormats() arguments.Formats[output.Page] {
	return arguments.Formats[output.Page]{
		{Name: "text", Write: arguments.Text(func(p output.Page) string { return text.Register(p.Register, p.ASCII) })},
		{Name: "markdown", Write: output.Markdown},
		{Name: "html", Write: output.HTML},
		{Name: "csv", Write: output.CSV},
		{Name: "json", Write: func(p output.Page) ([]byte, error) { return json.Register(p.Register) }},
		{Name: "ics", Write: output.ICS},
	}
}

func newList(p *program) *cobra.Command {
	f := list.Flags{Within: -1}
	var format, out string
	var ascii bool
	c := &cobra.Command{
		Use:   "list [PATH…]",
		Short: "List records and what falls due",
		Long: `List records: the verdict that their answers give, what people decided, which
conditions are open, and what falls due next. A record that another one has
superseded stands under that one.

A PATH is a record, a folder, or a glob with **, as validate takes it; without
one, the folders of the configuration, or the present folder. It can also be the
JSON of another run, so that records of many repositories make one register.

A record that cannot be read is told, the others are listed, and the exit code
is 1; it is 3 when a file or a folder could not be read, and 4 when a path leads
to no record.`,
		Example: `  flowverdict list
  flowverdict list docs/decisions --due-within 30 --as-of 2026-11-23
  flowverdict list docs/decisions --format markdown -o docs/decisions/README.md
  flowverdict list cli.json tools.json --format html -o register.html`,
		RunE: func(c *cobra.Command, args []string) error {
			if err := noEmptyFlag(c, "as-of", "config", "output", "files-from"); err != nil {
				return err
			}
			if c.Flags().Changed("due-within") && f.Within < 0 {
				return usage.Errorf("--due-within %d is not a number of days", f.Within).WithHint("write 0 or more")
			}
			write, err := listFormats().Named(format)
			if err != nil {
				return err
			}
			found, err := list.Read(f, args, list.World{Stdin: p.Stdin, Getenv: p.Getenv, Library: p.library, Own: p.own, Today: p.today(), Writer: p.writer})
			if err != nil {
				return err
			}
			var may []files.Kind
			if format == "markdown" {
				may = append(may, files.KeptRegister)
			}
			return p.list(found, out, p.guard(append(args, f.FilesFrom, f.Config)...), func(page output.Page) ([]byte, error) {
				page.ASCII = ascii
				return write(page)
			}, may...)
		},
	}
	listFormats().AddFlag(c, &format)
	c.Flags().StringVarP(&out, "output", "o", "", "file to write to instead of standard output")
	c.Flags().StringVar(&f.Sort, "sort", string(register.Orders()[0]), "one of "+register.OrderNames())
	c.Flags().IntVar(&f.Within, "due-within", -1, "only what is overdue or falls due within this number of days (default: all)")
	c.Flags().StringVar(&f.AsOf, "as-of", "", "the day that dates are compared with (default: today, UTC)")
	c.Flags().StringVar(&f.FilesFrom, "files-from", "", "read paths from this file, one a line or each ended by NUL, - for standard input")
	c.Flags().BoolVar(&f.AllowEmpty, "allow-empty", false, "for the files of a change: pass over paths that lead to no record")
	c.Flags().StringVar(&f.Config, "config", "", "the configuration (default: the nearest .flowverdict.yaml, up to the repository's root)")
	c.Flags().BoolVar(&ascii, "ascii", false, "draw with ASCII characters only, in text and Markdown")
	c.Flags().BoolVar(&f.NoConfig, "no-config", false, "take no configuration")
	return c
}

// list writes a register, and tells what is missing in it.
func (p *program) list(found *list.Found, out string, guard *files.Guard, write func(output.Page) ([]byte, error), may ...files.Kind) error {
	o := outcome.Outcome{Wrong: append(found.Failed, found.Refused...)}
	for _, path := range found.Unread {
		o.Add(&outcome.Unread{Wrong: usage.Errorf("%s cannot be read, and is not listed", path).WithHint("see what is wrong: %s", p.commandLine("validate", path))})
	}
	for _, path := range found.Missing {
		o.Add(&outcome.Unread{Wrong: usage.Errorf("records are missing in %s, which could not be read when it was written", path).WithHint("its not_read names them; flowverdict validate says what is wrong where they lie")})
	}
	if len(found.Without) > 0 {
		o.Add(&outcome.NoRecord{Wrong: usage.Errorf("there is no record in %s", firstTen(found.Without)).WithHint("correct the path")})
	}
	r := found.Register
	if r.Total+len(found.Unread)+len(found.Missing) == 0 && len(o.Wrong) > 0 {
		return o.OrNil()
	}
	content, err := write(output.Page{Register: r, Link: list.LinkFrom(out)})
	if err == nil {
		err = p.place(content, out, guard, may...)
	}
	o.Add(err)
	return o.OrNil()
}
