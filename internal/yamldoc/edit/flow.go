package edit

import (
	"slices"
	"strings"

	"flowverdict/internal/yamldoc"
	"flowverdict/internal/yamldoc/layout"

	"gopkg.in/yaml.v3"
)

// unit is an entry within braces or brackets, with all that stands around it.
type unit struct {
	name   string
	lead   string // what stays of units above it that went
	before string // from the unit above on
	text   string
	mid    string // what stands before the comma
	rest   string // of its line, with the line end, if nothing else stands there
	first  bool   // it begins its line
	indent string // of its line

	from, start, at, to int // where before begins, the text begins and ends, and rest ends
	kept                int // the end of what stays of before if the unit goes
	commented           bool
}

func (u unit) alone() bool { return u.first && u.rest != "" }

// opening is what stands above a unit up to the line that it shares with the opening
// brace, which stays there; nothing where that is another one.
func (u unit) opening() string {
	above := u.lead + u.before
	return above[:strings.IndexByte(above, '\n')+1]
}

// flow writes a value that stands in braces or brackets, as it is to be. Keys that
// want does not name stay where keep is set, and else go.
func (e *editor) flow(n *layout.Node, want any, order []string, keep bool) string {
	if same(n.Node, want) {
		return e.src[n.From:n.To]
	}
	o, isObject := object(want)
	list, isList := items(want)
	switch {
	case n.Kind == yaml.ScalarNode && scalar(want) && (isText(want) || !e.tagged(n)):
		return e.src[n.From:n.Body] + e.inline(want, n.Style&(yaml.DoubleQuotedStyle|yaml.SingleQuotedStyle), true)
	case n.Kind == yaml.MappingNode && isObject && n.Flow() && !n.Bare:
		return e.flowMapping(n, o, order, keep)
	case n.Kind == yaml.SequenceNode && isList && n.Flow():
		if text, ok := e.flowList(n, list); ok {
			return text
		}
	}
	if n.Kind != yaml.ScalarNode || n.From < n.Named {
		e.anew(n)
	}
	return e.inline(want, 0, true)
}

func (e *editor) flowMapping(n *layout.Node, want yamldoc.Object, order []string, keep bool) string {
	units, closing, comma := e.units(n, func(x layout.Entry) string { return x.Key.Value })
	var out []unit
	for i := range units {
		u := units[i]
		v, wanted := find(want, u.name)
		named := slices.ContainsFunc(want, func(x yamldoc.Pair) bool { return x.Key == u.name })
		switch {
		case wanted:
			u.text = e.within(u.name, func() string { return e.flowEntry(n.Entries[i], v) })
		case named || !keep:
			closing = e.drop(out, units, i, closing)
			continue
		}
		out = append(out, u)
	}
	for _, p := range want {
		if yamldoc.Empty(p.Value) || slices.ContainsFunc(units, func(u unit) bool { return u.name == p.Key }) {
			continue
		}
		at := 0
		for j, u := range out {
			if slices.Index(order, u.name) <= slices.Index(order, p.Key) {
				at = j + 1
			}
		}
		out, closing = e.insert(out, at, unit{name: p.Key, text: e.inline(p.Key, 0, true) + ": " + e.inline(p.Value, 0, true)}, closing)
	}
	return e.assembled(n, out, closing, comma)
}

// flowEntry writes a key with another value.
func (e *editor) flowEntry(x layout.Entry, want any) string {
	switch v := x.Value; {
	case same(v.Node, want):
		return e.src[x.From:v.To]
	case x.Colon == 0:
		return e.src[x.From:v.To] + ": " + e.inline(want, 0, true)
	case v.Body == v.To:
		return e.src[x.From:v.To] + " " + e.inline(want, 0, true)
	default:
		o, _ := object(want)
		return e.src[x.From:v.From] + e.flow(v, want, keys(o), false)
	}
}

// flowList reports false where the items cannot be told apart, or not be put into
// another order without parting them from their comments.
func (e *editor) flowList(n *layout.Node, want []any) (string, bool) {
	key, ok := nameKey(want)
	if !ok {
		return "", false
	}
	units, closing, comma := e.units(n, func(x layout.Entry) string { return nodeName(x.Value.Node, key) })
	order := pairing(units, want, func(u unit) string { return u.name }, key)
	staying := slices.DeleteFunc(slices.Clone(order), func(i int) bool { return i < 0 })
	inLines := !slices.ContainsFunc(units, func(u unit) bool { return !u.alone() })
	if !slices.IsSorted(staying) && !inLines && slices.ContainsFunc(units, func(u unit) bool { return u.commented }) {
		return "", false
	}
	texts := map[int]string{}
	for j, i := range order {
		if i >= 0 {
			texts[i] = e.within(units[i].name, func() string { return e.flow(n.Entries[i].Value, want[j], keysOf(want[j]), false) })
		}
	}
	var out []unit
	place := map[int]int{} // of a unit in out
	for i := range units {
		if _, stays := texts[i]; stays {
			place[i] = len(out)
			out = append(out, units[i])
		} else {
			closing = e.drop(out, units, i, closing)
		}
	}
	sorted := slices.Clone(out)
	for k, i := range staying {
		if inLines {
			sorted[k] = out[place[i]] // with its lines
		}
		sorted[k].text = texts[i]
	}
	if len(out) > 0 && inLines {
		above, behind := out[0].opening(), &sorted[slices.Index(staying, slices.Min(staying))]
		behind.lead, behind.before = "", (out[0].lead + out[0].before)[len(above):]
		sorted[0].lead = above + sorted[0].lead
	}
	out = sorted
	for j, item := range want {
		if order[j] < 0 {
			out, closing = e.insert(out, j, unit{text: e.inline(item, 0, true)}, closing)
		}
	}
	return e.assembled(n, out, closing, comma), true
}

