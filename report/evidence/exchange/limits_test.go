package exchange

import (
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/netip"
	"runtime"
	"strings"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"golang.org/x/net/http2"
)

// A world's clock goes on when all wait, so these are the limits themselves.
func TestHangsEnd(t *testing.T) {
	waits := func(c net.Conn) { _, _ = io.Copy(io.Discard, c) }
	drips := func(head, part string) func(net.Conn) {
		return func(c net.Conn) {
			gone := arrived(c)
			_, err := io.WriteString(c, head)
			for err == nil {
				_, err = io.WriteString(c, part)
				select {
				case <-gone:
					return
				case <-time.After(900 * time.Millisecond):
				}
			}
		}
	}
	const ok = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"
	for _, c := range []struct {
		name  string
		serve func(w *world)
		want  Kind
		after time.Duration
		sent  bool
	}{
		{"connect", func(w *world) { w.hang("") }, NoConnection, 5 * time.Second, false},
		{"TLS", func(w *world) { w.raw("192.0.2.1:443", waits) }, NoHandshake, 5 * time.Second, false},
		{"TLS, byte by byte", func(w *world) { w.raw("192.0.2.1:443", drips("\x16\x03\x03\x40\x00", "\x02")) }, NoHandshake, 5 * time.Second, false},
		{"header", func(w *world) { w.rawTLS("192.0.2.1:443", waits) }, NoHeader, 10 * time.Second, true},
		{"header, byte by byte", func(w *world) { w.rawTLS("192.0.2.1:443", drips(ok+"X: ", "x")) }, NoHeader, 10 * time.Second, true},
		{"early answers without end", func(w *world) { w.rawTLS("192.0.2.1:443", drips("", "HTTP/1.1 103 Early Hints\r\n\r\n")) }, NoHeader, 10 * time.Second, true},
		{"body", func(w *world) { w.rawTLS("192.0.2.1:443", drips(ok+"Content-Length: 100\r\n\r\n", "")) }, TooSlow, 15 * time.Second, true},
		{"body, byte by byte", func(w *world) { w.rawTLS("192.0.2.1:443", drips(ok+"Content-Length: 100\r\n\r\n", " ")) }, TooSlow, 15 * time.Second, true},
		{"body in chunks", func(w *world) {
			w.rawTLS("192.0.2.1:443", drips(ok+"Transfer-Encoding: chunked\r\n\r\n", "1\r\n \r\n"))
		}, TooSlow, 15 * time.Second, true},
	} {
		for _, r := range []Request{{Address: "https://idp.example/token"}, post("https://idp.example/token")} {
			t.Run(c.name+" "+r.method(), func(t *testing.T) {
				inWorld(t, func(t *testing.T, w *world) {
					c.serve(w)
					client := w.permitted("https://idp.example/")
					start := time.Now()
					failed := refuses(t, client, r, c.want)
					w.closed()
					if took := time.Since(start); took != c.after {
						t.Errorf("ended after %v, want %v", took, c.after)
					}
					if failed.Sent != c.sent || !failed.Timeout() || errors.Unwrap(failed) != nil {
						t.Errorf("sent %v, timeout %v, %v", failed.Sent, failed.Timeout(), errors.Unwrap(failed))
					}
					if len(w.dialled) != 1 {
						t.Errorf("dialled %v", w.dialled)
					}
				})
			})
		}
	}
}

// Two addresses share the time to connect.
func TestTheSecondAddressIsTried(t *testing.T) {
	inWorld(t, func(t *testing.T, w *world) {
		w.names["idp.example"] = []string{"2001:db8::1", "192.0.2.1"}
		w.idp(answerJSON(`{}`))
		if _, err := w.permitted("https://idp.example/").Do(t.Context(), Request{Address: "https://idp.example"}); err != nil {
			t.Error(err)
		}
		if got := strings.Join(w.dialled, " "); got != "[2001:db8::1]:443 192.0.2.1:443" {
			t.Error(got)
		}
		w.hang("[2001:db8::1]:443")
		start := time.Now()
		if _, err := w.permitted("https://idp.example/").Do(t.Context(), Request{Address: "https://idp.example"}); err != nil || time.Since(start) != 2500*time.Millisecond {
			t.Errorf("%v after %v", err, time.Since(start))
		}
		w.hang("")
		start = time.Now()
		refuses(t, w.permitted("https://idp.example/"), post("https://idp.example"), NoConnection)
		if took := time.Since(start); took != 5*time.Second {
			t.Errorf("ended after %v", took)
		}
	})
}

func TestALookupThatHangs(t *testing.T) {
	inWorld(t, func(t *testing.T, w *world) {
		o := w.options("https://idp.example")
		c := w.permitted("https://idp.example/")
		o.Lookup, c.lookup = hang, hang
		slow, err := New(o)
		if err != nil {
			t.Fatal(err)
		}
		start := time.Now()
		if _, err := slow.Permit(t.Context(), "https://idp.example"); kindOf(t, err) != NotFound || time.Since(start) != 5*time.Second {
			t.Errorf("%v after %v", err, time.Since(start))
		}
		start = time.Now()
		refuses(t, c, post("https://idp.example"), NoConnection)
		if time.Since(start) != 5*time.Second {
			t.Errorf("after %v", time.Since(start))
		}
	})
}

