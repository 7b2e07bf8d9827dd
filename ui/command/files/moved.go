package files

import (
	"bytes"
	"cmp"
	"path/filepath"
	"reflect"
	"strings"

	"flowverdict/internal/readfile"
	"flowverdict/internal/text"
	"flowverdict/questionnaire/review"
	"flowverdict/report/record"
	"flowverdict/report/validation"
)

// Gone are the records that a change removes and that have not only moved: into
// another folder, to another ending or number. One has moved where a checked record,
// of these names, holds a decision of the same review, by [SameReview], or says all
// that it said under another id. What cannot be read is no place to which it has moved.
func (r Removed) Gone(checked []string) (out []validation.Beside) {
	moved := make([]bool, len(r.Records))
	for _, name := range checked {
		content, err := readfile.Found(filepath.FromSlash(name), RecordLimit())
		if err != nil || !r.mayBeIn(text.UTF8(content), moved) {
			continue
		}
		is, _ := record.Decode(content)
		for i, was := range r.were {
			was.ID = cmp.Or(was.ID, baseName(r.Records[i].Name))
			moved[i] = moved[i] || becomes(was, is.Record)
		}
	}
	for i, b := range r.Records {
		if !moved[i] {
			out = append(out, b)
		}
	}
	return out
}

// mayBeIn spares records that name nothing of those that are gone from being parsed.
func (r Removed) mayBeIn(content []byte, moved []bool) bool {
	for i, b := range r.Records {
		decided := b.Removed != review.Proposed
		if was := r.were[i]; decided && !moved[i] && (bytes.Contains(content, []byte(cmp.Or(was.ID, baseName(b.Name)))) || bytes.Contains(content, []byte(was.Subject.Name))) {
			return true
		}
	}
	return false
}

// becomes reports whether a removed record lives on in another one.
func becomes(was, is record.Record) bool {
	switch is.Decision.State() {
	case review.Accepted, review.Rejected, review.Superseded:
	default:
		return false
	}
	return SameReview(was, is) || was.Subject.Name != "" && reflect.DeepEqual(said(was), said(is))
}

// SameReview reports whether two records are of one review, before and after a change:
// they have one id, and the subject or the day of the review as well. An id alone can be
// that of another team's record.
func SameReview(was, is record.Record) bool {
	return was.ID == is.ID && (reflect.DeepEqual(was.Subject, is.Subject) || was.Review.Date == is.Review.Date)
}

// said is what people say in a record: neither its number and those of others, nor
// what is worked out of it.
func said(r record.Record) record.Record {
	r.ID, r.Review.Supersedes, r.Decision.SupersededBy = "", "", ""
	r.Assessment, r.Rendered = record.Assessment{}, record.Rendered{}
	return r
}

// baseName is the name of a file without its folder and its ending.
func baseName(name string) string {
	return strings.TrimSuffix(filepath.Base(name), filepath.Ext(name))
}
