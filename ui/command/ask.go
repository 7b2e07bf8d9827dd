package command

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
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
		p.Note("there is nothing to ask of %s; --all asks again what is answered", u.name)
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
		return p.Print(string(contents[0]))
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
	return p.PrintDone("the forms are written to "+dir, lines...)
}
