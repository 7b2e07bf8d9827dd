package record

import (
	"fmt"
	"slices"
	"strings"

	"flowverdict/internal/text"
	"flowverdict/internal/yamldoc"
	"flowverdict/questionnaire"
	"flowverdict/questionnaire/review"
)

// tables are the tables of fields of the blocks that people write. They are
// made once for a file: it has many answers.
type tables struct {
	subject    []review.Field[review.Subject]
	review     []review.Field[review.Review]
	answer     []review.Field[questionnaire.Answer]
	mitigation []review.Field[review.Mitigation]
	condition  []review.Field[review.Condition]
	decision   []review.Field[review.Decision]
	exception  []review.Field[review.Exception]
}

func allTables() tables {
	return tables{
		review.SubjectFields(), review.ReviewFields(), review.AnswerFields(), review.MitigationFields(),
		review.ConditionFields(), review.DecisionFields(), review.ExceptionFields(),
	}
}

// shapeOf returns the shape of a block with these fields. A field of a block
// within it has a full stop in its key.
func shapeOf[Block any](fields []review.Field[Block]) yamldoc.Shape {
	s := yamldoc.Shape{Keys: make([]string, 0, len(fields))}
	for _, f := range fields {
		key, _, _ := strings.Cut(f.Key, ".")
		if !slices.Contains(s.Keys, key) {
			s.Keys = append(s.Keys, key)
		}
		if f.Needed {
			s.Needed = append(s.Needed, key)
		}
	}
	return s
}

// shapeWithin returns the shape of a block within a block with these fields.
func shapeWithin[Block any](key string, fields []review.Field[Block]) yamldoc.Shape {
	var s yamldoc.Shape
	for _, f := range fields {
		if rest, ok := strings.CutPrefix(f.Key, key+"."); ok {
			s.Keys = append(s.Keys, rest)
		}
	}
	return s
}

// readBlock reads what stands in the fields of a block.
func readBlock[Block any](r reader, in yamldoc.Fields, fields []review.Field[Block]) Block {
	var out Block
	within := map[string]yamldoc.Fields{}
	for i := range fields {
		f := &fields[i]
		key, from := f.Key, in
		if block, rest, ok := strings.Cut(f.Key, "."); ok {
			v := in.Get(block)
			if !v.Exists() {
				continue
			}
			if _, read := within[block]; !read {
				within[block], _ = v.Shaped(shapeWithin(block, fields))
			}
			key, from = rest, within[block]
		}
		if r.form && from.Get(key).IsNull() {
			continue
		}
		if f.List != nil {
			*f.List(&out) = r.list(from.Get(key), &f.Entry)
		} else {
			*f.Text(&out) = r.text(from.Get(key), &f.Entry)
		}
	}
	return out
}

// writeBlock returns what stands in the fields of a block.
func writeBlock[Block any](b Block, fields []review.Field[Block]) yamldoc.Object {
	out := make(yamldoc.Object, 0, len(fields))
	for i := range fields {
		f := &fields[i]
		var value any
		if f.List != nil {
			value = texts(*f.List(&b))
		} else {
			value = *f.Text(&b)
		}
		block, rest, ok := strings.Cut(f.Key, ".")
		switch {
		case !ok:
			out = append(out, yamldoc.Pair{Key: f.Key, Value: value})
			continue
		case f.Empty(&b):
			continue
		}
		if last := len(out) - 1; last < 0 || out[last].Key != block {
			out = append(out, yamldoc.Pair{Key: block, Value: yamldoc.Object{}})
		}
		last := &out[len(out)-1]
		last.Value = append(last.Value.(yamldoc.Object), yamldoc.Pair{Key: rest, Value: value})
	}
	return out
}

// writeBlocks does the same for each of a list.
func writeBlocks[Block any](list []Block, fields []review.Field[Block]) []any {
	var out []any
	for _, b := range list {
		out = append(out, writeBlock(b, fields))
	}
	return out
}

// text reads a text and holds it to what the field may have. What is wrong with
// it is reported, and it is returned all the same.
func (r reader) text(v yamldoc.Value, e *review.Entry) string {
	s, ok := v.Text()
	switch {
	case !ok:
	case e.Kind == review.KindDay && !review.ValidDay(s):
		v.Report(BadDate, fmt.Sprintf("%q is not a date", text.Clip(s)), `write a day of the calendar as "YYYY-MM-DD"`)
	case e.Kind == review.KindChoice:
		return r.word(v, e.Key, e.Choices)
	case e.Kind == review.KindRecord && s != "" && !ValidID(s):
		v.Report(BadID, fmt.Sprintf("%q is no record id", s), "name the record by its id, without .yaml")
	}
	if e.Filled {
		r.notEmpty(v)
	}
	return s
}

// list reads a list of texts. None of them may be blank, and there is one at
// least where a record needs it.
func (r reader) list(v yamldoc.Value, e *review.Entry) []string {
	items := v.List()
	if e.Needed && v.IsList() && len(items) == 0 {
		v.Report(yamldoc.MissingKey, "there is no "+e.Lacking, "name at least one")
	}
	var out []string
	for _, item := range items {
		s, ok := item.Text()
		switch {
		case !ok:
			continue
		case e.Kind == review.KindLinks:
			if !review.ValidLink(s) {
				item.Report(BadLink, fmt.Sprintf("%q is not a link", text.Clip(s)), "write an absolute http or https URL without spaces or a password")
			}
		case strings.TrimSpace(s) == "":
			blank(item)
			continue
		}
		out = append(out, s)
	}
	return out
}

// word reads one of a few words; another one is reported and returned.
func (r reader) word(v yamldoc.Value, key string, allowed []string) string {
	s, ok := v.Text()
	if !ok {
		return ""
	}
	for _, a := range allowed {
		if a == s {
			return s
		}
	}
	hint := "use one of " + strings.Join(allowed, ", ")
	if near := yamldoc.Nearest(s, allowed); near != "" {
		hint += fmt.Sprintf(" (nearest: %s)", near)
	}
	v.Report(BadValue, fmt.Sprintf("%s cannot be %q", key, text.Clip(s)), hint)
	return s
}

func (r reader) notEmpty(v yamldoc.Value) {
	if v.Exists() && strings.TrimSpace(v.Scalar()) == "" && v.IsText() {
		blank(v)
	}
}

func blank(v yamldoc.Value) {
	v.Report(BadValue, fmt.Sprintf("%s is blank", v.Path()), "write something, or leave it out")
}
