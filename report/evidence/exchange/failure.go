package exchange

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"io"
	"net"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"syscall"
)

// Kind is what failed, as a sentence without its end.
type Kind string

// The kinds of failure. The first six ask nothing of anybody.
const (
	WrongAddress     Kind = "this is no address that can be asked: https, a host in ASCII, no user name and no fragment are wanted"
	PlainHTTP        Kind = "plain http is for a provider on this machine only"
	NotPermitted     Kind = "this host was not permitted before"
	WrongRequest     Kind = "the request cannot be written"
	ForbiddenAddress Kind = "its address is one that is never asked: link-local, multicast, unspecified, reserved or for the secrets of a cloud's machine"
	LoopbackAddress  Kind = "its address is on this machine, and the provider is not"
	OtherClass       Kind = "its address is of another kind than was shown"
	NotFound         Kind = "its address cannot be found"

	Unreachable  Kind = "no connection can be made"
	NoProxy      Kind = "the proxy cannot be reached, or makes no connection to this host"
	NoConnection Kind = "no connection was made within 5 seconds"
	NoHandshake  Kind = "the TLS handshake did not end within 5 seconds"
	NoHeader     Kind = "no answer came within 10 seconds"
	TooSlow      Kind = "the answer did not end within 15 seconds"
	Cancelled    Kind = "the request was ended"

	UnknownAuthority Kind = "its certificate is signed by no authority that is known here; --ca-file names a file of others"
	OtherHost        Kind = "its certificate is for another host, which --ca-file cannot mend"
	WrongCertificate Kind = "its certificate is out of date or not for a server, which --ca-file cannot mend"
	NoTLS            Kind = "no connection by TLS 1.2 or newer can be made"
	WantsCertificate Kind = "it wants a certificate of the client, and there is none here"

	NoAnswer        Kind = "the connection ended without an answer"
	HeadersTooLarge Kind = "the headers of the answer are larger than 64 KiB"
	TooLarge        Kind = "the answer is larger than 256 KiB"
	TooDeep         Kind = "the JSON of the answer is deeper than 16 levels"
	Encoded         Kind = "the answer is compressed, which was not asked for"
	Broken          Kind = "the answer was cut off"
	NotHTTP         Kind = "the answer is no proper HTTP"
	Repeated        Kind = "the request would have been sent a second time"
)

// Error says what failed: method, host, path, status; never a query, a body or a
// header, and nothing that a provider has written.
type Error struct {
	Method, Host, Path string
	Status             int // 0 where none came
	Kind               Kind
	Sent               bool // the request may have reached the provider, and may have been answered

	cause error
}

// Error gives all of it in one line.
func (e *Error) Error() string {
	var b strings.Builder
	if e.Method != "" && e.Host != "" {
		b.WriteString(e.Method + " ")
	}
	if b.WriteString(e.Host + e.Path); e.Host != "" {
		b.WriteString(": ")
	}
	if e.Status != 0 {
		b.WriteString("status " + strconv.Itoa(e.Status) + ": ")
	}
	return b.String() + string(e.Kind)
}

// Unwrap gives the error of the context that ended the request, if one did.
func (e *Error) Unwrap() error { return e.cause }

// Timeout reports whether time ran out.
func (e *Error) Timeout() bool {
	switch e.Kind {
	case NoConnection, NoHandshake, NoHeader, TooSlow:
		return true
	}
	return errors.Is(e.cause, context.DeadlineExceeded)
}

// longestPath is what an error shows of a path.
const longestPath = 200

func shownPath(u *url.URL) string {
	path := u.EscapedPath()
	if len(path) > longestPath {
		return path[:longestPath] + "..."
	}
	return path
}

// explain finds the kind of a failure. Of the texts of the standard library
// nothing is shown: some quote what a server has sent.
func explain(caller, limited context.Context, err error, p *progress) (Kind, error) {
	kind, known := refused(err)
	switch {
	case caller.Err() != nil:
		return Cancelled, caller.Err()
	case known:
		return kind, nil
	case errors.Is(limited.Err(), context.DeadlineExceeded):
		return TooSlow, nil
	}
	if kind := unverified(err); kind != "" {
		return kind, nil
	}
	if p.proxy && p.at() == connecting {
		return NoProxy, nil
	}
	return byStage(err, p.at()), nil
}

func byStage(err error, at stage) Kind {
	var timed net.Error
	late := errors.As(err, &timed) && timed.Timeout()
	says := func(text string) bool { return strings.Contains(err.Error(), text) }
	switch {
	case at == connecting:
		return map[bool]Kind{true: NoConnection, false: Unreachable}[late]
	case says("tls: certificate required") || says("tls: bad certificate"):
		return WantsCertificate
	case at == greeting:
		return map[bool]Kind{true: NoHandshake, false: NoTLS}[late]
	case late:
		return NoHeader
	case says("headers exceeded") || says("header list larger"):
		return HeadersTooLarge
	case at == reading:
		return Broken
	case gone(err) || says("server closed idle connection"):
		return NoAnswer
	}
	return NotHTTP
}

// gone reports whether there is no connection any more.
func gone(err error) bool {
	return slices.ContainsFunc([]error{io.EOF, net.ErrClosed, syscall.ECONNRESET, syscall.EPIPE}, func(end error) bool { return errors.Is(err, end) })
}

// unverified returns why a certificate was not taken, "" where that did not fail.
func unverified(err error) Kind {
	var (
		failed    *tls.CertificateVerificationError
		authority x509.UnknownAuthorityError
		host      x509.HostnameError
	)
	switch {
	case errors.As(err, &host):
		return OtherHost
	case errors.As(err, &authority):
		return UnknownAuthority
	case errors.As(err, &failed):
		return WrongCertificate
	}
	return ""
}
