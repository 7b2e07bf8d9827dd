package record

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"flowverdict/internal/finding"
	"flowverdict/internal/yamldoc"
	"flowverdict/questionnaire/evidence"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"
)

// run is a run that could have been written, with its digest.
func run(change func(*evidence.Run)) evidence.Run {
	r := evidence.Run{
		ID: "r1", Command: evidence.Probe, Tool: "flowverdict 0.9.0", At: "2026-11-28T09:15:02Z", Source: evidence.Online,
		Issuer: "https://idp.example.org", ClientID: "acmectl", Client: evidence.Public, Scopes: []string{"openid", "offline_access", "repo:read"},
		Facts: []evidence.Fact{
			{ID: "r1.1", Fact: "code.lifetime", Value: "600", Grade: evidence.Declared},
			{ID: "r1.12", Fact: "revocation.answer", Value: "401", Grade: evidence.Observed},
			{ID: "r1.13", Fact: "revocation.refresh", Value: "still-works", Grade: evidence.Observed, Waited: "5"},
			{ID: "r1.20", Fact: "refresh.lifetime", Value: evidence.Undeclared, Grade: evidence.NotObservable, Why: evidence.NotSaid},
		},
	}
	if change != nil {
		change(&r)
	}
	r.SHA256 = r.Digest()
	return r
}

func fileOf(t *testing.T, runs ...evidence.Run) string {
	t.Helper()
	content, err := EvidenceYAML(runs)
	if err != nil {
		t.Fatal(err)
	}
	return string(content)
}

func TestEvidenceFile(t *testing.T) {
	golden(t, "evidence.yaml", []byte(fileOf(t, run(nil))))
}

// Any run that keeps to the vocabulary is read back as it was written, from YAML
// and from JSON.
func TestRunsAreReadBack(t *testing.T) {
	n := 0
	rapid.Check(t, func(t *rapid.T) {
		if n++; testing.Short() && n%4 > 0 {
			return
		}
		var runs []evidence.Run
		for i := range rapid.IntRange(0, 3).Draw(t, "runs") {
			r := anyRun(t)
			r.ID = fmt.Sprintf("r%d", i+1)
			for j := range r.Facts {
				r.Facts[j].ID = fmt.Sprintf("%s.%d", r.ID, j+1)
			}
			r.SHA256 = r.Digest()
			runs = append(runs, r)
		}
		yaml, err := EvidenceYAML(runs)
		if err != nil {
			t.Fatal(err)
		}
		content, err := EvidenceJSON(runs)
		if err != nil || !json.Valid(content) {
			t.Fatalf("%v\n%s", err, content)
		}
		for _, content := range [][]byte{yaml, content} {
			f, ok := DecodeEvidence(content)
			if found := f.Document.Findings(); !ok || len(found) > 0 || !IsEvidence(content) {
				t.Fatalf("%v\n%s", found, content)
			}
			if diff := cmp.Diff(runs, f.Runs, cmpopts.EquateEmpty()); diff != "" {
				t.Fatalf("%s\n%s", diff, content)
			}
		}
	})
}

func anyRun(t *rapid.T) evidence.Run {
	item := rapid.StringMatching(`[!-~]{1,64}`)
	line := rapid.StringMatching(`[!-~à-ž][ -~à-ž]{0,80}`)
	r := evidence.Run{
		Command: rapid.SampledFrom([]string{evidence.Inspect, evidence.Probe}).Draw(t, "command"),
		Tool:    line.Draw(t, "tool"), At: "2026-11-28T09:15:02Z", Source: evidence.OfFile, Issuer: line.Draw(t, "issuer"),
		Client: rapid.SampledFrom([]string{"", evidence.Public}).Draw(t, "client"), Scopes: rapid.SliceOfN(item, 0, 4).Draw(t, "scopes"),
	}
	if r.Client != "" {
		r.ClientID = line.Draw(t, "client id")
	}
	for _, k := range evidence.Kinds() {
		f := evidence.Fact{Fact: k.Name, Grade: rapid.SampledFrom(append(k.Grades, evidence.NotObservable)).Draw(t, "grade")}
		switch {
		case !f.Known():
			f.Value, f.Why = evidence.Omitted, evidence.NotSaid
		case k.Type == evidence.Word:
			f.Value = rapid.SampledFrom(k.Words).Draw(t, "word").Word
		case k.Type == evidence.List:
			f.Value = evidence.ListOf(rapid.SliceOfN(item, 0, 10).Draw(t, "items"))
		case k.Type == evidence.Term:
			f.Value = item.Draw(t, "term")
		default:
			f.Value = fmt.Sprint(rapid.IntRange(0, 999_999).Draw(t, "number"))
		}
		if wrong, _ := f.Fault(); wrong != "" {
			t.Fatal(wrong)
		}
		r.Facts = append(r.Facts, f)
	}
	return r
}

