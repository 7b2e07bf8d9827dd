package command

import (
	"fmt"
	"os"
	"slices"

	"flowverdict/internal/wholefile"
	"flowverdict/questionnaire"
	"flowverdict/questionnaire/review"
	"flowverdict/report/markdown"
	"flowverdict/report/record"
	"flowverdict/report/validation/output"
	"flowverdict/ui/command/files"
	"flowverdict/ui/command/usage"

	"github.com/spf13/cobra"
)

func newUpdate(e Env) *cobra.Command {
	return &cobra.Command{
		Use:   "update RECORD…",
		Short: "Compute assessment, conditions and Markdown again after hand edits",
		Long: `Compute the assessment of a record again after its answers were edited by hand,
bring the conditions into line with the gates that fire now, and write the
Markdown beside it. Comments, the order of keys and all that people wrote stay.`,
		Args: func(c *cobra.Command, args []string) error {
			if len(args) == 0 {
				return usage.Errorf("%s needs a record", c.CommandPath()).WithHint("see %s --help", c.CommandPath())
			}
			return nil
		},
		RunE: func(c *cobra.Command, args []string) error {
			if slices.Contains(args, "-") {
				return usage.Errorf("%s changes the files of a record, and standard input has none", c.CommandPath()).WithHint("name the record's file")
			}
			return e.updateAll(args)
		},
	}
}

// updateAll updates each of the records; one that cannot be updated does not
// stop the others.
func (e Env) updateAll(paths []string) error {
	var o outcome
	for _, path := range paths {
		o.add(e.update(path))
	}
	return o.orNil()
}

func (e Env) update(path string) error {
	f, q, source, err := e.loadRecord(path)
	if err != nil {
		return err
	}
	a := questionnaire.Assess(q, f.Answers)
	before := f.Assessment.Verdict
	f.Assessment = record.Store(a)
	f.Questionnaire = record.PinOf(q)
	f.Conditions = review.Conditions(&a, f.Conditions)
	updated, err := f.Record.Update(source, "questionnaire", "assessment", "conditions")
	if err != nil {
		return fmt.Errorf("update %s: %w", path, err)
	}
	if err := writePair(path, updated, markdown.Render(&f.Record, q)); err != nil {
		return err
	}
	change := "verdict " + f.Assessment.Verdict
	if before != f.Assessment.Verdict {
		change = fmt.Sprintf("verdict %s, was %s", f.Assessment.Verdict, before)
	}
	return e.print(fmt.Sprintf("updated %s: %s\n", output.Line(path), change))
}

// writePair replaces a record and the Markdown beside it, both or none.
func writePair(path string, yaml, md []byte) error {
	info, err := os.Stat(path)
	if err != nil {
		return fmt.Errorf("write %s: %w", path, wholefile.Cause(err))
	}
	return wholefile.WriteAll(info.Mode().Perm(),
		wholefile.File{Path: path, Data: yaml},
		wholefile.File{Path: files.MarkdownOf(path), Data: md})
}
