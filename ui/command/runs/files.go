// Package runs is what commands do with runs that measured an identity provider:
// evidence files are read and written, what somebody saved is inspected, and what
// a run found is told for people and for programs.
//
// It may import the reader of metadata, and what writes files. It prints nothing
// and opens no connection.
package runs

import (
	"errors"
	"io"
	"io/fs"
	"path/filepath"
	"slices"

	"flowverdict/internal/finding"
	"flowverdict/internal/pathname"
	"flowverdict/internal/readfile"
	"flowverdict/internal/wholefile"
	"flowverdict/questionnaire/evidence"
	"flowverdict/report/record"
	"flowverdict/ui/command/files"
	"flowverdict/ui/command/usage"
)

// Store reads and writes evidence files.
type Store struct {
	Stdin  io.Reader
	Writer *wholefile.Writer
}

func shown(name string) string {
	if name == "-" {
		return "standard input"
	}
	return name
}

func limit() int64 { return int64(record.EvidenceLimits().Bytes) }

// Read reads an evidence file that a person named, or refuses it with all that is
// wrong in it.
func (s Store) Read(name string) ([]evidence.Run, error) {
	content, err := files.Input{Stdin: s.Stdin}.Read(name, limit())
	if err != nil {
		return nil, err
	}
	f, read := record.DecodeEvidence(content)
	if read && !record.IsEvidence(content) {
		return nil, usage.Errorf("%s is no evidence file", shown(name)).WithHint("inspect writes one with --save")
	}
	if wrong := f.Errors(); len(wrong) > 0 {
		if name == "-" {
			name = ""
		}
		return nil, files.Refuse(finding.In(name, wrong))
	}
	return f.Runs, nil
}

// Take adds the runs of evidence files to others, as [evidence.Take] does.
func (s Store) Take(have []evidence.Run, names []string) (all []evidence.Run, added int, err error) {
	all = have
	if first := slices.Index(names, "-"); first >= 0 && slices.Contains(names[first+1:], "-") {
		return have, 0, usage.Errorf("only one file of evidence can come from standard input")
	}
	for _, name := range names {
		more, err := s.Read(name)
		if err != nil {
			return have, 0, err
		}
		taken, n, err := evidence.Take(all, more)
		if err != nil {
			return have, 0, usage.Errorf("%s: %s", name, err).WithHint("take fewer runs in")
		}
		all, added = taken, added+n
	}
	return all, added, nil
}

// MayAdd reports whether a run can be added at a path, "" for nowhere: an evidence
// file with room is there, or nothing.
func (s Store) MayAdd(path string) error {
	switch path {
	case "":
		return nil
	case "-":
		return notAFile()
	}
	there, _, err := existing(path)
	if err == nil && len(there) >= evidence.MostRuns {
		return usage.Errorf("%s holds %d runs, and no more are allowed", pathname.Shown(path), len(there)).WithHint("save to another file")
	}
	return err
}

func notAFile() error {
	return usage.Errorf("--save names a file").WithHint("name one, or print the run with --format json")
}

// Add adds a run to an evidence file, which is made where it is missing, and
// reports whether it was not there. A file that holds anything else stays as it
// is.
func (s Store) Add(path string, run evidence.Run) (added bool, err error) {
	if path == "-" {
		return false, notAFile()
	}
	there, old, err := existing(path)
	if err != nil {
		return false, err
	}
	all, n, err := evidence.Take(there, []evidence.Run{run})
	if err != nil {
		return false, usage.Errorf("%s: %s", pathname.Shown(path), err).WithHint("save to another file")
	}
	if n == 0 {
		return false, nil
	}
	content, err := record.EvidenceYAML(all)
	if err != nil {
		return false, usage.Errorf("%s: %s", pathname.Shown(path), err).WithHint("save to another file")
	}
	const owner = 0o600 // what a sign-in was like is for the reviewer
	folder, err := s.Writer.Open(filepath.Dir(path), owner)
	if err != nil {
		return false, err
	}
	defer folder.Close()
	err = folder.Write(wholefile.File{Name: filepath.Base(path), Data: content, New: old == nil, Read: old})
	return err == nil, err
}

// existing returns the runs of an evidence file and its content; none and nil where
// there is no file.
func existing(path string) ([]evidence.Run, []byte, error) {
	content, err := readfile.Named(path, limit())
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, nil, nil
	case err != nil:
		return nil, nil, err
	case !record.IsEvidence(content):
		return nil, nil, usage.Errorf("%s is there and is no evidence file", pathname.Shown(path)).WithHint("save to another file")
	}
	f, _ := record.DecodeEvidence(content)
	if wrong := f.Errors(); len(wrong) > 0 {
		return nil, nil, files.RefuseRun(finding.In(path, wrong))
	}
	return f.Runs, content, nil
}
