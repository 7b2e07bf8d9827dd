package wizard

import (
	"cmp"
	"io"
	"os"
	"runtime"
	"sync/atomic"

	tea "github.com/charmbracelet/bubbletea"

	"flowverdict/internal/crash"
	"flowverdict/questionnaire"
	"flowverdict/ui/session"
	_ "flowverdict/ui/wizard/early" // before Bubble Tea: the terminal is asked nothing
	"flowverdict/ui/wizard/keyboard"
	"flowverdict/ui/wizard/output"
)

// Config is what the wizard is run with.
type Config struct {
	Questionnaire *questionnaire.Questionnaire // new reviews are asked by it
	Store         session.Store
	Today         string                       // day, YYYY-MM-DD
	Work          *session.Work                // the review to go straight into; nil for the start screen
	Tour          func() (session.Tour, error) // begins one from the start screen; nil where there is none
	Order         session.Order                // of asking; empty for the one that a draft was left in
	Input         io.Reader                    // the terminal
	Output        io.Writer                    // the terminal
	Colour        bool                         // false keeps bold, underline and reverse
	ASCII         bool                         // plain marks
	ASCIIText     bool                         // no text is sent that is not ASCII

	Signals <-chan os.Signal    // each ends the wizard as ctrl+c does; nil for none
	Getenv  func(string) string // tells VISUAL, EDITOR and PAGER; nil for none
}

// Run shows the wizard until the reviewer leaves. The draft is kept whatever
// ends it: a key, a signal, or an error of the terminal. It prints nothing
// that stays.
func Run(cfg Config) (session.Outcome, error) { return newModel(cfg).run(cfg) }

func (m *model) run(cfg Config) (session.Outcome, error) {
	input := cfg.Input
	if terminal, ok := input.(*os.File); ok && runtime.GOOS != "windows" {
		input = keyboard.NewReader(terminal)
	}
	g := &guarded{model: m}
	m.copy = func(said string) { output.Copy(cfg.Output, said) }
	options := []tea.ProgramOption{tea.WithInput(input), tea.WithoutSignalHandler(), tea.WithFilter(knownSize)}
	to := output.Filter(cfg.Output, cfg.Colour, cfg.ASCIIText)
	if runtime.GOOS == "windows" { // Bubble Tea knows its console
		options = append(options, tea.WithAltScreen(), tea.WithFPS(120), tea.WithOutput(output.Following(cfg.Output, to, &m.cursor)))
	} else {
		g.screen = output.NewScreen(cfg.Input, to, &m.cursor)
		options = append(options, tea.WithoutRenderer(), tea.WithOutput(cfg.Output))
	}
	program := tea.NewProgram(g, options...)
	g.quit = program.Quit
	if g.screen != nil {
		if err := g.screen.Take(); err != nil {
			return session.Outcome{}, err
		}
		defer g.screen.Give()
		m.terminal.Again = g.screen.Again
		m.terminal.Give, m.terminal.Take = g.screen.Give, func() { _ = g.screen.Take() }
		defer m.terminal.Sizes(func(w, h int) { program.Send(tea.WindowSizeMsg{Width: w, Height: h}) })()
	}
	var signalled atomic.Bool
	ended := make(chan struct{})
	go func() {
		defer crash.Guard(new(error))
		for {
			select {
			case signal, ok := <-cfg.Signals:
				if !ok {
					return
				}
				if !m.terminal.Ends(signal) {
					continue
				}
				signalled.Store(true)
				m.terminal.Tell(signal)
				program.Send(interruptMsg{})
				return
			case <-ended:
				return
			}
		}
	}()
	unfollow := m.terminal.Follow(func() { program.Send(stopMsg{}) }, func() { program.Send(continuedMsg{}) })
	_, err := program.Run()
	unfollow()
	if g.screen != nil {
		g.screen.Give()
	}
	close(ended)
	if signalled.Load() {
		m.interrupted, err = true, nil // the terminal may be gone; that is no news
	}
	o, kept := m.end()
	return o, cmp.Or(g.err, err, kept)
}

// knownSize gives a window the usual size in each direction in which the
// terminal does not tell it: 0 is no size, and nothing could be seen in it.
func knownSize(_ tea.Model, msg tea.Msg) tea.Msg {
	if size, ok := msg.(tea.WindowSizeMsg); ok {
		if size.Width <= 0 {
			size.Width = 80
		}
		if size.Height <= 0 {
			size.Height = 24
		}
		return size
	}
	return msg
}

// end is outcome where the model may be what has crashed.
func (m *model) end() (o session.Outcome, err error) {
	defer crash.Guard(&err)
	return m.outcome(), nil
}

// outcome saves what is not saved yet and says how the wizard ended.
func (m *model) outcome() session.Outcome {
	o := session.Outcome{Interrupted: m.interrupted}
	o.Work, o.Unsaved = m.last()
	if m.work.Example {
		o.Work, o.Unsaved = "", nil
		if m.home != nil {
			o.Written = m.home.written
		}
		return o
	}
	if o.Written = m.written; !m.finished {
		o.Refused = m.refused
	}
	o.Aside = m.leftAside()
	if m.s != nil && m.work.Merge != nil {
		o.ToSettle = m.s.ToSettle()
	}
	if m.merged {
		o.Answers = m.s.Draft().Answers
	}
	return o
}

// guarded is the model for Bubble Tea, which prints what it catches into the
// results. A panic ends the program as a key does instead: the terminal is given
// back, the draft is kept, and the error says what happened.
type guarded struct {
	*model
	err    error
	quit   func()         // ends the program from outside; it may wait
	screen *output.Screen // is drawn on as soon as there is a frame; nil where Bubble Tea draws
}

func (g *guarded) Init() (cmd tea.Cmd) {
	defer g.leave(&cmd)
	defer crash.Guard(&g.err)
	return g.model.Init()
}

func (g *guarded) Update(msg tea.Msg) (next tea.Model, cmd tea.Cmd) {
	next = g
	if g.err != nil {
		return g, tea.Quit
	}
	defer g.leave(&cmd)
	defer crash.Guard(&g.err)
	if _, ok := msg.(tea.WindowSizeMsg); ok && g.screen != nil {
		g.screen.Forget()
	}
	_, cmd = g.model.Update(msg)
	return g, cmd
}

func (g *guarded) View() string {
	if g.err != nil {
		return ""
	}
	view := g.view()
	if g.screen != nil && g.err == nil {
		g.screen.Draw(view, g.layout.Window.W)
		view = ""
	}
	if g.err != nil {
		go func() {
			defer crash.Guard(new(error))
			g.quit()
		}()
	}
	return view
}

func (g *guarded) view() string {
	defer crash.Guard(&g.err)
	return g.model.View()
}

// leave ends the program where something was caught.
func (g *guarded) leave(cmd *tea.Cmd) {
	if g.err != nil {
		*cmd = tea.Quit
	}
}
