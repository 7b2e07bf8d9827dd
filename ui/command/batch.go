package command

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"flowverdict/internal/pathname"
	"flowverdict/internal/text"
	"flowverdict/questionnaire"
	"flowverdict/report/folder"
	"flowverdict/report/register"
	"flowverdict/report/summary"
	"flowverdict/ui/command/files"
	"flowverdict/ui/command/list"
	"flowverdict/ui/command/outcome"
	"flowverdict/ui/command/records"
	"flowverdict/ui/command/reviews"
	"flowverdict/ui/command/usage"
)

// manyAnswers reports whether --answers names a folder, or a pattern that is no
// file of that name.
func (f assessFlags) manyAnswers() bool {
	info, err := os.Stat(f.answers)
	if err == nil {
		return info.IsDir()
	}
	return f.answers != "-" && strings.ContainsAny(f.answers, "*?[{")
}

// checkMany refuses flags that are about one record.
func (f assessFlags) checkMany() error {
	switch {
	case !f.noInput:
		return usage.Errorf("--answers %s may hold more than one file", pathname.Shown(f.answers)).WithHint("add --no-input: a wizard begins from one answers file")
	case f.name != "":
		return usage.Errorf("--name names one record, and --answers %s may hold more than one file", pathname.Shown(f.answers)).WithHint("leave --name out: each record gets the next number and its subject's name")
	case f.out == "-":
		return usage.Errorf("--out - prints one record, and --answers %s may hold more than one file", pathname.Shown(f.answers)).WithHint("name a folder with --out")
	case slices.Contains(f.evidence, "-"):
		return usage.Errorf("evidence from standard input can be read once").WithHint("name its file with --evidence: it is taken into each record")
	}
	return nil
}

// assessAll makes a record of each answers file that a folder or a pattern leads
// to, and prints one table of them. Each is written whole or not at all, and what
// is wrong with one keeps no other from being written. Answers of which the folder
// has a record already, also one of this run, get no second one, so that a run can be
// repeated once what was wrong is corrected.
func (p *program) assessAll(f assessFlags) error {
	if err := f.checkMany(); err != nil {
		return err
	}
	chosen := files.Select([]string{f.answers})
	o := outcome.Outcome{Wrong: chosen.Failed}
	rows := [][]string{{"ANSWERS", "RECORD", "VERDICT", "SCORE", "OPEN", "UNKNOWN"}}
	var others []string
	made := records.MadeIn(f.folder())
	for _, path := range chosen.Paths {
		content, err := chosen.Read(path, files.RecordLimit())
		if err == nil && !files.HoldsAnswers(content) {
			others = append(others, pathname.Shown(path))
			continue
		}
		one := f
		one.answers = path
		row, err := p.assessOne(one, made)
		o.Add(err)
		rows = append(rows, append([]string{path}, row...))
	}
	if len(others) > 0 {
		p.Note("passed over, because they hold no answers to begin from: %s", strings.Join(others, ", "))
	}
	if len(rows) == 1 {
		if len(o.Wrong) == 0 {
			o.Add(&outcome.NoRecord{Wrong: usage.Errorf("there is no answers file in %s", pathname.Shown(f.answers)).WithHint("correct the path; docs/records.md says what an answers file holds")})
		}
		return o.OrNil()
	}
	o.Add(p.PrintText(text.Table(rows)))
	return o.OrNil()
}

// assessOne writes the record of one answers file, unless one was made of the same
// answers before, and returns its cells of the table.
func (p *program) assessOne(f assessFlags, made records.Made) ([]string, error) {
	refused := []string{"not written"}
	draft, err := p.given(f)
	if err != nil {
		return refused, err
	}
	q := p.library.Default()
	draft = p.begun(f, draft, pathname.Shown(f.answers)+": ")
	path := made.Of(q, draft)
	if path != "" {
		path += " (there already)"
	} else {
		done, err := p.writeAssessed(f, draft)
		if err != nil {
			return refused, fmt.Errorf("%s: %w", pathname.Shown(f.answers), err)
		}
		path = folder.Find(f.folder(), done.Record.ID).YAML
		made.Add(q, draft, path)
	}
	a := questionnaire.Assess(q, draft.Answers)
	return []string{path, summary.Bracket(a.Bracket), summary.Range(a.Score), strconv.Itoa(len(a.Open)), strconv.Itoa(len(a.Unknown))}, nil
}

