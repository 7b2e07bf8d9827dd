package yamldoc

import (
	"fmt"
	"slices"
	"strings"

	"flowverdict/internal/text"

	"gopkg.in/yaml.v3"
)

// trail is the path of a value while the document is walked. It is written
// out only where something is found.
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
		d.add(YAMLFeature, at.String(), d.position(n), "aliases are not allowed", "write the value out")
		return
	}
	if n.Anchor != "" {
		d.add(YAMLFeature, at.String(), d.position(n), "anchors are not allowed", "remove &"+text.Clip(n.Anchor))
	}
	if n.Style&yaml.TaggedStyle != 0 {
		d.add(YAMLFeature, at.String(), d.position(n), "tags are not allowed", "remove "+text.Clip(n.Tag))
	}
	if n.Kind == yaml.ScalarNode {
		d.inspectText(n, at)
		return
	}
	if depth > d.limits.Depth {
		d.deep = true
		d.add(TooDeep, at.String(), d.position(n), fmt.Sprintf("nested deeper than %d levels", d.limits.Depth), "")
		return
	}
	items := len(n.Content)
	if n.Kind == yaml.MappingNode {
		items /= 2
	}
	if items > d.limits.Items {
		d.add(TooManyItems, at.String(), d.position(n), fmt.Sprintf("%d items, at most %d are allowed here", items, d.limits.Items), "")
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
	twice, rows := d.repeatedKeys(n, at)
	for i := 0; i+1 < len(n.Content); i += 2 {
		key, value := n.Content[i], n.Content[i+1]
		if key.Kind != yaml.ScalarNode {
			d.add(WrongType, at.String(), d.position(key), "a key must be a plain word", "")
			continue
		}
		if isMerge(key) {
			d.add(YAMLFeature, at.String(), d.position(key), "merge keys are not allowed", "write the keys out")
			continue
		}
		if key.Anchor != "" || key.Style&yaml.TaggedStyle != 0 {
			d.add(YAMLFeature, at.String(), d.position(key), "anchors and tags are not allowed", "write the key plainly")
		}
		d.inspectText(key, at)
		if !slices.Contains(twice, key.Value) { // else nobody reads the value
			d.inspect(value, &trail{up: at, key: key.Value, index: -1}, depth+1)
		}
	}
	for _, row := range rows {
		d.report(row)
	}
}

func isMerge(key *yaml.Node) bool { return key.Value == "<<" && key.Tag == "!!merge" }

func (d *Document) inspectText(n *yaml.Node, at *trail) {
	if len(n.Value) > d.limits.Text {
		d.add(TextTooLong, at.String(), d.position(n), fmt.Sprintf("text of %d bytes, at most %s is allowed", len(n.Value), size(d.limits.Text)), "keep long evidence elsewhere and link to it")
	}
	// The raw characters are looked at already: only an escape can hide one, or
	// make a joiner of it that is allowed.
	if n.Style&yaml.DoubleQuotedStyle == 0 && len(d.escaped) == 0 || d.tainted[n.Line] {
		return
	}
	if r, found := text.FirstHostile(n.Value); found && !d.taintedWithin(n) {
		d.add(ControlCharacter, at.String(), d.position(n), fmt.Sprintf("the text holds character U+%04X", r)+wherever(r), "delete it")
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
