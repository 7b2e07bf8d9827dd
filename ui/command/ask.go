package command

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"

	"flowverdict/internal/pathname"
	inner "flowverdict/internal/text"
	"flowverdict/internal/wholefile"
	"flowverdict/questionnaire"
	"flowverdict/questionnaire/review"
	"flowverdict/report/folder"
	"flowverdict/report/form"
	"flowverdict/ui/command/arguments"
	"flowverdict/ui/command/files"
	"flowverdict/ui/command/records"
	"flowverdict/ui/command/reviews"
	"flowverdict/ui/command/text"
	"flowverdict/ui/command/usage"

	"github.com/spf13/cobra"
)

// askFlags are the flags of ask.
type askFlags struct {
	to           []string
	all, unknown bool
	format, out  string
}

func newAsk(p *program) *cobra.Command {
	var f askFlags
	c := &cobra.Command{
		Use:   "ask [DRAFT | RECORD]",
		Short: "Write forms for those who know the answers",
		Long: `Write one form for each of those who can change answers, and so mostly know
them: what is open or unknown in a draft, the one that was saved last where none is
named, or in a record, and can still change the verdict. The forms go to a folder
with -o, one file each, which must not be there yet; a single form goes to a file
or to standard output. merge takes them back once they are filled in.`,
		Example: `  flowverdict ask -o forms
  flowverdict ask acmectl --to identity-team --format text
  flowverdict ask 0001-acmectl.yaml --to host-owner --all -o hosts.md`,
		Args: arguments.AtMostOne("draft or record"),
		RunE: func(_ *cobra.Command, args []string) error { return p.ask(args, f) },
	}
	c.Flags().StringSliceVar(&f.to, "to", nil, "ask only this lever, such as identity-team (may be repeated)")
	c.Flags().BoolVar(&f.all, "all", false, "ask every question, answered ones too")
	c.Flags().BoolVar(&f.unknown, "unknown", false, "ask only what was answered with unknown")
	c.Flags().StringVar(&f.format, "format", "markdown", "one of markdown, text, yaml")
	c.Flags().StringVarP(&f.out, "output", "o", "", "folder for the forms, or a file for a single one")
	return c
}

// under is a review that others are asked about, or answer: a draft or a record.
type under struct {
	q     *questionnaire.Questionnaire
	draft review.Draft
	path  string // of a record, "" for a draft
	id    string // of a draft
	name  string // what people call it
}

// review finds the draft or the record that an argument names: a file where there
// is one, else a draft; without an argument the draft that was saved last.
func (p *program) review(args []string) (under, error) {
	wanted := ""
	if len(args) > 0 {
		wanted = args[0]
	}
	if _, err := os.Stat(wanted); wanted != "" && err == nil {
		f, q, _, err := p.records().Load(wanted)
		return under{q: q, draft: f.Draft, path: wanted, name: f.ID}, err
	}
	list, err := p.store().List(p.Now())
	if err != nil {
		return under{}, err
	}
	id, err := findDraft(list, wanted)
	if err != nil {
		return under{}, err
	}
	x, err := p.store().Load(id)
	if err != nil {
		return under{}, err
	}
	q := p.library.Get(x.Questionnaire.ID, x.Questionnaire.Version)
	if q == nil {
		return under{}, usage.Errorf("draft %s answers questionnaire %s %s, which is not known here", id, x.Questionnaire.ID, x.Questionnaire.Version).WithHint("name its file with --questionnaire FILE")
	}
	return under{q: q, draft: x.Entered, id: id, name: "draft " + id}, nil
}

