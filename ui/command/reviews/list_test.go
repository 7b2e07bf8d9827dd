package reviews

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"flowverdict/questionnaire/fixture"
	"flowverdict/report/validation/corpus"
	"flowverdict/ui/command/records"
	"flowverdict/ui/session"
)

// corpusStore is a store in a folder of n records.
func corpusStore(tb testing.TB, n int) *Store {
	tb.Helper()
	folder := tb.TempDir()
	for i := range n {
		e, err := corpus.Make(fixture.Release(), 1, i)
		if err == nil {
			err = os.WriteFile(filepath.Join(folder, e.Name), e.YAML, 0o600)
		}
		if err != nil {
			tb.Fatal(err)
		}
	}
	now := func() time.Time { return time.Date(2026, 11, 23, 12, 0, 0, 0, time.UTC) }
	return New(Config{Records: records.Store{Library: fixture.Library()}, Now: now, Out: folder})
}

func ids(all []session.RecordInfo) (out []string) {
	for _, x := range all {
		out = append(out, x.ID)
		out = append(out, ids(x.Superseded)...)
	}
	return out
}

// Records stand where they will stand before they are read, and are read in that
// order; what was read is not read again while its file stays the same.
func TestRecordsStandWhereTheyWillStand(t *testing.T) {
	s := corpusStore(t, 60)
	l, err := s.Records()
	if err != nil {
		t.Fatal(err)
	}
	before := ids(l.Records())
	for read := 7; l.Unread() > 0; read += 7 {
		l.Read(7)
		if got := ids(l.Records()); !slices.Equal(before, got) {
			t.Fatalf("%v became %v", before, got)
		}
		for i, x := range l.Records() {
			if (x.Entry != nil) != (i < read) {
				t.Fatalf("%s is read: %v, after %d", x.ID, x.Entry != nil, read)
			}
		}
	}
	changed := l.Records()[5].Path
	content, err := os.ReadFile(changed)
	if err == nil {
		err = os.WriteFile(changed, []byte(strings.Replace(string(content), "review_by: \"2027", "review_by: \"2025", 1)), 0o600)
	}
	if err != nil {
		t.Fatal(err)
	}
	if l, err = s.Records(); err != nil || l.Unread() != 1 {
		t.Fatalf("%d are unread, %v", l.Unread(), err)
	}
	l.Read(1)
	if first := l.Records()[0]; first.Path != changed || first.Entry == nil {
		t.Errorf("%+v stands first, not %s", first, changed)
	}
}

// What cannot be read stands last, with the reason, and what is no record nowhere.
func TestRecordsThatCannotBeReadStandLast(t *testing.T) {
	s := corpusStore(t, 3)
	for name, content := range map[string]string{
		"0000-broken.yaml": "schema: flowverdict/record/v1\nid: [", "0004-other.yaml": "a: 1\n",
		"0005-unknown.yaml": "schema: flowverdict/record/v1\nid: \"0005-unknown\"\nquestionnaire: {id: none, version: \"9.0.0\", sha256: \"\"}\n",
	} {
		if err := os.WriteFile(filepath.Join(s.folder(), name), []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	l, err := s.Records()
	if err != nil {
		t.Fatal(err)
	}
	l.Read(l.Unread())
	all := l.Records()
	if got := ids(all); len(got) != 5 || got[3] != "0000-broken" || got[4] != "0005-unknown" || !strings.HasPrefix(all[3].Problem, "line 2: ") || all[4].Problem == "" || all[3].Entry != nil {
		t.Errorf("%v, %q, %q", got, all[3].Problem, all[4].Problem)
	}
}

// BenchmarkRecords is what the start screen does with 400 records: find them and
// read what it has room for; read the others; and find out that nothing changed.
func BenchmarkRecords(b *testing.B) {
	s := corpusStore(b, 400)
	for _, x := range []struct {
		name  string
		n     int
		fresh bool
	}{{"first-screen", 16, true}, {"all", 400, true}, {"again", 400, false}} {
		b.Run(x.name, func(b *testing.B) {
			for b.Loop() {
				if x.fresh {
					s.known = nil
				}
				l, err := s.Records()
				if err != nil {
					b.Fatal(err)
				}
				l.Read(x.n)
			}
		})
	}
}
