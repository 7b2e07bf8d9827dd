// Package questionnaires reads the questionnaires that a command line names.
//
// It may import where questionnaires come from, and what finds and reads files.
package questionnaires

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"slices"
	"strings"

	"flowverdict/internal/finding"
	"flowverdict/questionnaire"
	"flowverdict/questionnaire/library"
	"flowverdict/ui/command/files"
	"flowverdict/ui/command/usage"
)

// Add makes questionnaires known that --questionnaire names, each of names a
// file, "-" for standard input, a folder of files, or ID@VERSION.
func Add(known *library.Library, names []string, stdin io.Reader) error {
	for _, name := range names {
		if err := add(known, name, stdin); err != nil {
			return err
		}
	}
	return nil
}

func add(known *library.Library, name string, stdin io.Reader) error {
	if id, version, ok := strings.Cut(name, "@"); ok {
		if q := known.Get(id, version); q != nil {
			return known.Add(q)
		}
	}
	paths, read, err := pathsOf(name, known.Released(), stdin)
	if err != nil {
		return err
	}
	for _, path := range paths {
		content, err := read(path, limit())
		if err != nil {
			return err
		}
		q, wrong := library.Load(content)
		if len(wrong) > 0 {
			return files.RefuseRun(finding.In(path, wrong))
		}
		if err := known.Add(q); err != nil {
			return usage.Errorf("--questionnaire %s: %s", path, err)
		}
	}
	return nil
}

// limit is the number of bytes that a questionnaire may have.
func limit() int64 { return int64(library.FileLimits().Bytes) }

// reader reads a file, and no more of it than limit bytes and one.
type reader func(path string, limit int64) ([]byte, error)

// pathsOf are the files that a name stands for, itself or those of a folder, and
// how they are read. A name that was meant for a release, and is of none, is a
// usage error.
func pathsOf(name string, releases []library.Release, stdin io.Reader) ([]string, reader, error) {
	info, err := os.Stat(name)
	switch id, _, _ := strings.Cut(name, "@"); {
	case err == nil && info.IsDir():
		return yamlFiles(name)
	case errors.Is(err, fs.ErrNotExist) && (id != name || comesWith(id, releases)):
		return nil, nil, usage.Errorf("--questionnaire %s: there is no such file, and no such questionnaire comes with the program", name).WithHint("use a file, or one of %s", strings.Join(Names(releases), ", "))
	}
	return []string{name}, files.Input{Stdin: stdin}.Read, nil
}

func yamlFiles(dir string) ([]string, reader, error) {
	s := files.Select([]string{dir})
	if len(s.Failed) > 0 {
		return nil, nil, s.Failed[0]
	}
	if len(s.Paths) == 0 {
		return nil, nil, usage.Errorf("--questionnaire %s: the folder holds no YAML file", dir)
	}
	return s.Paths, s.Read, nil
}

// Read reads a questionnaire file, or standard input where its name is "-". Where
// anything is wrong in it, there is no questionnaire.
func Read(name string, stdin io.Reader) (*questionnaire.Questionnaire, []finding.Finding, error) {
	content, err := files.Input{Stdin: stdin}.Read(name, limit())
	if err != nil {
		return nil, nil, err
	}
	q, wrong := library.Load(content)
	return q, finding.In(name, wrong), nil
}

// Names are releases as --questionnaire names them, ID@VERSION.
func Names(releases []library.Release) []string {
	var out []string
	for _, r := range releases {
		out = append(out, r.ID+"@"+r.Version)
	}
	return out
}

func comesWith(id string, releases []library.Release) bool {
	return slices.ContainsFunc(releases, func(r library.Release) bool { return r.ID == id })
}
