// Package text writes what commands answer for people: sentences, lines under
// their titles, and tables, made fit for a terminal. What an answer says for
// programs is written by package json.
//
// It returns text and prints nothing; what is written is found elsewhere.
package text

import (
	"strings"

	"flowverdict/internal/text"
)

// width of explained text: comfortable to read, and fits a terminal.
const width = 80

// hang wraps a paragraph below its beginning; an id stays whole.
func hang(first, s string) string {
	return strings.Join(text.Hang(first, s, strings.Repeat(" ", len(first)), width, text.Whole), "\n") + "\n"
}

// aligned is a line that begins with a title; what does not fit stands below
// the text.
func aligned(title, s string) string { return hang(text.Pad(title, 12), text.Line(s)) }
