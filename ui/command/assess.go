package command

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"flowverdict/internal/finding"
	"flowverdict/internal/text"
	"flowverdict/questionnaire"
	"flowverdict/questionnaire/review"
	"flowverdict/report"
	"flowverdict/report/firstpage"
	"flowverdict/report/folder"
	"flowverdict/report/record"
	"flowverdict/report/summary"
	"flowverdict/ui/command/arguments"
	"flowverdict/ui/command/files"
	"flowverdict/ui/command/records"
	"flowverdict/ui/command/repository"
	"flowverdict/ui/command/reviews"
	"flowverdict/ui/command/usage"

	"github.com/spf13/cobra"
)

// assessFlags are the flags of assess.
type assessFlags struct {
	screenFlags
	answers, out, name, format, profile string
	evidence                            []string
	noInput, force                      bool

	config   string // the configuration whose profile is used; "" for the one that is found
	noConfig bool
	similar  reviews.LikeFlags
	like     *reviews.Like // what these name
	by       reviews.Organisation
}

func newAssess(p *program) *cobra.Command {
	var f assessFlags
	c := &cobra.Command{
		Use:   "assess",
		Short: "Review a CLI application and write its decision record",
		Long: `Review a CLI application in the wizard and write the decision record: NAME.yaml
and, beside it, NAME.md.

--answers begins from a file that holds subject, review and answers (or a whole
record). With --no-input nothing is asked: what is there is assessed and
written; answers that are missing stay open and count as the worst level. With
--no-input, --answers may also be a folder or a glob with **: each answers file in
it becomes a record, unless one with its subject and answers is there already, and
one table tells of all. A file that is wrong stops no other; the exit code is 1
then, and 3 where one could not be read or written.

Where .flowverdict.yaml has a profile, the review begins with its standing answers
and defaults, each marked with where it is from; docs/profile.md says how. --like
takes over the answers of a similar review, all of them or those to --questions and
of a --lever. What --answers says counts before both, and --like before the profile.

--evidence takes in what inspect and probe measured. It stands beside the answers,
supports or contradicts them, and answers nothing.`,
		Example: `  flowverdict assess
  flowverdict assess --order decisive
  flowverdict assess --answers acmectl.answers.yaml --out docs/decisions
  flowverdict assess --like docs/decisions/0001-acmectl.yaml --lever identity-team
  flowverdict assess --answers reviews --no-input --out docs/decisions
  flowverdict assess --answers - --no-input --out - --format json < answers.yaml`,
		Args: arguments.None,
		RunE: func(c *cobra.Command, _ []string) error {
			if err := noEmptyFlag(c, "like", "questions", "lever", "config"); err != nil {
				return err
			}
			return p.assess(f)
		},
	}
	c.Flags().StringVar(&f.answers, "answers", "", "begin from the answers in this file, - for standard input; with --no-input also a folder or a glob")
	addEvidence(c, &f.evidence)
	c.Flags().StringVar(&f.similar.Record, "like", "", "take over the answers of this record, of a similar review")
	c.Flags().StringSliceVar(&f.similar.Questions, "questions", nil, "of --like take only the answers to these questions")
	c.Flags().StringSliceVar(&f.similar.Levers, "lever", nil, "of --like take only what this lever can change, such as identity-team")
	c.Flags().StringVar(&f.config, "config", "", "the configuration (default: the nearest .flowverdict.yaml, up to the repository's root)")
	c.Flags().BoolVar(&f.noConfig, "no-config", false, "take no configuration, and so no profile")
	c.Flags().StringVar(&f.out, "out", "", "folder to write to, - to print instead (default: the present folder)")
	c.Flags().StringVar(&f.name, "name", "", "name of the record and its files (default: the next number and the subject's name)")
	c.Flags().StringVar(&f.format, "format", "", "what --out - prints: "+report.FormatNames()+" (default yaml)")
	c.Flags().StringVar(&f.profile, "profile", "", "how the Markdown is written: "+strings.Join(record.Profiles(), " or ")+" (default "+record.DefaultProfile+")")
	c.Flags().BoolVar(&f.noInput, "no-input", false, "ask nothing: assess the given answers and write")
	c.Flags().BoolVar(&f.force, "force", false, "replace an existing record of that name")
	f.add(c)
	f.addOrder(c)
	return c
}

