package exchange

import (
	"net/netip"
	"testing"
)

func TestClassOfAddresses(t *testing.T) {
	for list, want := range map[string]any{
		"1.1.1.1":              Public,
		"172.15.0.1":           Public,
		"172.32.0.1":           Public,
		"2606:4700::1":         Public,
		"::ffff:1.1.1.1":       Public,
		"64:ff9b::1.1.1.1":     Public,
		"2002:101:101::1":      Public,
		"10.1.2.3":             Private,
		"172.16.0.1":           Private,
		"172.31.255.255":       Private,
		"192.168.1.1":          Private,
		"100.64.0.1":           Private,
		"198.18.0.1":           Private,
		"fd12:3456::1":         Private,
		"fec0::1":              Private,
		"::ffff:10.0.0.1":      Private,
		"64:ff9b::10.0.0.1":    Private,
		"64:ff9b:1::10.0.0.1":  Private,
		"2002:a00:1::":         Private,
		"127.0.0.1":            Loopback,
		"127.255.0.9":          Loopback,
		"::1":                  Loopback,
		"::ffff:127.0.0.1":     Loopback,
		"64:ff9b::127.0.0.1":   Loopback,
		"2002:7f00:1::":        Loopback,
		"::127.0.0.1":          Loopback,
		"169.254.1.1":          ForbiddenAddress,
		"169.254.169.254":      ForbiddenAddress,
		"::ffff:a9fe:a9fe":     ForbiddenAddress,
		"64:ff9b::a9fe:a9fe":   ForbiddenAddress,
		"64:ff9b:1::a9fe:a9fe": ForbiddenAddress,
		// NAT64 with a prefix of 48 bits: bits 48 to 63 and 72 to 87.
		"64:ff9b:1:a9fe:a9:fe00::":      ForbiddenAddress,
		"64:ff9b:1:a00:0:100::":         Private,
		"2002:a9fe:a9fe::1":             ForbiddenAddress,
		"2001:0:1:2:3:4:5601:5601":      ForbiddenAddress, // Teredo: inverted
		"::ffff:0:a9fe:a9fe":            ForbiddenAddress,
		"::a9fe:a9fe":                   ForbiddenAddress,
		"2606:4700::5efe:a9fe:a9fe":     ForbiddenAddress,
		"2606:4700::200:5efe:a9fe:a9fe": ForbiddenAddress,
		"64:ff9b::6440:1":               Private,
		"fe80::1":                       ForbiddenAddress,
		"fe80::1%eth0":                  ForbiddenAddress,
		"febf::1":                       ForbiddenAddress,
		"224.0.0.1":                     ForbiddenAddress,
		"239.255.255.250":               ForbiddenAddress,
		"ff02::1":                       ForbiddenAddress,
		"::ffff:224.0.0.1":              ForbiddenAddress,
		"0.0.0.0":                       ForbiddenAddress,
		"0.1.2.3":                       ForbiddenAddress,
		"::":                            ForbiddenAddress,
		"::ffff:0.0.0.0":                ForbiddenAddress,
		"64:ff9b::":                     ForbiddenAddress,
		"255.255.255.255":               ForbiddenAddress,
		"240.0.0.1":                     ForbiddenAddress,
		"fd00:ec2::254":                 ForbiddenAddress,
		"fd00:ec2::254%eth0":            ForbiddenAddress,
		"fd00:ec2::253":                 Private,
		"fd20:ce::254":                  ForbiddenAddress,
		"100.100.100.200":               ForbiddenAddress,
		"::ffff:100.100.100.200":        ForbiddenAddress,
		"168.63.129.16":                 ForbiddenAddress,
		"192.0.0.192":                   ForbiddenAddress,
		"fd00:c1::a9fe:a9fe":            ForbiddenAddress,
		"fd00:42::42":                   ForbiddenAddress,
	} {
		class, kind := classOf([]netip.Addr{netip.MustParseAddr(list)})
		if want != any(class) && want != any(kind) {
			t.Errorf("%s is %q %q, want %q", list, class, kind, want)
		}
	}
	if _, kind := classOf([]netip.Addr{{}}); kind != ForbiddenAddress {
		t.Error("no address is asked")
	}
}

func TestClassOfSeveralAddresses(t *testing.T) {
	for _, c := range []struct {
		addresses []string
		class     Class
		kind      Kind
	}{
		{nil, "", NotFound},
		{[]string{"1.1.1.1", "2606:4700::1"}, Public, ""},
		{[]string{"10.0.0.1", "fd12::1"}, Private, ""},
		{[]string{"10.0.0.1", "1.1.1.1", "10.0.0.2"}, Mixed, ""},
		{[]string{"127.0.0.1", "::1"}, Loopback, ""},
		{[]string{"127.0.0.1", "1.1.1.1"}, "", LoopbackAddress},
		{[]string{"1.1.1.1", "127.0.0.1"}, "", LoopbackAddress},
		{[]string{"1.1.1.1", "10.0.0.1", "127.0.0.1"}, "", LoopbackAddress},
		{[]string{"1.1.1.1", "169.254.169.254"}, "", ForbiddenAddress},
	} {
		if class, kind := classOf(addresses(c.addresses...)); class != c.class || kind != c.kind {
			t.Errorf("%v are %q %q, want %q %q", c.addresses, class, kind, c.class, c.kind)
		}
	}
}

