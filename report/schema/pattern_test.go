package schema_test

import (
	"strings"
	"testing"

	"flowverdict/internal/text"
	"flowverdict/questionnaire/review"
	"flowverdict/report/record"

	"pgregory.net/rapid"
)

// holds says whether the schema of records accepts a text at a place of the
// test record.
func holds(t *testing.T) func(old, text string) bool {
	records, _, _ := kinds(t)
	base := string(file(t, "testdata/record.yaml"))
	return func(old, text string) bool {
		v, err := value([]byte(strings.Replace(base, old, "PLACE", 1)))
		if err != nil {
			t.Fatal(err)
		}
		return records.schema.Validate(put(v, text)) == nil
	}
}

// put writes a text in the place of PLACE.
func put(v any, text string) any {
	switch v := v.(type) {
	case map[string]any:
		for key := range v {
			v[key] = put(v[key], text)
		}
		return v
	case []any:
		for i := range v {
			v[i] = put(v[i], text)
		}
		return v
	case string:
		if v == "PLACE" {
			return text
		}
	}
	return v
}

func drawPieces(pieces ...string) *rapid.Generator[string] {
	return rapid.Custom(func(t *rapid.T) string {
		return strings.Join(rapid.SliceOfN(rapid.SampledFrom(pieces), 0, 9).Draw(t, "pieces"), "")
	})
}

// The pattern of links is review.ValidLink, but for hostile characters and for
// which IPv6 addresses there are.
func TestLinkPattern(t *testing.T) {
	accepts := holds(t)
	good, bad := 0, 0
	check := func(t interface{ Errorf(string, ...any) }, link string) {
		want, got := review.ValidLink(link), accepts("https://docs.example.org/acmectl/hosts", link)
		_, hostile := text.FirstHostile(link)
		if want {
			good++
		} else {
			bad++
		}
		if want != got && !(got && (hostile || strings.Contains(link, "://["))) {
			t.Errorf("%q: the reader says %v, the schema %v", link, want, got)
		}
	}
	for _, link := range []string{
		"https://example.org", "HTTP://example.org", "https://example.org:", "https://example.org:443/", "https://example.org:x/", "https://a:b:1/", "https://:80/", "https://",
		"https:example.org", "https:/example.org", "https:///a", "https://user@example.org/", "https://@example.org/", "https://example.org/@a", "https://example.org?@a",
		"https://a%20b/", "https://a%C3%A9b/", "https://a%25b/", "https://a%zz/", "https://example.org/%", "https://example.org/%a", "https://example.org/?%", "https://example.org/#%", "https://example.org/#%41#?",
		"https://[::1]/", "https://[::1]:80/", "https://[fe80::1%25en0]/", "https://[127.0.0.1]/", "https://[]/", "https://[::1/", "https://a]b/", "https://a[b/", "https://{a}/", "https://a|b/", "https://a^b/",
		"https://example.org/{a}|^", "ftp://example.org/", "//example.org/", "example.org", "", " https://example.org/", "https://example.org/ ", "https://example.org/\u00a0", "https://例え.example.org/東京?東#京", "https://a'b/", "https://a_b/", "https://*/",
		"https://example.org/<", "https://example.org/\"", "https://example.org/`", "https://example.org/\\", "https://example.org\\@evil.example/",
	} {
		check(t, link)
	}
	rapid.Check(t, func(t *rapid.T) {
		tail := drawPieces("a", "example.org", ".", ":", "80", "/", "//", "?", "#", "@", "%", "%41", "%C3", "%25", "%zz", "[", "]", "::1", "é", " ", "\u3000", "<", "\\", "^", "{", "~", "!", "*", "+", ",", ";", "=", "'", "(", "|", "\u200b", "-", "_")
		link := rapid.SampledFrom([]string{"https://", "http://", "https://example.org", "HTTPS://a/", ""}).Draw(t, "head") + tail.Draw(t, "tail")
		check(t, link)
	})
	if good < 15 || bad < 15 {
		t.Errorf("%d good and %d bad links: the test shows little", good, bad)
	}
}

// The pattern of record ids is record.ValidID.
func TestIDPattern(t *testing.T) {
	accepts := holds(t)
	rapid.Check(t, func(t *rapid.T) {
		id := rapid.OneOf(drawPieces("a", "z", "0", "9", "-", "A", "_", "é", " ", "\n", strings.Repeat("a", 39)), rapid.String()).Draw(t, "id")
		if want, got := record.ValidID(id), accepts("0007-acmectl", id); want != got {
			t.Fatalf("%q: the reader says %v, the schema %v", id, want, got)
		}
		if want, got := id == "" || record.ValidID(id), accepts("0003-acmectl", id); want != got {
			t.Fatalf("superseded %q: the reader says %v, the schema %v", id, want, got)
		}
	})
}

// The pattern of days is review.ValidDay, but for the lengths of the months.
func TestDayPattern(t *testing.T) {
	accepts := holds(t)
	good := 0
	rapid.Check(t, func(t *rapid.T) {
		two := func(label string) string {
			return rapid.SampledFrom([]string{"00", "01", "02", "09", "10", "11", "12", "13", "28", "29", "30", "31", "32", "1", "x"}).Draw(t, label)
		}
		day := rapid.SampledFrom([]string{"2026", "2028", "0000", "9999", "26", "+2026"}).Draw(t, "year") + "-" + two("month") + "-" + two("day") + rapid.SampledFrom([]string{"", "", "", " ", "\n", "T"}).Draw(t, "tail")
		want, got := review.ValidDay(day), accepts(`"2026-11-23"`, day)
		if want {
			good++
		}
		short := strings.HasSuffix(day, "-29") || strings.HasSuffix(day, "-30") || strings.HasSuffix(day, "-31")
		if want != got && !(got && short) {
			t.Fatalf("%q: the reader says %v, the schema %v", day, want, got)
		}
	})
	if !testing.Short() && good == 0 {
		t.Error("no good day: the test shows little")
	}
}
