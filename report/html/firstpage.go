package html

import (
	"fmt"
	"strings"

	"flowverdict/report/firstpage"
	"flowverdict/report/internal/content"
)

// firstPage writes the notice and the lead, and the parts as a list of names and
// what belongs to each: the verdict beside the decision, the reasons beside what
// is to be done.
func (w *writer) firstPage(f content.FirstPage) {
	w.WriteString(`<div class="first">` + "\n")
	if len(f.Notice) > 0 {
		w.element("p", ` class="notice"`, f.Notice)
		w.WriteByte('\n')
	}
	w.element("p", ` class="lead"`, f.Lead)
	w.WriteString("\n<dl>\n")
	for _, part := range f.Parts {
		w.WriteString(`<div class="` + content.ID(string(part.Name)) + `">` + "\n<dt>" + Text(string(part.Name)) + "</dt>\n")
		for i, item := range part.Items {
			w.element("dd", "", item)
			switch {
			case i > 0:
			case part.Name == firstpage.PartVerdict:
				w.WriteString("\n<dd>" + Strip(f.Strip) + "</dd>")
			case part.Name == firstpage.PartRests:
				w.WriteString("\n<dd>" + basisBar(f.Rests) + "</dd>")
			}
			w.WriteByte('\n')
		}
		w.WriteString("</div>\n")
	}
	w.WriteString("</dl>\n</div>\n")
}

// basisBar draws how many answers rest on what. The words beside it say the same.
func basisBar(counts []firstpage.Count) string {
	total := 0
	for _, c := range counts {
		total += c.Many
	}
	var b strings.Builder
	fmt.Fprintf(&b, `<svg class="basis" role="img" aria-hidden="true" viewBox="0 0 %d 2" preserveAspectRatio="none" width="216" height="12" fill="currentColor" stroke="none">`, 10*max(total, 1))
	at := 0
	for i, c := range counts {
		fmt.Fprintf(&b, `<path opacity="%.2f" d="M%d 0h%dv2h-%dz"/>`, 1-0.8*float64(i)/float64(max(len(counts)-1, 1)), 10*at, 10*c.Many-1, 10*c.Many-1)
		at += c.Many
	}
	b.WriteString("</svg>")
	return b.String()
}

// annex folds what the questionnaire says of itself in every record.
func (w *writer) annex(blocks []content.Block) {
	if len(blocks) == 0 {
		return
	}
	w.WriteString("<details>\n<summary>Annex</summary>\n")
	for _, block := range blocks {
		w.block(block)
	}
	w.WriteString("</details>\n")
}
