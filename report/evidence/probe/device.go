package probe

import (
	"context"
	"net/url"
	"strconv"
	"strings"
	"time"

	"flowverdict/internal/text"
	"flowverdict/questionnaire/evidence"
)

// deviceCode is what a device request was answered with.
type deviceCode struct {
	secret            string
	userCode, address string
	host              string
	lifetime          time.Duration
	interval          time.Duration
	deadline          time.Time
}

func (c deviceCode) shown(second bool) Code {
	return Code{UserCode: c.userCode, Address: c.address, Host: c.host, Lifetime: c.lifetime, Second: second}
}

// askForCode asks for a device code, with the scope that the client must not get
// if there is one. Where the provider refuses that scope, it asks once more
// without it.
func (r *run) askForCode(ctx context.Context) (deviceCode, error) {
	asked := r.Scopes
	if r.MustNotGet != "" {
		asked = append(append([]string{}, asked...), r.MustNotGet)
	}
	a, err := r.deviceRequest(ctx, asked)
	if err == nil && r.MustNotGet != "" && a.word() == "invalid_scope" {
		r.facts.say("scope.unwanted", "refused", evidence.Observed)
		asked = r.Scopes
		a, err = r.deviceRequest(ctx, asked)
	}
	if err != nil {
		return deviceCode{}, err
	}
	if a.word() != "" || a.Status >= 400 && a.Status < 500 {
		return deviceCode{}, r.refusedClient(a)
	}
	c, err := r.readCode(a)
	if err != nil {
		return c, err
	}
	r.started = strings.Join(asked, " ")
	r.declareCode(a, c)
	return c, nil
}

func (r *run) deviceRequest(ctx context.Context, scopes []string) (answer, error) {
	v := url.Values{}
	if len(scopes) > 0 {
		v.Set("scope", strings.Join(scopes, " "))
	}
	if ctx.Err() != nil {
		return answer{}, ErrInterrupted
	}
	a, err := r.form(ctx, r.Endpoints.Device, v, r.Secret)
	if err != nil {
		return a, err
	}
	return a, limited(a)
}

// refusedClient reads a refusal of the device request. invalid_client does not
// tell an unknown client from one that needs a secret, and so is a refusal only;
// 404 is how a provider answers that has no such endpoint.
func (r *run) refusedClient(a answer) error {
	value := "refused"
	switch a.word() {
	case "unauthorized_client":
		value = "not-allowed"
	case "unknown_client", "client_not_found":
		value = "unknown-client"
	case "":
		if a.Status == 404 || a.Status == 405 {
			return &Failure{Reason: evidence.SaidOtherwise, Text: "the device endpoint answered with " + a.said()}
		}
	}
	r.facts.say("client.accepted", value, evidence.Observed)
	r.facts.untried(evidence.NoToken, "flow.completed")
	return errDone
}

// readCode reads what has to be there. A text that a terminal cannot show as it
// is, or that is too long to be typed, is not shown.
func (r *run) readCode(a answer) (deviceCode, error) {
	c := deviceCode{secret: a.text("device_code"), userCode: a.text("user_code"), address: a.text("verification_uri")}
	if c.address == "" {
		c.address = a.text("verification_url") // as before RFC 8628
	}
	fail := func(why string) (deviceCode, error) {
		return c, &Failure{Reason: evidence.SaidOtherwise, Text: "the answer of the device endpoint is of no use: " + why}
	}
	u, err := url.Parse(c.address)
	switch {
	case a.Status != 200:
		return fail(a.said())
	case c.secret == "" || c.userCode == "" || c.address == "":
		return fail("it has no device code, user code or address")
	case len(c.userCode) > longestCode || text.Line(c.userCode) != c.userCode:
		return fail("its user code is longer than 32 characters, or none that can be shown")
	case err != nil || u.Scheme != "https" && u.Scheme != "http" || u.Hostname() == "" || u.User != nil,
		len(c.address) > longestAddress, !printable(c.address):
		return fail("its address is none of http or https with a host in ASCII, or longer than 200 characters")
	}
	c.host = u.Host
	c.lifetime, c.interval = usualLifetime, usualInterval
	if n, ok := a.number("expires_in"); ok && n > 0 {
		c.lifetime = time.Duration(n) * time.Second
	}
	if n, ok := a.number("interval"); ok {
		c.interval = time.Duration(max(n, 1)) * time.Second
	}
	c.interval = max(c.interval, (c.lifetime / (mostPolls - 10)).Round(time.Second))
	c.deadline = r.Now().Add(c.lifetime)
	return c, nil
}

func printable(s string) bool {
	return !strings.ContainsFunc(s, func(c rune) bool { return c <= ' ' || c > '~' })
}

// declareCode keeps what the answer says of the code.
func (r *run) declareCode(a answer, c deviceCode) {
	r.facts.say("client.accepted", "yes", evidence.Observed)
	r.declare(a, "code.lifetime", "expires_in")
	r.declare(a, "code.interval", "interval")
	r.facts.say("code.user-code", shape(c.userCode), evidence.Declared)
	complete := "no"
	if a.has("verification_uri_complete") {
		complete = "yes"
	}
	r.facts.say("code.complete-uri", complete, evidence.Declared)
}

// declare keeps the seconds that the first of the members gives which is there.
func (r *run) declare(a answer, name string, keys ...string) {
	for _, key := range keys {
		if !a.has(key) {
			continue
		}
		if n, ok := a.number(key); ok {
			r.facts.say(name, strconv.Itoa(n), evidence.Declared)
		} else {
			r.facts.missing(name, evidence.Undeclared, evidence.SaidOtherwise)
		}
		return
	}
	r.facts.undeclared(name)
}

// shape tells what a user code is made of, as in 8-letters.
func shape(code string) string {
	digits, letters, others := 0, 0, 0
	for _, c := range code {
		switch {
		case c >= '0' && c <= '9':
			digits++
		case c >= 'a' && c <= 'z', c >= 'A' && c <= 'Z':
			letters++
		case c == '-' || c == ' ' || c == '.' || c == '_':
		default:
			others++
		}
	}
	of := "characters"
	switch {
	case digits+others == 0:
		of = "letters"
	case letters+others == 0:
		of = "digits"
	}
	return strconv.Itoa(digits+letters+others) + "-" + of
}
