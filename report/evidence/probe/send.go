package probe

import (
	"bytes"
	"context"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"net/url"
	"strconv"
	"strings"

	"flowverdict/questionnaire/evidence"
	"flowverdict/report/evidence/exchange"
)

// answer is what came, and the members of its JSON object.
type answer struct {
	exchange.Response
	fields
}

// fields are the members of a JSON object; none where it is no object.
type fields map[string]json.RawMessage

func fieldsOf(body []byte) fields {
	var out fields
	if json.Unmarshal(body, &out) != nil {
		return nil
	}
	return out
}

// text returns a member that is a text, otherwise "".
func (f fields) text(key string) string {
	var s string
	if json.Unmarshal(f[key], &s) != nil {
		return ""
	}
	return s
}

// number returns a member that is a whole number from 0 to 4294967295, or a text
// of its digits, as some providers send.
func (f fields) number(key string) (int, bool) {
	raw := strings.Trim(string(bytes.TrimSpace(f[key])), `"`)
	n, err := strconv.ParseUint(raw, 10, 32)
	return int(n), err == nil
}

// has reports whether there is such a member that is not null.
func (f fields) has(key string) bool { return len(f[key]) > 0 && string(f[key]) != "null" }

// word returns the OAuth word for an error, "" where there is none that may be
// kept.
func (a answer) word() string {
	word := a.text("error")
	if word == "" {
		word = a.Challenge
	}
	if len(word) > 40 || strings.Trim(strings.ToLower(word), "abcdefghijklmnopqrstuvwxyz0123456789_.-") != "" {
		return ""
	}
	return word
}

// said tells an answer that was no success: its status, and its word for an error
// where that is a usual one.
func (a answer) said() string {
	if a.Redirect != "" {
		return fmt.Sprintf("status %d, a redirect to %s, which is not followed", a.Status, a.Redirect)
	}
	if known(a.word()) {
		return fmt.Sprintf("status %d, %s", a.Status, a.word())
	}
	return fmt.Sprintf("status %d", a.Status)
}

// known reports whether a word for an error is of an OAuth specification.
func known(word string) bool {
	switch word {
	case "invalid_request", "invalid_client", "invalid_grant", "unauthorized_client", "unsupported_grant_type",
		"invalid_scope", "access_denied", "expired_token", "authorization_pending", "slow_down", "server_error",
		"temporarily_unavailable", "unsupported_token_type", "invalid_token", "insufficient_scope", "invalid_dpop_proof", "use_dpop_nonce":
		return true
	}
	return false
}

// form sends a form as the client. Whatever comes back, the tokens in it are in
// the ledger before anybody sees it.
func (r *run) form(ctx context.Context, endpoint string, v url.Values, secret string) (answer, error) {
	q := exchange.Request{Address: endpoint, Form: v}
	switch {
	case secret == "":
		v.Set("client_id", r.ClientID)
	case r.InForm:
		v.Set("client_id", r.ClientID)
		v.Set("client_secret", secret)
	default:
		pair := url.QueryEscape(r.ClientID) + ":" + url.QueryEscape(secret)
		q.Authorization = "Basic " + base64.StdEncoding.EncodeToString([]byte(pair))
	}
	return r.send(ctx, q)
}

func (r *run) send(ctx context.Context, q exchange.Request) (answer, error) {
	response, err := r.Client.Do(ctx, q)
	if err != nil {
		return answer{}, r.unanswered(ctx, err)
	}
	r.ledger.enter(response.Body, r.Now())
	return answer{response, fieldsOf(response.Body)}, nil
}

// unanswered is the failure of a request.
func (r *run) unanswered(ctx context.Context, err error) error {
	if interrupted(ctx, err) {
		return ErrInterrupted
	}
	return &Failure{Reason: evidence.NoAnswer, Text: err.Error(), cause: err}
}

// bearing sends a form whose answer may hold tokens. Its request is not cut off
// when the context ends: tokens would be issued that nobody ends. No such request
// is begun then.
func (r *run) bearing(ctx context.Context, v url.Values, secret string) (answer, error) {
	if ctx.Err() != nil {
		return answer{}, ErrInterrupted
	}
	a, err := r.form(context.WithoutCancel(ctx), r.Endpoints.Token, v, secret)
	var failed *exchange.Error
	if errors.As(err, &failed) && failed.Sent || err == nil && a.word() == "" && (a.Status >= 500 || a.Status == 200 && a.text("access_token") == "") {
		r.ledger.lose()
	}
	return a, err
}

// limited is the failure of a provider that limits requests, nil for any other
// answer.
func limited(a answer) error {
	if a.Status != 429 && !a.RetryAfter {
		return nil
	}
	return &Failure{Reason: evidence.Limited, Text: "the provider limits requests (" + a.said() + "); nothing else was tried"}
}

func contains(list, word string) bool {
	for _, s := range strings.Fields(list) {
		if s == word {
			return true
		}
	}
	return false
}