func keysOf(v any) []string {
	o, _ := object(v)
	return keys(o)
}

// units takes what stands between braces apart. It returns the units, what stands
// before the closing one, and whether a comma stands behind the last unit.
func (e *editor) units(n *layout.Node, name func(layout.Entry) string) (units []unit, closing string, comma bool) {
	at := n.Body + 1
	for i, x := range n.Entries {
		u := unit{name: name(x), from: at, start: x.From, at: x.Value.To, kept: at, before: e.src[at:x.From], text: e.src[x.From:x.Value.To]}
		limit := n.To - 1
		if i+1 < len(n.Entries) {
			limit = n.Entries[i+1].From
		}
		line := e.lineStart(x.From)
		u.indent = leading(e.src[line:x.From])
		if line >= u.from {
			u.first = true
			if u.from > e.lineStart(u.from) {
				u.kept = e.nextLine(u.from)
			}
			u.kept = e.kept(u.kept, line)
		} else {
			u.indent += "  "
		}
		at = x.Value.To
		c := e.comma(at, limit)
		if comma = c >= 0; comma {
			u.mid, at = e.src[at:c], c+1
		}
		if end := e.lineEnd(at); end < limit && (blank(e.src[at:end]) || strings.TrimLeft(e.src[at:end], " \t")[0] == '#') {
			u.rest = e.src[at:e.nextLine(at)]
			at += len(u.rest)
		}
		u.to = at
		u.commented = len(e.comments(u.from, u.to)) > 0
		units = append(units, u)
	}
	return units, e.src[at : n.To-1], comma
}

// comma finds the comma between two places, or returns -1.
func (e *editor) comma(from, to int) int {
	for at := from; at < to; at++ {
		switch e.src[at] {
		case ',':
			return at
		case '#':
			at = e.lineEnd(at) - 1
		}
	}
	return -1
}

// drop leaves a unit out, with the comments that belong to it and to nothing else, and
// returns what then stands before the closing brace. out are the units before it that
// stay.
func (e *editor) drop(out, units []unit, i int, closing string) string {
	u, next, above := units[i], &unit{}, units[i].lead
	last := i+1 == len(units)
	if !last {
		next = &units[i+1]
	}
	switch {
	case u.alone():
		above += e.src[u.from:u.kept]
		e.leave(u.kept, u.to)
	case u.rest == "" && !last:
		next.lead, next.from, next.kept, next.before, next.first, next.indent = u.lead, u.from, u.kept, u.before, u.first, u.indent
		e.leave(u.start, u.to)
	case u.rest == "" && u.first:
		e.leave(u.kept, u.to)
		above += e.src[u.from:u.kept] + u.indent
		if n := len(out); n > 0 && blank(out[n-1].rest) && blank(above) {
			above, out[n-1].rest = "", ""
		}
	case u.rest == "":
		e.leave(u.start, u.to)
	case len(out) > 0 && out[len(out)-1].rest == "":
		out[len(out)-1].rest = u.rest
		e.leave(u.start, u.at+len(u.mid))
	default: // beside the opening brace
		e.leave(u.start, u.to)
		if !last || !blank(closing) {
			above += e.newline
		}
	}
	if last {
		return above + closing
	}
	next.lead = above
	return closing
}

// insert puts a unit in, and returns what then stands before the closing brace.
func (e *editor) insert(out []unit, at int, u unit, closing string) ([]unit, string) {
	if at == 0 && len(out) > 0 {
		u.lead, out[0].lead = out[0].lead, ""
	}
	switch {
	case len(out) == 0 && blank(closing):
		closing = ""
	case len(out) == 0:
		line, more, _ := strings.Cut(closing, "\n")
		u.before, u.rest, closing = line+"\n"+leading(more)+"  ", e.newline, more
	case at == 0 && strings.HasSuffix(u.lead, "\n"):
		u.before, u.indent, u.first, u.rest = out[0].indent, out[0].indent, true, e.newline
	case at == 0 && out[0].first && strings.Contains(out[0].before, "\n"):
		line, more, _ := strings.Cut(out[0].before, "\n")
		u.before, u.indent, u.first, u.rest = line+"\n"+out[0].indent, out[0].indent, true, e.newline
		out[0].before = more
	case at == 0:
		u.before, out[0].before = out[0].before, " "
	case out[at-1].alone() || !blank(out[at-1].rest):
		u.first, u.indent, u.rest = true, out[at-1].indent, e.newline
		if !out[at-1].first && at < len(out) && out[at].first {
			u.indent = out[at].indent
		}
		u.before = u.indent
	default:
		u.before, u.rest, out[at-1].rest = " ", out[at-1].rest, ""
	}
	return slices.Insert(out, at, u), closing
}

// assembled puts units between the braces of a value.
func (e *editor) assembled(n *layout.Node, units []unit, closing string, comma bool) string {
	var b strings.Builder
	b.WriteString(e.src[n.From : n.Body+1])
	for i, u := range units {
		b.WriteString(u.lead + u.before + u.text + u.mid)
		if comma || i+1 < len(units) {
			b.WriteByte(',')
		}
		b.WriteString(u.rest)
	}
	if len(units) > 0 || !blank(closing) {
		b.WriteString(closing)
	}
	b.WriteByte(e.src[n.To-1])
	return b.String()
}
