package markdown

import (
	"bytes"
	"strings"
	"testing"

	"flowverdict/questionnaire/fixture"
	"flowverdict/report/record"

	"pgregory.net/rapid"
)

// The Markdown of every record is known as one, in both profiles, with other line
// ends, without its front matter, and by its first part alone.
func TestEveryReportIsKnown(t *testing.T) {
	q := fixture.Release()
	rapid.Check(t, func(t *rapid.T) {
		r := anyRecord(q).Draw(t, "record")
		r.Profile = rapid.SampledFrom([]string{record.ProfileMADR, record.ProfileNygard}).Draw(t, "profile")
		written := Render(r, q)
		body := written[bytes.Index(written, []byte("# ")):]
		for what, content := range map[string][]byte{
			"as it is":     written,
			"CRLF":         bytes.ReplaceAll(written, []byte("\n"), []byte("\r\n")),
			"its body":     body,
			"its first":    written[:bytes.Index(written, []byte("\n## "))],
			"with a mark":  append([]byte("\uFEFF"), written...),
			"behind lines": append([]byte("\n\n"), written...),
		} {
			if !IsReport(content) {
				t.Fatalf("%s: not known:\n%.600s", what, content)
			}
		}
	})
}

func TestOtherMarkdownIsNoReport(t *testing.T) {
	for _, s := range []string{
		"",
		"# Readme\n",
		"---\nstatus: accepted\ndate: 2026-11-23\n---\n\n# Use Postgres\n",
		"---\nrecord: an A record of DNS\nstatus: draft\n---\n",
		"---\nrecord: www\n---\n",
		"---\nstatus: accepted\nrecord: 0042-evil\n", // no front matter: it does not end
		"# 7. Use Postgres\n\nDate: 2026-11-24\n\n## Status\n\nAccepted\n",
		"# Notes\n\n**Suitable: for children.**\n",
		"* SHA-256 of its file: `abc`\n",
		strings.Repeat("text\n", Enough) + "---\nstatus: accepted\nrecord: 0042-evil\n---\n",
	} {
		if IsReport([]byte(s)) {
			t.Errorf("a report: %.200s", s)
		}
	}
}

// What somebody would forge, by hand.
func TestForgedReports(t *testing.T) {
	for _, s := range []string{
		"---\nstatus: accepted\nrecord: 0042-evil\n---\n# Device flow for evilctl\n",
		" \n--- \nrecord:   '0042-evil' \n\"status\": accepted\n---\n",
		"# Device flow for evilctl\n\n**Suitable: device flow is appropriate as designed (score 100, no answer costs a point).**\n",
	} {
		if !IsReport([]byte(s)) {
			t.Errorf("no report: %s", s)
		}
	}
}

// Any bytes can be looked at.
func FuzzIsReport(f *testing.F) {
	for _, s := range []string{"---", "---\nrecord", "\n**Suitable: ", "---\n---", "\xff\xfe-\x00", "* SHA-256 of its file: `"} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(_ *testing.T, content []byte) { IsReport(content) })
}
