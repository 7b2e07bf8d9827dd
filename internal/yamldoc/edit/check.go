package edit

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"flowverdict/internal/text"
	"flowverdict/internal/yamldoc"
	"flowverdict/internal/yamldoc/layout"

	"gopkg.in/yaml.v3"
)

// checked reads what an edit came to, and names what it did not keep: it is told by
// the files alone, whatever wrote them. A file that does not say what is wanted is
// none.
func (e *editor) checked(edited Edited, blocks yamldoc.Object) (Edited, error) {
	after, ok := yamldoc.Layout(edited.Content)
	if !ok || !says(e.d.Root, after.Root, blocks) {
		return Edited{}, ErrShape
	}
	was, is := outlined(e.d, blocks), outlined(after, blocks)
	edited.Unkept = append(edited.Unkept, e.parted(was, is)...)
	edited.Unkept = append(edited.Unkept, e.moved(was, is)...)
	slices.SortStableFunc(edited.Unkept, func(a, b Unkept) int {
		return cmp.Or(cmp.Compare(a.Line, b.Line), cmp.Compare(a.Column, b.Column), cmp.Compare(a.What, b.What))
	})
	edited.Unkept = slices.Compact(edited.Unkept)
	return edited, nil
}

// says reports whether a file has the wanted values, and else those of before.
func says(before, after *layout.Node, blocks yamldoc.Object) bool {
	if after.Kind != yaml.MappingNode {
		return false
	}
	for _, p := range blocks {
		v := valueOf(after.Node, p.Key)
		if yamldoc.Empty(p.Value) != (v == nil) || v != nil && !same(v, p.Value) {
			return false
		}
	}
	rest := 0
	for i := 0; i+1 < len(before.Content); i += 2 {
		key := before.Content[i].Value
		if slices.ContainsFunc(blocks, func(p yamldoc.Pair) bool { return p.Key == key }) {
			continue
		}
		rest++
		if v := valueOf(after.Node, key); v == nil || !alike(before.Content[i+1], v) {
			return false
		}
	}
	for _, p := range blocks {
		if !yamldoc.Empty(p.Value) {
			rest++
		}
	}
	return 2*rest == len(after.Content)
}

// outline is what of a file an edit is to keep: where its comments belong, the order
// of keys, and which values are written in braces.
type outline struct {
	events   []event
	comments []owned
	entered  map[string]bool         // paths of all that is there
	at       map[string]*layout.Node // mappings and lists that hold anything, by path
}

// owned is a comment with what it belongs to.
type owned struct{ text, owner, path string }

// event is where something stands that a comment can belong to.
type event struct {
	at      int
	entry   *entered
	begins  bool // an entry
	value   bool // that a comment can stand above
	closing bool // brace
}

// entered is a key or an item.
type entered struct {
	path   string
	column int // counted from 0; -1 within braces
	above  *entered
}

func outlined(d *layout.Document, want yamldoc.Object) outline {
	o := outline{entered: map[string]bool{"": true}, at: map[string]*layout.Node{}}
	src := linesOf(d)
	o.value(src, d.Root, &entered{column: -1}, want)
	slices.SortStableFunc(o.events, func(a, b event) int { return cmp.Compare(a.at, b.at) })
	run, column := -1, 0 // of comments one below the other, of which none belongs further in than one above it
	for _, c := range d.Comments {
		if c.From >= d.To {
			o.comments = append(o.comments, owned{text: src.src[c.From:c.To], owner: "behind the mark of the end"})
			continue
		}
		next, _ := slices.BinarySearchFunc(o.events, c.From, func(x event, at int) int { return cmp.Compare(x.at, at+1) })
		line := src.lineStart(c.From)
		how, path := "beside ", o.before(next).path
		if blank(src.src[line:c.From]) {
			if column = min(column, c.From-line); next != run {
				run, column = next, c.From-line
			}
			how, path = o.owner(next, column)
		}
		o.comments = append(o.comments, owned{src.src[c.From:c.To], how + path, path})
	}
	return o
}

