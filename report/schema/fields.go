package schema

import (
	"flowverdict/internal/yamldoc"
	"flowverdict/questionnaire/review"
)

// fieldParts says of every field of a block at a path what it means.
func fieldParts[Block any](b *builder, path string, fields []review.Field[Block]) map[string]part {
	parts := map[string]part{}
	for _, f := range fields {
		parts[path+"."+f.Key] = part{f.About, b.fieldValue(&f.Entry)}
	}
	return parts
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
