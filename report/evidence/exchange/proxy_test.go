package exchange

import (
	"bufio"
	"io"
	"net"
	"net/http"
	"strings"
	"testing"
)

// proxy serves CONNECT at an address: it notes what was asked, and leads to a
// server of the world.
func (w *world) proxy(at, to string, asked *[]string) {
	w.raw(at, func(c net.Conn) {
		b := bufio.NewReader(c)
		r, err := http.ReadRequest(b)
		if err != nil {
			return
		}
		*asked = append(*asked, r.Method+" "+r.RequestURI+" "+r.Header.Get("Proxy-Authorization"))
		if to == "" {
			_, _ = io.WriteString(c, "HTTP/1.1 403 "+marker+"\r\n\r\n")
			return
		}
		_, _ = io.WriteString(c, "HTTP/1.1 200 OK\r\n\r\n")
		serve, _ := w.server(to)
		serve(c)
	})
}

// What goes through a proxy is looked up there: addresses are not checked, and
// the proxy may be anywhere.
func TestProxy(t *testing.T) {
	for _, names := range [][2]string{{"HTTPS_PROXY", "NO_PROXY"}, {"https_proxy", "no_proxy"}} {
		inWorld(t, func(t *testing.T, w *world) {
			var asked []string
			w.names = map[string][]string{"direct.example": {"192.0.2.7"}}
			w.env[names[0]], w.env[names[1]] = "http://user:"+marker+"@127.0.0.1:3128", "direct.example"
			w.idp(answerJSON(`"by proxy"`))
			w.serve("192.0.2.7:443", serverTLS("direct.example"), answerJSON(`"direct"`))
			w.proxy("127.0.0.1:3128", "192.0.2.1:443", &asked)
			c := w.client("https://idp.example")
			for address, want := range map[string]struct {
				class Class
				body  string
			}{
				"https://idp.example":    {"through proxy 127.0.0.1:3128", `"by proxy"`},
				"https://direct.example": {Public, `"direct"`},
			} {
				class, err := c.Permit(t.Context(), address)
				if class != want.class || err != nil {
					t.Errorf("%s: %q %v", address, class, err)
				}
				got, err := c.Do(t.Context(), post(address))
				if string(got.Body) != want.body {
					t.Errorf("%s: %s %v", address, got.Body, err)
				}
			}
			if len(asked) != 1 || !strings.HasPrefix(asked[0], "CONNECT idp.example:443 Basic ") {
				t.Errorf("the proxy was asked %q", asked)
			}
			// An address that needs no looking up is checked all the same.
			if _, err := c.Permit(t.Context(), "https://169.254.169.254"); kindOf(t, err) != ForbiddenAddress {
				t.Error(err)
			}
		})
	}
}

func TestProxiesThatFail(t *testing.T) {
	inWorld(t, func(t *testing.T, w *world) {
		var asked []string
		w.env["HTTPS_PROXY"] = "http://user:" + marker + "@proxy.example:3128"
		w.idp(answerJSON("{}"))
		c := w.permitted("https://idp.example/")
		secret := func(failed *Error) {
			t.Helper()
			if strings.Contains(failed.Error(), marker) || failed.Sent {
				t.Errorf("%v, sent %v", failed, failed.Sent)
			}
		}
		secret(refuses(t, c, post("https://idp.example"), NoProxy))
		w.proxy("proxy.example:3128", "", &asked)
		secret(refuses(t, c, post("https://idp.example"), NoProxy))
		w.raw("proxy.example:3128", func(c net.Conn) { _, _ = c.Write([]byte(marker + "\r\n\r\n")) })
		secret(refuses(t, c, post("https://idp.example"), NoProxy))
		w.hang("")
		secret(refuses(t, c, post("https://idp.example"), NoConnection))
		w.hanging.Store(nil)
		w.raw("proxy.example:3128", func(c net.Conn) { _, _ = io.Copy(io.Discard, c) })
		secret(refuses(t, c, post("https://idp.example"), TooSlow))
		// A proxy that speaks for the provider has no certificate of it.
		w.serve("192.0.2.9:443", serverTLS("proxy.example"), answerJSON("{}"))
		w.proxy("proxy.example:3128", "192.0.2.9:443", &asked)
		secret(refuses(t, c, post("https://idp.example"), OtherHost))
		for _, address := range w.dialled {
			if address != "proxy.example:3128" {
				t.Errorf("dialled %s", address)
			}
		}
		if w.asked != 0 {
			t.Error("a name was looked up here")
		}
	})
}

func TestProxiesOfTheEnvironment(t *testing.T) {
	for value, fits := range map[string]bool{
		"":                             true,
		"proxy.example:3128":           true,
		"https://proxy.example":        true,
		"socks5://127.0.0.1:1080":      true,
		"ftp://" + marker + ".example": false,
		"http://":                      false,
		"http://a b" + marker:          false,
		marker + "://[":                false,
		"http://\x1b" + marker:         false,
	} {
		inWorld(t, func(t *testing.T, w *world) {
			w.env["HTTPS_PROXY"] = value
			_, err := New(w.options("https://idp.example"))
			if (err == nil) != fits || err != nil && strings.Contains(err.Error(), marker) {
				t.Errorf("%q: %v", value, err)
			}
		})
	}
	// A provider on this machine is asked without it, and HTTP_PROXY is none.
	inWorld(t, func(t *testing.T, w *world) {
		w.env["HTTPS_PROXY"], w.env["HTTP_PROXY"], w.env["ALL_PROXY"] = "proxy.example:3128", "proxy.example:3128", "proxy.example:3128"
		w.names["localhost"] = []string{"127.0.0.1"}
		for _, address := range []string{"http://localhost:80", "https://127.0.0.1"} {
			if class, err := w.client(address).Permit(t.Context(), address); class != Loopback {
				t.Errorf("%s: %q %v", address, class, err)
			}
		}
	})
}
