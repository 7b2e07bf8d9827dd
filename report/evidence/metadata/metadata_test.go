package metadata

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"flowverdict/questionnaire/evidence"

	"pgregory.net/rapid"
)

// table writes facts as the expected ones of the fixtures are written.
func table(facts []evidence.Fact) string {
	var b strings.Builder
	for _, f := range facts {
		fmt.Fprintf(&b, "%-24s%-52s%s\n", f.Fact, f.Value, f.Grade)
	}
	return b.String()
}

func fixture(t testing.TB, name string) []byte {
	t.Helper()
	content, err := os.ReadFile(filepath.Join("testdata", name))
	if err != nil {
		t.Fatal(err)
	}
	return content
}

func mustRead(t testing.TB, documents ...string) *Metadata {
	t.Helper()
	m, err := Read([]byte(documents[0]))
	for _, more := range documents[1:] {
		if err == nil {
			err = m.Join([]byte(more))
		}
	}
	if err != nil {
		t.Fatal(err)
	}
	return m
}

func facts(t testing.TB, m *Metadata, asked string) map[string]evidence.Fact {
	t.Helper()
	list, err := m.Facts(asked)
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]evidence.Fact{}
	for _, f := range list {
		if wrong, _ := f.Fault(); wrong != "" {
			t.Error(wrong)
		}
		out[f.Fact] = f
	}
	return out
}

// The metadata of sixteen providers, and what was found in it by hand.
func TestProviders(t *testing.T) {
	names, err := filepath.Glob("testdata/*.json")
	if err != nil || len(names) != 16 {
		t.Fatalf("%d fixtures, %v", len(names), err)
	}
	for _, name := range names {
		name = filepath.Base(name)
		t.Run(name, func(t *testing.T) {
			m := mustRead(t, string(fixture(t, name)))
			list, err := m.Facts("")
			if err != nil {
				t.Fatal(err)
			}
			if got, want := table(list), string(fixture(t, strings.TrimSuffix(name, ".json")+".expected")); got != want {
				t.Errorf("got\n%s\nwant\n%s", got, want)
			}
			if len(m.Unclear) > 0 {
				t.Errorf("unclear: %v", m.Unclear)
			}
		})
	}
}

// What is not known has the reason why.
func TestReasons(t *testing.T) {
	m := mustRead(t, `{"issuer": "https://a.example", "grant_types_supported": 1, "code_challenge_methods_supported": ["odd"]}`)
	got := facts(t, m, "")
	for name, why := range map[string]string{
		"issuer.matches": evidence.NotAskedFor, "hosts.other": evidence.NotSaid, "device.endpoint": evidence.NotSaid,
		"device.grant": evidence.SaidOtherwise, "legacy.grants": evidence.SaidOtherwise, "alternative.pkce": evidence.SaidOtherwise,
	} {
		if f := got[name]; f.Why != why || f.Known() {
			t.Errorf("%s: %+v, not %s", name, f, why)
		}
	}
}

// Two documents: what both say in the same way counts, in whatever order; what
// only one says, that one says; what they say differently is not known.
func TestTwoDocuments(t *testing.T) {
	const (
		appended = `{"issuer": "https://a.example/r", "token_endpoint": "https://a.example/t", "revocation_endpoint": "https://a.example/revoke",
			"grant_types_supported": ["refresh_token", "implicit"], "code_challenge_methods_supported": ["S256", "plain"], "tls_client_certificate_bound_access_tokens": true}`
		inserted = `{"issuer": "https://a.example/r", "token_endpoint": "https://a.example/t", "device_authorization_endpoint": "https://a.example/d",
			"grant_types_supported": ["refresh_token"], "code_challenge_methods_supported": ["plain", "S256"], "tls_client_certificate_bound_access_tokens": false}`
	)
	for _, pair := range [][]string{{appended, inserted}, {inserted, appended}} {
		m := mustRead(t, pair...)
		got := facts(t, m, "https://a.example/r")
		for name, want := range map[string]string{
			"issuer.matches": "yes", "documents.differ": "grant_types_supported tls_client_certificate_bound_access_tokens", "hosts.other": "none",
			"device.endpoint": "yes", "revocation.endpoint": "yes", "alternative.pkce": "S256",
		} {
			if got[name].Value != want || !got[name].Known() {
				t.Errorf("%s: %+v, not %s", name, got[name], want)
			}
		}
		for _, name := range []string{"device.grant", "refresh.grant", "legacy.grants", "binding.mtls"} {
			if f := got[name]; f.Known() || f.Why != evidence.Differ {
				t.Errorf("%+v", f)
			}
		}
	}
	same := mustRead(t, appended, appended)
	if f := facts(t, same, "")["documents.differ"]; f.Value != evidence.Nothing || !f.Known() {
		t.Errorf("%+v", f)
	}
	if _, given := facts(t, mustRead(t, appended), "")["documents.differ"]; given {
		t.Error("one document differs from none")
	}
	odd := strings.Replace(inserted, `"https://a.example/t"`, `7`, 1)
	for _, pair := range [][]string{{appended, odd}, {odd, appended}} {
		m := mustRead(t, pair...)
		if m.Endpoint(TokenEndpoint) != "" || len(m.Unclear) != 1 || facts(t, m, "")["hosts.other"].Known() {
			t.Errorf("%q, %v", m.Endpoint(TokenEndpoint), m.Unclear)
		}
	}
}

