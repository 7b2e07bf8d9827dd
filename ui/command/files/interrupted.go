package files

import (
	"os"
	"path/filepath"
	"slices"

	"flowverdict/internal/wholefile"
)

// Interrupted lists the folders of a selection that hold what an interrupted
// write left: which files are there is certain when it is mended.
func (s *Selection) Interrupted() []string {
	folders := slices.Clone(s.left)
	for _, path := range s.given {
		if info, err := os.Stat(path); err != nil || !info.IsDir() {
			folders = append(folders, filepath.Dir(path))
		}
	}
	for _, path := range s.Paths {
		folders = append(folders, filepath.Dir(path))
	}
	slices.Sort(folders)
	return slices.DeleteFunc(slices.Compact(folders), func(dir string) bool { return !wholefile.LeftIn(dir) })
}