// Whoever asks can end a request at any time, and learns that it was this.
func TestCallersEndRequests(t *testing.T) {
	inWorld(t, func(t *testing.T, w *world) {
		o := w.options("https://idp.example")
		o.Lookup = hang
		unknown, err := New(o)
		if err != nil {
			t.Fatal(err)
		}
		soon, stop := context.WithCancel(t.Context())
		time.AfterFunc(time.Second, stop)
		start := time.Now()
		if _, err := unknown.Permit(soon, "https://idp.example"); kindOf(t, err) != Cancelled || !errors.Is(err, context.Canceled) || time.Since(start) != time.Second {
			t.Errorf("%v after %v", err, time.Since(start))
		}
		w.rawTLS("192.0.2.1:443", func(c net.Conn) { _, _ = io.Copy(io.Discard, c) })
		c := w.permitted("https://idp.example/")
		ctx, cancel := context.WithCancel(t.Context())
		time.AfterFunc(time.Second, cancel)
		_, err = c.Do(ctx, post("https://idp.example"))
		if kindOf(t, err) != Cancelled || !errors.Is(err, context.Canceled) || !err.(*Error).Sent || err.(*Error).Timeout() {
			t.Error(err)
		}
		ctx, cancel = context.WithTimeout(t.Context(), time.Second)
		defer cancel()
		if _, err := c.Do(ctx, post("https://idp.example")); !errors.Is(err, context.DeadlineExceeded) || !err.(*Error).Timeout() {
			t.Error(err)
		}
		c.limit = 2 * time.Second
		start = time.Now()
		refuses(t, c, post("https://idp.example"), TooSlow)
		if time.Since(start) != c.limit {
			t.Errorf("after %v", time.Since(start))
		}
	})
}

func hang(ctx context.Context, _ string) ([]netip.Addr, error) {
	<-ctx.Done()
	return nil, ctx.Err()
}

// writes returns a server that answers with a head and then one part again and
// again, and where it notes how much it could send.
func writes(head, part string, sent *int) func(net.Conn) {
	return func(c net.Conn) {
		arrived(c)
		_, err := io.WriteString(c, head)
		for err == nil && *sent < 64<<20 {
			var n int
			n, err = io.WriteString(c, part)
			*sent += n
		}
	}
}

// 64 MiB are refused after the first part of them, whatever the server calls
// them, and are never held.
func TestLargeAnswersAreRefused(t *testing.T) {
	const ok = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"
	part := strings.Repeat(" ", 4096)
	for name, c := range map[string]struct {
		head, part string
		want       Kind
		most       int
	}{
		"by length":        {ok + "Content-Length: 67108864\r\n\r\n", part, TooLarge, 40 << 10},
		"in chunks":        {ok + "Transfer-Encoding: chunked\r\n\r\n", "1000\r\n" + part + "\r\n", TooLarge, 300 << 10},
		"to the end":       {ok + "\r\n", part, TooLarge, 300 << 10},
		"of status 400":    {strings.Replace(ok, "200", "400", 1) + "\r\n", part, TooLarge, 300 << 10},
		"headers":          {"HTTP/1.1 200 OK\r\n", "X-A: " + part + "\r\n", HeadersTooLarge, 110 << 10},
		"one header":       {"HTTP/1.1 200 OK\r\nX-A: ", part, HeadersTooLarge, 110 << 10},
		"status":           {"HTTP/1.1 200 ", part, HeadersTooLarge, 110 << 10},
		"early answers":    {"", "HTTP/1.1 103 Early Hints\r\nLink: " + part + "\r\n\r\n", HeadersTooLarge, 110 << 10},
		"of another type":  {"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n", part, "", 40 << 10},
		"of a redirect":    {"HTTP/1.1 307 Go\r\nContent-Type: application/json\r\nLocation: /\r\n\r\n", part, "", 40 << 10},
		"trailers":         {ok + "Transfer-Encoding: chunked\r\nTrailer: X\r\n\r\n0\r\n", "X: " + part + "\r\n", Broken, 110 << 10},
		"parts of a chunk": {ok + "Transfer-Encoding: chunked\r\n\r\n1;", part, Broken, 110 << 10},
	} {
		t.Run(name, func(t *testing.T) {
			inWorld(t, func(t *testing.T, w *world) {
				sent := 0
				w.rawTLS("192.0.2.1:443", writes(c.head, c.part, &sent))
				client := w.permitted("https://idp.example/")
				var before, after runtime.MemStats
				runtime.ReadMemStats(&before)
				if c.want == "" {
					if got, err := client.Do(t.Context(), post("https://idp.example/")); err != nil || got.Body != nil {
						t.Errorf("%+v %v", got, err)
					}
				} else {
					refuses(t, client, post("https://idp.example/"), c.want)
				}
				synctest.Wait()
				w.sessions.Wait()
				runtime.ReadMemStats(&after)
				if sent > c.most {
					t.Errorf("%d bytes were taken", sent)
				}
				if taken := after.TotalAlloc - before.TotalAlloc; taken > 8<<20 {
					t.Errorf("%d bytes of memory were asked for", taken)
				}
			})
		})
	}
}

