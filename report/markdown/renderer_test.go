package markdown

import (
	"fmt"
	"sync"
	"testing"

	"flowverdict/questionnaire"
	"flowverdict/report/internal/content"
	"flowverdict/report/record"
	"flowverdict/report/sample"

	"github.com/google/go-cmp/cmp"
)

// What was written before, and by which questionnaire, changes nothing, and
// neither do others who write at the same time.
func TestRenderer(t *testing.T) {
	type task struct {
		name string
		r    *record.Record
		q    *questionnaire.Questionnaire
	}
	var tasks []task
	q := sample.Questionnaire()
	other := sample.Rewritten(q, func() string { return "# <other> @words" })
	for name, r := range sample.Records(q) {
		tasks = append(tasks, task{name, r, q}, task{name + ", rewritten", r, other})
	}
	var renderer Renderer
	var wait sync.WaitGroup
	for range 4 {
		wait.Go(func() {
			for range 2 {
				for _, x := range tasks {
					if diff := cmp.Diff(string(Render(x.r, x.q)), string(renderer.Render(x.r, x.q))); diff != "" {
						t.Errorf("%s: %s", x.name, diff)
					}
				}
			}
		})
	}
	wait.Wait()
}

// What is kept stays bounded, and is what it would be anew.
func TestKept(t *testing.T) {
	k := new(kept)
	for i := range 3 * mostKept {
		text := fmt.Sprintf("#%d *a*", i)
		if got, want := k.lasting(content.Span{Text: text, Strong: i%2 > 0}), Inline(text); got != want {
			t.Fatalf("%q, not %q", got, want)
		}
		if n := len(k.said[content.Text]); n > mostKept {
			t.Fatalf("%d are kept", n)
		}
	}
}
