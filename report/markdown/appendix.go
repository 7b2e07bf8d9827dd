package markdown

import (
	"strings"

	"flowverdict/questionnaire"
)

// appendix is what a reader looks up: how the verdict came about, every
// answer, the frameworks behind the questions, and the references.
func (v *view) appendix() {
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
		"A gate that fires puts a ceiling on them, the top of the band of the verdict that it caps at, and the verdict is the band that the score then lies in: "+v.bands()+".",
		"An open or unknown answer counts as its worst level in the verdict, and as its best in the upper end of a range.",
	)
	v.paragraph(sentence(join([]inline{"No universal standard says how much privilege is too much: weights, gates and thresholds are the organisation's choice", v.sources("article D6")}, " ")))
	v.chart()
	pin := v.r.Questionnaire
	v.list(
		labelled("Record", code(v.r.ID)),
		labelled("Questionnaire", join([]inline{code(pin.ID), after("version ", text(pin.Version))}, " ")),
		labelled("SHA-256 of its file", code(pin.SHA256)),
		v.otherQuestionnaire(),
	)
}

// otherQuestionnaire says so where the questionnaire at hand is not the one
// that the record names.
func (v *view) otherQuestionnaire() inline {
	pin := v.r.Questionnaire
	if pin.ID == v.q.ID && pin.Version == v.q.Version && pin.SHA256 == v.q.Digest {
		return ""
	}
	out := "Computed with another questionnaire than the record names: " + join([]inline{code(v.q.ID), after("version ", text(v.q.Version))}, " ")
	if digest := code(v.q.Digest); digest != "" {
		out += ", SHA-256 " + digest
	}
	return out
}

// bands lists the bands: "suitable from 80, …, unsuitable below".
func (v *view) bands() inline {
	var out []inline
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

// frameworks writes one table for each framework, from its controls to the
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
	var rows [][]inline
	var notes []inline
	for _, control := range framework.Controls {
		behind := v.behind(func(q *questionnaire.Question) bool {
			for _, id := range q.Frameworks {
				if id == control.ID {
					return true
				}
			}
			return false
		})
		if behind == "" {
			continue
		}
		id := text(control.ID)
		if control.Note != "" {
			id += " (see note)"
			notes = append(notes, say("Note on %s: %s", control.ID, sentence(text(control.Note))))
		}
		rows = append(rows, []inline{id, text(control.Title), behind})
	}
	if len(rows) == 0 {
		return
	}
	v.paragraph(join([]inline{text(framework.Title), link(framework.URL)}, ", ") + ":")
	v.table([]inline{"Control", "Title", "Answers behind it"}, rows)
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
func (v *view) behind(concerned func(*questionnaire.Question) bool) inline {
	var out []inline
	for _, question := range v.q.Questions() {
		if concerned(question) {
			out = append(out, text(question.Title)+" ("+v.answerID(question)+")")
		}
	}
	return join(out, "; ")
}

// requests writes the table from the sections of RFCs to the answers behind
// them.
func (v *view) requests() {
	var rows [][]inline
	for _, document := range v.q.Documents {
		if !strings.HasPrefix(document.ID, "RFC ") {
			continue
		}
		for _, section := range v.sectionsOf(document.ID) {
			source := questionnaire.Source(strings.TrimSpace(document.ID + " " + section))
			v.sources(source)
			rows = append(rows, []inline{text(string(source)), v.behind(func(q *questionnaire.Question) bool { return has(q.Sources, source) })})
		}
	}
	if len(rows) > 0 {
		v.heading(3, "RFCs")
		v.table([]inline{"RFC and section", "Answers behind it"}, rows)
	}
}
