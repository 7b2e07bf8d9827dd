package record

import (
	"flowverdict/internal/yamldoc"
	"flowverdict/questionnaire"
)

// Head is what opens every record: the mark of a document's start and comments.
// The second keeps yamllint, as it comes, from counting the columns of texts.
const Head = "---  # Decision record written by flowverdict. Edited? flowverdict update FILE\n# yamllint disable rule:line-length\n"

// YAML writes the record. The same record gives the same bytes.
func (r *Record) YAML() ([]byte, error) { return r.YAMLFor("") }

// YAMLFor is YAML with a comment by which editors find the JSON Schema at this
// path from the file on, and complete and explain keys and levels by it; "" for
// none.
func (r *Record) YAMLFor(schema string) ([]byte, error) {
	head := Head
	if schema != "" {
		head += "# yaml-language-server: $schema=" + schema + "\n"
	}
	content, err := yamldoc.YAML("", r.object())
	return append([]byte(head), content...), err
}

// JSON writes the record with the same keys as the YAML, and what is given
// beside them.
func (r *Record) JSON(beside ...yamldoc.Pair) ([]byte, error) {
	return yamldoc.JSON(append(r.object(), beside...))
}

func (r *Record) object() yamldoc.Object {
	fields := allTables()
	var exception yamldoc.Object
	if r.Exception.Given() {
		exception = writeBlock(r.Exception, fields.exception)
	}
	return yamldoc.Object{
		{Key: "schema", Value: Schema},
		{Key: "id", Value: r.ID},
		{Key: "subject", Value: writeBlock(r.Subject, fields.subject)},
		{Key: "review", Value: writeBlock(r.Review, fields.review)},
		{Key: "questionnaire", Value: yamldoc.Object{
			{Key: "id", Value: r.Questionnaire.ID},
			{Key: "version", Value: r.Questionnaire.Version},
			{Key: "sha256", Value: r.Questionnaire.SHA256},
		}},
		{Key: "answers", Value: writeBlocks(r.Answers, fields.answer)},
		{Key: "mitigations", Value: writeBlocks(r.Mitigations, fields.mitigation)},
		{Key: "assessment", Value: assessmentObject(r.Assessment)},
		{Key: "report", Value: r.reportFlow()},
		{Key: "conditions", Value: writeBlocks(r.Conditions, fields.condition)},
		{Key: "decision", Value: writeBlock(r.Decision, fields.decision)},
		{Key: "exception", Value: exception},
		{Key: "evidence", Value: WriteRuns(r.Evidence)},
	}
}

func (r *Record) reportFlow() yamldoc.Flow {
	out := yamldoc.Flow{{Key: "profile", Value: r.Profile}}
	if r.Annex {
		out = append(out, yamldoc.Pair{Key: "annex", Value: true})
	}
	if r.Rendered.Renderer > 0 {
		out = append(out, yamldoc.Pair{Key: "renderer", Value: r.Rendered.Renderer}, yamldoc.Pair{Key: "sha256", Value: r.Rendered.SHA256})
	}
	return out
}

func assessmentObject(a Assessment) yamldoc.Object {
	gates := yamldoc.Always{}
	for _, g := range a.Gates {
		gates = append(gates, yamldoc.Flow{{Key: "gate", Value: g.Gate}, {Key: "caps", Value: g.Caps}, {Key: "state", Value: g.State}})
	}
	return yamldoc.Object{
		{Key: "verdict", Value: a.Verdict},
		{Key: "bracket", Value: yamldoc.Flow{{Key: "lowest", Value: a.Bracket.Lowest}, {Key: "highest", Value: a.Bracket.Highest}}},
		{Key: "score", Value: rangeFlow(a.Score)},
		{Key: "points", Value: rangeFlow(a.Points)},
		{Key: "gates", Value: gates},
		{Key: "unknown", Value: yamldoc.Always(texts(a.Unknown))},
		{Key: "open", Value: yamldoc.Always(texts(a.Open))},
	}
}

func rangeFlow(r questionnaire.Range) yamldoc.Flow {
	return yamldoc.Flow{{Key: "low", Value: r.Low}, {Key: "high", Value: r.High}}
}

func texts(list []string) []any {
	var out []any
	for _, s := range list {
		out = append(out, s)
	}
	return out
}
