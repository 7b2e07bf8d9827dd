//go:build !offline

package measure

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"flowverdict/report/evidence/exchange"
	"flowverdict/report/evidence/metadata"
	"flowverdict/report/evidence/probe"
	"flowverdict/ui/command/online"
	"flowverdict/ui/command/usage"
)

// provider is whom a probe asks, and where.
type provider struct {
	issuer    string
	endpoints probe.Endpoints
	inForm    bool // the client's secret goes into the form
	client    *exchange.Client
	classes   map[string]exchange.Class // by address
}

// find reads the metadata and makes a client that may ask the endpoints.
func find(ctx context.Context, a Asked) (*provider, error) {
	p := &provider{issuer: a.Issuer, classes: map[string]exchange.Class{}}
	m, err := read(ctx, a)
	if err != nil {
		return nil, err
	}
	if m != nil {
		p.issuer = m.Issuer
		p.inForm = m.SecretInForm()
	}
	p.endpoints = choose(a.Endpoints, m)
	for flag, address := range map[string]string{"device": p.endpoints.Device, "token": p.endpoints.Token} {
		if address == "" {
			return nil, usage.Errorf("the metadata of %s names no %s endpoint", p.issuer, flag).WithHint("name it with --%s-endpoint, if the provider has one", flag)
		}
	}
	a.Issuer = p.issuer
	if p.client, err = online.Client(a.Asked); err != nil {
		return nil, err
	}
	for _, address := range p.addresses() {
		if p.classes[address], err = p.client.Permit(ctx, address); err != nil {
			return nil, online.Unfinished(err)
		}
	}
	return p, nil
}

// read reads the documents that a person named, or those of the provider. Where
// the provider has none, and the command line names endpoints, it is nil.
func read(ctx context.Context, a Asked) (*metadata.Metadata, error) {
	documents := a.Documents
	if documents == nil {
		var err error
		documents, err = online.Published(ctx, a.Asked)
		var failed *online.Failure
		if errors.As(err, &failed) && failed.Nothing && a.Endpoints.Device != "" && a.Endpoints.Token != "" {
			return nil, nil
		}
		if err != nil {
			return nil, err
		}
	}
	var m *metadata.Metadata
	for _, d := range documents {
		var err error
		if m == nil {
			m, err = metadata.Read(d.Content)
		} else {
			err = m.Join(d.Content)
		}
		if err != nil {
			return nil, named(d.Name, err)
		}
	}
	if metadata.IsTemplate(m.Issuer) {
		return nil, usage.Errorf("the issuer %s is a template for many tenants", m.Issuer).WithHint("give the address of your own tenant")
	}
	if _, err := m.Facts(a.Issuer); err != nil {
		return nil, named(documents[0].Name, err)
	}
	return m, nil
}

// named says in which document something is wrong.
func named(name string, err error) error {
	var refused *metadata.Error
	if !errors.As(err, &refused) {
		return err
	}
	return &online.Failure{Message: name + ": " + strings.TrimSpace(refused.Message), Hint: refused.Hint}
}

// choose takes the endpoints of the command line, and the others of the metadata.
func choose(given Endpoints, m *metadata.Metadata) probe.Endpoints {
	or := func(address, field string) string {
		if address == "" && m != nil {
			return m.Endpoint(field)
		}
		return address
	}
	return probe.Endpoints{
		Device:        or(given.Device, metadata.DeviceEndpoint),
		Token:         or(given.Token, metadata.TokenEndpoint),
		Revocation:    or(given.Revocation, metadata.RevocationEndpoint),
		Introspection: or(given.Introspection, metadata.IntrospectionEndpoint),
		Userinfo:      or(given.Userinfo, metadata.UserinfoEndpoint),
	}
}

// use is what an endpoint is for.
type use struct{ name, address string }

// uses are the endpoints that tokens go to.
func (p *provider) uses() []use {
	e := p.endpoints
	all := []use{{"token", e.Token}, {"revocation", e.Revocation}, {"introspection", e.Introspection}, {"userinfo", e.Userinfo}}
	return slices.DeleteFunc(all, func(u use) bool { return u.address == "" })
}

func (p *provider) addresses() []string {
	out := []string{p.endpoints.Device}
	for _, u := range p.uses() {
		out = append(out, u.address)
	}
	return out
}

// others are the hosts that are not the issuer's, each once.
func (p *provider) others() []string {
	var out []string
	for _, address := range p.addresses() {
		if h := hostOf(address); h != hostOf(p.issuer) && !slices.Contains(out, h) {
			out = append(out, h)
		}
	}
	return out
}

// agreed holds the hosts against those that a command line agrees to.
func (p *provider) agreed(hosts []string) error {
	for _, h := range p.others() {
		if !slices.ContainsFunc(hosts, func(s string) bool { return strings.EqualFold(s, h) }) {
			return usage.Errorf("tokens or codes would go to %s, which is not the host of %s", h, p.issuer).
				WithHint("add %s, if that is meant", fmt.Sprintf("--allow-host %s", h))
		}
	}
	return nil
}
