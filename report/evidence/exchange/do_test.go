package exchange

import (
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"slices"
	"strings"
	"testing"
	"time"
)

func TestARequestHoldsWhatItNeeds(t *testing.T) {
	inWorld(t, func(t *testing.T, w *world) {
		var seen []string
		w.idp(func(rw http.ResponseWriter, r *http.Request) {
			body, _ := io.ReadAll(r.Body)
			var names []string
			for name := range r.Header {
				names = append(names, name+"="+strings.Join(r.Header[name], ","))
			}
			slices.Sort(names)
			seen = append(seen, r.Method+" "+r.RequestURI+" "+strings.Join(names, " ")+" "+string(body))
			rw.Header().Set("Set-Cookie", "session="+marker)
			answerJSON(`{"a": 1}`)(rw, r)
		})
		c := w.permitted("https://idp.example/")
		for _, r := range []Request{
			{Address: "https://idp.example/a?b=c"},
			{Address: "https://IDP.example:443/a", Form: url.Values{"x": {"1 2"}}, Authorization: "Basic Zg=="},
			{Address: "https://idp.example", Form: url.Values{}},
		} {
			got, err := c.Do(t.Context(), r)
			if err != nil || got.Status != 200 || string(got.Body) != `{"a": 1}` {
				t.Fatalf("%+v %v", got, err)
			}
		}
		want := []string{
			"GET /a?b=c Accept=application/json Connection=close User-Agent=flowverdict/test ",
			"POST /a Accept=application/json Authorization=Basic Zg== Connection=close Content-Length=5 Content-Type=application/x-www-form-urlencoded User-Agent=flowverdict/test x=1+2",
			"POST / Accept=application/json Connection=close Content-Length=0 Content-Type=application/x-www-form-urlencoded User-Agent=flowverdict/test ",
		}
		if !slices.Equal(seen, want) {
			t.Errorf("arrived:\n%s\nwant:\n%s", strings.Join(seen, "\n"), strings.Join(want, "\n"))
		}
	})
}

// What a redirect leads to gets nothing, whatever the status and the method.
func TestNoRedirectIsFollowed(t *testing.T) {
	for _, status := range []int{301, 302, 303, 307, 308} {
		for _, secret := range []bool{false, true} {
			t.Run(fmt.Sprint(status, secret), func(t *testing.T) {
				inWorld(t, func(t *testing.T, w *world) {
					w.names["thief.example"] = []string{"192.0.2.66"}
					w.serve("192.0.2.66:443", serverTLS("thief.example"), func(http.ResponseWriter, *http.Request) {
						t.Error("the redirect was followed")
					})
					w.idp(func(rw http.ResponseWriter, r *http.Request) {
						rw.Header().Set("Location", "https://Thief.example/take")
						rw.WriteHeader(status)
					})
					c := w.permitted("https://idp.example/")
					if _, err := c.Permit(t.Context(), "https://thief.example"); err != nil {
						t.Fatal(err)
					}
					r := Request{Address: "https://idp.example/token"}
					if secret {
						r = post(r.Address)
					}
					got, err := c.Do(t.Context(), r)
					if err != nil || got.Status != status || got.Redirect != "thief.example" || got.Body != nil {
						t.Errorf("%+v %v", got, err)
					}
					if len(w.dialled) != 1 {
						t.Errorf("dialled %v", w.dialled)
					}
				})
			})
		}
	}
}

func TestHostOfARedirect(t *testing.T) {
	asked, _ := url.Parse("https://idp.example/a")
	for location, want := range map[string]string{
		"":                             "",
		"/other":                       "idp.example",
		"https://b.example:8443/x":     "b.example:8443",
		"//[2001:db8::1]/x":            "[2001:db8::1]",
		"https://\x1b[31m.example/":    "",
		"https://b\u202e.example/":     "",
		"https://user:pass@b.example/": "b.example",
		"https://b.example/" + strings.Repeat("a", 3000): "",
		"https://" + strings.Repeat("a", 300) + "/":      "",
		"javascript:alert(1)":                            "",
		"%zz":                                            "",
	} {
		if got := redirect(asked, location); got != want {
			t.Errorf("%q leads to %q, want %q", location, got, want)
		}
	}
}

