package questionnaire_test

import (
	"slices"
	"strings"
	"testing"

	"flowverdict/questionnaire"
	"flowverdict/questionnaire/fixture"
)

// Without a topic a questionnaire is about device flow where RFC 8628 is among
// its documents, whatever it is called, and else about nothing by name.
func TestTopicOfAFileWithoutOne(t *testing.T) {
	q, _ := fixture.Pinned(t)
	made := fixture.Clone(q.Definition)
	made.ID, made.Title, made.Version = "acme-cli", "May it?", "3.0.0"
	for _, d := range []questionnaire.Definition{q.Definition, made} {
		if got := d.Topic(); got.Title != "Device flow" || got.Governed != "governed-client" || !strings.Contains(got.Purpose, "RFC 10027") {
			t.Errorf("%s is about %+v", d.ID, got)
		}
		applies := 0
		for i := range d.Frameworks {
			if n, ok := d.Inapplicable(&d.Frameworks[i]); !ok {
				applies++
			} else if n.Question != "ai-agent" || n.Level != "none" {
				t.Errorf("%s does not apply by %+v", d.Frameworks[i].ID, n)
			}
		}
		if applies != len(d.Frameworks)-1 {
			t.Errorf("%d of %d frameworks always apply", applies, len(d.Frameworks))
		}
	}
	made.Documents = slices.DeleteFunc(made.Documents, func(x questionnaire.Document) bool { return x.ID == "RFC 8628" })
	got := made.Topic()
	if got.Title != "" || got.Purpose != "" || got.Governed != "" || got.Comparison != "" || got.Name != "the mechanism" {
		t.Errorf("without RFC 8628 it is about %+v", got)
	}
	for i := range made.Frameworks {
		if _, ok := made.Inapplicable(&made.Frameworks[i]); ok {
			t.Errorf("%s does not always apply", made.Frameworks[i].ID)
		}
	}
}

// What a topic leaves out follows from its name, also where RFC 8628 is cited.
func TestTopicByItsName(t *testing.T) {
	q, _ := fixture.Pinned(t)
	d := fixture.Clone(q.Definition)
	d.OwnTopic = &questionnaire.Topic{Name: "the grant"}
	want := questionnaire.Topic{
		Name: "the grant", Title: "The grant", Option: "The grant", Without: "Not the grant", Subject: "the application", Unnamed: "an application",
		WithoutText: "The application does not use the grant; what it does instead is for another decision.",
	}
	if got := d.Topic(); got.Sources != nil || got.Name != want.Name || got.Title != want.Title || got.Option != want.Option || got.Without != want.Without ||
		got.WithoutText != want.WithoutText || got.Subject != want.Subject || got.Unnamed != want.Unnamed || got.Purpose+got.Governed+got.Comparison != "" {
		t.Errorf("it is about %+v", got)
	}
}

// Own levers take the place of those that every questionnaire knows, and nobody
// is always the last.
func TestLevers(t *testing.T) {
	var d questionnaire.Definition
	if got := len(d.Levers()); got != 4 || d.LeverName("host-owner") != "host owner" {
		t.Errorf("%d levers", got)
	}
	d.OwnLevers = []questionnaire.Lever{{ID: "job-team", Name: "team of the job"}}
	got := d.Levers()
	if len(got) != 2 || got[1].ID != questionnaire.Fact || d.LeverName("job-team") != "team of the job" || d.LeverName("host-owner") != "host-owner" || len(d.OwnLevers) != 1 {
		t.Errorf("levers are %v", got)
	}
}
