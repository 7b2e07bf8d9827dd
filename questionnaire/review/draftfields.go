package review

import "slices"

// DraftFields returns the fields of the blocks that a draft has once: subject,
// review, decision and exception. The key of each is its path.
func DraftFields() []Field[Draft] {
	return slices.Concat(
		within("subject", SubjectFields(), func(d *Draft) *Subject { return &d.Subject }),
		within("review", ReviewFields(), func(d *Draft) *Review { return &d.Review }),
		within("decision", DecisionFields(), func(d *Draft) *Decision { return &d.Decision }),
		within("exception", ExceptionFields(), func(d *Draft) *Exception { return &d.Exception }),
	)
}

// AskedFirst returns the fields of subject and review that people are asked for
// on one page, those that a record needs before the others. The key of each is
// its path.
func AskedFirst() []Field[Draft] {
	var needed, others []Field[Draft]
	for _, f := range slices.Concat(
		within("subject", AskedOf(SubjectFields()), func(d *Draft) *Subject { return &d.Subject }),
		within("review", AskedOf(ReviewFields()), func(d *Draft) *Review { return &d.Review }),
	) {
		if f.Needed {
			needed = append(needed, f)
		} else {
			others = append(others, f)
		}
	}
	return append(needed, others...)
}

// within turns the fields of a block into those of the draft that holds it. The
// key of each is its path then.
func within[Block any](path string, fields []Field[Block], block func(*Draft) *Block) []Field[Draft] {
	out := make([]Field[Draft], len(fields))
	for i, f := range fields {
		out[i].Entry = f.Entry
		out[i].Key = path + "." + f.Key
		if f.List != nil {
			out[i].List = func(d *Draft) *[]string { return f.List(block(d)) }
		} else {
			out[i].Text = func(d *Draft) *string { return f.Text(block(d)) }
		}
	}
	return out
}
