package exchange

import (
	"bufio"
	"context"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/pem"
	"errors"
	"io"
	"log"
	"math/big"
	"net"
	"net/http"
	"net/netip"
	"net/url"
	"sync"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"
)

// world is a network in memory, with names, addresses and servers of a test's
// own. In it the clock goes on only when all wait for it.
type world struct {
	t *testing.T

	mu       sync.Mutex
	names    map[string][]string
	servers  map[string]func(net.Conn)
	dialled  []string
	ends     []*wired // of the client
	env      map[string]string
	hanging  atomic.Pointer[string] // an address, "" for all
	asked    int
	sessions sync.WaitGroup
}

// inWorld runs a test in a network of its own, where idp.example is a host with
// the public address 192.0.2.1.
func inWorld(t *testing.T, f func(t *testing.T, w *world)) {
	t.Helper()
	synctest.Test(t, func(t *testing.T) {
		w := &world{
			t:       t,
			names:   map[string][]string{"idp.example": {"192.0.2.1"}},
			servers: map[string]func(net.Conn){},
			env:     map[string]string{},
		}
		f(t, w)
		synctest.Wait()
		w.sessions.Wait()
	})
}

func (w *world) lookup(ctx context.Context, host string) (out []netip.Addr, err error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.asked++
	list, known := w.names[host]
	if !known {
		return nil, &net.DNSError{Err: "no such host", Name: host, IsNotFound: true}
	}
	for _, a := range list {
		out = append(out, netip.MustParseAddr(a))
	}
	return out, nil
}

func (w *world) dial(ctx context.Context, _, address string) (net.Conn, error) {
	w.mu.Lock()
	w.dialled = append(w.dialled, address)
	w.mu.Unlock()
	serve, there := w.server(address)
	if h := w.hanging.Load(); h != nil && (*h == "" || *h == address) {
		<-ctx.Done()
		return nil, ctx.Err()
	}
	if !there {
		return nil, errors.New("refused: " + marker)
	}
	here, end := wires()
	w.mu.Lock()
	w.ends = append(w.ends, here)
	w.mu.Unlock()
	w.sessions.Go(func() {
		defer end.Close()
		serve(end)
	})
	return here, nil
}

// raw answers every connection to an address with a function of its own.
func (w *world) raw(address string, serve func(net.Conn)) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.servers[address] = serve
}

func (w *world) server(address string) (serve func(net.Conn), there bool) {
	w.mu.Lock()
	defer w.mu.Unlock()
	serve, there = w.servers[address]
	return serve, there
}

// rawTLS is raw behind a handshake with the certificate of idp.example.
func (w *world) rawTLS(address string, serve func(net.Conn)) {
	w.raw(address, func(c net.Conn) {
		secure := tls.Server(c, serverTLS("idp.example"))
		if secure.Handshake() == nil {
			serve(secure)
		}
	})
}

// serve answers by HTTP, over TLS where a configuration is given.
func (w *world) serve(address string, config *tls.Config, h http.HandlerFunc) {
	w.raw(address, func(c net.Conn) {
		server := &http.Server{Handler: h, ErrorLog: discard()}
		once := &oneConnection{c, make(chan struct{}), sync.Once{}}
		var l net.Listener = once
		if config != nil {
			l = tls.NewListener(once, config)
		}
		server.ConnState = func(_ net.Conn, s http.ConnState) {
			if s == http.StateClosed || s == http.StateHijacked {
				once.Close()
			}
		}
		_ = server.Serve(l)
		_ = server.Close()
	})
}

// idp answers at idp.example by TLS.
func (w *world) idp(h http.HandlerFunc) { w.serve("192.0.2.1:443", serverTLS("idp.example"), h) }

type oneConnection struct {
	c    net.Conn
	done chan struct{}
	once sync.Once
}

func (l *oneConnection) Accept() (net.Conn, error) {
	if c := l.c; c != nil {
		l.c = nil
		return c, nil
	}
	<-l.done
	return nil, net.ErrClosed
}

func (l *oneConnection) Close() error   { l.once.Do(func() { close(l.done) }); return nil }
func (l *oneConnection) Addr() net.Addr { return &net.TCPAddr{} }

func (w *world) client(issuer string) *Client {
	w.t.Helper()
	c, err := New(w.options(issuer))
	if err != nil {
		w.t.Fatal(err)
	}
	return c
}

func (w *world) options(issuer string) Options {
	return Options{
		Issuer: issuer,
		Agent:  "flowverdict/test",
		CA:     authority().pem,
		Getenv: func(name string) string { return w.env[name] },
		Lookup: w.lookup,
		Dial:   w.dial,
	}
}

// hang lets connections hang, to one address or to all.
func (w *world) hang(address string) { w.hanging.Store(&address) }

