package exchange

import (
	"context"
	"errors"
	"net"
	"net/netip"
	"time"
)

// mostTried is how many addresses of a host are tried.
const mostTried = 4

// dial connects to a host that was permitted. Its addresses are looked up again
// and judged again: between the plan and the request a name can be made to lead
// elsewhere.
func (c *Client) dial(ctx context.Context, network, address string) (net.Conn, error) {
	ctx, cancel := context.WithTimeout(ctx, min(connectLimit, c.limit))
	defer cancel()
	asked := followed(ctx)
	shown, permitted := c.permission(asked.place)
	host, port, err := net.SplitHostPort(address)
	if err != nil || !permitted || shown.proxy || asked.place.dial != address {
		return nil, refusal(NotPermitted)
	}
	found, class, kind := c.find(ctx, host, asked.place.Scheme)
	switch {
	case ctx.Err() != nil:
		return nil, refusal(NoConnection)
	case kind != "":
		return nil, refusal(kind)
	case !class.within(shown.class):
		return nil, refusal(OtherClass)
	}
	return c.dialOne(ctx, network, port, found[:min(len(found), mostTried)])
}

// dialOne connects to the first address that answers. Each is given the same share
// of the time.
func (c *Client) dialOne(ctx context.Context, network, port string, found []netip.Addr) (net.Conn, error) {
	kind := Unreachable
	share := min(connectLimit, c.limit) / time.Duration(len(found))
	for _, a := range found {
		one, cancel := context.WithTimeout(ctx, share)
		connection, err := c.dialer(one, network, net.JoinHostPort(a.Unmap().String(), port))
		if err != nil && one.Err() != nil {
			kind = NoConnection
		}
		cancel()
		if err == nil {
			return kept(ctx, connection)
		}
	}
	return nil, refusal(kind)
}

// dialProxy connects to the proxy that the environment names, wherever it is.
func (c *Client) dialProxy(ctx context.Context, network, address string) (net.Conn, error) {
	ctx, cancel := context.WithTimeout(ctx, min(connectLimit, c.limit))
	defer cancel()
	connection, err := c.dialer(ctx, network, address)
	switch {
	case err == nil:
		return kept(ctx, connection)
	case ctx.Err() != nil:
		return nil, refusal(NoConnection)
	}
	return nil, refusal(NoProxy)
}

// kept gives a connection to the request that it was made for.
func kept(ctx context.Context, c net.Conn) (net.Conn, error) {
	if !followed(ctx).keep(c) {
		return nil, refusal(Repeated)
	}
	return c, nil
}

// refusal is a failure to connect, on its way through the standard library.
type refusal Kind

func (r refusal) Error() string { return string(r) }

// refused returns what a failure to connect was.
func refused(err error) (Kind, bool) {
	var r refusal
	ok := errors.As(err, &r)
	return Kind(r), ok
}
