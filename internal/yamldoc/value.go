package yamldoc

import (
	"fmt"
	"slices"
	"strconv"

	"flowverdict/internal/finding"
	"flowverdict/internal/text"

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
		return v.above + "[" + strconv.Itoa(v.index-1) + "]"
	case v.name != "":
		return join(v.above, v.name)
	}
	return v.above
}

// Position is where the value stands.
func (v Value) Position() finding.Position { return v.d.position(v.n) }

// KeyPosition is where the key of the value stands, or the value itself where
// it has none.
func (v Value) KeyPosition() finding.Position {
	if v.key == nil {
		return v.Position()
	}
	return v.d.position(v.key)
}

// Faulty reports whether an error was found so far in the value or in what stands
// in it.
func (v Value) Faulty() bool {
	path := v.Path()
	return v.d != nil && slices.ContainsFunc(v.d.findings, func(f finding.Finding) bool {
		return f.Severity == finding.SeverityError && within(f.Path, map[string]bool{path: true})
	})
}

// Report records a fault of this value.
func (v Value) Report(rule finding.RuleID, message, hint string) {
	v.d.add(rule, v.Path(), v.Position(), message, hint)
}

// IsMapping reports whether the value has keys.
func (v Value) IsMapping() bool { return v.n != nil && v.n.Kind == yaml.MappingNode }

// IsList reports whether the value is a list.
func (v Value) IsList() bool { return v.n != nil && v.n.Kind == yaml.SequenceNode }

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
// (and are findings).
func (v Value) Texts() []string {
	var out []string
	for _, item := range v.List() {
		if s, ok := item.Text(); ok {
			out = append(out, s)
		}
	}
	return out
}

// Text reads the value as a text. Booleans and empty values are findings; an
// unquoted number or date is read as it stands, and is a notice of rule
// [Unquoted].
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
			v.Report(WrongType, v.what()+" has no value", "write one, or leave the key out where none is needed")
		} else {
			v.Report(WrongType, v.what()+" is empty for YAML", fmt.Sprintf("write \"%s\" in quotes", v.n.Value))
		}
		return "", false
	case "!!bool":
		v.Report(WrongType, fmt.Sprintf("%s must be a text, not the YAML boolean %s", v.what(), v.n.Value), fmt.Sprintf("write \"%s\" in quotes", v.n.Value))
		return "", false
	case "!!int", "!!float", "!!timestamp":
		v.Report(Unquoted, v.what()+" is not quoted; some YAML tools read it as a number or a date", fmt.Sprintf("write \"%s\" in quotes", text.Clip(v.n.Value)))
	case "!!str":
		if v.n.Style == 0 && isReserved(v.n.Value) {
			v.Report(Unquoted, v.what()+" is not quoted; some YAML tools read it as true or false", fmt.Sprintf("write \"%s\" in quotes", v.n.Value))
		}
	}
	return v.n.Value, true
}

// IsNull reports whether a key stands there without a value.
func (v Value) IsNull() bool { return v.Exists() && v.scalar() && v.n.ShortTag() == "!!null" }

// IsText reports whether the value is a scalar that YAML reads as a text.
func (v Value) IsText() bool { return v.Exists() && v.scalar() && v.n.ShortTag() == "!!str" }

// Scalar returns what stands in the file, or "" where the value is none; it
// records no finding.
func (v Value) Scalar() string {
	if !v.Exists() || !v.scalar() {
		return ""
	}
	return v.n.Value
}

// True reads a key that is true or left out.
func (f Fields) True(key string) bool {
	v := f.Get(key)
	if !v.Exists() {
		return false
	}
	if v.Scalar() != "true" {
		v.Report(WrongType, key+" is true or left out", "write "+key+": true, or leave it out")
	}
	return true
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
		is = "the number " + text.Clip(v.n.Value)
	}
	hint := ""
	switch {
	case want == "a list" && v.scalar() && is != "empty":
		hint = "put it in brackets: [first, second]"
	case is == "empty":
		hint = "write " + want + ", or leave the key out where none is needed"
	}
	v.Report(WrongType, fmt.Sprintf("%s must be %s, and is %s", v.what(), want, is), hint)
}