// Each fault of a run is found once, at the line that it stands in.
func TestFaultsOfRuns(t *testing.T) {
	for _, c := range []struct {
		name, old, new string
		rule           finding.RuleID
		at             string // the line begins with this, without its indent
	}{
		{"a value changed by hand", "value: still-works", "value: ended", EvidenceEdited, "sha256:"},
		{"a scope taken out", "[openid, offline_access", "[offline_access", EvidenceEdited, "sha256:"},
		{"another number of a fact", "id: r1.13", "id: r1.14", EvidenceEdited, "sha256:"},
		{"a digest of something else", "sha256: ", "sha256: a", EvidenceEdited, "sha256:"},
		{"no quotes", `value: "600"`, `value: 600`, yamldoc.Unquoted, "- {id: r1.1,"},
		{"a fact of nobody", "fact: code.lifetime", "fact: code.life", EvidenceUnknownFact, "- {id: r1.1,"},
		{"a value of nobody", `value: "600"`, `value: soon`, EvidenceUnknownFact, "- {id: r1.1,"},
		{"a grade of nobody", "grade: declared", "grade: certain", EvidenceUnknownFact, "- {id: r1.1,"},
		{"a grade of others", "grade: declared", "grade: observed", EvidenceUnknownFact, "- {id: r1.1,"},
		{"a reason of nobody", "why: not-said", "why: lazy", EvidenceUnknownFact, "- {id: r1.20,"},
		{"no reason", ", why: not-said", "", EvidenceUnknownFact, "- {id: r1.20,"},
		{"a wait of nobody", `waited: "5"`, `waited: long`, EvidenceUnknownFact, "- {id: r1.13,"},
		{"no grade", ", grade: declared", "", yamldoc.MissingKey, "- {id: r1.1,"},
		{"a key of nobody", `waited: "5"`, `note: "5"`, yamldoc.UnknownKey, "- {id: r1.13,"},
		{"an id twice", "id: r1.13", "id: r1.12", EvidenceID, "- {id: r1.12,"},
		{"an id of another run", "id: r1.13", "id: r2.13", EvidenceID, "- {id: r2.13,"},
		{"a run without a number", "- id: r1\n", "- id: first\n", EvidenceID, "- id: first"},
		{"no time", "2026-11-28T09:15:02Z", "2026-11-28", BadValue, "at:"},
		{"a command of nobody", "command: probe", "command: guess", BadValue, "command:"},
		{"a source of nobody", "source: online", "source: hearsay", BadValue, "source:"},
		{"a client of nobody", "client: public", "client: rich", BadValue, "client:"},
		{"a scope that is none", "[openid, offline_access", `["open id", offline_access`, BadValue, "scopes:"},
		{"two lines", "tool: flowverdict 0.9.0", `tool: "flowverdict\n0.9.0"`, BadValue, "tool:"},
		{"a long text", "tool: flowverdict", "tool: " + strings.Repeat("x", mostOfText), BadValue, "tool:"},
		{"a blank text", "issuer: https://idp.example.org", `issuer: " "`, BadValue, "issuer:"},
		{"an empty text", "issuer: https://idp.example.org", `issuer:`, yamldoc.WrongType, "issuer:"},
		{"no issuer", "    issuer: https://idp.example.org\n", "", yamldoc.MissingKey, "- id: r1"},
		{"another schema", "evidence/v1", "evidence/v2", BadSchema, "schema:"},
		{"a record", "flowverdict/evidence/v1", Schema, BadSchema, "schema:"},
		{"a key of nobody above", "runs:\n", "more: x\nruns:\n", yamldoc.UnknownKey, "more:"},
	} {
		t.Run(c.name, func(t *testing.T) {
			source := fileOf(t, run(nil))
			changed := strings.Replace(source, c.old, c.new, 1)
			if changed == source {
				t.Fatalf("no %q in\n%s", c.old, source)
			}
			f, _ := DecodeEvidence([]byte(changed))
			found := f.Document.Findings()
			if len(found) != 1 || found[0].Rule != c.rule {
				t.Fatalf("%v", found)
			}
			if line := strings.TrimSpace(f.Document.Line(found[0].Line)); !strings.HasPrefix(line, c.at) {
				t.Errorf("%v at %q", found[0], line)
			}
		})
	}
}

