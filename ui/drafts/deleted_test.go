package drafts

import (
	"errors"
	"os"
	"testing"
)

// A deleted draft comes back as it was for thirty days, in any later run, and is
// cleared then; nothing else is.
func TestADeletedDraftComesBack(t *testing.T) {
	deleted := sample().Saved
	for days, kept := range map[int]bool{0: true, 1: true, Kept - 1: true, Kept + 1: false, 400: false} {
		s := In(t.TempDir())
		if err := errors.Join(s.Save("1", sample()), s.Save("2", sample())); err != nil {
			t.Fatal(err)
		}
		was, _ := os.ReadFile(s.Path("1"))
		if err := s.Discard("1", deleted); err != nil {
			t.Fatal(err)
		}
		now := deleted.AddDate(0, 0, days)
		s.Tidy(now)
		list, err := s.Deleted()
		if err != nil || (len(list) == 1) != kept || kept && list[0].ID != "1" {
			t.Errorf("after %d days: %v, %v", days, list, err)
		}
		if others, err := s.List(now); err != nil || len(others) != 1 || others[0].ID != "2" {
			t.Errorf("after %d days: the others: %v, %v", days, others, err)
		}
		if err := s.Restore("1"); (err == nil) != kept {
			t.Errorf("after %d days: %v", days, err)
		}
		if is, _ := os.ReadFile(s.Path("1")); kept && string(is) != string(was) {
			t.Errorf("after %d days: it is not as it was", days)
		}
	}
}

// A draft that took the number meanwhile is not replaced.
func TestRestoringReplacesNothing(t *testing.T) {
	s := In(t.TempDir())
	if err := errors.Join(s.Save("1", sample()), s.Discard("1", sample().Saved), s.Save("1", sample())); err != nil {
		t.Fatal(err)
	}
	if err := s.Restore("1"); err == nil {
		t.Error("replaced")
	}
	for _, id := range []string{"", "0", "../1", "7"} {
		if err := s.Restore(id); err == nil {
			t.Errorf("%q restored", id)
		}
	}
}
