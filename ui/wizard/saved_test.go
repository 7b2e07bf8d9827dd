package wizard

import (
	"encoding/json"
	"errors"
	"strings"
	"testing"
	"time"

	tea "github.com/charmbracelet/bubbletea"
	"pgregory.net/rapid"

	"flowverdict/questionnaire/review"
	"flowverdict/ui/session"
)

// disk is a store whose saves fail when they are told to, also after they have
// written.
type disk struct {
	*memory
	holds string // the draft, as it would be read back
	fails string // "", "before" or "after" it has written
}

func asRead(d review.Draft) string {
	content, err := json.Marshal(d)
	if err != nil {
		panic(err)
	}
	return string(content)
}

func (d *disk) Save(_ string, draft review.Draft, _ session.At) error {
	if d.fails != "before" {
		d.holds = asRead(draft)
	}
	if d.fails != "" {
		return errors.New("no space left on device")
	}
	return nil
}

// late runs a model whose commands end when the test wants.
type late struct {
	m        *model
	disk     *disk
	commands []tea.Cmd // not begun
	results  []tea.Msg // not delivered
}

func newLate(t testing.TB, w, h int, work session.Work) *late {
	l := &late{disk: &disk{memory: newMemory(t), holds: asRead(work.Draft)}}
	l.m = newModel(Config{Questionnaire: defaults(), Store: l.disk, Today: today, Work: &work})
	l.m.after = func(_ time.Duration, msg tea.Msg) tea.Cmd { return func() tea.Msg { return msg } }
	l.take(l.m.Init())
	l.send(tea.WindowSizeMsg{Width: w, Height: h})
	return l
}

func (l *late) send(msg tea.Msg) {
	_, cmd := l.m.Update(msg)
	l.take(cmd)
}

func (l *late) take(cmd tea.Cmd) {
	if cmd != nil {
		l.commands = append(l.commands, cmd)
	}
}

// run runs the command that waits at a place to its end; its result waits to be
// delivered.
func (l *late) run(i int) {
	cmd := l.commands[i]
	l.commands = append(l.commands[:i:i], l.commands[i+1:]...)
	switch msg := cmd().(type) {
	case tea.BatchMsg:
		for _, c := range msg {
			l.take(c)
		}
	case doneMsg, typingMsg, retryMsg:
		l.results = append(l.results, msg)
	}
}

func (l *late) deliver(i int) {
	msg := l.results[i]
	l.results = append(l.results[:i:i], l.results[i+1:]...)
	l.send(msg)
}

// said is what the screen says of the draft.
func (l *late) said(t interface{ Fatalf(string, ...any) }) string {
	frame := (&driver{m: l.m}).frame()
	saved, not := strings.Contains(frame, "── saved ─") || strings.Contains(frame, " saved\n"), strings.Contains(frame, "not saved yet")
	switch {
	case saved && not:
		t.Fatalf("saved and not:\n%s", frame)
	case saved:
		if now := asRead(l.m.draft()); now != l.disk.holds {
			t.Fatalf("said to be saved:\n%s\nthe disk holds:\n%s\n%s", now, l.disk.holds, frame)
		}
		return "saved"
	case not:
		return "not saved yet"
	}
	return ""
}

// A screen never says more than the disk holds, whenever saves begin, end, fail
// and are told of; and when all is done it says that all is saved.
func TestTheScreenClaimsNoMoreThanTheDiskHolds(t *testing.T) {
	keys := []string{"enter", "enter", "1", "2", "3", "up", "down", "left", "right", "n", "x", "y", "space", "esc", "esc", "tab",
		"u", "s", "g", "o", "end", "backspace", "?", "ctrl+s", "ctrl+j"}
	n := 0
	rapid.Check(t, func(rt *rapid.T) {
		if n++; testing.Short() && n%4 > 0 {
			return
		}
		window := rapid.SampledFrom([][2]int{{80, 24}, {60, 15}, {34, 8}}).Draw(rt, "window")
		work := session.Work{ID: "d1", Draft: sample(), At: session.At{Stage: session.Questions, Question: "hosts"}, Saved: rapid.Bool().Draw(rt, "continued")}
		if rapid.Bool().Draw(rt, "new") {
			work = session.Work{ID: "d1"}
		}
		l := newLate(t, window[0], window[1], work)
		if work.Saved {
			l.disk.holds = asRead(l.m.s.Draft())
		}
		for range rapid.IntRange(1, 60).Draw(rt, "steps") {
			switch step := rapid.SampledFrom([]string{"key", "key", "key", "run", "deliver", "fail"}).Draw(rt, "step"); {
			case step == "run" && len(l.commands) > 0:
				l.run(rapid.IntRange(0, len(l.commands)-1).Draw(rt, "command"))
			case step == "deliver" && len(l.results) > 0:
				l.deliver(rapid.IntRange(0, len(l.results)-1).Draw(rt, "result"))
			case step == "fail":
				l.disk.fails = rapid.SampledFrom([]string{"", "before", "after"}).Draw(rt, "fails")
			case step == "key":
				l.send(keyOf(rapid.SampledFrom(keys).Draw(rt, "key")))
			}
			if l.m.leaving || l.m.finished || l.m.s == nil {
				return
			}
			l.said(rt)
		}
		l.disk.fails = ""
		for i := 0; len(l.commands)+len(l.results) > 0; i++ {
			if i > 1000 {
				rt.Fatalf("it never rests:\n%s", l.m.View())
			}
			if len(l.commands) > 0 {
				l.run(0)
			} else {
				l.deliver(0)
			}
		}
		if l.m.leaving || l.m.finished || l.m.s == nil { // keys that had waited wrote the record
			return
		}
		if said := l.said(rt); said != "saved" && (said != "" || asRead(l.m.draft()) != asRead(l.m.blank)) {
			rt.Fatalf("at rest it says %q:\n%s\nthe disk holds:\n%s", said, (&driver{m: l.m}).frame(), l.disk.holds)
		}
	})
}

// An answer is on the screen at once and is said to be saved when it is.
func TestAnAnswerIsSaidToBeSavedWhenItIs(t *testing.T) {
	for _, window := range [][2]int{{120, 40}, {80, 24}, {60, 15}, {34, 8}} {
		l := newLate(t, window[0], window[1], session.Work{ID: "d1", At: session.At{Stage: session.Questions, Question: "browser"}})
		steps := []struct {
			do   func()
			want string
		}{
			{func() {}, ""},
			{func() { l.send(keyOf("1")); l.send(keyOf("enter")) }, "not saved yet"},
			{func() { l.run(0) }, "not saved yet"},
			{func() { l.deliver(0) }, "saved"},
			{func() { l.send(keyOf("2")); l.send(keyOf("down")) }, "saved"},
			{func() { l.send(keyOf("enter")) }, "not saved yet"},
			{func() { l.disk.fails = "before"; l.run(0); l.deliver(0) }, "not saved yet"},
			{func() { l.send(keyOf("u")) }, "not saved yet"},
		}
		for i, step := range steps {
			step.do()
			if said := l.said(t); said != step.want {
				t.Errorf("%v, step %d: %q, want %q\n%s", window, i, said, step.want, (&driver{m: l.m}).frame())
			}
		}
	}
}
