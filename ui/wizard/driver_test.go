package wizard

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/charmbracelet/x/ansi"

	"flowverdict/questionnaire/fixture"
	"flowverdict/questionnaire/review"
	"flowverdict/ui/session"
)

var update = flag.Bool("update", false, "rewrite the golden files")

const today = "2026-11-23"

// defaults is the questionnaire of these tests, read once.
var defaults = sync.OnceValue(fixture.Release)

// plainMarks makes every driver draw with ASCII marks.
var plainMarks bool

// driver drives a model synchronously: every command runs to its end before
// the next key, but for timers, which a test fires when it wants.
type driver struct {
	t      testing.TB
	m      *model
	store  *memory
	timers []tea.Msg
	quit   bool
	others []tea.Msg // messages that are Bubble Tea's own business
}

// start begins at the start screen, or in a review where there is work.
func start(t testing.TB, w, h int, work *session.Work) *driver {
	d := &driver{t: t, store: newMemory(t)}
	d.begin(Config{Questionnaire: defaults(), Today: today, Work: work}, w, h)
	if work == nil {
		d.press("home") // from the draft that was saved last to the new review
	}
	return d
}

func (d *driver) begin(cfg Config, w, h int) {
	cfg.ASCII = plainMarks
	cfg.Store = d.store
	if w := cfg.Work; w != nil && w.At != (session.At{}) {
		w.Saved = true // only a draft knows where it was left
	}
	d.m = newModel(cfg)
	d.m.after = func(_ time.Duration, msg tea.Msg) tea.Cmd {
		d.timers = append(d.timers, msg)
		return nil
	}
	d.run(d.m.Init())
	d.send(tea.WindowSizeMsg{Width: w, Height: h})
}

// atQuestion begins in a review at one question.
func atQuestion(t testing.TB, w, h int, draft review.Draft, question string) *driver {
	return start(t, w, h, &session.Work{ID: "d1", Draft: draft, At: session.At{Stage: session.Questions, Question: question}})
}

func (d *driver) send(msg tea.Msg) {
	_, cmd := d.m.Update(msg)
	d.run(cmd)
}

func (d *driver) run(cmd tea.Cmd) {
	if cmd == nil {
		return
	}
	switch msg := cmd().(type) {
	case nil:
	case tea.BatchMsg:
		for _, c := range msg {
			d.run(c)
		}
	case doneMsg, editedMsg:
		d.send(msg)
	case tea.QuitMsg:
		d.quit = true
	default:
		d.others = append(d.others, msg)
	}
}

// fire lets all timers run out.
func (d *driver) fire() *driver {
	timers := d.timers
	d.timers = nil
	for _, msg := range timers {
		d.send(msg)
	}
	return d
}

func (d *driver) resize(w, h int) { d.send(tea.WindowSizeMsg{Width: w, Height: h}) }

// press sends keys by their names in the tables.
func (d *driver) press(names ...string) *driver {
	for _, name := range names {
		d.send(keyOf(name))
	}
	return d
}

// typed sends text character by character.
func (d *driver) typed(text string) *driver {
	for _, r := range text {
		d.send(tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune{r}})
	}
	return d
}

// tabTo goes on to the field of a form with this id.
func (d *driver) tabTo(id string) *driver {
	form := d.m.base.(*formScreen)
	for range form.Fields {
		if form.Field().ID != id {
			d.press("tab")
		}
	}
	return d
}

func (d *driver) paste(text string) *driver {
	d.send(tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune(text), Paste: true})
	return d
}

// keyOf makes the message of a key from its name.
func keyOf(name string) tea.KeyMsg {
	if name == "space" {
		return tea.KeyMsg{Type: tea.KeySpace, Runes: []rune{' '}}
	}
	if rest, ok := strings.CutPrefix(name, "alt+"); ok {
		k := keyOf(rest)
		k.Alt = true
		return k
	}
	for _, kind := range keyTypes() {
		if (tea.KeyMsg{Type: kind}).String() == name {
			return tea.KeyMsg{Type: kind}
		}
	}
	return tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune(name)}
}

// keyTypes lists every key that has no character.
func keyTypes() []tea.KeyType {
	out := []tea.KeyType{tea.KeyBackspace, tea.KeyEnter, tea.KeyTab, tea.KeyEsc}
	for kind := tea.KeyCtrlAt; kind <= tea.KeyCtrlUnderscore; kind++ {
		out = append(out, kind)
	}
	for kind := tea.KeyRunes - 1; kind >= tea.KeyF17; kind-- {
		if kind != tea.KeySpace {
			out = append(out, kind)
		}
	}
	return out
}

// frame is the screen without escape codes and without blanks at line ends.
func (d *driver) frame() string {
	lines := strings.Split(ansi.Strip(d.m.View()), "\n")
	for i := range lines {
		lines[i] = strings.TrimRight(lines[i], " ")
	}
	return strings.Join(lines, "\n") + "\n"
}

func (d *driver) wants(parts ...string) {
	d.t.Helper()
	frame := d.frame()
	for _, part := range parts {
		if !strings.Contains(frame, part) {
			d.t.Fatalf("%q is not on the screen:\n%s", part, frame)
		}
	}
}

func golden(t *testing.T, name, got string) {
	t.Helper()
	path := filepath.Join("testdata", name+".txt")
	if *update {
		if err := os.MkdirAll("testdata", 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatalf("%v; run with -update", err)
	}
	if string(want) != got {
		t.Errorf("%s differs; run with -update and look at the difference\n--- got\n%s--- want\n%s", path, got, want)
	}
}
