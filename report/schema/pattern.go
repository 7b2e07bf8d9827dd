package schema

import "flowverdict/questionnaire"

// form is what a text must look like, as a pattern. What to write instead stands
// in descriptions: there is no keyword for it that JSON Schema knows.
type form string

func filled() form { return form(`\S`) }

// line is one line of text.
func line() form { return form(`^[^\n]*\S[^\n]*$`) }

// lineOrNothing is one line of text, or an empty text, which is as good as
// none.
func lineOrNothing() form { return form(`^([^\n]*\S[^\n]*)?$`) }

// day has the right form; how long a month is, readers know.
func day() form {
	return form(`^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$`)
}

func kebab() form {
	return form(`^` + questionnaire.IDPattern + `$`)
}

// practiceID is an id with sections' dots in it.
func practiceID() form {
	return form(`^` + questionnaire.PracticeIDPattern + `$`)
}

// partURL is an address with a place for a part, or nothing.
func partURL() form {
	return form(`^(\S*\{part\}\S*)?$`)
}

// supersedes is a record id, or nothing.
func supersedes() form {
	return form(`^(` + questionnaire.IDPattern + `)?$`)
}

// below is a path with slashes, written plainly: no step of it is empty, . or ..
// but for a single . alone. A slash may end it.
func below() form {
	return form(`^(\.|` + step + `(/` + step + `)*)/?$`)
}

const step = `([^./\\][^/\\]*|\.[^./\\][^/\\]*|\.\.[^/\\]+)`

func version() form {
	return form(`^(0|[1-9][0-9]{0,8})(\.(0|[1-9][0-9]{0,8})){2}$`)
}

// link is an absolute http or https URL without user information.
func link() form {
	return form(`^` + linkScheme + `(` + linkHost + `|` + linkIPv6 + `)(:[0-9]*)?` + linkPath + linkQuery + linkRest + `$`)
}

// The parts of a link: what may stand in a host's name, and in what follows it,
// where a percent sign begins an escaped byte except in the query.
//
// All patterns keep to what every engine reads in the same way, but for \s and
// \S: in ECMA 262, which JSON Schema names, they mean all white space, in some
// others that of ASCII.
const (
	linkScheme = `[Hh][Tt][Tt][Pp][Ss]?://`
	linkHost   = `([A-Za-z0-9._~!$&'()*+,;=\]-]|[^\x00-\x7F\s]|%([89A-Fa-f][0-9A-Fa-f]|25))+`
	linkIPv6   = `\[[0-9A-Fa-f]*:[0-9A-Fa-f:.]*(%25[^\s<>"` + "`" + `\\/?#@%]+)?\]`
	linkPath   = `(/([^%?#\s<>"` + "`" + `\\]|%[0-9A-Fa-f]{2})*)?`
	linkQuery  = `(\?[^#\s<>"` + "`" + `\\]*)?`
	linkRest   = `(#([^%\s<>"` + "`" + `\\]|%[0-9A-Fa-f]{2})*)?`
)
