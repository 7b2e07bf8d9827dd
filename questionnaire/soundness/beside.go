package soundness

import (
	"slices"
	"strings"

	"flowverdict/internal/yamldoc"
	"flowverdict/questionnaire"
)

// CheckBeside finds what is unsound in a definition beside what could not be
// read of its file. It is silent about the questions and gates in which
// something could not, about references where ids could not, about earlier versions, and where more
// than questions and gates is concerned.
func CheckBeside(d questionnaire.Definition, unread []yamldoc.Problem) []Unsoundness {
	var known []Unsoundness
	parts, ids := map[string]bool{}, false
	for _, p := range unread {
		at := part(p.Path)
		if at == "" {
			return nil
		}
		parts[at] = true
		ids = ids || holdsID(p.Path) || holdsID(p.Meant)
		known = append(known, Unsoundness{Rule: p.Rule, Path: p.Path})
	}
	found := check(d, known)[len(known):]
	return slices.DeleteFunc(found, func(u Unsoundness) bool {
		return parts[part(u.Path)] || len(unread) > 0 && u.Rule == BadMigration || ids && u.Rule == DanglingID && !harmless(u)
	})
}

// holdsID reports whether ids of questions, levels or gates stand at or below a
// path in one of them.
func holdsID(path string) bool {
	return strings.HasSuffix(path, ".id") || strings.HasSuffix(path, ".levels") || strings.HasSuffix(path, "]")
}
