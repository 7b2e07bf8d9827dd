package exchange

import (
	"crypto/tls"
	"errors"
	"net/http"
	"net/url"
	"strings"

	"golang.org/x/net/http/httpproxy"
)

var errProxy = errors.New("HTTPS_PROXY is no address of a proxy: an http, https or socks5 address with a host is wanted")

// useProxy takes the proxy from the environment. One that cannot be used is an
// error: without it, requests would go another way than they should.
func (c *Client) useProxy(getenv func(string) string, trust *tls.Config) error {
	if getenv == nil {
		return nil
	}
	either := func(upper, lower string) string {
		if value := getenv(upper); value != "" {
			return value
		}
		return getenv(lower)
	}
	given := either("HTTPS_PROXY", "https_proxy")
	if given == "" {
		return nil
	}
	address, err := proxyAddress(given)
	if err != nil {
		return err
	}
	c.proxy = (&httpproxy.Config{HTTPSProxy: address.String(), NoProxy: either("NO_PROXY", "no_proxy")}).ProxyFunc()
	c.proxied = transport(trust)
	c.proxied.Proxy = http.ProxyURL(address)
	c.proxied.DialContext = c.dialProxy
	return nil
}

// proxyAddress reads what the environment says: an address, or a host with or
// without a port. What [httpproxy] cannot read, it leaves out or takes for a host.
func proxyAddress(given string) (*url.URL, error) {
	if !strings.Contains(given, "://") {
		given = "http://" + given
	}
	u, err := url.Parse(given)
	if err != nil || !plainHost(u.Hostname()) {
		return nil, errProxy
	}
	switch u.Scheme {
	case "http", "https", "socks5", "socks5h":
		return u, nil
	}
	return nil, errProxy
}
