package validation_test

import (
	"slices"
	"strings"
	"testing"

	"flowverdict/internal/finding"
	"flowverdict/questionnaire"
	"flowverdict/questionnaire/review"
	"flowverdict/questionnaire/soundness"
	"flowverdict/report/validation"
)

// What is due on a day is overdue on the next one, and soon on the days before
// it that the run asks for.
func TestDaysHaveSharpEdges(t *testing.T) {
	q := small(t, "1.0.0")
	for name, set := range map[string]func(*review.Draft, string){
		"review":    func(d *review.Draft, day string) { d.Review.ReviewBy = day },
		"condition": func(d *review.Draft, day string) { d.Conditions[0].Due = day },
		"exception": func(d *review.Draft, day string) { d.Exception.Until = day },
	} {
		for day, want := range map[string]string{
			"2026-11-21": "error", "2026-11-22": "error", "2026-11-23": "warning", "2026-11-24": "warning", "2026-12-07": "warning", "2026-12-08": "", "2028-02-29": "",
		} {
			d := excepted()
			set(&d, day)
			found := check(write(t, q, "0007-acmectl", d), options(t))
			got := ""
			if len(found) > 0 {
				got = found[0].Severity.String()
			}
			if got != want || len(found) > 1 {
				t.Errorf("%s on %s: want %q:%s", name, day, want, list(found))
			}
			for _, status := range []string{review.Rejected, review.Superseded} {
				d.Decision.Status = status
				if found := check(write(t, q, "0007-acmectl", d), options(t)); len(found) > 0 {
					t.Errorf("%s on %s, %s:%s", name, day, status, list(found))
				}
			}
		}
	}
}

// A proposal waits for its decision as many days as it may, and not one more:
// as many as is said, or 90. Nothing waits of what is decided or superseded.
func TestDecisionMayTakeItsDays(t *testing.T) {
	for _, c := range []struct {
		days      int
		day, want string
	}{
		{0, "2026-08-25", ""}, {0, "2026-08-24", "decision-pending"}, {90, "2026-08-25", ""},
		{1, "2026-11-22", ""}, {1, "2026-11-21", "decision-pending"}, {1, "2026-11-24", ""}, {3650, "2019-01-01", ""},
	} {
		o := options(t)
		o.DecisionDays = c.days
		for _, status := range review.DecisionStates() {
			d := accepted()
			d.Review.Date, d.Decision.Status = c.day, status
			want := c.want
			if status != review.Proposed {
				want = ""
			}
			found := check(write(t, small(t, "1.0.0"), "0007-acmectl", d), o)
			if got := rules(slices.DeleteFunc(found, func(f finding.Finding) bool { return f.Rule == "early-decision" })); got != want {
				t.Errorf("%s, reviewed on %s, %d days: %q", status, c.day, c.days, got)
			}
		}
	}
	d := sample()
	d.Review.Date, d.Review.ReviewBy = "2026-02-01", "2026-11-22"
	if got := rules(check(write(t, small(t, "1.0.0"), "0007-acmectl", d), options(t))); got != "review-overdue" {
		t.Errorf("with an overdue review: %q", got)
	}
}

