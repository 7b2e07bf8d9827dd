package wizard

import (
	tea "github.com/charmbracelet/bubbletea"

	"flowverdict/internal/crash"
)

// guarded is the model for Bubble Tea, which prints what it catches into the
// results. A panic ends the program as a key does instead: the terminal is given
// back, the draft is kept, and the error says what happened.
type guarded struct {
	*model
	err  error
	quit func() // ends the program from outside; it may wait
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
	_, cmd = g.model.Update(msg)
	return g, cmd
}

func (g *guarded) View() string {
	if g.err != nil {
		return ""
	}
	view := g.view()
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
