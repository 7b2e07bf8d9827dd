package report

import (
	"strings"
	"testing"

	"flowverdict/internal/finding"
	"flowverdict/internal/text"
	"flowverdict/questionnaire"
	"flowverdict/questionnaire/fixture"
	"flowverdict/questionnaire/review"
	"flowverdict/report/markdown"
	"flowverdict/report/record"
	"flowverdict/report/validation"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"
)

// awkward pieces of text: what YAML, Markdown, shells and people stumble over.
func awkward() []string {
	return []string{
		"acmectl", "yes", "no", "null", "~", "2.4", "1e3", "0x1F", "2026-11-23", "true", "on", "12:30:00", "- item", "# head", "a: b", "a:", ": b", "a #b",
		"'", "\"", "\\", "\t", "\n", "\n\n", " ", "  lead", "trail  ", "%", "@x", "`", "|", ">", "&a", "*a", "!tag", "{", "}", "[", "]", ",", "?", "---", "...", "<<",
		"东京", "e\u0301", "👍", "\u00a0", "\u00ad", "\ufffd", "=", "_", "://", "https://example.org/?a=b#c", "-", "1_000", "0o7", ".inf", ".nan", "N", "Y", "OFF",
	}
}

func words(t *rapid.T, label string) string {
	pieces := rapid.SliceOfN(rapid.OneOf(rapid.SampledFrom(awkward()), rapid.StringN(0, 6, -1)), 0, 5).Draw(t, label)
	return text.Input(strings.Join(pieces, ""))
}

func day(t *rapid.T, label string) string {
	return rapid.SampledFrom([]string{"", "2026-11-23", "2026-12-31", "2027-02-28", "2028-02-29"}).Draw(t, label)
}

func drawDraft(t *rapid.T, q *questionnaire.Questionnaire) review.Draft {
	d := review.Draft{
		Review:  review.Review{Date: "2026-11-23"},
		Profile: rapid.SampledFrom([]string{"", "madr", "nygard"}).Draw(t, "profile"),
	}
	fixture.DrawTexts(t, &d.Subject, review.SubjectFields(), words)
	fixture.DrawTexts(t, &d.Review, review.ReviewFields(), words)
	for _, question := range q.Questions() {
		levels := append(question.LevelIDs(), questionnaire.Unknown, "")
		a := questionnaire.Answer{Question: question.ID, Level: rapid.SampledFrom(levels).Draw(t, question.ID)}
		if rapid.IntRange(0, 3).Draw(t, "note") == 0 {
			a.Basis = rapid.SampledFrom(append(questionnaire.Bases(), "")).Draw(t, "basis")
			a.Evidence = words(t, "evidence")
			a.Collected = day(t, "collected")
			if rapid.Bool().Draw(t, "link") {
				a.Links = []string{"https://docs.example.org/a?b=c&d=[e]#f"}
			}
		}
		d.Answers = d.Answers.With(a)
	}
	assessment := questionnaire.Assess(q, d.Answers)
	for _, g := range assessment.Fired() {
		d.Conditions = append(d.Conditions, review.Condition{
			Gate: g.ID, Owner: words(t, "condition owner"), Due: day(t, "due"), Status: rapid.SampledFrom([]string{"", "open", "met"}).Draw(t, "state"),
		})
	}
	d.Decision = review.Decision{
		Status: rapid.SampledFrom(append(review.DecisionStates(), "")).Draw(t, "status"), By: words(t, "by"), Date: day(t, "decided"), Reason: words(t, "reason"),
	}
	if rapid.IntRange(0, 4).Draw(t, "exception") == 0 {
		d.Exception = review.Exception{Reason: words(t, "why"), ApprovedBy: words(t, "approver"), Until: day(t, "until")}
	}
	return d
}

// Whatever can be built reads back as the same value, to the byte, and
// validation finds no error in it.
func TestWhatCanBeBuiltIsValid(t *testing.T) {
	q := fixture.Release()
	built, refused := 0, 0
	n := 0
	rapid.Check(t, func(t *rapid.T) {
		if n++; testing.Short() && n%3 > 0 {
			return
		}
		r, problems := New(q, "0001-acmectl", drawDraft(t, q))
		if len(problems) > 0 {
			refused++
			return
		}
		built++
		content, err := r.YAML()
		if err != nil {
			t.Fatal(err)
		}
		f, ok := record.Decode(content)
		if !ok {
			t.Fatalf("cannot be read back:\n%s", content)
		}
		if diff := cmp.Diff(*r, f.Record, cmpopts.EquateEmpty()); diff != "" {
			t.Fatalf("reads back another value:\n%s\n%s", diff, content)
		}
		again, err := f.YAML()
		if err != nil || string(again) != string(content) {
			t.Fatalf("is written again otherwise: %v\n%s", err, again)
		}
		md := markdown.Render(r, q)
		result := validation.Check([]validation.File{{Name: "0001-acmectl.yaml", Content: content, Markdown: &validation.Markdown{Name: "0001-acmectl.md", Content: md}}},
			validation.Options{AsOf: "2026-11-23", Render: new(markdown.Renderer).Compared})
		for _, f := range result.Findings {
			if f.Severity == finding.SeverityError {
				t.Fatalf("%s: %s [%s]\n%s", f.Path, f.Message, f.Rule, content)
			}
		}
	})
	if !testing.Short() && (built < 20 || refused == 0) {
		t.Errorf("built %d and refused %d: the test shows nothing", built, refused)
	}
}