func (o *outline) value(src lines, n *layout.Node, in *entered, want any) {
	block := len(n.Entries) > 0 && !n.Flow()
	o.events = append(o.events, event{at: n.Body, entry: in, value: !block}, event{at: n.To, entry: in})
	if n.Kind != yaml.MappingNode && n.Kind != yaml.SequenceNode {
		return
	}
	if len(n.Entries) > 0 {
		o.at[in.path] = n
	}
	if n.Flow() {
		o.events = append(o.events, event{at: n.To - 1, entry: in, closing: true})
	}
	list, _ := items(want)
	key, named := nameKey(list)
	object, _ := object(want)
	for i, x := range n.Entries {
		name, more := strconv.Itoa(i), any(nil)
		switch {
		case x.Key != nil:
			name = x.Key.Value
			more, _ = find(object, name)
		case named && len(list) > 0:
			if name = nodeName(x.Value.Node, key); key != "" {
				if j := slices.IndexFunc(list, func(v any) bool { return nameOf(v, key) == name }); j >= 0 {
					more = list[j]
				}
			}
		}
		sub := &entered{path: strings.TrimPrefix(in.path+"."+name, "."), column: -1, above: in}
		o.entered[sub.path] = true
		if !n.Flow() {
			sub.column = x.From - src.lineStart(x.From)
		}
		o.events = append(o.events, event{at: x.From, entry: sub, begins: true})
		o.value(src, x.Value, sub, more)
	}
}

// before is what the last event before another belongs to.
func (o *outline) before(next int) *entered {
	if next == 0 {
		return &entered{column: -1}
	}
	return o.events[next-1].entry
}

// owner says how a comment in a column stands at what it belongs to, and the path of
// that.
func (o *outline) owner(next, column int) (how, path string) {
	const above, within, below = "above ", "within ", "below "
	for _, x := range o.events[next:] {
		switch {
		case x.value:
			return within, x.entry.path
		case x.closing:
			return below, x.entry.path
		case x.begins && (x.entry.column < 0 || column <= x.entry.column || x.entry.above == o.before(next)):
			return above, x.entry.path
		case x.begins:
			return below, o.before(next).around(column)
		}
	}
	return below, o.before(next).around(column)
}

// around is the path of the innermost block entry that is indented less.
func (x *entered) around(column int) string {
	for ; x != nil; x = x.above {
		if x.column >= 0 && x.column < column {
			return x.path
		}
	}
	return ""
}

// parted names the comments that do not stand any more at what they stood at. Where
// that went, a comment may have gone with it, or stand anywhere.
func (e *editor) parted(was, is outline) (out []Unkept) {
	owned, texts := map[string]int{}, map[string]int{}
	for _, c := range is.comments {
		owned[c.owner+"\n"+c.text]++
		texts[c.text]++
	}
	var elsewhere []int
	for i, c := range was.comments {
		switch owner := c.owner + "\n" + c.text; {
		case e.gone[i] && !is.entered[c.path]:
		case owned[owner] > 0:
			owned[owner]--
			texts[c.text]--
		default:
			elsewhere = append(elsewhere, i)
		}
	}
	for _, i := range elsewhere {
		c := was.comments[i]
		if is.entered[c.path] || texts[c.text] == 0 {
			out = append(out, Unkept{e.d.Comments[i].Line, e.d.Comments[i].Column, quoted(c.text)})
			continue
		}
		texts[c.text]--
	}
	return out
}

// moved names the mappings whose keys have another order, and what is not written in
// braces any more, or is now.
func (e *editor) moved(was, is outline) (out []Unkept) {
	for path, n := range was.at {
		after, there := is.at[path]
		if !there {
			continue
		}
		if n.Flow() != after.Flow() {
			out = append(out, e.unkept(n, "the layout of ", path))
		}
		if !slices.Equal(shared(n.Node, after.Node), shared(after.Node, n.Node)) {
			out = append(out, e.unkept(n, "the order of ", path))
		}
	}
	return out
}

// shared are the keys of a mapping that are in another one too.
func shared(n, in *yaml.Node) (out []string) {
	there := map[string]bool{}
	for i := 0; in.Kind == yaml.MappingNode && i < len(in.Content); i += 2 {
		there[in.Content[i].Value] = true
	}
	for i := 0; n.Kind == yaml.MappingNode && i < len(n.Content); i += 2 {
		if key := n.Content[i].Value; there[key] {
			out = append(out, key)
		}
	}
	return out
}

// Anew names what of a file is lost where another one is written in its place: its
// layout, and the comments that are not in that one.
func Anew(before, after []byte) []Unkept {
	out := []Unkept{{1, 1, "the layout of the file"}}
	there := map[string]int{}
	for _, c := range yamldoc.Comments(after) {
		there[c.Text]++
	}
	for _, c := range yamldoc.Comments(before) {
		if there[c.Text]--; there[c.Text] < 0 {
			out = append(out, Unkept{c.Line, c.Column, quoted(c.Text)})
		}
	}
	return out
}

func quoted(comment string) string { return strconv.Quote(text.Clip(text.Line(comment))) }
