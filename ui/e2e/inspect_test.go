//go:build unix

package e2e

import (
	"encoding/json"
	"encoding/pem"
	"fmt"
	"io"
	"log"
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"syscall"
	"testing"

	"flowverdict/ui/e2e/terminal"
)

// publisher is an identity provider on loopback that publishes what it is given,
// by path, and notes what it is asked.
type publisher struct {
	*httptest.Server
	at    map[string]any
	mu    sync.Mutex // orders what the test sets before what another process asks
	asked []string
}

// requests returns what the provider was asked.
func (p *publisher) requests() []string {
	p.mu.Lock()
	defer p.mu.Unlock()
	return slices.Clone(p.asked)
}

// published starts a provider. Its paths hold a status, a text that is sent as
// JSON, or a handler; in texts, ISSUER stands for its address.
func published(t *testing.T, start func(http.Handler) *httptest.Server, at map[string]any) *publisher {
	t.Helper()
	p := &publisher{at: at}
	p.mu.Lock()
	defer p.mu.Unlock()
	p.Server = start(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		p.mu.Lock()
		p.asked = append(p.asked, r.Method+" "+r.URL.Path)
		p.mu.Unlock()
		switch is := p.at[r.URL.Path].(type) {
		case string:
			w.Header().Set("Content-Type", "application/json")
			_, _ = io.WriteString(w, strings.ReplaceAll(is, "ISSUER", p.URL))
		case http.HandlerFunc:
			is(w, r)
		case int:
			w.WriteHeader(is)
		default:
			w.WriteHeader(http.StatusNotFound)
		}
	}))
	t.Cleanup(p.Close)
	return p
}

const (
	openid = "/.well-known/openid-configuration"
	oauth  = "/.well-known/oauth-authorization-server"

	plainMetadata = `{"issuer": "ISSUER", "token_endpoint": "ISSUER/token", "device_authorization_endpoint": "ISSUER/device",
		"grant_types_supported": ["refresh_token", "urn:ietf:params:oauth:grant-type:device_code"]}`
)

func facts(t *testing.T, stdout string) map[string]string {
	t.Helper()
	var file struct {
		Runs []struct {
			Source, Issuer string
			Facts          []struct{ Fact, Value, Grade string }
		}
	}
	if err := json.Unmarshal([]byte(stdout), &file); err != nil || len(file.Runs) != 1 {
		t.Fatalf("%v in %s", err, stdout)
	}
	out := map[string]string{"source": file.Runs[0].Source, "issuer": file.Runs[0].Issuer}
	for _, f := range file.Runs[0].Facts {
		out[f.Fact] = f.Value + " " + f.Grade
	}
	return out
}

