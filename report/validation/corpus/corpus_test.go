package corpus_test

import (
	"bytes"
	"cmp"
	"testing"

	"flowverdict/questionnaire/fixture"
	"flowverdict/questionnaire/library"
	"flowverdict/report/markdown"
	"flowverdict/report/record"
	"flowverdict/report/validation"
	"flowverdict/report/validation/corpus"
)

// The corpus is what it says: the same for a seed, in good order, and varied.
func TestCorpusIsInGoodOrder(t *testing.T) {
	q := fixture.Release()
	var files []validation.File
	seen := map[string]int{}
	records := 120
	if testing.Short() {
		records = 30
	}
	for n := range records {
		e, err := corpus.Make(q, 1, n)
		if err != nil {
			t.Fatal(err)
		}
		again, _ := corpus.Make(q, 1, n)
		if other, _ := corpus.Make(q, 2, n); !bytes.Equal(e.YAML, again.YAML) || bytes.Equal(e.YAML, other.YAML) {
			t.Fatalf("entry %d is not the one of its seed", n)
		}
		f, _ := record.Decode(e.YAML)
		seen[f.Assessment.Verdict]++
		seen[f.Decision.Status]++
		seen[cmp.Or(f.Profile, record.DefaultProfile)]++
		if f.Exception.Given() {
			seen["exception"]++
		}
		files = append(files, validation.File{Name: "docs/" + e.Name, Content: e.YAML, Markdown: &validation.Markdown{Name: "docs/" + e.MarkdownName, Content: e.Markdown}})
	}
	o := validation.Options{AsOf: corpus.AsOf, Known: []library.Release{{ID: q.ID, Version: q.Version}}, Resolve: fixture.Library().Get, Render: new(markdown.Renderer).Compared}
	for _, f := range validation.Check(files, o).Findings {
		t.Errorf("%s:%d: %s [%s]", f.File, f.Line, f.Message, f.Rule)
	}
	for _, kind := range []string{"suitable", "conditional", "governed", "unsuitable", "proposed", "accepted", "madr", "nygard", "exception"} {
		if seen[kind] == 0 {
			t.Errorf("no record is %s: %v", kind, seen)
		}
	}
	t.Log(seen)
}
