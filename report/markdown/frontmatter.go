package markdown

import (
	"regexp"
	"strings"
	"unicode/utf8"

	"flowverdict/internal/text"
	"flowverdict/report/internal/content"
	"flowverdict/report/record"
)

// frontMatter writes MADR's metadata from a fixed template. Readers of ADRs
// parse it by hand: a quoted date makes one of them refuse a whole folder, and
// where there is no status another takes the record for accepted. So the values
// are plain, the status is always there, and other keys without a value are
// left out.
func (x *expressions) frontMatter(about content.About) string {
	id := about.Record
	if !record.ValidID(id) {
		id = ""
	}
	var b strings.Builder
	b.WriteString("---\n")
	for _, line := range [][2]string{
		{"status", about.Status},
		{"date", about.Day},
		{"decision-makers", x.plainName(about.By)},
		{"consulted", x.plainNames(about.Reviewers)},
		{"informed", x.plainNames(about.Informed)},
		{"record", id},
	} {
		if line[1] != "" {
			b.WriteString(line[0] + ": " + line[1] + "\n")
		}
	}
	b.WriteString("---\n")
	return b.String()
}

// plainNames joins the names that front matter can hold; one that has a comma
// would be read as two.
func (x *expressions) plainNames(names []string) string {
	var out []string
	for _, name := range names {
		if name = strings.TrimSpace(name); x.holds(name) && !strings.Contains(name, ",") {
			out = append(out, name)
		}
	}
	return x.plainName(strings.Join(out, ", "))
}

// plainName is a name as it is written, without blanks around it, or "" where front
// matter cannot hold it.
func (x *expressions) plainName(name string) string {
	name = strings.TrimSpace(name)
	if !x.holds(name) || !longWord(name) && x.compiled().misread.MatchString(name) {
		return ""
	}
	return name
}

// expressions find what front matter cannot hold. They are compiled for the first
// text in which they could find something, which few records have.
type expressions struct {
	// misread is a text that YAML, of either version, reads as something else:
	// nothing, yes or no, a number, a time.
	misread *regexp.Regexp

	// address is a mail address in angle brackets, which Markdown reads as that.
	address *regexp.Regexp

	// led is what whoever does not know front matter would take for more than text:
	// marks of Markdown and HTML, a link to a person, an issue or a change, an entity.
	led *regexp.Regexp

	// structure is what YAML reads as a key, and what no plain value begins with.
	structure *regexp.Regexp
}

func (x *expressions) compiled() *expressions {
	if x.misread == nil {
		*x = expressions{
			misread:   regexp.MustCompile(`(?i)^(~|null|true|false|yes|no|on|off|y|n|=|<<|[-+]?\.(inf|nan)|[-+.]?[0-9][0-9_.,:]*(e[-+]?[0-9]+)?|0x[0-9a-f_]+|0o[0-7_]+|0b[01_]+|[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}([t ].*)?)$`),
			address:   regexp.MustCompile(`<([A-Za-z0-9._+-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)*)>`),
			led:       regexp.MustCompile("[#|<>\\[\\]{}\\\\`]|(^|[^A-Za-z0-9])@|@([^A-Za-z0-9]|$)|![0-9]|&[A-Za-z][A-Za-z0-9]*;|://"),
			structure: regexp.MustCompile(`:( |$)|^[-?:,&*!%'"@=~.]`),
		}
	}
	return x
}

// holds reports whether front matter can hold a text as it is: one line that no
// reader takes apart.
func (x *expressions) holds(s string) bool {
	if s == "" || !utf8.ValidString(s) || text.Line(s) != s {
		return false
	}
	if onlyWords(s) {
		return true
	}
	x.compiled()
	return !x.structure.MatchString(s) && !x.led.MatchString(x.address.ReplaceAllString(s, "$1"))
}

// onlyWords reports whether nothing but a letter begins a text, and nothing but
// letters, digits and what parts words stands in it: most names are so, and the
// expressions find nothing in them.
func onlyWords(s string) bool {
	for i := 0; i < len(s); i++ {
		if c := s[i]; !letter(c) && c < utf8.RuneSelf && (i == 0 || strings.IndexByte(" -,.()/'", c) < 0 && !digit(c)) {
			return false
		}
	}
	return true
}

// longWord reports whether a text begins with a letter and is longer than any word
// that YAML reads as something else.
func longWord(s string) bool {
	return len(s) > len("false") && (letter(s[0]) || s[0] >= utf8.RuneSelf)
}
