package records

import (
	"fmt"
	"os"

	"flowverdict/internal/wholefile"
	"flowverdict/questionnaire"
	"flowverdict/questionnaire/review"
	"flowverdict/report/markdown"
	"flowverdict/report/record"
	"flowverdict/ui/command/files"
)

// Update judges the answers of a record again and replaces its assessment, its
// conditions and the Markdown beside it, both files or none. It returns the
// verdict that was stored, and the one that is.
func (s Store) Update(path string) (before, after string, err error) {
	f, q, source, err := s.Load(path)
	if err != nil {
		return "", "", err
	}
	a := questionnaire.Assess(q, f.Answers)
	before = f.Assessment.Verdict
	f.Assessment = record.Store(a)
	f.Questionnaire = record.PinOf(q)
	f.Conditions = review.Conditions(&a, f.Conditions)
	updated, err := f.Record.Update(source, "questionnaire", "assessment", "conditions")
	if err != nil {
		return "", "", fmt.Errorf("update %s: %w", path, err)
	}
	return before, f.Assessment.Verdict, replacePair(path, updated, markdown.Render(&f.Record, q))
}

// replacePair replaces a record and the Markdown beside it, both or none.
func replacePair(path string, yaml, md []byte) error {
	info, err := os.Stat(path)
	if err != nil {
		return fmt.Errorf("write %s: %w", path, wholefile.Cause(err))
	}
	return wholefile.WriteAll(info.Mode().Perm(),
		wholefile.File{Path: path, Data: yaml},
		wholefile.File{Path: files.MarkdownOf(path), Data: md})
}
