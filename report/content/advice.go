package content

import "flowverdict/report/summary"

// advice says what the verdict rests on, what would change it and who would
// have to, and what to ask next: the same sentences as in the wizard.
func (v *view) advice() {
	v.heading(3, "Why, and what would change it")
	for _, part := range v.sum.Advice(summary.Options{}).Parts {
		v.paragraph(strong(say("%s.", quoted(part.Title))), quoted(part.Lead))
		items := make([]Inline, len(part.Points))
		for i, point := range part.Points {
			items[i] = quoted(point.Text)
		}
		v.list(items...)
	}
}
