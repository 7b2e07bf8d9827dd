// Package wizard asks the questionnaire on a screen: a Bubble Tea program on
// the engine of package session. It collects what people enter; it judges
// nothing and writes no record itself. What it needs of the world is a
// [session.Store]. It holds the screens: their keys and what these do; how a
// screen looks is drawn by the packages below it.
package wizard

import (
	"fmt"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"flowverdict/internal/crash"
	"flowverdict/internal/text"
	"flowverdict/questionnaire"
	"flowverdict/questionnaire/review"
	"flowverdict/ui/session"
	"flowverdict/ui/wizard/draw"
	"flowverdict/ui/wizard/editor"
	"flowverdict/ui/wizard/jobcontrol"
	"flowverdict/ui/wizard/keytable"
	"flowverdict/ui/wizard/output"
)

// screen is one page of the wizard: its keys, what it shows, and what is being
// typed on it.
type screen interface {
	// heading returns what stands at the two ends of the first line.
	heading() (left, right string)
	// keys is the table that the screen obeys and shows.
	keys() []binding
	// page draws the body for the layout in use.
	page() draw.Page
	// typing reports whether characters are text now.
	typing() bool
	// text takes a key that edits text.
	text(k tea.KeyMsg)
	// commit keeps what is typed; leaving a screen and ending do it.
	commit()
	// pending puts what is being typed into a draft that is about to be saved.
	pending(d review.Draft) review.Draft
	// resize fits fields to the layout in use.
	resize()
	// about is what the help page says of the screen, above its keys.
	about() []draw.Para
}

// noInput is a screen on which nothing is typed.
type noInput struct{ m *model }

func (noInput) typing() bool                        { return false }
func (noInput) text(tea.KeyMsg)                     {}
func (noInput) commit()                             {}
func (noInput) pending(d review.Draft) review.Draft { return d }

// model is the program: it owns the session, knows which screen is in view,
// and takes every step of the navigation itself, synchronously, so that keys
// typed ahead mean what they meant when they were typed.
type model struct {
	theme  draw.Theme
	layout draw.Layout
	today  string
	editor string // the commands of the reviewer's own programs
	pager  string
	copy   func(string)                 // asks the terminal to copy a text; nil where there is none
	order  session.Order                // of asking, where it was wished for
	q      *questionnaire.Questionnaire // new reviews are asked by it
	store  *serialStore
	tour   func() (session.Tour, error) // nil where there is none
	home   *home                        // where a tour leads back to; nil outside of one

	s         *session.Session // nil until a review is open
	work      session.Work
	terminal  *jobcontrol.Terminal
	loan      *editor.Loan // the text that an editor has; nil for none
	aside     []string     // files that hold what editors left and could not be taken
	continued bool         // the draft was there before
	wanted    string       // file name for the record, "" for the usual one
	finished  bool         // its record is written
	refused   error        // the last try to write failed
	merged    bool         // the record is to take the answers that were merged

	written    []session.Written // the records that are written
	reversible []reversible

	base       screen     // the stage in view, the start screen or a record
	over       []screen   // what is open above it
	remembered remembered // where the cursor stood on the summary
	conflict   string     // the question of the conflict that was settled or undone last
	mitigation string     // the line of the page of mitigations on which it stood
	problem    int        // the line of the list of problems on which it stood
	listed     bool       // that list led to the page in view, and s and esc lead back

	flash      string // what just happened, until the next key
	flashAlert bool
	blank      review.Draft  // what a review begins with in which nothing is entered
	onDisk     *review.Draft // what the draft on the disk is sure to hold; nil while that is not known
	saveErr    error
	lastSaved  *savedMsg
	saveWaits  bool
	ticking    bool
	retrying   bool

	jobs         []job
	running      bool
	runningHolds bool
	holding      int     // jobs that hold keys
	held         []burst // keys typed while one was under way
	coming       *burst  // keys of which more are to come; nil for none

	cursor      output.Cursor
	after       func(time.Duration, tea.Msg) tea.Cmd
	commands    []tea.Cmd // of the update under way
	leaving     bool
	warned      bool // the first q said that the draft is not saved
	interrupted bool
}

// newModel makes the program's model. Nothing is read yet.
func newModel(cfg Config) *model {
	m := &model{
		theme: draw.NewTheme(cfg.ASCII), today: cfg.Today, editor: editor.Command(cfg.Getenv), pager: editor.Pager(cfg.Getenv), order: cfg.Order,
		q: cfg.Questionnaire, store: &serialStore{store: cfg.Store}, tour: cfg.Tour, after: after,
		layout: draw.NewLayout(0, 0), terminal: jobcontrol.NewTerminal(cfg.Input, cfg.Output),
	}
	if cfg.Work != nil {
		m.open(*cfg.Work)
	} else {
		m.base = newStartScreen(m)
	}
	return m
}

// Init asks for what the first screen shows.
func (m *model) Init() tea.Cmd {
	if s, ok := m.base.(*startScreen); ok {
		s.refresh()
	}
	return m.flush()
}

