package session_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"

	"flowverdict/questionnaire"
	"flowverdict/questionnaire/mitigations"
	"flowverdict/questionnaire/review"
	"flowverdict/ui/session"
)

// A review whose questionnaire lists no mitigation has no page of them.
func TestMitigationsAreAStageWhereThereAreSome(t *testing.T) {
	for i, q := range both(t) {
		s := beginWith(q)
		s.Enter(session.Summary)
		if entered := s.Enter(session.Mitigations); entered != (i == 1) || s.FindsMitigations("MITI") != (i == 1) {
			t.Errorf("%s %s: entered %v", q.ID, q.Version, entered)
		}
		if s.Next(); s.At().Stage != session.Decision {
			t.Errorf("%s %s: next leads to %s", q.ID, q.Version, s.At().Stage)
		}
		if s.FindsMitigations("mitigations owner") || s.SetMitigation(review.Mitigation{ID: "no-such-mitigation", State: "present"}) || s.SetMitigation(review.Mitigation{ID: "rate-limits", State: "planned"}) {
			t.Errorf("%s %s: something was taken that there is not", q.ID, q.Version)
		}
	}
}

// Whatever was said before, the last entry of a mitigation counts, those of
// others stay as they are, and one that says nothing is none.
func TestSetMitigation(t *testing.T) {
	q := both(t)[1]
	rapid.Check(t, func(t *rapid.T) {
		s := session.New(q, today, review.Draft{}, session.At{})
		want := map[string]review.Mitigation{}
		for range rapid.IntRange(1, 20).Draw(t, "entries") {
			m := entryOf(t, q)
			revision := s.Revision()
			changed := s.SetMitigation(m)
			if changed != (s.Revision() != revision) {
				t.Fatalf("%+v: changed %v", m, changed)
			}
			if q.Mitigation(m.ID) == nil || m.State == "planned" {
				if changed {
					t.Fatalf("%+v was taken", m)
				}
				continue
			}
			if delete(want, m.ID); m.Says() {
				want[m.ID] = m
			}
		}
		got := map[string]review.Mitigation{}
		last := -1
		for _, m := range s.Draft().Mitigations {
			got[m.ID] = m
			at := 0
			for i := range q.Mitigations {
				if q.Mitigations[i].ID == m.ID {
					at = i
				}
			}
			if at <= last {
				t.Fatalf("%s stands out of order", m.ID)
			}
			last = at
		}
		if diff := cmp.Diff(want, got, cmpopts.EquateEmpty()); diff != "" {
			t.Fatalf("entries (-want +got):\n%s", diff)
		}
		for _, r := range mitigations.Cover(q, nil, s.Draft().Mitigations) {
			if m, said := want[r.ID]; said && m.State != "" && r.State != m.State || !said && r.State != questionnaire.Unknown {
				t.Fatalf("%s is %s", r.ID, r.State)
			}
		}
	})
}
