package json

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"reflect"
	"strings"
	"testing"

	"flowverdict/questionnaire"
	"flowverdict/questionnaire/mitigations"
	"flowverdict/questionnaire/review"
	"flowverdict/report/record"
	"flowverdict/report/register"
)

// registered draws a register with texts of any kind.
func registered(r *rand.Rand) *register.Register {
	pick := func(of ...string) string { return of[r.IntN(len(of))] }
	people := func() string { return pick("", "team", "a\nb", "##[x]\u202e<b>", `"},{"`, "é語") }
	var entries []register.Entry
	for i := range r.IntN(6) {
		lowest := questionnaire.Verdicts()[r.IntN(4)]
		e := register.Entry{
			File: register.File{Source: pick("", "cli"), Path: fmt.Sprintf("docs/%04d-a.yaml", i)}, ID: fmt.Sprintf("%04d-a", i), Subject: people(),
			Questionnaire: record.Pin{ID: "q", Version: "1.0.0", SHA256: "00"},
			Bracket:       questionnaire.Bracket{Lowest: lowest, Highest: questionnaire.Suitable}, Score: questionnaire.Range{Low: i, High: 90},
			Decision:  review.Decision{Status: pick(review.DecisionStates()...), By: people(), Date: "2026-11-23", Reason: people()},
			Exception: review.Exception{Reason: people(), Until: pick("", "2027-01-01")},
			ReviewBy:  pick("", "2026-12-01", "2026-10-01"),
		}
		if e.Decision.Status == review.Accepted && r.IntN(2) == 0 {
			e.Conditions = []review.Condition{{Gate: "high-privilege", Action: people(), Owner: people(), Due: pick("", "2026-11-30"), Status: review.ConditionOpen}}
			e.Exception.Gates = []string{"high-privilege"}
		}
		for _, how := range questionnaire.Stops()[r.IntN(4):] {
			e.Mitigations = append(e.Mitigations, mitigations.Count{Stops: how, Present: r.IntN(3), Most: 4})
		}
		if i > 0 {
			e.Supersedes = pick("", fmt.Sprintf("%04d-a", r.IntN(i)))
		}
		entries = append(entries, e)
	}
	return register.New("2026-11-23", entries, []register.File{{Path: "docs/broken.yaml"}}[:r.IntN(2)], register.ByNext)
}

// What is written can be read, has a list where there is nothing, and read back it
// is the same register, but that it says where it is from. A day later the same
// records are what they would have been in one run.
func TestLawRegisterIsReadBack(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for range 1000 {
		x := registered(r)
		content, err := Register(x)
		if err != nil {
			t.Fatal(err)
		}
		var v any
		if err := json.Unmarshal(content, &v); err != nil {
			t.Fatal(err)
		}
		if at := nothing("", v); at != "" {
			t.Fatalf("nothing stands at %s in %s", at, content)
		}
		entries, notRead, wrong := ReadRegister("from", content)
		if len(wrong) > 0 {
			t.Fatalf("%v in %s", wrong, content)
		}
		from := func(f *register.File) {
			source, ok := strings.CutPrefix(f.Source, "from")
			if !ok {
				t.Fatalf("%+v does not say where it is from", f)
			}
			f.Source = strings.TrimPrefix(source, "/")
		}
		for i := range entries {
			from(&entries[i].File)
			for j := range entries[i].Superseded {
				from(&entries[i].Superseded[j].File)
			}
		}
		for i := range notRead {
			from(&notRead[i])
		}
		for _, asOf := range []string{"2026-11-23", "2026-12-24"} {
			want, err := Register(register.New(asOf, x.Entries, x.NotRead, register.ByVerdict))
			if err != nil {
				t.Fatal(err)
			}
			got, err := Register(register.New(asOf, entries, notRead, register.ByVerdict))
			if err != nil {
				t.Fatal(err)
			}
			if !reflect.DeepEqual(got, want) {
				t.Fatalf("%s\nwas\n%s", got, want)
			}
		}
	}
}

// A register that was cut off or changed in any byte is read, or refused with a
// place in it; it never ends the program.
func TestLawDamagedRegistersAreRefusedWithAPlace(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	for range 400 {
		content, err := Register(registered(r))
		if err != nil {
			t.Fatal(err)
		}
		damaged := []byte(string(content[:r.IntN(len(content)+1)]))
		if r.IntN(2) == 0 {
			damaged = append([]byte(nil), content...)
			for range 1 + r.IntN(3) {
				damaged[r.IntN(len(damaged))] = `{}[]":,0n x`[r.IntN(11)]
			}
		}
		lines := strings.Count(string(damaged), "\n") + 1
		_, _, wrong := ReadRegister("from", damaged)
		if len(wrong) == 0 && len(damaged) < len(content)-1 {
			t.Fatalf("read: %s", damaged)
		}
		for _, f := range wrong {
			if f.Line < 1 || f.Line > lines || f.Column < 1 || f.Message == "" {
				t.Fatalf("%+v of %s", f, damaged)
			}
		}
	}
}

// Each kind of fault is told where it is.
func TestFaultsOfARegister(t *testing.T) {
	const good = `"id": "0001-a", "record": "a.yaml", "bracket": {"lowest": "governed", "highest": "governed"}, "decision": {"status": "accepted"}`
	file := func(record string) string {
		return "{\n\"schema\": \"flowverdict/register/v1\", \"as_of\": \"x\",\n\"records\": [\n{" + good + "},\n {" + record + "}\n]}"
	}
	for _, x := range []struct{ content, want string }{
		{file(good), ""},
		{file(good + `, "later": [1]`), ""},
		{file(`"id": "../a"`), `5:2: records[1].record: "" is no file [bad-value]`},
		{file(strings.Replace(good, "0001-a", "../a", 1)), `5:2: records[1].id: "../a" is no record's id [bad-value]`},
		{file(strings.Replace(good, "accepted", "done", 1)), `5:2: records[1].decision.status: "done" is no decision [bad-value]`},
		{file(good + `, "review_by": "soon"`), `5:2: records[1].review_by: "soon" is no day [bad-value]`},
		{file(good + `, "conditions": [{"gate": "g", "due": "x"}]`), `5:2: records[1].conditions[0].due: "x" is no day [bad-value]`},
		{file(good + `, "conditions": [{"gate": "g h"}]`), `5:2: records[1].conditions[0].gate: "g h" is no gate's id [bad-value]`},
		{file(good + `, "superseded": [{` + strings.Replace(good, "a.yaml", "", 1) + `}]`), `5:2: records[1].superseded[0].record: "" is no file [bad-value]`},
		{file(good + `, "id": 7`), `5:2: number is not what stands in a register at records[1].id [wrong-type]`},
		{"[]", `1:1: this is no register: an object is expected [wrong-type]`},
		{"{}", `1:1: this is no register: the key "schema" is missing [missing-key]`},
		{`{"schema": "flowverdict/register/v2", "records": []}`, `1:12: schema "flowverdict/register/v2" is not a register's [bad-schema]`},
		{`{"schema": "flowverdict/register/v1", "records": {}}`, `1:50: records is not a list [wrong-type]`},
		{"{\n\"a\": x}", `2:6: this is no JSON: invalid character 'x' looking for beginning of value [not-yaml]`},
		{"", `1:1: this is no JSON: unexpected end of JSON input [not-yaml]`},
	} {
		got := ""
		if _, _, wrong := ReadRegister("x", []byte(x.content)); len(wrong) > 0 {
			got = wrong[0].String()
		}
		if got != x.want {
			t.Errorf("%s\nfinds %s, want %s", x.content, got, x.want)
		}
	}
}
