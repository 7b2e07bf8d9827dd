package records

import (
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"strconv"

	"flowverdict/internal/pathname"
	"flowverdict/internal/text"
	"flowverdict/internal/wholefile"
	"flowverdict/internal/yamldoc"
	"flowverdict/internal/yamldoc/edit"
	"flowverdict/questionnaire"
	"flowverdict/questionnaire/evidence"
	"flowverdict/questionnaire/review"
	"flowverdict/report/markdown"
	"flowverdict/report/record"
	"flowverdict/ui/command/files"
	"flowverdict/ui/command/usage"
)

// Updated is what became of a record.
type Updated struct {
	Before, After string   // the verdict that was stored, "" for none, and the one that is
	Measured      int      // runs that were added to its evidence
	Marked        []string // records that it has taken the place of and that did not say so, by path
	Gone          []yamldoc.Comment
	Unkept        []edit.Unkept
}

// Change is what is put into a record beside what was edited by hand.
type Change struct {
	Runs    []evidence.Run        // added to the evidence, as [evidence.Take] does
	Answers questionnaire.Answers // in place of its own; nil leaves them
	Of      questionnaire.Answers // what they were made of: a record with others is not written
}

// byHand is the hint where there is no flag that gives something up.
const byHand = "write that in lines of its own, or take the comment away, and run the command again"

// hint says how a record is written of which something cannot be kept.
func (c Change) hint(path string) string {
	switch {
	case c.Answers != nil:
		return byHand
	case len(c.Runs) > 0:
		return "give it up with --force and the same evidence"
	}
	return "give it up with: flowverdict update --force " + text.ShellWord(path)
}

// Update judges the answers of a record again and replaces its assessment, of which
// nothing need be there, its conditions and the Markdown beside it, and marks what it
// has taken the place of.
// A record that does not name its successor is given that of its folder. All files
// are written or none, and none where one of the records is not what was read any
// more. Without force, none is written either where a comment or the layout of the
// file could not be kept.
func (s Store) Update(path string, change Change, force bool) (Updated, error) {
	dir := filepath.Dir(path)
	if err := s.Writer.Mend(dir); err != nil {
		return Updated{}, err
	}
	f, q, source, err := s.toCompute(path)
	if err != nil {
		return Updated{}, err
	}
	if f.Decision.Status == review.Superseded && f.Decision.SupersededBy == "" {
		if f.Decision.SupersededBy, err = Successor(dir, f.ID); err != nil {
			return Updated{}, err
		}
	}
	marked, err := s.mark(dir, &f.Record, true)
	if err != nil {
		return Updated{}, err
	}
	blocks := []string{"questionnaire", "assessment", "report", "conditions", "decision"}
	if change.Answers != nil {
		if !reflect.DeepEqual(f.Answers, change.Of) {
			return Updated{}, usage.Errorf("%s was changed meanwhile", pathname.Shown(path)).WithHint("run the command again")
		}
		f.Answers, blocks = change.Answers.Sorted(q), append(blocks, "answers")
	}
	a := questionnaire.Assess(q, f.Answers)
	before := f.Assessment.Verdict
	f.Assessment = record.Store(a)
	f.Questionnaire = record.PinOf(q)
	f.Conditions = review.AllConditions(q, f.Answers, &a, f.Conditions)
	runs, added, err := evidence.Take(f.Evidence, change.Runs)
	switch {
	case err != nil:
		return Updated{}, usage.Errorf("%s: %s", pathname.Shown(path), err).WithHint("take fewer runs in")
	case added > 0:
		f.Evidence, blocks = runs, append(blocks, "evidence")
	}
	md := markdown.Write(&f.Record, q)
	updated, err := f.Record.Update(source, blocks...)
	if err != nil {
		return Updated{}, fmt.Errorf("update %s: %w", path, err)
	}
	if err := kept(updated, path, change.hint(path)); err != nil && !force {
		return Updated{}, err
	}
	return Updated{before, f.Assessment.Verdict, added, marked.paths, updated.Gone, updated.Unkept}, s.replace(path, source, updated.File, md, marked.files)
}

// kept is the error of a file in which not all that people wrote could be kept.
func kept(e record.Edited, path, hint string) error {
	const most = 5
	what := []string{}
	for i, x := range e.Unkept {
		if i == most {
			what = append(what, strconv.Itoa(len(e.Unkept)-most)+" more")
			break
		}
		what = append(what, x.String())
	}
	if len(what) == 0 {
		return nil
	}
	return usage.Errorf("%s cannot be written without losing %s", pathname.Shown(path), text.And(what)).WithHint("%s", hint)
}

// replace replaces a record, the Markdown beside it and the other files that
// change with them, all or none.
func (s Store) replace(path string, source, yaml, md []byte, with []wholefile.File) error {
	info, err := os.Stat(path)
	if err != nil {
		return fmt.Errorf("write %s: %w", path, wholefile.Cause(err))
	}
	f, err := s.Writer.Open(filepath.Dir(path), info.Mode().Perm())
	if err != nil {
		return err
	}
	defer f.Close()
	return f.Write(append([]wholefile.File{
		{Name: filepath.Base(path), Data: yaml, Read: source},
		{Name: filepath.Base(files.MarkdownOf(path)), Data: md},
	}, with...)...)
}
