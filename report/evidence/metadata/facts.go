package metadata

import (
	"net/url"
	"slices"
	"strings"

	"flowverdict/questionnaire/evidence"
)

// What lists hold.
const (
	deviceGrant  = "urn:ietf:params:oauth:grant-type:device_code"
	refreshGrant = "refresh_token"
	cibaGrant    = "urn:openid:params:grant-type:ciba"
	noMethod     = "none" // of a client without a secret
)

// Facts tells what the metadata says, in the order of the vocabulary and without
// ids. asked is the issuer that somebody wanted to read of, "" for none: where the
// metadata names another one, it is refused with an [Error].
func (m *Metadata) Facts(asked string) ([]evidence.Fact, error) {
	issuer, err := m.matches(asked)
	if err != nil {
		return nil, err
	}
	out := []evidence.Fact{issuer}
	if m.Documents > 1 {
		out = append(out, said("documents.differ", evidence.ListOf(m.Differ)))
	}
	return append(out,
		m.otherHosts(),
		m.yes("device.endpoint", DeviceEndpoint),
		m.deviceGrant(),
		m.lists("refresh.grant", grants, refreshGrant),
		m.lists("client.public", tokenMethods, noMethod),
		m.yes("revocation.endpoint", RevocationEndpoint),
		m.lists("revocation.public", revocationMethods, noMethod),
		m.yes("introspection.endpoint", IntrospectionEndpoint),
		m.yes("binding.dpop", dpopAlgorithms),
		m.mtls(),
		m.ciba(),
		m.pkce(),
		m.legacy(),
	), nil
}

func said(fact, value string) evidence.Fact {
	return evidence.Fact{Fact: fact, Value: value, Grade: evidence.Advertised}
}

func unclear(fact string) evidence.Fact {
	return evidence.Fact{Fact: fact, Value: evidence.Omitted, Grade: evidence.NotObservable, Why: evidence.SaidOtherwise}
}

// missing tells why a field says nothing.
func (m *Metadata) missing(fact, field string) evidence.Fact {
	f := unclear(fact)
	switch {
	case slices.Contains(m.Differ, field):
		f.Why = evidence.Differ
	case !m.unclear(field):
		f.Why = evidence.NotSaid
	}
	return f
}

// yes: the field is there.
func (m *Metadata) yes(fact, field string) evidence.Fact {
	if _, ok := m.said[field]; !ok {
		return m.missing(fact, field)
	}
	return said(fact, "yes")
}

// lists: the list in the field has the item.
func (m *Metadata) lists(fact, field, item string) evidence.Fact {
	v, ok := m.said[field]
	switch {
	case !ok:
		return m.missing(fact, field)
	case slices.Contains(v.items, item):
		return said(fact, "listed")
	}
	return said(fact, "not-listed")
}

func (m *Metadata) deviceGrant() evidence.Fact {
	f := m.lists("device.grant", grants, deviceGrant)
	named := func(s string) bool { return strings.Contains(strings.ToLower(s), "device") }
	if f.Value == "not-listed" && slices.ContainsFunc(m.said[grants].items, named) {
		f.Value = "other-name"
	}
	return f
}

func (m *Metadata) mtls() evidence.Fact {
	f := m.yes("binding.mtls", mtlsBound)
	if f.Known() && !m.said[mtlsBound].flag {
		f.Value = "no"
	}
	return f
}

// ciba is advertised by an endpoint or by a grant.
func (m *Metadata) ciba() evidence.Fact {
	f := m.yes("alternative.ciba", cibaEndpoint)
	if !f.Known() && f.Why == evidence.NotSaid && slices.Contains(m.said[grants].items, cibaGrant) {
		return said(f.Fact, "yes")
	}
	return f
}

func (m *Metadata) pkce() evidence.Fact {
	const name = "alternative.pkce"
	v, ok := m.said[pkceMethods]
	if !ok {
		return m.missing(name, pkceMethods)
	}
	for _, method := range []string{"S256", "plain"} {
		if slices.Contains(v.items, method) {
			return said(name, method)
		}
	}
	return unclear(name)
}

// legacy: the grants that OAuth 2.1 leaves out, of those that are listed.
func (m *Metadata) legacy() evidence.Fact {
	const name = "legacy.grants"
	v, ok := m.said[grants]
	if !ok {
		return m.missing(name, grants)
	}
	old := []string{"implicit", "password"}
	return said(name, evidence.ListOf(slices.DeleteFunc(old, func(g string) bool { return !slices.Contains(v.items, g) })))
}

// otherHosts: those of endpoints that are not the issuer's. That there is none is
// known only where every endpoint that is there can be read.
func (m *Metadata) otherHosts() evidence.Fact {
	const name = "hosts.other"
	own := host(m.Issuer)
	var others []string
	endpoints, unknown := 0, evidence.Fact{}
	for _, field := range addresses() {
		at := m.Endpoint(field)
		if at == "" {
			if f := m.missing(name, field); f.Why != evidence.NotSaid {
				unknown = f
			}
			continue
		}
		endpoints++
		switch h := host(at); {
		case h == own || slices.Contains(others, h):
		case !evidence.ValidItem(h):
			return unclear(name)
		default:
			others = append(others, h)
		}
	}
	switch {
	case len(others) > 0:
		return said(name, evidence.ListOf(others))
	case unknown.Fact != "":
		return unknown
	case endpoints == 0:
		return m.missing(name, TokenEndpoint)
	}
	return said(name, evidence.Nothing)
}

// host is the host of an address in lower case, with its port where that is not
// the usual one.
func host(address string) string {
	u, err := url.Parse(template().ReplaceAllLiteralString(address, "tenant"))
	if err != nil {
		return ""
	}
	usual := map[string]string{"https": ":443", "http": ":80"}[u.Scheme]
	return strings.ToLower(strings.TrimSuffix(u.Host, usual))
}
