package schema_test

import (
	"bytes"
	"strings"
	"testing"

	"gopkg.in/yaml.v3"
)

// field is one key of a schema: its path, of what type it is, what is said of
// it, the words that it may have where they are few, and whether it must be
// there.
type field struct {
	path, kind, text string
	words            []string
	needed           bool
}

// fields lists the keys of a schema in their order.
func fields(t testing.TB, source []byte) []field {
	t.Helper()
	var root yaml.Node // JSON is YAML, and a node keeps the order of keys
	if err := yaml.NewDecoder(bytes.NewReader(source)).Decode(&root); err != nil {
		t.Fatal(err)
	}
	var out []field
	var visit func(n *yaml.Node, path string)
	visit = func(n *yaml.Node, path string) {
		if items := get(n, "items"); items != nil {
			if full := get(items, "anyOf"); full != nil && get(items, "properties") == nil {
				items = full.Content[0]
			}
			visit(items, path+"[]")
		}
		if choices := get(n, "anyOf"); choices != nil {
			for _, c := range choices.Content {
				if get(c, "items") != nil {
					visit(c, path)
				}
			}
		}
		properties := get(n, "properties")
		if properties == nil || get(n, "additionalProperties") == nil {
			return
		}
		for i := 0; i < len(properties.Content); i += 2 {
			key, v := properties.Content[i].Value, properties.Content[i+1]
			f := field{path: join(path, key), kind: kindOf(v)}
			for _, where := range []string{"description", "$comment"} {
				if d := get(v, where); d != nil {
					f.text = d.Value
				}
			}
			if words := get(v, "enum"); words != nil {
				for _, w := range words.Content {
					f.words = append(f.words, w.Value)
				}
			}
			if required := get(n, "required"); required != nil {
				for _, r := range required.Content {
					f.needed = f.needed || r.Value == key
				}
			}
			out = append(out, f)
			visit(v, f.path)
		}
	}
	visit(root.Content[0], "")
	return out
}

// kindOf says in a word or two of what type a value is.
func kindOf(n *yaml.Node) string {
	if choices := get(n, "anyOf"); choices != nil && get(n, "type") == nil {
		var kinds []string
		for _, c := range choices.Content {
			if k := kindOf(c); len(kinds) == 0 || kinds[0] != k {
				kinds = append(kinds, k)
			}
		}
		return strings.Join(kinds, " or ")
	}
	word := func(key string) string {
		if v := get(n, key); v != nil {
			return v.Value
		}
		return ""
	}
	switch pattern := word("pattern"); {
	case word("type") == "array":
		return "list of " + kindOf(get(n, "items")) + "s"
	case word("type") == "object":
		return "block"
	case word("const") == "true":
		return "true"
	case word("type") == "integer":
		return "whole number"
	case strings.HasPrefix(pattern, "^[0-9]{4}-"):
		return "day"
	case strings.HasPrefix(pattern, "^[Hh]"):
		return "link"
	}
	return "text"
}

func get(n *yaml.Node, key string) *yaml.Node {
	for i := 0; n.Kind == yaml.MappingNode && i+1 < len(n.Content); i += 2 {
		if n.Content[i].Value == key {
			return n.Content[i+1]
		}
	}
	return nil
}
