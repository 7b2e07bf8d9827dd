package review_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"flowverdict/questionnaire"
	"flowverdict/questionnaire/review"
)

func TestValidDay(t *testing.T) {
	for _, s := range []string{"2026-11-23", "2024-02-29", "2000-02-29", "0001-01-01", "9999-12-31"} {
		if !review.ValidDay(s) {
			t.Errorf("%q is refused", s)
		}
	}
	for _, s := range []string{"", "2026-11-31", "2023-02-29", "1900-02-29", "2026-13-01", "2026-00-10", "2026-01-00", "2026-1-2", "26-01-02", "2026/01/02", "2026-01-02T00:00:00Z", " 2026-01-02", "2026-01-02\n", "20260102", "-2026-01-02", "10000-01-01", "２０２６-01-02"} {
		if review.ValidDay(s) {
			t.Errorf("%q is taken", s)
		}
	}
}

// days is every day of years with and without a leap day, and of a century.
func days(yield func(string) bool) {
	for _, year := range []int{1900, 2000, 2024, 2025, 2026} {
		for d := time.Date(year, 1, 1, 0, 0, 0, 0, time.UTC); d.Year() == year; d = d.AddDate(0, 0, 1) {
			if !yield(d.Format(time.DateOnly)) {
				return
			}
		}
	}
}

// The day so many months later is in the right month, on the same day or on
// the month's last one, and never passes into the next month.
func TestAddMonths(t *testing.T) {
	for day := range days {
		if !review.ValidDay(day) {
			t.Fatalf("%q is refused", day)
		}
		from, _ := time.Parse(time.DateOnly, day)
		for months := range 25 {
			got := review.AddMonths(day, months)
			to, err := time.Parse(time.DateOnly, got)
			if err != nil {
				t.Fatalf("AddMonths(%q, %d) = %q", day, months, got)
			}
			if passed := (to.Year()-from.Year())*12 + int(to.Month()-from.Month()); passed != months {
				t.Errorf("AddMonths(%q, %d) = %q, %d months later", day, months, got, passed)
			}
			if last := to.AddDate(0, 0, 1).Day() == 1; to.Day() != from.Day() && (!last || to.Day() > from.Day()) {
				t.Errorf("AddMonths(%q, %d) = %q is neither the same day nor the last of the month", day, months, got)
			}
		}
	}
	for day, want := range map[string]string{"2026-08-31": "2027-02-28", "2023-08-31": "2024-02-29", "2026-11-23": "2027-05-23", "nonsense": "", "": "", "2026-02-30": ""} {
		if got := review.AddMonths(day, 6); got != want {
			t.Errorf("AddMonths(%q, 6) = %q, want %q", day, got, want)
		}
	}
}

// A later day gives a day that is not earlier, and days compare as strings.
func TestAddMonthsKeepsOrder(t *testing.T) {
	previous := ""
	for day := range days {
		if previous != "" && previous < day && review.AddMonths(previous, 3) > review.AddMonths(day, 3) {
			t.Errorf("three months after %s is later than after %s", previous, day)
		}
		previous = day
	}
}

func TestReviewBy(t *testing.T) {
	want := map[questionnaire.Verdict]string{questionnaire.Suitable: "2027-11-30", questionnaire.Conditional: "2027-02-28", questionnaire.Governed: "2027-05-30", questionnaire.Unsuitable: ""}
	for _, v := range questionnaire.Verdicts() {
		if got := review.ReviewBy(v, "2026-11-30"); got != want[v] {
			t.Errorf("%s: %q, want %q", v, got, want[v])
		}
		if got := review.ReviewBy(v, "someday"); got != "" {
			t.Errorf("%s without a day: %q", v, got)
		}
	}
}

