// Package exchange asks an identity provider over HTTP, with guards: https only,
// no redirects, hosts that were permitted before, addresses checked when they
// are dialled, limits to the time and the size of every answer. It knows nothing
// of OAuth, and keeps nothing of what it sends.
//
// It imports nothing of the program.
package exchange

import (
	"context"
	"crypto/tls"
	"net"
	"net/http"
	"net/netip"
	"net/url"
	"sync"
	"time"
)

// What an answer may take and hold.
const (
	connectLimit   = 5 * time.Second
	handshakeLimit = 5 * time.Second
	headerLimit    = 10 * time.Second
	wholeLimit     = 15 * time.Second

	mostHeaders = 64 << 10
	mostBody    = 256 << 10
	mostDepth   = 16
)

// Options of a client. Issuer decides whether loopback and plain http are
// allowed.
type Options struct {
	Issuer string              // the address of the provider that was named
	Agent  string              // as in "flowverdict/1.0.0"
	CA     []byte              // PEM, added to the roots of the system; nil for none
	Getenv func(string) string // HTTPS_PROXY and NO_PROXY; nil for none

	// Limit shortens the 15 s that a whole request may take. It never lengthens
	// them.
	Limit time.Duration

	Lookup func(ctx context.Context, host string) ([]netip.Addr, error)         // nil for the system's
	Dial   func(ctx context.Context, network, address string) (net.Conn, error) // nil for the system's
}

// Client asks the hosts that it was permitted to ask. It may be used by several
// goroutines.
type Client struct {
	agent    string
	loopback bool // the provider is on this machine
	limit    time.Duration
	lookup   func(ctx context.Context, host string) ([]netip.Addr, error)
	dialer   func(ctx context.Context, network, address string) (net.Conn, error)

	proxy   func(*url.URL) (*url.URL, error)
	direct  *http.Transport
	proxied *http.Transport // nil without a proxy

	mu        sync.Mutex
	permitted map[string]permission // by origin
}

// New makes a client. It fails where the issuer's address is of no use, the
// certificates cannot be read, or the environment names a proxy that is none.
func New(o Options) (*Client, error) {
	issuer, err := parse(o.Issuer)
	if err != nil {
		return nil, err
	}
	roots, err := authorities(o.CA)
	if err != nil {
		return nil, err
	}
	c := &Client{
		agent:     o.Agent,
		loopback:  namesLoopback(issuer.Hostname()),
		limit:     wholeLimit,
		lookup:    o.Lookup,
		dialer:    o.Dial,
		permitted: map[string]permission{},
	}
	if o.Limit > 0 && o.Limit < wholeLimit {
		c.limit = o.Limit
	}
	if c.lookup == nil {
		c.lookup = func(ctx context.Context, host string) ([]netip.Addr, error) {
			return net.DefaultResolver.LookupNetIP(ctx, "ip", host)
		}
	}
	if c.dialer == nil {
		c.dialer = (&net.Dialer{}).DialContext
	}
	trust := &tls.Config{MinVersion: tls.VersionTLS12, RootCAs: roots}
	c.direct = transport(trust)
	c.direct.DialContext = c.dial
	return c, c.useProxy(o.Getenv, trust)
}

// transport makes a new connection for every request: one that is used again
// may have been closed, and the request would be sent twice.
func transport(trust *tls.Config) *http.Transport {
	return &http.Transport{
		TLSClientConfig:        trust.Clone(),
		TLSHandshakeTimeout:    handshakeLimit,
		ResponseHeaderTimeout:  headerLimit,
		MaxResponseHeaderBytes: mostHeaders,
		DisableKeepAlives:      true,
		DisableCompression:     true,
		ForceAttemptHTTP2:      true,
	}
}
