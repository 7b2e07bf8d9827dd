package wizard

import (
	"reflect"
	"slices"
	"sync"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"flowverdict/internal/crash"
	"flowverdict/questionnaire/review"
	"flowverdict/ui/session"
)

// How long a change may wait to be saved while somebody types, and how soon a
// save that failed is tried again.
const (
	typingPause = 400 * time.Millisecond
	retryPause  = 2 * time.Second
)

// serialStore is the store behind a door: one caller at a time, and nobody after it
// is closed, so that a late save can never follow the last one.
type serialStore struct {
	mu      sync.Mutex
	store   session.Store
	closed  bool
	written []session.Written // the records that are written; their drafts are gone
}

func (c *serialStore) call(run func(session.Store) tea.Msg) (result tea.Msg) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.closed {
		return nil
	}
	var crashed error
	defer func() {
		if crashed != nil {
			result = crashed
		}
	}()
	defer crash.Guard(&crashed)
	return run(c.store)
}

// job is one call of the store. start takes what the call needs from the
// model, at the moment when its turn comes.
type job struct {
	start func() func(session.Store) tea.Msg
	holds bool // keys wait until it is done: what they mean depends on it
}

// doneMsg brings the result of a job.
type doneMsg struct{ result tea.Msg }

type (
	savedMsg struct {
		err   error
		draft review.Draft
		at    session.At
	}
	typingMsg struct{} // somebody has been typing for a while
	retryMsg  struct{} // try again to save
)

// send queues a job; jobs run one at a time, in order.
func (m *model) send(e job) {
	m.jobs = append(m.jobs, e)
	if e.holds {
		m.holding++
	}
	m.nextJob()
}

// ask sends a job whose result decides what the next key means.
func (m *model) ask(run func(session.Store) tea.Msg) {
	m.send(job{holds: true, start: func() func(session.Store) tea.Msg { return run }})
}

func (m *model) nextJob() {
	if m.running || len(m.jobs) == 0 {
		return
	}
	e := m.jobs[0]
	m.jobs = m.jobs[1:]
	m.running, m.runningHolds = true, e.holds
	run, store := e.start(), m.store
	m.later(func() tea.Msg { return doneMsg{store.call(run)} })
}

// save queues the draft to be saved. One save is in flight and at most one
// waits; the one that waits takes the draft as it stands when its turn comes.
func (m *model) save() {
	if !m.keeps() || m.saveWaits {
		return
	}
	m.saveWaits = true
	m.send(job{start: func() func(session.Store) tea.Msg {
		m.saveWaits = false
		if !m.keeps() { // the record was written meanwhile, and its draft removed
			return func(session.Store) tea.Msg { return nil }
		}
		work, draft, at := m.work.ID, m.draft(), m.s.At()
		m.onDisk = nil
		return func(d session.Store) tea.Msg { return savedMsg{d.Save(work, draft, at), draft, at} }
	}})
}

// keeps reports whether there is a draft that is to be saved.
func (m *model) keeps() bool {
	return m.s != nil && m.work.Kept() && !m.finished
}

// saved takes the result of a save. One that failed is tried again.
func (m *model) saved(msg savedMsg) {
	m.saveErr = msg.err
	if msg.err == nil {
		m.lastSaved, m.onDisk = &msg, &msg.draft
		return
	}
	if !m.retrying {
		m.retrying = true
		m.later(m.after(retryPause, retryMsg{}))
	}
}

// state says whether the draft holds all that the screen shows. It says so only
// after the save of exactly that has come back; it says nothing where nothing is
// entered yet, or nothing is saved.
func (m *model) state() string {
	if !m.keeps() {
		return ""
	}
	draft := m.draft()
	switch {
	case m.onDisk != nil && reflect.DeepEqual(*m.onDisk, draft):
		return "saved"
	case m.lastSaved == nil && m.saveErr == nil && reflect.DeepEqual(draft, m.blank):
		return ""
	}
	return "not saved yet"
}

// typed makes sure that what is being typed is saved soon.
func (m *model) typed() {
	if m.ticking || !m.keeps() {
		return
	}
	m.ticking = true
	m.later(m.after(typingPause, typingMsg{}))
}

// after brings a message after a while.
func after(pause time.Duration, msg tea.Msg) tea.Cmd {
	return tea.Tick(pause, func(time.Time) tea.Msg { return msg })
}

// draft is what is entered so far, with what is being typed.
func (m *model) draft() review.Draft {
	d := m.s.Draft()
	for _, s := range m.screens() {
		d = s.pending(d)
	}
	return d
}

// untouched reports whether nothing was entered that would be worth a draft.
func (m *model) untouched() bool {
	return reflect.DeepEqual(m.s.Draft(), m.blank)
}

// reckon takes from the store what is written, also where nobody waited for the
// answer.
func (m *model) reckon() {
	of := func(list []session.Written, work string) bool {
		return slices.ContainsFunc(list, func(w session.Written) bool { return w.Work == work })
	}
	m.written = slices.DeleteFunc(m.written, func(w session.Written) bool { return !of(m.store.written, w.Work) })
	for _, w := range m.store.written {
		if !of(m.written, w.Work) {
			w.Said = m.s.Closing()
			m.written = append(m.written, w)
		}
	}
	m.finished = m.s != nil && of(m.written, m.work.ID)
}

// last saves what is not saved yet, after the screen is closed. No save can
// come after it.
func (m *model) last() (kept string, err error) {
	m.store.mu.Lock()
	defer m.store.mu.Unlock()
	m.store.closed = true
	m.reckon()
	if !m.keeps() {
		return "", nil
	}
	if m.lastSaved == nil && m.saveErr == nil && m.untouched() && !m.continued {
		return "", nil
	}
	draft, at := m.draft(), m.s.At()
	if m.lastSaved != nil && m.saveErr == nil && m.lastSaved.at == at && reflect.DeepEqual(m.lastSaved.draft, draft) {
		return m.work.ID, nil
	}
	if err := m.store.store.Save(m.work.ID, draft, at); err != nil {
		return m.work.ID, err
	}
	return m.work.ID, nil
}
