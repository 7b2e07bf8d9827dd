package reviews

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"flowverdict/internal/readfile"
	"flowverdict/internal/wholefile"
	"flowverdict/questionnaire"
	"flowverdict/questionnaire/library"
	"flowverdict/report/folder"
	"flowverdict/report/record"
	"flowverdict/ui/command/files"
	"flowverdict/ui/session"
)

// Records implements [session.Store].
func (s *Store) Records() ([]session.RecordInfo, error) {
	entries, err := os.ReadDir(s.folder())
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("read folder %s: %w", s.folder(), wholefile.Cause(err))
	}
	var out []session.RecordInfo
	for _, e := range entries {
		if name := e.Name(); e.Type().IsRegular() && (strings.HasSuffix(name, ".yaml") || strings.HasSuffix(name, ".yml")) {
			if info, ok := recordInfo(filepath.Join(s.folder(), name)); ok {
				out = append(out, info)
			}
		}
	}
	slices.SortStableFunc(out, func(a, b session.RecordInfo) int { return cmp.Compare(b.ID, a.ID) })
	return out, nil
}

// recordInfo reads what the start screen shows of a record; false where the
// file is none.
func recordInfo(path string) (session.RecordInfo, bool) {
	name := filepath.Base(path)
	info := session.RecordInfo{ID: strings.TrimSuffix(name, filepath.Ext(name)), Path: path}
	content, err := readfile.Found(path, files.RecordLimit())
	if err != nil {
		info.Problem = err.Error()
		return info, true
	}
	if !files.IsRecord(content) {
		return info, false
	}
	f, ok := record.Decode(content)
	if faults := f.Errors(); len(faults) > 0 {
		info.Problem = fmt.Sprintf("line %d: %s", faults[0].Line, faults[0].Message)
	}
	if !ok {
		return info, true
	}
	info.Subject, info.Verdict, info.ReviewBy = f.Subject.Name, f.Assessment.Verdict, f.Review.ReviewBy
	return info, true
}

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
	info, _ := recordInfo(s.recordPath(id))
	return session.Reading{Info: info, Draft: f.Draft, Questionnaire: q}, nil
}
