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

// framework is what every record says of a framework: where its controls lead
// to, and the notes on them.
type framework struct {
	*questionnaire.Framework
	title   Inline
	caption Inline
	rows    []MappingRow // none where no question names a control of it
	notes   []Inline
}

func newFramework(of *questionnaire.Framework, controls map[string][]int) framework {
	f := framework{
		Framework: of,
		title:     say("%s:", join([]Inline{phrase(of.Title), lasting(link(of.URL))}, ", ")),
		caption:   say("Controls of %s", phrase(of.Title)),
	}
	for i := range of.Controls {
		control := &of.Controls[i]
		behind := controls[control.ID]
		if len(behind) == 0 {
			continue
		}
		id := phrase(control.ID)
		if control.Note != "" {
			f.notes = append(f.notes, say("Note on %s: %s", id, sentence(phrase(control.Note))))
			id = say("%s (see note)", id)
		}
		f.rows = append(f.rows, MappingRow{[]Inline{id, phrase(control.Title)}, behind})
	}
	return f
}

// controls has one table for each framework, from its controls to the answers
// behind them, and the notes on controls.
func (v *view) controls() {
	if len(v.frameworks) == 0 {
		return
	}
	v.heading(3, "Frameworks")
	for i := range v.frameworks {
		f := &v.frameworks[i]
		switch {
		case strings.HasPrefix(f.ID, aiFramework) && v.noAgent():
			v.paragraph(say("%s: not applicable, because no AI agent drives the CLI.", phrase(f.Title)))
		case len(f.rows) > 0:
			v.paragraph(f.title)
			v.mapping(f.caption, f.rows, "Control", "Title", "Answers behind it")
			v.list(f.notes...)
		}
	}
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
	for _, id := range v.rfcIDs {
		v.cited[id] = true
	}
	v.heading(3, "RFCs")
	v.mapping(words("Sections of RFCs that questions rest on"), v.rfcs, "RFC and section", "Answers behind it")
}

// mapping adds a table of what answers are behind.
func (v *view) mapping(caption Inline, rows []MappingRow, header ...fixed) {
	if v.names == nil {
		v.names = make([]Inline, len(v.q.Questions()))
		for i, question := range v.q.Questions() {
			v.names[i] = v.answered(question).name
		}
	}
	v.blocks = append(v.blocks, Mapping{caption, cells(header), v.names, rows})
}
