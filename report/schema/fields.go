package schema

import (
	"flowverdict/internal/yamldoc"
	"flowverdict/questionnaire/review"
)

// fieldEntries says of every field of a block at a path what it means.
func fieldEntries[Block any](b *builder, path string, fields []review.Field[Block]) map[string]entry {
	entries := map[string]entry{}
	for _, f := range fields {
		entries[path+"."+f.Key] = entry{f.About, b.fieldValue(&f.Entry)}
	}
	return entries
}

// fieldValue is what may stand in a field.
func (b *builder) fieldValue(e *review.Entry) yamldoc.Object {
	switch e.Kind {
	case review.KindDay:
		return b.formed(day())
	case review.KindChoice:
		return oneOf(e.Choices)
	case review.KindRecord:
		return recordID(supersedes())
	case review.KindLinks:
		return b.list(b.formed(link()))
	case review.KindNames, review.KindWords:
		items := b.list(b.filled())
		if e.Needed {
			items = append(items, pair("minItems", 1))
		}
		return items
	}
	if e.Filled {
		return b.filled()
	}
	return b.text()
}
