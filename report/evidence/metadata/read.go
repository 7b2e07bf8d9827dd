package metadata

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"net/url"
	"regexp"
	"strings"
	"sync"
	"unicode/utf8"
)

// Bounds of a document. One beyond them is refused, and never cut.
const (
	MostBytes = 256 << 10
	MostDepth = 16
)

// Error is why metadata is refused. The hint says what to do about it, or is "".
type Error struct{ Message, Hint string }

// Error returns what is wrong.
func (e *Error) Error() string { return e.Message }

func refusal(hint, format string, args ...any) error {
	return &Error{fmt.Sprintf(format, args...), hint}
}

const whatItIs = "give the JSON that the provider answers at /.well-known/openid-configuration or /.well-known/oauth-authorization-server"

// Read reads one document. Every error is an [Error].
func Read(content []byte) (*Metadata, error) {
	object, err := parse(content)
	if err != nil {
		return nil, err
	}
	m := &Metadata{Documents: 1, said: map[string]value{}}
	switch name, isText := object[issuerName].(string); {
	case object[issuerName] == nil:
		return nil, refusal(whatItIs, "there is no issuer in it, so it is no metadata of a provider")
	case !isText || !ValidIssuer(name):
		return nil, refusal(whatItIs, "its issuer is not an http or https address without a query")
	default:
		m.Issuer = name
	}
	for _, field := range addresses() {
		m.take(object, field, address)
	}
	for _, field := range lists() {
		m.take(object, field, list)
	}
	m.take(object, mtlsBound, flag)
	return m, nil
}

// Join reads another document of the same provider, which it publishes at another
// address: what both say differently counts as not known.
func (m *Metadata) Join(content []byte) error {
	other, err := Read(content)
	if err != nil {
		return err
	}
	if m.Issuer != other.Issuer {
		return refusal("give two documents of one provider; a slash at the end is part of the issuer",
			"the documents are of two issuers, %s and %s", m.Issuer, other.Issuer)
	}
	m.join(other)
	return nil
}

// take reads a field, if it is there. What it is instead of what it should be is
// the second result of read; "" where it can be read.
func (m *Metadata) take(object map[string]any, field string, read func(any) (value, string)) {
	given, ok := object[field]
	if !ok {
		return
	}
	if v, is := read(given); is != "" {
		m.Unclear = append(m.Unclear, Fault{field, is})
	} else {
		m.said[field] = v
	}
}

func address(given any) (value, string) {
	s, ok := given.(string)
	switch u, valid := httpAddress(s); {
	case !ok:
		return value{}, typeOf(given)
	case !valid || u.Fragment != "":
		return value{}, "no http or https address"
	}
	return value{text: s}, ""
}

func list(given any) (value, string) {
	items, ok := given.([]any)
	if !ok {
		return value{}, typeOf(given)
	}
	var v value
	for _, item := range items {
		s, ok := item.(string)
		if !ok {
			return value{}, "a list that holds " + typeOf(item)
		}
		v.items = append(v.items, s)
	}
	if len(items) == 0 {
		return value{}, "an empty list"
	}
	return v, ""
}

func flag(given any) (value, string) {
	b, ok := given.(bool)
	if !ok {
		return value{}, typeOf(given)
	}
	return value{flag: b}, ""
}

func typeOf(given any) string {
	switch given.(type) {
	case nil:
		return "null"
	case string:
		return "a text"
	case bool:
		return "true or false"
	case []any:
		return "a list"
	case map[string]any:
		return "an object"
	}
	return "a number"
}

// longest is how many characters an address may have.
const longest = 2_000

// hostName is a host as addresses have it: a name, which may be punycode, or an
// address of a network, and a port.
var hostName = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^([0-9A-Za-z._-]+|\[[0-9A-Fa-f:.]+\])(:[0-9]+)?$`) })

// httpAddress reads an absolute address in printable ASCII, without a password.
func httpAddress(s string) (*url.URL, bool) {
	if len(s) > longest || strings.ContainsFunc(s, func(r rune) bool { return r <= ' ' || r > '~' }) {
		return nil, false
	}
	u, err := url.Parse(s)
	return u, err == nil && (u.Scheme == "https" || u.Scheme == "http") && u.User == nil && hostName().MatchString(u.Host)
}

// parse reads one JSON object within the bounds, with no key twice in any object.
func parse(content []byte) (map[string]any, error) {
	content = bytes.TrimPrefix(content, []byte("\uFEFF"))
	switch {
	case len(content) > MostBytes:
		return nil, refusal("", "it is larger than %d KiB", MostBytes>>10)
	case !utf8.Valid(content):
		return nil, refusal("save it as UTF-8", "it is not UTF-8 text")
	}
	var raw json.RawMessage
	if err := json.Unmarshal(content, &raw); err != nil {
		at := len(content)
		if syntax := (*json.SyntaxError)(nil); errors.As(err, &syntax) {
			at = min(at, int(syntax.Offset))
		}
		return nil, refusal(whatItIs, "it is not JSON from line %d on", 1+bytes.Count(content[:max(0, at-1)], []byte("\n")))
	}
	p := parser{json.NewDecoder(bytes.NewReader(content)), content}
	p.UseNumber()
	got, err := p.value(1)
	if err != nil {
		return nil, err
	}
	object, ok := got.(map[string]any)
	if !ok {
		return nil, refusal(whatItIs, "it is JSON, but not an object: %s", typeOf(got))
	}
	return object, nil
}

// parser reads a text that is known to be JSON.
type parser struct {
	*json.Decoder
	content []byte
}

func (p parser) value(depth int) (any, error) {
	token, err := p.Token()
	if err != nil {
		return nil, refusal(whatItIs, "it is not JSON")
	}
	delimiter, nested := token.(json.Delim)
	switch {
	case !nested:
		return token, nil
	case depth > MostDepth:
		return nil, refusal("", "it is nested deeper than %d levels", MostDepth)
	case delimiter == '[':
		return p.list(depth)
	}
	return p.object(depth)
}

func (p parser) list(depth int) (any, error) {
	out := []any{}
	for p.More() {
		v, err := p.value(depth + 1)
		if err != nil {
			return nil, err
		}
		out = append(out, v)
	}
	_, err := p.Token()
	return out, err
}

func (p parser) object(depth int) (any, error) {
	out := map[string]any{}
	for p.More() {
		token, err := p.Token()
		if err != nil {
			return nil, refusal(whatItIs, "it is not JSON")
		}
		key, _ := token.(string)
		if _, twice := out[key]; twice {
			return nil, refusal("", "a key stands twice in an object, again in line %d", 1+bytes.Count(p.content[:p.InputOffset()], []byte("\n")))
		}
		if out[key], err = p.value(depth + 1); err != nil {
			return nil, err
		}
	}
	_, err := p.Token()
	return out, err
}
