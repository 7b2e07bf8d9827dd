package record

import (
	"flowverdict/internal/finding"
	"flowverdict/internal/yamldoc"
	"flowverdict/questionnaire"
	"flowverdict/questionnaire/review"
)

// Input is what an answers file holds: the short way into a review.
type Input struct {
	review.Draft
	Document *yamldoc.Document
}

// Errors returns what is wrong with the file, as [File.Errors].
func (in *Input) Errors() []finding.Finding { return finding.Errors(in.Document.Findings()) }

// DecodeInput reads an answers file (subject, review, answers and mitigations, where an
// answer may be written as browser: none) or a whole record, of which it keeps
// what people entered. Answers are held against q. ok is false when the file
// is no YAML document at all.
func DecodeInput(data []byte, q *questionnaire.Questionnaire) (in Input, ok bool) {
	in.Document, ok = yamldoc.Parse(data, Limits())
	if !ok {
		return in, false
	}
	root := in.Document.Root()
	if isRecord(root) {
		in.Draft = reader{fields: allTables(), q: q}.record(root).Draft
		return in, true
	}
	r := reader{fields: allTables(), short: true, q: q}
	f, _ := root.Shaped(InputShapes()[""])
	in.Subject = r.subject(f.Get("subject"))
	in.Review = r.review(f.Get("review"))
	in.Answers = r.answers(f.Get("answers"))
	in.Mitigations = r.mitigations(f.Get("mitigations"))
	return in, true
}

// DecodeForm is [DecodeInput] of a form that somebody filled in: a key without a
// value was left open there.
func DecodeForm(data []byte, q *questionnaire.Questionnaire) (in Input, ok bool) {
	in.Document, ok = yamldoc.Parse(data, Limits())
	if !ok {
		return in, false
	}
	r := reader{fields: allTables(), short: true, form: true, q: q}
	f, _ := in.Document.Root().Shaped(InputShapes()[""])
	in.Subject = r.subject(f.Get("subject"))
	in.Answers = r.answers(f.Get("answers"))
	return in, true
}

// isRecord: only a record has a schema line.
func isRecord(root yamldoc.Value) bool {
	if !root.IsMapping() {
		return false
	}
	f, _ := root.Entries()
	return f.Key("schema").Exists()
}
