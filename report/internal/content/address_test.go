package content_test

import (
	"strings"
	"testing"

	"flowverdict/questionnaire/review"
	"flowverdict/report/internal/content"
	"flowverdict/report/sample"

	"pgregory.net/rapid"
)

// An address is a valid link of harmless bytes and stays itself; one that is
// found in a word stands there.
func checkAddress(t fataler, s string) {
	address := content.Address(s)
	if address != "" && (!review.ValidLink(address) || strings.ContainsFunc(address, func(r rune) bool { return r <= ' ' || r > '~' || strings.ContainsRune("<>[]{}\"'`|\\$^;", r) })) {
		t.Fatalf("Address(%q) = %q", s, address)
	}
	if again := content.Address(address); again != address {
		t.Fatalf("Address(%q) = %q, again %q", s, address, again)
	}
	at, url, found := content.FindAddress(s)
	if (url == "") != (found == "") || !strings.HasPrefix(s[at:], url) || found != "" && found != content.Address(url) {
		t.Fatalf("FindAddress(%q) = %d, %q, %q", s, at, url, found)
	}
}

func TestAddress(t *testing.T) {
	all := append(sample.Pieces(), sample.Tags()...)
	for _, s := range all {
		checkAddress(t, s)
		for _, other := range all {
			checkAddress(t, s+other)
		}
	}
	rapid.Check(t, func(t *rapid.T) {
		checkAddress(t, strings.Join(rapid.SliceOf(rapid.SampledFrom(all)).Draw(t, "text"), ""))
	})
}

func TestFindAddress(t *testing.T) {
	for in, want := range map[string]string{
		"https://example.org/a.":         "https://example.org/a",
		"(https://example.org/a_(b)),":   "https://example.org/a_(b)",
		"see:https://example.org?":       "https://example.org",
		"<https://example.org/é>":        "https://example.org/%C3%A9",
		"git+https://example.org":        "",
		"xhttps://example.org":           "",
		"http://":                        "",
		"ftp://a/http://example.org/x":   "http://example.org/x",
		"https://a:b@example.org":        "",
		"https://example.org/%zz%41":     "https://example.org/%25zz%41",
		"javascript:https://example.org": "https://example.org",
	} {
		if _, _, got := content.FindAddress(in); got != want {
			t.Errorf("FindAddress(%q) = %q, want %q", in, got, want)
		}
	}
}