func TestIssuer(t *testing.T) {
	const tenant = "https://login.microsoftonline.com/11111111-2222-3333-4444-555555555555/v2.0"
	of := func(issuer string) string { return fmt.Sprintf(`{"issuer": %q}`, issuer) }
	for _, c := range []struct{ document, asked, want, hint string }{
		{of("https://a.example"), "https://a.example", "yes", ""},
		{of("https://a.example/"), "https://a.example/", "yes", ""},
		{of("https://a.example/"), "https://a.example", "", "https://a.example/"},
		{of("https://a.example"), "https://a.example/", "", "a slash at the end"},
		{of("https://a.example/x"), "https://a.example/y", "", "gives itself"},
		{of("https://A.example"), "https://a.example", "", "gives itself"},
		{string(fixture(t, "entra-common.json")), "", "template", ""},
		{string(fixture(t, "entra-common.json")), tenant, "template", ""},
		{string(fixture(t, "entra-common.json")), "https://login.example.org/x/v2.0", "", "gives itself"},
		{string(fixture(t, "entra-tenant.json")), tenant, "yes", ""},
	} {
		list, err := mustRead(t, c.document).Facts(c.asked)
		if c.want != "" {
			if err != nil || list[0].Value != c.want || list[0].Grade != evidence.Advertised {
				t.Errorf("%s of %s: %v, %v", c.asked, c.document, list, err)
			}
			continue
		}
		var refused *Error
		if !errors.As(err, &refused) || !strings.Contains(refused.Hint, c.hint) || !strings.Contains(refused.Message, c.asked) {
			t.Errorf("%s of %s: %v", c.asked, c.document, err)
		}
	}
}

func TestNotes(t *testing.T) {
	const tenant, verify, documentation, custom = "template for all tenants", "so verify", "no endpoint is advertised", "custom one"
	for _, c := range []struct {
		fixture string
		scopes  []string
		want    []string // is in the notes, in this order
	}{
		{"entra-common.json", nil, []string{tenant, verify}},
		{"entra-tenant.json", nil, []string{verify}},
		{"gitlab.json", nil, []string{documentation, verify}},
		{"glewlwyd.json", nil, []string{verify}},
		{"zitadel.json", nil, nil},
		{"github.json", nil, nil},
		{"onelogin.json", nil, nil},
		{"okta-org.json", nil, []string{custom}},
		{"okta-org.json", []string{"openid", "repo:read"}, []string{custom}},
		{"okta-org.json", []string{"okta.users.read"}, nil},
	} {
		got := mustRead(t, string(fixture(t, c.fixture))).Notes(c.scopes)
		if !slices.EqualFunc(got, c.want, strings.Contains) {
			t.Errorf("%s: %q", c.fixture, got)
		}
	}
	for _, issuer := range []string{"https://example.okta.com/oauth2/default", "https://evilokta.com"} {
		if got := mustRead(t, fmt.Sprintf(`{"issuer": %q}`, issuer)).Notes(nil); len(got) > 0 {
			t.Errorf("%q", got)
		}
	}
}

