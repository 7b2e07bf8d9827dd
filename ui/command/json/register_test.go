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
			File: register.File{Source: pick("", "cli"), Path: fmt.Sprintf("docs/%04d-a.yaml", i)}, ID: fmt.Sprintf("%04d-a", i), Subject: people(), Owner: people(),
			Questionnaire: record.Pin{ID: "q", Version: "1.0.0", SHA256: "00"},
			Bracket:       questionnaire.Bracket{Lowest: lowest, Highest: questionnaire.Suitable}, Score: questionnaire.Range{Low: i, High: 90},
			Points: questionnaire.Range{Low: i + r.IntN(20), High: 90 + r.IntN(11)}, Bands: []questionnaire.Band{{Verdict: questionnaire.Suitable, From: 80}, {Verdict: questionnaire.Governed, From: 40}, {}}[:3*r.IntN(2)],
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

// rounds is how many are drawn: a tenth in a short run.
func rounds(n int) int {
	if testing.Short() {
		return n / 10
	}
	return n
}

// What is written can be read, has a list where there is nothing, and read back it
// is the same register, but that it says where it is from. A day later the same
// records are what they would have been in one run.
func TestLawRegisterIsReadBack(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for range rounds(1000) {
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

// spoiled are values that a register cannot hold, by the key that they stand at.
func spoiled() map[string][]any {
	numbers := []any{-1, 101, 1 << 40, "7", 1.5}
	words := []any{"", "great", "Suitable", 7}
	days := []any{"soon", "2026-02-30", "2026-11-23T00:00:00Z", 20261123}
	return map[string][]any{
		"low": numbers, "high": numbers, "from": numbers, "present": {-1, 5, "1"},
		"lowest": words, "highest": words, "status": words, "stops": words,
		"date": days, "review_by": days, "until": days, "due": days,
		"id": {"", "../a", "a b", "A:b"}, "gate": {"", "g h", 7}, "record": {"", " "},
	}
}

// places calls at with each value that can be spoiled in a document of records,
// and how to set it.
func places(v any, at func(key string, set func(any))) {
	switch v := v.(type) {
	case []any:
		for _, x := range v {
			places(x, at)
		}
	case map[string]any:
		for key, x := range v {
			if key == "questionnaire" || key == "next" {
				continue // nothing of them is used, or it is worked out again
			}
			at(key, func(to any) { v[key] = to })
			v[key] = x
			places(x, at)
		}
	}
}

// One value that no register holds keeps it from being used, and is told by its
// key and the line of its record.
func TestLawWhatARegisterCannotHoldIsRefused(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 6))
	tried := map[string]bool{}
	registers := 15
	if testing.Short() {
		registers = 4
	}
	for range registers {
		content, err := Register(registered(r))
		if err != nil {
			t.Fatal(err)
		}
		var whole map[string]any
		if err := json.Unmarshal(content, &whole); err != nil {
			t.Fatal(err)
		}
		places(whole["records"], func(key string, set func(any)) {
			for _, bad := range spoiled()[key] {
				set(bad)
				tried[key] = true
				changed, err := json.Marshal(whole)
				if err != nil {
					t.Fatal(err)
				}
				_, _, wrong := ReadRegister("from", changed)
				if len(wrong) == 0 || wrong[0].Line < 1 || !strings.HasPrefix(wrong[0].Path, "records[") || wrong[0].Hint == "" {
					t.Fatalf("%s: %v gives %v in %s", key, bad, wrong, changed)
				}
			}
		})
	}
	for key := range spoiled() {
		if !testing.Short() && !tried[key] {
			t.Errorf("no %s was spoiled", key)
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
		{file(good + `, "score": {"low": 0, "high": 101}`), `5:2: records[1].score: 101 is not between 0 and 100 [bad-value]`},
		{file(good + `, "score": {"low": 60, "high": 59}`), `5:2: records[1].score: the highest, 59, is below the lowest, 60 [bad-value]`},
		{file(good + `, "score": {"low": 50, "high": 59}, "points": {"low": 49, "high": 59}`), `5:2: records[1].points: the points before gates are below the score [bad-value]`},
		{file(good + `, "verdict": "suitable"`), `5:2: records[1].verdict: "suitable" is not the lowest of the bracket, governed [bad-value]`},
		{file(strings.Replace(good, `"highest": "governed"`, `"highest": "unsuitable"`, 1)), `5:2: records[1].bracket: the highest verdict is below the lowest [bad-value]`},
		{file(good + `, "bands": [{"verdict": "suitable", "from": 80}, {"verdict": "governed", "from": 80}]`), `5:2: records[1].bands[1].from: 80 is not between 0 and 79 [bad-value]`},
		{file(good + `, "bands": [{"verdict": "suitable", "from": 80}]`), `5:2: records[1].bands: the last one does not begin at 0 [bad-value]`},
		{file(good + `, "mitigations": [{"stops": "prevent", "present": 8, "of": 7}]`), `5:2: records[1].mitigations[0].present: 8 is not between 0 and 7 [bad-value]`},
		{file(good + `, "decision": {"status": "accepted", "date": "2026-02-30"}`), `5:2: records[1].decision.date: "2026-02-30" is no day [bad-value]`},
		{file(good + `, "id": 7`), `5:2: number is not what stands in a register at records[1].id [wrong-type]`},
		{"[]", `1:1: this is no register: an object is expected [wrong-type]`},
		{"{}", `1:1: this is no register: "schema" is missing [missing-key]`},
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
