package schema_test

import (
	"fmt"
	"strings"
	"testing"

	"flowverdict/internal/finding"
	"flowverdict/questionnaire/evidence"
	"flowverdict/report/record"
	"flowverdict/report/schema"
)

// Evidence files as they are written, and each with one fault: the schema marks
// what the reader refuses, but for what depends on the fact and for digests.
func TestEvidenceFiles(t *testing.T) {
	compiled := compile(t, must(t)(schema.Evidence()))
	k := kind{
		name: "evidence", schema: compiled,
		read: func(content []byte) []finding.Finding {
			f, _ := record.DecodeEvidence(content)
			return f.Errors()
		},
		unquoted: func(content []byte) []string {
			f, _ := record.DecodeEvidence(content)
			return unquoted(f.Document)
		},
	}
	r := evidence.Run{
		ID: "r1", Command: evidence.Probe, Tool: "flowverdict 0.9.0", At: "2026-11-28T09:15:02Z", Source: evidence.Online,
		Issuer: "https://idp.example.org", ClientID: "acmectl", Client: evidence.Public, Scopes: []string{"openid", "repo:read"},
	}
	for i, kind := range evidence.Kinds() {
		f := evidence.Fact{ID: fmt.Sprintf("r1.%d", i+1), Fact: kind.Name, Value: evidence.Omitted, Grade: evidence.NotObservable, Why: evidence.NotSaid}
		if i%2 == 0 && len(kind.Words) > 0 {
			f.Value, f.Grade, f.Why, f.Waited = kind.Words[0].Word, kind.Grades[0], "", "5"
		}
		r.Facts = append(r.Facts, f)
	}
	r.SHA256 = r.Digest()
	content, err := record.EvidenceYAML([]evidence.Run{r})
	if err != nil {
		t.Fatal(err)
	}
	if o := k.mustAgree(t, "as written", content); o != bothAccept {
		t.Fatalf("%v of\n%s", o, content)
	}
	if empty, _ := record.EvidenceYAML(nil); k.mustAgree(t, "no runs", empty) != bothAccept {
		t.Error("no runs are refused")
	}
	for _, c := range []struct{ old, new string }{
		{"evidence/v1", "evidence/v2"}, {"id: r1\n", "id: r0\n"}, {"id: r1\n", "id: one\n"}, {"command: probe", "command: guess"}, {"source: online", "source: hearsay"},
		{"client: public", "client: rich"}, {"T09:15:02Z", "T25:15:02Z"}, {"at: ", "att: "}, {"[openid,", `["open id",`}, {"fact: device.endpoint", "fact: device.end"},
		{"grade: advertised", "grade: certain"}, {"why: not-said", "why: lazy"}, {`waited: "5"`, `waited: "05"`}, {`waited: "5"`, `waited: soon`}, {"id: r1.1,", "id: r1,"},
		{"    tool: flowverdict 0.9.0\n", ""}, {"tool: flowverdict 0.9.0", "tool: [x]"}, {"runs:", "more: x\nruns:"}, {"flowverdict 0.9.0", strings.Repeat("x", 2001)},
	} {
		changed := strings.Replace(string(content), c.old, c.new, 1)
		if changed == string(content) {
			t.Errorf("there is no %q", c.old)
			continue
		}
		if o := k.mustAgree(t, c.new, []byte(changed)); o != bothRefuse {
			t.Errorf("%q: %v", c.new, o)
		}
	}
}
