package command

import (
	"context"
	"errors"
	"io/fs"
	"slices"
	"strings"

	"flowverdict/internal/text"
	"flowverdict/questionnaire/evidence"
	"flowverdict/report/evidence/metadata"
	"flowverdict/ui/command/arguments"
	"flowverdict/ui/command/files"
	"flowverdict/ui/command/online"
	"flowverdict/ui/command/outcome"
	"flowverdict/ui/command/reviews"
	"flowverdict/ui/command/runs"
	"flowverdict/ui/command/usage"
	"flowverdict/ui/command/voice"
	"flowverdict/ui/session"

	"github.com/spf13/cobra"
)

// inspectFlags are the flags of inspect.
type inspectFlags struct{ issuer, collected, caFile, keep, save, format string }

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
		Use:   "inspect ISSUER | FILE [FILE]",
		Short: "Read what an identity provider publishes of itself",
		Long: `Read the metadata of an identity provider: what it answers below its address at
/.well-known/openid-configuration and /.well-known/oauth-authorization-server.
Where both are there, what they say differently counts as not known. What is not
said is never taken for a "no", and nothing is answered by what is said: it is
evidence, which stands beside answers.

An ISSUER, which begins with https://, is asked for both documents, once each, and
for nothing else; HTTPS_PROXY and NO_PROXY are heeded, and no redirect is
followed. --ca-file adds certificate authorities to those of the system; --keep
writes the documents as they came, the second one as NAME.oauth.json.

With a FILE, no connection is opened. --issuer demands that the metadata is of
this provider, --collected says on which day it was saved.

--save adds the run to an evidence file, which is made where it is missing, and
which assess, resume, revise and update take with --evidence. Exit code 0 whatever
is said, 2 for wrong use, 3 when it could not be read, or is another provider's,
130 when it was interrupted.`,
		Example: `  flowverdict inspect https://login.example.org
  flowverdict inspect https://login.example.org --keep idp.json --save idp.yaml
  flowverdict inspect openid-configuration.json --issuer https://login.example.org
  flowverdict inspect one.json two.json --collected 2026-11-20 --save idp.yaml`,
		Args: inspectArguments,
		RunE: func(c *cobra.Command, args []string) error {
			if err := noEmptyFlag(c, "issuer", "collected", "ca-file", "keep", "save"); err != nil {
				return err
			}
			others, are := []string{"issuer", "collected"}, "files"
			if !online.IsAddress(args[0]) {
				others, are = []string{"ca-file", "keep"}, "a provider that is asked"
			}
			for _, flag := range others {
				if c.Flags().Changed(flag) {
					return usage.Errorf("--%s is for %s", flag, are)
				}
			}
			return p.inspect(args, f)
		},
	}
	c.Flags().StringVar(&f.issuer, "issuer", "", "the provider that the metadata has to be of, by its address")
	c.Flags().StringVar(&f.collected, "collected", "", "the day on which the files were saved, YYYY-MM-DD (default: now)")
	c.Flags().StringVar(&f.caFile, "ca-file", "", "certificate authorities, in PEM, beside those of the system")
	c.Flags().StringVar(&f.keep, "keep", "", "write the documents that came to this file, which must not be there")
	c.Flags().StringVar(&f.save, "save", "", "evidence file to add the run to")
	inspectFormats().AddFlag(c, &f.format)
	return c
}

func inspectArguments(c *cobra.Command, args []string) error {
	switch {
	case len(args) != 1 && len(args) != 2:
		return usage.Errorf("%s needs an issuer, or one file or two, got %d", c.CommandPath(), len(args)).WithHint("see %s --help", c.CommandPath())
	case len(args) == 2 && slices.ContainsFunc(args, online.IsAddress):
		return usage.Errorf("an issuer stands alone: both of its documents are read")
	case len(args) == 2 && args[0] == "-" && args[1] == "-":
		return usage.Errorf("only one of the files can come from standard input")
	}
	return nil
}

// inspect reads metadata, prints what it says and saves it.
func (p *program) inspect(args []string, f inspectFlags) error {
	write, err := inspectFormats().Named(f.format)
	if err != nil {
		return err
	}
	read := p.readSaved
	if online.IsAddress(args[0]) {
		read = p.readPublished
	}
	documents, by, err := read(args, f)
	if err != nil {
		return err
	}
	done, err := runs.Inspect(documents, by, p.library.Default())
	if err != nil {
		return unfinished(err)
	}
	if err := voice.PrintAs(p.Voice, write, done); err != nil {
		return err
	}
	if f.keep != "" {
		kept, err := p.runs().Keep(f.keep, documents)
		if err != nil {
			return err
		}
		p.Note("kept: %s", text.And(kept))
	}
	return p.saveRun(f.save, done.Run)
}

func (p *program) readSaved(names []string, f inspectFlags) (documents []runs.Document, by runs.Reading, err error) {
	version, _ := build()
	if by, err = runs.ReadingOfFiles(p.Now(), version, f.issuer, f.collected); err != nil {
		return nil, by, err
	}
	for _, name := range names {
		content, err := files.Input{Stdin: p.Stdin}.Read(name, metadata.MostBytes)
		if errors.Is(err, fs.ErrNotExist) {
			err = &outcome.Failure{Wrong: usage.Errorf("%s", err).WithHint("the address of a provider begins with https://")}
		}
		if err != nil {
			return nil, by, err
		}
		documents = append(documents, runs.Document{Name: name, Content: content})
	}
	return documents, by, nil
}

// readPublished asks a provider. What can be wrong without it, is said before.
func (p *program) readPublished(issuers []string, f inspectFlags) ([]runs.Document, runs.Reading, error) {
	version, _ := build()
	by := runs.ReadingOnline(p.Now(), version, issuers[0])
	if err := p.runs().MayKeep(f.keep); err != nil {
		return nil, by, err
	}
	asked, err := p.asked(issuers[0], f.caFile)
	if err != nil {
		return nil, by, err
	}
	ctx, end := p.untilSignal()
	defer end()
	documents, err := online.Published(ctx, asked)
	return documents, by, unfinished(err)
}

// asked is what reaching a provider needs of the world.
func (p *program) asked(issuer, caFile string) (online.Asked, error) {
	version, _ := build()
	a := online.Asked{Issuer: issuer, Version: version, Getenv: p.Getenv, Tell: func(line string) { p.Note("%s", line) }}
	if caFile == "" {
		return a, nil
	}
	var err error
	a.CA, err = files.Input{Stdin: p.Stdin}.Read(caFile, online.MostAuthorities)
	return a, err
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
		p.Note("%s has this run already", path)
	default:
		p.Note("written: %s; take it into a review with: flowverdict assess --evidence %s", path, path)
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

// unfinished makes of what kept a command from its end an error with its hint.
func unfinished(err error) error {
	var refused *metadata.Error
	var failed *online.Failure
	switch {
	case errors.Is(err, context.Canceled):
		return outcome.ErrInterrupted
	case errors.As(err, &refused):
		return &outcome.Failure{Wrong: usage.Errorf("%s", strings.TrimSpace(refused.Message)).WithHint("%s", refused.Hint)}
	case errors.As(err, &failed):
		return &outcome.Failure{Wrong: usage.Errorf("%s", failed.Message).WithHint("%s", failed.Hint)}
	}
	return err
}
