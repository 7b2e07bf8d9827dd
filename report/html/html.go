// Package html writes the HTML of a record: one file without script that needs
// nothing beside it, for wikis, mail and paper. It is a writer over the tree of
// package content and says nothing of its own.
//
// Text from people and from questionnaires reaches the file only through one
// sanitising function for each destination: [Text], which also fits quoted
// attributes, and [URL].
//
// It imports the questionnaire's packages, content, the record and the standard
// library only: no terminal library, no clock, no files.
package html

import (
	_ "embed" // the style
	"slices"
	"strings"

	"flowverdict/questionnaire"
	"flowverdict/report/internal/content"
	"flowverdict/report/record"
)

//go:embed style.css
var style string

// Render writes the HTML of a record in the record's profile. The assessment
// is computed from the answers, never taken from the record; q is the
// questionnaire that the answers were given to. The same record gives the same
// bytes: lines end with a line feed, the last one too.
func Render(r *record.Record, q *questionnaire.Questionnaire) []byte {
	document := content.Of(r, q, true)
	var w writer
	w.head(plain(document.Title), runningHead(nameOf(document)))
	listed := false
	for _, block := range document.Blocks {
		if h, ok := block.(content.Heading); ok && h.Level == 2 && !listed {
			w.contents(slices.Concat(document.Blocks, document.Annex))
			listed = true
		}
		w.block(block)
	}
	w.annex(document.Annex)
	w.WriteString("</main>\n</body>\n</html>\n")
	return w.Bytes()
}

// nameOf says which record it is, and its verdict. An id that is no id is left
// out.
func nameOf(d content.Document) string {
	if !record.ValidID(d.About.Record) {
		return d.Verdict.String()
	}
	return d.About.Record + ": " + d.Verdict.String()
}

// runningHead is the style that puts a text at the top of each page of paper. It
// keeps what can end or begin nothing in a style.
func runningHead(s string) string {
	s = strings.Map(func(r rune) rune {
		if r == ' ' || r == '-' || r == '.' || r == ':' || r >= '0' && r <= '9' || r >= 'A' && r <= 'Z' || r >= 'a' && r <= 'z' {
			return r
		}
		return -1
	}, s)
	return "@page {\n  @top-left {\n    content: \"" + s + "\";\n  }\n}\n"
}

// head writes everything before the first block, with a title that is HTML
// already and what a page adds to the style. The policy forbids whatever a page
// can load, run or send, but for the style within it.
func (w *writer) head(title, more string) {
	w.WriteString(`<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>` + title + `</title>
<style>` + style + more + `</style>
</head>
<body>
<main>
`)
}
