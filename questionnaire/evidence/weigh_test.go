package evidence_test

import (
	"fmt"
	"slices"
	"testing"

	"flowverdict/questionnaire"
	"flowverdict/questionnaire/evidence"
	"flowverdict/questionnaire/fixture"

	"pgregory.net/rapid"
)

const at = "2026-11-28T09:15:02Z"

// run is a run with facts, each as name, value and grade.
func run(id, at string, facts ...[3]string) evidence.Run {
	r := evidence.Run{ID: id, Command: evidence.Probe, Tool: "flowverdict 0.9.0", At: at, Source: evidence.Online, Issuer: "https://idp.example.org", ClientID: "acmectl", Client: evidence.Public}
	for i, f := range facts {
		r.Facts = append(r.Facts, evidence.Fact{ID: fmt.Sprintf("%s.%d", id, i+1), Fact: f[0], Value: f[1], Grade: evidence.Grade(f[2])})
	}
	r.SHA256 = r.Digest()
	return r
}

func looked(t *testing.T, question, level string, d questionnaire.Despite, about evidence.About, runs ...evidence.Run) evidence.Looked {
	t.Helper()
	q, _ := fixture.Judged(t)
	answers := questionnaire.Answers{{Question: question, Level: level, Despite: d}}
	for _, l := range evidence.Weigh(q, answers, runs, about) {
		if l.Question.ID == question {
			return l
		}
	}
	return evidence.Looked{}
}

var stillWorks = [3]string{"revocation.refresh", "still-works", "observed"}

func TestConflicts(t *testing.T) {
	var none questionnaire.Despite
	settled := questionnaire.Despite{Facts: []string{"r1.1"}, Reason: "Somebody ends it."}
	for _, c := range []struct {
		name      string
		level     string
		despite   questionnaire.Despite
		about     evidence.About
		run       evidence.Run
		conflicts int
	}{
		{"contradicted", "bounded", none, evidence.About{}, run("r1", at, stillWorks), 1},
		{"a worse answer fits", "undecided", none, evidence.About{}, run("r1", at, stillWorks), 0},
		{"unknown is never contradicted", questionnaire.Unknown, none, evidence.About{}, run("r1", at, stillWorks), 0},
		{"nor is an open question", "", none, evidence.About{}, run("r1", at, stillWorks), 0},
		{"settled", "bounded", settled, evidence.About{}, run("r1", at, stillWorks), 0},
		{"settled without a reason", "bounded", questionnaire.Despite{Facts: []string{"r1.1"}, Reason: " "}, evidence.About{}, run("r1", at, stillWorks), 1},
		{"another fact settled", "bounded", questionnaire.Despite{Facts: []string{"r1.2"}, Reason: "x"}, evidence.About{}, run("r1", at, stillWorks), 1},
		{"on the last day", "bounded", none, evidence.About{Day: "2027-05-27"}, run("r1", at, stillWorks), 1},
		{"stale", "bounded", none, evidence.About{Day: "2027-05-28"}, run("r1", at, stillWorks), 0},
		{"of the provider by its host", "bounded", none, evidence.About{Issuer: "https://IDP.example.org/"}, run("r1", at, stillWorks), 1},
		{"of a provider named in words", "bounded", none, evidence.About{Issuer: "the platform's"}, run("r1", at, stillWorks), 1},
		{"of another provider", "bounded", none, evidence.About{Issuer: "https://idp.example.com"}, run("r1", at, stillWorks), 0},
		{"of another realm", "bounded", none, evidence.About{Issuer: "https://idp.example.org/a"}, run("r1", at, stillWorks), 0},
		{"of another client", "bounded", none, evidence.About{ClientID: "other"}, run("r1", at, stillWorks), 0},
		{"not observable", "bounded", none, evidence.About{}, run("r1", at, [3]string{"revocation.refresh", "not-tried", "not-observable"}), 0},
	} {
		if got := looked(t, "refresh-token", c.level, c.despite, c.about, c.run).Conflicts(); len(got) != c.conflicts {
			t.Errorf("%s: %d conflicts, want %d: %v", c.name, len(got), c.conflicts, got)
		}
	}
}

// Of several runs the latest counts, whatever their order in the file, and what
// still worked before is named beside what ended now.
func TestTheLatestRunCounts(t *testing.T) {
	old := run("r2", "2026-11-01T00:00:00Z", stillWorks)
	new := run("r1", at, [3]string{"revocation.refresh", "ended", "observed"})
	l := looked(t, "refresh-token", "bounded", questionnaire.Despite{}, evidence.About{}, new, old)
	if len(l.Conflicts()) != 0 || len(l.Facts) != 1 || l.Facts[0].ID != "r1.1" {
		t.Fatalf("%+v", l)
	}
	if e := l.Facts[0].Earlier; e == nil || e.ID != "r2.1" {
		t.Fatalf("what worked before is not named: %+v", l.Facts[0])
	}
}

