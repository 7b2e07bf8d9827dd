// Package records reads and writes the records that a command line names, with
// the questionnaires of the run.
//
// It may import what records are made, checked and kept by. It prints nothing.
package records

import (
	"io"
	"path/filepath"
	"slices"
	"strings"

	"flowverdict/internal/finding"
	"flowverdict/internal/readfile"
	"flowverdict/internal/text"
	"flowverdict/internal/wholefile"
	"flowverdict/questionnaire"
	"flowverdict/questionnaire/library"
	"flowverdict/questionnaire/review"
	"flowverdict/report/comparison"
	"flowverdict/report/record"
	"flowverdict/report/validation"
	"flowverdict/ui/command/files"
	"flowverdict/ui/command/usage"
)

// Store reads and writes records. One that it cannot use is refused with all
// that is wrong in it.
type Store struct {
	Stdin   io.Reader
	Library *library.Library
	Own     []string // questionnaires that the command line names
	Writer  *wholefile.Writer
}

// Answers reads an answers file, or refuses it with all that is wrong in it.
func (s Store) Answers(name string) (review.Draft, error) {
	content, err := files.Input{Stdin: s.Stdin}.Read(name, files.RecordLimit())
	if err != nil {
		return review.Draft{}, err
	}
	in, _ := record.DecodeInput(content, s.Library.Default())
	if wrong := in.Errors(); len(wrong) > 0 {
		file := name
		if name == "-" {
			file = ""
		}
		return review.Draft{}, files.Refuse(finding.In(file, wrong))
	}
	return in.Draft, nil
}

// Load reads a record for commands that change it, and gives its content too: its
// shape and its answers must be right, or it is refused; its assessment need not
// be.
func (s Store) Load(path string) (record.File, *questionnaire.Questionnaire, []byte, error) {
	return s.load(path, files.Input{Stdin: s.Stdin}.Read, validation.GroupShape, validation.GroupQuestionnaire)
}

// Find is Load for a record that nobody named.
func (s Store) Find(path string) (record.File, *questionnaire.Questionnaire, []byte, error) {
	return s.load(path, readfile.Found, validation.GroupShape, validation.GroupQuestionnaire)
}

// toCompute is Load for a command that writes the assessment anew: it may be missing,
// or be anything.
func (s Store) toCompute(path string) (record.File, *questionnaire.Questionnaire, []byte, error) {
	content, found, err := s.examine(path, files.Input{Stdin: s.Stdin}.Read, validation.GroupShape, validation.GroupQuestionnaire)
	if err != nil {
		return record.File{}, nil, nil, err
	}
	return s.decoded(content, slices.DeleteFunc(found, func(f finding.Finding) bool {
		return record.InAssessment(f.Path)
	}))
}

// Source reads a record that is set beside something else.
func (s Store) Source(path string) (comparison.Source, error) {
	f, q, _, err := s.Load(path)
	return comparison.Source{Name: path, Record: &f.Record, Questionnaire: q}, err
}

// Read reads a record for commands that show it: the stored assessment must be
// right too.
func (s Store) Read(path string) (*record.Record, *questionnaire.Questionnaire, error) {
	f, q, _, err := s.load(path, files.Input{Stdin: s.Stdin}.Read, validation.GroupShape, validation.GroupQuestionnaire, validation.GroupJudging)
	return &f.Record, q, err
}

func (s Store) load(path string, read func(string, int64) ([]byte, error), groups ...validation.Group) (record.File, *questionnaire.Questionnaire, []byte, error) {
	content, found, err := s.examine(path, read, groups...)
	if err != nil {
		return record.File{}, nil, nil, err
	}
	return s.decoded(content, found)
}

// examine reads a record and finds what is wrong in it by the rules of some groups.
func (s Store) examine(path string, read func(string, int64) ([]byte, error), groups ...validation.Group) ([]byte, []finding.Finding, error) {
	content, err := read(path, files.RecordLimit())
	if err == nil {
		err = files.Elsewhere(path, content)
	}
	if err == nil {
		err = otherFile(path, content)
	}
	if err != nil {
		return nil, nil, err
	}
	name := path
	if path == "-" {
		name = ""
	}
	checker := validation.New(validation.Options{Known: s.Library.Releases(), Own: s.Own, Resolve: s.Library.Get})
	found := checker.Examine(validation.File{Name: name, Content: content}).Findings()
	return content, checker.Errors(found, groups...), nil
}

// decoded is a record in which nothing is wrong.
func (s Store) decoded(content []byte, wrong []finding.Finding) (record.File, *questionnaire.Questionnaire, []byte, error) {
	if len(wrong) > 0 {
		return record.File{}, nil, nil, files.Refuse(wrong)
	}
	f, _ := record.Decode(content)
	return f, s.Library.Get(f.Questionnaire.ID, f.Questionnaire.Version), content, nil
}

// otherFile says what a file is that was named in place of a record: every
// fault that it has as a record would follow from that.
func otherFile(path string, content []byte) error {
	switch {
	case strings.EqualFold(filepath.Ext(path), ".md"):
		beside := strings.TrimSuffix(path, filepath.Ext(path)) + ".yaml"
		return usage.Errorf("%s is Markdown, and no record", path).WithHint("name the record, which has its data: %s", beside)
	case record.IsEvidence(content):
		return usage.Errorf("%s is an evidence file, and no record", path).WithHint("take it into one with: flowverdict update RECORD --evidence %s", text.ShellWord(path))
	case files.IsOther(content):
		return usage.Errorf("%s is no record of flowverdict", path).WithHint("answers become a record with flowverdict assess --answers FILE")
	}
	return nil
}
