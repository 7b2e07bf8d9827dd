package edit

import (
	"strconv"

	"flowverdict/internal/yamldoc"

	"gopkg.in/yaml.v3"
)

// object is a wanted value as keys, if it is any.
func object(v any) (yamldoc.Object, bool) {
	switch v := v.(type) {
	case yamldoc.Object:
		return v, true
	case yamldoc.Flow:
		return yamldoc.Object(v), true
	}
	return nil, false
}

// items is a wanted value as a list, if it is one.
func items(v any) ([]any, bool) {
	switch v := v.(type) {
	case []any:
		return v, true
	case yamldoc.Always:
		return v, true
	}
	return nil, false
}

// scalar reports whether a wanted value is a single one.
func scalar(v any) bool {
	switch v.(type) {
	case string, bool, int:
		return true
	}
	return false
}

func keys(o yamldoc.Object) []string {
	out := make([]string, len(o))
	for i, p := range o {
		out[i] = p.Key
	}
	return out
}

// find returns the wanted value of a key; false where it is not to be there.
func find(o yamldoc.Object, key string) (any, bool) {
	for _, p := range o {
		if p.Key == key {
			return p.Value, !yamldoc.Empty(p.Value)
		}
	}
	return nil, false
}

// nameKey is the key by whose value the items of a list are told apart: the first one
// of each. It is "" where they are texts themselves. It reports false where they
// cannot be told apart.
func nameKey(list []any) (string, bool) {
	key := ""
	for i, item := range list {
		o, is := object(item)
		switch _, isText := item.(string); {
		case !is && !isText, i > 0 && is != (key != ""), is && len(o) == 0:
			return "", false
		case is && i == 0:
			key = o[0].Key
		}
		if name := nameOf(item, key); name == "" {
			return "", false
		}
	}
	return key, true
}

func nameOf(item any, key string) string {
	if o, is := object(item); is {
		v, _ := find(o, key)
		item = v
	}
	name, _ := item.(string)
	return name
}

// nodeName is the name of an item that is there.
func nodeName(n *yaml.Node, key string) string {
	if key == "" {
		if n.Kind == yaml.ScalarNode {
			return n.Value
		}
		return ""
	}
	if v := valueOf(n, key); v != nil && v.Kind == yaml.ScalarNode {
		return v.Value
	}
	return ""
}

// valueOf returns the value of a mapping's key, or nil.
func valueOf(n *yaml.Node, key string) *yaml.Node {
	for i := 0; n.Kind == yaml.MappingNode && i+1 < len(n.Content); i += 2 {
		if n.Content[i].Value == key {
			return n.Content[i+1]
		}
	}
	return nil
}

// same reports whether a node says what a value says, however it is written.
func same(n *yaml.Node, v any) bool {
	switch v := v.(type) {
	case string:
		return n.Kind == yaml.ScalarNode && n.ShortTag() != "!!null" && n.Value == v
	case bool:
		return n.Kind == yaml.ScalarNode && n.ShortTag() == "!!bool" && n.Value == strconv.FormatBool(v)
	case int:
		return n.Kind == yaml.ScalarNode && n.ShortTag() == "!!int" && n.Value == strconv.Itoa(v)
	}
	if o, is := object(v); is {
		return samePairs(n, o)
	}
	list, is := items(v)
	return is && sameItems(n, list)
}

func samePairs(n *yaml.Node, o yamldoc.Object) bool {
	if n.Kind != yaml.MappingNode {
		return false
	}
	left := len(n.Content) / 2
	for _, p := range o {
		if yamldoc.Empty(p.Value) {
			continue
		}
		x := valueOf(n, p.Key)
		if x == nil || !same(x, p.Value) {
			return false
		}
		left--
	}
	return left == 0
}

func sameItems(n *yaml.Node, list []any) bool {
	if n.Kind != yaml.SequenceNode || len(n.Content) != len(list) {
		return false
	}
	for i, v := range list {
		if !same(n.Content[i], v) {
			return false
		}
	}
	return true
}

// alike reports whether two nodes are the same.
func alike(a, b *yaml.Node) bool {
	if a.Kind != b.Kind || a.Value != b.Value || a.ShortTag() != b.ShortTag() || len(a.Content) != len(b.Content) {
		return false
	}
	for i := range a.Content {
		if !alike(a.Content[i], b.Content[i]) {
			return false
		}
	}
	return true
}
