package metadata

import (
	"net/url"
	"regexp"
	"slices"
	"strings"
	"sync"

	"flowverdict/questionnaire/evidence"
)

// template is a part of an issuer that stands for any tenant, as in {tenantid}.
var template = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`\{[^{}/]*\}`) })

// IsTemplate reports whether an issuer stands for those of many tenants, and so
// for none that a token could name.
func IsTemplate(issuer string) bool { return strings.ContainsAny(issuer, "{}") }

// ValidIssuer reports whether s can be an issuer, or a template of some: an address
// without a query and a fragment (RFC 8414, section 2).
func ValidIssuer(s string) bool {
	one := template().ReplaceAllLiteralString(s, "tenant")
	_, ok := httpAddress(one)
	return ok && !strings.ContainsAny(one, "?#{}") && len(s) <= longest
}

// matches holds the issuer of the metadata against the one that was asked for; ""
// for none. The one of a tenant fits the template that its tenants share.
func (m *Metadata) matches(asked string) (evidence.Fact, error) {
	const name = "issuer.matches"
	switch {
	case IsTemplate(m.Issuer) && (asked == "" || ofTemplate(asked, m.Issuer)):
		return said(name, "template"), nil
	case asked == "":
		return evidence.Fact{Fact: name, Value: evidence.NotChecked, Grade: evidence.NotObservable, Why: evidence.NotAskedFor}, nil
	case asked == m.Issuer:
		return said(name, "yes"), nil
	}
	hint := "ask for it by the name that it gives itself, if that is the provider that you mean"
	if strings.TrimSuffix(asked, "/") == strings.TrimSuffix(m.Issuer, "/") {
		hint = "a slash at the end is part of the issuer: ask for " + m.Issuer
	}
	return evidence.Fact{}, refusal(hint, "the issuer is %s, and %s was asked for", m.Issuer, asked)
}

func ofTemplate(issuer, of string) bool {
	parts := template().Split(of, -1)
	for i := range parts {
		parts[i] = regexp.QuoteMeta(parts[i])
	}
	fits, err := regexp.MatchString("^"+strings.Join(parts, "[^/]+")+"$", issuer)
	return err == nil && fits
}

// Notes are what a person should know who takes this provider for the one of a CLI
// that asks for these scopes; none where nothing is special. Each is a sentence
// without a full stop.
func (m *Metadata) Notes(scopes []string) []string {
	var out []string
	if IsTemplate(m.Issuer) {
		out = append(out, "this is a template for all tenants: give the metadata of your own tenant's address")
	}
	if m.isOktaOrg() && !slices.ContainsFunc(scopes, func(s string) bool { return strings.HasPrefix(s, "okta.") }) {
		out = append(out, "this is Okta's own server, whose tokens are for Okta: does the CLI use a custom one, at /oauth2/ID?")
	}
	if f := m.deviceGrant(); f.Value == "other-name" && m.Endpoint(DeviceEndpoint) == "" {
		out = append(out, "device flow seems to be there, though no endpoint is advertised: look for its address in the provider's documentation")
	}
	const not = "not-listed"
	if m.lists("client.public", tokenMethods, noMethod).Value == not || m.lists("revocation.public", revocationMethods, noMethod).Value == not {
		out = append(out, `a client without a secret is one whose method is "none": where that is not listed, some providers take it all the same, so verify`)
	}
	return out
}

func (m *Metadata) isOktaOrg() bool {
	u, err := url.Parse(m.Issuer)
	if err != nil || strings.Contains(u.Path+"/", "/oauth2/") {
		return false
	}
	host := "." + strings.ToLower(u.Hostname())
	return slices.ContainsFunc([]string{".okta.com", ".oktapreview.com", ".okta-emea.com", ".okta-gov.com"}, func(domain string) bool { return strings.HasSuffix(host, domain) })
}
