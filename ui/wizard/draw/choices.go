package draw

import "flowverdict/internal/text"

// Choices adds lines to a page that the cursor moves over. at is the one under the
// cursor; -1 where it stands on none, and the page keeps what it had in view.
func (t *Theme) Choices(p Page, lines []string, width, at int) Page {
	for i, line := range lines {
		from := len(p.Lines)
		for n, row := range text.Wrap(line, width-2, text.Anywhere) {
			switch {
			case i != at:
				row = "  " + row
			case n == 0:
				row = t.Accent.Of(t.Marks.Cursor) + " " + t.Strong.Of(row)
			default:
				row = "  " + t.Strong.Of(row)
			}
			p.Lines = append(p.Lines, row)
		}
		if i == at {
			p.From, p.To = from, len(p.Lines)
		}
	}
	return p
}
