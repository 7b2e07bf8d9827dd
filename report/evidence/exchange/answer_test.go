package exchange

import (
	"fmt"
	"io"
	"net"
	"strings"
	"testing"
)

// answering returns what a client makes of an answer that is written as it is.
func answering(t *testing.T, answer string) (got Response, err error) {
	inWorld(t, func(t *testing.T, w *world) {
		w.rawTLS("192.0.2.1:443", func(c net.Conn) {
			arrived(c)
			_, _ = io.WriteString(c, answer)
		})
		got, err = w.permitted("https://idp.example/").Do(t.Context(), post("https://idp.example/token"))
		kindOf(t, err)
	})
	return got, err
}

func TestBodiesThatAreTaken(t *testing.T) {
	deep := func(n int) string { return strings.Repeat("[", n) + strings.Repeat("]", n) }
	const none = ""
	for _, c := range []struct {
		status     int
		media      string
		body, want string
		kind       Kind
	}{
		{200, "application/json", `{"a":"b"}`, `{"a":"b"}`, ""},
		{200, "Application/JSON; charset=utf-8", ` [1] `, ` [1] `, ""},
		{401, "application/problem+json", `{}`, `{}`, ""},
		{200, "application/jwk-set+json", `{}`, `{}`, ""},
		{200, "text/json", `{}`, none, ""},
		{200, "text/html", `{}`, none, ""},
		{200, "application/jsonp", `{}`, none, ""},
		{200, "image/svg+json", `{}`, none, ""},
		{200, "application/json, text/html", `{}`, none, ""},
		{200, "application/json\r\nContent-Type: text/html", `{}`, none, ""},
		{200, "", `{}`, none, ""},
		{400, "text/html", `<h1>`, none, ""},
		{503, "application/json", `<h1>`, none, ""},
		{200, "application/json", ``, none, ""},
		{200, "application/json", `{}{}`, none, ""},
		{200, "application/json", `{"a":`, none, ""},
		{200, "application/json", "\ufeff{}", none, ""},
		{200, "application/json", "\"\xff\"", none, ""},
		{200, "application/json", deep(16), deep(16), ""},
		{200, "application/json", deep(17), none, TooDeep},
		{200, "application/json", `{"\"[":"` + deep(40) + `\\"}`, `{"\"[":"` + deep(40) + `\\"}`, ""},
		{400, "application/json", `{"a":` + deep(16) + `}`, none, TooDeep},
		{200, "application/json", strings.Repeat("[", 200_000), none, TooDeep},
		{200, "application/json", strings.Repeat(`{"a":`, 40_000), none, TooDeep},
		{200, "application/json\r\nContent-Encoding: gzip", "\x1f\x8b", none, Encoded},
		{200, "application/json\r\nContent-Encoding: identity", "{}", "{}", ""},
	} {
		head := fmt.Sprintf("HTTP/1.1 %d OK\r\nContent-Length: %d\r\n", c.status, len(c.body))
		if c.media != "" {
			head += "Content-Type: " + c.media + "\r\n"
		}
		got, err := answering(t, head+"\r\n"+c.body)
		if kindOf(t, err) != c.kind || string(got.Body) != c.want || (got.Body == nil) != (c.want == none) {
			t.Errorf("%d %s %.40q: %.40q %v", c.status, c.media, c.body, got.Body, err)
		}
		if err == nil && got.Status != c.status {
			t.Errorf("status %d, want %d", got.Status, c.status)
		}
	}
}

func TestAnswersThatAreNoHTTP(t *testing.T) {
	const ok = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"
	for answer, want := range map[string]Kind{
		ok + "Content-Length: 2\r\nContent-Length: 2\r\n\r\n{}":                                    "",
		ok + "Content-Length: 2\r\nContent-Length: 3\r\n\r\n{}":                                    NotHTTP,
		ok + "Content-Length: 2, 2\r\n\r\n{}":                                                      NotHTTP,
		ok + "Content-Length: -1\r\n\r\n{}":                                                        NotHTTP,
		ok + "Content-Length: +2\r\n\r\n{}":                                                        NotHTTP,
		ok + "Content-Length: 99999999999999999999\r\n\r\n{}":                                      NotHTTP,
		ok + "Content-Length: 3\r\n\r\n{}":                                                         Broken,
		ok + "Transfer-Encoding: chunked\r\n\r\n3\r\n{}":                                           Broken,
		ok + "Transfer-Encoding: chunked\r\n\r\nzz\r\n{}":                                          Broken,
		ok + "Transfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n":                                       Broken,
		ok + "Transfer-Encoding: chunked, gzip\r\n\r\n{}":                                          NotHTTP,
		ok + "no colon\r\n\r\n{}":                                                                  NotHTTP,
		ok + "Content-Length: 2\r\n\r\n{}" + ok:                                                    "",
		"HTTP/1.1 200 OK\r\nContent-Ty":                                                            NotHTTP,
		"HTTP/9.9 200 OK\r\n\r\n":                                                                  "",
		"HTTP/1.1 2000 OK\r\n\r\n":                                                                 NotHTTP,
		"HTTP/1.1 abc OK\r\n\r\n":                                                                  NotHTTP,
		"HTTP/1.1 600 OK\r\n\r\n":                                                                  NotHTTP,
		"HTTP/1.1 099 OK\r\n\r\n":                                                                  NotHTTP,
		"HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\n\r\n":                                   NotHTTP,
		"SSH-2.0-" + marker + "\r\n":                                                               NotHTTP,
		"HTTP/1.1 204 No Content\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{}": "",
	} {
		if got, err := answering(t, answer); kindOf(t, err) != want {
			t.Errorf("%q: %+v %v, want %q", answer, got, err, want)
		}
	}
}

func TestChallenge(t *testing.T) {
	for value, want := range map[string]string{
		"":                                "",
		`Bearer`:                          "",
		`Bearer error="invalid_token"`:    "invalid_token",
		`Bearer error=invalid_token, a=b`: "invalid_token",
		`Bearer realm="a, error=\"x\"", ERROR = "y"`:                                    "",
		`Bearer realm="error=\"x\"",Error="y z"`:                                        "y z",
		`DPoP algs="ES256", error="use_dpop_nonce", error_description="` + marker + `"`: "use_dpop_nonce",
		`Bearer error_description="error=` + marker + `"`:                               "",
		`Bearer error="` + strings.Repeat("a", 40) + `"`:                                strings.Repeat("a", 40),
		`Bearer error="` + strings.Repeat("a", 41) + `"`:                                "",
		`Bearer error="a\"b"`:                                                           "",
		"Bearer error=\"a\x80b\"":                                                       "",
		`Bearer error="open`:                                                            "open",
		`Bearer error="`:                                                                "",
		`error=`:                                                                        "",
	} {
		if got := challenge([]string{"Basic realm=x", value}); got != want {
			t.Errorf("%s gives %q, want %q", value, got, want)
		}
	}
	got, err := answering(t, "HTTP/1.1 401 No\r\nWWW-Authenticate: Bearer error=\"invalid_token\"\r\nContent-Length: 0\r\n\r\n")
	if err != nil || got.Challenge != "invalid_token" || got.Status != 401 {
		t.Errorf("%+v %v", got, err)
	}
	got, err = answering(t, "HTTP/1.1 429 No\r\nRetry-After: \r\nContent-Length: 0\r\n\r\n")
	if err != nil || !got.RetryAfter {
		t.Errorf("%+v %v", got, err)
	}
}
