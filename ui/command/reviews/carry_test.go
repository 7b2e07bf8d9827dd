package reviews

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"flowverdict/questionnaire"
	"flowverdict/questionnaire/fixture"
	"flowverdict/questionnaire/review"
	"flowverdict/questionnaire/soundness"
	"flowverdict/report/record"
)

// What is said of a mitigation is carried over where the other questionnaire
// lists it too, and the draft that it comes from stays as it is.
func TestMitigationsAreCarriedWhereTheyStillAre(t *testing.T) {
	from, _ := fixture.Judged(t)
	d := fixture.Clone(from.Definition)
	d.Version, d.Mitigations = "2.1.0", d.Mitigations[1:]
	to, err := soundness.New(d, "0123456789abcdef")
	if err != nil {
		t.Fatal(err)
	}
	draft := review.Draft{Mitigations: []review.Mitigation{
		{ID: from.Mitigations[0].ID, State: questionnaire.Present}, {ID: from.Mitigations[1].ID, State: questionnaire.Partial, Evidence: "Seen."},
	}}
	s := &Store{c: Config{Now: func() time.Time { return time.Date(2026, 11, 23, 12, 0, 0, 0, time.UTC) }}}
	carried, _, notice := s.carry(draft, from, to)
	if !strings.HasSuffix(notice, "; mitigations left out: 1.") {
		t.Error(notice)
	}
	if len(carried.Mitigations) != 1 || carried.Mitigations[0].ID != from.Mitigations[1].ID || carried.Mitigations[0].Evidence != "Seen." {
		t.Errorf("carried %+v", carried.Mitigations)
	}
	if len(draft.Mitigations) != 2 || draft.Mitigations[0].State != questionnaire.Present {
		t.Errorf("the draft is changed: %+v", draft.Mitigations)
	}
}

// Whoever revises a record that another one supersedes already, or would, is told
// before there are two.
func TestAForkIsToldBeforeItIsMade(t *testing.T) {
	dir := t.TempDir()
	older := &record.Record{ID: "0001-acmectl"}
	tell := func() string {
		told, err := forks(filepath.Join(dir, "0001-acmectl.yaml"), older)
		if err != nil {
			t.Fatal(err)
		}
		return told
	}
	write := func(id, status string) {
		r := record.Record{ID: id, Draft: review.Draft{Review: review.Review{Supersedes: "0001-acmectl"}, Decision: review.Decision{Status: status}}}
		content, err := r.YAML()
		if err == nil {
			err = os.WriteFile(filepath.Join(dir, id+".yaml"), content, 0o600)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	write("0002-acmectl", review.Rejected)
	if told := tell(); told != "" {
		t.Errorf("of a rejected one: %s", told)
	}
	write("0003-acmectl", review.Proposed)
	if told := tell(); !strings.HasPrefix(told, "0003-acmectl supersedes 0001-acmectl already") {
		t.Errorf("of a proposed one: %s", told)
	}
	older.Decision.SupersededBy = "0008-acmectl"
	if told := tell(); !strings.HasPrefix(told, "0008-acmectl supersedes") {
		t.Errorf("of the one that it names: %s", told)
	}
}