// No record and no evidence file holds more than its bounds.
func TestBoundsOfRuns(t *testing.T) {
	many := func(facts int) evidence.Run {
		return run(func(r *evidence.Run) {
			r.Facts = nil
			for i := range facts {
				r.Facts = append(r.Facts, evidence.Fact{ID: fmt.Sprintf("r1.%d", i+1), Fact: "code.interval", Value: "5", Grade: evidence.Declared})
			}
		})
	}
	runs := func(n int) (out []evidence.Run) {
		for i := range n {
			out = append(out, run(func(r *evidence.Run) { r.ID, r.Facts, r.Tool = fmt.Sprintf("r%d", i+1), nil, fmt.Sprint("tool ", i) }))
		}
		return out
	}
	for _, c := range []struct {
		runs []evidence.Run
		rule finding.RuleID
	}{
		{[]evidence.Run{many(evidence.MostFacts)}, ""},
		{[]evidence.Run{many(evidence.MostFacts + 1)}, yamldoc.TooManyItems},
		{runs(evidence.MostRuns), ""},
		{runs(evidence.MostRuns + 1), yamldoc.TooManyItems},
	} {
		f, _ := DecodeEvidence([]byte(fileOf(t, c.runs...)))
		switch found := f.Document.Findings(); {
		case c.rule == "" && len(found) == 0 && len(f.Runs) == len(c.runs):
		case c.rule != "" && len(found) == 1 && found[0].Rule == c.rule:
		default:
			t.Errorf("%d runs: %v", len(c.runs), found)
		}
	}
	long := run(func(r *evidence.Run) { r.Tool = strings.Repeat("x", EvidenceLimits().Bytes) })
	if _, err := EvidenceYAML([]evidence.Run{long}); err == nil {
		t.Error("a file is written that nobody can read")
	}
}

// Whatever the bytes: no panic, places within the file, and runs that are taken
// keep to the vocabulary and are written and read again as the same.
func FuzzDecodeEvidence(f *testing.F) {
	source, err := EvidenceYAML([]evidence.Run{run(nil), run(func(r *evidence.Run) { r.ID = "r2"; r.Facts = nil })})
	if err != nil {
		f.Fatal(err)
	}
	f.Add(source)
	for _, s := range []string{"", "schema: flowverdict/evidence/v1\nruns: []\n", "runs: [1, {id: r1}]", "schema: flowverdict/evidence/v1\nruns:\n- facts: [{}, x]\n", "\xff"} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, content []byte) {
		lines := strings.Count(string(content), "\n") + 1
		file, ok := DecodeEvidence(content)
		faults := file.Errors()
		for _, p := range faults {
			if p.Line < 1 || p.Line > lines || p.Column < 1 || p.Width < 1 || p.Message == "" {
				t.Fatalf("%+v in a file of %d lines", p, lines)
			}
		}
		if !ok && len(faults) == 0 {
			t.Fatal("not read, and nothing is wrong")
		}
		if len(faults) > 0 {
			return
		}
		for _, r := range file.Runs {
			for _, f := range r.Facts {
				if wrong, _ := f.Fault(); wrong != "" {
					t.Fatalf("%s: %s", f.ID, wrong)
				}
			}
		}
		again, err := EvidenceYAML(file.Runs)
		if err != nil {
			return
		}
		back, _ := DecodeEvidence(again)
		if diff := cmp.Diff(file.Runs, back.Runs, cmpopts.EquateEmpty()); diff != "" || len(back.Errors()) > 0 {
			t.Fatalf("%v\n%s\n%s", back.Errors(), diff, again)
		}
	})
}
