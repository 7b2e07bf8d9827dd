package text

import (
	"strings"
	"testing"

	"flowverdict/internal/text"
	"flowverdict/questionnaire/review"
	"flowverdict/report/register"
	"flowverdict/report/sample"
)

// Whatever a record's texts are, its entry fits a terminal of 80 columns, shows
// nothing hostile, and does not look like another one.
func TestLawRegisterFitsATerminal(t *testing.T) {
	long := strings.Repeat("word", 60)
	for _, s := range append(append(sample.Pieces(), sample.Tags()...), "acmectl", long, strings.Repeat("a/", 90), strings.Repeat("語", 100), "a\n\n2026-11-23    b", "") {
		e := register.Entry{
			File: register.File{Path: "docs/0002-a.yaml"}, ID: "0002-a", Subject: s, Supersedes: "0001-a",
			Decision:   review.Decision{Status: review.Accepted},
			Exception:  review.Exception{Until: "2027-01-31"},
			Conditions: []review.Condition{{Gate: "high-privilege", Owner: s, Due: "2026-12-01", Status: review.ConditionOpen}},
		}
		older := register.Entry{File: register.File{Path: "docs/0001-a.yaml"}, ID: "0001-a", Decision: review.Decision{Status: review.Superseded}}
		said := Register(register.New("2026-11-23", []register.Entry{e, older}, nil, register.ByNext), true)
		begins := 0
		for line := range strings.Lines(said) {
			line = strings.TrimSuffix(line, "\n")
			if r, hostile := text.FirstHostile(line); hostile || text.Width(line) > 80 {
				t.Errorf("%U, or %d columns: %q", r, text.Width(line), line)
			}
			if strings.HasPrefix(line, "20") {
				begins++
			}
		}
		flat := strings.Join(strings.Fields(said), " ")
		if begins != 1 || !strings.Contains(flat, "supersedes 0001-a (unsuitable)") || !strings.Contains(flat, "accepted by exception until 2027-01-31; 1 open") {
			t.Errorf("of %q:\n%s", s, said)
		}
	}
}
