package drafts

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"flowverdict/questionnaire"
	"flowverdict/questionnaire/review"
	"flowverdict/report/record"
	"flowverdict/ui/session"

	"github.com/google/go-cmp/cmp"
)

func sample() Draft {
	return Draft{
		Schema:        Schema,
		Questionnaire: record.Pin{ID: "device-flow-cli", Version: "1.0.0", SHA256: "ab"},
		Folder:        "/srv/records",
		Saved:         time.Date(2026, 11, 23, 10, 0, 0, 0, time.UTC),
		At:            session.At{Stage: session.Questions, Question: "hosts"},
		Entered: review.Draft{
			Subject: review.Subject{Name: "acmectl \u202e\x1b[31m\n東京", Scopes: []string{"deploy.read"}},
			Review:  review.Review{Reviewers: []string{"application security"}, Date: "2026-11-23"},
			Answers: questionnaire.Answers{{Question: "browser", Level: "none", Basis: "observed", Evidence: "two\nlines", Links: []string{"https://docs.example.org"}}},
		},
	}
}

func TestRoundTrip(t *testing.T) {
	s := In(filepath.Join(t.TempDir(), "state"))
	if err := s.Save("1", sample()); err != nil {
		t.Fatal(err)
	}
	got, err := s.Load("1")
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(sample(), got); diff != "" {
		t.Error(diff)
	}
	info, err := os.Stat(s.Path("1"))
	if err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("mode %v, %v: a draft is private", info.Mode(), err)
	}
}

// A draft that is cut off anywhere is explained, and stays as it is.
func TestDamagedDraftIsKept(t *testing.T) {
	s := In(t.TempDir())
	if err := s.Save("1", sample()); err != nil {
		t.Fatal(err)
	}
	whole, err := os.ReadFile(s.Path("1"))
	if err != nil {
		t.Fatal(err)
	}
	for n := range len(whole) - 2 { // the last two bytes are "}\n"
		if testing.Short() && n%9 > 0 {
			continue
		}
		if err := os.WriteFile(s.Path("1"), whole[:n], 0o600); err != nil {
			t.Fatal(err)
		}
		_, err := s.Load("1")
		if err == nil || !strings.Contains(err.Error(), "draft 1 is damaged") || !strings.Contains(err.Error(), s.Path("1")) {
			t.Fatalf("cut at %d: %v", n, err)
		}
		if left, _ := os.ReadFile(s.Path("1")); len(left) != n {
			t.Fatalf("cut at %d: the file was changed", n)
		}
	}
	list, err := s.List(sample().Saved.Add(time.Hour * 24))
	if err != nil || len(list) != 1 || list[0].Err == nil {
		t.Errorf("a damaged draft is not listed: %v, %v", list, err)
	}
}

func TestDraftOfAnotherVersion(t *testing.T) {
	s := In(t.TempDir())
	if err := os.WriteFile(s.Path("1"), []byte(`{"schema": "flowverdict/draft/v9", "more": 1}`), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Load("1"); err == nil || !strings.Contains(err.Error(), "another version of flowverdict") {
		t.Error(err)
	}
}

func TestNoSuchDraft(t *testing.T) {
	s := In(t.TempDir())
	for _, id := range []string{"7", "", "../1", "01", "-1"} {
		if _, err := s.Load(id); !errors.Is(err, fs.ErrNotExist) {
			t.Errorf("%q: %v", id, err)
		}
	}
}

func TestListIsNewestFirst(t *testing.T) {
	s := In(t.TempDir())
	for id, hour := range map[string]int{"1": 9, "2": 11, "3": 10} {
		d := sample()
		d.Saved = time.Date(2026, 11, 23, hour, 0, 0, 0, time.UTC)
		if err := s.Save(id, d); err != nil {
			t.Fatal(err)
		}
	}
	list, err := s.List(sample().Saved.Add(time.Hour * 24))
	if err != nil || len(list) != 3 {
		t.Fatal(list, err)
	}
	if got := list[0].ID + list[1].ID + list[2].ID; got != "231" {
		t.Errorf("got %s", got)
	}
}

func TestOneHolder(t *testing.T) {
	s := In(t.TempDir())
	first, err := s.Hold("1")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := s.Hold("1"); !errors.Is(err, ErrHeld) {
		t.Fatalf("held twice: %v", err)
	}
	if err := first.Release(); err != nil {
		t.Fatal(err)
	}
	again, err := s.Hold("1")
	if err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(again.Release(), again.Release()); err != nil {
		t.Fatal(err)
	}
	if left, _ := os.ReadDir(s.dir); len(left) != 0 {
		t.Errorf("left behind: %v", left)
	}
}

func TestTakeSkipsWhatIsTaken(t *testing.T) {
	s := In(t.TempDir())
	id, lock, err := s.Take()
	if err != nil || id != "1" {
		t.Fatal(id, err)
	}
	other, otherLock, err := s.Take()
	if err != nil || other != "2" {
		t.Fatal(other, err)
	}
	if err := s.Save("2", sample()); err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(lock.Release(), otherLock.Release(), s.Discard("2", sample().Saved)); err != nil {
		t.Fatal(err)
	}
	third, thirdLock, err := s.Take()
	if err != nil || third != "3" {
		t.Fatal(third, err)
	}
	if err := errors.Join(thirdLock.Release(), s.Restore("2")); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Load("2"); err != nil {
		t.Error(err)
	}
}

func TestFolder(t *testing.T) {
	env := func(vars map[string]string) func(string) string { return func(k string) string { return vars[k] } }
	for _, c := range []struct {
		vars map[string]string
		want string
	}{
		{map[string]string{"XDG_STATE_HOME": "/state", "HOME": "/home/x"}, "/state/flowverdict/drafts"},
		{map[string]string{"XDG_STATE_HOME": "relative", "HOME": "/home/x"}, "/home/x/.local/state/flowverdict/drafts"},
		{map[string]string{"HOME": "/home/x"}, "/home/x/.local/state/flowverdict/drafts"},
	} {
		if got, err := Folder(env(c.vars)); err != nil || filepath.ToSlash(got) != c.want {
			t.Errorf("%v: got %s, %v", c.vars, got, err)
		}
	}
}
