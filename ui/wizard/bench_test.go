package wizard

import (
	"strings"
	"testing"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/charmbracelet/huh"

	"flowverdict/questionnaire"
	"flowverdict/ui/session"
)

// A key is an update and a frame. The limit is 0.5 ms at 80x24 and 1 ms at
// 200x60; a plain huh form of six selects stands beside it.
func benchmarkKeys(b *testing.B, w, h int, keys ...string) {
	benchmarkOn(b, start(b, w, h, &session.Work{ID: "d1", Draft: sample(), At: session.At{Stage: session.Questions, Question: "automation"}}), keys...)
}

func benchmarkOn(b *testing.B, d *driver, keys ...string) {
	msgs := make([]tea.Msg, len(keys))
	for i, k := range keys {
		msgs[i] = keyOf(k)
	}
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		d.m.Update(msgs[i%len(msgs)])
		_ = d.m.View()
	}
}

func BenchmarkCursor80x24(b *testing.B)  { benchmarkKeys(b, 80, 24, "up", "down") }
func BenchmarkCursor200x60(b *testing.B) { benchmarkKeys(b, 200, 60, "up", "down") }
func BenchmarkPages80x24(b *testing.B)   { benchmarkKeys(b, 80, 24, "left", "right") }
func BenchmarkSummary80x24(b *testing.B) { benchmarkKeys(b, 80, 24, "s", "down", "down", "s") }
func BenchmarkNote80x24(b *testing.B) {
	benchmarkKeys(b, 80, 24, "n", "a", "b", "c", "d", "e", "f", "esc", "u")
}
func BenchmarkGoTo200x60(b *testing.B) { benchmarkKeys(b, 200, 60, "g", "t", "o", "down", "esc") }
func BenchmarkMitigations80x24(b *testing.B) {
	benchmarkOn(b, onCovered(b, 80, 24, session.Mitigations), "down", "1", "down", "up", "up")
}
func BenchmarkMitigations200x60(b *testing.B) {
	benchmarkOn(b, onCovered(b, 200, 60, session.Mitigations), "down", "1", "down", "up", "up")
}
func BenchmarkPreview(b *testing.B) {
	d := start(b, 80, 24, &session.Work{ID: "d1", Draft: sample(), At: session.At{Stage: session.Questions, Question: "automation"}})
	for b.Loop() {
		d.m.s.Preview("automation", questionnaire.Unknown)
	}
}

func BenchmarkHuhForm80x24(b *testing.B) {
	values := make([]string, 6)
	var groups []*huh.Group
	for i := range values {
		groups = append(groups, huh.NewGroup(huh.NewSelect[string]().Title("Question").Description("Why").
			Options(huh.NewOptions("yes", "partly", "no", "none", "unknown")...).Value(&values[i])))
	}
	f := huh.NewForm(groups...).WithTheme(huh.ThemeCharm())
	f.Init()
	f.Update(tea.WindowSizeMsg{Width: 80, Height: 24})
	b.ReportAllocs()
	for b.Loop() {
		f.Update(tea.KeyMsg{Type: tea.KeyDown})
		_ = f.View()
	}
}

// The renderer writes every line that differs whole: that is what an arrow key
// costs on a slow line.
func TestAnArrowKeyIsCheapToDraw(t *testing.T) {
	for i, q := range defaults().Questions() {
		if testing.Short() && i%5 > 0 {
			continue
		}
		d := atQuestion(t, 80, 24, sample(), q.ID)
		before := d.m.View()
		for range q.Levels {
			d.press("up")
			after := d.m.View()
			if n := drawn80(before, after); n > 1000 {
				t.Errorf("%s: an arrow key writes %d bytes", q.ID, n)
			}
			before = after
		}
	}
	d := onCovered(t, 80, 24, session.Mitigations)
	for before := d.m.View(); ; before = d.m.View() {
		said := d.m.base.(*mitigationsScreen).view.Mitigation()
		after := d.press("down").m.View()
		s := d.m.base.(*mitigationsScreen).view
		if !s.Asked() {
			break
		}
		// What people write costs what it is long, and the longest answer that tells a
		// mitigation takes a line more than a question does.
		if n := drawn80(before, after); n > 1100 && said.Record == nil && s.Mitigation().Record == nil {
			t.Errorf("%s: an arrow key writes %d bytes", s.At(), n)
		}
	}
}

func drawn80(before, after string) int {
	old, n := strings.Split(before, "\n"), 0
	for i, line := range strings.Split(after, "\n") {
		n++ // to the next line
		if i >= len(old) || old[i] != line {
			n += len(line) + len("\x1b[K\r")
		}
	}
	return n
}
