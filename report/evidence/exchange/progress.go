package exchange

import (
	"context"
	"net"
	"net/http/httptrace"
	"sync"
	"sync/atomic"
)

// stage is how far a request has come.
type stage int32

const (
	connecting stage = iota
	greeting         // the TLS handshake
	waiting          // for the header of the answer; the request may have arrived
	reading          // its body
)

// progress follows one request on its one connection. The standard library sends
// some requests again by itself; progress ends those.
type progress struct {
	place  place
	proxy  bool
	cancel context.CancelFunc

	stage    atomic.Int32
	sent     atomic.Int32
	repeated atomic.Bool

	mu         sync.Mutex
	connection net.Conn
	ended      bool
}

type progressKey struct{}

// follow returns the context by which a request is followed.
func (p *progress) follow(ctx context.Context) context.Context {
	return httptrace.WithClientTrace(context.WithValue(ctx, progressKey{}, p), &httptrace.ClientTrace{
		TLSHandshakeStart: func() { p.reach(greeting) },
		GotConn: func(httptrace.GotConnInfo) {
			p.reach(waiting)
			if p.sent.Add(1) > 1 {
				p.repeat()
			}
		},
	})
}

// followed returns the progress of the request that a connection is made for.
func followed(ctx context.Context) *progress {
	p, _ := ctx.Value(progressKey{}).(*progress)
	return p
}

func (p *progress) reach(s stage) { p.stage.Store(int32(s)) }

func (p *progress) at() stage { return stage(p.stage.Load()) }

func (p *progress) repeat() {
	p.repeated.Store(true)
	p.cancel()
}

// keep takes the connection of the request. It reports whether this is the first
// one, and comes before the end.
func (p *progress) keep(c net.Conn) bool {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.connection != nil && !p.ended {
		p.repeat()
	}
	if p.connection != nil || p.ended {
		_ = c.Close()
		return false
	}
	p.connection = c
	return true
}

// end closes the connection, whatever the standard library would keep it for.
func (p *progress) end() {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.ended = true
	if p.connection != nil {
		_ = p.connection.Close()
	}
}
