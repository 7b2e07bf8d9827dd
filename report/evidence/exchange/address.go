package exchange

import (
	"net/netip"
	"slices"
)

// Class is the kind of the addresses of a host.
type Class string

// The classes of hosts that are asked without a proxy. One that is asked through
// a proxy has a class of that proxy, [ThroughProxy] and its host: its addresses are
// not known here.
const (
	Public   Class = "public address"
	Private  Class = "private address"
	Mixed    Class = "public and private addresses"
	Loopback Class = "this machine"

	ThroughProxy = "through proxy "
)

// within reports whether a class holds nothing that another one, which was shown
// to people, does not.
func (c Class) within(shown Class) bool {
	return c == shown || shown == Mixed && (c == Public || c == Private)
}

// classOf returns the class of all addresses of a host together, and the kind of
// failure where one of them is never asked.
func classOf(addresses []netip.Addr) (Class, Kind) {
	if len(addresses) == 0 {
		return "", NotFound
	}
	var all Class
	for _, a := range addresses {
		one, kind := classOfOne(a)
		switch {
		case kind != "":
			return "", kind
		case all == "" || all == one:
			all = one
		case one == Loopback || all == Loopback:
			return "", LoopbackAddress
		default:
			all = Mixed
		}
	}
	return all, ""
}

// classOfOne returns the class of an address. One that holds another in it, as
// addresses of IPv6 for hosts of IPv4 do, is of the class of that one.
func classOfOne(a netip.Addr) (Class, Kind) {
	a = a.Unmap().WithZone("")
	if forbidden(a) {
		return "", ForbiddenAddress
	}
	switch inner := embedded(a); {
	case a.IsLoopback():
		return Loopback, ""
	case inner.IsValid():
		return classOfOne(inner)
	case within(a, privateRanges()):
		return Private, ""
	}
	return Public, ""
}

// forbidden reports whether nothing is ever asked at an address.
func forbidden(a netip.Addr) bool {
	return !a.IsValid() || a.IsUnspecified() || a.IsMulticast() || a.IsLinkLocalUnicast() ||
		within(a, neverAsked()) || slices.Contains(cloudMetadata(), a)
}

func within(a netip.Addr, ranges []netip.Prefix) bool {
	return slices.ContainsFunc(ranges, func(p netip.Prefix) bool { return p.Contains(a) })
}

// neverAsked are "this network" and what is reserved, broadcast among it.
func neverAsked() []netip.Prefix {
	return prefixes("0.0.0.0/8", "240.0.0.0/4")
}

// privateRanges are the addresses of networks of one's own: RFC 1918, RFC 4193,
// shared addresses (RFC 6598), and what else is not routed between networks.
func privateRanges() []netip.Prefix {
	return prefixes("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "fc00::/7",
		"100.64.0.0/10", "192.0.0.0/24", "198.18.0.0/15", "fec0::/10")
}

// cloudMetadata are the addresses at which clouds give their machines secrets,
// beside 169.254.0.0/16 and fe80::/10, which are never asked.
func cloudMetadata() []netip.Addr {
	return addresses(
		"fd00:ec2::254",      // Amazon
		"fd20:ce::254",       // Google
		"fd00:c1::a9fe:a9fe", // Oracle
		"192.0.0.192",        // Oracle, older
		"100.100.100.200",    // Alibaba
		"168.63.129.16",      // Azure
		"fd00:42::42",        // Scaleway
	)
}

// embedded returns the address of IPv4 that an address of IPv6 stands for, and
// none where it stands for none.
func embedded(a netip.Addr) netip.Addr {
	if a.Is4() {
		return netip.Addr{}
	}
	b := a.As16()
	last := netip.AddrFrom4([4]byte(b[12:16]))
	switch {
	case within(a, prefixes("64:ff9b::/96")): // NAT64, RFC 6052
		return last
	case within(a, prefixes("64:ff9b:1::/48")): // NAT64 of one network, RFC 8215
		if [5]byte(b[11:16]) == [5]byte{} {
			return netip.AddrFrom4([4]byte{b[6], b[7], b[9], b[10]})
		}
		return last
	case within(a, prefixes("2002::/16")): // 6to4, RFC 3056
		return netip.AddrFrom4([4]byte(b[2:6]))
	case within(a, prefixes("2001::/32")): // Teredo, RFC 4380
		return netip.AddrFrom4([4]byte{^b[12], ^b[13], ^b[14], ^b[15]})
	case within(a, prefixes("::ffff:0:0:0/96")): // translated, RFC 2765
		return last
	case within(a, prefixes("::/96")) && !a.IsLoopback(): // compatible, RFC 4291
		return last
	case b[8]&^2 == 0 && b[9] == 0 && b[10] == 0x5e && b[11] == 0xfe: // ISATAP, RFC 5214
		return last
	}
	return netip.Addr{}
}

func prefixes(list ...string) (out []netip.Prefix) {
	for _, s := range list {
		out = append(out, netip.MustParsePrefix(s))
	}
	return out
}

func addresses(list ...string) (out []netip.Addr) {
	for _, s := range list {
		out = append(out, netip.MustParseAddr(s))
	}
	return out
}

// namesLoopback reports whether a host of an address is this machine by its
// name, whatever a resolver says.
func namesLoopback(host string) bool {
	if host == "localhost" {
		return true
	}
	a, err := netip.ParseAddr(host)
	return err == nil && a.Unmap().IsLoopback()
}
