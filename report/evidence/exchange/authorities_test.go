package exchange

import (
	"bytes"
	"crypto/tls"
	"crypto/x509"
	"encoding/pem"
	"net"
	"strings"
	"testing"
	"time"
)

func TestCertificates(t *testing.T) {
	of := func(certificates ...tls.Certificate) *tls.Config {
		return &tls.Config{Certificates: certificates, NextProtos: []string{"http/1.1"}}
	}
	old := serverTLS("idp.example")
	old.MinVersion, old.MaxVersion = tls.VersionTLS10, tls.VersionTLS11
	new12 := serverTLS("idp.example")
	new12.MaxVersion = tls.VersionTLS12
	for name, c := range map[string]struct {
		config *tls.Config
		want   Kind
		texts  []string
	}{
		"good":                                 {serverTLS("idp.example"), "", nil},
		"TLS 1.2":                              {new12, "", nil},
		"TLS 1.1":                              {old, NoTLS, []string{"TLS 1.2"}},
		"unknown authority":                    {of(otherAuthority().sign(nil, "idp.example")), UnknownAuthority, []string{"idp.example", "--ca-file"}},
		"other host":                           {serverTLS("other.example"), OtherHost, []string{"idp.example", "--ca-file"}},
		"host in the name of the subject only": {of(authority().sign(func(c *x509.Certificate) { c.Subject.CommonName = "idp.example" })), OtherHost, nil},
		"out of date":                          {of(authority().sign(func(c *x509.Certificate) { c.NotAfter = time.Unix(1, 0) }, "idp.example")), WrongCertificate, []string{"idp.example", "--ca-file"}},
		"of the time to come":                  {of(authority().sign(func(c *x509.Certificate) { c.NotBefore = c.NotAfter.Add(-time.Hour) }, "idp.example")), WrongCertificate, nil},
		"of a client": {of(authority().sign(func(c *x509.Certificate) {
			c.ExtKeyUsage = []x509.ExtKeyUsage{x509.ExtKeyUsageClientAuth}
		}, "idp.example")), WrongCertificate, nil},
	} {
		t.Run(name, func(t *testing.T) {
			inWorld(t, func(t *testing.T, w *world) {
				w.serve("192.0.2.1:443", c.config, answerJSON("{}"))
				client := w.permitted("https://idp.example/")
				if c.want == "" {
					if _, err := client.Do(t.Context(), post("https://idp.example/token")); err != nil {
						t.Error(err)
					}
					return
				}
				failed := refuses(t, client, post("https://idp.example/token"), c.want)
				for _, text := range c.texts {
					if !strings.Contains(failed.Error(), text) {
						t.Errorf("%v does not say %s", failed, text)
					}
				}
				if failed.Sent {
					t.Error("sent")
				}
			})
		})
	}
	for name, answer := range map[string]string{"plain http": "HTTP/1.1 400 No\r\n\r\n", "noise": marker + strings.Repeat("\x00", 100), "nothing": ""} {
		t.Run(name, func(t *testing.T) {
			inWorld(t, func(t *testing.T, w *world) {
				w.raw("192.0.2.1:443", func(c net.Conn) {
					_, _ = c.Read(make([]byte, 1024))
					_, _ = c.Write([]byte(answer))
				})
				if failed := refuses(t, w.permitted("https://idp.example/"), post("https://idp.example/"), NoTLS); failed.Sent {
					t.Error("sent")
				}
			})
		})
	}
}

// By TLS 1.3 a certificate is missed when the request may have arrived: what
// comes of it first differs.
func TestCertificateOfTheClient(t *testing.T) {
	kinds := map[Kind]bool{}
	for range 30 {
		inWorld(t, func(t *testing.T, w *world) {
			config := serverTLS("idp.example")
			config.ClientAuth = tls.RequireAnyClientCert
			w.serve("192.0.2.1:443", config, answerJSON("{}"))
			_, err := w.permitted("https://idp.example/").Do(t.Context(), post("https://idp.example/token"))
			if kind := kindOf(t, err); kind != WantsCertificate && kind != NoAnswer || !err.(*Error).Sent {
				t.Errorf("%+v", err)
			}
			kinds[kindOf(t, err)] = true
		})
	}
	if !kinds[WantsCertificate] {
		t.Error("a certificate was never missed")
	}
}

func TestFilesOfAuthorities(t *testing.T) {
	good := authority().pem
	key := pem.EncodeToMemory(&pem.Block{Type: "EC PRIVATE KEY", Bytes: []byte(marker)})
	broken := pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: []byte(marker)})
	for name, c := range map[string]struct {
		file []byte
		want string
	}{
		"none":               {nil, ""},
		"one":                {good, ""},
		"two, with remarks":  {bytes.Join([][]byte{[]byte("# ours\n"), good, []byte("# and theirs\n"), otherAuthority().pem, []byte("# end\n")}, nil), ""},
		"empty":              {[]byte{}, "no certificate"},
		"text":               {[]byte(marker), "no certificate"},
		"DER":                {authority().certificate.Raw, "no certificate"},
		"a key":              {key, "something that is no certificate"},
		"a key beside one":   {append(bytes.Clone(good), key...), "something that is no certificate"},
		"broken":             {broken, "certificate 1 "},
		"broken beside one":  {append(bytes.Clone(good), broken...), "certificate 2 "},
		"cut off":            {good[:len(good)/2], "no certificate"},
		"cut off beside one": {append(bytes.Clone(good), good[:len(good)/2]...), "certificate 2 "},
	} {
		_, err := New(Options{Issuer: "https://idp.example", CA: c.file})
		if (err == nil) != (c.want == "") || err != nil && !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v, want %q", name, err, c.want)
		}
		if err != nil && strings.Contains(err.Error(), marker) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// The file is added to the roots of the system, and takes none away.
func TestRootsOfTheSystemStay(t *testing.T) {
	system, err := x509.SystemCertPool()
	if err != nil {
		t.Fatal(err)
	}
	none, err := authorities(nil)
	if err != nil || !none.Equal(system) {
		t.Error("without a file, the roots are not those of the system")
	}
	some, err := authorities(authority().pem)
	system.AddCert(authority().certificate)
	if err != nil || !some.Equal(system) {
		t.Error("with a file, the roots are not those of the system and its own")
	}
}
