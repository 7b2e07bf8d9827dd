package comparison

import (
	"math/rand/v2"
	"testing"

	"flowverdict/questionnaire"
	"flowverdict/questionnaire/fixture"
	"flowverdict/questionnaire/review"
	"flowverdict/report/record"

	"github.com/google/go-cmp/cmp"
)

func drawn(r *rand.Rand, q *questionnaire.Questionnaire) Source {
	out := &record.Record{}
	bases := []questionnaire.Basis{"", questionnaire.Stated, questionnaire.Observed}
	for _, x := range q.Questions() {
		if level := r.IntN(len(x.Levels) + 1); level < len(x.Levels) {
			out.Answers = append(out.Answers, questionnaire.Answer{Question: x.ID, Level: x.Levels[level].ID, Basis: bases[r.IntN(len(bases))]})
		}
	}
	a := questionnaire.Assess(q, out.Answers)
	out.Conditions = review.Conditions(&a, nil)
	for i := range out.Conditions {
		out.Conditions[i].Owner = []string{"", "platform team"}[r.IntN(2)]
	}
	return Source{Name: "a.yaml", Record: out, Questionnaire: q}
}

// A record compared with itself differs in nothing, and two records compared
// the other way round differ in the same.
func TestRecordsSwapped(t *testing.T) {
	q := fixture.Release()
	r := rand.New(rand.NewPCG(1, 2))
	for range 200 {
		a, b := drawn(r, q), drawn(r, q)
		if same := OfRecords(a, a); !same.Answers.Empty() || same.Questions != nil || len(same.Answers.Answers)+len(same.Bases)+len(same.Conditions)+len(same.Causes.Sets) > 0 {
			t.Fatalf("a record differs from itself: %+v", same)
		}
		there, back := OfRecords(a, b), OfRecords(b, a)
		for i := range back.Bases {
			back.Bases[i].From, back.Bases[i].To = back.Bases[i].To, back.Bases[i].From
		}
		for i := range back.Conditions {
			back.Conditions[i] = Condition{back.Conditions[i].New, back.Conditions[i].Old}
		}
		if diff := cmp.Diff(there.Bases, back.Bases); diff != "" {
			t.Fatal(diff)
		}
		if diff := cmp.Diff(there.Conditions, back.Conditions); diff != "" {
			t.Fatal(diff)
		}
	}
}

// By the questionnaire that a record pins, its verdict is no other.
func TestRejudgedByItsOwn(t *testing.T) {
	q := fixture.Release()
	r := rand.New(rand.NewPCG(3, 4))
	by := Rejudged{By: q}
	for range 50 {
		by.Add(drawn(r, q))
	}
	for _, x := range by.Records {
		if x.Changes() || x.Name != "a.yaml" || len(x.Fires)+len(x.FallsAway) > 0 {
			t.Fatalf("%+v", x)
		}
	}
}
