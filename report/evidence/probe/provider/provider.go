// Package provider is an identity provider for tests of those who probe one: on
// this machine, with a switch for each way in which providers differ or go wrong.
// It remembers what it gave out, so that a test can count what is left.
package provider

import (
	"fmt"
	"math/rand/v2"
	"net/http"
	"net/http/httptest"
	"sync"
	"time"
)

// The endpoints.
const (
	Device        = "/device"
	Token         = "/token"
	Revocation    = "/revoke"
	Introspection = "/introspect"
	Userinfo      = "/userinfo"
)

// Fault is how an endpoint goes wrong.
type Fault string

// The faults.
const (
	Hangs     Fault = "hangs"
	Redirects Fault = "redirects" // with 307, to another host
	Huge      Fault = "huge"      // 64 MiB
	Deep      Fault = "deep"      // JSON of 10,000 levels
	Text      Fault = "text"      // 200, and no JSON
	Fails     Fault = "fails"     // 503
	Forbids   Fault = "forbids"   // 401
	Limits    Fault = "limits"    // 429
	Retries   Fault = "retries"   // 503 with Retry-After
	Cuts      Fault = "cuts"      // does its work, and cuts the answer off
	Nonsense  Fault = "nonsense"  // members of wrong types
)

// Faults returns all faults.
func Faults() []Fault {
	return []Fault{Hangs, Redirects, Huge, Deep, Text, Fails, Forbids, Limits, Retries, Cuts, Nonsense}
}

// Switches are the ways in which a provider can differ. The zero value is one that
// does all well: it rotates refresh tokens, and what is revoked is refused.
type Switches struct {
	Pending       int  // how often the approval is pending; the first answer after that gives tokens
	SlowDown      int  // how often slow_down is answered before
	Interval      int  // in seconds; 0 for 5
	NoInterval    bool // the device request is answered without one
	NoCodeEnd     bool // and without expires_in
	OldName       bool // verification_url, as before RFC 8628
	NoComplete    bool // no verification_uri_complete
	StatusOK      bool // errors are sent with status 200
	Wordless      bool // errors of the token endpoint have no body, but for those of polling
	Denied        bool
	Expired       bool
	DeviceError   string // the device request is answered with this error
	InvalidScope  string // a scope that is refused
	DropsScope    string // a scope that is left out
	NoScopes      bool   // the answer does not say which were granted
	MoreScopes    bool
	JWT           bool
	DPoP          bool
	NoLifetime    bool
	Lifetime      int // of access tokens, in seconds; 0 for an hour
	RefreshEnds   int // seconds, under Keycloak's name; -1 for none
	NoIDToken     bool
	AMR           []string
	ACR           string
	NoRefresh     bool // no refresh token
	RefreshError  string
	SameRefresh   bool // the same refresh token is given again
	OmitsRefresh  bool // a refresh is answered without one; the old one stays good
	DropsRefresh  bool // a refresh is answered without one; the old one is ended
	EndsOldAccess bool // a refresh ends the old access token
	ReuseGrants   bool // an old refresh token works
	ReuseEnds     bool // a refresh token that was replaced or revoked ends the grant when it is used
	CodeTwice     bool // the device code works twice
	CodeEnds      bool // a second use of the device code ends the grant
	Secret        string
	SecretLate    bool // it is asked for at the redemption only
	SecretIdle    bool // it is not checked at the token endpoint
	NoEffect      bool // revocation answers 200 and does nothing
	Spares        bool // the end of a refresh token leaves access tokens alone
	Delay         time.Duration
	Answer        int  // the status of the revocation endpoint, which then does nothing
	Inactive      bool // introspection calls every token inactive
	Hostile       bool // texts that would move a cursor
}

// Provider is one that runs.
type Provider struct {
	Switches
	Faults map[string]Fault // by endpoint
	From   map[string]int   // the fault begins with this request to the endpoint; the first is 1
	Now    func() time.Time

	// Before is called with each request before it is looked at, and After when
	// its work is done and the answer is not yet sent.
	Before, After func(n int, endpoint string)

	// Document changes the metadata; nil leaves it as it is.
	Document func(string) string

	// Code is a member of the answer to a device request, written as JSON, which
	// takes the place of the usual one.
	Code string

	Address string
	Client  string

	mu      sync.Mutex
	given   int      // device codes
	seen    []string // the endpoints that were asked, in their order
	chance  *rand.Rand
	markers []string
	codes   map[string]*grant
	tokens  map[string]*token
	polls   int
	asked   map[string]int
	gone    chan struct{}
	server  *httptest.Server
}

// Start starts a provider on this machine; stop ends it.
func Start(s Switches) (p *Provider, stop func()) {
	p = &Provider{
		Switches: s, Client: "acmectl",
		Faults: map[string]Fault{}, From: map[string]int{},
		chance: rand.New(rand.NewPCG(1, 2)), // the same markers in every run
		codes:  map[string]*grant{}, tokens: map[string]*token{}, asked: map[string]int{},
		gone: make(chan struct{}),
	}
	p.Now = func() time.Time { return time.Unix(1_795_856_400, 0) }
	p.server = httptest.NewUnstartedServer(http.HandlerFunc(p.serve))
	p.Address = "http://" + p.server.Listener.Addr().String()
	p.server.Start()
	return p, func() {
		close(p.gone)
		p.server.Close()
	}
}

// Set changes what the provider does. Tests whose requests come from another
// process change it nowhere else: nothing else orders the change before them.
func (p *Provider) Set(change func()) {
	p.mu.Lock()
	defer p.mu.Unlock()
	change()
}

// At returns the address of an endpoint.
func (p *Provider) At(endpoint string) string { return p.Address + endpoint }

// Metadata returns the document that describes the provider.
func (p *Provider) Metadata() string {
	out := fmt.Sprintf(`{"issuer":%q,"device_authorization_endpoint":%q,"token_endpoint":%q,"revocation_endpoint":%q,"introspection_endpoint":%q,"userinfo_endpoint":%q,
"grant_types_supported":["urn:ietf:params:oauth:grant-type:device_code","refresh_token"],"token_endpoint_auth_methods_supported":["none","client_secret_basic"]}`,
		p.Address, p.At(Device), p.At(Token), p.At(Revocation), p.At(Introspection), p.At(Userinfo))
	if p.Document != nil {
		out = p.Document(out)
	}
	return out
}

// mark makes a text that stands nowhere else, and remembers it.
func (p *Provider) mark(prefix string) string {
	s := fmt.Sprintf("%s%016x%016x", prefix, p.chance.Uint64(), p.chance.Uint64())
	p.markers = append(p.markers, s)
	return s
}

// Markers returns all texts that must not be seen anywhere: tokens, codes, secrets
// and what names the person.
func (p *Provider) Markers() []string {
	p.mu.Lock()
	defer p.mu.Unlock()
	return append([]string{}, p.markers...)
}

// Alive returns how many tokens are good.
func (p *Provider) Alive() int {
	p.mu.Lock()
	defer p.mu.Unlock()
	n := 0
	for _, t := range p.tokens {
		if p.good(t) {
			n++
		}
	}
	return n
}

// Issued returns how many tokens were given out.
func (p *Provider) Issued() int {
	p.mu.Lock()
	defer p.mu.Unlock()
	return len(p.tokens)
}

// Codes returns how many device codes were given out.
func (p *Provider) Codes() int {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.given
}

// Requests returns the endpoints that were asked, in their order.
func (p *Provider) Requests() []string {
	p.mu.Lock()
	defer p.mu.Unlock()
	return append([]string{}, p.seen...)
}
