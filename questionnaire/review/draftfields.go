package review

import "slices"

// DraftFields returns the fields of the blocks that a draft has once: subject,
// review, decision and exception. The key of each is its path.
func DraftFields() []Field[Draft] {
	return slices.Concat(ofSubject(), ofReview(), ofDecision(), ofException())
}

// AskedFirst returns the fields of subject and review that people are asked for
// on one page, those that a record needs before the others. The key of each is
// its path.
func AskedFirst() []Field[Draft] {
	var needed, others []Field[Draft]
	for _, f := range AskedOf(slices.Concat(ofSubject(), ofReview())) {
		if f.Needed {
			needed = append(needed, f)
		} else {
			others = append(others, f)
		}
	}
	return append(needed, inPlace(others)...)
}

// inPlace puts each field that is asked beside another one after that, and after
// those that are asked there already.
func inPlace(fields []Field[Draft]) []Field[Draft] {
	var out []Field[Draft]
	for _, f := range fields {
		at := len(out)
		for i, x := range out {
			if f.Beside != "" && (x.Key == f.Beside || x.Beside == f.Beside) {
				at = i + 1
			}
		}
		out = slices.Insert(out, at, f)
	}
	return out
}

// AskedLast returns the fields that people are asked for with the decision: its
// own, those of subject and review that are asked elsewhere, and those of the
// exception. The key of each is its path.
func AskedLast() []Field[Draft] {
	elsewhere := slices.DeleteFunc(slices.Concat(ofSubject(), ofReview()), func(f Field[Draft]) bool { return f.Asked != AskedElsewhere })
	return slices.Concat(AskedOf(ofDecision()), elsewhere, AskedOf(ofException()))
}

func ofSubject() []Field[Draft] {
	return within("subject", SubjectFields(), func(d *Draft) *Subject { return &d.Subject })
}

func ofReview() []Field[Draft] {
	return within("review", ReviewFields(), func(d *Draft) *Review { return &d.Review })
}

func ofDecision() []Field[Draft] {
	return within("decision", DecisionFields(), func(d *Draft) *Decision { return &d.Decision })
}

func ofException() []Field[Draft] {
	return within("exception", ExceptionFields(), func(d *Draft) *Exception { return &d.Exception })
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
