package record

import (
	"bytes"
	"errors"
	"slices"

	"flowverdict/internal/yamldoc"
	"flowverdict/internal/yamldoc/edit"
)

// keys of a record in their order.
func keys() []string { return recordShape().Keys }

// Edited is a record's file with other values in it, and what of the file is not
// as people wrote it.
type Edited struct {
	File   []byte
	Gone   []yamldoc.Comment // went with the value that they stood at
	Unkept []edit.Unkept     // is lost, though what it stood at is still there
}

// Update returns source, a record's file, with the named blocks as they are in
// r. The rest of the file stays to the byte, and in these blocks whatever says
// the same already, with people's comments, order of keys and layout. A file that
// cannot be edited so is written anew.
func (r *Record) Update(source []byte, blocks ...string) (Edited, error) {
	if r.saidBy(source, blocks) {
		return Edited{File: source}, nil
	}
	out, err := edit.Blocks(source, r.blocks(blocks), keys())
	if err == nil && r.saidBy(out.Content, blocks) {
		return Edited{out.Content, out.Gone, out.Unkept}, nil
	}
	if err != nil && !errors.Is(err, edit.ErrShape) {
		return Edited{}, err
	}
	file, err := r.YAML()
	return Edited{File: file, Unkept: edit.Anew(source, file)}, err
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
