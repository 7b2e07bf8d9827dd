package validation

import (
	"slices"
	"strings"

	"flowverdict/internal/finding"
	"flowverdict/internal/yamldoc"
)

// broken reports whether the value at path, one that it stands in or one in
// it has a fault of shape, so that nothing more can be said of it.
func (in *inspection) broken(path string) bool {
	return in.brokenAbove(path) || slices.ContainsFunc(in.shapeErrors, func(p finding.Finding) bool {
		return below(p.Path, path) || below(p.Meant, path)
	})
}

// brokenAbove is broken without what is in the value.
func (in *inspection) brokenAbove(path string) bool {
	if len(in.shapeErrors) == 0 {
		return false
	}
	return in.unread || in.document.Repeated(path) || in.brokenLines[in.document.At(path).Line] || in.misnamed(path) || slices.ContainsFunc(in.shapeErrors, func(p finding.Finding) bool {
		return p.Path == path || p.Meant == path || below(path, p.Path) || below(path, p.Meant)
	})
}

// misnamed reports whether the value at path is absent where a key stands that
// nobody knows: it may be there under that name.
func (in *inspection) misnamed(path string) bool {
	for _, p := range in.shapeErrors {
		if p.Rule != yamldoc.UnknownKey || p.Meant != "" {
			continue
		}
		block := p.Path[:max(0, strings.LastIndexByte(p.Path, '.'))]
		if block != "" && !below(path, block) {
			continue
		}
		end := len(block) + 1 // of the key in the block that path goes through
		if i := strings.IndexAny(path[min(end, len(path)):], ".["); i >= 0 {
			end += i
		} else {
			end = len(path)
		}
		if !in.document.Has(path[:end]) {
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

// brokenAny reports whether a list, or the key of one of its entries, has a
// fault of shape.
func (in *inspection) brokenAny(list, key string) bool {
	return in.brokenAbove(list) || slices.ContainsFunc(in.shapeErrors, func(p finding.Finding) bool {
		return below(p.Path, list) && (strings.HasSuffix(p.Path, "]") || strings.HasSuffix(p.Path, "."+key)) || below(p.Meant, list) && strings.HasSuffix(p.Meant, "."+key)
	})
}
