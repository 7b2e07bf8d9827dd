//go:build !offline

package online

import (
	"context"
	"errors"
	"fmt"
	"net/url"
	"strings"

	"flowverdict/report/evidence/exchange"
	"flowverdict/report/evidence/metadata"
	"flowverdict/report/evidence/published"
	"flowverdict/ui/command/runs"
	"flowverdict/ui/command/usage"
)

// Published reads what a provider publishes of itself: one document or two. An
// error is a [usage.Error] where nothing was asked, a [Failure], or the context's
// where that was cancelled.
func Published(ctx context.Context, a Asked) ([]runs.Document, error) {
	switch {
	case metadata.IsTemplate(a.Issuer):
		return nil, usage.Errorf("%q is a template for many tenants", a.Issuer).WithHint("give the address of your own tenant")
	case !metadata.ValidIssuer(a.Issuer):
		return nil, usage.Errorf("%q is no issuer", a.Issuer).WithHint("give an https address without a query, as in https://login.example.org")
	}
	client, err := Client(a)
	if err != nil {
		return nil, err
	}
	class, err := client.Permit(ctx, a.Issuer)
	if err != nil {
		return nil, Unfinished(err)
	}
	a.Tell("reads what is published at " + Host(a.Issuer, class))
	found, err := published.Read(ctx, client, a.Issuer)
	if err != nil {
		return nil, Unfinished(err)
	}
	for _, m := range found.Missing {
		if m.Status != nowhere {
			a.Tell(fmt.Sprintf("not read: %s: %s", m.Path, m.Why))
		}
	}
	var out []runs.Document
	for _, d := range found.Documents {
		out = append(out, runs.Document{Name: d.Path, Content: d.Content})
	}
	return out, nil
}

const nowhere = 404 // the usual status of a document that is not published

// Client makes the client that asks a provider. What is wrong with its issuer, its
// certificate authorities or the proxy is a [usage.Error].
func Client(a Asked) (*exchange.Client, error) {
	c, err := exchange.New(exchange.Options{Issuer: a.Issuer, Agent: "flowverdict/" + a.Version, CA: a.CA, Getenv: a.Getenv})
	if err != nil {
		return nil, usage.Errorf("%s", err)
	}
	return c, nil
}

// Host is a host that will be asked, with the class of its addresses, as a plan
// names it.
func Host(address string, class exchange.Class) string {
	host := address
	if u, err := url.Parse(address); err == nil {
		host = strings.ToLower(u.Host)
	}
	if strings.HasPrefix(string(class), exchange.ThroughProxy) {
		return fmt.Sprintf("%s (%s, which resolves names: addresses are not checked)", host, class)
	}
	return fmt.Sprintf("%s (%s)", host, class)
}

// Unfinished is what a command says of an error of those that ask; one that was
// cancelled says nothing.
func Unfinished(err error) error {
	if errors.Is(err, context.Canceled) {
		return context.Canceled
	}
	var failed *exchange.Error
	var none *published.None
	if errors.As(err, &failed) && (failed.Kind == exchange.WrongAddress || failed.Kind == exchange.PlainHTTP) {
		return usage.Errorf("%s", failed)
	}
	out := &Failure{Message: err.Error()}
	if out.Nothing = errors.As(err, &none); out.Nothing {
		out.Hint = "device flow may work all the same: flowverdict probe takes its addresses with --device-endpoint, --token-endpoint, --revocation-endpoint, --introspection-endpoint and --userinfo-endpoint"
	}
	return out
}
