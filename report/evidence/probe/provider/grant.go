package provider

import (
	"encoding/base64"
	"fmt"
	"time"
)

// grant is what one approval gave.
type grant struct {
	code  string
	scope string
	used  bool
	over  bool
	ends  time.Time // with all its tokens; the zero time for never
}

// token is one token that was given out.
type token struct {
	grant    *grant
	refresh  bool
	replaced bool
	ends     time.Time // by itself; the zero time for never
	revoked  time.Time // when its end takes effect; the zero time for never
}

// good reports whether a token is taken.
func (p *Provider) good(t *token) bool {
	now := p.Now()
	return !t.grant.over && (t.grant.ends.IsZero() || now.Before(t.grant.ends)) && (t.ends.IsZero() || now.Before(t.ends)) && (t.revoked.IsZero() || now.Before(t.revoked)) &&
		(!t.replaced || p.ReuseGrants)
}

// issue gives out tokens, and the members of the answer.
func (p *Provider) issue(g *grant, old string) map[string]any {
	out := map[string]any{"access_token": p.access(g), "token_type": "Bearer"}
	if p.DPoP {
		out["token_type"] = "DPoP"
	}
	if !p.NoLifetime {
		out["expires_in"] = p.lifetime()
	}
	if !p.NoScopes {
		out["scope"] = p.granted(g.scope)
	}
	switch {
	case p.NoRefresh:
	case old != "" && (p.OmitsRefresh || p.DropsRefresh):
	case old != "" && p.SameRefresh:
		out["refresh_token"] = old
	default:
		s := p.mark("rt")
		p.tokens[s] = &token{grant: g, refresh: true}
		out["refresh_token"] = s
		if p.RefreshEnds > 0 {
			out["refresh_expires_in"] = p.RefreshEnds
		} else if p.RefreshEnds < 0 {
			out["refresh_expires_in"] = 0
		}
	}
	if !p.NoIDToken {
		out["id_token"] = p.idToken()
	}
	if p.Hostile {
		out["session"] = map[string]any{"text": "\x1b[2J" + p.mark("x")}
		out["scope"] = fmt.Sprint(out["scope"], " \x1b[31m\u202e", p.mark("x"))
	}
	return out
}

func (p *Provider) lifetime() int {
	if p.Lifetime > 0 {
		return p.Lifetime
	}
	return 3600
}

func (p *Provider) access(g *grant) string {
	s := p.mark("at")
	if p.JWT {
		s = jwt(fmt.Sprintf(`{"sub":%q,"email":"%s@example.org"}`, p.mark("sub"), p.mark("mail")), s)
		p.markers = append(p.markers, s)
	}
	t := &token{grant: g}
	if !p.NoLifetime {
		t.ends = p.Now().Add(time.Duration(p.lifetime()) * time.Second)
	}
	p.tokens[s] = t
	return s
}

func jwt(payload, signature string) string {
	part := base64.RawURLEncoding.EncodeToString
	return part([]byte(`{"alg":"RS256","kid":"1"}`)) + "." + part([]byte(payload)) + "." + part([]byte(signature))
}

// idToken names the person, by markers.
func (p *Provider) idToken() string {
	amr, acr := "", ""
	if p.Hostile {
		amr, acr = `,"amr":["\u001b[2J`+p.mark("x")+`","pwd"]`, `,"acr":"\u202e`+p.mark("x")+`"`
	}
	if p.AMR != nil {
		amr = fmt.Sprintf(`,"amr":["%s"]`, joined(p.AMR, `","`))
	}
	if p.ACR != "" {
		acr = fmt.Sprintf(`,"acr":%q`, p.ACR)
	}
	now := p.Now().Unix()
	s := jwt(fmt.Sprintf(`{"iss":%q,"aud":%q,"sub":%q,"email":"%s@example.org","iat":%d,"auth_time":%d%s%s}`,
		p.Address, p.Client, p.mark("sub"), p.mark("mail"), now, now-120, amr, acr), p.mark("sig"))
	p.markers = append(p.markers, s)
	return s
}

func joined(list []string, between string) string {
	out := ""
	for i, s := range list {
		if i > 0 {
			out += between
		}
		out += s
	}
	return out
}
