package form

import (
	"strings"
	"unicode"

	"flowverdict/internal/text"
)

// edit obeys a key that moves the text cursor or takes text away.
func (f *Field) edit(key string) {
	switch key {
	case "left", "ctrl+b":
		f.at = f.letterBefore()
	case "right", "ctrl+f":
		f.at = f.letterAfter()
	case "alt+left", "ctrl+left", "alt+b":
		f.at = f.wordBefore()
	case "alt+right", "ctrl+right", "alt+f":
		f.at = f.wordAfter()
	case "home", "ctrl+a":
		f.at = f.lineStart()
	case "end", "ctrl+e":
		f.at = f.lineEnd()
	case "ctrl+home":
		f.at = 0
	case "ctrl+end":
		f.at = len(f.Value)
	case "up", "ctrl+p":
		f.Rise(-1)
	case "down", "ctrl+n":
		f.Rise(1)
	case "backspace", "ctrl+h":
		f.remove(f.letterBefore(), f.at)
	case "delete", "ctrl+d":
		f.remove(f.at, f.letterAfter())
	case "ctrl+w", "alt+backspace":
		f.remove(f.wordBefore(), f.at)
	case "alt+d", "alt+delete":
		f.remove(f.at, f.wordAfter())
	case "ctrl+u":
		f.remove(f.lineStart(), f.at)
	case "ctrl+k":
		f.remove(f.at, f.lineEnd())
	}
}

func (f *Field) remove(from, to int) {
	f.Value, f.at = f.Value[:from]+f.Value[to:], from
}

func (f *Field) letterBefore() int {
	from := f.lineStart()
	if from == f.at {
		return max(0, f.at-1)
	}
	at := from
	for _, letter := range text.Letters(f.Value[from:f.at]) {
		at = f.at - len(letter)
	}
	return at
}

func (f *Field) letterAfter() int {
	if to := f.lineEnd(); to > f.at {
		return f.at + len(text.Letters(f.Value[f.at:to])[0])
	}
	return min(len(f.Value), f.at+1)
}

func (f *Field) wordBefore() int {
	before := strings.TrimRightFunc(f.Value[:f.at], unicode.IsSpace)
	return strings.LastIndexFunc(before, unicode.IsSpace) + 1
}

func (f *Field) wordAfter() int {
	after := strings.TrimLeftFunc(f.Value[f.at:], unicode.IsSpace)
	if n := strings.IndexFunc(after, unicode.IsSpace); n >= 0 {
		after = after[n:]
	} else {
		after = ""
	}
	return len(f.Value) - len(after)
}

func (f *Field) lineStart() int { return strings.LastIndexByte(f.Value[:f.at], '\n') + 1 }

func (f *Field) lineEnd() int {
	if n := strings.IndexByte(f.Value[f.at:], '\n'); n >= 0 {
		return f.at + n
	}
	return len(f.Value)
}

// Rise moves the text cursor by one row, or to another option. It reports false where there is none.
func (f *Field) Rise(by int) bool {
	if f.Kind == Several {
		to := f.at + by
		if to < 0 || to >= len(f.Options) {
			return false
		}
		f.at = to
		return true
	}
	rows := f.rows()
	i := f.row(rows)
	to := i + by
	if to < 0 || to >= len(rows) {
		return false
	}
	column := text.Width(f.Value[rows[i].from:f.at])
	at := rows[to].from
	for _, letter := range text.Letters(f.Value[rows[to].from:rows[to].to]) {
		if column -= text.Width(letter); column < 0 {
			break
		}
		at += len(letter)
	}
	f.at = at
	return true
}
