package html

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"flowverdict/questionnaire"
	"flowverdict/questionnaire/library"
	"flowverdict/report/content/sample"
	"flowverdict/report/record"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

var update = flag.Bool("update", false, "write the golden files")

func TestGolden(t *testing.T) {
	q := library.Default()
	for name, r := range sample.Records(q) {
		for _, profile := range record.Profiles() {
			if profile == "nygard" && name != "conditional" && name != "hostile" {
				continue
			}
			t.Run(name+"/"+profile, func(t *testing.T) {
				r := *r
				r.Profile = profile
				got := Render(&r, q)
				check(t, got)
				file := filepath.Join("testdata", name+"."+profile+".html")
				if *update {
					if err := os.WriteFile(file, got, 0o644); err != nil {
						t.Fatal(err)
					}
				}
				want, err := os.ReadFile(file)
				if err != nil {
					t.Fatal(err)
				}
				if diff := cmp.Diff(string(want), string(got)); diff != "" {
					t.Errorf("%s differs (write it again with -update):\n%s", file, diff)
				}
			})
		}
	}
}

// hostileText draws texts that are made of attacks.
func hostileText() *rapid.Generator[string] {
	piece := rapid.OneOf(rapid.SampledFrom(sample.Pieces()), rapid.SampledFrom(sample.Tags()), rapid.StringN(0, 4, -1))
	return rapid.Custom(func(t *rapid.T) string {
		return strings.Join(rapid.SliceOfN(piece, 0, 12).Draw(t, "text"), "")
	})
}

// pool draws some hostile texts and gives them out in turn.
func pool(t *rapid.T) func() string {
	texts := rapid.SliceOfN(hostileText(), 1, 9).Draw(t, "texts")
	next := 0
	return func() string {
		next++
		return texts[next%len(texts)]
	}
}

// anyRecord draws a record: any answers, any text anywhere.
func anyRecord(q *questionnaire.Questionnaire) *rapid.Generator[*record.Record] {
	return rapid.Custom(func(t *rapid.T) *record.Record {
		below := func(n int) int { return rapid.IntRange(0, n-1).Draw(t, "choice") }
		return sample.Any(q, sample.Chance{Below: below, Text: pool(t)})
	})
}

// Whatever the texts of a record are, its file has the same elements and
// attributes as with plain words, but for links to where texts point.
func TestTextCannotLeaveItsPlace(t *testing.T) {
	q := library.Default()
	rapid.Check(t, func(t *rapid.T) {
		r := anyRecord(q).Draw(t, "record")
		file := Render(r, q)
		check(t, file)
		if diff := cmp.Diff(read(t, Render(sample.Harmless(q, r), q)).structure, read(t, file).structure); diff != "" {
			t.Fatalf("structure differs:\n%s\n%s", diff, file)
		}
	})
}

// A questionnaire's texts are held to the same.
func TestQuestionnaireTextCannotLeaveItsPlace(t *testing.T) {
	q := library.Default()
	r := sample.Records(q)["unsuitable"]
	want := read(t, Render(r, sample.Rewritten(q, func() string { return "word" }))).structure
	rapid.Check(t, func(t *rapid.T) {
		word := pool(t)
		file := Render(r, sample.Rewritten(q, func() string { return "x" + word() }))
		check(t, file)
		if diff := cmp.Diff(want, read(t, file).structure); diff != "" {
			t.Fatalf("structure differs:\n%s\n%s", diff, file)
		}
	})
}

// The same record gives the same bytes, and the stored assessment is not
// believed.
func TestRenderIsAFunctionOfTheAnswers(t *testing.T) {
	q := library.Default()
	for _, r := range sample.Records(q) {
		want := string(Render(r, q))
		r.Assessment = record.Assessment{Verdict: "suitable", Bracket: record.Bracket{Lowest: "suitable", Highest: "suitable"}}
		if got := string(Render(r, q)); got != want {
			t.Fatalf("differs:\n%s", cmp.Diff(want, got))
		}
	}
}

func BenchmarkRender(b *testing.B) {
	q := library.Default()
	r := sample.Records(q)["hostile"]
	for b.Loop() {
		Render(r, q)
	}
}

// A text that is a full stop is a text: what stands before it is not alone.
func TestFullStopOfPeople(t *testing.T) {
	q := library.Default()
	r := *sample.Records(q)["suitable"]
	r.Subject.Name = "."
	if file := string(Render(&r, q)); !strings.Contains(file, "<h1>Device flow for <bdi>.</bdi></h1>") {
		t.Error("the name is not set apart")
	}
}
