// Package metadata reads what an identity provider publishes of itself, strictly
// and from bytes, compares two documents of one provider, and tells what they say
// as facts. What is not said is never told as a "no".
//
// It is pure: whoever has the bytes, from a file or from the provider, hands them
// in. Of a provider's texts only names of hosts get into facts, and into errors
// only what can be an issuer.
package metadata

import "slices"

// The fields that are addresses.
const (
	TokenEndpoint         = "token_endpoint"
	DeviceEndpoint        = "device_authorization_endpoint"
	RevocationEndpoint    = "revocation_endpoint"
	IntrospectionEndpoint = "introspection_endpoint"
	UserinfoEndpoint      = "userinfo_endpoint"
	cibaEndpoint          = "backchannel_authentication_endpoint"
)

// The other fields that are read.
const (
	issuerName        = "issuer"
	grants            = "grant_types_supported"
	tokenMethods      = "token_endpoint_auth_methods_supported"
	revocationMethods = "revocation_endpoint_auth_methods_supported"
	pkceMethods       = "code_challenge_methods_supported"
	dpopAlgorithms    = "dpop_signing_alg_values_supported"
	mtlsBound         = "tls_client_certificate_bound_access_tokens"
)

func addresses() []string {
	return []string{TokenEndpoint, DeviceEndpoint, RevocationEndpoint, IntrospectionEndpoint, UserinfoEndpoint, cibaEndpoint}
}

func lists() []string {
	return []string{grants, tokenMethods, revocationMethods, pkceMethods, dpopAlgorithms}
}

// fields are all that are read beside the issuer, in the order in which they are
// told.
func fields() []string { return slices.Concat(addresses(), lists(), []string{mtlsBound}) }

// Metadata is what one provider says of itself, in one document or in two that
// were read from different places.
type Metadata struct {
	Issuer    string   // as the provider names itself; see [Metadata.Template]
	Documents int      // that were read
	Differ    []string // fields in which two documents say different things
	Unclear   []Fault  // fields that are there and could not be read

	said map[string]value // by field: what is there, can be read, and is the same in all documents
}

// Fault is a field that is not what its name promises, so that nothing follows
// from it. Both texts are the program's own.
type Fault struct {
	Field string
	Is    string // what it is instead, as in "a number"
}

// value is what a field says: an address, a list of words, or a flag.
type value struct {
	text  string
	items []string
	flag  bool
}

func (v value) equal(w value) bool {
	return v.text == w.text && v.flag == w.flag && slices.Equal(sorted(v.items), sorted(w.items))
}

// sorted makes a set of a list: the order of what is supported says nothing.
func sorted(items []string) []string {
	items = slices.Clone(items)
	slices.Sort(items)
	return slices.Compact(items)
}

// Endpoint returns the address in a field, and "" where the provider does not say
// it, or says two.
func (m *Metadata) Endpoint(field string) string { return m.said[field].text }

// SecretInForm reports whether a client's secret has to stand in the form of a
// request: the token endpoint takes it there, and in no header.
func (m *Metadata) SecretInForm() bool {
	methods := m.said[tokenMethods].items
	return slices.Contains(methods, "client_secret_post") && !slices.Contains(methods, "client_secret_basic")
}

// join takes what another document of the same provider says. What only one of
// them says, that one says.
func (m *Metadata) join(other *Metadata) {
	m.Documents += other.Documents
	for _, f := range other.Unclear {
		if !m.unclear(f.Field) {
			m.Unclear = append(m.Unclear, f)
		}
	}
	for _, field := range fields() {
		mine, both := m.said[field]
		theirs, said := other.said[field]
		switch {
		case m.unclear(field):
			delete(m.said, field)
		case !said:
		case !both:
			m.said[field] = theirs
		case !mine.equal(theirs):
			m.Differ = append(m.Differ, field)
			delete(m.said, field)
		}
	}
}

func (m *Metadata) unclear(field string) bool {
	return slices.ContainsFunc(m.Unclear, func(f Fault) bool { return f.Field == field })
}
