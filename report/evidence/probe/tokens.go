package probe

import (
	"encoding/base64"
	"encoding/json"
	"slices"
	"strconv"
	"strings"

	"flowverdict/questionnaire/evidence"
)

// tokens are those of one grant as they are now.
type tokens struct {
	access, refresh string
	dpop            bool // its type says that it is bound
	works           bool // the access token was accepted where it is tried
	refreshes       bool // the refresh token worked
}

func refreshLifetimes() []string { return []string{"refresh_expires_in", "refresh_token_expires_in"} }

// read takes tokens out of an answer and keeps what the answer says of them.
// Nothing is looked at but their form.
func (r *run) read(a answer) tokens {
	t := tokens{access: a.text("access_token"), refresh: a.text("refresh_token")}
	t.dpop = strings.EqualFold(a.text("token_type"), "DPoP")
	r.facts.say("access.format", format(t.access), evidence.Observed)
	r.declare(a, "access.lifetime", "expires_in")
	r.readScopes(a)
	r.readSignIn(a)
	if t.refresh == "" {
		r.facts.say("refresh.issued", "no", evidence.Observed)
		r.facts.untried(evidence.NoToken, "refresh.lifetime", "refresh.works", "refresh.rotates", "refresh.ends-old-access", "revocation.refresh")
		return t
	}
	r.facts.say("refresh.issued", "yes", evidence.Observed)
	r.declare(a, "refresh.lifetime", refreshLifetimes()...)
	return t
}

// format tells a token's form by its parts and the header of a JWT.
func format(token string) string {
	parts := strings.Split(token, ".")
	var header struct{ Alg, Enc string }
	raw, err := base64.RawURLEncoding.DecodeString(parts[0])
	if err != nil || json.Unmarshal(raw, &header) != nil || header.Alg == "" {
		return "opaque"
	}
	switch {
	case len(parts) == 3:
		return "jwt"
	case len(parts) == 5 && header.Enc != "":
		return "jwe"
	}
	return "opaque"
}

// readScopes compares the scopes of the answer with those that were asked for. An
// answer without them says nothing, though by RFC 6749 it should.
func (r *run) readScopes(a answer) {
	given := a.text("scope")
	if given == "" {
		r.facts.undeclared("scope.granted")
		if r.MustNotGet != "" && contains(r.started, r.MustNotGet) {
			r.facts.undeclared("scope.unwanted")
		}
		return
	}
	granted := strings.Fields(given)
	if !strings.Contains(r.started, ",") { // one provider writes commas
		granted = strings.FieldsFunc(given, func(c rune) bool { return c == ' ' || c == ',' })
	}
	if r.MustNotGet != "" && contains(r.started, r.MustNotGet) {
		value := "dropped"
		if slices.Contains(granted, r.MustNotGet) {
			value = "granted"
		}
		r.facts.say("scope.unwanted", value, evidence.Declared)
		granted = slices.DeleteFunc(granted, func(s string) bool { return s == r.MustNotGet })
	}
	value := "same"
	switch {
	case slices.ContainsFunc(granted, func(s string) bool { return !slices.Contains(r.Scopes, s) }):
		value = "more"
	case slices.ContainsFunc(r.Scopes, func(s string) bool { return !slices.Contains(granted, s) }):
		value = "fewer"
	}
	r.facts.say("scope.granted", value, evidence.Declared)
}

// claims are what an ID token says of the sign-in.
type claims struct {
	Issuer   string          `json:"iss"`
	Audience json.RawMessage `json:"aud"`
	ACR      json.RawMessage `json:"acr"`
	AMR      json.RawMessage `json:"amr"`
	AuthTime *float64        `json:"auth_time"`
	IssuedAt *float64        `json:"iat"`
}

// readSignIn keeps what the ID token says of the sign-in. Its signature is not
// verified: it came from the token endpoint over TLS (OpenID Connect Core
// 3.1.3.7), and nothing is decided by it.
func (r *run) readSignIn(a answer) {
	names := []string{"approval.amr", "approval.acr", "approval.age"}
	c, read := readClaims(a.text("id_token"))
	switch {
	case r.NoSignIn:
		r.facts.untried(evidence.LeftOut, names...)
	case !a.has("id_token"):
		for _, name := range names {
			r.facts.undeclared(name)
		}
	case !read || c.Issuer != r.Issuer || !c.isFor(r.ClientID):
		for _, name := range names {
			r.facts.unclear(name)
		}
	default:
		r.keepSignIn(c)
	}
}

func (r *run) keepSignIn(c claims) {
	var methods []string
	switch {
	case absent(c.AMR):
		r.facts.undeclared("approval.amr")
	case json.Unmarshal(c.AMR, &methods) != nil || len(methods) == 0 || evidence.ListOf(methods) != strings.Join(methods, " "):
		r.facts.unclear("approval.amr")
	default:
		r.facts.say("approval.amr", evidence.ListOf(methods), evidence.Declared)
	}
	var class string
	switch {
	case absent(c.ACR):
		r.facts.undeclared("approval.acr")
	case json.Unmarshal(c.ACR, &class) != nil:
		r.facts.unclear("approval.acr")
	default:
		r.facts.say("approval.acr", class, evidence.Declared)
	}
	if c.AuthTime == nil || c.IssuedAt == nil {
		r.facts.undeclared("approval.age")
		return
	}
	r.facts.say("approval.age", strconv.FormatInt(int64(*c.IssuedAt-*c.AuthTime), 10), evidence.Declared)
}

func absent(raw json.RawMessage) bool { return len(raw) == 0 || string(raw) == "null" }

// readClaims reads the payload of a signed JWT.
func readClaims(token string) (c claims, ok bool) {
	parts := strings.Split(token, ".")
	if len(parts) != 3 {
		return c, false
	}
	raw, err := base64.RawURLEncoding.DecodeString(parts[1])
	return c, err == nil && json.Unmarshal(raw, &c) == nil
}

// isFor reports whether the audience is the client, or has it among others.
func (c claims) isFor(client string) bool {
	var one string
	var many []string
	return json.Unmarshal(c.Audience, &one) == nil && one == client ||
		json.Unmarshal(c.Audience, &many) == nil && slices.Contains(many, client)
}
