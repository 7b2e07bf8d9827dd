//go:build !offline

package measure

import (
	"fmt"
	"net/url"
	"strings"
	"time"

	"flowverdict/internal/text"
	"flowverdict/ui/command/online"
	"flowverdict/ui/command/usage"
)

// plan says before anything is asked what will be.
func (p *provider) plan(a Asked) []string {
	kind := "public (no secret)"
	if a.Secret != "" {
		kind = "confidential (its secret is sent)"
	}
	scopes := strings.Join(a.Scopes, " ")
	if scopes == "" {
		scopes = "none"
	}
	out := []string{
		"This will sign in once at the identity provider, with your account.",
		"",
		"  client        " + a.ClientID + ", " + kind,
	}
	out = append(out, hung("  scopes        ", scopes)...)
	if a.MustNotGet != "" {
		out = append(out, hung(strings.Repeat(" ", planIndent), "and "+a.MustNotGet+", which this client must not get; where it is refused, once more without")...)
	}
	out = append(out, "  it sends the device code to   "+p.place(p.endpoints.Device, ""))
	lead := "  tokens will go to             "
	for _, h := range p.hosts() {
		out = append(out, hung(lead, h)...)
		lead = strings.Repeat(" ", len(lead))
	}
	revoking := "revoke, and try the revoked tokens again"
	if p.endpoints.Revocation == "" {
		revoking = "and cannot revoke: the provider names no revocation endpoint"
	}
	for _, part := range [][2]string{
		{"it will", fmt.Sprintf("redeem one device code, refresh once, %s; about %d seconds after you approve", revoking, int((10*time.Second+2*a.Watch)/time.Second))},
		{"it leaves", fmt.Sprintf("an entry in the provider's sign-in log, at %s UTC, which the identity team should be able to find", a.Now().UTC().Format("15:04"))},
		{"it cannot", "end tokens that the provider does not let this client revoke; what stays good is listed at the end, with its expiry"},
	} {
		out = append(out, hung(text.Pad("  "+part[0], planIndent), part[1])...)
	}
	if a.Replay {
		out = append(out, hung(text.Pad("  afterwards", planIndent), "sign in once more, with an approval of its own: redeem that device code twice and use a refresh token that was replaced, which ends the grant at some providers and may raise an alarm there")...)
	}
	return append(out, "", "Only use a client id and an account that you may use for this.")
}

// hosts are those that tokens go to, each with the endpoints there.
func (p *provider) hosts() []string {
	var out []string
	done := map[string]bool{}
	for _, u := range p.uses() {
		host := hostOf(u.address)
		if done[host] {
			continue
		}
		done[host] = true
		var names []string
		for _, other := range p.uses() {
			if hostOf(other.address) == host {
				names = append(names, other.name)
			}
		}
		out = append(out, p.place(u.address, strings.Join(names, ", ")))
	}
	return out
}

// place is a host with what is known of it.
func (p *provider) place(address, endpoints string) string {
	s := online.Host(address, p.classes[address])
	if hostOf(address) != hostOf(p.issuer) {
		s += ", OTHER HOST"
	}
	if endpoints != "" {
		s += ": " + endpoints
	}
	return s
}

// The columns of a plan, and where what is said of a part begins.
const (
	planWidth  = 80
	planIndent = 16
)

// hung is a text after its lead, in lines that go on below its beginning.
func hung(lead, s string) []string {
	out := text.Wrap(text.Line(s), planWidth-len(lead), text.Anywhere)
	for i := range out {
		out[i] = lead + out[i]
		lead = strings.Repeat(" ", len(lead))
	}
	return out
}

// consent shows the plan and asks for agreement, unless the command line agrees.
func (p *provider) consent(a Asked) error {
	for _, line := range p.plan(a) {
		a.Person.Tell(line)
	}
	if a.Yes {
		return p.agreed(a.Hosts)
	}
	if a.Person.Ask == nil {
		return usage.Errorf("there is no terminal to agree to the plan on").WithHint("agree to it with --yes, and to each other host with --allow-host")
	}
	answer, err := a.Person.Ask("Type yes to go on: ")
	if err != nil || strings.TrimSpace(answer) != "yes" {
		return usage.Errorf("the plan was not agreed to; nothing but the metadata was asked for")
	}
	return nil
}

// hostOf is the host of an address, with its port where that is not the usual one.
func hostOf(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return address
	}
	return strings.TrimSuffix(strings.ToLower(u.Host), map[string]string{"http": ":80", "https": ":443"}[u.Scheme])
}