// closed checks that a client has let go of all its connections.
func (w *world) closed() {
	w.t.Helper()
	synctest.Wait()
	w.mu.Lock()
	defer w.mu.Unlock()
	for _, c := range w.ends {
		c.in.change(func(in *wire) {
			if !in.gone {
				w.t.Error("a connection is left open")
			}
		})
	}
}

// permitted is a client that may ask an address.
func (w *world) permitted(address string) *Client {
	w.t.Helper()
	c := w.client(address)
	if _, err := c.Permit(w.t.Context(), address); err != nil {
		w.t.Fatal(err)
	}
	return c
}

// kindOf fails where an error is none of ours.
func kindOf(t *testing.T, err error) Kind {
	t.Helper()
	if err == nil {
		return ""
	}
	failed, ok := err.(*Error)
	if !ok {
		t.Fatalf("%T is no *Error: %v", err, err)
	}
	return failed.Kind
}

// refuses checks that a request fails in a certain way.
func refuses(t *testing.T, c *Client, r Request, want Kind) *Error {
	t.Helper()
	got, err := c.Do(t.Context(), r)
	if kind := kindOf(t, err); kind != want {
		t.Fatalf("%q, want %q (answer %+v)", kind, want, got.Status)
	}
	if got.Status != 0 || got.Body != nil {
		t.Errorf("a response beside an error: %+v", got)
	}
	return err.(*Error)
}

// marker stands for everything secret, and for what hostile servers write.
const marker = "S3cretMarkerZq9"

// post is a request that is full of secrets.
func post(address string) Request {
	return Request{Address: address + "?q=" + marker, Form: url.Values{"refresh_token": {marker}}, Authorization: "Basic " + marker}
}

type signed struct {
	certificate *x509.Certificate
	key         *ecdsa.PrivateKey
	pem         []byte
}

// authority signs the certificates of all tests.
func authority() signed { return makeAuthority("Tests") }

// otherAuthority is known to nobody.
func otherAuthority() signed { return makeAuthority("Nobody") }

var made sync.Map

func makeAuthority(name string) signed {
	if known, ok := made.Load(name); ok {
		return known.(signed)
	}
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	fatal(err)
	template := &x509.Certificate{
		SerialNumber: big.NewInt(1), Subject: pkix.Name{CommonName: name},
		NotBefore: time.Unix(0, 0), NotAfter: time.Date(2100, 1, 1, 0, 0, 0, 0, time.UTC),
		IsCA: true, BasicConstraintsValid: true, KeyUsage: x509.KeyUsageCertSign,
	}
	der, err := x509.CreateCertificate(rand.Reader, template, template, &key.PublicKey, key)
	fatal(err)
	certificate, err := x509.ParseCertificate(der)
	fatal(err)
	out := signed{certificate, key, pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: der})}
	made.Store(name, out)
	return out
}

func fatal(err error) {
	if err != nil {
		panic(err)
	}
}

func (s signed) sign(change func(*x509.Certificate), hosts ...string) tls.Certificate {
	template := &x509.Certificate{
		SerialNumber: big.NewInt(2), Subject: pkix.Name{CommonName: marker},
		NotBefore: time.Unix(0, 0), NotAfter: time.Date(2100, 1, 1, 0, 0, 0, 0, time.UTC),
		ExtKeyUsage: []x509.ExtKeyUsage{x509.ExtKeyUsageServerAuth},
	}
	for _, h := range hosts {
		if ip := net.ParseIP(h); ip != nil {
			template.IPAddresses = append(template.IPAddresses, ip)
		} else {
			template.DNSNames = append(template.DNSNames, h)
		}
	}
	if change != nil {
		change(template)
	}
	der, err := x509.CreateCertificate(rand.Reader, template, s.certificate, &s.key.PublicKey, s.key)
	fatal(err)
	return tls.Certificate{Certificate: [][]byte{der}, PrivateKey: s.key}
}

func serverTLS(hosts ...string) *tls.Config {
	return &tls.Config{Certificates: []tls.Certificate{authority().sign(nil, hosts...)}, NextProtos: []string{"http/1.1"}}
}

func answerJSON(body string) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "application/json")
		_, _ = io.WriteString(w, body)
	}
}

func discard() *log.Logger { return log.New(io.Discard, "", 0) }

// arrived reads a request, and tells when the client is gone.
func arrived(c net.Conn) <-chan struct{} {
	gone := make(chan struct{})
	b := bufio.NewReader(c)
	if r, err := http.ReadRequest(b); err == nil {
		_, _ = io.Copy(io.Discard, r.Body)
	}
	go func() {
		defer close(gone)
		_, _ = io.Copy(io.Discard, b)
	}()
	return gone
}
