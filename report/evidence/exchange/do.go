package exchange

import (
	"context"
	"net/http"
	"net/url"
	"strings"
	"unicode"
)

// Request is one request. A form makes it a POST of
// application/x-www-form-urlencoded.
type Request struct {
	Address       string
	Form          url.Values // nil: GET
	Authorization string     // the value of that header, "" for none
}

func (r Request) method() string {
	if r.Form == nil {
		return http.MethodGet
	}
	return http.MethodPost
}

// Do sends a request once, to a host that was permitted, and reads the answer.
// An answer of any status is no error, and neither is a body that is not JSON:
// [Response] says what came. An error is an [*Error].
func (c *Client) Do(ctx context.Context, r Request) (Response, error) {
	failed := &Error{Method: r.method()}
	p, err := parse(r.Address)
	if err != nil {
		failed.Kind = WrongAddress
		return Response{}, failed
	}
	failed.Host, failed.Path = p.shown, shownPath(p.URL)
	permission, permitted := c.permission(p)
	if !permitted {
		failed.Kind = NotPermitted
		return Response{}, failed
	}

	limited, cancel := context.WithTimeout(ctx, c.limit)
	defer cancel()
	progress := &progress{place: p, proxy: permission.proxy}
	request, err := c.request(progress.follow(limited), p, r)
	if err != nil {
		failed.Kind = WrongRequest
		return Response{}, failed
	}
	way := c.direct
	if permission.proxy {
		way = c.proxied
	}
	// A round trip, not a client: it follows no redirect and keeps no cookie.
	answer, err := way.RoundTrip(request)
	if err == nil {
		defer answer.Body.Close()
		failed.Status = answer.StatusCode
		progress.reach(reading)
		var response Response
		if response, err = read(p.URL, answer); err == nil {
			return response, nil
		}
	}
	failed.Sent = progress.at() >= waiting
	failed.Kind, failed.cause = explain(ctx, limited, err, progress)
	return Response{}, failed
}

func (c *Client) request(ctx context.Context, p place, r Request) (*http.Request, error) {
	form := r.Form.Encode()
	request, err := http.NewRequestWithContext(ctx, r.method(), p.String(), strings.NewReader(form))
	if err != nil {
		return nil, err
	}
	request.GetBody = nil // what is sent cannot be had again
	request.Header.Set("Accept", "application/json")
	request.Header.Set("User-Agent", c.agent)
	if r.Form != nil {
		request.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	}
	if strings.ContainsFunc(r.Authorization, unicode.IsControl) {
		return nil, refusal(WrongRequest)
	}
	if r.Authorization != "" {
		request.Header.Set("Authorization", r.Authorization)
	}
	return request, nil
}
