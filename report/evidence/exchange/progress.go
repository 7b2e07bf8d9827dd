package exchange

import (
	"context"
	"net"
	"net/http/httptrace"
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

// progress follows one request on its one connection. The standard library would
// send some requests again by itself; on a connection that is never used twice,
// that takes another one.
type progress struct {
	place place
	proxy bool
	stage atomic.Int32

	connected atomic.Bool
}

type progressKey struct{}

// follow returns the context by which a request is followed.
func (p *progress) follow(ctx context.Context) context.Context {
	return httptrace.WithClientTrace(context.WithValue(ctx, progressKey{}, p), &httptrace.ClientTrace{
		TLSHandshakeStart: func() { p.reach(greeting) },
		GotConn:           func(httptrace.GotConnInfo) { p.reach(waiting) },
	})
}

// followed returns the progress of the request that a connection is made for.
func followed(ctx context.Context) *progress {
	p, _ := ctx.Value(progressKey{}).(*progress)
	return p
}

func (p *progress) reach(s stage) { p.stage.Store(int32(s)) }

func (p *progress) at() stage { return stage(p.stage.Load()) }

// keep takes the connection of the request, and reports whether it is the first.
func (p *progress) keep(c net.Conn) bool {
	if p.connected.Swap(true) {
		_ = c.Close()
		return false
	}
	return true
}
