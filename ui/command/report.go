package command

import (
	"fmt"
	"slices"

	"flowverdict/internal/pathname"
	"flowverdict/internal/readfile"
	"flowverdict/report"
	"flowverdict/report/record"
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
			guard := p.guard(args...)
			var may []files.Kind
			if format == "markdown" {
				may = append(may, files.KeptReport)
				if pathname.Physical(out) == pathname.Physical(files.MarkdownOf(args[0])) {
					may = append(may, files.KeptMarkdown)
				}
			}
			if (format == "yaml" || format == "json") && holdsReview(out, r) {
				may = append(may, files.KeptRecord)
			}
			return p.place(content, out, guard, may...)
		},
	}
	c.Flags().StringVar(&format, "format", "markdown", "one of "+report.FormatNames())
	c.Flags().BoolVar(&annex, "annex", false, "end the Markdown with the frameworks, the parts of standards and the references behind the questions")
	c.Flags().StringVarP(&out, "output", "o", "", "file to write to instead of standard output")
	return c
}

// holdsReview reports whether a file holds a record of the same review: what it was
// rendered to before.
func holdsReview(name string, r *record.Record) bool {
	content, err := readfile.Found(name, files.RecordLimit())
	if err != nil {
		return false
	}
	read, _ := record.Decode(content)
	return files.SameReview(read.Record, *r)
}

// guard keeps the files from being written over that a run reads, beside its own
// questionnaires and what is kept in every run.
func (p *program) guard(reads ...string) *files.Guard {
	var g files.Guard
	g.Reads(files.KeptRead, slices.Concat(reads, p.own)...)
	return &g
}

// place writes a page to the file that --output names, or prints it where that is
// none. It may be written over files of some kinds, and over none else that is kept.
func (p *program) place(content []byte, out string, guard *files.Guard, may ...files.Kind) error {
	if out == "" || out == "-" {
		return p.Print(string(content))
	}
	if k := guard.Over(out, may...); k != "" {
		return usage.Errorf("--output %s would write over %s", out, k).WithHint("name another file")
	}
	return p.writer.Replace(out, content, 0o666)
}
