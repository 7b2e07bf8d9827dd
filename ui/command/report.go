package command

import (
	"fmt"

	"flowverdict/report"
	"flowverdict/ui/command/arguments"
	"flowverdict/ui/command/files"
	"flowverdict/ui/command/usage"

	"github.com/spf13/cobra"
)

func newReport(p *program) *cobra.Command {
	var format, out string
	var annex bool
	c := &cobra.Command{
		Use:   "report RECORD",
		Short: "Render a record",
		Long: `Render a record as ` + report.FormatNames() + `. The verdict is computed from the
answers, whatever the record says; a record that validate would not accept is
not rendered. What every record says alike is the annex: HTML has it folded, and
Markdown where the record says report: {annex: true}.`,
		Example: `  flowverdict report 0001-acmectl.yaml
  flowverdict report 0001-acmectl.yaml --format json -o acmectl.json`,
		Args: arguments.ExactlyOne("record"),
		RunE: func(_ *cobra.Command, args []string) error {
			f, ok := report.FormatNamed(format)
			if !ok {
				return usage.Errorf("there is no format %q", format).WithHint("use one of %s", report.FormatNames())
			}
			r, q, err := p.records().Read(args[0])
			if err != nil {
				return err
			}
			if annex {
				if format != "markdown" {
					return usage.Errorf("--annex is for Markdown, not %s", format).WithHint("HTML has the annex always, folded; data has none")
				}
				r.Annex = true
			}
			content, err := f.Write(r, q)
			if err != nil {
				return fmt.Errorf("render %s: %w", args[0], err)
			}
			return p.place(content, out, format)
		},
	}
	c.Flags().StringVar(&format, "format", "markdown", "one of "+report.FormatNames())
	c.Flags().BoolVar(&annex, "annex", false, "end the Markdown with the frameworks, the parts of standards and the references behind the questions")
	c.Flags().StringVarP(&out, "output", "o", "", "file to write to instead of standard output")
	return c
}

// place writes a page to the file that --output names, or prints it where that is
// none. A record becomes nothing but a record.
func (p *program) place(content []byte, out, format string) error {
	if out == "" || out == "-" {
		return p.Print(string(content))
	}
	if format != "yaml" && files.HoldsRecord(out) {
		return usage.Errorf("%s is a decision record, and would become %s", out, format).WithHint("name another file")
	}
	return p.writer.Replace(out, content, 0o666)
}