func (p *program) ask(args []string, f askFlags) error {
	if f.all && f.unknown {
		return usage.Errorf("--all asks everything and --unknown only what is unknown").WithHint("leave one of them out")
	}
	ending := map[string]string{"markdown": ".md", "text": ".txt", "yaml": ".yaml"}[f.format]
	if ending == "" {
		return usage.Errorf("there is no format %q", f.format).WithHint("use one of markdown, text, yaml")
	}
	u, err := p.review(args)
	if err != nil {
		return err
	}
	levers := make([]string, 0, len(u.q.Levers()))
	for _, l := range u.q.Levers() {
		levers = append(levers, l.ID)
	}
	for _, to := range f.to {
		if !slices.Contains(levers, to) {
			return usage.Errorf("nobody is called %q here", to).WithHint("use one of %s", strings.Join(levers, ", "))
		}
	}
	forms := form.For(u.q, u.draft, form.Options{Levers: f.to, All: f.all, Unknown: f.unknown})
	if len(forms) == 0 {
		p.note("there is nothing to ask of %s; --all asks again what is answered", u.name)
		return nil
	}
	contents := make([][]byte, len(forms))
	for i, x := range forms {
		if contents[i], err = written(x, f.format); err != nil {
			return err
		}
	}
	info, err := os.Stat(f.out)
	isFolder := f.out != "" && (err == nil && info.IsDir() || strings.HasSuffix(f.out, "/"))
	switch {
	case len(forms) == 1 && (f.out == "" || f.out == "-"):
		return p.print(string(contents[0]))
	case f.out == "" || f.out == "-":
		var to []string
		for _, x := range forms {
			to = append(to, x.Lever.ID)
		}
		return usage.Errorf("there are %d forms", len(forms)).WithHint("write them to a folder with -o, or choose one with --to: %s", strings.Join(to, ", "))
	case len(forms) == 1 && !isFolder:
		return p.writeForms(filepath.Dir(f.out), []wholefile.File{{Name: filepath.Base(f.out), Data: contents[0]}}, forms)
	}
	var all []wholefile.File
	for i, x := range forms {
		all = append(all, wholefile.File{Name: folder.Slug(x.Subject.Name) + "." + x.Lever.ID + ending, Data: contents[i]})
	}
	return p.writeForms(f.out, all, forms)
}

func written(f form.Form, format string) ([]byte, error) {
	switch format {
	case "text":
		return f.Text(), nil
	case "yaml":
		return f.YAML("")
	}
	return f.Markdown(), nil
}

// writeForms writes forms to a folder, all or none, and none over a file that is
// there: somebody may have filled it in.
func (p *program) writeForms(dir string, all []wholefile.File, forms []form.Form) error {
	if err := os.MkdirAll(dir, 0o777); err != nil {
		return fmt.Errorf("make %s: %w", pathname.Shown(dir), wholefile.Cause(err))
	}
	for _, f := range all {
		if _, err := os.Lstat(filepath.Join(dir, f.Name)); !errors.Is(err, fs.ErrNotExist) {
			return usage.Errorf("%s is there already", pathname.Shown(filepath.Join(dir, f.Name))).WithHint("somebody may have filled it in: take it back with flowverdict merge, or remove it")
		}
	}
	to, err := p.writer.Open(dir, 0o666)
	if err != nil {
		return err
	}
	defer to.Close()
	if err := to.Write(all...); err != nil {
		return err
	}
	lines := make([]string, len(all))
	for i, f := range all {
		lines[i] = fmt.Sprintf("%s: %s for %s", filepath.Join(dir, f.Name), inner.Count(len(forms[i].Questions), "question"), forms[i].Whom())
	}
	return p.printDone("the forms are written to "+dir, lines...)
}

func newMerge(p *program) *cobra.Command {
	var by, prefer string
	c := &cobra.Command{
		Use:   "merge DRAFT|RECORD FILE…",
		Short: "Take forms back that others filled in",
		Long: `Take the answers of forms into a draft, by its number or subject, or into a
record that is proposed. An open or unknown answer takes theirs; the same level
gains what they know beside it; another level is a conflict: it is shown with both
sides, nothing is written, and the exit code is 1, unless --prefer says whose
answer counts. Merging the same forms again changes nothing. Answers files are
forms too.`,
		Example: `  flowverdict merge acmectl forms/acmectl.identity-team.md
  flowverdict merge 0001-acmectl.yaml hosts.md --by "host owner" --prefer theirs`,
		Args: arguments.AtLeastTwo("draft or record", "form"),
		RunE: func(_ *cobra.Command, args []string) error { return p.merge(args[0], args[1:], by, prefer) },
	}
	c.Flags().StringVar(&by, "by", "", "who filled in the forms that do not say so themselves")
	c.Flags().StringVar(&prefer, "prefer", "", "whose answer counts where levels differ: mine or theirs")
	return c
}