func TestALargestAnswerIsTaken(t *testing.T) {
	inWorld(t, func(t *testing.T, w *world) {
		for size, want := range map[int]Kind{mostBody: "", mostBody + 1: TooLarge} {
			body := `"` + strings.Repeat("x", size-2) + `"`
			w.idp(answerJSON(body))
			got, err := w.permitted("https://idp.example/").Do(t.Context(), Request{Address: "https://idp.example/"})
			if kindOf(t, err) != want || err == nil && string(got.Body) != body {
				t.Errorf("%d bytes: %d bytes, %v", size, len(got.Body), err)
			}
		}
		// Headers, with those that are always there.
		for size, want := range map[int]Kind{60 << 10: "", 65 << 10: HeadersTooLarge} {
			w.idp(func(rw http.ResponseWriter, r *http.Request) {
				rw.Header().Set("X", strings.Repeat("x", size))
				answerJSON("{}")(rw, r)
			})
			if _, err := w.permitted("https://idp.example/").Do(t.Context(), Request{Address: "https://idp.example/"}); kindOf(t, err) != want {
				t.Errorf("headers of %d bytes: %v", size, err)
			}
		}
	})
}

func TestOneRequestIsSentOnce(t *testing.T) {
	for name, serve := range map[string]func(c net.Conn){
		"closed at once":    func(c net.Conn) {},
		"closed when asked": func(c net.Conn) { arrived(c) },
		"asked to come again": func(c net.Conn) {
			arrived(c)
			fmt.Fprint(c, "HTTP/1.1 503 No\r\nRetry-After: 0\r\nContent-Length: 0\r\n\r\n")
		},
		"request timed out": func(c net.Conn) {
			arrived(c)
			fmt.Fprint(c, "HTTP/1.1 408 No\r\nConnection: close\r\n\r\n")
		},
	} {
		for _, r := range []Request{{Address: "https://idp.example/token"}, post("https://idp.example/token")} {
			t.Run(name+" "+r.method(), func(t *testing.T) {
				inWorld(t, func(t *testing.T, w *world) {
					w.rawTLS("192.0.2.1:443", serve)
					got, err := w.permitted("https://idp.example/").Do(t.Context(), r)
					if kind := kindOf(t, err); kind != "" && kind != NoAnswer {
						t.Errorf("%q", kind)
					}
					if err == nil && got.RetryAfter != strings.Contains(name, "again") {
						t.Errorf("%+v", got)
					}
					if len(w.dialled) != 1 {
						t.Errorf("dialled %v: %v", w.dialled, err)
					}
				})
			})
		}
	}
}

// A server of HTTP/2 may ask for a request to be sent again.
func TestOneRequestIsSentOnceByHTTP2(t *testing.T) {
	want := map[string]Kind{"refused stream GET": Repeated, "going away GET": Repeated, "refused stream POST": NotHTTP, "going away POST": NotHTTP}
	for name, answer := range map[string]func(f *http2.Framer, stream uint32) error{
		"refused stream": func(f *http2.Framer, stream uint32) error {
			return f.WriteRSTStream(stream, http2.ErrCodeRefusedStream)
		},
		"going away": func(f *http2.Framer, stream uint32) error { return f.WriteGoAway(0, http2.ErrCodeNo, []byte(marker)) },
	} {
		for _, r := range []Request{{Address: "https://idp.example/token"}, post("https://idp.example/token")} {
			t.Run(name+" "+r.method(), func(t *testing.T) {
				inWorld(t, func(t *testing.T, w *world) {
					var asked atomic.Int32
					w.raw("192.0.2.1:443", func(c net.Conn) {
						config := serverTLS("idp.example")
						config.NextProtos = []string{"h2"}
						secure := tls.Server(c, config)
						_, _ = io.ReadFull(secure, make([]byte, len(http2.ClientPreface)))
						f := http2.NewFramer(secure, secure)
						err := f.WriteSettings()
						for err == nil {
							var frame http2.Frame
							if frame, err = f.ReadFrame(); err == nil && frame.Header().Type == http2.FrameHeaders {
								asked.Add(1)
								err = answer(f, frame.Header().StreamID)
							}
						}
					})
					_, err := w.permitted("https://idp.example/").Do(t.Context(), r)
					if failed, _ := err.(*Error); failed == nil || failed.Kind != want[name+" "+r.method()] || !failed.Sent {
						t.Errorf("%+v", failed)
					}
					w.closed()
					synctest.Wait()
					w.sessions.Wait()
					if n := asked.Load(); n != 1 {
						t.Errorf("sent %d times: %v", n, err)
					}
				})
			})
		}
	}
}
