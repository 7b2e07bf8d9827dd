package provider

import (
	"bytes"
	"encoding/json"
	"io"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"
)

// serve answers one request.
func (p *Provider) serve(w http.ResponseWriter, r *http.Request) {
	endpoint := r.URL.Path
	p.Set(func() {}) // what was set before is seen from here on
	if strings.HasPrefix(endpoint, "/.well-known/") {
		p.document(w, endpoint)
		return
	}
	_ = r.ParseForm()
	p.mu.Lock()
	p.seen = append(p.seen, endpoint)
	p.asked[endpoint]++
	n, fault := len(p.seen), p.Faults[endpoint]
	if p.asked[endpoint] < p.From[endpoint] {
		fault = ""
	}
	p.mu.Unlock()
	if p.Before != nil {
		p.Before(n, endpoint)
	}
	if fault != "" && fault != Cuts && fault != Nonsense {
		p.fail(w, r, fault)
		return
	}
	p.mu.Lock()
	status, body := p.answer(endpoint, r)
	p.mu.Unlock()
	if p.After != nil {
		p.After(n, endpoint)
	}
	switch fault {
	case Cuts:
		p.cut(w, status, body)
		return
	case Nonsense:
		body = map[string]any{"device_code": 1, "access_token": []any{true}, "active": "yes", "expires_in": -1.5, "error": map[string]any{}}
	}
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(status)
	if body != nil {
		_ = json.NewEncoder(w).Encode(body)
	}
}

// document answers with the metadata, under the one address that it has.
func (p *Provider) document(w http.ResponseWriter, address string) {
	if address != "/.well-known/openid-configuration" {
		w.WriteHeader(http.StatusNotFound)
		return
	}
	w.Header().Set("Content-Type", "application/json")
	_, _ = io.WriteString(w, p.Metadata())
}

func (p *Provider) fail(w http.ResponseWriter, r *http.Request, f Fault) {
	w.Header().Set("Content-Type", "application/json")
	switch f {
	case Hangs:
		select {
		case <-r.Context().Done():
		case <-p.gone:
		}
	case Redirects:
		w.Header().Set("Location", "https://elsewhere.example/"+p.marked())
		w.WriteHeader(http.StatusTemporaryRedirect)
	case Huge:
		piece := []byte(`"` + strings.Repeat("a", 1<<16) + `",`)
		_, _ = w.Write([]byte(`{"access_token":"` + p.marked() + `","more":[`))
		for range 1 << 10 {
			if _, err := w.Write(piece); err != nil {
				return
			}
		}
	case Deep:
		_, _ = w.Write([]byte(`{"access_token":"` + p.marked() + `","more":` + strings.Repeat("[", 10_000) + strings.Repeat("]", 10_000) + `}`))
	case Text:
		w.Header().Set("Content-Type", "text/html")
		_, _ = w.Write([]byte("<h1>" + p.marked() + "</h1>"))
	case Fails:
		w.WriteHeader(http.StatusServiceUnavailable)
	case Forbids:
		w.Header().Set("WWW-Authenticate", `Basic realm="`+p.marked()+`"`)
		w.WriteHeader(http.StatusUnauthorized)
	case Limits:
		w.WriteHeader(http.StatusTooManyRequests)
	case Retries:
		w.Header().Set("Retry-After", "30")
		w.WriteHeader(http.StatusServiceUnavailable)
	}
}

func (p *Provider) marked() string {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.mark("x")
}

// cut sends the beginning of an answer and closes the connection.
func (p *Provider) cut(w http.ResponseWriter, status int, body any) {
	var whole bytes.Buffer
	_ = json.NewEncoder(&whole).Encode(body)
	w.Header().Set("Content-Type", "application/json")
	w.Header().Set("Content-Length", strconv.Itoa(whole.Len()))
	w.WriteHeader(status)
	_, _ = w.Write(whole.Bytes()[:whole.Len()/2])
	if f, ok := w.(http.Flusher); ok {
		f.Flush()
	}
	panic(http.ErrAbortHandler)
}

// fault is an OAuth error answer.
func (p *Provider) fault(status int, word string) (int, any) {
	if p.Wordless && word == "invalid_grant" {
		return status, nil
	}
	if p.StatusOK {
		status = 200
	}
	out := map[string]any{"error": word, "error_description": p.mark("described")}
	if p.Hostile {
		out["error_description"] = "\x1b[2J\u202e" + p.mark("described")
	}
	return status, out
}

// authentic reports whether the client is who it should be.
func (p *Provider) authentic(r *http.Request) bool {
	id, secret := r.PostForm.Get("client_id"), r.PostForm.Get("client_secret")
	if user, pass, ok := r.BasicAuth(); ok {
		id, _ = url.QueryUnescape(user)
		secret, _ = url.QueryUnescape(pass)
	}
	return id == p.Client && secret == p.Secret
}

// granted are the scopes of an answer.
func (p *Provider) granted(asked string) string {
	list := strings.Fields(asked)
	list = slices.DeleteFunc(list, func(s string) bool { return s == p.DropsScope })
	if p.MoreScopes {
		list = append(list, "admin:everything")
	}
	return strings.Join(list, " ")
}
