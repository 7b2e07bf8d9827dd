package record

import (
	"errors"

	"flowverdict/questionnaire/document"
)

// keys of a record in their order.
func keys() []string { return recordShape().Keys }

// Update returns source, a record's file, with the named blocks as they are in
// r. The rest of the file stays to the byte, with people's comments and order
// of keys. A file that is not written in blocks is written anew.
func (r *Record) Update(source []byte, blocks ...string) ([]byte, error) {
	var changed document.Object
	for _, p := range r.object() {
		for _, key := range blocks {
			if p.Key == key {
				changed = append(changed, p)
			}
		}
	}
	out, err := document.ReplaceBlocks(source, changed, keys())
	if errors.Is(err, document.ErrShape) {
		return r.YAML()
	}
	return out, err
}
