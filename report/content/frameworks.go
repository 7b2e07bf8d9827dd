package content

import (
	"strings"

	"flowverdict/questionnaire"
)

// The framework that is about AI systems, and the question that says whether
// one drives the CLI.
const (
	aiFramework = "nist-ai-rmf"
	aiQuestion  = "ai-agent"
)

// frameworks has one table for each framework, from its controls to the
// answers behind them, and the notes on controls.
func (v *view) frameworks() {
	if len(v.q.Frameworks) == 0 {
		return
	}
	v.heading(3, "Frameworks")
	for i := range v.q.Frameworks {
		framework := &v.q.Frameworks[i]
		if strings.HasPrefix(framework.ID, aiFramework) && v.noAgent() {
			v.paragraph(say("%s: not applicable, because no AI agent drives the CLI.", phrase(framework.Title)))
			continue
		}
		v.framework(framework)
	}
}

func (v *view) framework(framework *questionnaire.Framework) {
	var rows []MappingRow
	var notes []Inline
	for i := range framework.Controls {
		control := &framework.Controls[i]
		behind := v.controls[control.ID]
		if len(behind) == 0 {
			continue
		}
		id := phrase(control.ID)
		if control.Note != "" {
			id = say("%s (see note)", id)
			notes = append(notes, say("Note on %s: %s", phrase(control.ID), sentence(phrase(control.Note))))
		}
		rows = append(rows, MappingRow{[]Inline{id, phrase(control.Title)}, behind})
	}
	if len(rows) == 0 {
		return
	}
	v.paragraph(say("%s:", join([]Inline{phrase(framework.Title), lasting(link(framework.URL))}, ", ")))
	v.mapping(say("Controls of %s", phrase(framework.Title)), rows, "Control", "Title", "Answers behind it")
	v.list(notes...)
}

// noAgent reports whether the best answer says that no AI agent drives the CLI.
func (v *view) noAgent() bool {
	question := v.q.Question(aiQuestion)
	if question == nil {
		return false
	}
	level, ok := question.Level(v.answers[aiQuestion].Level)
	return ok && level == 0
}

// requests has the table from the sections of RFCs to the answers behind
// them.
func (v *view) requests() {
	if len(v.rfcs) == 0 {
		return
	}
	rows := make([]MappingRow, len(v.rfcs))
	for i, r := range v.rfcs {
		v.cited[r.document.ID] = true
		rows[i] = MappingRow{[]Inline{phrase(r.name)}, r.behind}
	}
	v.heading(3, "RFCs")
	v.mapping(words("Sections of RFCs that questions rest on"), rows, "RFC and section", "Answers behind it")
}

// mapping adds a table of what answers are behind.
func (v *view) mapping(caption Inline, rows []MappingRow, header ...fixed) {
	if v.names == nil {
		v.names = make([]Inline, len(v.q.Questions()))
		for i, question := range v.q.Questions() {
			v.names[i] = say("%s (%s)", phrase(question.Title), v.answerID(question))
		}
	}
	v.blocks = append(v.blocks, Mapping{caption, cells(header), v.names, rows})
}