func TestHostsAreAskedOnlyWhenPermitted(t *testing.T) {
	inWorld(t, func(t *testing.T, w *world) {
		w.names["other.example"] = []string{"192.0.2.2"}
		c := w.permitted("https://idp.example/")
		for _, address := range []string{"https://other.example/", "https://idp.example:8443/", "https://192.0.2.1/"} {
			refuses(t, c, post(address), NotPermitted)
		}
		for _, address := range []string{"", "idp.example", "ftp://idp.example/", "https://", "https:idp.example", "https://a:b@idp.example/",
			"https://idp.example/#f", "https://idp.example/#", "https://idp.example:0/", "https://idp.example:065/", "https://idp.example:99999/",
			"https://ídp.example/", "https://[fe80::1%25eth0]/", "https://idp.example/\x00", "https://idp..example/", "https://-x.example/",
			"https://idp.example/" + strings.Repeat("a", 3000)} {
			if _, err := c.Permit(t.Context(), address); kindOf(t, err) != WrongAddress {
				t.Errorf("%q is permitted: %v", address, err)
			}
			refuses(t, c, Request{Address: address}, WrongAddress)
		}
		refuses(t, c, Request{Address: "https://idp.example", Authorization: "a\nb"}, WrongRequest)
		if len(w.dialled) != 0 {
			t.Errorf("dialled %v", w.dialled)
		}
	})
}

// Most providers do so, but few tests: the server chooses HTTP/2.
func TestHTTP2(t *testing.T) {
	server := httptest.NewUnstartedServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/headers" {
			for i := range 64 {
				w.Header().Set(fmt.Sprintf("X-%d", i), strings.Repeat("x", 1000))
			}
		}
		answerJSON(fmt.Sprintf("%q", r.Proto))(w, r)
	}))
	server.EnableHTTP2 = true
	server.Config.ErrorLog = discard()
	server.TLS = serverTLS("127.0.0.1")
	server.TLS.NextProtos = nil
	server.StartTLS()
	defer server.Close()
	c, err := New(Options{Issuer: server.URL, CA: authority().pem})
	if err != nil {
		t.Fatal(err)
	}
	if class, err := c.Permit(t.Context(), server.URL); class != Loopback || err != nil {
		t.Fatal(class, err)
	}
	for range 3 {
		got, err := c.Do(t.Context(), post(server.URL+"/a"))
		if err != nil || string(got.Body) != `"HTTP/2.0"` {
			t.Errorf("%+v %v", got, err)
		}
	}
	refuses(t, c, post(server.URL+"/headers"), HeadersTooLarge)
}

// On loopback, with the connections and the resolver of the system.
func TestPlainHTTPOnThisMachine(t *testing.T) {
	server := httptest.NewServer(answerJSON(`{}`))
	defer server.Close()
	for _, address := range []string{server.URL, strings.Replace(server.URL, "127.0.0.1", "localhost", 1)} {
		c, err := New(Options{Issuer: address})
		if err != nil {
			t.Fatal(err)
		}
		if class, err := c.Permit(t.Context(), address); class != Loopback || err != nil {
			t.Fatal(class, err)
		}
		if got, err := c.Do(t.Context(), Request{Address: address}); err != nil || string(got.Body) != `{}` {
			t.Errorf("%+v %v", got, err)
		}
	}
}

func TestLimitOfARequestIsOnlyShortened(t *testing.T) {
	for given, want := range map[time.Duration]time.Duration{0: wholeLimit, -1: wholeLimit, time.Hour: wholeLimit, time.Second: time.Second} {
		c, err := New(Options{Issuer: "https://idp.example", Limit: given})
		if err != nil || c.limit != want {
			t.Errorf("%v stands for %v: %v", given, c.limit, err)
		}
	}
}
