package wizard

import (
	tea "github.com/charmbracelet/bubbletea"

	"flowverdict/ui/session"
	"flowverdict/ui/wizard/keytable"
)

// What signals bring.
type (
	interruptMsg struct{} // it ends the program as ctrl+c does
	stopMsg      struct{} // the program is to stop
	continuedMsg struct{} // it was stopped by force, and goes on
	stoppedMsg   struct{ stopped bool }
)

// open begins to work on a review.
func (m *model) open(w session.Work) {
	m.work = w
	m.lay(m.layout.Window.W, m.layout.Window.H)
	at := w.At
	if m.order != "" {
		at.Order = m.order
	}
	if w.Questionnaire != nil {
		m.q = w.Questionnaire
	}
	m.s = session.New(m.q, m.today, w.Draft, at)
	m.s.Carry(w.Asked)
	m.s.CarryOver(w.Carried)
	m.s.Hold(w.Options)
	m.lastSaved, m.saveErr, m.onDisk = nil, nil, nil
	m.blank = session.New(m.q, m.today, w.Begun, session.At{}).Draft()
	m.over, m.wanted, m.mitigation, m.conflict, m.finished, m.refused = nil, "", "", "", false, nil
	m.problem, m.listed = 0, false
	m.base = nil
	if draft := m.s.Draft(); w.Saved {
		m.onDisk = &draft
	} else if !m.untouched() {
		m.save()
	}
	m.takeIn()
	m.show()
	if w.ReadOnly != "" {
		m.alert("Only to look at: " + w.ReadOnly)
	} else if w.Notice != "" {
		m.say(w.Notice)
	}
}

// begin opens the review that the store gives.
func (m *model) begin(get func(session.Store) (session.Work, error), continued bool) {
	m.ask(func(d session.Store) tea.Msg {
		w, err := get(d)
		return func() {
			if err != nil {
				m.alert(reason(err))
				return
			}
			m.continued = continued
			m.open(w)
			if old := w.Draft.Review.Supersedes; old != "" && w.ReadOnly == "" && w.Notice == "" {
				m.say("A new review that supersedes " + old + ".")
			}
		}
	})
}

// show puts the stage in view where the reviewer stands.
func (m *model) show() {
	if m.settles() {
		m.base = newConflictsScreen(m)
		m.base.resize()
		return
	}
	switch m.s.At().Stage {
	case session.Subject:
		m.base = newSubjectScreen(m)
	case session.Questions:
		m.base = newQuestionScreen(m)
	case session.Summary:
		m.base = newSummaryScreen(m)
	case session.Mitigations:
		m.base = newMitigationsScreen(m)
	case session.Decision:
		m.base = newDecisionScreen(m)
	case session.Write:
		m.base = newWriteScreen(m)
	}
	m.base.resize()
}

// move leaves the stage in view by a step of the session, and shows what the
// step leads to.
func (m *model) move(step func()) {
	if m.base != nil {
		m.base.commit()
	}
	m.over, m.listed = nil, false
	step()
	m.show()
}

// next goes one step on. Where the decisive order has led to the summary, it
// says why.
func (m *model) next() { m.step(m.s.Next) }

// onward goes on after an answer.
func (m *model) onward() { m.step(m.s.Onward) }

func (m *model) step(on func()) {
	from := m.s.At().Stage
	if from == session.Questions {
		m.remembered = remembered{} // the verdict is in view after the last answer
	}
	m.move(on)
	if m.s.Order() == session.Decisive && from != session.Summary && m.s.At().Stage == session.Summary {
		m.say(m.s.Asked())
	}
}

// switchOrder takes the other order of asking and says which it is.
func (m *model) switchOrder() { m.say(m.s.SwitchOrder().Sentence()) }

// back is never blocked; at the very beginning it says so.
func (m *model) back() {
	m.move(func() {
		if !m.s.Back() {
			m.say("This is the beginning. q keeps the draft and leaves.")
		}
	})
}

func (m *model) enter(stage session.Stage) { m.move(func() { m.s.Enter(stage) }) }

func (m *model) goTo(question string) { m.move(func() { m.s.GoTo(question) }) }

// changed saves after a step that changed what is entered.
func (m *model) changed(did bool) bool {
	if did {
		m.save()
	}
	return did
}

// writable reports whether the review may be changed; if not, it says why.
func (m *model) writable() bool {
	if m.work.ReadOnly == "" {
		return true
	}
	m.alert("Only to look at: " + m.work.ReadOnly)
	return false
}

// undo takes the last change back and shows where it was made.
func (m *model) undo() {
	if !m.writable() {
		return
	}
	m.base.commit()
	entries, settled := m.s.Draft().Mitigations, m.settled()
	what, ok := m.s.Undo()
	if !ok {
		m.say("Nothing left to undo.")
		return
	}
	m.save()
	m.pointAt(entries)
	m.pointAtConflict(settled)
	m.over = nil
	m.show()
	m.say("Undone: " + what + ".")
}

// quit keeps the draft and leaves. Only a draft that cannot be saved is worth
// a second q.
func (m *model) quit() {
	if m.work.Example {
		m.leaveTour()
		return
	}
	if m.saveErr != nil && m.keeps() && !m.warned {
		m.warned = true
		m.save()
		m.alert("NOT saved, q again leaves: " + reason(m.saveErr))
		return
	}
	m.leave()
}

// suspend stops the program until a shell continues it.
func (m *model) suspend() {
	m.save()
	m.later(m.terminal.Suspend(func(stopped bool) tea.Msg { return stoppedMsg{stopped} }))
}

func (m *model) interrupt() {
	if m.leaving {
		return
	}
	m.interrupted = true
	m.leave()
}

func (m *model) leave() {
	for i := len(m.over) - 1; i >= 0; i-- {
		m.over[i].commit()
	}
	if m.base != nil {
		m.base.commit()
	}
	m.over = nil
	m.leaving = true
	m.later(tea.Quit)
}

// help opens the help page of the screen in view.
func (m *model) help() { m.raise(newHelpScreen(m, m.top())) }

// navigationKeys is the part of the tables that all stages of a review share.
func (m *model) navigationKeys() []binding {
	if !m.listsMitigations() {
		return m.commonKeys()
	}
	return append(m.commonKeys(), keytable.On("m", "mitigations", "mitigations: what prevents an attack, disrupts it, or recovers from it", func() { m.enter(session.Mitigations) }))
}

func (m *model) commonKeys() []binding {
	return []binding{
		keytable.On("g /", "go to", "go to a question: type to filter titles, sections and ids", func() { m.raise(newGotoScreen(m)) }),
		m.problemsKey(),
		keytable.On("u z", "undo", "undo, as far back as the review goes", m.undo),
		keytable.On("? f1", "help", "help for this page, and all keys", m.help),
		keytable.On("q", "quit", "keep the draft and leave", m.quit),
	}
}
