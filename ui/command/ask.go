package command

import (
	"errors"
	"os"
	"slices"
	"strings"

	"flowverdict/questionnaire"
	"flowverdict/questionnaire/review"
	"flowverdict/report/form"
	"flowverdict/ui/command/arguments"
	"flowverdict/ui/command/forms"
	"flowverdict/ui/command/reviews"
	"flowverdict/ui/command/terminal"
	"flowverdict/ui/command/usage"
	"flowverdict/ui/drafts"
	"flowverdict/ui/session"

	"github.com/spf13/cobra"
)

// askFlags are the flags of ask.
type askFlags struct {
	to           []string
	all, unknown bool
	withdraw     bool
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
or to standard output. merge takes them back once they are filled in.

A draft notes whom it waits for, until merge brings the answers, or somebody else
gives them; --withdraw waits no longer. A form that is only shown on a terminal was
sent to nobody, and is not waited for.`,
		Example: `  flowverdict ask -o forms
  flowverdict ask acmectl --to identity-team --format text
  flowverdict ask 0001-acmectl.yaml --to host-owner --all -o hosts.md`,
		Args: arguments.AtMostOne("draft or record"),
		RunE: func(_ *cobra.Command, args []string) error { return p.ask(args, f) },
	}
	c.Flags().StringSliceVar(&f.to, "to", nil, "ask only this lever, such as identity-team (may be repeated)")
	c.Flags().BoolVar(&f.all, "all", false, "ask every question, answered ones too")
	c.Flags().BoolVar(&f.unknown, "unknown", false, "ask only what was answered with unknown")
	c.Flags().BoolVar(&f.withdraw, "withdraw", false, "write no form, and wait no longer for those who were asked")
	c.Flags().StringVar(&f.format, "format", form.Formats()[0].Name, "one of "+strings.Join(form.FormatNames(), ", "))
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
	id, err := reviews.FindDraft(list, wanted)
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

// check demands flags that go together, and a format that there is.
func (f askFlags) check() (form.Format, error) {
	format, ok := form.FormatNamed(f.format)
	switch {
	case f.all && f.unknown:
		return format, usage.Errorf("--all asks everything and --unknown only what is unknown").WithHint("leave one of them out")
	case f.withdraw && (f.all || f.unknown || f.out != ""):
		return format, usage.Errorf("--withdraw writes no form").WithHint("leave the other flags out; --to says who is not waited for any more")
	case !ok:
		return format, usage.Errorf("there is no format %q", f.format).WithHint("use one of %s", strings.Join(form.FormatNames(), ", "))
	}
	return format, nil
}

func (f askFlags) asking() session.Asking {
	a := session.Asking{Levers: f.to, Which: session.AskNeeded, Folder: f.out, Format: f.format}
	switch {
	case f.all:
		a.Which = session.AskAll
	case f.unknown:
		a.Which = session.AskUnknown
	}
	return a
}

func (p *program) ask(args []string, f askFlags) error {
	format, err := f.check()
	if err != nil {
		return err
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
	if f.withdraw {
		return p.withdraw(u, f.to)
	}
	all := f.asking().Forms(u.q, u.draft)
	if len(all) == 0 {
		p.Note("there is nothing to ask of %s; --all asks again what is answered", u.name)
		return nil
	}
	info, err := os.Stat(f.out)
	isFolder := f.out != "" && (err == nil && info.IsDir() || strings.HasSuffix(f.out, "/"))
	var lines []string
	switch {
	case len(all) == 1 && (f.out == "" || f.out == "-"):
		content, err := format.Write(all[0])
		if err == nil {
			err = p.Print(string(content))
		}
		if err != nil || terminal.Is(p.Stdout) { // whoever only looks at a form sends it to nobody
			return err
		}
		return p.wait(u, all)
	case f.out == "" || f.out == "-":
		var to []string
		for _, x := range all {
			to = append(to, x.Lever.ID)
		}
		return usage.Errorf("there are %d forms", len(all)).WithHint("write them to a folder with -o, or choose one with --to: %s", strings.Join(to, ", "))
	case len(all) == 1 && !isFolder:
		lines, err = forms.WriteOne(p.writer, f.out, all[0], format)
	default:
		lines, err = forms.Write(p.writer, f.out, all, format)
	}
	if err != nil {
		return err
	}
	return errors.Join(p.PrintDone("the forms are written to "+f.out, lines...), p.wait(u, all))
}

// wait notes in a draft for whom it waits. A wizard that has it open would lose the
// note, and nothing else is lost with it.
func (p *program) wait(u under, asked []form.Form) error {
	if u.id == "" {
		return nil
	}
	err := p.store().Change(u.id, func(x *drafts.Draft) { x.Waiting = session.WaitFor(x.Waiting, asked, p.today()) })
	if errors.Is(err, drafts.ErrHeld) {
		p.Note("draft %s is open in a wizard, so it does not say for whom it waits", u.id)
		return nil
	}
	return err
}

// withdraw waits no longer for those who were asked.
func (p *program) withdraw(u under, to []string) error {
	if u.id == "" {
		return usage.Errorf("a record waits for nobody").WithHint("name a draft: flowverdict drafts lists them")
	}
	said := ""
	err := p.store().Change(u.id, func(x *drafts.Draft) {
		gone := func(w session.Waiting) bool { return len(to) == 0 || slices.Contains(to, w.Lever) }
		x.Waiting = slices.DeleteFunc(x.Waiting, gone)
		said = session.WaitingFor(u.q, session.StillWaiting(u.q, x.Entered.Answers, x.Waiting), p.today())
	})
	switch {
	case errors.Is(err, drafts.ErrHeld):
		return usage.Errorf("draft %s is open in another wizard", u.id).WithHint("close it there first")
	case err != nil:
		return err
	case said == "":
		p.Note("draft %s waits for nobody", u.id)
	default:
		p.Note("draft %s is waiting for %s", u.id, said)
	}
	return nil
}
