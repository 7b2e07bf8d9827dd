package provider

import (
	"encoding/json"
	"net/http"
	"slices"
	"strconv"
	"strings"
)

// answer does what an endpoint does, and says what it answers.
func (p *Provider) answer(endpoint string, r *http.Request) (int, any) {
	early := endpoint == Device || endpoint == Token
	if endpoint != Userinfo && !p.authentic(r) && !(early && p.SecretLate) && !(endpoint == Token && p.SecretIdle) {
		return p.fault(http.StatusUnauthorized, "invalid_client")
	}
	switch endpoint {
	case Device:
		return p.device(r)
	case Token:
		if r.PostForm.Get("grant_type") == "refresh_token" {
			return p.refresh(r.PostForm.Get("refresh_token"))
		}
		return p.redeem(r)
	case Revocation:
		return p.revoke(r.PostForm.Get("token"))
	case Introspection:
		t := p.tokens[r.PostForm.Get("token")]
		return 200, map[string]any{"active": t != nil && p.good(t) && !p.Inactive, "sub": p.mark("sub")}
	case Userinfo:
		t := p.tokens[strings.TrimPrefix(r.Header.Get("Authorization"), "Bearer ")]
		if t == nil || t.refresh || !p.good(t) || p.DPoP {
			return p.fault(http.StatusUnauthorized, "invalid_token")
		}
		return 200, map[string]any{"sub": p.mark("sub"), "email": p.mark("mail") + "@example.org"}
	}
	return http.StatusNotFound, nil
}

func (p *Provider) device(r *http.Request) (int, any) {
	scope := r.PostForm.Get("scope")
	switch {
	case p.DeviceError != "":
		return p.fault(http.StatusBadRequest, p.DeviceError)
	case p.InvalidScope != "" && slices.Contains(strings.Fields(scope), p.InvalidScope):
		return p.fault(http.StatusBadRequest, "invalid_scope")
	}
	p.given++
	p.polls = 0
	g := &grant{code: p.mark("dc"), scope: scope}
	p.codes[g.code] = g
	user := []string{"WDJB-MJHT", "BCDF-GHJK", "LMNP-QRST"}[(p.given-1)%3]
	out := map[string]any{"device_code": g.code, "user_code": user, "verification_uri": p.Address + "/activate"}
	if p.OldName {
		delete(out, "verification_uri")
		out["verification_url"] = p.Address + "/activate"
	}
	if !p.NoComplete {
		out["verification_uri_complete"] = p.Address + "/activate?user_code=" + user
	}
	if !p.NoCodeEnd {
		out["expires_in"] = 600
	}
	if !p.NoInterval {
		out["interval"] = 5
		if p.Interval > 0 {
			out["interval"] = p.Interval
		}
	}
	if p.Code != "" {
		_ = json.Unmarshal([]byte("{"+p.Code+"}"), &out)
	}
	return 200, out
}

func (p *Provider) redeem(r *http.Request) (int, any) {
	g := p.codes[r.PostForm.Get("device_code")]
	if g == nil {
		return p.fault(http.StatusBadRequest, "invalid_grant")
	}
	p.polls++
	switch {
	case g.used && p.CodeTwice:
	case g.used:
		g.over = g.over || p.CodeEnds
		return p.fault(http.StatusBadRequest, "invalid_grant")
	case p.polls <= p.SlowDown:
		return p.fault(http.StatusBadRequest, "slow_down")
	case p.polls <= p.SlowDown+p.Pending:
		return p.fault(http.StatusBadRequest, "authorization_pending")
	case p.Denied:
		return p.fault(http.StatusBadRequest, "access_denied")
	case p.Expired:
		return p.fault(http.StatusBadRequest, "expired_token")
	case !p.authentic(r) && !p.SecretIdle:
		return p.fault(http.StatusUnauthorized, "invalid_client")
	}
	g.used = true
	return 200, p.issue(g, "")
}

func (p *Provider) refresh(old string) (int, any) {
	t := p.tokens[old]
	if t != nil && (t.replaced || !t.revoked.IsZero()) && p.ReuseEnds {
		t.grant.over = true
	}
	if p.RefreshError != "" {
		return p.fault(http.StatusBadRequest, p.RefreshError)
	}
	if t == nil || !t.refresh || !p.good(t) {
		return p.fault(http.StatusBadRequest, "invalid_grant")
	}
	if p.EndsOldAccess {
		for _, x := range p.tokens {
			if x.grant == t.grant && !x.refresh && x.revoked.IsZero() {
				x.revoked = p.Now()
			}
		}
	}
	t.replaced = !p.SameRefresh && !p.OmitsRefresh
	return 200, p.issue(t.grant, old)
}

// revoke ends a token, and with a refresh token the access tokens of its grant,
// when the delay is over.
func (p *Provider) revoke(s string) (int, any) {
	t := p.tokens[s]
	switch {
	case p.Answer != 0:
		return p.fault(p.Answer, "error_"+strconv.Itoa(p.Answer))
	case t == nil, p.NoEffect:
		return 200, nil
	}
	at := p.Now().Add(p.Delay)
	if t.refresh && !p.Spares && t.grant.ends.IsZero() {
		t.grant.ends = at
	}
	for _, x := range p.tokens {
		if (x == t || t.refresh && x.grant == t.grant && x.refresh) && x.revoked.IsZero() {
			x.revoked = at
		}
	}
	return 200, nil
}