// What goes wrong with metadata in practice.
func TestInspectIssuer(t *testing.T) {
	terminal.Long(t)
	t.Parallel()
	with := func(field, value string) string {
		return strings.Replace(plainMetadata, `"token_endpoint"`, fmt.Sprintf("%q: %s, \"token_endpoint\"", field, value), 1)
	}
	for _, c := range []struct {
		name   string
		at     map[string]any
		ask    string // behind the address
		code   int
		facts  map[string]string
		stderr []string
	}{
		{name: "two documents agree", at: map[string]any{openid: plainMetadata, oauth: plainMetadata},
			facts: map[string]string{"issuer.matches": "yes advertised", "documents.differ": "none advertised", "device.endpoint": "yes advertised", "device.grant": "listed advertised"}},
		{name: "two documents differ", at: map[string]any{openid: plainMetadata, oauth: with("revocation_endpoint", `"ISSUER/r"`), "/": 200},
			facts: map[string]string{"documents.differ": "none advertised", "revocation.endpoint": "yes advertised"}},
		{name: "two documents contradict each other", at: map[string]any{openid: with("revocation_endpoint", `"ISSUER/q"`), oauth: with("revocation_endpoint", `"ISSUER/r"`)},
			facts: map[string]string{"documents.differ": "revocation_endpoint advertised", "revocation.endpoint": "omitted not-observable"}},
		{name: "one is missing", at: map[string]any{openid: plainMetadata}, facts: map[string]string{"issuer.matches": "yes advertised"}},
		{name: "the other is missing", at: map[string]any{oauth: plainMetadata}, facts: map[string]string{"issuer.matches": "yes advertised", "revocation.endpoint": "omitted not-observable"}},
		{name: "with a path", ask: "/realms/demo", at: map[string]any{
			"/realms/demo" + openid: strings.Replace(plainMetadata, `"ISSUER"`, `"ISSUER/realms/demo"`, 1), oauth + "/realms/demo": strings.Replace(plainMetadata, `"ISSUER"`, `"ISSUER/realms/demo"`, 1)},
			facts: map[string]string{"issuer.matches": "yes advertised", "documents.differ": "none advertised"}},
		{name: "another issuer", at: map[string]any{openid: strings.Replace(plainMetadata, `"ISSUER"`, `"https://other.example"`, 1)}, code: 3, stderr: []string{"https://other.example", "ISSUER"}},
		{name: "a slash more", at: map[string]any{openid: strings.Replace(plainMetadata, `"ISSUER"`, `"ISSUER/"`, 1)}, code: 3, stderr: []string{"ISSUER/", "a slash at the end is part of the issuer"}},
		{name: "a slash that is right", ask: "/", at: map[string]any{openid: strings.Replace(plainMetadata, `"ISSUER"`, `"ISSUER/"`, 1)}, facts: map[string]string{"issuer.matches": "yes advertised"}},
		{name: "a template", ask: "/common/v2.0", at: map[string]any{"/common/v2.0" + openid: strings.Replace(plainMetadata, `"ISSUER"`, `"ISSUER/{tenantid}/v2.0"`, 1)}, facts: map[string]string{"issuer.matches": "template advertised"}},
		{name: "a template that is asked for", ask: "/{tenantid}/v2.0", code: 2, stderr: []string{"template", "your own tenant"}},
		{name: "another name of the grant, and no endpoint", at: map[string]any{openid: `{"issuer": "ISSUER", "token_endpoint": "ISSUER/t", "grant_types_supported": ["device_code"]}`},
			facts: map[string]string{"device.grant": "other-name advertised", "device.endpoint": "omitted not-observable"}},
		{name: "nothing", at: map[string]any{}, code: 3, stderr: []string{"status 404", "--device-endpoint", "--token-endpoint", openid, oauth}},
		{name: "other hosts", at: map[string]any{openid: with("userinfo_endpoint", `"https://api.example.net/me"`)}, facts: map[string]string{"hosts.other": "api.example.net advertised"}},
		{name: "methods without none", at: map[string]any{openid: with("token_endpoint_auth_methods_supported", `["client_secret_basic"]`)}, facts: map[string]string{"client.public": "not-listed advertised"}},
		{name: "a redirect", at: map[string]any{openid: http.HandlerFunc(http.RedirectHandler("https://moved.example/x?y=z", http.StatusTemporaryRedirect).ServeHTTP)}, code: 3, stderr: []string{"moved.example", "not followed"}},
		{name: "pages for everything", at: map[string]any{openid: http.HandlerFunc(signInPage), oauth: http.HandlerFunc(signInPage)}, code: 3, stderr: []string{"not JSON"}},
		{name: "one is a page", at: map[string]any{openid: plainMetadata, oauth: http.HandlerFunc(signInPage)}, facts: map[string]string{"issuer.matches": "yes advertised"}, stderr: []string{"not read: " + oauth + ": the answer is not JSON"}},
		{name: "no metadata", at: map[string]any{openid: `{"a": 1}`}, code: 3, stderr: []string{openid, "issuer"}},
		{name: "a list", at: map[string]any{openid: `[1]`}, code: 3, stderr: []string{openid}},
		{name: "a field twice", at: map[string]any{openid: `{"issuer": "ISSUER", "issuer": "ISSUER"}`}, code: 3, stderr: []string{openid}},
		{name: "too large", at: map[string]any{openid: `"` + strings.Repeat("x", 300<<10) + `"`}, code: 3, stderr: []string{"256 KiB"}},
		{name: "limited", at: map[string]any{openid: 429}, code: 3, stderr: []string{"limits how often"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			p := published(t, httptest.NewServer, c.at)
			h := program.Home(t)
			stdout, stderr, code := h.Run(t, "inspect", p.URL+c.ask, "--format", "json")
			if code != c.code {
				t.Fatalf("exit code %d, want %d\n%s%s", code, c.code, stdout, stderr)
			}
			for _, text := range c.stderr {
				if text = strings.ReplaceAll(text, "ISSUER", p.URL); !strings.Contains(stderr, text) {
					t.Errorf("%q is not in\n%s", text, stderr)
				}
			}
			if code != 0 {
				if stdout != "" {
					t.Errorf("a result of a failure: %s", stdout)
				}
				return
			}
			if !strings.Contains(stderr, "reads what is published at "+strings.TrimPrefix(p.URL, "http://")+" (this machine)\n") {
				t.Errorf("it is not said where to: %s", stderr)
			}
			got := facts(t, stdout)
			for fact, want := range c.facts {
				if got[fact] != want {
					t.Errorf("%s is %q, want %q", fact, got[fact], want)
				}
			}
			if got["source"] != "online" || len(p.requests()) != 2 {
				t.Errorf("source %s, asked %q", got["source"], p.requests())
			}
		})
	}
}