// An answer that is carried over may be as old as is said, or 365 days, and not a day
// older, in accepted records only; confirmed, it may be of any age.
func TestCarriedAnswersMayBeSoOld(t *testing.T) {
	for _, c := range []struct {
		days           int
		collected, day string // day is that of the review
		want           string
	}{
		{0, "2025-11-23", "2026-11-16", ""}, {0, "2025-11-22", "2026-11-16", "answer-unconfirmed"}, {365, "2025-11-23", "2026-11-16", ""},
		{7, "", "2026-11-16", ""}, {6, "", "2026-11-16", "answer-unconfirmed"}, {1, "2026-11-24", "2026-11-16", ""}, {3650, "2019-01-01", "2026-11-16", ""},
	} {
		o := options(t)
		o.CarriedDays = c.days
		for _, status := range review.DecisionsTaken() {
			for _, confirmed := range []string{"", "2020-01-01"} {
				d := sample()
				d.Review.Date, d.Review.Supersedes, d.Decision.Status = c.day, "0003-acmectl", status
				d.Answers[1].From, d.Answers[1].Collected, d.Answers[1].Confirmed = []string{"r1.1", "0003-acmectl"}, c.collected, confirmed
				want := c.want
				if status != review.Accepted || confirmed != "" {
					want = ""
				}
				e := validation.New(o).Examine(validation.File{Name: "d/0007-acmectl.yaml", Content: write(t, small(t, "1.0.0"), "0007-acmectl", d)})
				found := slices.DeleteFunc(slices.Clone(e.Findings()), func(f finding.Finding) bool { return f.Rule != "answer-unconfirmed" })
				if got := rules(found); got != want {
					t.Errorf("%s, %+v, confirmed %q: %q", status, c, confirmed, got)
				}
				if len(found) > 0 && found[0].Path != "answers[1].from" {
					t.Errorf("it is told at %s", found[0].Path)
				}
			}
		}
	}
}

// Without a day nothing is overdue, and nothing is soon.
func TestWithoutADay(t *testing.T) {
	d := excepted()
	d.Review.ReviewBy, d.Conditions[0].Due, d.Exception.Until = "2020-01-01", "2020-01-01", "2020-01-01"
	content := write(t, small(t, "1.0.0"), "0007-acmectl", d)
	for _, day := range []string{"", "today", "2026-02-30"} {
		o := options(t)
		o.AsOf = day
		result := validation.Check([]validation.File{{Name: "d/0007-acmectl.yaml", Content: content}}, o)
		if len(result.Findings) > 0 || strings.Contains(result.Summary(), "as of") {
			t.Errorf("%q: %s%s", day, result.Summary(), list(result.Findings))
		}
	}
}

// Where the digest differs, other questions were asked: what follows from them
// is left out, and a single fault beside it is not.
func TestOtherQuestionnaireIsOneFinding(t *testing.T) {
	q := small(t, "1.0.0")
	other := q.Definition
	other.Sections = append([]questionnaire.Section(nil), other.Sections...)
	other.Sections[0].Questions = append([]questionnaire.Question(nil), other.Sections[0].Questions...)
	other.Sections[0].Questions[3].ID, other.Sections[0].Questions[4].ID = "privileges", "builder"
	other.Gates = other.Gates[:5]
	asked, err := soundness.New(other, strings.Repeat("a", 64))
	if err != nil {
		t.Fatal(err)
	}
	d := sample()
	d.Answers[3].Question, d.Answers[4].Question = "privileges", "builder"
	found := check(write(t, asked, "0007-acmectl", d), options(t))
	if len(found) != 1 || found[0].Rule != "digest-differs" {
		t.Error(list(found))
	}
	content := string(write(t, q, "0007-acmectl", sample()))
	content = replaceOnce(t, content, q.Digest, strings.Repeat("a", 64))
	content = replaceOnce(t, content, "verdict: conditional", "verdict: suitable")
	if found := check([]byte(content), options(t)); len(found) != 2 || found[1].Rule != "verdict-differs" {
		t.Error(list(found))
	}
	content = replaceOnce(t, content, "points: {low: 88", "points: {low: 87")
	if found := check([]byte(content), options(t)); len(found) != 1 {
		t.Error(list(found))
	}
}

func TestSummaryNamesTheDay(t *testing.T) {
	r := &validation.Result{AsOf: today, Files: []string{"a"}}
	if got := r.Summary(); got != "1 record checked as of 2026-11-23: nothing found" {
		t.Error(got)
	}
	r.Findings = []finding.Finding{{}, {}, {Severity: finding.SeverityNotice}}
	if got := r.Summary(); got != "1 record checked as of 2026-11-23: 2 errors, 0 warnings, 1 notice" {
		t.Error(got)
	}
}
