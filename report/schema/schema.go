// Package schema makes JSON Schemas (draft 2020-12) of the files that people
// write, so that editors complete keys and levels, explain them and mark what
// is wrong while it is typed. A schema is made from the shapes, words and
// levels that the strict readers use; what it accepts, they accept, but for
// what a schema cannot express (a test lists it).
//
// It imports the questionnaire's packages, the record, and the rules and the
// configuration of validate: no terminal library, no clock, and no JSON Schema
// library outside tests.
package schema

import (
	"errors"
	"fmt"

	"flowverdict/internal/yamldoc"
	"flowverdict/questionnaire"
	"flowverdict/questionnaire/library"
	"flowverdict/report/record"
)

// dialect is the meta-schema that every schema names.
const dialect = "https://json-schema.org/draft/2020-12/schema"

// Record returns the schema of a decision record. The answers of a record that
// pins one of the questionnaires, and the gates and mitigations that it names, are
// held against it; those of other records have their shape only. The same questionnaires give the same bytes.
func Record(questionnaires ...*questionnaire.Questionnaire) ([]byte, error) {
	b := builder{limits: record.Limits(), shapes: record.Shapes()}
	b.entries = b.recordEntries()
	root := b.value("")
	var cases []any
	var defs yamldoc.Object
	for _, q := range each(questionnaires) {
		cases = append(cases, pinned(q))
		defs = append(defs, pair(answerOf(q), heldAgainst(q)))
		defs = append(defs, levels(q)...)
		defs = append(defs, known(q)...)
	}
	root = append(root, pair("allOf", cases), pair("$defs", defs))
	return b.write("record:v1", "Decision record", root)
}

// Answers returns the schema of an answers file whose answers are given to q.
func Answers(q *questionnaire.Questionnaire) ([]byte, error) {
	b := builder{limits: record.Limits(), shapes: record.InputShapes()}
	b.entries = b.inputEntries(q)
	b.entries["answers"] = b.answersEntry(q)
	root := append(b.value(""), pair("$defs", append(levels(q), known(q)...)))
	return b.write("answers:v1", "Answers file", root)
}

// Questionnaire returns the schema of a questionnaire file. Whether its
// references resolve and its gates can decide is beyond a schema.
func Questionnaire() ([]byte, error) {
	b := builder{limits: library.FileLimits(), shapes: library.Shapes()}
	b.entries = b.questionnaireEntries()
	return b.write("questionnaire:v1", "Questionnaire", b.value(""))
}

// write puts the head before a schema. It fails when a key of a shape has no
// entry, or an entry no key: the two have come apart.
func (b *builder) write(name, title string, root yamldoc.Object) ([]byte, error) {
	for path := range b.entries {
		if !b.used[path] {
			b.apart = append(b.apart, fmt.Errorf("schema %s: %q is no key of the file", name, path))
		}
	}
	if len(b.apart) > 0 {
		return nil, errors.Join(b.apart...)
	}
	head := yamldoc.Object{pair("$schema", dialect), pair("$id", "urn:flowverdict:schema:"+name), pair("title", title)}
	return yamldoc.JSON(strict(append(head, root...)))
}