func (p *program) merge(name string, paths []string, by, prefer string) error {
	if prefer != "" && prefer != "mine" && prefer != "theirs" {
		return usage.Errorf("nobody is called %q here", prefer).WithHint("use --prefer mine or --prefer theirs")
	}
	u, err := p.review([]string{name})
	if err != nil {
		return err
	}
	if status := u.draft.Decision.State(); u.path != "" && status != review.Proposed {
		return usage.Errorf("%s is %s, and what was decided is not answered anew", pathname.Shown(u.path), status).WithHint("review it again with: %s", p.commandLine("revise", u.path))
	}
	others, err := p.readForms(u.q, paths, by)
	if err != nil {
		return err
	}
	answers, conflicts := review.Merge(u.draft.Answers, others)
	var open []review.Conflict
	for _, c := range conflicts {
		switch a, one := c.Takes(); {
		case prefer == "theirs" && one:
			answers = answers.With(a)
		case prefer == "mine" && c.Mine.Level != "" && c.Mine.Level != questionnaire.Unknown:
		default:
			open = append(open, c)
		}
	}
	if len(open) > 0 {
		if err := p.printText(text.Conflicts(u.q, open)); err != nil {
			return err
		}
		o := &outcome{code: exitFindings, closing: fmt.Sprintf("nothing is merged into %s; decide with --prefer mine or --prefer theirs, or correct a form", u.name)}
		return o
	}
	return p.take(u, answers)
}

// readForms reads the forms that others filled in; what is wrong with any of them
// is told of all.
func (p *program) readForms(q *questionnaire.Questionnaire, paths []string, by string) ([]review.Answered, error) {
	var out []review.Answered
	var o outcome
	for _, path := range paths {
		content, err := files.Input{Stdin: p.Stdin}.Read(path, files.RecordLimit())
		if err != nil {
			o.add(err)
			continue
		}
		x, found := form.Read(content, q)
		if len(found) > 0 {
			for i := range found {
				found[i].File = path
			}
			o.add(files.Refuse(found))
			continue
		}
		if x.By == "" {
			x.By = inner.Line(by)
		}
		if name := inner.Line(filepath.Base(path)); path != "-" && name != "" {
			for i := range x.Answers {
				x.Answers[i].From = []string{name}
			}
		}
		out = append(out, x)
	}
	return out, o.orNil()
}

// take writes merged answers into the draft or the record.
func (p *program) take(u under, answers questionnaire.Answers) error {
	taken, gained := text.Merged(u.draft.Answers, answers)
	a := questionnaire.Assess(u.q, answers)
	line := fmt.Sprintf("merged into %s: %s, %s; verdict %s, %d open, %d unknown", u.name, taken, gained, a.Verdict(), len(a.Open), len(a.Unknown))
	if u.path != "" {
		if _, err := p.records().Update(u.path, records.Change{Answers: answers, Of: u.draft.Answers}, false); err != nil {
			return err
		}
		return p.printDone(u.name+" has the answers", line)
	}
	d := p.reviews(reviews.Config{})
	work, err := d.Continue(u.id)
	if err == nil && work.ReadOnly != "" {
		err = usage.Errorf("draft %s is open in another wizard", u.id).WithHint("close it there first")
	}
	if err == nil && !reflect.DeepEqual(work.Draft.Answers, u.draft.Answers) {
		err = usage.Errorf("draft %s was changed meanwhile", u.id).WithHint("run the command again")
	}
	if err == nil {
		work.Draft.Answers = answers.Sorted(u.q)
		err = d.Save(u.id, work.Draft, work.At)
	}
	if err = errors.Join(err, d.Close()); err != nil {
		return err
	}
	return p.printDone(u.name+" has the answers", line)
}