// Endpoints on other hosts are told by their names and nothing else of them.
func TestOtherHosts(t *testing.T) {
	of := func(token, more string) string {
		return fmt.Sprintf(`{"issuer": "https://a.example", "token_endpoint": %q%s}`, token, more)
	}
	for _, c := range []struct{ document, want string }{
		{of("https://A.example:443/t", ""), "none"},
		{of("https://a.example:8443/t", ""), "a.example:8443"},
		{of("https://B.example/t?secret=x", ""), "b.example"},
		{of("https://xn--bcher-kva.example/t", ""), "xn--bcher-kva.example"},
		{of("https://[2001:DB8::1]:444/t", ""), "[2001:db8::1]:444"},
		{of("https://b.example/t", `, "userinfo_endpoint": "https://b.example/u", "revocation_endpoint": 3`), "b.example"},
		{of("https://a.example/t", `, "revocation_endpoint": 3`), ""},
		{of("https://"+strings.Repeat("b", 80)+".example/t", ""), ""},
		{of("https://user:secret@b.example/t", ""), ""},
		{of("https://b.example;curl/t", ""), ""},
		{of("ftp://b.example/t", ""), ""},
		{of("/t", ""), ""},
	} {
		f := facts(t, mustRead(t, c.document), "")["hosts.other"]
		if f.Known() != (c.want != "") || f.Known() && f.Value != c.want {
			t.Errorf("%s: %+v", c.document, f)
		}
	}
}

func TestRefused(t *testing.T) {
	deep := func(n int) string {
		return `{"issuer": "https://a.example", "x": ` + strings.Repeat("[", n-1) + strings.Repeat("]", n-1) + `}`
	}
	large := func(n int) string {
		const start, end = `{"issuer": "https://a.example", "x": "`, `"}`
		return start + strings.Repeat("x", n-len(start)-len(end)) + end
	}
	for _, c := range []struct{ document, want string }{
		{deep(MostDepth), ""},
		{deep(MostDepth + 1), "nested deeper than 16"},
		{strings.Repeat("[", 20_000), "not JSON"},
		{large(MostBytes), ""},
		{large(MostBytes + 1), "larger than 256 KiB"},
		{"\uFEFF" + `{"issuer": "https://a.example"}`, ""},
		{"", "not JSON from line 1 on"},
		{"{\n\"issuer\": x}", "not JSON from line 2 on"},
		{`{"issuer": "https://a.example"} {}`, "not JSON"},
		{`{"issuer": "https://a.example",}`, "not JSON"},
		{"<html>", "not JSON"},
		{"\xff\xfe{", "not UTF-8"},
		{`[]`, "a list"},
		{`null`, "null"},
		{"{\"issuer\": \"https://a.example\",\n\"issuer\": \"https://b.example\"}", "twice in an object, again in line 2"},
		{`{"issuer": "https://a.example", "x": [{"y": 1, "y": 2}]}`, "twice"},
		{`{"issuer": "https://a.example", "token_endpoint": "https://a.example", "token\u005fendpoint": "https://b.example"}`, "twice"},
		{`{"Issuer": "https://a.example"}`, "no issuer"},
		{`{"issuer": null}`, "no issuer"},
		{`{"issuer": 7}`, "not an http or https address"},
		{`{"issuer": "a.example"}`, "not an http or https address"},
		{`{"issuer": "https://a.example?x=1"}`, "not an http or https address"},
		{`{"issuer": "https://a.example#x"}`, "not an http or https address"},
		{`{"issuer": "https://a:b@a.example"}`, "not an http or https address"},
		{`{"issuer": "https://a.example/\u001b[31m"}`, "not an http or https address"},
		{`{"issuer": "https://a.example/{"}`, "not an http or https address"},
	} {
		_, err := Read([]byte(c.document))
		var refused *Error
		if c.want == "" && err != nil || c.want != "" && (!errors.As(err, &refused) || !strings.Contains(refused.Message, c.want)) {
			t.Errorf("%.80q: %v", c.document, err)
		}
	}
	one := mustRead(t, `{"issuer": "https://a.example"}`)
	for _, other := range []string{`{"issuer": "https://a.example/"}`, `{`} {
		if err := one.Join([]byte(other)); err == nil {
			t.Errorf("%s is taken for the same provider", other)
		}
	}
}

// A field of another type is told, and says nothing.
func TestWrongTypes(t *testing.T) {
	values := map[string]string{
		`null`: "null", `7`: "a number", `true`: "true or false", `"x"`: "a text", `"https://a.example/x"`: "a text", `[]`: "a list", `["x"]`: "a list", `[7]`: "a list", `{}`: "an object",
	}
	for _, field := range fields() {
		for given, is := range values {
			m := mustRead(t, fmt.Sprintf(`{"issuer": "https://a.example", %q: %s}`, field, given))
			_, said := m.said[field]
			if said == (len(m.Unclear) == 1) {
				t.Fatalf("%s %s: said and unclear: %v", field, given, m.Unclear)
			}
			if !said && !strings.HasPrefix(m.Unclear[0].Is, is) && !strings.Contains("no http or https address, an empty list, a list that holds", m.Unclear[0].Is) {
				t.Errorf("%s %s is %s", field, given, m.Unclear[0].Is)
			}
			wanted := map[string]bool{`"https://a.example/x"`: strings.HasSuffix(field, "_endpoint"), `["x"]`: strings.HasSuffix(field, "_supported"), `true`: field == mtlsBound}
			if said != wanted[given] {
				t.Errorf("%s %s: said: %v", field, given, said)
			}
		}
	}
}

