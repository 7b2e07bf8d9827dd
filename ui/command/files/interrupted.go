package files

import (
	"os"
	"path/filepath"
	"slices"

	"flowverdict/internal/wholefile"
)

// Mended chooses the files that paths name when what an interrupted write left
// among them is mended. Where it cannot be, as in a checkout that nobody may write
// to, the writer says so, and what is there is chosen.
func Mended(w *wholefile.Writer, paths []string, choose func([]string) *Selection) *Selection {
	s := choose(paths)
	interrupted := s.interrupted()
	for _, dir := range interrupted {
		if err := w.Mend(dir); err != nil && w.Say != nil {
			w.Say(err.Error())
		}
	}
	if len(interrupted) > 0 {
		s = choose(paths)
	}
	return s
}

// interrupted lists the folders of a selection that hold what an interrupted
// write left: which files are there is certain when it is mended.
func (s *Selection) interrupted() []string {
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
