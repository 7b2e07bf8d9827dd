package yamldoc

import (
	"fmt"
	"strings"

	"flowverdict/internal/text"

	"gopkg.in/yaml.v3"
)

// trail is the path of a value while the document is walked. It is written
// out only where there is a problem.
type trail struct {
	up    *trail
	key   string
	index int // in a list; -1 where there is a key
}

// String writes the path: answers[2].level.
func (t *trail) String() string {
	switch {
	case t == nil:
		return ""
	case t.index >= 0:
		return fmt.Sprintf("%s[%d]", t.up.String(), t.index)
	}
	return join(t.up.String(), t.key)
}

// inspect walks every node once for what no document may hold.
func (d *Document) inspect(n *yaml.Node, at *trail, depth int) {
	if n.Kind == yaml.AliasNode {
		d.add(YAMLFeature, at.String(), d.place(n), "aliases are not allowed", "write the value out")
		return
	}
	if n.Anchor != "" {
		d.add(YAMLFeature, at.String(), d.place(n), "anchors are not allowed", "remove &"+clip(n.Anchor))
	}
	if n.Style&yaml.TaggedStyle != 0 {
		d.add(YAMLFeature, at.String(), d.place(n), "tags are not allowed", "remove "+clip(n.Tag))
	}
	if n.Kind == yaml.ScalarNode {
		d.inspectText(n, at)
		return
	}
	if depth > d.limits.Depth {
		d.deep = true
		d.add(TooDeep, at.String(), d.place(n), fmt.Sprintf("nested deeper than %d levels", d.limits.Depth), "")
		return
	}
	items := len(n.Content)
	if n.Kind == yaml.MappingNode {
		items /= 2
	}
	if items > d.limits.Items {
		d.add(TooManyItems, at.String(), d.place(n), fmt.Sprintf("%d items, at most %d are allowed here", items, d.limits.Items), "")
		n.Content = n.Content[:0]
		return
	}
	if n.Kind == yaml.SequenceNode {
		for i, c := range n.Content {
			d.inspect(c, &trail{up: at, index: i}, depth+1)
		}
		return
	}
	d.inspectMapping(n, at, depth)
}

func (d *Document) inspectMapping(n *yaml.Node, at *trail, depth int) {
	var twice repeated
	for i := 0; i+1 < len(n.Content); i += 2 {
		key, value := n.Content[i], n.Content[i+1]
		if key.Kind != yaml.ScalarNode {
			d.add(WrongType, at.String(), d.place(key), "a key must be a plain word", "")
			continue
		}
		if key.Value == "<<" && key.Tag == "!!merge" {
			d.add(YAMLFeature, at.String(), d.place(key), "merge keys are not allowed", "write the keys out")
			continue
		}
		if key.Anchor != "" || key.Style&yaml.TaggedStyle != 0 {
			d.add(YAMLFeature, at.String(), d.place(key), "anchors and tags are not allowed", "write the key plainly")
		}
		if first := firstKey(n.Content[:i], key.Value); first >= 0 && !twice.goesOn(first, i) {
			d.tellRepeated(&twice)
			twice = repeated{Problem{Rule: DuplicateKey, Path: join(at.String(), key.Value), Place: d.place(key), Message: fmt.Sprintf("key %q stands here twice, first on line %d", clip(key.Value), n.Content[first].Line), Hint: "keep one of them"}, first, i, 1}
		}
		d.inspectText(key, at)
		d.inspect(value, &trail{up: at, key: key.Value, index: -1}, depth+1)
	}
	d.tellRepeated(&twice)
}

// firstKey returns where a key stands in the content of a mapping, or -1. The
// limit of items keeps mappings so small that a map of their keys costs more.
func firstKey(content []*yaml.Node, key string) int {
	for i := 0; i < len(content); i += 2 {
		if k := content[i]; k.Kind == yaml.ScalarNode && k.Value == key && !(key == "<<" && k.Tag == "!!merge") {
			return i
		}
	}
	return -1
}

// repeated is a row of keys that stand in a mapping twice, in the same order:
// one block was pasted twice, or the line that begins the second one is gone.
type repeated struct {
	Problem
	first, second int // where its last key stands, in Content
	keys          int
}

// goesOn reports whether the next key that stands twice belongs to the row.
func (r *repeated) goesOn(first, second int) bool {
	if r.keys == 0 || first != r.first+2 || second != r.second+2 {
		return false
	}
	r.first, r.second, r.keys = first, second, r.keys+1
	return true
}

// tellRepeated reports a row of keys as one problem.
func (d *Document) tellRepeated(r *repeated) {
	switch {
	case r.keys == 0:
		return
	case r.keys == 2:
		r.Hint = "keep one of them, and of the next key, which stands twice as well; or is a line missing above?"
	case r.keys > 2:
		r.Hint = fmt.Sprintf("keep one of them, and of the next %d keys, which stand twice as well; or is a line missing above?", r.keys-1)
	}
	d.report(r.Problem)
}

func (d *Document) inspectText(n *yaml.Node, at *trail) {
	if len(n.Value) > d.limits.Text {
		d.add(TextTooLong, at.String(), d.place(n), fmt.Sprintf("text of %d bytes, at most %s is allowed", len(n.Value), size(d.limits.Text)), "keep long evidence elsewhere and link to it")
	}
	// The raw characters are looked at already: only an escape can hide one.
	if n.Style&yaml.DoubleQuotedStyle == 0 || d.tainted[n.Line] {
		return
	}
	if r, found := text.FirstHostile(n.Value); found && !d.taintedWithin(n) {
		d.add(ControlCharacter, at.String(), d.place(n), fmt.Sprintf("the text holds character U+%04X", r), "delete it")
	}
}

// taintedWithin: a text of several lines starts above the line that was
// reported.
func (d *Document) taintedWithin(n *yaml.Node) bool {
	for i := 0; i <= strings.Count(n.Value, "\n")+1; i++ {
		if d.tainted[n.Line+i] {
			return true
		}
	}
	return false
}
