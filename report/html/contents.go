package html

import "flowverdict/report/internal/content"

// contents writes the sections with links to them: folded on a screen, open on
// paper.
func (w *writer) contents(blocks []content.Block) {
	w.WriteString("<nav aria-labelledby=\"contents\">\n<details>\n<summary id=\"contents\">Contents</summary>\n<ul>\n")
	open, within := false, false // a section, and the list of its parts
	for _, block := range blocks {
		h, ok := block.(content.Heading)
		if !ok || h.ID == "" || h.Level > 3 || h.Level == 3 && !open {
			continue
		}
		switch {
		case h.Level == 3 && !within:
			w.WriteString("\n<ul>\n")
			within = true
		case h.Level == 2 && open:
			w.endSection(within)
			within = false
		}
		w.WriteString(`<li><a href="#` + Text(h.ID) + `">` + plain(h.Title) + "</a>")
		if h.Level == 3 {
			w.WriteString("</li>\n")
		}
		open = true
	}
	if open {
		w.endSection(within)
	}
	w.WriteString("</ul>\n</details>\n</nav>\n")
}

func (w *writer) endSection(parts bool) {
	if parts {
		w.WriteString("</ul>\n")
	}
	w.WriteString("</li>\n")
}
