package wizard

import (
	"testing"

	"flowverdict/questionnaire"
	"flowverdict/questionnaire/fixture"
	"flowverdict/questionnaire/review"
	"flowverdict/ui/session"
)

// Every field that people are asked for on the page of the subject stands
// there, and keeps what is typed.
func TestEveryFieldOfTheSubjectIsAsked(t *testing.T) {
	d := start(t, 80, 40, &session.Work{ID: "d1", At: session.At{Stage: session.Subject}})
	for _, f := range review.AskedFirst() {
		d.wants(f.Label)
		d.typed(fixture.Value(&f.Entry)).press("tab")
	}
	kept := d.m.s.Draft()
	for _, f := range review.AskedFirst() {
		if want := fixture.Value(&f.Entry); f.Shown(&kept) != want {
			t.Errorf("%s: %q was typed, and %q is kept", f.Key, want, f.Shown(&kept))
		}
	}
}

// The same of a condition and a note, where a choice is turned and not typed.
func TestEveryFieldAboveAStageIsAsked(t *testing.T) {
	draft := review.Draft{Answers: questionnaire.Answers{{Question: "browser", Level: "some-hosts"}}}
	d := start(t, 80, 40, &session.Work{ID: "d1", Draft: draft, At: session.At{Stage: session.Summary, Question: "browser"}})
	d.m.raise(newConditionScreen(d.m, d.m.s.Conditions()[0]))
	fillIn(d, review.AskedOf(review.ConditionFields()))
	condition := d.m.s.Draft().Conditions[0]
	holds(t, review.AskedOf(review.ConditionFields()), &condition)

	d = atQuestion(t, 80, 40, draft, "browser")
	d.press("n", "shift+tab")
	fillIn(d, review.AskedOf(review.AnswerFields()))
	answer := d.m.s.Draft().Answers.Get("browser")
	holds(t, review.AskedOf(review.AnswerFields()), &answer)
}

func fillIn[Block any](d *driver, fields []review.Field[Block]) {
	for _, f := range fields {
		d.wants(f.Label)
		value := fixture.Value(&f.Entry)
		switch f.Kind {
		case review.KindChoice:
			for range f.Choices {
				d.press("right")
			}
		case review.KindText, review.KindLinks:
			d.paste(value)
		default:
			d.typed(value)
		}
		d.press("tab")
	}
	d.press("esc")
}

func holds[Block any](t *testing.T, fields []review.Field[Block], b *Block) {
	t.Helper()
	for _, f := range fields {
		if want := fixture.Value(&f.Entry); f.Shown(b) != want {
			t.Errorf("%s: %q was typed, and %q is kept", f.Key, want, f.Shown(b))
		}
	}
}
