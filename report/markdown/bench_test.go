package markdown

import (
	"strings"
	"testing"

	"flowverdict/questionnaire/fixture"
	"flowverdict/report/sample"
)

func BenchmarkRender(b *testing.B) {
	q := fixture.Release()
	r := sample.Records(q)["hostile"]
	for b.Loop() {
		Render(r, q)
	}
}

// A record with many others before it, as in a folder of them.
func BenchmarkRenderer(b *testing.B) {
	q := fixture.Release()
	r := sample.Records(q)["hostile"]
	var renderer Renderer
	for b.Loop() {
		renderer.Render(r, q)
	}
}

func BenchmarkInline(b *testing.B) {
	s := strings.Repeat("the verification page shows the client name and @team asked for #12 <b>; ", 4)
	b.SetBytes(int64(len(s)))
	for b.Loop() {
		Inline(s)
	}
}