func (f assessFlags) check() error {
	switch {
	case f.format != "" && f.out != "-":
		return usage.Errorf("--format says what --out - prints").WithHint("add --out -, or leave --format out: YAML and Markdown are both written")
	case f.noInput && f.answers == "":
		return usage.Errorf("--no-input needs --answers: without them there is nothing to assess").WithHint("--answers FILE, or --answers - for standard input")
	}
	if f.answers == "-" && slices.Contains(f.evidence, "-") {
		return usage.Errorf("answers and evidence cannot both come from standard input")
	}
	if f.similar.Record == "-" && (f.answers == "-" || slices.Contains(f.evidence, "-")) {
		return usage.Errorf("only one of --answers, --like and --evidence can come from standard input")
	}
	if f.format != "" {
		if _, ok := report.FormatNamed(f.format); !ok {
			return usage.Errorf("there is no format %q", f.format).WithHint("use one of %s", report.FormatNames())
		}
	}
	if f.profile != "" && !slices.Contains(record.Profiles(), f.profile) {
		return usage.Errorf("there is no profile %q", f.profile).WithHint("use one of %s", strings.Join(record.Profiles(), ", "))
	}
	if f.name != "" {
		if err := records.ValidName(f.name); err != nil {
			return err
		}
	}
	return f.screenFlags.check()
}

func (p *program) assess(f assessFlags) error {
	if err := f.check(); err != nil {
		return err
	}
	f, err := p.byOrganisation(f)
	if err != nil {
		return err
	}
	if f.manyAnswers() {
		return p.assessAll(f)
	}
	draft, err := p.given(f)
	if err != nil {
		return err
	}
	if f.noInput {
		return p.assessWithoutAsking(f, p.begun(f, draft, ""))
	}
	d := p.reviews(reviews.Config{Out: f.out, Name: f.name, Replace: f.force, Profile: f.profile, Organisation: f.by, Alone: true})
	work, err := d.BeginWith(draft, f.like)
	if err != nil {
		return err
	}
	if err := p.interact(d, &work, f.screenFlags); err != nil {
		return err
	}
	r := d.Printed()
	if r == nil {
		return nil
	}
	if err := p.printRecord(r, d.Questionnaire(), f.format); err != nil {
		p.noteKept(d, work.ID)
		return err
	}
	return d.Remove(work.ID)
}

// byOrganisation reads the profile and the similar review that a review begins from.
func (p *program) byOrganisation(f assessFlags) (assessFlags, error) {
	c, err := repository.ConfigurationOf(f.config, f.noConfig)
	if err != nil {
		return f, err
	}
	f.by = reviews.OrganisationOf(c, nil)
	f.like, err = f.similar.Read(p.records(), p.library.Default())
	return f, err
}

// begun is a review that nobody is asked about, with what the profile and a similar
// review say where it says nothing. What was taken is told, after a prefix.
func (p *program) begun(f assessFlags, draft review.Draft, prefix string) review.Draft {
	begun := f.by.Beginning(p.library, p.library.Default(), draft, f.like, p.today())
	for _, said := range slices.Concat(begun.Said, begun.Left) {
		p.Note("%s%s", prefix, strings.TrimSuffix(text.LowerFirst(said), "."))
	}
	return begun.Draft
}

