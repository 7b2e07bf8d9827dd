package markdown

import (
	"flowverdict/report/firstpage"
	"flowverdict/report/internal/content"
)

// firstPage writes the notice and the lead as paragraphs and the parts as one
// table. A part of several lines has a row for each, named in the first.
func (w *writer) firstPage(f content.FirstPage) {
	if len(f.Notice) > 0 {
		w.line("", f.Notice)
		w.WriteByte('\n')
	}
	w.line("", f.Lead)
	w.WriteByte('\n')
	for i, part := range f.Parts {
		name := content.Inline{{Kind: content.Words, Text: string(part.Name)}}
		for j, item := range part.Items {
			if j > 0 {
				name = content.Inline{{Kind: content.Words, Text: ""}}
			}
			if part.Name == firstpage.PartVerdict && j == 0 {
				item = append(content.Inline{{Kind: content.Words, Text: f.Bar() + " "}}, item...)
			}
			if i == 0 && j == 0 {
				w.header([]content.Inline{name, item})
				continue
			}
			w.cells([]content.Inline{name, item})
			w.WriteByte('\n')
		}
	}
}
