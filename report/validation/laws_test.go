package validation_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"flowverdict/internal/finding"
	"flowverdict/questionnaire"
	"flowverdict/questionnaire/fixture"
	"flowverdict/questionnaire/library"
	"flowverdict/questionnaire/review"
	"flowverdict/report/record"
	"flowverdict/report/validation"

	"pgregory.net/rapid"
)

// released holds records against the questionnaire that comes with the program.
func released(q *questionnaire.Questionnaire) validation.Options {
	known := []library.Release{{ID: q.ID, Version: q.Version}}
	return validation.Options{AsOf: today, Render: render, Known: known, Resolve: func(id, version string) *questionnaire.Questionnaire {
		if id == q.ID && version == q.Version {
			return q
		}
		return nil
	}}
}

func check(content []byte, o validation.Options) []finding.Finding {
	return validation.Check([]validation.File{{Name: "docs/0007-acmectl.yaml", Content: content}}, o).Findings
}

// draft draws a review in good order, of any verdict and any decision that
// goes with it.
func draft(t *rapid.T, q *questionnaire.Questionnaire) review.Draft {
	d := sample()
	d.Conditions = nil
	d.Answers = answers(t, q)
	a := questionnaire.Assess(q, d.Answers)
	d.Decision.Status = rapid.SampledFrom(review.DecisionStates()).Draw(t, "status")
	if d.Decision.Status == review.Accepted && len(a.Open) > 0 {
		d.Decision.Status = review.Rejected
	}
	if review.Lenient(d.Decision, a.Verdict()) {
		d.Exception = review.Exception{Reason: "needed", ApprovedBy: "chief risk officer", Until: "2027-01-31"}
		for _, g := range a.Gates {
			d.Exception.Gates = append(d.Exception.Gates, g.ID)
		}
	}
	for _, c := range review.Conditions(&a, nil) {
		c.Owner, c.Due = "identity team", "2027-01-31"
		d.Conditions = append(d.Conditions, c)
	}
	return d
}

func answers(t *rapid.T, q *questionnaire.Questionnaire) questionnaire.Answers {
	var out questionnaire.Answers
	nearBest := rapid.Bool().Draw(t, "near the best")
	for _, question := range q.Questions() {
		a := questionnaire.Answer{Question: question.ID, Level: question.Levels[0].ID}
		if !nearBest || rapid.IntRange(0, 9).Draw(t, "other") == 0 {
			a.Level = rapid.SampledFrom(append(question.LevelIDs(), questionnaire.Unknown, "")).Draw(t, question.ID)
		}
		if a.Level != "" {
			a.Basis = questionnaire.Stated
		}
		if rapid.IntRange(0, 3).Draw(t, "note") == 0 {
			a.Basis, a.Evidence = questionnaire.Documented, strings.TrimSpace(rapid.StringMatching(`[ -~äß漢\n]{1,80}`).Draw(t, "evidence"))
		}
		if a.Level != "" || a.HasNote() {
			out = append(out, a)
		}
	}
	return out
}

func TestHonestRecordHasNoFinding(t *testing.T) {
	q := fixture.Release()
	rapid.Check(t, func(t *rapid.T) {
		content := record7(t, q, draft(t, q))
		if found := check(content, released(q)); len(found) > 0 {
			t.Fatalf("%s\n%s", list(found), content)
		}
	})
}

// record7 makes the bytes of record 0007-acmectl.
func record7(t rapid.TB, q *questionnaire.Questionnaire, d review.Draft) []byte {
	a := questionnaire.Assess(q, d.Answers)
	r := record.Record{ID: "0007-acmectl", Draft: d, Questionnaire: record.PinOf(q), Assessment: record.Store(a)}
	r.Conditions = review.Conditions(&a, d.Conditions)
	content, err := r.YAML()
	if err != nil {
		t.Fatal(err)
	}
	return content
}

