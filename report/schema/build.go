package schema

import (
	"fmt"

	"flowverdict/internal/yamldoc"
)

// entry is what a schema says of one key beside what its shape says: a
// description, and what the value must be. Of a mapping or a list of mappings
// the shape gives type and keys, and is adds to them.
type entry struct {
	text string
	is   yamldoc.Object
}

// builder makes the schema of one kind of file from the shapes that its reader
// holds it to and the entry of each key, both by path.
type builder struct {
	limits  yamldoc.Limits
	shapes  map[string]yamldoc.Shape
	entries map[string]entry
	used    map[string]bool
	apart   []error // keys without an entry, entries without a key
}

func pair(key string, value any) yamldoc.Pair { return yamldoc.Pair{Key: key, Value: value} }

// value is the schema of what stands at a path.
func (b *builder) value(path string) yamldoc.Object {
	p, ok := b.entries[path]
	if !ok {
		b.apart = append(b.apart, fmt.Errorf("schema: nothing is said of %q", path))
	}
	if b.used == nil {
		b.used = map[string]bool{}
	}
	b.used[path] = true
	out := yamldoc.Object{pair("description", p.text)}
	if shape, ok := b.shapes[path]; ok {
		return append(append(out, b.mapping(path, shape)...), p.is...)
	}
	if _, ok := b.shapes[path+"[]"]; ok {
		return append(append(out, b.list(b.value(path+"[]"))...), p.is...)
	}
	return append(out, p.is...)
}

func (b *builder) mapping(path string, shape yamldoc.Shape) yamldoc.Object {
	var properties yamldoc.Object
	for _, key := range shape.Keys {
		at := key
		if path != "" {
			at = path + "." + key
		}
		properties = append(properties, pair(key, b.value(at)))
	}
	return yamldoc.Object{
		pair("type", "object"),
		pair("properties", properties),
		pair("required", list(shape.Needed)),
		pair("additionalProperties", false),
	}
}

// list is a list of at most as many items as a reader takes.
func (b *builder) list(item yamldoc.Object) yamldoc.Object {
	return yamldoc.Object{pair("type", "array"), pair("items", item), pair("maxItems", b.limits.Items)}
}

// text is any text, of at most as many characters as a reader takes bytes.
func (b *builder) text() yamldoc.Object {
	return yamldoc.Object{pair("type", "string"), pair("maxLength", b.limits.Text)}
}

// filled is a text that is not blank.
func (b *builder) filled() yamldoc.Object { return b.formed(filled()) }

// formed is a text of one form.
func (b *builder) formed(f form) yamldoc.Object { return append(b.text(), f.object()...) }

func (f form) object() yamldoc.Object {
	return yamldoc.Object{pair("pattern", string(f))}
}

// whole is a whole number within bounds.
func whole(low, high int) yamldoc.Object {
	return yamldoc.Object{pair("type", "integer"), pair("minimum", low), pair("maximum", high)}
}

func list(words []string) []any {
	out := make([]any, len(words))
	for i, w := range words {
		out[i] = w
	}
	return out
}

func oneOf(words []string) yamldoc.Object { return yamldoc.Object{pair("enum", list(words))} }

func constant(word string) yamldoc.Object { return yamldoc.Object{pair("const", word)} }

func ref(def string) yamldoc.Object { return yamldoc.Object{pair("$ref", "#/$defs/"+def)} }
