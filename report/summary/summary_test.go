package summary

import (
	"strings"
	"testing"

	"flowverdict/questionnaire"
	"flowverdict/questionnaire/fixture"
	"flowverdict/questionnaire/review"
	"flowverdict/report/phrase"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

func summed(q *questionnaire.Questionnaire, s fixture.Sheet) (Summary, questionnaire.Assessment) {
	a := s.Judge(q)
	return Of(q, review.Draft{Answers: s.Answers(q)}, &a), a
}

// For any answers, every gate that fired and every answer that costs is told
// once, with what was computed of it, and whatever is missing is a gap.
func TestNothingIsLeftOut(t *testing.T) {
	fixture.Law(t, func(t *rapid.T, q *questionnaire.Questionnaire, sheet fixture.Sheet) {
		s, a := summed(q, sheet)
		gates, costs := map[string]bool{}, map[string]bool{}
		for _, g := range s.Gates {
			gates[g.ID] = true
			if said := g.Text.String(); !strings.HasPrefix(said, g.Title+" caps at "+g.Caps.String()+": ") || !strings.Contains(said, g.Reason) {
				t.Fatalf("%s: %q", g.ID, said)
			}
		}
		might := ""
		for _, m := range s.Might {
			might += m.String()
		}
		for _, g := range a.Possible() {
			if strings.Count(might, g.Title) == 0 {
				t.Fatalf("%q does not name %s", might, g.Title)
			}
		}
		for _, g := range a.Fired() {
			if !gates[g.ID] {
				t.Fatalf("%s has fired and is not told", g.ID)
			}
		}
		for _, c := range s.Costs {
			costs[c.Question.ID] = true
		}
		for _, d := range questionnaire.Drivers(q, sheet.Answers(q), &a) {
			if d.Question != nil && !costs[d.Question.ID] {
				t.Fatalf("%s costs %d and is not told", d.Question.ID, d.Cost)
			}
		}
		if len(gates) != len(a.Fired()) || len(s.Costs) != len(costs) || len(s.Gaps) != len(a.Unknown)+len(a.Open) {
			t.Fatalf("%d gates, %d costs, %d gaps", len(gates), len(s.Costs), len(s.Gaps))
		}
	})
}

// Nothing is to be used instead while the verdict only asks for conditions;
// below that, what every fired gate names is told.
func TestTheRuleOfAlternatives(t *testing.T) {
	seen := map[questionnaire.Verdict]int{}
	fixture.Law(t, func(t *rapid.T, q *questionnaire.Questionnaire, sheet fixture.Sheet) {
		s, a := summed(q, sheet)
		var told, want []string
		for _, x := range s.Instead {
			told = append(told, x.ID)
			if len(x.Reasons) != len(x.Gates) || len(x.Gates) == 0 {
				t.Fatalf("%s: %d reasons of %d gates", x.ID, len(x.Reasons), len(x.Gates))
			}
		}
		if a.Verdict() < questionnaire.Conditional {
			for _, x := range q.Instead(&a) {
				want = append(want, x.ID)
			}
		}
		if diff := cmp.Diff(want, told); diff != "" {
			t.Fatal(diff)
		}
		if len(q.Instead(&a)) > 0 {
			seen[a.Verdict()]++
		}
	})
	for _, v := range []questionnaire.Verdict{questionnaire.Unsuitable, questionnaire.Governed, questionnaire.Conditional} {
		if seen[v] == 0 {
			t.Errorf("no sheet was %s with a gate that names an alternative", v)
		}
	}
}

// A phrase keeps apart what the program says, the questionnaire and people.
func TestOrigins(t *testing.T) {
	q, _ := fixture.Pinned(t)
	sheet := fixture.Best(q).With("browser", "some-hosts")
	a := sheet.Judge(q)
	s := Of(q, review.Draft{
		Answers:    sheet.Answers(q),
		Conditions: []review.Condition{{Gate: a.Fired()[0].ID, Owner: "somebody"}},
		Decision:   review.Decision{Status: review.Accepted, By: "a board", Date: "2026-11-24"},
	}, &a)
	for _, p := range append([]phrase.Phrase{s.Points, s.Gates[0].Text}, s.Costs[0].Text) {
		for _, piece := range p {
			if piece.From == phrase.People {
				t.Errorf("%q is people's", piece.Text)
			}
		}
	}
	for _, p := range []phrase.Phrase{s.Conditions[0].Text()} {
		for _, piece := range p {
			if strings.Contains(piece.Text, "somebody") != (piece.Text == "somebody" && piece.From == phrase.People) || piece.Text == "a board" && piece.From != phrase.People {
				t.Errorf("%q is of origin %d", piece.Text, piece.From)
			}
		}
	}
	if due := s.Conditions[0].Due.String(); due != "" || s.Conditions[0].State() != "open" {
		t.Errorf("due %q", due)
	}
}
