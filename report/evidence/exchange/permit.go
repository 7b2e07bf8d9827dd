package exchange

import (
	"context"
	"net/netip"
)

// permission is what was shown of a host before it was asked.
type permission struct {
	class Class
	proxy bool // addresses are looked up by the proxy
}

// Permit looks the host of an address up, pins the class of its addresses and
// permits requests to it, at that port. Requests to a host that was not permitted
// are refused.
//
// Link-local, multicast, unspecified and reserved addresses, and those at which
// clouds give their machines secrets, are never permitted; loopback only where
// the issuer is on this machine, and plain http only at loopback.
func (c *Client) Permit(ctx context.Context, address string) (Class, error) {
	p, err := parse(address)
	if err != nil {
		return "", err
	}
	found, err := c.classify(ctx, p)
	if err != nil {
		return "", err
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	before, again := c.permitted[p.origin()]
	if again && (found.proxy != before.proxy || !found.class.within(before.class)) {
		return "", &Error{Host: p.shown, Kind: OtherClass}
	}
	if !again {
		c.permitted[p.origin()] = found
		before = found
	}
	return before.class, nil
}

func (c *Client) permission(p place) (permission, bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	given, permitted := c.permitted[p.origin()]
	return given, permitted
}

func (c *Client) classify(ctx context.Context, p place) (permission, error) {
	if p.Scheme == "http" && !c.loopback {
		return permission{}, &Error{Host: p.shown, Kind: PlainHTTP}
	}
	literal, err := netip.ParseAddr(p.Hostname())
	if err == nil {
		if _, kind := c.allowed([]netip.Addr{literal}, p.Scheme); kind != "" {
			return permission{}, &Error{Host: p.shown, Kind: kind}
		}
	}
	if c.proxied != nil && p.Scheme == "https" {
		proxy, err := c.proxy(p.URL)
		if err != nil {
			return permission{}, &Error{Host: p.shown, Kind: WrongAddress}
		}
		if proxy != nil {
			return permission{ThroughProxy + Class(proxy.Host), true}, nil
		}
	}
	limited, cancel := context.WithTimeout(ctx, min(connectLimit, c.limit))
	defer cancel()
	_, class, kind := c.find(limited, p.Hostname(), p.Scheme)
	switch {
	case ctx.Err() != nil:
		return permission{}, &Error{Host: p.shown, Kind: Cancelled, cause: ctx.Err()}
	case kind != "":
		return permission{}, &Error{Host: p.shown, Kind: kind}
	}
	return permission{class: class}, nil
}

// find looks a host up and judges its addresses. An address is its own.
func (c *Client) find(ctx context.Context, host, scheme string) ([]netip.Addr, Class, Kind) {
	found := []netip.Addr{}
	if literal, err := netip.ParseAddr(host); err == nil {
		found = append(found, literal)
	} else if found, err = c.lookup(ctx, host); err != nil {
		return nil, "", NotFound
	}
	class, kind := c.allowed(found, scheme)
	return found, class, kind
}

// allowed returns the class of the addresses of a host, and the kind of failure
// where they may not be asked.
func (c *Client) allowed(found []netip.Addr, scheme string) (Class, Kind) {
	class, kind := classOf(found)
	switch {
	case kind != "":
		return "", kind
	case class == Loopback && !c.loopback:
		return "", LoopbackAddress
	case class != Loopback && scheme == "http":
		return "", PlainHTTP
	}
	return class, ""
}
