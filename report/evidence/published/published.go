// Package published reads what an identity provider publishes of itself, at the
// two addresses where standards have it. It asks nothing else, sends no secret, and
// leaves what the documents say to whoever reads them.
//
// It may import the client that asks.
package published

import (
	"context"
	"fmt"
	"net/url"
	"strings"

	"flowverdict/report/evidence/exchange"
)

// Document is one document, as it came.
type Document struct {
	Path    string // under which it was found
	Content []byte // JSON
}

// Missing is a document that is not there, and why, as in "status 404".
type Missing struct {
	Path, Why string
	Status    int
}

// Found is what there is: one document or two.
type Found struct {
	Documents []Document
	Missing   []Missing
}

// None says that a provider publishes nothing, or nothing that can be read.
type None struct {
	Host    string
	Missing []Missing
}

// Error says where nothing was found, and why.
func (n *None) Error() string {
	var why []string
	for _, m := range n.Missing {
		why = append(why, m.Path+": "+m.Why)
	}
	return n.Host + " publishes no metadata (" + strings.Join(why, "; ") + ")"
}

// Limited says that the provider asked to be left alone for a while.
type Limited struct{ Host string }

// Error says so.
func (l *Limited) Error() string { return l.Host + " limits how often it is asked" }

// Paths returns where an issuer publishes its metadata: OpenID Connect Discovery
// appends its name to the path of the issuer, RFC 8414 puts it before that path. A
// slash at the end of the issuer counts in neither.
func Paths(issuer *url.URL) []string {
	path := strings.TrimSuffix(issuer.EscapedPath(), "/")
	return []string{
		path + "/.well-known/openid-configuration",
		"/.well-known/oauth-authorization-server" + path,
	}
}

const (
	ok      = 200
	tooMany = 429
)

// Read reads both documents from a host that was permitted. One that is missing is
// fine; where both are, the error is a [None]. Any other error ended the reading:
// an [exchange.Error], or a [Limited].
func Read(ctx context.Context, c *exchange.Client, issuer string) (Found, error) {
	u, err := url.Parse(issuer)
	if err != nil {
		return Found{}, &exchange.Error{Kind: exchange.WrongAddress}
	}
	var out Found
	for _, path := range Paths(u) {
		answer, err := c.Do(ctx, exchange.Request{Address: u.Scheme + "://" + u.Host + path})
		switch {
		case err != nil:
			return Found{}, err
		case answer.RetryAfter || answer.Status == tooMany:
			return Found{}, &Limited{u.Host}
		case answer.Status == ok && answer.Body != nil:
			out.Documents = append(out.Documents, Document{path, answer.Body})
		default:
			out.Missing = append(out.Missing, Missing{path, why(answer), answer.Status})
		}
	}
	if len(out.Documents) == 0 {
		return Found{}, &None{u.Host, out.Missing}
	}
	return out, nil
}

func why(answer exchange.Response) string {
	switch {
	case answer.Status >= 300 && answer.Status < 400 && answer.Redirect != "":
		return fmt.Sprintf("status %d, which leads to %s and is not followed", answer.Status, answer.Redirect)
	case answer.Status == ok:
		return "the answer is not JSON"
	}
	return fmt.Sprintf("status %d", answer.Status)
}
