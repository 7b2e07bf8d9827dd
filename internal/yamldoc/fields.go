package yamldoc

import (
	"fmt"
	"slices"
	"strings"

	"flowverdict/internal/finding"
	"flowverdict/internal/text"

	"gopkg.in/yaml.v3"
)

// Fields are the values of a mapping, by key.
type Fields struct {
	of     Value
	order  []string
	values []Value // in the same order
}

// find returns the value of a key. A mapping has few keys, so that looking
// through them is faster than a map.
func (f Fields) find(key string) (Value, bool) {
	if i := slices.Index(f.order, key); i >= 0 {
		return f.values[i], true
	}
	return Value{}, false
}

// Mapping reads the value as a mapping that may hold the named keys only; an
// unknown one is a finding that names the nearest known key. A value of
// another kind is a finding and gives empty fields, ok false.
func (v Value) Mapping(keys ...string) (f Fields, ok bool) {
	f, ok = v.Entries()
	for i, k := range f.order {
		if slices.Contains(keys, k) {
			continue
		}
		p := finding.Finding{Rule: UnknownKey, Path: join(v.Path(), k), Position: f.values[i].KeyPosition(), Message: fmt.Sprintf("unknown key %q", text.Clip(k)), Hint: "known keys here: " + strings.Join(keys, ", ")}
		if near := Nearest(k, f.absent(keys)); near != "" {
			p.Meant = join(v.Path(), near)
			p.Hint = fmt.Sprintf("did you mean %q?", near)
			v.d.meant[p.Meant] = true
		}
		v.d.report(p)
	}
	return f, ok
}

// Entries reads the value as a mapping with keys of any name. A key that stands
// there twice has no value: nobody can tell which of the two is meant, and so
// nothing is wrong with either beside that.
func (v Value) Entries() (f Fields, ok bool) {
	f = Fields{of: v}
	if !v.Exists() {
		return f, false
	}
	if !v.IsMapping() {
		v.wrongType("keys with values")
		return f, false
	}
	f.order = make([]string, 0, len(v.n.Content)/2)
	f.values = make([]Value, 0, len(v.n.Content)/2)
	path := v.Path()
	for i := 0; i+1 < len(v.n.Content); i += 2 {
		key, value := v.n.Content[i], v.n.Content[i+1]
		if key.Kind != yaml.ScalarNode || key.Tag == "!!merge" {
			continue // reported when the file was parsed
		}
		if first := slices.Index(f.order, key.Value); first >= 0 {
			f.values[first].n = nil // likewise
			continue
		}
		f.order = append(f.order, key.Value)
		f.values = append(f.values, Value{d: v.d, n: value, key: key, above: path, name: key.Value})
	}
	return f, true
}

// absent lists those of the keys that the mapping does not have.
func (f Fields) absent(keys []string) []string {
	var out []string
	for _, k := range keys {
		if _, ok := f.find(k); !ok {
			out = append(out, k)
		}
	}
	return out
}

// Keys lists the keys in the file's order.
func (f Fields) Keys() []string { return f.order }

// Get returns the value of a key; it does not exist where the key does not.
func (f Fields) Get(key string) Value {
	v, ok := f.find(key)
	if !ok {
		return Value{d: f.of.d, above: f.of.Path(), name: key}
	}
	return v
}

// Key returns the key itself as a value, so that a fault can be put there.
func (f Fields) Key(key string) Value {
	v := f.Get(key)
	v.n = v.key
	return v
}

// Require makes it a finding when one of the keys is missing; where there is
// no key at all, it is one finding of the whole.
func (f Fields) Require(keys ...string) {
	missing := f.absent(keys)
	if len(missing) == 0 {
		return
	}
	at := f.of.Position()
	if f.of.key != nil {
		at = f.of.KeyPosition()
	}
	if len(f.order) == 0 && len(missing) > 1 {
		f.of.d.add(MissingKey, f.of.Path(), at, f.of.what()+" is empty", "add the keys that it needs: "+strings.Join(missing, ", "))
		return
	}
	for _, k := range missing {
		f.of.d.add(MissingKey, join(f.of.Path(), k), at, Missing(join(f.of.Path(), k)), fmt.Sprintf("add %q here", k+": …"))
	}
}

// Missing says that something is missing, without a full stop. It goes by its path
// in a file, and on a screen by what it is called there.
func Missing(name string) string { return fmt.Sprintf("%q is missing", name) }

// Text reads the value of key as a text; an absent one is "".
func (f Fields) Text(key string) string { s, _ := f.Get(key).Text(); return s }
