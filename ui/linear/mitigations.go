package linear

import (
	"strings"

	"flowverdict/internal/text"
	"flowverdict/questionnaire"
	"flowverdict/questionnaire/mitigations"
	"flowverdict/questionnaire/review"
	"flowverdict/report/summary"
)

// mitigationsPage lists mitigations and practices; a number opens one mitigation.
func (r *runner) mitigationsPage() page {
	all := r.s.Coverage().All()
	return page{
		read:    r.readMitigations,
		prompt:  upTo(len(all)) + " for that mitigation, a states in turn, p practices, f to the decision, b back, ? all commands.",
		does:    "to open that mitigation",
		numbers: len(all),
		number: func(n int) error {
			id := all[n-1].ID
			return r.enter(func() page { return r.mitigationPage(id) })
		},
		commands: append([]command{
			cmd("a all", "say the states that no answer tells, one after the other; a full stop ends it", r.sayStates),
			cmd("p practices", "whether the practices are met that the sources ask for", func() error { r.tellPractices(r.s.Coverage().Practices); return nil }),
		}, r.moves()...),
	}
}

func (r *runner) readMitigations() {
	c := r.s.Coverage()
	r.say("Mitigations. Present: %s.", strings.Join(c.Present(), ", "))
	r.say("None of them changes the verdict, and none has to be said.")
	if len(c.Said) > 0 {
		r.say("Asked here, because no answer tells it:")
	}
	for i, m := range c.All() {
		if i == len(c.Said) {
			r.say("Told by the answers:")
		}
		r.item(i+1, "%s", mitigationLine(m))
	}
}

// mitigationLine says how one stands.
func mitigationLine(m summary.Mitigation) string {
	line := m.Title + ": " + m.Word() + "."
	switch {
	case m.Differs():
		line += " The entry says otherwise."
	case m.Record != nil && m.Record.HasNote():
		line += " There is evidence."
	}
	return line
}

func (r *runner) tellPractices(all []summary.Practice) {
	if len(all) == 0 {
		r.say("The questionnaire lists no practices.")
		return
	}
	r.say("Practices:")
	for _, p := range all {
		r.say("%s: %s.", p.Title(), p.Word())
	}
}

// mitigationPage says all of one mitigation, and takes what is said of it.
func (r *runner) mitigationPage(id string) page {
	states := append(questionnaire.MitigationStates(), questionnaire.Unknown)
	p := r.formPage(func() []field { return r.mitigationForm(id) }, func() { r.tellMitigation(r.mitigation(id)) },
		"or "+text.Or(states)+"; b back to the list, ? all commands.",
		cmd("b back", "back to the list", r.leave),
		cmd("u undo z", "take the last change back", r.undo),
		r.problemsCommand(),
		cmd("q quit", "keep the draft and leave", func() error { return errQuit }))
	p.allowed = upTo(p.numbers) + " to fill in, or " + text.Or(states)
	p.word = func(s string) bool {
		if _, refusal := choose(s, states); refusal != "" {
			return false
		}
		if r.setMitigation(id, func(m *review.Mitigation) { m.State = s }) {
			r.say("%s is now: %s.", r.mitigation(id).Title, s)
		}
		return true
	}
	return p
}

// mitigation is how one stands now.
func (r *runner) mitigation(id string) summary.Mitigation {
	for _, m := range r.s.Coverage().All() {
		if m.ID == id {
			return m
		}
	}
	return summary.Mitigation{}
}

func (r *runner) tellMitigation(m summary.Mitigation) {
	r.say("%s: %s.", m.Title, m.Word())
	if m.By == mitigations.ByAnswers {
		r.say("The answers tell it; what is entered stands beside them.")
	}
	for _, row := range m.Rows() {
		for i, line := range text.Lines(row.Value.String()) {
			if i == 0 {
				line = row.Label + ": " + line
			}
			if row.Label != "Links" { // a full stop would belong to the address
				line = text.Sentence(line)
			}
			r.say("%s", line)
		}
	}
}

func (r *runner) mitigationForm(id string) []field {
	var out []field
	m := r.s.Mitigation(id)
	for _, f := range review.AskedOf(review.MitigationFields()) {
		x := entryField(&f.Entry, f.Shown(&m))
		switch f.Key {
		case "evidence":
			x.show, x.edit = inOneLine(m.Evidence), func() error { return r.editEvidence(r.entry(id)) }
		case "links":
			x.show, x.edit = strings.Join(m.Links, ", "), func() error { return r.editLinks(r.entry(id)) }
		default:
			x.set = func(typed string) string {
				typed, refusal := r.typed(&f.Entry, typed)
				if refusal == "" {
					r.setMitigation(id, func(m *review.Mitigation) { f.Enter(m, typed) })
				}
				return refusal
			}
		}
		out = append(out, x)
	}
	return out
}

// entry is what evidence and links of a mitigation are entered in.
func (r *runner) entry(id string) noted {
	return noted{
		evidence: func() string { return r.s.Mitigation(id).Evidence },
		links:    func() []string { return r.s.Mitigation(id).Links },
		set: func(evidence string, links []string) {
			r.setMitigation(id, func(m *review.Mitigation) { m.Evidence, m.Links = evidence, links })
		},
		with: func(evidence string) review.Draft {
			m, d := r.s.Mitigation(id), r.s.Draft()
			m.Evidence = evidence
			d.Mitigations = r.s.WithMitigation(d.Mitigations, r.datedEntry(m))
			return d
		},
	}
}

// setMitigation changes what is said of a mitigation. It reports whether that
// may be changed.
func (r *runner) setMitigation(id string, step func(*review.Mitigation)) bool {
	if !r.editable() {
		return false
	}
	m := r.s.Mitigation(id)
	step(&m)
	if dated := r.datedEntry(m); dated.Collected != m.Collected {
		r.say("Collected is set to %s.", dated.Collected)
		m = dated
	}
	r.change(func() bool { return r.s.SetMitigation(m) })
	return true
}

// datedEntry gives an entry whose evidence is begun today its day.
func (r *runner) datedEntry(m review.Mitigation) review.Mitigation {
	if !r.s.Mitigation(m.ID).HasNote() && m.HasNote() && m.Collected == "" {
		m.Collected = r.cfg.Today
	}
	return m
}

// sayStates asks for the states that no answer tells, one after the other.
func (r *runner) sayStates() error {
	said := r.s.Coverage().Said
	if len(said) == 0 {
		r.say("The answers tell all of them.")
	}
	states := func() []field {
		var out []field
		for _, m := range said {
			x := r.mitigationForm(m.ID)[0]
			x.label = m.Title
			out = append(out, x)
		}
		return out
	}
	return r.fillAll(states)
}
