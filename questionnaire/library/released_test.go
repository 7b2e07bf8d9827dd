package library_test

import (
	"cmp"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"flowverdict/questionnaire"
	"flowverdict/questionnaire/fixture"
	"flowverdict/questionnaire/library"

	"pgregory.net/rapid"
)

// What the heads of the files say is what loading them gives.
func TestReleases(t *testing.T) {
	files, err := filepath.Glob("../data/releases/*.yaml")
	if err != nil {
		t.Fatal(err)
	}
	releases := library.Releases()
	if len(releases) != len(files) || len(files) == 0 {
		t.Fatalf("%d files, %d releases", len(files), len(releases))
	}
	digests := map[string]*questionnaire.Questionnaire{}
	for _, name := range files {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		q, problems := library.Load(data)
		for _, p := range problems {
			t.Errorf("%s:%v", name, p)
		}
		digests[library.Digest(data)] = q
	}
	for i, r := range releases {
		q := digests[r.Digest]
		if q == nil || q.ID != r.ID || q.Version != r.Version || q.Digest != r.Digest {
			t.Errorf("%+v is not what its file says", r)
		}
		if got := library.Released(r.ID, r.Version); got == nil || got.Digest != r.Digest {
			t.Errorf("%s %s is not released", r.ID, r.Version)
		}
		if i > 0 && releases[i-1].ID == r.ID && questionnaire.CompareVersions(releases[i-1].Version, r.Version) >= 0 {
			t.Errorf("%s does not stand before %s", releases[i-1].Version, r.Version)
		}
	}
	newest := ""
	for _, r := range releases {
		if r.ID == "device-flow-cli" {
			newest = r.Digest
		}
	}
	if got := library.Default().Digest; got != newest {
		t.Errorf("the default is %s, not the newest %s", got, newest)
	}
}

// A review is done again by what a person has named, as a new one is, unless its
// record answers a newer version; and by the newest release otherwise.
func TestSuccessor(t *testing.T) {
	var released library.Library
	newest := released.Default()
	first := released.Get("device-flow-cli", "1.0.0")
	other := *first
	other.ID = "own"
	for _, x := range []struct {
		name        string
		added       []*questionnaire.Questionnaire
		from, wants *questionnaire.Questionnaire
	}{
		{"nothing is added", nil, first, newest},
		{"the version of the record", []*questionnaire.Questionnaire{first}, first, first},
		{"an older version than the record's", []*questionnaire.Questionnaire{first}, newest, newest},
		{"two versions", []*questionnaire.Questionnaire{newest, first}, first, newest},
		{"another questionnaire", []*questionnaire.Questionnaire{&other}, first, &other},
		{"this one and another", []*questionnaire.Questionnaire{&other, first}, first, first},
	} {
		t.Run(x.name, func(t *testing.T) {
			var lib library.Library
			for _, q := range x.added {
				if err := lib.Add(q); err != nil {
					t.Fatal(err)
				}
			}
			if got := lib.Successor(x.from); got.ID != x.wants.ID || got.Version != x.wants.Version {
				t.Errorf("%s %s, not %s %s", got.ID, got.Version, x.wants.ID, x.wants.Version)
			}
		})
	}
}

func TestLibrary(t *testing.T) {
	var lib library.Library
	var wait sync.WaitGroup
	got := make([]*questionnaire.Questionnaire, 8)
	for i := range got {
		wait.Go(func() {
			if got[i] = lib.Default(); i%2 > 0 {
				got[i] = lib.Get(got[i].ID, got[i].Version)
			}
		})
	}
	wait.Wait()
	for _, q := range got {
		if q == nil || q != got[0] {
			t.Fatal("a questionnaire is read twice, or not at all")
		}
	}
	if got[0].Digest != library.Default().Digest {
		t.Error("the library has another default")
	}
	for _, none := range [][2]string{{"no-such", "1.0.0"}, {"device-flow-cli", "0.0.1"}, {"", ""}, {"device-flow-cli@1.0.0", ""}} {
		if lib.Get(none[0], none[1]) != nil || library.Released(none[0], none[1]) != nil {
			t.Errorf("there is a %q", none)
		}
	}
}