func signInPage(w http.ResponseWriter, _ *http.Request) {
	w.Header().Set("Content-Type", "text/html")
	_, _ = io.WriteString(w, "<h1>Sign in</h1>")
}

// What is kept is what came, and says as a file what it said online.
func TestInspectKeepsAndSaves(t *testing.T) {
	t.Parallel()
	p := published(t, httptest.NewServer, map[string]any{openid: plainMetadata, oauth: plainMetadata + "\n"})
	h := program.Home(t)
	stdout, stderr, code := h.Run(t, "inspect", p.URL, "--keep", "idp.json", "--save", "idp.yaml")
	if code != 0 {
		t.Fatalf("%d\n%s", code, stderr)
	}
	for name, want := range map[string]string{"idp.json": plainMetadata, "idp.oauth.json": plainMetadata + "\n"} {
		if got, err := os.ReadFile(filepath.Join(h.Work, name)); err != nil || string(got) != strings.ReplaceAll(want, "ISSUER", p.URL) {
			t.Errorf("%s holds %s, %v", name, got, err)
		}
		if !strings.Contains(stderr, name) {
			t.Errorf("%s is not named: %s", name, stderr)
		}
	}
	for _, text := range []string{"Identity provider   " + p.URL, "2 documents, which agree", openid, oauth} {
		if !strings.Contains(stdout, text) {
			t.Errorf("%q is not in\n%s", text, stdout)
		}
	}
	saved, err := os.ReadFile(filepath.Join(h.Work, "idp.yaml"))
	if err != nil || !strings.Contains(string(saved), "source: online") || !strings.Contains(string(saved), "issuer: "+p.URL) {
		t.Errorf("%s %v", saved, err)
	}
	online, _, _ := h.Run(t, "inspect", p.URL, "--format", "json")
	offline, _, code := h.Run(t, "inspect", "idp.json", "idp.oauth.json", "--issuer", p.URL, "--format", "json")
	if code != 0 {
		t.Fatal(offline)
	}
	one, two := facts(t, online), facts(t, offline)
	one["source"], two["source"] = "", ""
	if fmt.Sprint(one) != fmt.Sprint(two) {
		t.Errorf("online %v\nfrom files %v", one, two)
	}
	// What is there stays, and nothing is asked for it.
	before := len(p.requests())
	_, stderr, code = h.Run(t, "inspect", p.URL, "--keep", "idp.json")
	if code != 2 || !strings.Contains(stderr, "idp.json is there already") || len(p.requests()) != before {
		t.Errorf("%d %s, asked %q", code, stderr, p.requests()[before:])
	}
}

func TestInspectTrustsWhatItIsTold(t *testing.T) {
	terminal.Long(t)
	t.Parallel()
	quiet := func(h http.Handler) *httptest.Server {
		s := httptest.NewUnstartedServer(h)
		s.Config.ErrorLog = log.New(io.Discard, "", 0)
		s.StartTLS()
		return s
	}
	p := published(t, quiet, map[string]any{openid: plainMetadata})
	h := program.Home(t)
	write := func(name string, content []byte) {
		if err := os.WriteFile(filepath.Join(h.Work, name), content, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	write("ours.pem", pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: p.Certificate().Raw}))
	write("noise.pem", []byte("-----BEGIN CERTIFICATE-----\nnoise\n-----END CERTIFICATE-----\n"))
	for _, c := range []struct {
		args string
		code int
		says []string
	}{
		{"", 3, []string{"127.0.0.1", "--ca-file"}},
		{"--ca-file ours.pem", 0, nil},
		{"--ca-file noise.pem", 2, []string{"certificate"}},
		{"--ca-file missing.pem", 3, []string{"missing.pem"}},
		{"--insecure", 2, nil},
	} {
		_, stderr, code := h.Run(t, append([]string{"inspect", p.URL}, strings.Fields(c.args)...)...)
		if code != c.code {
			t.Errorf("%s: exit code %d, want %d: %s", c.args, code, c.code, stderr)
		}
		for _, s := range c.says {
			if !strings.Contains(stderr, s) {
				t.Errorf("%s: %q is not in %s", c.args, s, stderr)
			}
		}
	}
}

