package output

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"

	"flowverdict/internal/finding"
	"flowverdict/internal/yamldoc"
	"flowverdict/report/validation"
)

// The schemas name the shape of the json and the jsonl format.
const (
	SchemaFindings = "flowverdict/findings/v1"
	SchemaFinding  = "flowverdict/finding/v1"

	SchemaUnchecked = "flowverdict/unchecked/v1" // a line of jsonl
)

// writeJSON writes one document with the keys always in the same order. A key
// without a value is left out; findings and counts are always there.
func writeJSON(w io.Writer, r *validation.Result, t Target) error {
	findings := yamldoc.Always{}
	for _, f := range r.Findings {
		findings = append(findings, fields(f, t))
	}
	c := r.Counts()
	var without []any
	for _, u := range t.Unchecked {
		without = append(without, uncheckedFields(u, t))
	}
	encoded, err := yamldoc.JSON(yamldoc.Object{
		{Key: "schema", Value: SchemaFindings},
		{Key: "as_of", Value: r.AsOf},
		{Key: "files", Value: len(r.Files)},
		{Key: "findings", Value: findings},
		{Key: "counts", Value: yamldoc.Object{
			{Key: "error", Value: c.Errors},
			{Key: "warning", Value: c.Warnings},
			{Key: "notice", Value: c.Notices},
		}},
		{Key: "unchecked", Value: without},
		{Key: "exit_code", Value: t.Code},
	})
	if err != nil {
		return err
	}
	_, err = w.Write(encoded)
	return err
}

// writeJSONLines writes a line for all that was not checked and one for each
// finding, nothing where there is none.
func writeJSONLines(w io.Writer, r *validation.Result, t Target) error {
	var all []yamldoc.Object
	head := func(schema string) yamldoc.Object {
		return yamldoc.Object{{Key: "schema", Value: schema}, {Key: "as_of", Value: r.AsOf}}
	}
	for _, u := range t.Unchecked {
		all = append(all, append(head(SchemaUnchecked), uncheckedFields(u, t)...))
	}
	for _, f := range r.Findings {
		all = append(all, append(head(SchemaFinding), fields(f, t)...))
	}
	var b bytes.Buffer
	for _, line := range all {
		encoded, err := yamldoc.JSON(line)
		if err != nil {
			return err
		}
		if err := json.Compact(&b, encoded); err != nil {
			return fmt.Errorf("write JSON lines: %w", err)
		}
		b.WriteByte('\n')
	}
	_, err := w.Write(b.Bytes())
	return err
}

// uncheckedFields are the keys of something that was not checked.
func uncheckedFields(u Unchecked, t Target) yamldoc.Object {
	return yamldoc.Object{{Key: "file", Value: u.name(t)}, {Key: "message", Value: u.Why}, {Key: "hint", Value: u.Hint}}
}

// fields are the keys of one finding.
func fields(f finding.Finding, t Target) yamldoc.Object {
	out := yamldoc.Object{
		{Key: "file", Value: t.file(f.File)},
	}
	if f.Line > 0 {
		out = append(out, yamldoc.Object{
			{Key: "line", Value: f.Line},
			{Key: "column", Value: f.Column},
			{Key: "width", Value: f.Width},
		}...)
	}
	var detail []any
	for _, d := range f.Detail {
		detail = append(detail, d)
	}
	return append(out, yamldoc.Object{
		{Key: "severity", Value: f.Severity.String()},
		{Key: "rule", Value: string(f.Rule)},
		{Key: "path", Value: f.Path},
		{Key: "message", Value: f.Message},
		{Key: "hint", Value: f.Hint},
		{Key: "source", Value: f.Source},
		{Key: "detail", Value: detail},
	}...)
}
