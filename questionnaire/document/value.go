package document

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"gopkg.in/yaml.v3"
)

// Value is one value of a document, with its path. The zero Value stands for
// an absent one.
type Value struct {
	d   *Document
	n   *yaml.Node
	key *yaml.Node // the key before it, nil in a list and at the root

	// The path, kept in parts, because few are ever asked for.
	above string // of what the value stands in
	name  string // its key; "" in a list and at the root
	index int    // in a list, counted from 1; else 0
}

// Root returns the document's top value.
func (d *Document) Root() Value { return Value{d: d, n: d.root} }

// Exists reports whether there is a value at all.
func (v Value) Exists() bool { return v.n != nil }

// Path names the value, as in answers[2].level; the root's is "".
func (v Value) Path() string {
	switch {
	case v.index > 0:
		return fmt.Sprintf("%s[%d]", v.above, v.index-1)
	case v.name != "":
		return join(v.above, v.name)
	}
	return v.above
}

// Place is where the value stands.
func (v Value) Place() Place { return v.d.place(v.n) }

// KeyPlace is where the key of the value stands, or the value itself where
// it has none.
func (v Value) KeyPlace() Place {
	if v.key == nil {
		return v.Place()
	}
	return v.d.place(v.key)
}

// Problem records a fault of this value.
func (v Value) Problem(rule Rule, message, hint string) {
	v.d.add(rule, v.Path(), v.Place(), message, hint)
}

// IsMapping reports whether the value has keys.
func (v Value) IsMapping() bool { return v.n != nil && v.n.Kind == yaml.MappingNode }

// IsList reports whether the value is a list.
func (v Value) IsList() bool { return v.n != nil && v.n.Kind == yaml.SequenceNode }

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
// unknown one is a problem that names the nearest known key. A value of
// another kind is a problem and gives empty fields, ok false.
func (v Value) Mapping(keys ...string) (f Fields, ok bool) {
	f, ok = v.Entries()
	for i, k := range f.order {
		if slices.Contains(keys, k) {
			continue
		}
		p := Problem{Rule: UnknownKey, Path: join(v.Path(), k), Place: f.values[i].KeyPlace(), Message: fmt.Sprintf("unknown key %q", clip(k)), Hint: "known keys here: " + strings.Join(keys, ", ")}
		if near := Nearest(k, f.absent(keys)); near != "" {
			p.Meant = join(v.Path(), near)
			p.Hint = fmt.Sprintf("did you mean %q?", near)
			v.d.meant[p.Meant] = true
		}
		v.d.report(p)
	}
	return f, ok
}