// Nothing is asked where the command line is wrong, or nobody is there.
func TestInspectRefusesAddresses(t *testing.T) {
	terminal.Long(t)
	t.Parallel()
	closed := httptest.NewServer(http.NotFoundHandler())
	closed.Close()
	h := program.Home(t)
	for args, want := range map[string]struct {
		code int
		says string
	}{
		"http://idp.example":                   {2, "plain http is for a provider on this machine only"},
		"https://user:pass@idp.example":        {2, "no issuer"},
		"https://idp.example/?a=b":             {2, "no issuer"},
		"https://169.254.169.254":              {3, "never asked"},
		"https://[::ffff:169.254.169.254]":     {3, "never asked"},
		"https://[64:ff9b::a9fe:a9fe]/":        {3, "never asked"},
		closed.URL:                             {3, "no connection can be made"},
		closed.URL + " --issuer " + closed.URL: {2, "--issuer"},
		closed.URL + " --collected 2026-11-01": {2, "--collected"},
		closed.URL + " other.json":             {2, ""},
		closed.URL + " " + closed.URL:          {2, ""},
		"some.json --keep kept.json":           {2, "--keep"},
		"some.json --ca-file ours.pem":         {2, "--ca-file"},
	} {
		stdout, stderr, code := h.Run(t, append([]string{"inspect"}, strings.Fields(args)...)...)
		if code != want.code || !strings.Contains(stderr, want.says) || stdout != "" {
			t.Errorf("%s: exit code %d, want %d, with %q:\n%s%s", args, code, want.code, want.says, stdout, stderr)
		}
	}
}

// What a server sends shows nowhere but as facts.
func TestInspectShowsNoTextOfServers(t *testing.T) {
	terminal.Long(t)
	t.Parallel()
	const marker = "M4rkerOfAServer"
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	answers := []string{
		"HTTP/1.1 200 " + marker + "\r\nContent-Type: application/json\r\nContent-Length: 900\r\n\r\n\"" + marker,
		"HTTP/1.1 " + marker + "\r\n\r\n",
		marker + "\x1b[31m\r\n\r\n",
	}
	go func() {
		for i := 0; ; i++ {
			c, err := l.Accept()
			if err != nil {
				return
			}
			_, _ = io.WriteString(c, answers[i%len(answers)]) // before anything was asked
			c.Close()
		}
	}()
	h := program.Home(t)
	for range 3 * len(answers) {
		stdout, stderr, code := h.Run(t, "inspect", "http://"+l.Addr().String())
		if code != 3 || strings.Contains(stdout+stderr, marker) || strings.Contains(stderr, "Unsolicited") {
			t.Errorf("exit code %d\n%s%s", code, stdout, stderr)
		}
	}
}

// A signal ends the asking, and nothing is said then.
func TestInspectIsInterrupted(t *testing.T) {
	terminal.Long(t)
	t.Parallel()
	for _, s := range []syscall.Signal{syscall.SIGINT, syscall.SIGTERM, syscall.SIGHUP} {
		asked, end := make(chan bool, 1), make(chan bool)
		p := published(t, httptest.NewServer, map[string]any{openid: http.HandlerFunc(func(http.ResponseWriter, *http.Request) {
			asked <- true
			<-end
		})})
		h := program.Home(t)
		var out strings.Builder
		cmd := h.Command(program.Path, "inspect", p.URL, "--keep", "idp.json", "--save", "idp.yaml")
		cmd.Stdout = &out
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		<-asked
		if err := cmd.Process.Signal(s); err != nil {
			t.Fatal(err)
		}
		_ = cmd.Wait()
		close(end)
		left, err := os.ReadDir(h.Work)
		if code := cmd.ProcessState.ExitCode(); code != 130 || out.Len() > 0 || err != nil || len(left) > 0 {
			t.Errorf("%v: exit code %d, printed %q, left %v", s, code, out.String(), left)
		}
	}
}

// A build without network says so, and reads files as any other does.
func TestBuildWithoutNetwork(t *testing.T) {
	terminal.Long(t)
	t.Parallel()
	p := published(t, httptest.NewServer, map[string]any{openid: plainMetadata})
	h := program.Home(t)
	if err := os.WriteFile(filepath.Join(h.Work, "idp.json"), []byte(strings.ReplaceAll(plainMetadata, "ISSUER", p.URL)), 0o600); err != nil {
		t.Fatal(err)
	}
	offline := program.Newest(t, "-tags", "offline")
	for args, want := range map[string]struct {
		code int
		says string
	}{
		"inspect " + p.URL:                                 {2, "this build has no network"},
		"probe " + p.URL + " --client-id x":                {2, "this build has no network"},
		"probe " + p.URL + " --client-id x --yes":          {2, "this build has no network"},
		"probe idp.json --client-id x --yes --save a.yaml": {2, "this build has no network"},
		"inspect idp.json":                                 {0, ""},
	} {
		cmd := h.Command(offline, strings.Fields(args)...)
		out, err := cmd.CombinedOutput()
		if code := cmd.ProcessState.ExitCode(); code != want.code || !strings.Contains(string(out), want.says) {
			t.Errorf("%s: exit code %d: %v\n%s", args, code, err, out)
		}
	}
	if len(p.requests()) != 0 {
		t.Errorf("asked %q", p.requests())
	}
}
