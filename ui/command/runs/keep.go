package runs

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"flowverdict/internal/pathname"
	"flowverdict/internal/wholefile"
	"flowverdict/ui/command/usage"
)

// MayKeep reports whether documents can be kept at a path, "" for nowhere: nothing
// is there yet.
func (s Store) MayKeep(path string) error {
	if path == "" {
		return nil
	}
	if path == "-" {
		return usage.Errorf("--keep names a file").WithHint("name one")
	}
	for _, name := range keptAs(path) {
		if _, err := os.Lstat(name); err == nil {
			return isThere(name)
		}
	}
	return nil
}

func isThere(path string) error {
	return usage.Errorf("%s is there already", pathname.Shown(path)).WithHint("keep the documents in another file, or take this one away")
}

// Keep writes documents as they came, all or none, and returns their paths.
func (s Store) Keep(path string, documents []Document) (kept []string, err error) {
	var all []wholefile.File
	for i, d := range documents {
		kept = append(kept, keptAs(path)[i])
		all = append(all, wholefile.File{Name: filepath.Base(kept[i]), Data: d.Content, New: true})
	}
	const everybody = 0o644 // what is published is no secret
	folder, err := s.Writer.Open(filepath.Dir(path), everybody)
	if err != nil {
		return nil, err
	}
	defer folder.Close()
	if err = folder.Write(all...); errors.Is(err, fs.ErrExist) {
		return nil, isThere(path)
	}
	return kept, err
}

// keptAs is where the documents of a provider are kept, of which there are two at
// most.
func keptAs(path string) []string {
	suffix := filepath.Ext(path)
	return []string{path, strings.TrimSuffix(path, suffix) + ".oauth" + suffix}
}
