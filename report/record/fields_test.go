package record

import (
	"testing"

	"flowverdict/internal/yamldoc"
	"flowverdict/questionnaire"
	"flowverdict/questionnaire/fixture"
	"flowverdict/questionnaire/review"

	"github.com/google/go-cmp/cmp"
)

// full is a record in which every field that people write holds something.
func full() *Record {
	q := fixture.Release()
	r := sample(q)
	r.Subject = fixture.Filled(review.SubjectFields())
	r.Review = fixture.Filled(review.ReviewFields())
	answer := fixture.Filled(review.AnswerFields())
	answer.Question, answer.Level = "browser", "none"
	r.Answers = questionnaire.Answers{answer}
	r.Conditions = []review.Condition{fixture.Filled(review.ConditionFields())}
	r.Decision = fixture.Filled(review.DecisionFields())
	r.Exception = fixture.Filled(review.ExceptionFields())
	return r
}

// Every field of the tables is written, and read back as it was.
func TestEveryFieldIsWrittenAndRead(t *testing.T) {
	want := full()
	content, err := want.YAML()
	if err != nil {
		t.Fatal(err)
	}
	got, ok := Decode(content)
	if !ok || len(got.Errors()) > 0 {
		t.Fatalf("%v\n%s", got.Errors(), content)
	}
	if diff := cmp.Diff(*want, got.Record); diff != "" {
		t.Errorf("read back (-written +read):\n%s", diff)
	}
	in, ok := DecodeInput(content, fixture.Release())
	if diff := cmp.Diff(want.Draft, in.Draft); !ok || diff != "" {
		t.Errorf("read as answers (-written +read):\n%s", diff)
	}
	written(t, got.Document, "subject", review.SubjectFields())
	written(t, got.Document, "review", review.ReviewFields())
	written(t, got.Document, "answers[0]", review.AnswerFields())
	written(t, got.Document, "conditions[0]", review.ConditionFields())
	written(t, got.Document, "decision", review.DecisionFields())
	written(t, got.Document, "exception", review.ExceptionFields())
}

func written[Block any](t *testing.T, d *yamldoc.Document, path string, fields []review.Field[Block]) {
	t.Helper()
	for _, f := range fields {
		if !d.Has(path + "." + f.Key) {
			t.Errorf("%s.%s is not written", path, f.Key)
		}
	}
}