// The words of the specification of what bears on an answer: one case a row.
func TestWhatFactsSayOfLevels(t *testing.T) {
	o, d := "observed", "declared"
	for _, c := range []struct {
		question     string
		facts        [][3]string
		contradicted []string
		fits         []string
	}{
		{"access-token", [][3]string{{"access.lifetime", "900", d}}, nil, []string{"quarter-hour"}},
		{"access-token", [][3]string{{"access.lifetime", "3600", d}}, []string{"quarter-hour"}, []string{"about-hour"}},
		{"access-token", [][3]string{{"access.lifetime", "86400", d}}, []string{"quarter-hour", "about-hour", "half-day"}, []string{"days"}},
		{"access-token", [][3]string{{"access.lifetime", "0", d}}, nil, nil},
		{"traceability", [][3]string{{"approval.amr", "pwd", d}}, []string{"person-and-device", "person-mfa"}, []string{"person-session"}},
		{"traceability", [][3]string{{"approval.amr", "pwd otp", d}}, nil, []string{"person-mfa"}},
		{"traceability", [][3]string{{"approval.amr", "none", d}}, nil, nil},
		{"code-handling", [][3]string{{"code.lifetime", "600", d}}, nil, nil},
		{"code-handling", [][3]string{{"code.lifetime", "1900", d}}, []string{"hardened", "verified", "provider-defaults"}, []string{"weak"}},
		{"revocation-test", [][3]string{stillWorks}, []string{"minutes", "about-hour", "one-day"}, []string{"ineffective"}},
		{"revocation-test", [][3]string{{"revocation.refresh", "ended", o}, {"revocation.access", "ended", o}, {"access.format", "opaque", o}}, nil, []string{"minutes"}},
		{"revocation-test", [][3]string{{"revocation.refresh", "ended", o}, {"revocation.access", "ended", o}, {"access.format", "jwt", o}, {"access.lifetime", "3600", d}}, nil, []string{"about-hour"}},
		{"revocation-test", [][3]string{{"revocation.access", "still-works", o}, {"access.lifetime", "600", d}}, nil, nil},
		{"token-binding", [][3]string{{"binding.used", "none", o}}, []string{"sender-constrained"}, nil},
		{"token-binding", [][3]string{{"binding.used", "none", o}, {"refresh.works", "yes", o}}, []string{"sender-constrained"}, []string{"bearer"}},
	} {
		l := looked(t, c.question, "", questionnaire.Despite{}, evidence.About{}, run("r1", at, c.facts...))
		var contradicted []string
		for _, id := range l.Question.LevelIDs() {
			if len(l.Contradicting(id)) > 0 {
				contradicted = append(contradicted, id)
			}
		}
		if !slices.Equal(contradicted, c.contradicted) || !slices.Equal(l.Fits(), c.fits) {
			t.Errorf("%s with %v: contradicts %v, fits %v, want %v and %v", c.question, c.facts, contradicted, l.Fits(), c.contradicted, c.fits)
		}
	}
}

// drawRun draws a run with any facts of the vocabulary.
func drawRun(t *rapid.T) evidence.Run {
	r := run("r1", fmt.Sprintf("2026-%02d-01T00:00:00Z", rapid.IntRange(1, 12).Draw(t, "month")))
	kinds := evidence.Kinds()
	for i := range rapid.IntRange(0, 20).Draw(t, "facts") {
		k := rapid.SampledFrom(kinds).Draw(t, "kind")
		f := evidence.Fact{ID: fmt.Sprintf("r1.%d", i+1), Fact: k.Name, Grade: rapid.SampledFrom(k.Grades).Draw(t, "grade"), Value: "1"}
		switch k.Type {
		case evidence.Word:
			f.Value = rapid.SampledFrom(k.Words).Draw(t, "word").Word
		case evidence.Seconds:
			f.Value = fmt.Sprint(rapid.SampledFrom([]int{0, 1, 900, 3600, 5400, 86_400, 1 << 31}).Draw(t, "seconds"))
		case evidence.List:
			f.Value = evidence.ListOf(rapid.SliceOfN(rapid.SampledFrom([]string{"pwd", "mfa", "a b", "é"}), 0, 3).Draw(t, "items"))
		}
		r.Facts = append(r.Facts, f)
	}
	return r
}

