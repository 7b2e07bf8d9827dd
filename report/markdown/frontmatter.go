package markdown

import (
	"strings"
	"unicode"

	"flowverdict/questionnaire/review"
	"flowverdict/questionnaire/safetext"
	"flowverdict/report/record"
)

// frontMatter writes MADR's metadata from a fixed template. Readers of ADRs
// parse it by hand: a quoted date makes one of them refuse a whole folder, and
// where there is no status another takes the record for accepted. So the values
// are plain, the status is always there, and other keys without a value are
// left out.
func frontMatter(r *record.Record) string {
	var b strings.Builder
	b.WriteString("---\n")
	for _, line := range [][2]string{
		{"status", Status(r.Decision)},
		{"date", day(r)},
		{"decision-makers", FrontMatter(r.Decision.By)},
		{"consulted", frontMatterList(r.Review.Reviewers)},
		{"record", FrontMatter(r.ID)},
	} {
		if line[1] != "" {
			b.WriteString(line[0] + ": " + line[1] + "\n")
		}
	}
	b.WriteString("---\n")
	return b.String()
}

// Status is the decision's status in MADR's words. What is not decided in one
// of them is proposed.
func Status(d review.Decision) string {
	switch d.Status {
	case review.Accepted, review.Rejected, review.Superseded:
		return d.Status
	}
	return review.Proposed
}

// day is when the decision was last changed, or else the day of the review;
// "" where neither is a day of the calendar.
func day(r *record.Record) string {
	for _, s := range []string{r.Decision.Date, r.Review.Date} {
		if review.ValidDay(s) {
			return s
		}
	}
	return ""
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
	}, safetext.Line(s))
	s = strings.TrimLeftFunc(safetext.Line(s), func(r rune) bool { return !alphanumeric(r) })
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
