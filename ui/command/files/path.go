package files

import "path/filepath"

// Absolute is a path from the root, or the path as it is where the present
// folder is not known.
func Absolute(path string) string {
	if abs, err := filepath.Abs(path); err == nil {
		return abs
	}
	return path
}

// Shown is a path as a person would type it: relative where it lies below the
// present folder.
func Shown(path string) string {
	if rel, err := filepath.Rel(Absolute("."), path); err == nil && filepath.IsLocal(rel) {
		return rel
	}
	return path
}
