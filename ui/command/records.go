package command

import (
	"path/filepath"
	"strings"

	"flowverdict/internal/finding"
	"flowverdict/questionnaire"
	"flowverdict/questionnaire/review"
	"flowverdict/report/comparison"
	"flowverdict/report/record"
	"flowverdict/report/validation"
	"flowverdict/ui/command/files"
	"flowverdict/ui/command/usage"
)

// readAnswers reads an answers file, or refuses it with all that is wrong in it.
func (e Env) readAnswers(name string) (review.Draft, error) {
	content, err := files.Input{Stdin: e.Stdin}.Read(name, files.RecordLimit())
	if err != nil {
		return review.Draft{}, err
	}
	in, _ := record.DecodeInput(content, e.library.Default())
	if wrong := in.Errors(); len(wrong) > 0 {
		file := name
		if name == "-" {
			file = ""
		}
		return review.Draft{}, refuse(finding.In(file, wrong))
	}
	return in.Draft, nil
}

// loadRecord reads a record for commands that change it: its shape and its
// answers must be right, or it is refused; its assessment need not be.
func (e Env) loadRecord(path string) (record.File, *questionnaire.Questionnaire, []byte, error) {
	return e.load(path, validation.GroupShape, validation.GroupQuestionnaire)
}

// loadSource reads a record that is set beside something else.
func (e Env) loadSource(path string) (comparison.Source, error) {
	f, q, _, err := e.loadRecord(path)
	return comparison.Source{Name: path, Record: &f.Record, Questionnaire: q}, err
}

// readRecord reads a record for commands that show it: the stored assessment
// must be right too.
func (e Env) readRecord(path string) (*record.Record, *questionnaire.Questionnaire, error) {
	f, q, _, err := e.load(path, validation.GroupShape, validation.GroupQuestionnaire, validation.GroupJudging)
	return &f.Record, q, err
}

func (e Env) load(path string, groups ...validation.Group) (record.File, *questionnaire.Questionnaire, []byte, error) {
	content, err := files.Input{Stdin: e.Stdin}.Read(path, files.RecordLimit())
	if err == nil {
		err = otherFile(path, content)
	}
	if err != nil {
		return record.File{}, nil, nil, err
	}
	name := path
	if path == "-" {
		name = ""
	}
	checker := validation.New(validation.Options{Known: e.library.Releases(), Own: *e.own, Resolve: e.library.Get})
	found := checker.Examine(validation.File{Name: name, Content: content}).Findings()
	if wrong := checker.Errors(found, groups...); len(wrong) > 0 {
		return record.File{}, nil, nil, refuse(wrong)
	}
	f, _ := record.Decode(content)
	return f, e.library.Get(f.Questionnaire.ID, f.Questionnaire.Version), content, nil
}

// otherFile says what a file is that was named in place of a record: every
// fault that it has as a record would follow from that.
func otherFile(path string, content []byte) error {
	switch {
	case strings.EqualFold(filepath.Ext(path), ".md"):
		beside := strings.TrimSuffix(path, filepath.Ext(path)) + ".yaml"
		return usage.Errorf("%s is Markdown, and no record", path).WithHint("name the record, which has its data: %s", beside)
	case files.IsOther(content):
		return usage.Errorf("%s is no record of flowverdict", path).WithHint("answers become a record with flowverdict assess --answers FILE")
	}
	return nil
}
