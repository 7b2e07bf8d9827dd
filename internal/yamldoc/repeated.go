package yamldoc

import (
	"fmt"
	"strings"

	"flowverdict/internal/finding"
	"flowverdict/internal/text"

	"gopkg.in/yaml.v3"
)

// repeatedKeys finds the keys that stand in a mapping more than once, and what
// is to be reported of them.
func (d *Document) repeatedKeys(n *yaml.Node) (keys []string, rows []finding.Finding) {
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
		path := join(d.here(), key.Value)
		d.twice[path] = true
		d.unread = append(d.unread, d.extent(n.Content, first), d.extent(n.Content, i))
		if row.goesOn(first, i) {
			continue
		}
		rows = row.appendTo(rows)
		row = repeated{finding.Finding{Rule: DuplicateKey, Path: path, Position: d.position(key), Message: fmt.Sprintf("key %q stands here twice, first on line %d", text.Clip(key.Value), n.Content[first].Line), Hint: "keep one of them"}, first, i, 1}
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
	finding.Finding
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

// appendTo adds the row to others, as one finding.
func (r repeated) appendTo(rows []finding.Finding) []finding.Finding {
	switch {
	case r.keys == 0:
		return rows
	case r.keys == 2:
		r.Hint = "keep one of them, and of the next key, which stands twice as well; or is a line missing above?"
	case r.keys > 2:
		r.Hint = fmt.Sprintf("keep one of them, and of the next %d keys, which stand twice as well; or is a line missing above?", r.keys-1)
	}
	return append(rows, r.Finding)
}

// extent is a part of a file, from one position up to another.
type extent struct{ from, to finding.Position }

func (e extent) holds(p finding.Position) bool {
	return p.Compare(e.from) >= 0 && p.Compare(e.to) < 0
}

// extent is that of a key with its value, up to the next key, or to the end of
// the value's last line.
func (d *Document) extent(content []*yaml.Node, i int) extent {
	from := d.position(content[i])
	if i+2 < len(content) {
		return extent{from, d.position(content[i+2])}
	}
	return extent{from, finding.Position{Line: lastLine(content[i+1]) + 1}}
}

func lastLine(n *yaml.Node) int {
	line := n.Line + strings.Count(n.Value, "\n")
	for _, c := range n.Content {
		line = max(line, lastLine(c))
	}
	return line
}
