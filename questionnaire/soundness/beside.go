package soundness

import (
	"slices"
	"strings"

	"flowverdict/internal/finding"
	"flowverdict/questionnaire"
)

// CheckBeside finds what is unsound in a definition beside what could not be
// read of its file. It is silent about the questions and gates in which
// something could not, about references where ids could not, about earlier
// versions and what answers mean to alternatives and mitigations, and where more
// than questions and gates is concerned.
func CheckBeside(d questionnaire.Definition, unread []finding.Finding) []finding.Finding {
	var known []fault
	parts, ids := map[string]bool{}, false
	for _, f := range unread {
		at := questionOrGate(f.Path)
		if at == "" {
			return nil
		}
		parts[at] = true
		ids = ids || holdsID(f.Path) || holdsID(f.Meant)
		known = append(known, fault{Finding: f})
	}
	found := findings(check(d, known)[len(known):])
	return slices.DeleteFunc(found, func(f finding.Finding) bool {
		return parts[questionOrGate(f.Path)] || len(unread) > 0 && ofAnswers(f) || ids && f.Rule == DanglingID && refers(f.Path)
	})
}

// holdsID reports whether ids of questions, levels or gates stand at or below a
// path in one of them.
func holdsID(path string) bool {
	return strings.HasSuffix(path, ".id") || strings.HasSuffix(path, ".levels") || strings.HasSuffix(path, "]")
}

// ofAnswers reports whether a fault is one of what answers mean: in an earlier
// version, or to alternatives, mitigations and practices.
func ofAnswers(f finding.Finding) bool {
	switch f.Rule {
	case BadMigration, BadCondition, BadOption, BadMitigation:
		return true
	case DanglingID:
		return slices.ContainsFunc([]string{"alternatives[", "mitigations[", "practices["}, func(block string) bool { return strings.HasPrefix(f.Path, block) })
	}
	return false
}