// later adds a command to those that the update under way returns.
func (m *model) later(c tea.Cmd) {
	if c != nil {
		m.commands = append(m.commands, c)
	}
}

func (m *model) flush() tea.Cmd {
	commands := m.commands
	m.commands = nil
	switch len(commands) {
	case 0:
		return nil
	case 1:
		return commands[0]
	}
	return tea.Batch(commands...)
}

// Update takes one message.
func (m *model) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		if msg.Width != m.layout.Window.W || msg.Height != m.layout.Window.H {
			m.lay(msg.Width, msg.Height)
			for _, s := range m.screens() {
				s.resize()
			}
		}
	case tea.KeyMsg:
		m.pressed(msg)
	case doneMsg:
		m.done(msg.result)
	case typingMsg:
		m.ticking = false
		m.save()
	case retryMsg:
		m.retrying = false
		if m.saveErr != nil {
			m.save()
		}
	case editedMsg:
		m.edited(msg)
	case shownMsg:
		m.shown(msg)
	case interruptMsg:
		m.interrupt()
	case stopMsg:
		m.suspend()
	case continuedMsg:
		m.later(m.terminal.Redraw())
	case stoppedMsg:
		if !msg.stopped {
			m.alert("Nothing here can continue the program, so it is not suspended.")
		}
	}
	return m, m.flush()
}

// done takes the result of a job, starts the next one, and then gives the
// keys that were held to the screen that they were meant for.
func (m *model) done(result tea.Msg) {
	m.running = false
	if m.runningHolds {
		m.holding--
	}
	switch r := result.(type) {
	case savedMsg:
		m.saved(r)
	case func():
		r()
	case *crash.Error:
		panic(r) // it ends the program here as anywhere
	}
	m.nextJob()
	m.replay()
}

// screens returns the screen in view and all that is open above it.
func (m *model) screens() []screen {
	out := make([]screen, 0, 3)
	if m.base != nil {
		out = append(out, m.base)
	}
	return append(out, m.over...)
}

func (m *model) top() screen {
	if len(m.over) > 0 {
		return m.over[len(m.over)-1]
	}
	return m.base
}

// raise opens a screen above the one in view.
func (m *model) raise(s screen) {
	s.resize()
	m.over = append(m.over, s)
}

// close closes the screen on top; what was typed on it is kept.
func (m *model) close() {
	if len(m.over) == 0 {
		return
	}
	top := m.top()
	m.over = m.over[:len(m.over)-1]
	top.commit()
	if len(m.over) > 0 {
		return
	}
	switch s := m.base.(type) { // they list what was typed above them
	case *summaryScreen:
		s.remember()
		m.show()
	case *mitigationsScreen:
		s.refresh()
	case *writeScreen:
		s.ask()
	}
}

// lay lays out a window, with room for hints in a tour.
func (m *model) lay(w, h int) {
	m.layout = draw.NewLayout(w, h)
	if m.work.Example {
		m.layout = m.layout.WithHint()
	}
}

// View draws the frame.
func (m *model) View() string {
	l := m.layout
	switch {
	case l.Window.W == 0 || l.Window.H == 0 || m.leaving:
		m.cursor.Set(draw.Place{}, false)
		return "" // no frame is better than a wrong one
	case l.TooSmall():
		m.cursor.Set(draw.Place{}, false)
		return l.Window.Alone(fmt.Sprintf("The window is %dx%d; %dx%d is needed. ctrl+c keeps the draft and leaves.",
			l.Window.W, l.Window.H, draw.LeastWidth, draw.LeastHeight))
	}
	s := m.top()
	f := draw.Frame{Layout: l, Page: s.page(), State: m.state()}
	if m.work.Example {
		f.State = session.TourState
	}
	f.Footer = keytable.Footer(&m.theme, s.keys(), f.FooterWidth())
	left, right := s.heading()
	if m.work.Example {
		left = "Tour: " + left
	}
	f.Left, f.Right = m.counted(left, right)
	f.Message, f.Alert = m.message()
	if m.work.ReadOnly != "" {
		f.Page.Over = "only to look at: " + text.Line(m.work.ReadOnly)
	}
	if m.work.Example {
		f.Hint = m.hint()
	}
	frame, at, found := draw.TakeCursor(m.theme.Frame(&f))
	m.cursor.Set(at, found)
	return frame
}

// message is what is to be said now: what must not be missed, that the draft
// cannot be saved, or what just happened.
func (m *model) message() (said string, alert bool) {
	if m.saveErr == nil || m.flash != "" && m.flashAlert {
		return m.flash, m.flashAlert
	}
	return "Draft NOT saved: " + reason(m.saveErr), true
}

// say shows a sentence above the footer until the next key.
func (m *model) say(sentence string) { m.flash, m.flashAlert = text.Line(sentence), false }

// reason says an error with its cause first: what is cut off is never that.
func reason(err error) string { return text.CauseFirst(text.Line(err.Error())) }

// alert is say for what must not be missed.
func (m *model) alert(sentence string) { m.flash, m.flashAlert = text.Line(sentence), true }
