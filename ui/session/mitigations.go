package session

import (
	"slices"
	"strings"

	"flowverdict/questionnaire"
	"flowverdict/questionnaire/review"
	"flowverdict/report/summary"
)

// Coverage returns the state of every mitigation and practice, by the answers and
// by what the review says.
func (s *Session) Coverage() summary.Coverage { return s.coverage() }

// Mitigation returns what the review says of a mitigation: with the id alone
// where it says nothing.
func (s *Session) Mitigation(id string) review.Mitigation {
	for _, m := range s.draft.Mitigations {
		if m.ID == id {
			return m
		}
	}
	return review.Mitigation{ID: id}
}

// SetMitigation says of a mitigation what its state is and what that rests on. An
// entry that says nothing is not kept. It reports false for a mitigation that the
// questionnaire does not have, and for a state that none can have.
func (s *Session) SetMitigation(m review.Mitigation) bool {
	of := s.q.Mitigation(m.ID)
	if of == nil || m.State != "" && !isState(m.State) {
		return false
	}
	return s.change("mitigation "+of.Title, func(d *review.Draft) { d.Mitigations = s.WithMitigation(d.Mitigations, m) })
}

// WithMitigation returns entries with this one in place of an earlier one of the
// same mitigation, as [Session.SetMitigation] keeps them.
func (s *Session) WithMitigation(entries []review.Mitigation, m review.Mitigation) []review.Mitigation {
	kept := slices.DeleteFunc(slices.Clone(entries), func(x review.Mitigation) bool { return x.ID == m.ID })
	if m.Says() {
		m.Links = ownList(m.Links)
		kept = append(kept, m)
	}
	return ownList(inOrder(s.q, kept))
}

// FindsMitigations reports whether the review has a page of mitigations and every
// word of the filter is in its name, whatever the case.
func (s *Session) FindsMitigations(filter string) bool {
	if !slices.Contains(s.Stages(), Mitigations) {
		return false
	}
	for _, w := range strings.Fields(strings.ToLower(filter)) {
		if !strings.Contains(string(Mitigations), w) {
			return false
		}
	}
	return true
}

func isState(state string) bool {
	return state == questionnaire.Unknown || slices.Contains(questionnaire.MitigationStates(), state)
}

// soundMitigations returns what a review says of mitigations in the
// questionnaire's order, at most once of each, with a state that there is or
// none. What it says of others is kept as it is.
func soundMitigations(q *questionnaire.Questionnaire, entries []review.Mitigation) []review.Mitigation {
	var out []review.Mitigation
	for _, m := range entries {
		m.Links = ownList(m.Links)
		if q.Mitigation(m.ID) != nil && !isState(m.State) {
			m.State = ""
		}
		out = append(slices.DeleteFunc(out, func(x review.Mitigation) bool { return x.ID == m.ID }), m)
	}
	return ownList(inOrder(q, out))
}

// inOrder sorts entries as the questionnaire lists the mitigations, those that it
// does not have last.
func inOrder(q *questionnaire.Questionnaire, entries []review.Mitigation) []review.Mitigation {
	place := func(m review.Mitigation) int {
		at := slices.IndexFunc(q.Mitigations, func(x questionnaire.Mitigation) bool { return x.ID == m.ID })
		if at < 0 {
			return len(q.Mitigations)
		}
		return at
	}
	slices.SortStableFunc(entries, func(x, y review.Mitigation) int { return place(x) - place(y) })
	return entries
}
