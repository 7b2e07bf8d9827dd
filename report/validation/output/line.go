package output

import "flowverdict/internal/text"

// Line makes one line of any text, for what a command prints beside its
// results: no terminal and no runner of a CI system takes a part of it for a
// command.
func Line(s string) string { return text.Guard(text.Line(s)) }
