package record

import (
	"flowverdict/internal/yamldoc"
	"flowverdict/questionnaire"
	"flowverdict/questionnaire/review"
)

// Head is the comment that opens every record.
const Head = "Decision record written by flowverdict. The assessment is computed from the answers;\nedit answers, then run: flowverdict update FILE"

// YAML writes the record. The same record gives the same bytes.
func (r *Record) YAML() ([]byte, error) { return r.YAMLFor("") }

// YAMLFor is YAML with a comment by which editors find the JSON Schema at this
// path from the file on, and complete and explain keys and levels by it; "" for
// none.
func (r *Record) YAMLFor(schema string) ([]byte, error) {
	head := Head
	if schema != "" {
		head += "\nyaml-language-server: $schema=" + schema
	}
	return yamldoc.YAML(head, r.object())
}

// JSON writes the record with the same keys as the YAML.
func (r *Record) JSON() ([]byte, error) { return yamldoc.JSON(r.object()) }

func (r *Record) object() yamldoc.Object {
	return yamldoc.Object{
		{Key: "schema", Value: Schema},
		{Key: "id", Value: r.ID},
		{Key: "subject", Value: subjectObject(r.Subject)},
		{Key: "review", Value: yamldoc.Object{
			{Key: "reviewers", Value: texts(r.Review.Reviewers)},
			{Key: "date", Value: r.Review.Date},
			{Key: "review_by", Value: r.Review.ReviewBy},
			{Key: "supersedes", Value: r.Review.Supersedes},
		}},
		{Key: "questionnaire", Value: yamldoc.Object{
			{Key: "id", Value: r.Questionnaire.ID},
			{Key: "version", Value: r.Questionnaire.Version},
			{Key: "sha256", Value: r.Questionnaire.SHA256},
		}},
		{Key: "answers", Value: answerList(r.Answers)},
		{Key: "assessment", Value: assessmentObject(r.Assessment)},
		{Key: "report", Value: yamldoc.Flow{{Key: "profile", Value: r.Profile}}},
		{Key: "conditions", Value: conditionList(r.Conditions)},
		{Key: "decision", Value: yamldoc.Object{
			{Key: "status", Value: r.Decision.Status},
			{Key: "by", Value: r.Decision.By},
			{Key: "date", Value: r.Decision.Date},
			{Key: "reason", Value: r.Decision.Reason},
		}},
		{Key: "exception", Value: exceptionObject(r.Exception)},
	}
}

func subjectObject(s review.Subject) yamldoc.Object {
	return yamldoc.Object{
		{Key: "name", Value: s.Name},
		{Key: "version", Value: s.Version},
		{Key: "description", Value: s.Description},
		{Key: "owner", Value: s.Owner},
		{Key: "repository", Value: s.Repository},
		{Key: "identity_provider", Value: s.IdentityProvider},
		{Key: "client_id", Value: s.ClientID},
		{Key: "scopes", Value: texts(s.Scopes)},
		{Key: "design", Value: s.Design},
	}
}

func answerList(answers questionnaire.Answers) []any {
	var out []any
	for _, a := range answers {
		out = append(out, yamldoc.Object{
			{Key: "question", Value: a.Question},
			{Key: "level", Value: a.Level},
			{Key: "basis", Value: string(a.Basis)},
			{Key: "evidence", Value: a.Evidence},
			{Key: "links", Value: texts(a.Links)},
			{Key: "collected", Value: a.Collected},
		})
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

func conditionList(conditions []review.Condition) []any {
	var out []any
	for _, c := range conditions {
		out = append(out, yamldoc.Object{
			{Key: "gate", Value: c.Gate},
			{Key: "action", Value: c.Action},
			{Key: "owner", Value: c.Owner},
			{Key: "due", Value: c.Due},
			{Key: "status", Value: c.Status},
		})
	}
	return out
}

func exceptionObject(e review.Exception) yamldoc.Object {
	if !e.Given() {
		return nil
	}
	return yamldoc.Object{
		{Key: "gates", Value: texts(e.Gates)},
		{Key: "reason", Value: e.Reason},
		{Key: "approved_by", Value: e.ApprovedBy},
		{Key: "until", Value: e.Until},
	}
}

func texts(list []string) []any {
	var out []any
	for _, s := range list {
		out = append(out, s)
	}
	return out
}
