package wizard

import (
	"strings"
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

// And of the decision, whose exception is asked for once it is needed.
func TestEveryFieldOfTheDecisionIsAsked(t *testing.T) {
	draft := review.Draft{Answers: questionnaire.Answers{{Question: "ownership", Level: "nobody"}}, Decision: review.Decision{Status: review.Accepted}}
	d := start(t, 80, 40, &session.Work{ID: "d1", Draft: draft, At: session.At{Stage: session.Decision, Question: "browser"}})
	form := d.m.base.(*formScreen)
	form.stepIn()
	values := map[string]string{}
	for i, x := range form.Fields {
		f := entryOf(x.ID)
		values[x.ID] = fixture.Value(&f.Entry)
		form.jump(i)
		switch {
		case x.IsHidden():
			t.Errorf("%s is not asked", x.ID)
		case x.ID == "decision.status":
			values[x.ID] = review.Accepted
		case x.ID == "exception.gates":
			values[x.ID] = d.m.s.Assessment().Fired()[0].ID
			d.paste(values[x.ID])
		default:
			x.Replace("")
			d.paste(values[x.ID])
		}
	}
	d.press("esc")
	kept := d.m.s.Draft()
	for _, f := range review.AskedLast() {
		if f.Shown(&kept) != oneParagraph(values[f.Key]) && f.Shown(&kept) != values[f.Key] {
			t.Errorf("%s: %q was typed, and %q is kept", f.Key, values[f.Key], f.Shown(&kept))
		}
	}
}

func oneParagraph(s string) string { return strings.Join(strings.Fields(s), " ") }

func entryOf(key string) review.Field[review.Draft] {
	for _, f := range review.AskedLast() {
		if f.Key == key {
			return f
		}
	}
	panic("no field " + key)
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
