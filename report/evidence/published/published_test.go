package published

import (
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/url"
	"slices"
	"strings"
	"testing"

	"flowverdict/report/evidence/exchange"
)

func TestPaths(t *testing.T) {
	for issuer, want := range map[string][2]string{
		"https://a.example":             {"/.well-known/openid-configuration", "/.well-known/oauth-authorization-server"},
		"https://a.example/":            {"/.well-known/openid-configuration", "/.well-known/oauth-authorization-server"},
		"https://a.example/realms/demo": {"/realms/demo/.well-known/openid-configuration", "/.well-known/oauth-authorization-server/realms/demo"},
		"https://a.example/o/app/":      {"/o/app/.well-known/openid-configuration", "/.well-known/oauth-authorization-server/o/app"},
		"https://a.example/a%2Fb":       {"/a%2Fb/.well-known/openid-configuration", "/.well-known/oauth-authorization-server/a%2Fb"},
	} {
		u, err := url.Parse(issuer)
		if err != nil {
			t.Fatal(err)
		}
		if got := Paths(u); !slices.Equal(got, want[:]) {
			t.Errorf("%s publishes at %q, want %q", issuer, got, want)
		}
	}
}

// answer is what a provider answers at one of its paths.
type answer struct {
	status      int
	media, body string
	header      [2]string
}

func (a answer) write(w http.ResponseWriter) {
	if a.header[0] != "" {
		w.Header().Set(a.header[0], a.header[1])
	}
	w.Header().Set("Content-Type", a.media)
	w.WriteHeader(a.status)
	_, _ = fmt.Fprint(w, a.body)
}

// read reads what a provider with a path publishes that answers so.
func read(t *testing.T, openid, oauth answer) (Found, []string, error) {
	t.Helper()
	var asked []string
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		asked = append(asked, r.Method+" "+r.URL.Path)
		if strings.Contains(r.URL.Path, "openid") {
			openid.write(w)
		} else {
			oauth.write(w)
		}
	}))
	defer server.Close()
	c, err := exchange.New(exchange.Options{Issuer: server.URL})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := c.Permit(t.Context(), server.URL); err != nil {
		t.Fatal(err)
	}
	found, err := Read(t.Context(), c, server.URL+"/x")
	return found, asked, err
}

const (
	openidPath = "/x/.well-known/openid-configuration"
	oauthPath  = "/.well-known/oauth-authorization-server/x"
)

func TestBothDocumentsAreRead(t *testing.T) {
	one, two := answer{status: 200, media: "application/json", body: `{"a":1}`}, answer{status: 200, media: "application/json", body: `{"b":1}`}
	found, asked, err := read(t, one, two)
	if err != nil || len(found.Documents) != 2 || len(found.Missing) != 0 {
		t.Fatal(found, err)
	}
	for i, want := range []Document{{openidPath, []byte(one.body)}, {oauthPath, []byte(two.body)}} {
		if got := found.Documents[i]; got.Path != want.Path || string(got.Content) != string(want.Content) {
			t.Errorf("%s %s", got.Path, got.Content)
		}
	}
	if want := []string{"GET " + openidPath, "GET " + oauthPath}; !slices.Equal(asked, want) {
		t.Errorf("asked %q", asked)
	}
}

func TestOneDocumentMayBeMissing(t *testing.T) {
	there := answer{status: 200, media: "application/json", body: `{}`}
	for why, missing := range map[string]answer{
		"status 404":             {status: 404, media: "application/json", body: `{}`},
		"status 500":             {status: 500, media: "text/html", body: `<h1>`},
		"status 204":             {status: 204},
		"the answer is not JSON": {status: 200, media: "text/html", body: `<h1>`},
		"status 302, which leads to other.example and is not followed": {status: 302, header: [2]string{"Location", "https://other.example/x?y"}},
		"status 302": {status: 302},
	} {
		for _, first := range []bool{true, false} {
			openid, oauth, path := missing, there, openidPath
			if !first {
				openid, oauth, path = there, missing, oauthPath
			}
			found, _, err := read(t, openid, oauth)
			if err != nil || len(found.Documents) != 1 || !slices.Equal(found.Missing, []Missing{{path, why, missing.status}}) {
				t.Errorf("%s: %+v %v", why, found, err)
			}
		}
		_, _, err := read(t, missing, missing)
		var none *None
		if !errors.As(err, &none) || len(none.Missing) != 2 || !strings.Contains(err.Error(), openidPath+": "+why+"; "+oauthPath+": "+why) {
			t.Errorf("%s: %v", why, err)
		}
	}
}

// What cannot be told from a document that is there ends the reading.
func TestReadingEnds(t *testing.T) {
	there := answer{status: 200, media: "application/json", body: `{}`}
	for name, bad := range map[string]answer{
		"too many":    {status: 429},
		"retry after": {status: 503, header: [2]string{"Retry-After", "60"}},
		"too large":   {status: 200, media: "application/json", body: `"` + strings.Repeat("x", 300<<10) + `"`},
		"too deep":    {status: 200, media: "application/json", body: strings.Repeat("[", 20) + strings.Repeat("]", 20)},
	} {
		found, _, err := read(t, there, bad)
		var limited *Limited
		var failed *exchange.Error
		if found.Documents != nil || !errors.As(err, &limited) && !errors.As(err, &failed) {
			t.Errorf("%s: %+v %v", name, found, err)
		}
		_, asked, _ := read(t, bad, there)
		if len(asked) != 1 {
			t.Errorf("%s: asked %q", name, asked)
		}
	}
	if _, err := Read(t.Context(), nil, "%"); err == nil {
		t.Error("no address is read")
	}
}
