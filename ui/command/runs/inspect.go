package runs

import (
	"fmt"

	"flowverdict/questionnaire"
	"flowverdict/questionnaire/evidence"
	"flowverdict/report/evidence/metadata"
	"flowverdict/report/record"
)

// Document is metadata as it was read, by the name under which it was found.
type Document struct {
	Name    string
	Content []byte
}

// Inspected is what one provider says of itself.
type Inspected struct {
	Run           evidence.Run
	Metadata      *metadata.Metadata
	Reading       Reading
	Documents     []string
	Questionnaire *questionnaire.Questionnaire // says what the facts mean for answers
}

// Inspect reads documents of one provider. What is wrong with them is a
// [metadata.Error] that names the document.
func Inspect(documents []Document, by Reading, q *questionnaire.Questionnaire) (Inspected, error) {
	out := Inspected{Reading: by, Questionnaire: q}
	for _, d := range documents {
		var err error
		if out.Metadata == nil {
			out.Metadata, err = metadata.Read(d.Content)
		} else {
			err = out.Metadata.Join(d.Content)
		}
		if err != nil {
			return out, named(d.Name, err)
		}
		out.Documents = append(out.Documents, d.Name)
	}
	facts, err := out.Metadata.Facts(by.Asked)
	if err != nil {
		return out, named(documents[0].Name, err)
	}
	out.Run = evidence.Run{ID: "r1", Command: evidence.Inspect, Tool: by.Tool, At: by.At, Source: by.Source, Issuer: out.Metadata.Issuer, Facts: facts}
	for i := range facts {
		facts[i].ID = fmt.Sprintf("r1.%d", i+1)
	}
	out.Run.SHA256 = out.Run.Digest()
	return out, nil
}

func named(name string, err error) error {
	refused := *err.(*metadata.Error)
	refused.Message = shown(name) + ": " + refused.Message
	return &refused
}

// JSON writes the run as an evidence file in JSON.
func JSON(i Inspected) ([]byte, error) { return record.EvidenceJSON([]evidence.Run{i.Run}) }
