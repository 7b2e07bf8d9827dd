package content

import "flowverdict/questionnaire"

// framework is what every record says of a framework: where its controls lead
// to, and the notes on them.
type framework struct {
	*questionnaire.Framework
	title   Inline
	caption Inline
	rows    []MappingRow // none where no question names a control of it
	notes   []Inline

	// The answer by which the framework does not apply, and the sentence that
	// says so; nothing where it always does.
	unless        questionnaire.Inapplicable
	notApplicable Inline
}

func newFramework(q *questionnaire.Questionnaire, of *questionnaire.Framework, controls map[string][]int) framework {
	f := framework{
		Framework: of,
		title:     say("%s:", join([]Inline{quoted(of.Title), lasting(link(of.URL))}, ", ")),
		caption:   say("Controls of %s", quoted(of.Title)),
	}
	if unless, ok := q.Inapplicable(of); ok {
		because := words(fixed(unless.Because))
		if of.NotApplicable != nil {
			because = quoted(unless.Because)
		}
		f.unless, f.notApplicable = unless, say("%s: not applicable, because %s.", quoted(of.Title), because)
	}
	for i := range of.Controls {
		control := &of.Controls[i]
		behind := controls[control.ID]
		if len(behind) == 0 {
			continue
		}
		id := quoted(control.ID)
		if control.Note != "" {
			f.notes = append(f.notes, say("Note on %s: %s", id, sentence(quoted(control.Note))))
			id = say("%s (see note)", id)
		}
		f.rows = append(f.rows, MappingRow{[]Inline{id, quoted(control.Title)}, behind})
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
		case f.notApplicable != nil && v.answers[f.unless.Question].Level == f.unless.Level:
			v.paragraph(f.notApplicable)
		case len(f.rows) > 0:
			v.paragraph(f.title)
			v.mapping(f.caption, f.rows, "Control", "Title", "Answers behind it")
			v.list(f.notes...)
		}
	}
}

// requests has the table from the sections of RFCs to the answers behind
// them.
func (v *view) requests() {
	if len(v.rfcs) == 0 {
		return
	}
	for _, s := range v.rfcSources {
		v.note(s)
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
