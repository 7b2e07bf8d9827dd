package report_test

import (
	"regexp"
	"strings"
	"testing"

	"flowverdict/questionnaire/fixture"
	"flowverdict/questionnaire/review"
	"flowverdict/report"

	"pgregory.net/rapid"
)

// Each source that a report names leads to where it stands, in HTML wherever it
// is named and in Markdown in the list of references; and nobody reads an id
// that only the questionnaire's file has.
func TestSourcesLead(t *testing.T) {
	q, _ := fixture.Judged(t)
	var internal []string
	for _, d := range q.Documents {
		for _, p := range d.Parts {
			if d.Unnumbered {
				internal = append(internal, regexp.QuoteMeta(d.ID+" "+p.ID))
			}
		}
	}
	if len(internal) < 30 {
		t.Fatalf("only %d sentences have no number", len(internal))
	}
	unnumbered := regexp.MustCompile(`(?:` + strings.Join(internal, "|") + `)\b`)
	named := regexp.MustCompile(`RFC (\d+) ([\d.]*\d)`)
	cited := regexp.MustCompile(`<a class="cited" href="https://www.rfc-editor.org/rfc/rfc(\d+)([^"]*)">(?:RFC (\d+) )?([\d.]*\d)</a>`)
	seen, linked := 0, 0
	n := 0
	rapid.Check(t, func(t *rapid.T) {
		if n++; testing.Short() && n%4 > 0 {
			return
		}
		r, problems := report.New(q, "0001-acmectl", review.Draft{
			Subject: review.Subject{Name: "acmectl"}, Review: review.Review{Reviewers: []string{"me"}, Date: "2026-11-28"}, Answers: fixture.DrawSheet(t, q).Answers(q),
		})
		if len(problems) > 0 {
			t.Fatal(problems)
		}
		for _, name := range []string{"markdown", "html"} {
			format, _ := report.FormatNamed(name)
			r.Annex = true
			content, err := format.Write(r, q)
			if err != nil {
				t.Fatal(err)
			}
			said := string(content)
			if id := unnumbered.FindString(said); id != "" {
				t.Fatalf("%s says %q", name, id)
			}
			for _, m := range cited.FindAllStringSubmatch(said, -1) {
				if m[2] != "#section-"+m[4] || m[3] != "" && m[3] != m[1] {
					t.Fatalf("%s leads elsewhere", m[0])
				}
				linked++
			}
			for _, m := range regexp.MustCompile(`\(RFC[^()]*\)`).FindAllString(said, -1) {
				for _, s := range named.FindAllStringSubmatch(m, -1) {
					if to := "https://www.rfc-editor.org/rfc/rfc" + s[1] + "#section-" + s[2]; !strings.Contains(said, to) {
						t.Fatalf("%s names %s, and nothing leads to %s", name, s[0], to)
					}
					seen++
				}
			}
		}
	})
	if seen == 0 || linked == 0 {
		t.Error("no source was named")
	}
}