func TestCompareVersions(t *testing.T) {
	ordered := []string{"0.0.1", "0.0.9", "0.0.10", "0.1.0", "0.9.9", "0.10.0", "1.0.0", "1.2.3", "9.0.0", "10.0.0", "999999999.0.0"}
	for i, a := range ordered {
		for j, b := range ordered {
			if got, want := questionnaire.CompareVersions(a, b), cmp.Compare(i, j); got != want {
				t.Errorf("%s and %s compare as %d, not %d", a, b, got, want)
			}
		}
	}
}

func TestVerdicts(t *testing.T) {
	best := questionnaire.Suitable
	var zero questionnaire.Verdict
	if zero != questionnaire.Unsuitable {
		t.Error("the zero verdict permits something")
	}
	var ids []string
	for i, v := range questionnaire.Verdicts() {
		if i > 0 && v >= best {
			t.Errorf("%s does not stand below %s", v, best)
		}
		best = v
		ids = append(ids, v.String())
		if parsed, ok := questionnaire.ParseVerdict(v.String()); !ok || parsed != v {
			t.Errorf("%s is parsed as %s", v, parsed)
		}
	}
	if got := questionnaire.VerdictIDs(); got != strings.Join(ids, ", ") || len(ids) != 4 {
		t.Errorf("ids are %q", got)
	}
	rapid.Check(t, func(t *rapid.T) {
		id := rapid.String().Draw(t, "id")
		if v, ok := questionnaire.ParseVerdict(id); ok != (id == v.String()) || !ok && v != questionnaire.Unsuitable {
			t.Fatalf("%q is parsed as %s, %v", id, v, ok)
		}
	})
}

// The questionnaire answers for each of its parts by id, and for nothing else.
func TestLookup(t *testing.T) {
	q, _ := fixture.Pinned(t)
	position := 0
	for s := range q.Sections {
		for i := range q.Sections[s].Questions {
			x := &q.Sections[s].Questions[i]
			at, ok := q.Position(x.ID)
			if !ok || at != position || q.Question(x.ID) != x || q.Questions()[at] != x || q.SectionOf(x.ID) != &q.Sections[s] {
				t.Errorf("%s is not found at %d", x.ID, position)
			}
			for j, id := range x.LevelIDs() {
				if got, ok := x.Level(id); !ok || got != j {
					t.Errorf("level %s of %s is not found", id, x.ID)
				}
			}
			position++
		}
	}
	for i := range q.Gates {
		if q.Gate(q.Gates[i].ID) != &q.Gates[i] {
			t.Errorf("gate %s is not found", q.Gates[i].ID)
		}
	}
	for i := range q.Alternatives {
		if q.Alternative(q.Alternatives[i].ID) != &q.Alternatives[i] {
			t.Errorf("alternative %s is not found", q.Alternatives[i].ID)
		}
	}
	for _, id := range []string{"", "no-such", questionnaire.Unknown} {
		_, placed := q.Position(id)
		_, isLevel := q.Questions()[0].Level(id)
		control, framework := q.Control(id)
		if placed || isLevel || control != nil || framework != nil || q.Question(id) != nil || q.SectionOf(id) != nil || q.Gate(id) != nil || q.Alternative(id) != nil {
			t.Errorf("%q is found", id)
		}
	}
	for score := -1; score <= 101; score++ {
		v := q.Band(score)
		if q.BandText(v) == "" || score >= 0 && score <= 100 && score > q.Top(v) {
			t.Errorf("score %d is %s, up to %d", score, v, q.Top(v))
		}
	}
}

// A source names the document with the longest fitting id, and a section.
func TestDocumentOfASource(t *testing.T) {
	d := questionnaire.Definition{Documents: []questionnaire.Document{{ID: "RFC 8628"}, {ID: "RFC 86"}, {ID: "Entra"}, {ID: "Entra guidance"}}}
	for source, want := range map[questionnaire.Source]string{
		"RFC 8628": "RFC 8628|", "RFC 8628 5.4": "RFC 8628|5.4", "RFC 86 1": "RFC 86|1", "Entra guidance": "Entra guidance|",
		"Entra guidance 2": "Entra guidance|2", "Entra page": "Entra|page", "RFC 86281": "", "": "", "RFC": "",
	} {
		got := ""
		if doc, section := d.Document(source); doc != nil {
			got = doc.ID + "|" + section
		}
		if got != want {
			t.Errorf("%q is %q, not %q", source, got, want)
		}
	}
}