// One answer changed by hand is at most one finding. Where it is said which
// answer, it is the right one.
func TestOneChangedAnswerIsOneFinding(t *testing.T) {
	q := fixture.Release()
	named, vague := 0, 0
	rapid.Check(t, func(t *rapid.T) {
		d := draft(t, q)
		d.Decision.Status, d.Exception = review.Proposed, review.Exception{}
		content := record7(t, q, d)
		var given []int
		for i, a := range d.Answers {
			if a.Level != "" {
				given = append(given, i)
			}
		}
		if len(given) == 0 {
			t.Skip("nothing is answered")
		}
		i := rapid.SampledFrom(given).Draw(t, "answer")
		question := q.Question(d.Answers[i].Question)
		level := rapid.SampledFrom(append(question.LevelIDs(), questionnaire.Unknown)).Draw(t, "level")
		changed, line := with(t, content, fmt.Sprintf("answers[%d].level", i), level)
		found := check(changed, released(q))
		before, after := questionnaire.Assess(q, d.Answers), questionnaire.Assess(q, d.Answers.WithLevel(question.ID, level))
		same := fmt.Sprint(record.Store(before)) == fmt.Sprint(record.Store(after))
		switch {
		case same && len(found) == 0:
		case same || len(found) != 1:
			t.Fatalf("%s: %s -> %s:%s\n%s", question.ID, d.Answers[i].Level, level, list(found), changed)
		case found[0].Rule == "assessment-stale" && found[0].Path != "assessment":
			named++
			if found[0].Line != line {
				t.Fatalf("%s is named, line %d was changed:%s", found[0].Path, line, list(found))
			}
		default:
			vague++
		}
	})
	if !testing.Short() && (named == 0 || named < vague) {
		t.Errorf("the answer was named %d times, and not %d times", named, vague)
	}
}

// Several answers changed by hand are one finding as well: the assessment is
// not theirs.
func TestSeveralChangedAnswersAreOneFinding(t *testing.T) {
	q := fixture.Release()
	several := 0
	rapid.Check(t, func(t *rapid.T) {
		d := draft(t, q)
		d.Decision.Status, d.Exception = review.Proposed, review.Exception{}
		f, _ := record.Decode(record7(t, q, d))
		r := f.Record
		for range rapid.IntRange(2, 6).Draw(t, "changes") {
			question := rapid.SampledFrom(q.Questions()).Draw(t, "question")
			r.Answers = r.Answers.WithLevel(question.ID, rapid.SampledFrom(append(question.LevelIDs(), questionnaire.Unknown)).Draw(t, "level"))
		}
		content, err := r.YAML()
		if err != nil {
			t.Fatal(err)
		}
		same := fmt.Sprint(record.Store(questionnaire.Assess(q, r.Answers))) == fmt.Sprint(r.Assessment)
		found := check(content, released(q))
		if len(found) > 1 || same != (len(found) == 0) {
			t.Fatalf("%d findings:%s\n%s", len(found), list(found), content)
		}
		if !same && found[0].Path == "assessment" {
			several++
		}
	})
	if !testing.Short() && several == 0 {
		t.Error("no case was of several answers")
	}
}

// Nothing that a file holds makes the program fail or silent.
func TestTruncatedRecordIsFoundAtEveryByte(t *testing.T) {
	content := write(t, small(t, "1.0.0"), "0007-acmectl", excepted())
	o := options(t)
	o.Render = nil
	for n := range content {
		if testing.Short() && n%9 > 0 {
			continue
		}
		found := check(content[:n], o)
		errors := slices.ContainsFunc(found, func(f finding.Finding) bool { return f.Severity == finding.SeverityError })
		_, ok := record.Decode(content[:n])
		if !errors && strings.TrimSpace(string(content[n:])) != "" && !stillWhole(content, n) {
			t.Errorf("cut at %d (%v), nothing is found: %q", n, ok, content[max(0, n-40):n])
		}
	}
}

// stillWhole: what is cut off is the rest of the last line's text, a quote or
// a key that nothing demands.
func stillWhole(content []byte, n int) bool {
	until := strings.LastIndex(string(content), "until: ")
	return n > until+len(`until: "2027-05-23`)
}
