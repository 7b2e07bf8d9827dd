package record

import (
	"bytes"
	"errors"
	"slices"

	"flowverdict/internal/yamldoc"
)

// keys of a record in their order.
func keys() []string { return recordShape().Keys }

// Edited is a record's file with other values in it, and what of the file is not
// as people wrote it.
type Edited struct {
	File []byte
	Gone []yamldoc.Comment // went with the value that they stood at
	Lost []yamldoc.Comment // stood at what is still there
	Anew bool              // the whole file is written anew: its order and its layout are lost
}

// Update returns source, a record's file, with the named blocks as they are in
// r. The rest of the file stays to the byte, and in these blocks whatever says
// the same already, with people's comments and order of keys. A file that is
// not written in blocks is written anew.
func (r *Record) Update(source []byte, blocks ...string) (Edited, error) {
	if r.saidBy(source, blocks) {
		return Edited{File: source}, nil
	}
	out, err := yamldoc.ReplaceBlocks(source, r.blocks(blocks), keys())
	e := Edited{File: out.Content, Gone: out.Gone}
	if errors.Is(err, yamldoc.ErrShape) || err == nil && !r.saidBy(out.Content, blocks) {
		e = Edited{Anew: true}
		e.File, err = r.YAML()
	}
	e.Lost = yamldoc.Lost(source, e.File, e.Gone)
	return e, err
}

// blocks are the parts of the record with these keys.
func (r *Record) blocks(names []string) yamldoc.Object {
	var out yamldoc.Object
	for _, p := range r.object() {
		if slices.Contains(names, p.Key) {
			out = append(out, p)
		}
	}
	return out
}

// saidBy reports whether a file reads as the record does in the named blocks:
// what people wrote is kept only as long as nothing else is said by it.
func (r *Record) saidBy(file []byte, blocks []string) bool {
	read, _ := Decode(file)
	if len(read.Errors()) > 0 {
		return false
	}
	have, err := yamldoc.YAML("", read.blocks(blocks))
	want, wantErr := yamldoc.YAML("", r.blocks(blocks))
	return err == nil && wantErr == nil && bytes.Equal(have, want)
}
