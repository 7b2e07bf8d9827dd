package exchange

import (
	"bytes"
	"encoding/json"
	"net/netip"
	"net/url"
	"strings"
	"testing"
	"unicode"
)

// Whatever an address holds: what can be asked is shown as it is asked, in
// characters that do nothing to a terminal.
func FuzzAddress(f *testing.F) {
	for _, s := range []string{"https://idp.example/a?b", "http://[::1]:8080", "https://a:443/%zz", "https://a@b/", "https://xn--bcher-kva.example.", "HTTPS://A", "https://127.1/", "https://[::ffff:127.0.0.1]/"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		p, err := parse(s)
		if err != nil {
			kindOf(t, err)
			return
		}
		for _, shown := range []string{p.shown, p.dial, p.origin(), shownPath(p.URL)} {
			if strings.ContainsFunc(shown, func(r rune) bool { return r > unicode.MaxASCII || !unicode.IsPrint(r) || r == ' ' }) {
				t.Errorf("%q is shown as %q", s, shown)
			}
		}
		again, err := parse(p.String())
		if err != nil || again.origin() != p.origin() || p.User != nil || p.Fragment != "" {
			t.Errorf("%q is asked as %q: %v", s, p, err)
		}
		if u, err := url.Parse(p.String()); err != nil || u.Host != p.shown {
			t.Errorf("%q is shown as %q and asked at %q", s, p.shown, u.Host)
		}
	})
}

// A redirect is shown by a host, or by nothing.
func FuzzRedirect(f *testing.F) {
	for _, s := range []string{"/a", "//b.example", "https://b.example:8443/x", "https://[::1]", "https://\x1b"} {
		f.Add(s)
	}
	asked, _ := url.Parse("https://idp.example/a")
	f.Fuzz(func(t *testing.T, s string) {
		if got := redirect(asked, s); strings.ContainsFunc(got, func(r rune) bool { return r > unicode.MaxASCII || !unicode.IsPrint(r) || r == ' ' }) {
			t.Errorf("%q leads to %q", s, got)
		}
	})
}

func FuzzChallenge(f *testing.F) {
	for _, s := range []string{`Bearer error="invalid_token"`, `Bearer realm="a\"b", error=x`, `a="`, `error="\`} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if word := challenge([]string{s}); len(word) > longestWord || strings.ContainsFunc(word, func(r rune) bool { return r < ' ' || r > '~' || r == '"' || r == '\\' }) {
			t.Errorf("%q gives %q", s, word)
		}
	})
}

// Depth is counted without reading the document. For what is JSON, the count is
// that of a reader.
func FuzzDepth(f *testing.F) {
	for _, s := range []string{`{"a":["]\"[\\",{}]}`, strings.Repeat("[", 16) + strings.Repeat("]", 16), strings.Repeat(`{"a":`, 17) + "1" + strings.Repeat("}", 17)} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, body []byte) {
		if !json.Valid(body) {
			return
		}
		depth, deepest := 0, 0
		d := json.NewDecoder(bytes.NewReader(body))
		for token, err := d.Token(); err == nil; token, err = d.Token() {
			switch token {
			case json.Delim('{'), json.Delim('['):
				depth++
			case json.Delim('}'), json.Delim(']'):
				depth--
			}
			deepest = max(deepest, depth)
		}
		if tooDeep(body) != (deepest > mostDepth) {
			t.Errorf("%q is of depth %d", body, deepest)
		}
	})
}

// No way of writing an address hides one that is never asked.
func FuzzHiddenAddress(f *testing.F) {
	f.Add([]byte{169, 254, 169, 254}, []byte("12345678"))
	f.Add([]byte{127, 0, 0, 1}, []byte("\x00\x00\x00\x00\x00\x00\x00\x00"))
	f.Fuzz(func(t *testing.T, four, noise []byte) {
		if len(four) != 4 || len(noise) != 8 {
			return
		}
		inner := netip.AddrFrom4([4]byte(four))
		class, kind := classOfOne(inner)
		for _, prefix := range []string{"64:ff9b::", "64:ff9b:1:1::", "::ffff:0:0", "::ffff:0:0:0", "2001:db8::5efe:0:0"} {
			b := netip.MustParseAddr(prefix).As16()
			copy(b[12:], four)
			if got, k := classOfOne(netip.AddrFrom16(b)); got != class || k != kind {
				t.Errorf("%v is %q %q and %v is %q %q", inner, class, kind, netip.AddrFrom16(b), got, k)
			}
		}
		sixToFour := [16]byte{0x20, 0x02, four[0], four[1], four[2], four[3]}
		copy(sixToFour[8:], noise)
		if got, k := classOfOne(netip.AddrFrom16(sixToFour)); got != class || k != kind {
			t.Errorf("%v is %q %q and %v is %q %q", inner, class, kind, netip.AddrFrom16(sixToFour), got, k)
		}
	})
}
