// Package broken knows which values of a file are broken: they, what they stand
// in or what stands in them has a fault of shape, so that nothing more can be
// said of them.
package broken

import (
	"slices"
	"strings"

	"flowverdict/internal/finding"
	"flowverdict/internal/yamldoc"
)

// Values are the broken values of a document.
type Values struct {
	document *yamldoc.Document
	faults   []finding.Finding
	lines    map[int]bool // those with a fault that no path names
	all      bool         // the whole of it was not read
}

// New returns those of a document; without faults there are none.
func New(d *yamldoc.Document) *Values { return &Values{document: d, lines: map[int]bool{}} }

// Add takes a fault of shape that was found while the document was read.
func (v *Values) Add(fault finding.Finding) {
	v.faults = append(v.faults, fault)
	switch {
	case fault.Path != "":
	case fault.Rule == yamldoc.ControlCharacter:
		v.lines[fault.Line] = true
	case fault.Rule == yamldoc.TooManyItems:
		v.all = true
	}
}

// None reports whether the document has no fault.
func (v *Values) None() bool { return len(v.faults) == 0 }

// At reports whether the value at path, one that it stands in or one in it is
// broken.
func (v *Values) At(path string) bool {
	return v.Above(path) || slices.ContainsFunc(v.faults, func(f finding.Finding) bool {
		return below(f.Path, path) || below(f.Meant, path)
	})
}

// Above is At without what is in the value.
func (v *Values) Above(path string) bool {
	if len(v.faults) == 0 {
		return false
	}
	return v.all || v.document.Repeated(path) || v.lines[v.document.At(path).Line] || v.misnamed(path) || slices.ContainsFunc(v.faults, func(f finding.Finding) bool {
		return f.Path == path || f.Meant == path || below(path, f.Path) || below(path, f.Meant)
	})
}

// Key reports whether a list, or this key of one of its entries, is broken.
func (v *Values) Key(list, key string) bool {
	return v.Above(list) || slices.ContainsFunc(v.faults, func(f finding.Finding) bool {
		return below(f.Path, list) && (strings.HasSuffix(f.Path, "]") || strings.HasSuffix(f.Path, "."+key)) || below(f.Meant, list) && strings.HasSuffix(f.Meant, "."+key)
	})
}

// misnamed reports whether the value at path is absent where a key stands that
// nobody knows: it may be there under that name.
func (v *Values) misnamed(path string) bool {
	for _, f := range v.faults {
		if f.Rule != yamldoc.UnknownKey || f.Meant != "" {
			continue
		}
		block := f.Path[:max(0, strings.LastIndexByte(f.Path, '.'))]
		if block != "" && !below(path, block) {
			continue
		}
		end := len(block) + 1 // of the key in the block that path goes through
		if i := strings.IndexAny(path[min(end, len(path)):], ".["); i >= 0 {
			end += i
		} else {
			end = len(path)
		}
		if !v.document.Has(path[:end]) {
			return true
		}
	}
	return false
}

// below reports whether path names something within the value at above.
func below(path, above string) bool {
	rest, ok := strings.CutPrefix(path, above)
	return ok && above != "" && rest != "" && (rest[0] == '.' || rest[0] == '[')
}