// What is shown in a plan is pinned: a name that leads elsewhere afterwards is
// not followed, though its new address would have been allowed.
func TestRebinding(t *testing.T) {
	for _, c := range []struct {
		before, after []string
		want          Kind
	}{
		{[]string{"192.0.2.1"}, []string{"192.0.2.2"}, ""},
		{[]string{"192.0.2.1"}, []string{"10.0.0.1"}, OtherClass},
		{[]string{"10.0.0.1"}, []string{"192.0.2.1"}, OtherClass},
		{[]string{"192.0.2.1"}, []string{"192.0.2.1", "10.0.0.1"}, OtherClass},
		{[]string{"192.0.2.1", "10.0.0.1"}, []string{"192.0.2.2"}, ""},
		{[]string{"192.0.2.1", "10.0.0.1"}, []string{"10.0.0.9"}, ""},
		{[]string{"192.0.2.1"}, []string{"127.0.0.1"}, LoopbackAddress},
		{[]string{"192.0.2.1"}, []string{"169.254.169.254"}, ForbiddenAddress},
		{[]string{"192.0.2.1"}, []string{"192.0.2.1", "::ffff:169.254.169.254"}, ForbiddenAddress},
		{[]string{"192.0.2.1"}, []string{"64:ff9b::10.0.0.1"}, OtherClass},
		{[]string{"192.0.2.1"}, []string{}, NotFound},
	} {
		inWorld(t, func(t *testing.T, w *world) {
			for _, a := range append(c.before, c.after...) {
				w.serve(netip.AddrPortFrom(netip.MustParseAddr(a).Unmap(), 443).String(), serverTLS("idp.example"), answerJSON("{}"))
			}
			w.names["idp.example"] = c.before
			client := w.permitted("https://idp.example/")
			shown := client.permitted["https://idp.example:443"].class
			w.names["idp.example"] = c.after
			_, err := client.Do(t.Context(), post("https://idp.example/token"))
			if kindOf(t, err) != c.want {
				t.Errorf("%v, then %v: %v, want %q", c.before, c.after, err, c.want)
			}
			if c.want != "" && len(w.dialled) != 0 {
				t.Errorf("%v, then %v: dialled %v", c.before, c.after, w.dialled)
			}
			// Permitting again shows what was shown, or fails.
			class, err := client.Permit(t.Context(), "https://idp.example/")
			if kindOf(t, err) != c.want || err == nil && class != shown {
				t.Errorf("%v, then %v: permitted again as %q, %v", c.before, c.after, class, err)
			}
		})
	}
}

func TestLoopbackAndPlainHTTP(t *testing.T) {
	for _, c := range []struct {
		issuer, address string
		want            any
	}{
		{"https://idp.example", "https://idp.example", Public},
		{"https://idp.example", "http://idp.example", PlainHTTP},
		{"https://idp.example", "http://localhost", PlainHTTP},
		{"http://idp.example", "http://idp.example", PlainHTTP},
		{"https://idp.example", "https://localhost", LoopbackAddress},
		{"https://idp.example", "https://127.0.0.1", LoopbackAddress},
		{"https://idp.example", "https://[::1]", LoopbackAddress},
		{"https://idp.example", "https://[::ffff:127.0.0.1]", LoopbackAddress},
		{"https://idp.example", "https://inside.example", LoopbackAddress},
		{"https://inside.example", "https://inside.example", LoopbackAddress},
		{"https://localhost.example", "https://localhost", LoopbackAddress},
		{"https://idp.example", "https://cloud.example", ForbiddenAddress},
		{"https://idp.example", "https://169.254.169.254", ForbiddenAddress},
		{"http://localhost", "http://169.254.169.254", ForbiddenAddress},
		{"http://localhost", "http://0.0.0.0", ForbiddenAddress},
		{"http://localhost", "http://localhost", Loopback},
		{"http://LOCALHOST", "http://localhost:8080", Loopback},
		{"http://127.8.0.1", "http://127.0.0.1", Loopback},
		{"https://[::1]:8080", "http://[::1]", Loopback},
		{"http://localhost", "http://inside.example", Loopback},
		{"http://localhost", "https://idp.example", Public},
		{"http://localhost", "http://idp.example", PlainHTTP},
		{"http://localhost", "http://10.0.0.1", PlainHTTP},
		{"https://idp.example", "https://10.0.0.1", Private},
		{"https://idp.example", "https://nowhere.example", NotFound},
	} {
		inWorld(t, func(t *testing.T, w *world) {
			w.names["localhost"] = []string{"127.0.0.1", "::1"}
			w.names["inside.example"] = []string{"127.0.0.1"}
			w.names["cloud.example"] = []string{"169.254.169.254"}
			class, err := w.client(c.issuer).Permit(t.Context(), c.address)
			if kind := kindOf(t, err); any(class) != c.want && any(kind) != c.want {
				t.Errorf("%s, then %s: %q %v, want %q", c.issuer, c.address, class, err, c.want)
			}
			if len(w.dialled) != 0 {
				t.Errorf("dialled %v", w.dialled)
			}
		})
	}
	// A resolver that gives another address for localhost is not believed.
	inWorld(t, func(t *testing.T, w *world) {
		w.names["localhost"] = []string{"192.0.2.1"}
		if _, err := w.client("http://localhost").Permit(t.Context(), "http://localhost"); kindOf(t, err) != PlainHTTP {
			t.Error(err)
		}
	})
}
