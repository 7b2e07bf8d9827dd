package exchange

import (
	"io"
	"net"
	"os"
	"sync"
	"time"
)

// wire is one direction of a connection: as sockets do, it holds something that
// was written and not yet read.
type wire struct {
	mu            sync.Mutex
	turn          *sync.Cond
	held          []byte
	ended, gone   bool // by who writes, and by who reads
	read, written time.Time
}

const wireHolds = 16 << 10

// wires makes both ends of a connection.
func wires() (here, there *wired) {
	a, b := &wire{}, &wire{}
	a.turn, b.turn = sync.NewCond(&a.mu), sync.NewCond(&b.mu)
	return &wired{in: a, out: b}, &wired{in: b, out: a}
}

// wired is an end of a connection.
type wired struct{ in, out *wire }

func past(t time.Time) bool { return !t.IsZero() && !time.Now().Before(t) }

func (c *wired) Read(p []byte) (int, error) {
	w := c.in
	w.mu.Lock()
	defer w.mu.Unlock()
	for {
		switch {
		case w.gone:
			return 0, net.ErrClosed
		case past(w.read):
			return 0, os.ErrDeadlineExceeded
		case len(w.held) > 0:
			n := copy(p, w.held)
			w.held = w.held[n:]
			w.turn.Broadcast()
			return n, nil
		case w.ended:
			return 0, io.EOF
		}
		w.turn.Wait()
	}
}

func (c *wired) Write(p []byte) (n int, err error) {
	w := c.out
	w.mu.Lock()
	defer w.mu.Unlock()
	for len(p) > 0 {
		switch room := wireHolds - len(w.held); {
		case w.ended || w.gone:
			return n, net.ErrClosed
		case past(w.written):
			return n, os.ErrDeadlineExceeded
		case room > 0:
			some := min(room, len(p))
			w.held = append(w.held, p[:some]...)
			n, p = n+some, p[some:]
			w.turn.Broadcast()
		default:
			w.turn.Wait()
		}
	}
	return n, nil
}

func (c *wired) Close() error {
	c.in.change(func(w *wire) { w.gone = true })
	c.out.change(func(w *wire) { w.ended = true })
	return nil
}

func (w *wire) change(f func(*wire)) {
	w.mu.Lock()
	defer w.mu.Unlock()
	f(w)
	w.turn.Broadcast()
}

func (w *wire) at(t time.Time, f func(*wire)) {
	w.change(f)
	if !t.IsZero() {
		time.AfterFunc(time.Until(t), func() { w.change(func(*wire) {}) })
	}
}

func (c *wired) SetReadDeadline(t time.Time) error {
	c.in.at(t, func(w *wire) { w.read = t })
	return nil
}

func (c *wired) SetWriteDeadline(t time.Time) error {
	c.out.at(t, func(w *wire) { w.written = t })
	return nil
}

func (c *wired) SetDeadline(t time.Time) error {
	_ = c.SetReadDeadline(t)
	return c.SetWriteDeadline(t)
}

func (c *wired) LocalAddr() net.Addr  { return &net.TCPAddr{} }
func (c *wired) RemoteAddr() net.Addr { return &net.TCPAddr{} }
