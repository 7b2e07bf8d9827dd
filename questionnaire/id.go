package questionnaire

import "strings"

// IDPattern is the regular expression of an id, without its ends: lower-case
// letters and digits, and single hyphens between them.
const IDPattern = `[a-z0-9]+(-[a-z0-9]+)*`

// PracticeIDPattern is that of the id of a practice, which may have dots too, as
// sections have.
const PracticeIDPattern = `[a-z0-9]+([.-][a-z0-9]+)*`

// ValidPracticeID reports whether id can name a practice.
func ValidPracticeID(id string) bool { return isID(id, ".-") }

// ValidID reports whether id can name a questionnaire or a part of it.
func ValidID(id string) bool { return isID(id, "-") }

// isID does what the patterns say: expressions would be compiled by every run.
func isID(s, between string) bool {
	open := true // a letter or digit has to follow
	for i := range len(s) {
		switch c := s[i]; {
		case 'a' <= c && c <= 'z', '0' <= c && c <= '9':
			open = false
		case !open && strings.IndexByte(between, c) >= 0:
			open = true
		default:
			return false
		}
	}
	return !open
}
