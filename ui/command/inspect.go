package command

import (
	"errors"
	"strings"

	"flowverdict/internal/text"
	"flowverdict/questionnaire/evidence"
	"flowverdict/questionnaire/review"
	"flowverdict/report/evidence/metadata"
	"flowverdict/ui/command/arguments"
	"flowverdict/ui/command/files"
	"flowverdict/ui/command/reviews"
	"flowverdict/ui/command/runs"
	"flowverdict/ui/command/usage"
	"flowverdict/ui/session"

	"github.com/spf13/cobra"
)

// inspectFlags are the flags of inspect.
type inspectFlags struct{ issuer, collected, save, format string }

// inspectFormats are the ways to write what a provider says of itself.
func inspectFormats() arguments.Formats[runs.Inspected] {
	return arguments.Formats[runs.Inspected]{
		{Name: "text", Write: arguments.Text(runs.Text)},
		{Name: "json", Write: runs.JSON},
	}
}

func newInspect(p *program) *cobra.Command {
	var f inspectFlags
	c := &cobra.Command{
		Use:   "inspect FILE [FILE]",
		Short: "Read what an identity provider publishes of itself",
		Long: `Read the metadata of an identity provider from files: what it answers at
/.well-known/openid-configuration and /.well-known/oauth-authorization-server.
Where both are given, what they say differently counts as not known. What is not
said is never taken for a "no", and nothing is answered by what is said: it is
evidence, which stands beside answers. No connection is opened.

--issuer demands that the metadata is of this provider, --collected says on which
day it was saved. --save adds the run to an evidence file, which is made where it
is missing, and which assess, resume, revise and update take with --evidence.`,
		Example: `  flowverdict inspect openid-configuration.json
  flowverdict inspect openid-configuration.json --issuer https://login.example.org
  flowverdict inspect one.json two.json --collected 2026-11-20 --save idp.yaml`,
		Args: func(c *cobra.Command, args []string) error {
			if len(args) != 1 && len(args) != 2 {
				return usage.Errorf("%s needs one file or two, got %d", c.CommandPath(), len(args)).WithHint("see %s --help", c.CommandPath())
			}
			if len(args) == 2 && args[0] == "-" && args[1] == "-" {
				return usage.Errorf("only one of the files can come from standard input")
			}
			return nil
		},
		RunE: func(_ *cobra.Command, args []string) error { return p.inspect(args, f) },
	}
	c.Flags().StringVar(&f.issuer, "issuer", "", "the provider that the metadata has to be of, by its address")
	c.Flags().StringVar(&f.collected, "collected", "", "the day on which the files were saved, YYYY-MM-DD (default: now)")
	c.Flags().StringVar(&f.save, "save", "", "evidence file to add the run to")
	inspectFormats().AddFlag(c, &f.format)
	return c
}

// inspect reads metadata from files, prints what it says and saves it.
func (p *program) inspect(names []string, f inspectFlags) error {
	write, err := inspectFormats().Named(f.format)
	if err != nil {
		return err
	}
	by, err := p.reading(f)
	if err != nil {
		return err
	}
	var documents []runs.Document
	for _, name := range names {
		content, err := files.Input{Stdin: p.Stdin}.Read(name, metadata.MostBytes)
		if err != nil {
			return err
		}
		documents = append(documents, runs.Document{Name: name, Content: content})
	}
	done, err := runs.Inspect(documents, by, p.library.Default())
	if err != nil {
		return unfinished(err)
	}
	if err := printAs(p, write, done); err != nil {
		return err
	}
	return p.saveRun(f.save, done.Run)
}

func (p *program) reading(f inspectFlags) (runs.Reading, error) {
	version, _ := build()
	by := runs.Reading{Asked: f.issuer, Source: evidence.OfFile, At: p.Now().UTC().Format("2006-01-02T15:04:05Z"), Tool: "flowverdict " + version}
	switch {
	case metadata.IsTemplate(f.issuer):
		return by, usage.Errorf("--issuer %q is a template for many tenants", f.issuer).WithHint("give the address of your own tenant")
	case f.issuer != "" && !metadata.ValidIssuer(f.issuer):
		return by, usage.Errorf("--issuer %q is no issuer", f.issuer).WithHint("give an http or https address without a query, as in https://login.example.org")
	case f.collected == "":
		return by, nil
	case !review.ValidDay(f.collected):
		return by, usage.Errorf("--collected %q is not a date", f.collected).WithHint("write a day as YYYY-MM-DD")
	case f.collected > p.today():
		return by, usage.Errorf("--collected %s is yet to come", f.collected).WithHint("give the day on which the files were saved")
	}
	by.At, by.Collected = f.collected+"T00:00:00Z", true
	return by, nil
}

// saveRun adds a run to the evidence file that was named, if one was.
func (p *program) saveRun(path string, run evidence.Run) error {
	if path == "" {
		return nil
	}
	switch added, err := p.runs().Add(path, run); {
	case err != nil:
		return err
	case !added:
		p.note("%s has this run already", path)
	default:
		p.note("written: %s; take it into a review with: flowverdict assess --evidence %s", path, path)
	}
	return nil
}

// runs are read and written like other files of the run.
func (p *program) runs() runs.Store { return runs.Store{Stdin: p.Stdin, Writer: p.writer} }

// addEvidence adds the flag by which a review or a record takes evidence in.
func addEvidence(c *cobra.Command, names *[]string) {
	c.Flags().StringArrayVar(names, "evidence", nil, "evidence file whose runs are added to what is there (may be repeated)")
}

// takeIn adds the runs of evidence files to a review that is to be gone on with,
// in its draft too where it has one, and has the wizard say how many were new.
func (p *program) takeIn(d *reviews.Store, work *session.Work, names []string) error {
	if len(names) == 0 {
		return nil
	}
	if work.ReadOnly != "" {
		return usage.Errorf("no evidence can be added: %s", work.ReadOnly)
	}
	all, added, err := p.runs().Take(work.Draft.Evidence, names)
	if err != nil {
		return err
	}
	work.Draft.Evidence = all
	work.Notice = strings.TrimSpace(text.Sentence(text.UpperFirst(takenIn(added))) + " " + work.Notice)
	if !work.Saved || added == 0 {
		return nil
	}
	return d.Save(work.ID, work.Draft, work.At)
}

// takenIn says how many runs were new.
func takenIn(added int) string {
	if added == 0 {
		return "the evidence is there already"
	}
	return text.Count(added, "run") + " of evidence added"
}

// unfinished makes of metadata that is refused what ends a run that could not
// finish.
func unfinished(err error) error {
	var refused *metadata.Error
	if !errors.As(err, &refused) {
		return err
	}
	return &failure{usage.Errorf("%s", strings.TrimSpace(refused.Message)).WithHint("%s", refused.Hint)}
}