// given is what a review begins from: answers, evidence, profile.
func (p *program) given(f assessFlags) (draft review.Draft, err error) {
	if f.answers != "" {
		if draft, err = p.records().Answers(f.answers); err != nil {
			return draft, err
		}
	}
	if f.profile != "" {
		draft.Profile = f.profile
	}
	draft.Evidence, _, err = p.runs().Take(draft.Evidence, f.evidence)
	return draft, err
}

// assessWithoutAsking builds the record and writes or prints it.
func (p *program) assessWithoutAsking(f assessFlags, draft review.Draft) error {
	if f.out == "-" {
		return p.printUnwritten(f, draft)
	}
	done, err := p.writeAssessed(f, draft)
	if err != nil {
		return err
	}
	return p.printAssessed(p.library.Default(), done, f.folder())
}

// folder is where records are written.
func (f assessFlags) folder() string { return cmp.Or(f.out, f.by.Folder, ".") }

// writeAssessed writes the record of a review that nobody is asked about.
func (p *program) writeAssessed(f assessFlags, draft review.Draft) (records.Written, error) {
	return p.records().Write(f.folder(), records.New{Name: f.name, Named: f.by.NameOfRecords(), Subject: draft.Subject.Name, Replace: f.force, Questionnaire: p.library.Default(), Make: p.made(f, draft)})
}

// made returns what makes the record of a name.
func (p *program) made(f assessFlags, draft review.Draft) func(id string) (*record.Record, error) {
	if draft.Review.Date == "" {
		draft.Review.Date = p.today()
	}
	return func(id string) (*record.Record, error) {
		r, wrong := report.NewUnder(f.by.Profile, p.library.Default(), id, draft)
		if len(wrong) > 0 {
			return nil, files.Refuse(finding.In(inputName(f.answers), wrong))
		}
		return r, nil
	}
}

// printUnwritten prints the record that would be written to the present folder.
func (p *program) printUnwritten(f assessFlags, draft review.Draft) error {
	id, err := f.name, error(nil)
	if id == "" {
		if id, err = folder.NextID(".", f.by.NameOfRecords(), draft.Subject.Name); err != nil {
			return err
		}
	}
	r, err := p.made(f, draft)(id)
	if err != nil {
		return err
	}
	return p.printRecord(r, p.library.Default(), f.format)
}

func inputName(name string) string {
	if name == "-" {
		return "standard input"
	}
	return name
}

func (p *program) printRecord(r *record.Record, q *questionnaire.Questionnaire, name string) error {
	if name == "" {
		name = "yaml"
	}
	format, _ := report.FormatNamed(name)
	content, err := format.Write(r, q)
	if err != nil {
		return err
	}
	return p.Print(string(content))
}

// printAssessed prints the verdict of a record that was written, its files, and
// what to do next.
func (p *program) printAssessed(q *questionnaire.Questionnaire, done records.Written, dir string) error {
	a := questionnaire.Assess(q, done.Record.Answers)
	paths := folder.Find(dir, done.Record.ID)
	said := summary.Of(q, done.Record.Draft, &a)
	page := firstpage.Of(&said, done.Record.Draft)
	var marked []string
	for _, older := range done.Marked {
		marked = append(marked, files.Both(older))
	}
	return p.printWritten(page.Closing(), paths.YAML, paths.Markdown, strings.Join(marked, "\n"))
}

// printWritten prints what is to be read of a record. All files that were
// changed are named.
func (p *program) printWritten(said []string, yaml, markdown, marked string) error {
	lines := append(slices.Clone(said), fmt.Sprintf("wrote %s and %s", yaml, markdown))
	for both := range strings.Lines(marked) {
		lines = append(lines, markedLine(strings.TrimSpace(both)))
	}
	lines = append(lines, "next: "+p.commandLine("validate", yaml))
	return p.PrintDone(fmt.Sprintf("%s and %s are written", yaml, markdown), lines...)
}

// markedLine says that a record and its Markdown lead to another one by now.
func markedLine(both string) string {
	return "marked " + both + " as superseded"
}
