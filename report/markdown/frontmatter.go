package markdown

import (
	"strings"
	"unicode"

	"flowverdict/internal/text"
	"flowverdict/report/content"
)

// frontMatter writes MADR's metadata from a fixed template. Readers of ADRs
// parse it by hand: a quoted date makes one of them refuse a whole folder, and
// where there is no status another takes the record for accepted. So the values
// are plain, the status is always there, and other keys without a value are
// left out.
func frontMatter(about content.About) string {
	var b strings.Builder
	b.WriteString("---\n")
	for _, line := range [][2]string{
		{"status", about.Status},
		{"date", about.Day},
		{"decision-makers", FrontMatter(about.By)},
		{"consulted", frontMatterList(about.Reviewers)},
		{"informed", frontMatterList(about.Informed)},
		{"record", FrontMatter(about.Record)},
	} {
		if line[1] != "" {
			b.WriteString(line[0] + ": " + line[1] + "\n")
		}
	}
	b.WriteString("---\n")
	return b.String()
}

// FrontMatter makes s a value of front matter that needs no quotes for any
// reader: one line of letters, digits and harmless punctuation, beginning with
// a letter or a digit. Everything else becomes a space.
func FrontMatter(s string) string {
	s = strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) || strings.ContainsRune("-._/+()", r) {
			return r
		}
		return ' '
	}, text.Line(s))
	s = strings.TrimLeftFunc(text.Line(s), func(r rune) bool { return !alphanumeric(r) })
	return strings.TrimRightFunc(s, func(r rune) bool { return !alphanumeric(r) && r != ')' })
}

func frontMatterList(values []string) string {
	var out []string
	for _, v := range values {
		if v = FrontMatter(v); v != "" {
			out = append(out, v)
		}
	}
	return strings.Join(out, ", ")
}