// What is drawn from the vocabulary has no fault, tells itself as a sentence, and
// what bears on an answer comes of known facts only.
func TestEveryFactCanBeToldAndWeighed(t *testing.T) {
	q, _ := fixture.Judged(t)
	rapid.Check(t, func(t *rapid.T) {
		r := drawRun(t)
		for _, f := range r.Facts {
			if wrong, _ := f.Fault(); wrong != "" || f.Say() == "" {
				t.Fatalf("%+v: %s", f, wrong)
			}
		}
		for _, l := range evidence.Weigh(q, nil, []evidence.Run{r}, evidence.About{}) {
			for _, x := range l.Remarks {
				if len(x.Facts) != len(x.Bearing.Facts()) {
					t.Fatalf("%+v", x)
				}
			}
		}
		for i := range r.Facts {
			r.Facts[i].Grade, r.Facts[i].Value, r.Facts[i].Why = evidence.NotObservable, evidence.Omitted, evidence.NotSaid
		}
		if l := evidence.Weigh(q, nil, []evidence.Run{r}, evidence.About{}); len(l) != 0 {
			t.Fatalf("something follows from what is not known: %+v", l)
		}
	})
}

// Runs are taken once, under ids of their own, and none that is there changes.
func TestTake(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var have []evidence.Run
		for range rapid.IntRange(1, 8).Draw(t, "times") {
			all, added, err := evidence.Take(have, []evidence.Run{drawRun(t)})
			if err != nil || len(all) != len(have)+added {
				t.Fatal(err, added)
			}
			again, more, err := evidence.Take(all, all)
			if err != nil || more != 0 || fmt.Sprint(again) != fmt.Sprint(all) || fmt.Sprint(all[:len(have)]) != fmt.Sprint(have) {
				t.Fatal("not taken once", err, more)
			}
			have = all
		}
		seen := map[string]bool{}
		for _, r := range have {
			if seen[r.ID] || !evidence.ValidID(r.ID) || r.Digest() != r.SHA256 && len(r.Facts) == 0 {
				t.Fatalf("%s", r.ID)
			}
			seen[r.ID] = true
			for _, f := range r.Facts {
				if !evidence.ValidFactID(r.ID, f.ID) {
					t.Fatalf("%s in %s", f.ID, r.ID)
				}
			}
		}
	})
	full := make([]evidence.Run, 0, evidence.MostRuns)
	for i := range evidence.MostRuns {
		full = append(full, run(fmt.Sprintf("r%d", i+1), fmt.Sprintf("2026-11-28T09:15:%02dZ", i)))
	}
	if all, _, err := evidence.Take(full, []evidence.Run{run("r1", "2026-01-01T00:00:00Z")}); err == nil || len(all) != evidence.MostRuns {
		t.Fatal("one run too many was taken")
	}
}

// Every part of a run is in its digest but its number in the file.
func TestDigestHoldsEveryPart(t *testing.T) {
	base := run("r1", at, stillWorks, [3]string{"code.lifetime", "600", "declared"})
	for name, change := range map[string]func(*evidence.Run){
		"command": func(r *evidence.Run) { r.Command = "inspect" }, "tool": func(r *evidence.Run) { r.Tool = "x" },
		"at": func(r *evidence.Run) { r.At = "x" }, "source": func(r *evidence.Run) { r.Source = "file" },
		"issuer": func(r *evidence.Run) { r.Issuer = "x" }, "client id": func(r *evidence.Run) { r.ClientID = "x" },
		"client": func(r *evidence.Run) { r.Client = "x" }, "scopes": func(r *evidence.Run) { r.Scopes = []string{"x"} },
		"a fact's number": func(r *evidence.Run) { r.Facts[0].ID = "r1.9" }, "a fact": func(r *evidence.Run) { r.Facts[0].Fact = "x" },
		"a value": func(r *evidence.Run) { r.Facts[0].Value = "x" }, "a grade": func(r *evidence.Run) { r.Facts[0].Grade = "x" },
		"waited": func(r *evidence.Run) { r.Facts[0].Waited = "5" }, "why": func(r *evidence.Run) { r.Facts[0].Why = "x" },
		"the order": func(r *evidence.Run) { r.Facts[0], r.Facts[1] = r.Facts[1], r.Facts[0] },
	} {
		r := base
		r.Facts = slices.Clone(base.Facts)
		if change(&r); r.Digest() == base.Digest() {
			t.Errorf("%s is not in the digest", name)
		}
	}
	moved := base
	moved.ID = "r7"
	if moved.Digest() != base.Digest() {
		t.Error("the number of a run is in its digest")
	}
}
