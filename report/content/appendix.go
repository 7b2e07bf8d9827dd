package content

import (
	"slices"
	"strings"

	"flowverdict/questionnaire"
)

// appendix is what a reader looks up: how the verdict came about, every
// answer, the frameworks behind the questions, and the references.
func (v *view) appendix() {
	v.advice()
	v.missing()
	v.computed()
	v.allAnswers()
	v.frameworks()
	v.requests()
	v.references()
}

// computed says how the verdict is computed, with the chart of what decided it
// and the questionnaire by which it was.
func (v *view) computed() {
	v.heading(3, "How the verdict is computed")
	v.paragraph(
		say("Each answer brings points; weighted and added up they give 0 to 100, here %s.", spread(v.a.Points)),
		say("A gate that fires puts a ceiling on them, the top of the band of the verdict that it caps at, and the verdict is the band that the score then lies in: %s.", v.bands()),
		words("An open or unknown answer counts as its worst level in the verdict, and as its best in the upper end of a range."),
	)
	v.paragraph(sentence(join([]Inline{words("No universal standard says how much privilege is too much: weights, gates and thresholds are the organisation's choice"), v.sources("article D6")}, " ")))
	v.chart()
	pin := v.r.Questionnaire
	v.list(
		labelled("Record", code(v.r.ID)),
		labelled("Questionnaire", join([]Inline{code(pin.ID), after("version ", text(pin.Version))}, " ")),
		labelled("SHA-256 of its file", code(pin.SHA256)),
		v.otherQuestionnaire(),
		v.checked(),
	)
}

// otherQuestionnaire says so where the questionnaire at hand is not the one
// that the record names.
func (v *view) otherQuestionnaire() Inline {
	pin := v.r.Questionnaire
	if pin.ID == v.q.ID && pin.Version == v.q.Version && pin.SHA256 == v.q.Digest {
		return nil
	}
	name := join([]Inline{code(v.q.ID), after("version ", text(v.q.Version))}, " ")
	return say("Computed with another questionnaire than the record names: %s%s", name, after(", SHA-256 ", code(v.q.Digest)))
}

// checked says what was proved of the questionnaire at hand before anything was
// judged by it: an unsound one cannot be loaded.
func (v *view) checked() Inline {
	return say("Questionnaire checked: %s, %s, sound: a better answer can never give a worse verdict, and unknown can never help", count(len(v.q.Questions()), "question"), count(len(v.q.Gates), "gate"))
}

// bands lists the bands: "suitable from 80, …, unsuitable below".
func (v *view) bands() Inline {
	var out []Inline
	for i, band := range v.q.Bands {
		if i == len(v.q.Bands)-1 {
			out = append(out, say("%s below", band.Verdict))
		} else {
			out = append(out, say("%s from %d", band.Verdict, band.From))
		}
	}
	return join(out, ", ")
}

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
	for _, framework := range v.q.Frameworks {
		if strings.HasPrefix(framework.ID, aiFramework) && v.noAgent() {
			v.paragraph(say("%s: not applicable, because no AI agent drives the CLI.", framework.Title))
			continue
		}
		v.framework(framework)
	}
}

func (v *view) framework(framework questionnaire.Framework) {
	var rows [][]Inline
	var notes []Inline
	for _, control := range framework.Controls {
		behind := v.behind(func(q *questionnaire.Question) bool {
			for _, id := range q.Frameworks {
				if id == control.ID {
					return true
				}
			}
			return false
		})
		if len(behind) == 0 {
			continue
		}
		id := text(control.ID)
		if control.Note != "" {
			id = say("%s (see note)", id)
			notes = append(notes, say("Note on %s: %s", control.ID, sentence(text(control.Note))))
		}
		rows = append(rows, []Inline{id, text(control.Title), behind})
	}
	if len(rows) == 0 {
		return
	}
	v.paragraph(say("%s:", join([]Inline{text(framework.Title), link(framework.URL)}, ", ")))
	v.table(say("Controls of %s", framework.Title), rows, "Control", "Title", "Answers behind it")
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

// behind lists the answers to the questions that concern something.
func (v *view) behind(concerned func(*questionnaire.Question) bool) Inline {
	var out []Inline
	for i, question := range v.q.Questions() {
		if concerned(question) {
			out = append(out, v.answered(i, question))
		}
	}
	return join(out, "; ")
}

// answered is a question with its answer, made once: tables name each question
// many times.
func (v *view) answered(i int, question *questionnaire.Question) Inline {
	if v.names == nil {
		v.names = make([]Inline, len(v.q.Questions()))
	}
	if v.names[i] == nil {
		v.names[i] = say("%s (%s)", question.Title, v.answerID(question))
	}
	return v.names[i]
}

// requests has the table from the sections of RFCs to the answers behind
// them.
func (v *view) requests() {
	var rows [][]Inline
	sections := v.sections()
	for i := range v.q.Documents {
		document := &v.q.Documents[i]
		if !strings.HasPrefix(document.ID, "RFC ") {
			continue
		}
		slices.SortStableFunc(sections[document], compareSections)
		for _, section := range sections[document] {
			source := questionnaire.Source(strings.TrimSpace(document.ID + " " + section))
			v.sources(source)
			rows = append(rows, []Inline{text(string(source)), v.behind(func(q *questionnaire.Question) bool { return has(q.Sources, source) })})
		}
	}
	if len(rows) > 0 {
		v.heading(3, "RFCs")
		v.table(words("Sections of RFCs that questions rest on"), rows, "RFC and section", "Answers behind it")
	}
}
