package wizard

import (
	"bytes"
	"errors"
	"io"
	"os"
	"reflect"
	"regexp"
	"strings"
	"sync"
	"testing"

	"flowverdict/internal/crash"
	"flowverdict/questionnaire/review"
	"flowverdict/ui/session"
	"flowverdict/ui/wizard/draw"
)

// screenText collects what is drawn.
type screenText struct {
	mu sync.Mutex
	b  bytes.Buffer
}

func (s *screenText) Write(p []byte) (int, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.b.Write(p)
}

func (s *screenText) String() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.b.String()
}

// onceDrawn calls then when the screen shows something for the first time.
type onceDrawn struct {
	screenText
	want string
	once sync.Once
	then func()
}

func (s *onceDrawn) Write(p []byte) (int, error) {
	n, err := s.screenText.Write(p)
	if strings.Contains(s.String(), s.want) {
		s.once.Do(func() { go s.then() })
	}
	return n, err
}

var colours = regexp.MustCompile(`\x1b\[([0-9;]*;)?(3[0-8]|4[0-8]|9[0-7]|10[0-7])(;[0-9;]*)?m`)

// runIn runs the wizard in a window of this size, which an output that is no
// terminal cannot tell.
func runIn(w, h int, cfg Config) (session.Outcome, error) {
	m := newModel(cfg)
	m.layout = draw.NewLayout(w, h)
	return m.run(cfg)
}

func TestRunDrawsAndLeaves(t *testing.T) {
	for _, colour := range []bool{true, false} {
		in, typist := io.Pipe()
		out := &onceDrawn{want: "New review", then: func() { typist.Write([]byte("q")) }}
		outcome, err := runIn(80, 24, Config{Questionnaire: defaults(), Store: newMemory(t), Today: today, Input: in, Output: out, Colour: colour})
		if err != nil || !reflect.DeepEqual(outcome, session.Outcome{}) {
			t.Fatalf("outcome %+v, %v", outcome, err)
		}
		drawn := out.String()
		for _, want := range []string{"\x1b[?1049h", "\x1b[?1049l", "\x1b[?25h", "\x1b[1m"} {
			if !strings.Contains(drawn, want) {
				t.Errorf("colour %v: %q is not written", colour, want)
			}
		}
		if got := colours.MatchString(drawn); got != colour {
			t.Errorf("colour %v: colours are written: %v", colour, got)
		}
		if strings.Contains(drawn, "\x1b]11;?") {
			t.Error("the terminal is asked for its background")
		}
	}
}

func TestASignalKeepsTheDraft(t *testing.T) {
	signals := make(chan os.Signal, 1)
	store := newMemory(t)
	in, typist := io.Pipe()
	out := &onceDrawn{want: "How could this CLI", then: func() {
		typist.Write([]byte("1\rnhalf a note"))
	}}
	after := &onceDrawn{want: "half a note", then: func() { signals <- os.Interrupt }}
	both := io.MultiWriter(out, after)
	draft := sample()
	draft.Answers = nil
	outcome, err := runIn(80, 24, Config{Questionnaire: defaults(), Store: store, Today: today, Work: &session.Work{ID: "d1", Draft: draft},
		Input: in, Output: both, Signals: signals})
	if err != nil || !outcome.Interrupted || outcome.Work != "d1" || outcome.Unsaved != nil {
		t.Fatalf("outcome %+v, %v", outcome, err)
	}
	last := store.saved[len(store.saved)-1]
	if last.Answers.Get("browser").Level != "none" || last.Answers.Get("sign-in-today").Evidence != "half a note" {
		t.Errorf("saved %+v", last.Answers)
	}
}

// crashing is a store with a fault in it.
type crashing struct{ *memory }

func (crashing) Plan(string, review.Draft, string) (session.Plan, error) { panic("no plan") }

// Wherever the program has a fault, the terminal is given back, the draft is
// kept, and nothing of it is printed on the screen.
func TestACrashEndsTheWizardInOrder(t *testing.T) {
	for name, c := range map[string]struct {
		store func(*memory) session.Store
		spoil func(*model)
		keys  string
	}{
		"in a call of the store": {func(s *memory) session.Store { return crashing{s} }, func(*model) {}, "\x1b[C"},
		"by a key":               {func(s *memory) session.Store { return s }, func(m *model) { m.base = screenWith{m.base, "key"} }, "1"},
		"in a frame":             {func(s *memory) session.Store { return s }, func(m *model) { m.base = screenWith{m.base, "frame"} }, "1"},
	} {
		store := newMemory(t)
		in, typist := io.Pipe()
		out := &onceDrawn{want: "\x1b[?25l", then: func() { typist.Write([]byte(c.keys)) }}
		m := newModel(Config{Questionnaire: defaults(), Store: c.store(store), Today: today, Work: &session.Work{ID: "d1", Draft: decided(), At: session.At{Stage: session.Decision}}})
		m.layout = draw.NewLayout(80, 24)
		c.spoil(m)
		outcome, err := m.run(Config{Input: in, Output: out})
		var crashed *crash.Error
		if !errors.As(err, &crashed) || outcome.Work != "d1" || outcome.Unsaved != nil || len(store.saved) == 0 {
			t.Errorf("%s: %v, outcome %+v after %d saves", name, err, outcome, len(store.saved))
		}
		if !strings.Contains(out.String(), "\x1b[?1049l") {
			t.Errorf("%s: the terminal is left in the alternate screen", name)
		}
	}
}

// screenWith is a screen with a fault in it.
type screenWith struct {
	screen
	fault string
}

func (s screenWith) typing() bool {
	if s.fault == "key" {
		panic("no key")
	}
	return s.screen.typing()
}

func (s screenWith) page() draw.Page {
	if s.fault == "frame" {
		panic("no page")
	}
	return s.screen.page()
}
