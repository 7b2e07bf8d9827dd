package content

import (
	"strings"

	"flowverdict/questionnaire"
	"flowverdict/questionnaire/mitigations"
)

// benefit says what users gain, and which sign-in ends.
func (v *view) benefit() {
	r := v.r.Review
	if strings.TrimSpace(r.Benefit+r.Replaces) == "" {
		return
	}
	v.heading(3, "Benefit")
	v.paragraph(sentence(prose(r.Benefit)), sentence(after("It replaces: ", prose(r.Replaces))))
}

// allMitigations is the coverage: the state of every mitigation, and whether the
// practices are met.
func (v *view) allMitigations() {
	if len(v.q.Mitigations)+len(v.q.Practices) == 0 {
		return
	}
	v.titled(3, v.mitigationsTitle())
	all := mitigations.Cover(v.q, v.r.Answers, v.r.Mitigations)
	var counts, prevents []Inline
	for _, c := range mitigations.Counts(all) {
		counts = append(counts, say("%d of %d that %s", c.Present, c.Most, fixed(c.Stops)))
	}
	var rows [][]Inline
	for i := range all {
		m := &all[i]
		if m.Prevents() {
			prevents = append(prevents, quoted(m.Title))
		}
		rows = append(rows, []Inline{quoted(m.Section), quoted(m.Title), words(fixed(m.State)), v.toldBy(m)})
	}
	v.paragraph(say("Present are %s.", join(counts, ", ")), or(sentence(after("Strangers are kept from starting the flow by: ", join(prevents, "; "))), words("Nothing that is known keeps strangers from starting the flow.")))
	v.table(words("Mitigations, and whether they are there"), rows, "Section", "Mitigation", "State", "By")
	v.practices()
}

// mitigationsTitle names the document and the section that lists them, where
// that is the same for all.
func (v *view) mitigationsTitle() Inline {
	if len(v.q.Mitigations) == 0 {
		return words("Mitigations")
	}
	where := func(m *questionnaire.Mitigation) string {
		document, _ := v.q.Document(m.Sources[0])
		at := strings.LastIndex(m.Section, ".")
		if document == nil || at < 0 {
			return ""
		}
		return document.ID + " " + m.Section[:at]
	}
	first := where(&v.q.Mitigations[0])
	for i := range v.q.Mitigations {
		if where(&v.q.Mitigations[i]) != first {
			return words("Mitigations")
		}
	}
	if first == "" {
		return words("Mitigations")
	}
	return say("Mitigations (%s)", quoted(first))
}

// toldBy says what tells the state of a mitigation, and what the record adds.
func (v *view) toldBy(m *mitigations.Result) Inline {
	var by Inline
	switch m.By {
	case mitigations.ByAnswers:
		by = words("answers")
	case mitigations.ByRecord:
		by = words("the record")
	}
	if m.Record == nil {
		return by
	}
	out := []Inline{by, prose(m.Record.Evidence)}
	for _, s := range m.Record.Links {
		out = append(out, link(s))
	}
	if m.Differs() {
		out = append(out, say("the record says %s", fixed(m.Record.State)))
	}
	return join(out, "; ")
}

// practices says which are met. What those ask that are not met is said beside
// them, and what the others ask stands in the annex.
func (v *view) practices() {
	if len(v.q.Practices) == 0 {
		return
	}
	of := map[string][]Inline{}
	for _, p := range mitigations.Practices(v.q, v.r.Answers, &v.a, v.r.Review.Benefit) {
		state := p.State
		if state != questionnaire.Met && state != questionnaire.NotMet {
			state = questionnaire.OpenPractice
		}
		if state == questionnaire.NotMet {
			of[state] = append(of[state], say("%s%s: %s", quoted(p.ID), after(" ", quoted(p.Level)), sentence(quoted(p.Text))))
			continue
		}
		of[state] = append(of[state], quoted(p.ID))
	}
	var said []Inline
	for _, state := range []struct{ id, words string }{{questionnaire.Met, "met "}, {questionnaire.OpenPractice, "open "}} {
		said = append(said, after(fixed(state.words), join(of[state.id], ", ")))
	}
	if not := of[questionnaire.NotMet]; len(not) > 0 {
		said = append(said, words("not met:"))
		v.paragraph(say("Practices: %s", join(said, "; ")))
		v.list(not...)
		return
	}
	v.paragraph(sentence(say("Practices: %s", join(said, "; "))))
}

// mitigationsInWords says what each mitigation does, and what each practice asks.
func (v *view) mitigationsInWords() {
	if len(v.q.Mitigations) > 0 {
		var rows [][]Inline
		for i := range v.q.Mitigations {
			m := &v.q.Mitigations[i]
			does := fixed(strings.Join(m.Stops, ", "))
			if m.InsufficientAlone {
				does += "; not enough by itself"
			}
			rows = append(rows, []Inline{quoted(m.Section), quoted(m.Title), words(does), quoted(m.Limits)})
		}
		v.heading(3, "Mitigations in words")
		v.table(words("What each mitigation does, and where it ends"), rows, "Section", "Mitigation", "Does", "Limits")
	}
	if len(v.q.Practices) == 0 {
		return
	}
	v.heading(3, "Practices")
	var items []Inline
	for i := range v.q.Practices {
		p := &v.q.Practices[i]
		items = append(items, say("%s%s: %s", quoted(p.ID), after(" ", quoted(p.Level)), sentence(quoted(p.Text))))
	}
	v.list(items...)
}
