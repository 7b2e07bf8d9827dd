package edit

import (
	"slices"
	"strings"
	"unicode/utf8"

	"flowverdict/internal/yamldoc"
	"flowverdict/internal/yamldoc/layout"
)

// part is an entry of a block with the lines that are its own: those above it, from
// lead on, those that it takes up, and those below it down to the last comment that
// is indented further, with none between that is not.
type part struct {
	layout.Entry
	name   string
	lead   int // the first line above it
	start  int // its own first line, or the entry itself where that begins behind a dash
	end    int
	column int // that it begins in, counted from 0
}

// cut finds the parts of a block that takes up the lines between two places, and
// where the last of them ends.
func (e *editor) cut(n *layout.Node, from, to int, name func(layout.Entry) string) (parts []part, tail int) {
	tail = from
	for i, x := range n.Entries {
		p := part{Entry: x, name: name(x), lead: tail, start: max(from, e.lineStart(x.From))}
		p.column = utf8.RuneCountInString(e.src[e.lineStart(x.From):x.From])
		limit := to
		if i+1 < len(n.Entries) {
			limit = max(e.lineStart(n.Entries[i+1].From), x.Value.To)
		}
		p.end = min(limit, e.nextLine(x.Value.To))
		for at := p.end; at < limit; {
			next := min(limit, e.nextLine(at))
			line := e.src[at:next]
			if rest := strings.TrimLeft(line, " \t"); strings.HasPrefix(rest, "#") {
				if len(line)-len(rest) <= p.column {
					break
				}
				p.end = next
			}
			at = next
		}
		tail = p.end
		parts = append(parts, p)
	}
	return parts, tail
}

// mapping writes the keys of a block. Those that want does not name stay where keep
// is set, and else go.
func (e *editor) mapping(n *layout.Node, from, to int, want yamldoc.Object, order []string, keep bool) string {
	parts, tail := e.cut(n, from, to, func(x layout.Entry) string { return x.Key.Value })
	names := make([]string, len(parts))
	texts := make([]string, len(parts))
	behind := parts[0].start > e.lineStart(parts[0].start) // a dash
	first := behind
	for i, p := range parts {
		names[i] = p.name
		v, wanted := find(want, p.name)
		named := slices.ContainsFunc(want, func(x yamldoc.Pair) bool { return x.Key == p.name })
		switch {
		case wanted:
			texts[i] = e.within(p.name, func() string { return e.entry(p, v) })
		case !named && keep:
			texts[i] = e.src[p.From:p.end]
		default:
			texts[i] = e.away(p)
			continue
		}
		switch above := e.src[p.lead:p.start]; {
		case !first:
			texts[i] = above + e.src[p.start:p.From] + texts[i]
		case i > 0 && above != "":
			texts[i] = e.newline + above + e.src[p.start:p.From] + texts[i]
		}
		first = false
	}
	for _, p := range want {
		if slices.Contains(names, p.Key) || yamldoc.Empty(p.Value) {
			continue
		}
		at := 0
		if behind {
			at = 1
		}
		for j, name := range names {
			if slices.Index(order, name) <= slices.Index(order, p.Key) {
				at = j + 1
			}
		}
		if at == 0 {
			texts[0] = outdented(texts[0], parts[0].column)
		}
		names = slices.Insert(names, at, p.Key)
		texts = slices.Insert(texts, at, e.written(p, parts[0].column))
	}
	return e.joined(append(texts, e.src[tail:to]))
}

// outdented is a chunk of lines with the comments that it begins with indented no
// further than a column: below a text in lines they would become a part of it.
func outdented(chunk string, column int) string {
	var b strings.Builder
	rest := chunk
	for line := range strings.Lines(chunk) {
		indent := leading(line)
		if text := line[len(indent):]; strings.HasPrefix(text, "#") && len(indent) > column {
			b.WriteString(indent[:column] + text)
		} else if !blank(text) {
			break
		} else {
			b.WriteString(line)
		}
		rest = rest[len(line):]
	}
	return b.String() + rest
}

// away takes a part out of a block, with the comments that belong to it and to
// nothing else: those within it, and those directly above it.
func (e *editor) away(p part) string {
	kept := e.kept(p.lead, p.start)
	e.leave(kept, p.end)
	return e.src[p.lead:kept]
}
