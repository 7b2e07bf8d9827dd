package questionnaire

import "regexp"

// IDPattern is the regular expression of an id, without its ends: lower-case
// letters and digits, and single hyphens between them.
const IDPattern = `[a-z0-9]+(-[a-z0-9]+)*`

var wholeID = regexp.MustCompile(`^` + IDPattern + `$`)

// PracticeIDPattern is that of the id of a practice, which may have dots too, as
// sections have.
const PracticeIDPattern = `[a-z0-9]+([.-][a-z0-9]+)*`

var wholePracticeID = regexp.MustCompile(`^` + PracticeIDPattern + `$`)

// ValidPracticeID reports whether id can name a practice.
func ValidPracticeID(id string) bool { return wholePracticeID.MatchString(id) }

// ValidID reports whether id can name a questionnaire or a part of it.
func ValidID(id string) bool { return wholeID.MatchString(id) }
