package wizard

import (
	"slices"
	"strings"

	"flowverdict/report/summary"
	"flowverdict/ui/session"
	"flowverdict/ui/wizard/form"
)

// mend opens the field where a problem is mended, above the page that lists it:
// closing it leads back there. What has no field of its own is mended on its page.
func (m *model) mend(p session.Place) {
	if !m.writable() {
		return
	}
	f := m.fieldsOf(p)
	if f == nil {
		if p.Question != "" {
			m.goTo(p.Question)
		} else {
			m.enter(p.Stage)
		}
		return
	}
	if strings.HasPrefix(p.Field, "despite") {
		p.Field = session.DespiteKey
	}
	if i := slices.IndexFunc(f.Fields, func(x *form.Field) bool { return x.ID == p.Field && !x.IsHidden() }); i >= 0 {
		f.At = i
	} else if p.Condition != "" {
		f.At = 0
	}
	f.Open(true)
	m.raise(f)
}

// fieldsOf makes the form that holds a place; nil where there is none.
func (m *model) fieldsOf(p session.Place) *formScreen {
	switch {
	case p.Question != "":
		if p.Field == "level" || m.q.Question(p.Question) == nil {
			return nil
		}
		return newNoteScreen(m, p.Question)
	case p.Condition != "":
		for _, c := range m.s.Conditions() {
			if c.Gate == p.Condition {
				return newConditionScreen(m, c)
			}
		}
	case p.Mitigation != "":
		all := m.s.Coverage().All()
		if i := slices.IndexFunc(all, func(x summary.Mitigation) bool { return x.ID == p.Mitigation }); i >= 0 {
			return newMitigationScreen(m, all[i])
		}
	case p.Stage == session.Subject:
		return above(newSubjectScreen(m))
	case p.Stage == session.Decision:
		return above(newDecisionScreen(m))
	}
	return nil
}

// above makes the form of a stage one that stands above a page.
func above(f *formScreen) *formScreen {
	f.overlay, f.finish = true, f.m.close
	return f
}