func TestNewRefuses(t *testing.T) {
	q := fixture.Release()
	good := review.Draft{Subject: review.Subject{Name: "acmectl"}, Review: review.Review{Reviewers: []string{"application security"}, Date: "2026-11-23"}}
	if _, problems := New(q, "0001-acmectl", good); len(problems) > 0 {
		t.Fatal(problems)
	}
	for name, c := range map[string]struct {
		spoil func(*review.Draft)
		path  string
	}{
		"no name":        {func(d *review.Draft) { d.Subject.Name = "" }, "subject"},
		"blank name":     {func(d *review.Draft) { d.Subject.Name = " " }, "subject.name"},
		"no reviewer":    {func(d *review.Draft) { d.Review.Reviewers = nil }, "review.reviewers"},
		"no date":        {func(d *review.Draft) { d.Review.Date = "" }, "review.date"},
		"no such day":    {func(d *review.Draft) { d.Review.Date = "2026-02-30" }, "review.date"},
		"control":        {func(d *review.Draft) { d.Subject.Owner = "a\x1b[2Jb" }, "subject.owner"},
		"bidirectional":  {func(d *review.Draft) { d.Decision.Reason = "a\u202eb" }, ""},
		"foreign answer": {func(d *review.Draft) { d.Answers = questionnaire.Answers{{Question: "colour", Level: "red"}} }, "answers[0].question"},
		"foreign level":  {func(d *review.Draft) { d.Answers = questionnaire.Answers{{Question: "browser", Level: "red"}} }, "answers[0].level"},
		"bad link": {func(d *review.Draft) {
			d.Answers = questionnaire.Answers{{Question: "browser", Level: "none", Links: []string{"javascript:x"}}}
		}, "answers[0].links[0]"},
		"accepted unasked": {func(d *review.Draft) { d.Decision.Status = review.Accepted }, "decision.status"},
		"odd state":        {func(d *review.Draft) { d.Decision.Status = "fine" }, "decision.status"},
	} {
		d := good
		c.spoil(&d)
		_, problems := New(q, "0001-acmectl", d)
		found := false
		for _, p := range problems {
			found = found || p.Path == c.path || strings.HasPrefix(p.Path, c.path+".")
		}
		if !found {
			t.Errorf("%s: no problem at %s: %v", name, c.path, problems)
		}
	}
}

// Whatever is said of mitigations stands in the record, each with a state, so that
// a note alone keeps nobody from writing it; what says nothing does not.
func TestEntriesOfMitigations(t *testing.T) {
	q, _ := fixture.Judged(t)
	rapid.Check(t, func(t *rapid.T) {
		d := review.Draft{Subject: review.Subject{Name: "acmectl"}, Review: review.Review{Reviewers: []string{"application security"}, Date: "2026-11-23"}}
		want := map[string]review.Mitigation{}
		for i := range q.Mitigations {
			m := review.Mitigation{ID: q.Mitigations[i].ID, State: rapid.SampledFrom(append(questionnaire.MitigationStates(), questionnaire.Unknown, "")).Draw(t, "state")}
			if rapid.Bool().Draw(t, "note") {
				m.Evidence, m.Links, m.Collected = "Seen.", []string{"https://docs.example.org"}, "2026-11-20"
			}
			d.Mitigations = append(d.Mitigations, m)
			if m.State == "" && m.Evidence != "" {
				m.State = questionnaire.Unknown
			}
			if m.State != "" {
				want[m.ID] = m
			}
		}
		r, problems := New(q, "0001-acmectl", d)
		if len(problems) > 0 {
			t.Fatal(problems)
		}
		got := map[string]review.Mitigation{}
		for _, m := range r.Mitigations {
			got[m.ID] = m
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Fatalf("entries (-want +got):\n%s", diff)
		}
	})
}
