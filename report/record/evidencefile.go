package record

import (
	"fmt"
	"strings"

	"flowverdict/internal/finding"
	"flowverdict/internal/yamldoc"
	"flowverdict/questionnaire/evidence"
	"flowverdict/questionnaire/review"
)

// EvidenceHead is what opens every evidence file.
const EvidenceHead = "---  # Evidence written by flowverdict. Not to be edited: each run has a digest\n# yamllint disable rule:line-length\n"

// EvidenceFile is a file of runs that measured, as it was read.
type EvidenceFile struct {
	Runs     []evidence.Run
	Document *yamldoc.Document
}

// Errors returns what is wrong with the file, as [File.Errors].
func (f *EvidenceFile) Errors() []finding.Finding { return finding.Errors(f.Document.Findings()) }

// EvidenceLimits are those of evidence files.
func EvidenceLimits() yamldoc.Limits {
	return yamldoc.Limits{Bytes: 64 << 10, Depth: 16, Items: 500, Text: review.LongestText}
}

// EvidenceShapes returns the shape of every mapping of an evidence file, as
// [Shapes] does for a record.
func EvidenceShapes() map[string]yamldoc.Shape {
	return map[string]yamldoc.Shape{"": all("schema", "runs"), "runs[]": runShape(), "runs[].facts[]": factShape()}
}

// DecodeEvidence reads an evidence file strictly. ok is false when the file is no
// YAML document at all.
func DecodeEvidence(data []byte) (f EvidenceFile, ok bool) {
	f.Document, ok = yamldoc.Parse(data, EvidenceLimits())
	if !ok {
		return f, false
	}
	root, _ := f.Document.Root().Shaped(EvidenceShapes()[""])
	v := root.Get("schema")
	switch s, ok := v.Text(); {
	case !ok || s == evidence.Schema:
	case strings.HasPrefix(s, "flowverdict/evidence/"):
		v.Report(BadSchema, fmt.Sprintf("schema %q is of another version of the program", s), "this program reads "+evidence.Schema)
	default:
		v.Report(BadSchema, fmt.Sprintf("schema %q is not that of an evidence file", s), "write schema: "+evidence.Schema)
	}
	f.Runs = ReadRuns(root.Get("runs"))
	return f, true
}

// IsEvidence reports whether a file names itself an evidence file of this version
// of the program or of another one, whatever else is wrong with it.
func IsEvidence(data []byte) bool {
	d, ok := yamldoc.Parse(data, EvidenceLimits())
	if !ok || !d.Root().IsMapping() {
		return false
	}
	f, _ := d.Root().Entries()
	return strings.HasPrefix(f.Get("schema").Scalar(), "flowverdict/evidence/")
}

// EvidenceYAML writes an evidence file. It is an error where nobody could read it
// again for its size.
func EvidenceYAML(runs []evidence.Run) ([]byte, error) {
	content, err := yamldoc.YAML("", evidenceObject(runs))
	if err != nil {
		return nil, err
	}
	out := append([]byte(EvidenceHead), content...)
	if most := EvidenceLimits().Bytes; len(out) > most {
		return nil, fmt.Errorf("the file would have %d bytes, and an evidence file has %d at most", len(out), most)
	}
	return out, nil
}

// EvidenceJSON writes an evidence file with the same keys as JSON.
func EvidenceJSON(runs []evidence.Run) ([]byte, error) { return yamldoc.JSON(evidenceObject(runs)) }

func evidenceObject(runs []evidence.Run) yamldoc.Object {
	return yamldoc.Object{{Key: "schema", Value: evidence.Schema}, {Key: "runs", Value: yamldoc.Always(WriteRuns(runs))}}
}
