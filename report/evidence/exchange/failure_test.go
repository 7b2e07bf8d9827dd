package exchange

import (
	"encoding/base64"
	"encoding/hex"
	"errors"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io"
	"net"
	"net/url"
	"strconv"
	"strings"
	"testing"
)

// holdsMarker reports whether a text holds the marker, plainly or written
// otherwise.
func holdsMarker(s string) bool {
	s = strings.ToLower(s)
	for _, written := range []string{marker, hex.EncodeToString([]byte(marker)), url.QueryEscape(marker), fmt.Sprint([]byte(marker))} {
		if strings.Contains(s, strings.ToLower(written)) {
			return true
		}
	}
	for shift := range 3 { // where it can stand in base64
		plain := base64.RawStdEncoding.EncodeToString([]byte(strings.Repeat("-", shift) + marker))
		if strings.Contains(s, strings.ToLower(plain[4:len(plain)-4])) {
			return true
		}
	}
	var percent strings.Builder
	for _, b := range []byte(marker) {
		fmt.Fprintf(&percent, "%%%02x", b)
	}
	return strings.Contains(s, percent.String())
}

// Every way to fail, with markers in the query, the form, Authorization, and in
// all that a server or a resolver says: no error holds them, in no way in which
// it can be printed.
func TestErrorsHoldNoSecret(t *testing.T) {
	kinds := map[Kind]bool{}
	check := func(t *testing.T, err error) {
		t.Helper()
		if err == nil {
			return
		}
		kinds[kindOf(t, err)] = true
		for _, text := range []string{err.Error(), fmt.Sprintf("%v", err), fmt.Sprintf("%+v", err), fmt.Sprintf("%#v", err), fmt.Sprintf("%q", err), fmt.Sprint(errors.Unwrap(err))} {
			if holdsMarker(text) {
				t.Errorf("%s", text)
			}
			if strings.ContainsAny(text, "\n\x1b") {
				t.Errorf("%q is no line", text)
			}
		}
	}
	const ok = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"
	large := strings.Repeat(marker, 30_000)
	for _, answer := range []string{
		marker, marker + "\r\n\r\n", "HTTP/1.1 " + marker + "\r\n\r\n", "HTTP/1.1 200 " + marker + "\r\n" + marker + "\r\n\r\n",
		ok + "Content-Length: " + marker + "\r\n\r\n", ok + "Content-Length: 1\r\nContent-Length: " + marker + "\r\n\r\n",
		ok + "Transfer-Encoding: " + marker + "\r\n\r\n", ok + "Transfer-Encoding: chunked\r\n\r\n" + marker,
		ok + "Content-Encoding: " + marker + "\r\n\r\n", ok + "Content-Length: 1000\r\n\r\n\"" + marker,
		ok + "\r\n" + large, ok + marker + ": " + large + "\r\n\r\n", ok + "\r\n" + strings.Repeat(`{"`+marker+`":`, 20),
		"HTTP/1.1 101 " + marker + "\r\nUpgrade: " + marker + "\r\n\r\n", "HTTP/1.1 600 " + marker + "\r\n\r\n",
	} {
		inWorld(t, func(t *testing.T, w *world) {
			w.rawTLS("192.0.2.1:443", func(c net.Conn) {
				arrived(c)
				_, _ = io.WriteString(c, answer)
			})
			got, err := w.permitted("https://idp.example/").Do(t.Context(), post("https://idp.example/token"))
			if err == nil {
				t.Errorf("%.100q is taken: %+v", answer, got)
			}
			check(t, err)
		})
	}
	inWorld(t, func(t *testing.T, w *world) {
		for _, address := range []string{"https://" + marker + "@idp.example/", "https://idp.example/#" + marker, "https://idp.example:" + marker + "/",
			"https://" + marker + "\x1b/", "https://[" + marker + "]/", marker, "http://idp.example/?" + marker, "\n" + marker, "https://idp.example/%zz" + marker} {
			_, err := New(Options{Issuer: address})
			check(t, err)
			_, err = w.client("https://idp.example").Permit(t.Context(), address)
			check(t, err)
			_, err = w.client("https://idp.example").Do(t.Context(), post(address))
			check(t, err)
		}
		c := w.permitted("https://idp.example/")
		_, err := c.Do(t.Context(), post("https://idp.example/")) // the dialler's error holds it
		check(t, err)
		_, err = c.Do(t.Context(), Request{Address: "https://idp.example/", Authorization: marker + "\n"})
		check(t, err)
		w.serve("192.0.2.1:443", serverTLS(marker+".example"), answerJSON("{}"))
		_, err = c.Do(t.Context(), post("https://idp.example/"))
		check(t, err)
		unknown := serverTLS()
		unknown.Certificates[0] = otherAuthority().sign(nil, "idp.example", marker)
		w.serve("192.0.2.1:443", unknown, answerJSON("{}"))
		_, err = c.Do(t.Context(), post("https://idp.example/"))
		check(t, err)
		w.raw("192.0.2.1:443", func(c net.Conn) { _, _ = io.WriteString(c, marker) })
		_, err = c.Do(t.Context(), post("https://idp.example/"))
		check(t, err)
	})
	for _, k := range []Kind{WrongAddress, PlainHTTP, WrongRequest, Unreachable, UnknownAuthority, OtherHost, NoTLS, HeadersTooLarge, TooLarge, TooDeep, Encoded, Broken, NotHTTP} {
		if !kinds[k] {
			t.Errorf("no error of this test says: %s", k)
		}
	}
}

