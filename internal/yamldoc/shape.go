package yamldoc

import (
	"fmt"
	"slices"
	"strings"

	"flowverdict/internal/finding"
)

// Shape is what a mapping of one kind may hold: its keys in their order, and
// those of them that it must have. Readers hold a document to it, and a schema
// for editors is made from it.
type Shape struct {
	Keys, Needed []string
}

// Shaped reads the value as [Value.Mapping] with the keys of a shape; a needed
// key that is missing is a finding. Of a value of another kind no key is
// missed: it is wrong altogether.
func (v Value) Shaped(s Shape) (f Fields, ok bool) {
	if !v.Exists() && v.d != nil {
		v.d.absent = append(v.d.absent, absent{v, s})
	}
	f, ok = v.Mapping(s.Keys...)
	if ok {
		f.Require(s.Needed...)
	}
	return f, ok
}

// absent is a block that a document does not have, and its shape.
type absent struct {
	of    Value
	shape Shape
}

// findLostBlocks finds keys that lost the line above them, which began their block, and
// so stand at the end of the block before: a row of keys that nobody knows there
// and that are those of one absent block. They are one finding, and so is all
// else that is wrong with them.
func (d *Document) findLostBlocks() {
	for _, a := range d.absent {
		path := a.of.Path()
		if d.meant[path] || d.Has(path) {
			continue
		}
		var row []int
		block := ""
		for i, p := range d.findings {
			above, _ := cutLast(p.Path)
			if p.Rule != UnknownKey || !slices.Contains(a.shape.Keys, strings.TrimPrefix(p.Path, above+".")) {
				continue
			}
			if len(row) > 0 && above != block {
				row = nil
				break
			}
			row, block = append(row, i), above
		}
		if len(row) < 2 || block == "" {
			continue
		}
		first, last := d.findings[row[0]], d.findings[row[len(row)-1]]
		d.findings = slices.DeleteFunc(d.findings, func(p finding.Finding) bool {
			above, _ := cutLast(p.Path)
			inRow := above == block && p.Line >= first.Line && p.Line <= last.Line
			if inRow && p.Rule == UnknownKey {
				delete(d.meant, p.Meant)
			}
			return inRow && (p.Rule == UnknownKey || p.Rule == DuplicateKey) || p.Rule == MissingKey && p.Path == path
		})
		d.add(MissingKey, path, first.Position, Missing(path)+" above its keys, which stand in "+block, fmt.Sprintf("begin its block above this line: %s:", path))
	}
}