// Entries reads the value as a mapping with keys of any name.
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
		if _, twice := f.find(key.Value); twice {
			continue // likewise
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

// Require makes it a problem when one of the keys is missing.
func (f Fields) Require(keys ...string) {
	for _, k := range keys {
		if _, ok := f.find(k); ok {
			continue
		}
		at := f.of.Place()
		if f.of.key != nil {
			at = f.of.KeyPlace()
		}
		f.of.d.add(MissingKey, join(f.of.Path(), k), at, fmt.Sprintf("key %q is missing", join(f.of.Path(), k)), fmt.Sprintf("add %q here", k+": …"))
	}
}

// Text reads the value of key as a text; an absent one is "".
func (f Fields) Text(key string) string { s, _ := f.Get(key).Text(); return s }

// List reads the value as a list; an absent one is empty.
func (v Value) List() []Value {
	if !v.Exists() {
		return nil
	}
	if !v.IsList() {
		v.wrongType("a list")
		return nil
	}
	path := v.Path()
	out := make([]Value, len(v.n.Content))
	for i, c := range v.n.Content {
		out[i] = Value{d: v.d, n: c, above: path, index: i + 1}
	}
	return out
}

// Texts reads the value as a list of texts; those that are none are left out
// (and are problems).
func (v Value) Texts() []string {
	var out []string
	for _, item := range v.List() {
		if s, ok := item.Text(); ok {
			out = append(out, s)
		}
	}
	return out
}

// Text reads the value as a text. Booleans and empty values are problems; an
// unquoted number or date is read as it stands, and is a problem of rule
// [Unquoted], which readers take for a notice.
func (v Value) Text() (string, bool) {
	switch {
	case !v.Exists():
		return "", false
	case v.n.Kind == yaml.AliasNode:
		return "", false // reported when the file was parsed
	case v.n.Kind != yaml.ScalarNode:
		v.wrongType("a text")
		return "", false
	}
	switch v.n.ShortTag() {
	case "!!null":
		if v.n.Value == "" {
			v.Problem(WrongType, v.what()+" has no value", "write one, or leave the key out")
		} else {
			v.Problem(WrongType, v.what()+" is empty for YAML", fmt.Sprintf("write \"%s\" in quotes", v.n.Value))
		}
		return "", false
	case "!!bool":
		v.Problem(WrongType, fmt.Sprintf("%s must be a text, not the YAML boolean %s", v.what(), v.n.Value), fmt.Sprintf("write \"%s\" in quotes", v.n.Value))
		return "", false
	case "!!int", "!!float", "!!timestamp":
		v.Problem(Unquoted, v.what()+" is not quoted; some YAML tools read it as a number or a date", fmt.Sprintf("write \"%s\" in quotes", clip(v.n.Value)))
	case "!!str":
		if v.n.Style == 0 && reserved.MatchString(v.n.Value) {
			v.Problem(Unquoted, v.what()+" is not quoted; some YAML tools read it as true or false", fmt.Sprintf("write \"%s\" in quotes", v.n.Value))
		}
	}
	return v.n.Value, true
}

// IsText reports whether the value is a scalar that YAML reads as a text.
func (v Value) IsText() bool { return v.Exists() && v.scalar() && v.n.ShortTag() == "!!str" }

// Scalar returns what stands in the file, or "" where the value is none; it
// records no problem.
func (v Value) Scalar() string {
	if !v.Exists() || !v.scalar() {
		return ""
	}
	return v.n.Value
}

// Int reads the value as a whole number.
func (v Value) Int() (int, bool) {
	if !v.Exists() {
		return 0, false
	}
	if v.n.Kind == yaml.ScalarNode && v.n.ShortTag() == "!!int" {
		if n, err := strconv.Atoi(v.n.Value); err == nil {
			return n, true
		}
	}
	v.wrongType("a whole number")
	return 0, false
}

func (v Value) what() string {
	if v.Path() == "" {
		return "the document"
	}
	return v.Path()
}

func (v Value) wrongType(want string) {
	if v.n.Kind == yaml.AliasNode {
		return // reported when the file was parsed
	}
	is := "a text"
	switch {
	case v.n.Kind == yaml.MappingNode:
		is = "keys with values"
	case v.n.Kind == yaml.SequenceNode:
		is = "a list"
	case v.n.ShortTag() == "!!null":
		is = "empty"
	case v.n.ShortTag() == "!!int" || v.n.ShortTag() == "!!float":
		is = "a number"
	}
	hint := ""
	if want == "a list" && is == "a text" {
		hint = "put it in brackets: [first, second]"
	}
	v.Problem(WrongType, fmt.Sprintf("%s must be %s, and is %s", v.what(), want, is), hint)
}

// At returns the place of the value at path, as in answers[2].level, or of
// the nearest value above it that exists.
func (d *Document) At(path string) Place {
	v := d.Root()
	if !v.Exists() {
		return Place{1, 1, 1}
	}
	at := v.Place()
	for _, step := range steps(path) {
		next := v.child(step)
		if !next.Exists() {
			break
		}
		v, at = next, next.Place()
		if !v.scalar() && v.key != nil {
			at = v.KeyPlace()
		}
	}
	return at
}

func (v Value) scalar() bool { return v.n.Kind == yaml.ScalarNode }

func (v Value) child(step string) Value {
	if i, err := strconv.Atoi(step); err == nil && v.IsList() {
		if i < len(v.n.Content) {
			return Value{d: v.d, n: v.n.Content[i]}
		}
		return Value{}
	}
	if !v.IsMapping() {
		return Value{}
	}
	for i := 0; i+1 < len(v.n.Content); i += 2 {
		if v.n.Content[i].Value == step {
			return Value{d: v.d, n: v.n.Content[i+1], key: v.n.Content[i]}
		}
	}
	return Value{}
}

func steps(path string) []string {
	return strings.FieldsFunc(path, func(r rune) bool { return r == '.' || r == '[' || r == ']' })
}

// longLine is from where on the width of what stands in a line is not
// measured: nobody could see it, and many problems in one long line would make
// a run slow.
const longLine = 4096

// place says where a node stands and how wide it is on its first line.
func (d *Document) place(n *yaml.Node) Place {
	if n == nil {
		return Place{1, 1, 1}
	}
	p := Place{max(n.Line, 1), max(n.Column, 1), 1}
	if last := len(d.sourceLines()); p.Line > last { // an empty value after the end
		return Place{max(last, 1), 1, 1}
	}
	switch {
	case n.Kind == yaml.AliasNode:
		p.Width = 1 + utf8.RuneCountInString(n.Value)
	case n.Kind != yaml.ScalarNode:
	case len(d.Line(p.Line)) > longLine:
	case n.Style&(yaml.SingleQuotedStyle|yaml.DoubleQuotedStyle) != 0:
		p.Width = d.quotedWidth(p)
	case n.Style&(yaml.LiteralStyle|yaml.FoldedStyle) == 0:
		p.Width = max(1, utf8.RuneCountInString(n.Value))
		if rest := utf8.RuneCountInString(d.Line(p.Line)) - p.Column + 1; rest > 0 {
			p.Width = min(p.Width, rest)
		}
	}
	return p
}

// quotedWidth measures a quoted scalar with its quotes, up to the line's end.
func (d *Document) quotedWidth(p Place) int {
	rest := []rune(d.Line(p.Line))
	if p.Column > len(rest) {
		return 1
	}
	rest = rest[p.Column-1:]
	for i := 1; i < len(rest); i++ {
		if rest[i] == '\\' && rest[0] == '"' {
			i++
		} else if rest[i] == rest[0] {
			return i + 1
		}
	}
	return len(rest)
}
