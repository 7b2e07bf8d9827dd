package edit

import (
	"strings"

	"flowverdict/internal/yamldoc"
	"flowverdict/internal/yamldoc/layout"

	"gopkg.in/yaml.v3"
)

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
