package exchange

import (
	"encoding/json"
	"io"
	"mime"
	"net/http"
	"net/url"
	"strings"
	"unicode/utf8"
)

// Response is what an answer says.
type Response struct {
	Status     int
	Body       []byte // JSON, at most 256 KiB, depth 16 at most; nil where there is none
	RetryAfter bool   // the header was there
	Redirect   string // the host that a 3xx leads to
	Challenge  string // "" or the OAuth error word of WWW-Authenticate
}

// read takes from an answer what a response holds. A body that is not said to be
// JSON is not read, and one that is no JSON is left out; one that is too large,
// too deep, compressed or cut off is a failure.
func read(asked *url.URL, answer *http.Response) (Response, error) {
	r := Response{
		Status:     answer.StatusCode,
		RetryAfter: len(answer.Header.Values("Retry-After")) > 0,
		Challenge:  challenge(answer.Header.Values("WWW-Authenticate")),
	}
	switch {
	case r.Status < 200 || r.Status > 599:
		return Response{}, refusal(NotHTTP)
	case r.Status >= 300 && r.Status < 400:
		r.Redirect = redirect(asked, answer.Header.Get("Location"))
		return r, nil
	case !saysJSON(answer.Header):
		return r, nil
	case encoded(answer.Header):
		return Response{}, refusal(Encoded)
	case answer.ContentLength > mostBody:
		return Response{}, refusal(TooLarge)
	}
	body, err := io.ReadAll(io.LimitReader(answer.Body, mostBody+1))
	switch {
	case len(body) > mostBody:
		return Response{}, refusal(TooLarge)
	case err != nil:
		return Response{}, err
	case tooDeep(body):
		return Response{}, refusal(TooDeep)
	case utf8.Valid(body) && json.Valid(body):
		r.Body = body
	}
	return r, nil
}

// saysJSON reports whether the body is application/json, or another type that is
// written as JSON.
func saysJSON(h http.Header) bool {
	given := h.Values("Content-Type")
	if len(given) != 1 {
		return false
	}
	media, _, err := mime.ParseMediaType(given[0])
	return err == nil && (media == "application/json" || strings.HasPrefix(media, "application/") && strings.HasSuffix(media, "+json"))
}

func encoded(h http.Header) bool {
	for _, value := range h.Values("Content-Encoding") {
		if !strings.EqualFold(value, "identity") {
			return true
		}
	}
	return false
}

// tooDeep reports whether arrays and objects stand in each other more often than
// is allowed. Brackets in texts do not count.
func tooDeep(body []byte) bool {
	depth, quoted, escaped := 0, false, false
	for _, b := range body {
		switch {
		case escaped:
			escaped = false
		case quoted:
			escaped, quoted = b == '\\', b != '"'
		case b == '"':
			quoted = true
		case b == '{' || b == '[':
			if depth++; depth > mostDepth {
				return true
			}
		case b == '}' || b == ']':
			depth--
		}
	}
	return false
}

// redirect returns the host that an answer leads to, "" where that is no host.
func redirect(asked *url.URL, location string) string {
	if location == "" || len(location) > longestAddress {
		return ""
	}
	to, err := asked.Parse(location)
	if err != nil || !plainHost(to.Hostname()) {
		return ""
	}
	if to.Port() == "" {
		return bracketed(strings.ToLower(to.Hostname()))
	}
	return strings.ToLower(to.Host)
}
