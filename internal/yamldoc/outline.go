package yamldoc

import (
	"bytes"
	"errors"
	"io"

	"gopkg.in/yaml.v3"
)

// Top is what stands outermost in one document of a text: the keys of its
// mapping, and their values where these are texts, "" where they are not.
type Top map[string]string

// Outline reads what stands outermost in every document of a text, to see what
// the text is about. It is as lenient as YAML is, other than [Parse]: it follows
// aliases and merge keys and takes any tag. Where something cannot be read as
// YAML, or is too much of it, whole is false and what stands before it is there.
func Outline(source []byte) (tops []Top, whole bool) {
	d := Document{source: bytes.TrimPrefix(source, []byte("\uFEFF"))}
	if !d.countIndicators() {
		return nil, false
	}
	decoder := yaml.NewDecoder(bytes.NewReader(d.source))
	for {
		var n yaml.Node
		switch err := decode(decoder, &n); {
		case errors.Is(err, io.EOF):
			return tops, true
		case err != nil:
			return outlineMended(d.source, tops)
		case len(n.Content) > 0:
			tops = append(tops, topOf(n.Content[0]))
		}
	}
}

// outlineMended is the outline of a text that yaml.v3 refuses, or what was read
// before it did. No more than two documents are read of it: behind a second one there
// may be others.
func outlineMended(source []byte, before []Top) (tops []Top, whole bool) {
	t := mended(parsed(source))
	if t.err != nil {
		return before, false
	}
	if t.first != nil {
		tops = append(tops, topOf(t.first))
	}
	if t.second != nil {
		tops = append(tops, topOf(t.second.Content[0]))
	}
	return tops, t.second == nil
}

func topOf(n *yaml.Node) Top {
	t := Top{}
	t.take(n, map[*yaml.Node]bool{})
	return t
}

// take takes the keys of a mapping. Those that are merged in count where they do
// not stand there themselves. No mapping is taken twice, however often aliases
// lead to it.
func (t Top) take(n *yaml.Node, merged map[*yaml.Node]bool) {
	n = meant(n)
	if merged[n] {
		return
	}
	inner := len(merged) > 0
	merged[n] = true
	if n.Kind == yaml.SequenceNode && inner {
		for _, c := range n.Content {
			t.take(c, merged)
		}
	}
	if n.Kind != yaml.MappingNode {
		return
	}
	for i := 0; i+1 < len(n.Content); i += 2 {
		key, value := meant(n.Content[i]), meant(n.Content[i+1])
		if isMerge(key) {
			t.take(value, merged)
			continue
		}
		if _, there := t[key.Value]; key.Kind != yaml.ScalarNode || there && inner {
			continue
		}
		t[key.Value] = ""
		if value.Kind == yaml.ScalarNode {
			t[key.Value] = value.Value
		}
	}
}

// meant is the value that an alias stands for.
func meant(n *yaml.Node) *yaml.Node {
	if n.Kind == yaml.AliasNode && n.Alias != nil {
		return n.Alias
	}
	return n
}
