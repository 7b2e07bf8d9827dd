package command

import (
	"fmt"
	"slices"

	"flowverdict/internal/text"
	"flowverdict/questionnaire/evidence"
	"flowverdict/ui/command/arguments"
	"flowverdict/ui/command/files"
	"flowverdict/ui/command/outcome"
	"flowverdict/ui/command/records"
	"flowverdict/ui/command/usage"

	"github.com/spf13/cobra"
)

// updateFlags are the flags of update.
type updateFlags struct {
	evidence []string
	force    bool
}

func newUpdate(p *program) *cobra.Command {
	var f updateFlags
	c := &cobra.Command{
		Use:   "update RECORD…",
		Short: "Compute assessment, conditions and Markdown again after hand edits",
		Long: `Compute the assessment of a record again after its answers were edited by hand,
bring the conditions into line with the gates that fire now, and write the
Markdown beside it. Comments, the order of keys, the layout and all that people
wrote stay, in lines as in braces; a comment goes only with the condition that it
stands at, and is shown then. What could not stay is named with its place, and the
file is not written without --force.
Where the record is accepted and supersedes another one, that is marked with it.
--evidence adds what inspect and probe measured; what is there already is never
changed. Nothing is written where somebody changes the record meanwhile.`,
		Args: arguments.AtLeastOne("record"),
		RunE: func(c *cobra.Command, args []string) error {
			if slices.Contains(args, "-") {
				return usage.Errorf("%s changes the files of a record, and standard input has none", c.CommandPath()).WithHint("name the record's file")
			}
			return p.updateAll(args, f)
		},
	}
	addEvidence(c, &f.evidence)
	c.Flags().BoolVar(&f.force, "force", false, "write a record even if comments or its layout are lost")
	return c
}

// updateAll updates each of the records; one that cannot be updated does not
// stop the others.
func (p *program) updateAll(paths []string, f updateFlags) error {
	runs, _, err := p.runs().Take(nil, f.evidence)
	if err != nil {
		return err
	}
	var o outcome.Outcome
	for _, path := range paths {
		o.Add(p.update(path, runs, f.force))
		if p.interrupted {
			break
		}
	}
	return o.OrNil()
}

func (p *program) update(path string, more []evidence.Run, force bool) error {
	done, err := p.records().Update(path, records.Change{Runs: more}, force)
	if err != nil {
		return err
	}
	change := "verdict " + done.After
	if done.Before != "" && done.Before != done.After {
		change = fmt.Sprintf("verdict %s, was %s", done.After, done.Before)
	}
	if len(more) > 0 {
		change += "; " + takenIn(done.Measured)
	}
	lines := []string{fmt.Sprintf("updated %s: %s", path, change)}
	lines = append(lines, goneLines(done)...)
	for _, x := range done.Unkept {
		lines = append(lines, "lost: "+x.String())
	}
	for _, older := range done.Marked {
		lines = append(lines, markedLine(files.Both(older)))
	}
	return p.PrintDone(path+" is updated", lines...)
}

// goneLines names the comments that went with what they stood at.
func goneLines(done records.Updated) (lines []string) {
	for _, c := range done.Gone {
		lines = append(lines, fmt.Sprintf("gone with what it stood at: %q in line %d", text.Clip(text.Line(c.Text)), c.Line))
	}
	return lines
}
