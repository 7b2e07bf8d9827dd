package yamldoc

import (
	"fmt"
	"strings"

	"gopkg.in/yaml.v3"
)

// repeatedKeys finds the keys that stand in a mapping more than once, and what
// is to be reported of them.
func (d *Document) repeatedKeys(n *yaml.Node, at *trail) (keys []string, rows []Problem) {
	var row repeated
	for i := 2; i+1 < len(n.Content); i += 2 {
		key := n.Content[i]
		if key.Kind != yaml.ScalarNode || isMerge(key) {
			continue
		}
		first := firstKey(n.Content[:i], key.Value)
		if first < 0 {
			continue
		}
		keys = append(keys, key.Value)
		path := join(at.String(), key.Value)
		d.twice[path] = true
		d.unread = append(d.unread, d.extent(n.Content, first), d.extent(n.Content, i))
		if row.goesOn(first, i) {
			continue
		}
		rows = row.appendTo(rows)
		row = repeated{Problem{Rule: DuplicateKey, Path: path, Place: d.place(key), Message: fmt.Sprintf("key %q stands here twice, first on line %d", clip(key.Value), n.Content[first].Line), Hint: "keep one of them"}, first, i, 1}
	}
	return keys, row.appendTo(rows)
}

// firstKey returns where a key stands in the content of a mapping, or -1. The
// limit of items keeps mappings so small that a map of their keys costs more.
func firstKey(content []*yaml.Node, key string) int {
	for i := 0; i < len(content); i += 2 {
		if k := content[i]; k.Kind == yaml.ScalarNode && k.Value == key && !isMerge(k) {
			return i
		}
	}
	return -1
}

// Repeated reports whether path goes through a key that stands twice, so that
// nobody can tell what its value is.
func (d *Document) Repeated(path string) bool { return within(path, d.twice) }

// repeated is a row of keys that stand in a mapping twice, in the same order:
// one block was pasted twice, or the line that begins the second one is gone.
type repeated struct {
	Problem
	first, second int // where its last key stands, in Content
	keys          int
}

// goesOn reports whether the next key that stands twice belongs to the row.
func (r *repeated) goesOn(first, second int) bool {
	if r.keys == 0 || first != r.first+2 || second != r.second+2 {
		return false
	}
	r.first, r.second, r.keys = first, second, r.keys+1
	return true
}

// appendTo adds the row to others, as one problem.
func (r repeated) appendTo(rows []Problem) []Problem {
	switch {
	case r.keys == 0:
		return rows
	case r.keys == 2:
		r.Hint = "keep one of them, and of the next key, which stands twice as well; or is a line missing above?"
	case r.keys > 2:
		r.Hint = fmt.Sprintf("keep one of them, and of the next %d keys, which stand twice as well; or is a line missing above?", r.keys-1)
	}
	return append(rows, r.Problem)
}

// extent is a part of a file, from one place up to another.
type extent struct{ from, to Place }

func (e extent) holds(p Place) bool { return !before(p, e.from) && before(p, e.to) }

func before(a, b Place) bool { return a.Line < b.Line || a.Line == b.Line && a.Column < b.Column }

// extent is that of a key with its value, up to the next key, or to the end of
// the value's last line.
func (d *Document) extent(content []*yaml.Node, i int) extent {
	from := d.place(content[i])
	if i+2 < len(content) {
		return extent{from, d.place(content[i+2])}
	}
	return extent{from, Place{Line: lastLine(content[i+1]) + 1}}
}

func lastLine(n *yaml.Node) int {
	line := n.Line + strings.Count(n.Value, "\n")
	for _, c := range n.Content {
		line = max(line, lastLine(c))
	}
	return line
}
