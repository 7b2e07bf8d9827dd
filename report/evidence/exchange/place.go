package exchange

import (
	"net"
	"net/netip"
	"net/url"
	"strconv"
	"strings"
)

// longestAddress is what an address may have of bytes.
const longestAddress = 2048

// place is an address that can be asked.
type place struct {
	*url.URL
	shown string // the host, and its port where it is not the usual one
	dial  string // the host and its port
}

// origin is what a permission is for: another port of a host is another service.
func (p place) origin() string { return p.Scheme + "://" + p.dial }

// parse reads an address. It must be one of http or https, with a host in ASCII
// and without a user, a password or a fragment.
func parse(address string) (place, error) {
	u, err := url.Parse(address)
	if err != nil || len(address) > longestAddress || u.Opaque != "" {
		return place{}, &Error{Kind: WrongAddress}
	}
	host := strings.ToLower(u.Hostname())
	p := place{URL: u, shown: bracketed(host)}
	port := map[string]string{"http": "80", "https": "443"}[u.Scheme]
	if port == "" || !plainHost(host) {
		return place{}, &Error{Kind: WrongAddress}
	}
	if u.User != nil || u.Fragment != "" || u.RawFragment != "" || strings.HasSuffix(address, "#") {
		return place{}, &Error{Host: p.shown, Kind: WrongAddress}
	}
	if given := u.Port(); given != "" && given != port {
		n, err := strconv.ParseUint(given, 10, 16)
		if err != nil || n == 0 || strconv.FormatUint(n, 10) != given {
			return place{}, &Error{Host: p.shown, Kind: WrongAddress}
		}
		port = given
		p.shown = net.JoinHostPort(host, port)
	}
	p.dial = net.JoinHostPort(host, port)
	p.Host = p.shown
	return p, nil
}

// plainHost reports whether a host is a name in ASCII, as a resolver takes it,
// or an address of IPv4 or IPv6 without a zone.
func plainHost(host string) bool {
	if a, err := netip.ParseAddr(host); err == nil {
		return a.Zone() == ""
	}
	return host != "" && len(host) <= 253 && strings.Trim(strings.ToLower(host), "abcdefghijklmnopqrstuvwxyz0123456789-._") == "" &&
		!strings.Contains(host, "..") && host[0] != '.' && host[0] != '-'
}

func bracketed(host string) string {
	if strings.Contains(host, ":") {
		return "[" + host + "]"
	}
	return host
}
