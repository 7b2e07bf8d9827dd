package record

import (
	"fmt"
	"strings"

	"flowverdict/internal/finding"
	"flowverdict/internal/text"
	"flowverdict/internal/yamldoc"
	"flowverdict/questionnaire"
	"flowverdict/questionnaire/review"
)

// Rules of the shape of a record, beside those that hold for every document.
const (
	BadSchema finding.RuleID = "bad-schema"
	BadDate   finding.RuleID = "bad-date"
	BadLink   finding.RuleID = "bad-link"
	BadValue  finding.RuleID = "bad-value" // not one of the words that are allowed
	BadID     finding.RuleID = "bad-id"    // a record id that is no file name
)

// File is a record as it was read: the value, and the document that knows the
// place of each part of it.
type File struct {
	Record
	Document *yamldoc.Document
}

// Limits are those of files that people write: records, answers files and the
// configuration.
func Limits() yamldoc.Limits {
	return yamldoc.Limits{Bytes: 1 << 20, Depth: 16, Items: 500, Text: review.LongestText}
}

// Decode reads a record strictly. It finds all faults of shape in one pass;
// the record holds whatever could be read. ok is false when the file is no
// YAML document at all.
func Decode(data []byte) (f File, ok bool) {
	f.Document, ok = yamldoc.Parse(data, Limits())
	if !ok {
		return f, false
	}
	r := reader{fields: allTables()}
	f.Record = r.record(f.Document.Root())
	return f, true
}

// Errors returns what is wrong with the shape of the file. Scalars that are
// only not quoted are no errors: they were read as they stand.
func (f *File) Errors() []finding.Finding { return finding.Errors(f.Document.Findings()) }

// reader walks a document. short allows what only answers files may do; with a
// questionnaire, answers are held against it as they are read.
type reader struct {
	fields tables
	short  bool
	form   bool // a key without a value is one that nobody filled in
	q      *questionnaire.Questionnaire
}

func (r reader) record(root yamldoc.Value) (out Record) {
	f, ok := root.Shaped(recordShape())
	if !ok {
		return out
	}
	r.schema(f.Get("schema"))
	id, given := f.Get("id").Text()
	out.ID = id
	if given && !ValidID(out.ID) {
		wrong, hint := WhyInvalid(out.ID)
		f.Get("id").Report(BadID, fmt.Sprintf("id %q %s", out.ID, wrong), hint)
	}
	out.Subject = r.subject(f.Get("subject"))
	out.Review = r.review(f.Get("review"))
	out.Questionnaire = r.pin(f.Get("questionnaire"))
	out.Answers = r.answers(f.Get("answers"))
	out.Mitigations = r.mitigations(f.Get("mitigations"))
	out.Assessment = r.assessment(f.Get("assessment"))
	if v := f.Get("report"); v.Exists() {
		x, _ := v.Shaped(reportShape())
		out.Profile = r.word(x.Get("profile"), "profile", Profiles())
		out.Annex = x.True("annex")
		out.Rendered.Renderer, _ = x.Get("renderer").Int()
		out.Rendered.SHA256 = x.Text("sha256")
	}
	out.Conditions = r.conditions(f.Get("conditions"))
	out.Decision = r.decision(f.Get("decision"))
	out.Exception = r.exception(f.Get("exception"))
	out.Evidence = ReadRuns(f.Get("evidence"))
	return out
}

func (r reader) schema(v yamldoc.Value) {
	s, ok := v.Text()
	switch {
	case !ok || s == Schema:
	case strings.HasPrefix(s, "flowverdict/record/"):
		v.Report(BadSchema, fmt.Sprintf("schema %q is of another version of the program", s), "this program reads "+Schema)
	default:
		v.Report(BadSchema, fmt.Sprintf("schema %q is not a record's", s), "write schema: "+Schema)
	}
}

func (r reader) subject(v yamldoc.Value) review.Subject {
	f, _ := v.Shaped(shapeOf(r.fields.subject))
	return readBlock(r, f, r.fields.subject)
}

func (r reader) review(v yamldoc.Value) review.Review {
	shape := shapeOf(r.fields.review)
	if r.short {
		shape = InputShapes()["review"]
	}
	f, _ := v.Shaped(shape)
	return readBlock(r, f, r.fields.review)
}

func (r reader) pin(v yamldoc.Value) Pin {
	f, _ := v.Shaped(pinShape())
	return Pin{f.Text("id"), f.Text("version"), f.Text("sha256")}
}

func (r reader) assessment(v yamldoc.Value) (out Assessment) {
	f, ok := v.Shaped(assessmentShape())
	if !ok {
		return out
	}
	out.Verdict = f.Text("verdict")
	b, _ := f.Get("bracket").Shaped(bracketShape())
	out.Bracket = Bracket{b.Text("lowest"), b.Text("highest")}
	out.Score = r.scores(f.Get("score"))
	out.Points = r.scores(f.Get("points"))
	gate := gateShape()
	for _, v := range f.Get("gates").List() {
		x, _ := v.Shaped(gate)
		out.Gates = append(out.Gates, Gate{x.Text("gate"), x.Text("caps"), x.Text("state")})
	}
	out.Unknown = f.Get("unknown").Texts()
	out.Open = f.Get("open").Texts()
	return out
}

func (r reader) scores(v yamldoc.Value) questionnaire.Range {
	f, _ := v.Shaped(rangeShape())
	low, _ := f.Get("low").Int()
	high, _ := f.Get("high").Int()
	return questionnaire.Range{Low: low, High: high}
}

func (r reader) conditions(v yamldoc.Value) []review.Condition {
	var out []review.Condition
	shape := shapeOf(r.fields.condition)
	for _, item := range v.List() {
		f, _ := item.Shaped(shape)
		out = append(out, readBlock(r, f, r.fields.condition))
	}
	return out
}

func (r reader) mitigations(v yamldoc.Value) []review.Mitigation {
	var out []review.Mitigation
	shape := shapeOf(r.fields.mitigation)
	for _, item := range v.List() {
		f, _ := item.Shaped(shape)
		out = append(out, readBlock(r, f, r.fields.mitigation))
	}
	return out
}

func (r reader) decision(v yamldoc.Value) review.Decision {
	f, _ := v.Shaped(shapeOf(r.fields.decision))
	return readBlock(r, f, r.fields.decision)
}

func (r reader) exception(v yamldoc.Value) review.Exception {
	f, _ := v.Shaped(shapeOf(r.fields.exception))
	return readBlock(r, f, r.fields.exception)
}

// LongestID is how many characters the id of a record may have.
const LongestID = 80

// ValidID reports whether id can name a record and its files: lower-case
// letters, digits and single hyphens between them, [LongestID] at most, and none
// of [text.DeviceNames].
func ValidID(id string) bool {
	return len(id) <= LongestID && questionnaire.ValidID(id) && !text.IsDevice(id)
}

// WhyInvalid says of an id that is not valid what is wrong with it, as the rest
// of a sentence, and what to do.
func WhyInvalid(id string) (wrong, hint string) {
	if text.IsDevice(id) {
		name, _, _ := strings.Cut(strings.ToLower(id), ".")
		return "means a device to Windows, where no file can have that name", "add a number or a word: 0007-" + strings.TrimSpace(name)
	}
	return "is not lower-case words joined by hyphens", fmt.Sprintf("use a to z, 0 to 9 and single hyphens, %d at most: 0007-acmectl", LongestID)
}
