package exchange

import (
	"bytes"
	"crypto/x509"
	"encoding/pem"
	"errors"
	"fmt"
)

var (
	errNoCertificate = errors.New("the file of certificate authorities holds no certificate in PEM")
	errOtherBlock    = errors.New("the file of certificate authorities holds something that is no certificate")
	errRoots         = errors.New("the certificate authorities of this system cannot be read")
)

// authorities returns the roots of the system, and those of a file beside them.
// A file of which a part cannot be read is refused: a certificate that was left
// out would show as a provider that cannot be verified.
func authorities(file []byte) (*x509.CertPool, error) {
	roots, err := x509.SystemCertPool()
	if err != nil {
		return nil, errRoots
	}
	if file == nil {
		return roots, nil
	}
	found := 0
	for {
		block, rest := pem.Decode(file)
		if block == nil {
			break
		}
		file = rest
		if block.Type != "CERTIFICATE" {
			return nil, errOtherBlock
		}
		found++
		certificate, err := x509.ParseCertificate(block.Bytes)
		if err != nil {
			return nil, fmt.Errorf("certificate %d in the file of certificate authorities cannot be read", found)
		}
		roots.AddCert(certificate)
	}
	switch {
	case found == 0:
		return nil, errNoCertificate
	case bytes.Contains(file, []byte("-----BEGIN")):
		return nil, fmt.Errorf("certificate %d in the file of certificate authorities cannot be read", found+1)
	}
	return roots, nil
}