// sound: what comes out keeps to the vocabulary, whatever went in, and holds no
// text of the provider beside names of hosts.
func sound(t interface{ Fatalf(string, ...any) }, m *Metadata, asked string) {
	list, err := m.Facts(asked)
	if err != nil {
		return
	}
	for _, f := range list {
		if wrong, _ := f.Fault(); wrong != "" {
			t.Fatalf("%s: %s", f.Fact, wrong)
		}
		if f.Fact != "hosts.other" && strings.Contains(f.Value, "HOSTILE") {
			t.Fatalf("%s says %s", f.Fact, f.Value)
		}
	}
	for _, f := range m.Unclear {
		if strings.Contains(f.Field+f.Is, "HOSTILE") {
			t.Fatalf("%v", f)
		}
	}
}

// Hostile texts in any field get neither into facts nor into errors.
func TestHostileTexts(t *testing.T) {
	hostile := rapid.Custom(func(t *rapid.T) any {
		text := "HOSTILE" + rapid.String().Draw(t, "text")
		return rapid.SampledFrom([]any{
			text, "https://a.example/" + text, "https://" + text, "\x1b[2J" + text, []any{text}, []any{"implicit", text}, []any{"S256", 1, text}, map[string]any{text: text}, 1.5, nil, true,
		}).Draw(t, "value")
	})
	rapid.Check(t, func(t *rapid.T) {
		document := func(name string) []byte {
			object := map[string]any{"HOSTILE": "HOSTILE", issuerName: "https://a.example"}
			for _, field := range fields() {
				if rapid.Bool().Draw(t, name+field) {
					object[field] = hostile.Draw(t, field)
				}
			}
			content, err := json.Marshal(object)
			if err != nil {
				t.Fatal(err)
			}
			return content
		}
		m, err := Read(document("first "))
		if err != nil {
			t.Fatal(err)
		}
		if rapid.Bool().Draw(t, "two") {
			if err := m.Join(document("second ")); err != nil {
				t.Fatal(err)
			}
		}
		sound(t, m, rapid.SampledFrom([]string{"", "https://a.example"}).Draw(t, "asked"))
		for _, note := range m.Notes(nil) {
			if strings.Contains(note, "HOSTILE") {
				t.Fatalf("%s", note)
			}
		}
	})
	for _, document := range []string{`HOSTILE`, `{"HOSTILE": 1, "HOSTILE": 2}`, `{"issuer": "HOSTILE"}`, `{"issuer": "https://HOSTILE"`, `"HOSTILE"`, `{"issuer": ["HOSTILE"]}`} {
		var refused *Error
		if _, err := Read([]byte(document)); !errors.As(err, &refused) || strings.Contains(refused.Message+refused.Hint, "HOSTILE") {
			t.Errorf("%s: %v", document, err)
		}
	}
}

// Whatever the bytes: no panic, and facts that keep to the vocabulary.
func FuzzRead(f *testing.F) {
	names, _ := filepath.Glob("testdata/*.json")
	for _, name := range names {
		f.Add(fixture(f, filepath.Base(name)), fixture(f, "keycloak.json"), "")
	}
	f.Add([]byte(`{"issuer":"https://a.example","token_endpoint":[[1]]}`), []byte(`{"issuer":"https://a.example"}`), "https://a.example")
	f.Add([]byte(`{"issuer":"https://{a}.example/{b}"}`), []byte(`[`), "https://x.example/y")
	f.Fuzz(func(t *testing.T, one, two []byte, asked string) {
		m, err := Read(one)
		if err != nil {
			if refused := (*Error)(nil); !errors.As(err, &refused) || refused.Message == "" {
				t.Fatal(err)
			}
			return
		}
		sound(t, m, asked)
		if m.Join(two) == nil {
			sound(t, m, asked)
			sound(t, m, m.Issuer)
		}
	})
}
