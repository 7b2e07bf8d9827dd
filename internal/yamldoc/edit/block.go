package edit

import (
	"slices"
	"strings"
	"unicode/utf8"

	"flowverdict/internal/yamldoc"
	"flowverdict/internal/yamldoc/layout"

	"gopkg.in/yaml.v3"
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

// list writes the items of a block. Items are told apart by name; those that stay
// keep what people wrote in them. It reports false where they cannot be told apart.
func (e *editor) list(n *layout.Node, from, to int, want []any) (string, bool) {
	key, ok := nameKey(want)
	if !ok || len(want) == 0 || from > e.lineStart(from) {
		return "", false
	}
	parts, tail := e.cut(n, from, to, func(x layout.Entry) string { return nodeName(x.Value.Node, key) })
	order := pairing(parts, want, func(p part) string { return p.name }, key)
	first, last := "", -1
	below := make([]string, len(parts)) // an item, what stays of those that stood there and go
	for i, p := range parts {
		switch {
		case slices.Contains(order, i):
			last = i
		case last < 0:
			first += e.away(p)
		default:
			below[last] += e.away(p)
		}
	}
	chunks := []string{first}
	for j, item := range want {
		if order[j] < 0 {
			chunks = append(chunks, e.dashed(item, parts[0].column))
			continue
		}
		p := parts[order[j]]
		chunk := e.src[p.lead:p.From] + e.within(p.name, func() string { return e.entry(p, item) })
		if j > 0 {
			chunk = outdented(chunk, p.column)
		}
		chunks = append(chunks, chunk, below[order[j]])
	}
	return e.joined(append(chunks, e.src[tail:to])), true
}

// pairing returns for each wanted item the number of the part that it is, or -1.
func pairing[P any](parts []P, want []any, name func(P) string, key string) []int {
	by := map[string][]int{}
	for i, p := range parts {
		by[name(p)] = append(by[name(p)], i)
	}
	out := make([]int, len(want))
	for j, item := range want {
		out[j] = -1
		if same := by[nameOf(item, key)]; len(same) > 0 {
			out[j], by[nameOf(item, key)] = same[0], same[1:]
		}
	}
	return out
}

// entry writes a key or a dash with its value and the lines that belong to it: as it
// stands where it says the same, part by part where it can be told apart, and else
// anew.
func (e *editor) entry(p part, want any) string {
	v := p.Value
	if same(v.Node, want) {
		return e.src[p.From:p.end]
	}
	o, isObject := object(want)
	list, isList := items(want)
	switch {
	case p.Colon == 0: // an explicit key without a value
	case !v.Flow() && (v.Kind == yaml.MappingNode && isObject || v.Kind == yaml.SequenceNode && isList):
		from := e.region(p)
		text, ok := "", true
		switch {
		case isObject:
			text = e.mapping(v, from, p.end, o, keys(o), false)
		case len(list) == 0:
			text, ok = e.emptied(p, from, want)
		default:
			text, ok = e.list(v, from, p.end, list)
		}
		if !ok {
			break
		}
		if len(list) == 0 && isList {
			return text
		}
		head := e.src[p.From:from]
		if strings.HasPrefix(text, e.newline) {
			head = strings.TrimRight(head, " ")
		}
		return head + text
	case v.Kind == yaml.MappingNode && isObject || v.Kind == yaml.SequenceNode && isList && (len(v.Entries) > 0 || v.From < v.Named || len(e.comments(p.Colon, v.To)) > 0):
		if text, ok := e.asWritten(p, v, want); ok {
			return text
		}
		return e.src[p.From:v.From] + e.flow(v, want, keys(o), false) + e.src[v.To:p.end]
	case v.Kind == yaml.ScalarNode && scalar(want) && (isText(want) || !e.tagged(v)):
		return e.scalar(p, want)
	}
	return e.replaced(p, want)
}

// tagged reports whether a value has a tag, which would be wrong of another kind.
func (e *editor) tagged(n *layout.Node) bool {
	return strings.Contains(e.src[n.From:n.Named], "!")
}

func isText(v any) bool { _, is := v.(string); return is }

// asWritten writes a list anew that is written as the program writes it, for another
// list may be written otherwise: in lines, if it is long.
func (e *editor) asWritten(p part, v *layout.Node, want any) (string, bool) {
	var texts []any
	for _, n := range v.Content {
		if n.Kind != yaml.ScalarNode || v.Kind != yaml.SequenceNode {
			return "", false
		}
		texts = append(texts, n.Value)
	}
	was, is := e.after(p, texts), e.after(p, want)
	if !strings.Contains(is, "\n") || was != e.src[p.Colon:v.To] {
		return "", false
	}
	return e.src[p.From:p.Colon] + e.beside(is, e.src[v.To:p.end]), true
}

// after is what stands behind the colon of a key or the dash of an item, as the
// program writes it, without the last line end.
func (e *editor) after(p part, v any) string {
	out := ""
	if p.Key == nil {
		out = e.dashed(v, p.column)[p.column+1:]
	} else {
		_, out, _ = strings.Cut(e.written(yamldoc.Pair{Key: "k", Value: v}, p.column), ":")
	}
	return strings.TrimSuffix(out, e.newline)
}

// beside puts lines where what follows the first of them stands: the rest of a line,
// that may hold a comment, comes behind it.
func (e *editor) beside(lines, rest string) string {
	first, more, several := strings.Cut(lines, e.newline)
	if !several {
		return first + rest
	}
	end := firstLine(rest)
	below := rest[end:]
	if below == "" {
		below = e.newline
	}
	return first + rest[:end] + e.newline + more + below
}

// scalar writes another text or number where one stands.
func (e *editor) scalar(p part, want any) string {
	v := p.Value
	head, rest := e.src[p.From:v.Body], e.src[v.To:p.end]
	if v.Lines() { // a comment behind | or > stays in its line
		rest = e.src[v.Head:e.lineEnd(v.Head)] + rest
	}
	space := ""
	if v.Nothing() || v.Body == v.To {
		space = " "
	}
	quotes := v.Style & (yaml.DoubleQuotedStyle | yaml.SingleQuotedStyle)
	if s, is := want.(string); is && quotes == 0 && strings.Contains(s, "\n") {
		return head + e.beside(space+strings.TrimPrefix(e.after(p, want), " "), rest)
	}
	return head + space + e.inline(want, quotes, false) + rest
}

// region is where the lines of a block begin that is the value of a part: below the
// key, or the first entry itself where that stands behind a dash.
func (e *editor) region(p part) int {
	first, above := p.Value.Entries[0].From, max(p.Colon, e.named(p.Value))
	if e.lineStart(first) > above {
		return e.nextLine(above)
	}
	return first
}

// emptied writes an empty list where one in lines stands.
func (e *editor) emptied(p part, from int, want any) (string, bool) {
	head := max(p.Colon, e.named(p.Value))
	if from <= head || e.lineStart(from) < from {
		return "", false
	}
	parts, tail := e.cut(p.Value, from, p.end, func(layout.Entry) string { return "" })
	below := strings.Builder{}
	for _, x := range parts {
		below.WriteString(e.away(x))
	}
	return e.src[p.From:head] + e.beside(e.after(p, want), e.src[head:from]) + below.String() + e.src[tail:p.end], true
}

// replaced writes a value of another kind than the one that stands there. Only of one
// that says nothing, and of a list without items, no way to write it is lost.
func (e *editor) replaced(p part, want any) string {
	v := p.Value
	head := p.Colon
	if p.Colon == 0 || v.From < v.Named || !v.Nothing() && (v.Kind == yaml.ScalarNode || len(v.Entries) > 0) {
		e.anew(v)
	}
	prefix := e.src[p.From:head]
	if p.Colon == 0 {
		head = v.To
		prefix = e.src[p.From:head] + e.newline + strings.Repeat(" ", p.column) + ":"
	}
	inner := e.comments(head, v.To)
	if len(inner) == 0 {
		return prefix + e.beside(e.after(p, want), e.src[v.To:p.end])
	}
	first, below := "", strings.Builder{}
	for _, i := range e.comments(head, p.end) {
		c := e.d.Comments[i]
		line := e.lineStart(c.From)
		before := strings.TrimRight(e.src[line:c.From], " \t")
		switch comment := e.src[c.From:c.To]; {
		case line <= head:
			first = e.src[line+len(before):c.From] + comment
		case before == "" && c.From-line > p.column:
			below.WriteString(e.src[line:c.From] + comment + e.newline)
		default:
			below.WriteString(strings.Repeat(" ", p.column+2) + comment + e.newline)
		}
	}
	return prefix + e.beside(e.after(p, want), first+e.newline) + below.String()
}

// named is where tag and anchor of a value end, or 0.
func (e *editor) named(v *layout.Node) int {
	if v.Named > v.From {
		return v.Named
	}
	return 0
}
