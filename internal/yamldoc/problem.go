package yamldoc

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// Place is where something stands in a file. Line and Column count from 1,
// columns in characters; Width is how many characters are meant, at least 1.
// The zero Place means that no place is known.
type Place struct {
	Line, Column, Width int
}

// Rule is the id of the rule that a problem breaks, in kebab case. Ids are
// never renamed and never reused.
type Rule string

// The rules that hold for every document, whatever it is about.
const (
	NotYAML          Rule = "not-yaml"
	SeveralDocuments Rule = "several-documents"
	YAMLFeature      Rule = "yaml-feature"
	UnknownKey       Rule = "unknown-key"
	WrongType        Rule = "wrong-type"
	MissingKey       Rule = "missing-key"
	DuplicateKey     Rule = "duplicate-key"
	Unquoted         Rule = "unquoted"
	NotUTF8          Rule = "not-utf8"
	ControlCharacter Rule = "control-character"
	TextTooLong      Rule = "text-too-long"
	TooLarge         Rule = "too-large"
	TooDeep          Rule = "too-deep"
	TooManyItems     Rule = "too-many-items"
)

// Problem is one fault of a document: the rule it breaks, where, and what to
// do about it. Detail is a line that shows the fault, or "". Path names the
// value, as in answers[2].level; Meant is the path that an unknown key was most
// likely meant for, or "".
type Problem struct {
	Rule    Rule
	Path    string
	Place   Place
	Message string
	Hint    string
	Detail  string
	Meant   string
}

// Error gives the problem as one line: line, column, message, rule.
func (p Problem) Error() string {
	return fmt.Sprintf("%d:%d: %s [%s]", p.Place.Line, p.Place.Column, p.Message, p.Rule)
}

// mostProblems is how many problems of one file are kept. Nobody mends more
// of them before the next run, and a hostile file must not fill the memory.
const mostProblems = 500

// sorted returns the problems in the order of places, without echoes: what
// follows from a list that was not read, from a key that is misspelt, merged or
// there twice, from a block that lost its key, or from a character that is to be
// deleted, is not reported again.
func (d *Document) sorted() []Problem {
	if len(d.problems) == 0 {
		return nil
	}
	var out []Problem
	d.adopt()
	d.pairKeys()
	unread, merged, hidden := map[string]bool{}, map[string]bool{}, map[string]bool{}
	for _, p := range d.problems {
		switch {
		case p.Rule == TooManyItems, p.Rule == TooDeep:
			unread[p.Path] = true
		case p.Rule == YAMLFeature:
			merged[p.Path] = true
		case p.Rule == ControlCharacter && p.Path != "":
			hidden[p.Path] = true
		}
	}
	for _, p := range d.problems {
		parent, _ := cutLast(p.Path)
		switch {
		case p.Rule == MissingKey && (d.meant[p.Path] || merged[parent]):
		case p.Rule != TooManyItems && p.Rule != TooDeep && within(p.Path, unread):
		case p.Rule == ControlCharacter && p.Path == "" && slices.ContainsFunc(d.unread, func(e extent) bool { return e.holds(p.Place) }):
		case !standsAlone(p.Rule) && (hidden[p.Path] || d.tainted[p.Place.Line]):
		default:
			out = append(out, p)
		}
	}
	slices.SortStableFunc(out, func(a, b Problem) int {
		return cmp.Or(cmp.Compare(a.Place.Line, b.Place.Line), cmp.Compare(a.Place.Column, b.Place.Column))
	})
	return out
}

// standsAlone reports whether a rule is about the text of the file, whatever
// its words say.
func standsAlone(r Rule) bool {
	switch r {
	case NotYAML, SeveralDocuments, YAMLFeature, DuplicateKey, NotUTF8, ControlCharacter, TextTooLong, TooLarge, TooDeep, TooManyItems:
		return true
	}
	return false
}

// pairKeys finds keys that were given another name altogether: where a block
// has as many keys that nobody knows as needed ones that are missing, they are
// taken for each other.
func (d *Document) pairKeys() {
	unknown, missing := map[string][]int{}, map[string][]int{}
	for i, p := range d.problems {
		parent, _ := cutLast(p.Path)
		switch {
		case p.Rule == UnknownKey && p.Meant == "":
			unknown[parent] = append(unknown[parent], i)
		case p.Rule == MissingKey && !d.meant[p.Path] && !d.Has(p.Path):
			missing[parent] = append(missing[parent], i)
		}
	}
	for parent, keys := range unknown {
		if len(keys) != len(missing[parent]) {
			continue
		}
		for at, i := range keys {
			path := d.problems[missing[parent][at]].Path
			name := strings.TrimPrefix(strings.TrimPrefix(path, parent), ".")
			d.problems[i].Meant = path
			d.problems[i].Hint = fmt.Sprintf("%q is missing here: is it meant?", name)
			d.meant[path] = true
		}
	}
}

// within reports whether path is one of the set or below one.
func within(path string, set map[string]bool) bool {
	for more := len(set) > 0; more; path, more = cutLast(path) {
		if set[path] {
			return true
		}
	}
	return false
}

// cutLast takes the last step from a path: answers[2].level, answers[2],
// answers, "". The root has none.
func cutLast(path string) (parent string, ok bool) {
	if path == "" {
		return "", false
	}
	return path[:max(0, strings.LastIndexAny(path, ".["))], true
}