func TestValidLink(t *testing.T) {
	for _, s := range []string{"https://example.org", "http://example.org:8080/a/b?c=d&e=%20#f", "https://docs.example.org/~x/(y)", "https://[2001:db8::1]/x", "HTTPS://EXAMPLE.ORG", "https://例え.example/ü"} {
		if !review.ValidLink(s) {
			t.Errorf("%q is refused", s)
		}
	}
	for _, s := range []string{
		"", "example.org", "/a", "//example.org", "https:", "https://", "https:///a", "https:example.org", "ftp://example.org", "javascript:alert(1)", "data:text/html,x", "mailto:a@example.org", "file:///etc/passwd",
		"https://user@example.org", "https://user:secret@example.org", "https://:8080", "https://example.org:port", "https://exa mple.org", "https://example.org/a b", " https://example.org", "https://example.org\n", "https://example.org/\t", "https://example.org/<x>", "https://example.org/\"x", "https://example.org/`x`", "https://example.org\\@evil.example", "https://example.org/\x00", "https://example.org/%zz",
		"https://example.org/\u202ex", "https://example.org/\u200bx", "https://example.org/a\u00a0b", "https://example.org/a\u2028b", "https://example.org/\xff",
	} {
		if review.ValidLink(s) {
			t.Errorf("%q is taken", s)
		}
	}
}

// A link that is taken stands on one line, has a scheme that may be shown, and
// holds nothing that could end or hide it.
func TestValidLinkIsHarmless(t *testing.T) {
	pieces := []string{"https://", "http://", "javascript:", "user@", "example.org", "/", "?", "#", "a", " ", "\n", "<", "\"", "`", "\\", "\u202e", "\u200b", "\u00a0", "\x7f", "\u0085", "%", "%41", ":", "@", "[", "]", "ü"}
	rapid.Check(t, func(t *rapid.T) {
		s := strings.Join(rapid.SliceOfN(rapid.SampledFrom(pieces), 0, 8).Draw(t, "pieces"), "")
		if !review.ValidLink(s) {
			return
		}
		lower := strings.ToLower(s)
		if !strings.HasPrefix(lower, "http://") && !strings.HasPrefix(lower, "https://") {
			t.Fatalf("%q has another scheme", s)
		}
		if strings.ContainsAny(s, " \n\t<>\"`\\\u202e\u200b\u00a0\x7f\u0085") {
			t.Fatalf("%q can end or hide a link", s)
		}
		authority, _, _ := strings.Cut(strings.SplitN(s, "//", 2)[1], "/")
		if authority, _, _ = strings.Cut(authority, "?"); strings.Contains(strings.SplitN(authority, "#", 2)[0], "@") {
			t.Fatalf("%q carries user information", s)
		}
	})
}

func ExampleAddMonths() {
	fmt.Println(review.AddMonths("2026-11-30", 3))
	// Output: 2027-02-28
}

// Every day is read in all forms in which people type it, and what is read is
// always a day.
func TestReadDay(t *testing.T) {
	const today = "2026-11-30"
	for typed, want := range map[string]string{
		"today": today, "Today ": today, "tomorrow": "2026-12-01", "yesterday": "2026-11-29",
		"+3m": "2027-02-28", "+90d": "2027-02-28", "+2w": "2026-12-14", "+1y": "2027-11-30", "- 1 d": "2026-11-29",
		"3/2/2027": "", "2026-13-40": "", "31.2.2027": "", "soon": "", "": "", "+9999y": "",
	} {
		if day, ok := review.ReadDay(typed, today); day != want || ok != (want != "") {
			t.Errorf("%q: %q, %v", typed, day, ok)
		}
	}
	rapid.Check(t, func(t *rapid.T) {
		day := time.Date(rapid.IntRange(1900, 2200).Draw(t, "year"), 1, rapid.IntRange(1, 365).Draw(t, "day"), 0, 0, 0, 0, time.UTC)
		for _, layout := range []string{time.DateOnly, "2006-1-2", "2006/01/02", "2.1.2006", "02.01.2006", "2. 1. 2006"} {
			if got, ok := review.ReadDay(day.Format(layout), today); !ok || got != day.Format(time.DateOnly) {
				t.Fatalf("%q: %q", day.Format(layout), got)
			}
		}
	})
	rapid.Check(t, func(t *rapid.T) {
		typed := rapid.StringMatching(`[+-]?[0-9./ -]{0,10}[dwmy]?`).Draw(t, "typed")
		if day, ok := review.ReadDay(typed, today); ok && !review.ValidDay(day) {
			t.Fatalf("%q: %q", typed, day)
		}
	})
}
