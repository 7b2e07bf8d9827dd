package reviews

import (
	"os"
	"path/filepath"
	"reflect"
	"testing"
	"time"

	"flowverdict/questionnaire"
	"flowverdict/questionnaire/fixture"
	"flowverdict/questionnaire/review"
	"flowverdict/report"
	"flowverdict/report/validation"
	"flowverdict/ui/command/records"
	"flowverdict/ui/command/repository"
	"flowverdict/ui/drafts"
	"flowverdict/ui/session"
)

// unset says why a review is not held to an option, of each that no configuration sets.
func unset() map[string]string {
	return map[string]string{
		"AsOf":     "it is the day of the review",
		"Within":   "it is a flag of validate: what is due soon is no fault",
		"Require":  "it is a flag of validate: what is required is required of records that are written",
		"Known":    "the review is asked by one questionnaire",
		"Own":      "the hints of a review name no command",
		"Resolve":  "the review is asked by one questionnaire",
		"Next":     "the review is asked by one questionnaire",
		"Render":   "no Markdown lies beside a review",
		"Renderer": "no Markdown lies beside a review",
	}
}

// Every option of validation is set by a configuration and reaches the review that is
// begun, revised or gone on with, or it is listed with the reason why it need not.
func TestLawEveryOptionOfAConfigurationReachesTheReview(t *testing.T) {
	dir := t.TempDir()
	file := filepath.Join(dir, ".flowverdict.yaml")
	const text = "schema: flowverdict/config/v1\ndecision_days: 7\ncarried_days: 11\nprofile:\n  reviewers: [platform security]\n"
	if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	c, err := repository.ConfigurationOf(file, false)
	if err != nil {
		t.Fatal(err)
	}
	q := fixture.Release()
	r, wrong := report.New(q, "0001-acmectl", review.Draft{
		Subject: review.Subject{Name: "acmectl"}, Review: review.Review{Date: "2026-11-01", Reviewers: []string{"reviewer"}},
		Answers: questionnaire.Answers{{Question: q.Questions()[0].ID, Level: questionnaire.Unknown}},
	})
	if len(wrong) > 0 {
		t.Fatal(wrong)
	}
	content, err := r.YAML()
	if err == nil {
		err = os.WriteFile(filepath.Join(dir, "0001-acmectl.yaml"), content, 0o600)
	}
	if err != nil {
		t.Fatal(err)
	}
	store := New(Config{
		Records: records.Store{Library: fixture.Library()}, Drafts: drafts.In(filepath.Join(dir, "drafts")), Out: dir,
		Now:          func() time.Time { return time.Date(2026, 11, 23, 12, 0, 0, 0, time.UTC) },
		Organisation: OrganisationOf(c, nil),
	})
	begun, err := store.Begin()
	if err != nil {
		t.Fatal(err)
	}
	if err := store.Save(begun.ID, begun.Draft, session.At{}); err != nil {
		t.Fatal(err)
	}
	if err := store.Close(); err != nil {
		t.Fatal(err)
	}
	works := map[string]session.Work{"begun": begun}
	if works["gone on with"], err = store.Continue(begun.ID); err != nil {
		t.Fatal(err)
	}
	if works["revised"], err = store.Revise("0001-acmectl"); err != nil {
		t.Fatal(err)
	}
	reasons, set := unset(), reflect.ValueOf(c.Options(validation.Options{}))
	for at := range set.NumField() {
		name := set.Type().Field(at).Name
		if reason := reasons[name]; (reason == "") == set.Field(at).IsZero() {
			t.Errorf("option %s: its value is %v, and the reason why no configuration sets it is %q", name, set.Field(at), reason)
		}
		for how, work := range works {
			if !reflect.DeepEqual(reflect.ValueOf(work.Options).Field(at).Interface(), set.Field(at).Interface()) && !set.Field(at).IsZero() {
				t.Errorf("a review that is %s is not held to %s", how, name)
			}
		}
	}
}
