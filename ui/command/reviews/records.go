package reviews

import (
	"fmt"

	"flowverdict/internal/readfile"
	"flowverdict/questionnaire"
	"flowverdict/questionnaire/library"
	"flowverdict/report/folder"
	"flowverdict/report/record"
	"flowverdict/report/register"
	"flowverdict/ui/command/files"
	"flowverdict/ui/session"
)

// openRecord reads a record and the questionnaire that it pins.
func openRecord(library *library.Library, path string) (record.File, *questionnaire.Questionnaire, error) {
	content, err := readfile.Found(path, files.RecordLimit())
	if err != nil {
		return record.File{}, nil, err
	}
	f, _ := record.Decode(content)
	if faults := f.Errors(); len(faults) > 0 {
		p := faults[0]
		return f, nil, fmt.Errorf("%s:%d:%d: %s; flowverdict validate says all", path, p.Line, p.Column, p.Message)
	}
	q := library.Get(f.Questionnaire.ID, f.Questionnaire.Version)
	if q == nil {
		return f, nil, fmt.Errorf("%s was answered against questionnaire %s %s, which this program does not have", path, f.Questionnaire.ID, f.Questionnaire.Version)
	}
	return f, q, nil
}

func (s *Store) recordPath(id string) string { return folder.Find(s.folder(), id).YAML }

// Read implements [session.Store].
func (s *Store) Read(id string) (session.Reading, error) {
	f, q, err := openRecord(s.library(), s.recordPath(id))
	if err != nil {
		return session.Reading{}, err
	}
	path := s.recordPath(id)
	a := questionnaire.Assess(q, f.Answers)
	e := register.Of(path, &f.Record, q, &a)
	return session.Reading{Info: session.RecordInfo{ID: id, Path: path, Entry: &e}, Draft: f.Draft, Questionnaire: q}, nil
}
