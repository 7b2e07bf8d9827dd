package markdown_test

import (
	"testing"

	"flowverdict/questionnaire/fixture"
	"flowverdict/report/markdown"
	"flowverdict/report/record"
	"flowverdict/report/validation/corpus"
)

// A folder of records as they are in use, one after the other.
func BenchmarkFolder(b *testing.B) {
	q := fixture.Release()
	var records []*record.Record
	for i := range 100 {
		e, err := corpus.Make(q, 1, i)
		if err != nil {
			b.Fatal(err)
		}
		f, _ := record.Decode(e.YAML)
		records = append(records, &f.Record)
	}
	var renderer markdown.Renderer
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		renderer.Render(records[i%len(records)], q)
	}
}
