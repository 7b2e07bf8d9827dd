package summary

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"flowverdict/questionnaire"
	"flowverdict/questionnaire/fixture"
	"flowverdict/questionnaire/mitigations"
	"flowverdict/questionnaire/review"
)

// Every mitigation is told once, by answers or by people; what is said of it
// names the answers that tell it and every field that people filled in; and none
// of it changes anything else that is summed up.
func TestCoverageTellsAll(t *testing.T) {
	q, _ := fixture.Judged(t)
	seen := map[string]int{}
	rapid.Check(t, func(t *rapid.T) {
		sheet := fixture.DrawSheet(t, q)
		a := sheet.Judge(q)
		entry := fixture.Filled(review.MitigationFields())
		entry.ID = rapid.SampledFrom(q.Mitigations).Draw(t, "mitigation").ID
		entry.State = rapid.SampledFrom(append(questionnaire.MitigationStates(), questionnaire.Unknown, "")).Draw(t, "state")
		s := Of(q, review.Draft{Answers: sheet.Answers(q), Mitigations: []review.Mitigation{entry}}, &a)
		c := s.Coverage()
		if len(c.All()) != len(q.Mitigations) || len(c.Practices) != len(q.Practices) || len(c.Present()) != len(questionnaire.Stops()) {
			t.Fatalf("%d mitigations, %d practices, counts %v", len(c.All()), len(c.Practices), c.Present())
		}
		for _, m := range c.Said {
			if m.By == mitigations.ByAnswers || (m.Word() == "open") != (m.ID != entry.ID || entry.State == "") {
				t.Fatalf("%s is said and %s by %q", m.ID, m.Word(), m.By)
			}
		}
		for _, m := range c.All() {
			said := ""
			for _, row := range m.Rows() {
				said += row.Label + ": " + row.Value.String() + "\n"
			}
			for _, x := range m.When {
				if !strings.Contains(said, q.Question(x.Question).Title) {
					t.Fatalf("%s is told by %s, which is not said:\n%s", m.ID, x.Question, said)
				}
				seen["told"]++
			}
			if strings.Contains(said, "Contradiction") != m.Differs() {
				t.Fatalf("%s differs: %v, and said is\n%s", m.ID, m.Differs(), said)
			}
			if m.Differs() {
				seen["differs"]++
			}
			for _, f := range review.AskedOf(review.MitigationFields()) {
				if want := f.Shown(&entry); m.ID == entry.ID && f.Key != "state" && !strings.Contains(said, want) {
					t.Fatalf("%s is not said:\n%s", f.Key, said)
				}
			}
		}
		seen["open"] += c.Open()
	})
	for _, what := range []string{"told", "differs", "open"} {
		if seen[what] == 0 {
			t.Errorf("nothing was seen %s", what)
		}
	}
	pinned, _ := fixture.Pinned(t)
	a := questionnaire.Assess(pinned, nil)
	s := Of(pinned, review.Draft{}, &a)
	if c := s.Coverage(); len(c.All())+len(c.Practices)+len(c.Counts) > 0 || s.JudgedAlternatives() != nil {
		t.Errorf("a questionnaire without mitigations covers %+v", c)
	}
}

// The table of alternatives says in short what is said of each of them at length.
func TestJudgedAlternativesAreThoseOfOtherWays(t *testing.T) {
	q, _ := fixture.Judged(t)
	rapid.Check(t, func(t *rapid.T) {
		s, _ := summed(q, fixture.DrawSheet(t, q))
		parts, rows := s.OtherWays(Options{}).Parts[1:], s.JudgedAlternatives()
		if len(rows) != len(q.Alternatives) {
			t.Fatalf("%d rows", len(rows))
		}
		for i, row := range rows {
			p := parts[i]
			reason := ""
			if len(p.Points) > 0 {
				reason = p.Points[0].Text
			}
			low, high, _ := strings.Cut(row.Verdict, " to ")
			if p.Title != row.Title || !strings.HasPrefix(strings.ToLower(p.Lead), row.Status+".") || reason != row.Reason ||
				!strings.Contains(p.Lead, low) || !strings.Contains(p.Lead, high) || row.Question != "" && reason == "" {
				t.Fatalf("%+v\nand at length\n%+v", row, p)
			}
		}
	})
}
