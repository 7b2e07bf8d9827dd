package content

import "flowverdict/report/summary"

// moreInformation is what a reader looks up: what was reviewed, every answer, the
// mitigations, and how the verdict came about.
func (v *view) moreInformation() {
	v.reviewed()
	v.allAnswers()
	v.evidenceRuns()
	v.allMitigations()
	v.computed()
}

// annex is what the questionnaire says of itself in every record: frameworks, the
// parts of standards, and the references.
func (v *view) annex() {
	v.gatesInWords()
	v.mitigationsInWords()
	v.controls()
	v.requests()
	v.heading(3, "Weights and missing answers")
	v.paragraph(words("An open or unknown answer counts as its worst level in the verdict, and as its best in the upper end of a range."),
		sentence(join([]Inline{words("No universal standard says how much privilege is too much: weights, gates and thresholds are the organisation's choice"), v.sources("article D6")}, " ")))
	v.references()
}

// computed says how the verdict is computed, with the chart of what decided it
// and the questionnaire by which it was.
func (v *view) computed() {
	v.heading(3, "How the verdict is computed")
	v.paragraph(
		say("The answers bring %s of 100 points; each gate that fires puts a ceiling on them, and the score then lies in the band of the verdict: %s.", fixed(summary.Range(v.a.Points)), v.bands()),
	)
	v.decidingInWords()
	v.chart()
	pin := v.r.Questionnaire
	v.list(
		labelled("Record", code(v.r.ID)),
		labelled("Questionnaire", join([]Inline{code(pin.ID), after("version ", prose(pin.Version))}, " ")),
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
	name := join([]Inline{code(v.q.ID), after("version ", prose(v.q.Version))}, " ")
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
