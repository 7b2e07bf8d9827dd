package command

import (
	"os"
	"path/filepath"
	"strings"
)

// fromRoot returns how a file's name, from the present folder, reads from the
// root of the repository: the nearest folder that holds .git, or the present
// one where there is none. Files outside it keep their names.
func fromRoot() func(string) string {
	here, err := filepath.Abs(".")
	root := here
	for up := here; err == nil; up = filepath.Dir(up) {
		if _, missing := os.Stat(filepath.Join(up, ".git")); missing == nil {
			root = up
			break
		}
		if up == filepath.Dir(up) {
			break
		}
	}
	return func(name string) string {
		if name == "" || err != nil {
			return name
		}
		full, err := filepath.Abs(filepath.FromSlash(name))
		if err != nil {
			return name
		}
		relative, err := filepath.Rel(root, full)
		if err != nil || relative == ".." || strings.HasPrefix(relative, ".."+string(filepath.Separator)) {
			return name
		}
		return filepath.ToSlash(relative)
	}
}