// reviseDue begins a new review of each record of which a day has come on which
// it is to be looked at again: its review, or the end of its exception. A record
// that a draft reviews already gets no second one.
func (p *program) reviseDue(paths []string, within int) error {
	found, err := list.Read(list.Flags{Within: -1, Sort: string(register.Orders()[0])}, paths, list.World{Stdin: p.Stdin, Getenv: p.Getenv, Library: p.library, Own: p.own, Today: p.today(), Writer: p.writer})
	if err != nil {
		return err
	}
	o := outcome.Outcome{Wrong: slices.Concat(found.Failed, found.Refused)}
	for _, path := range found.Unread {
		o.Add(&outcome.Unread{Wrong: usage.Errorf("%s cannot be read, and is not looked at", path).WithHint("see what is wrong: %s", p.commandLine("validate", path))})
	}
	if len(found.Without) > 0 {
		o.Add(&outcome.NoRecord{Wrong: usage.Errorf("there is no record in %s", firstTen(found.Without)).WithHint("correct the path")})
	}
	begun, err := p.revising()
	if err != nil {
		return err
	}
	rows := [][]string{{"RECORD", "DUE", "DRAFT", "SUBJECT"}}
	for _, e := range found.Register.Entries {
		due, ok := reviewDue(&e, found.Register.AsOf, within)
		if !ok {
			continue
		}
		row := []string{e.Path, due.Day + ", " + register.Left(found.Register.AsOf, due.Day)}
		id, wrong := begun[pathname.Absolute(e.Path)], error(nil)
		if id != "" {
			id += " (there already)"
		} else if id, wrong = p.reviseOne(e.Path); wrong != nil {
			id = "not begun"
			o.Add(fmt.Errorf("%s: %w", pathname.Shown(e.Path), wrong))
		}
		rows = append(rows, append(row, id, e.Name()))
	}
	if len(rows) == 1 {
		if len(o.Wrong) == 0 {
			p.Note("no record is to be reviewed again %s", map[bool]string{true: "within " + text.Count(within, "day"), false: "by today; --within looks ahead"}[within > 0])
		}
		return o.OrNil()
	}
	o.Add(p.PrintText(text.Table(rows)))
	o.Closing = "go on with: flowverdict resume DRAFT"
	return &o
}

// reviewDue is the first day by which a record has to be looked at again, where
// that is at most so many days away.
func reviewDue(e *register.Entry, today string, within int) (register.Date, bool) {
	for _, d := range e.Dates() {
		if d.Kind != register.KindCondition && register.DaysBetween(today, d.Day) <= within {
			return d, true
		}
	}
	return register.Date{}, false
}

// revising are the drafts that review a record again, by the record's file.
func (p *program) revising() (map[string]string, error) {
	all, err := p.store().List(p.Now())
	out := map[string]string{}
	for _, x := range all {
		if x.Err == nil && x.Carried != nil {
			out[filepath.Join(x.Folder, x.Carried.Record+".yaml")] = x.ID
		}
	}
	return out, err
}

// reviseOne begins a new review of one record and keeps it as a draft.
func (p *program) reviseOne(path string) (id string, err error) {
	d := p.reviews(reviews.Config{Out: filepath.Dir(path)})
	defer func() { err = errors.Join(err, d.Close()) }()
	work, err := d.ReviseFile(path)
	if err != nil {
		return "", err
	}
	return work.ID, d.Save(work.ID, work.Draft, work.At)
}
