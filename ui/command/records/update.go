package records

import (
	"fmt"
	"os"
	"path/filepath"

	"flowverdict/internal/wholefile"
	"flowverdict/questionnaire"
	"flowverdict/questionnaire/review"
	"flowverdict/report/markdown"
	"flowverdict/report/record"
	"flowverdict/ui/command/files"
)

// Update judges the answers of a record again and replaces its assessment, its
// conditions and the Markdown beside it, both files or none, and neither where
// the record is not what was read any more. It returns the verdict that was
// stored, and the one that is.
func (s Store) Update(path string) (before, after string, err error) {
	dir := filepath.Dir(path)
	if err := s.Writer.Mend(dir); err != nil {
		return "", "", err
	}
	f, q, source, err := s.Load(path)
	if err != nil {
		return "", "", err
	}
	a := questionnaire.Assess(q, f.Answers)
	before = f.Assessment.Verdict
	f.Assessment = record.Store(a)
	f.Questionnaire = record.PinOf(q)
	f.Conditions = review.Conditions(&a, f.Conditions)
	md := markdown.Write(&f.Record, q)
	updated, err := f.Record.Update(source, "questionnaire", "assessment", "report", "conditions")
	if err != nil {
		return "", "", fmt.Errorf("update %s: %w", path, err)
	}
	return before, f.Assessment.Verdict, s.replacePair(path, source, updated, md)
}

// replacePair replaces a record and the Markdown beside it, both or none.
func (s Store) replacePair(path string, source, yaml, md []byte) error {
	info, err := os.Stat(path)
	if err != nil {
		return fmt.Errorf("write %s: %w", path, wholefile.Cause(err))
	}
	f, err := s.Writer.Open(filepath.Dir(path), info.Mode().Perm())
	if err != nil {
		return err
	}
	defer f.Close()
	return f.Write(
		wholefile.File{Name: filepath.Base(path), Data: yaml, Read: source},
		wholefile.File{Name: filepath.Base(files.MarkdownOf(path)), Data: md})
}