func TestErrorsSayWhereAndWhat(t *testing.T) {
	inWorld(t, func(t *testing.T, w *world) {
		w.raw("192.0.2.1:8443", func(c net.Conn) {})
		w.rawTLS("192.0.2.1:443", func(c net.Conn) {
			arrived(c)
			_, _ = io.WriteString(c, "HTTP/1.1 400 No\r\nContent-Type: application/json\r\nContent-Length: 9\r\n\r\n{")
		})
		c := w.permitted("https://idp.example/")
		if _, err := c.Permit(t.Context(), "https://idp.example:8443"); err != nil {
			t.Fatal(err)
		}
		long := strings.Repeat("a", 300)
		for address, want := range map[string]string{
			"https://idp.example/token?x":   "POST idp.example/token: status 400: the answer was cut off",
			"https://idp.example:8443/t/":   "POST idp.example:8443/t/: no connection by TLS 1.2 or newer can be made",
			"https://idp.example/a b%20%0A": "POST idp.example/a%20b%20%0A: status 400: the answer was cut off",
			"https://idp.example/" + long:   "POST idp.example/" + long[:199] + "...: status 400: the answer was cut off",
			"https://other.example/":        "POST other.example/: this host was not permitted before",
			"https:/":                       "this is no address that can be asked: https, a host in ASCII, no user name and no fragment are wanted",
		} {
			if _, err := c.Do(t.Context(), post(address)); err == nil || err.Error() != want {
				t.Errorf("%s:\n%v\nwant\n%s", address, err, want)
			}
		}
		_, err := c.Permit(t.Context(), "https://nowhere.example/x?y")
		if err == nil || err.Error() != "nowhere.example: its address cannot be found" {
			t.Error(err)
		}
	})
}

// The limits are said in the sentences, and the sentences are all different.
func TestKindsSayTheLimits(t *testing.T) {
	for kind, limit := range map[Kind]int{
		NoConnection: int(connectLimit.Seconds()), NoHandshake: int(handshakeLimit.Seconds()), NoHeader: int(headerLimit.Seconds()), TooSlow: int(wholeLimit.Seconds()),
		HeadersTooLarge: mostHeaders >> 10, TooLarge: mostBody >> 10, TooDeep: mostDepth,
	} {
		if !strings.Contains(string(kind), fmt.Sprintf(" %d ", limit)) {
			t.Errorf("%q does not say %d", kind, limit)
		}
	}
	file, err := parser.ParseFile(token.NewFileSet(), "failure.go", nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	seen := map[string]bool{}
	ast.Inspect(file, func(n ast.Node) bool {
		spec, ok := n.(*ast.ValueSpec)
		if !ok || len(spec.Values) != 1 {
			return true
		}
		if text, ok := spec.Values[0].(*ast.BasicLit); ok && text.Kind == token.STRING {
			s, _ := strconv.Unquote(text.Value)
			if seen[s] {
				t.Errorf("two kinds say %q", s)
			}
			seen[s] = true
		}
		return true
	})
	if len(seen) < 20 {
		t.Errorf("only %d kinds were found", len(seen))
	}
}
