package yamldoc

import (
	"fmt"
	"slices"
	"strings"

	"flowverdict/internal/text"

	"gopkg.in/yaml.v3"
)

// step is one of the way to a value.
type step struct {
	key   string
	index int // in a list; -1 where there is a key
}

// here writes the path of the value that is inspected: answers[2].level. It is
// written out only where something is found.
func (d *Document) here() (path string) {
	for _, s := range d.trail {
		if s.index >= 0 {
			path = fmt.Sprintf("%s[%d]", path, s.index)
		} else {
			path = join(path, s.key)
		}
	}
	return path
}

// inspectAt inspects a value one step further.
func (d *Document) inspectAt(s step, n *yaml.Node, depth int) {
	d.trail = append(d.trail, s)
	d.inspect(n, depth)
	d.trail = d.trail[:len(d.trail)-1]
}

// inspect walks every node once for what no document may hold.
func (d *Document) inspect(n *yaml.Node, depth int) {
	if n.Kind == yaml.AliasNode {
		d.alias(n)
		return
	}
	d.tag(n)
	if n.Kind == yaml.ScalarNode {
		d.inspectText(n)
		return
	}
	if depth > d.limits.Depth {
		d.deep = true
		d.add(TooDeep, d.here(), d.position(n), fmt.Sprintf("nested deeper than %d levels", d.limits.Depth), "")
		return
	}
	items := len(n.Content)
	if n.Kind == yaml.MappingNode {
		items /= 2
	}
	if items > d.limits.Items {
		d.add(TooManyItems, d.here(), d.position(n), fmt.Sprintf("%d items, at most %d are allowed here", items, d.limits.Items), "")
		n.Content = n.Content[:0]
		return
	}
	if n.Kind == yaml.SequenceNode {
		for i, c := range n.Content {
			d.inspectAt(step{index: i}, c, depth+1)
		}
		return
	}
	d.inspectMapping(n, depth)
}

// alias reports a value that is written elsewhere. Anchors say nothing by
// themselves.
func (d *Document) alias(n *yaml.Node) {
	if n.Alias == nil {
		name, _, _ := strings.Cut(text.Clip(n.Value), " ")
		d.add(YAMLFeature, d.here(), d.position(n), fmt.Sprintf("*%s is an alias, and there is no anchor &%s", name, name), fmt.Sprintf("write \"*%s\" in quotes", text.Clip(n.Value)))
		return
	}
	d.add(YAMLFeature, d.here(), d.position(n), "aliases are not allowed", "write the value out")
}

// tag reports a tag, but for one of those that say what is so without them.
func (d *Document) tag(n *yaml.Node) {
	if n.Style&yaml.TaggedStyle == 0 {
		return
	}
	switch {
	case n.Tag == "!!map" && n.Kind == yaml.MappingNode, n.Tag == "!!seq" && n.Kind == yaml.SequenceNode, n.Tag == "!!str" && n.Kind == yaml.ScalarNode:
		return
	}
	d.add(YAMLFeature, d.here(), d.position(n), "tags are not allowed", "remove "+text.Clip(n.Tag))
}

func (d *Document) inspectMapping(n *yaml.Node, depth int) {
	twice, rows := d.repeatedKeys(n)
	for i := 0; i+1 < len(n.Content); i += 2 {
		key, value := n.Content[i], n.Content[i+1]
		if key.Kind != yaml.ScalarNode {
			if key.Kind == yaml.AliasNode {
				d.alias(key)
			} else {
				d.add(WrongType, d.here(), d.position(key), "a key must be a plain word", "")
			}
			continue
		}
		if isMerge(key) {
			d.add(YAMLFeature, d.here(), d.position(key), "merge keys are not allowed", "write the keys out")
			continue
		}
		d.tag(key)
		d.inspectText(key)
		if !slices.Contains(twice, key.Value) { // else nobody reads the value
			d.inspectAt(step{key.Value, -1}, value, depth+1)
		}
	}
	for _, row := range rows {
		d.report(row)
	}
}

func isMerge(key *yaml.Node) bool { return key.Value == "<<" && key.Tag == "!!merge" }

func (d *Document) inspectText(n *yaml.Node) {
	if len(n.Value) > d.limits.Text {
		d.add(TextTooLong, d.here(), d.position(n), fmt.Sprintf("text of %d bytes, at most %s is allowed", len(n.Value), size(d.limits.Text)), "keep long evidence elsewhere and link to it")
	}
	// The raw characters are looked at already: only an escape can hide one, or
	// make a joiner of it that is allowed.
	if n.Style&yaml.DoubleQuotedStyle == 0 && len(d.escaped) == 0 || d.tainted[n.Line] {
		return
	}
	if r, found := text.FirstHostile(n.Value); found && !d.taintedWithin(n) {
		d.add(ControlCharacter, d.here(), d.position(n), fmt.Sprintf("the text holds character U+%04X", r)+wherever(r), "delete it")
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
