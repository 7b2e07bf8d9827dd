package validation_test

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"flowverdict/internal/finding"
	"flowverdict/questionnaire"
	"flowverdict/questionnaire/fixture"
	"flowverdict/report/record"

	"pgregory.net/rapid"
)

// computed lists the paths of all that the program computes in a record, with
// values that are wrong there.
func computed(f *record.Record) map[string][]string {
	out := map[string][]string{
		"schema":                     {"flowverdict/record/v0", "record"},
		"id":                         {"0008-acmectl", "0007", "Acmectl"},
		"questionnaire.id":           {"device-flow", "other"},
		"questionnaire.version":      {`"1.0.1"`, "latest"},
		"questionnaire.sha256":       {strings.Repeat("0", 64), strings.ToUpper(f.Questionnaire.SHA256), "none"},
		"assessment.verdict":         verdictsBut(f.Assessment.Verdict),
		"assessment.bracket.lowest":  verdictsBut(f.Assessment.Bracket.Lowest),
		"assessment.bracket.highest": verdictsBut(f.Assessment.Bracket.Highest),
	}
	for path, n := range map[string]int{
		"assessment.score.low": f.Assessment.Score.Low, "assessment.score.high": f.Assessment.Score.High,
		"assessment.points.low": f.Assessment.Points.Low, "assessment.points.high": f.Assessment.Points.High,
	} {
		out[path] = []string{fmt.Sprint(n + 1), fmt.Sprint(n - 1), "1000", "-1", "many", "1.5", "null"}
	}
	for i, g := range f.Assessment.Gates {
		path := fmt.Sprintf("assessment.gates[%d]", i)
		out[path+".gate"] = []string{"no-gate", f.Assessment.Gates[(i+1)%len(f.Assessment.Gates)].Gate + "x"}
		out[path+".caps"] = verdictsBut(g.Caps)
		out[path+".state"] = []string{map[string]string{"fired": "possible", "possible": "fired"}[g.State], "open"}
	}
	for i := range f.Assessment.Unknown {
		out[fmt.Sprintf("assessment.unknown[%d]", i)] = []string{"nothing", "browser-x"}
	}
	for i := range f.Assessment.Open {
		out[fmt.Sprintf("assessment.open[%d]", i)] = []string{"nothing", "browser-x"}
	}
	for i := range f.Conditions {
		path := fmt.Sprintf("conditions[%d]", i)
		out[path+".gate"] = []string{"no-gate", "local-browsers"}
		out[path+".action"] = []string{"Think about it.", "true"}
		out[path+".status"] = []string{"done", "Open", "yes"}
	}
	return out
}

func verdictsBut(v string) []string {
	out := []string{"perfect", `""`, "false"}
	for _, x := range questionnaire.Verdicts() {
		if x.String() != v {
			out = append(out, x.String())
		}
	}
	return out
}

// with puts a value in the place of another one in the text of a record.
func with(t rapid.TB, content []byte, path, value string) (changed []byte, line int) {
	f, ok := record.Decode(content)
	if !ok {
		t.Fatal("the record cannot be read")
	}
	at := f.Document.At(path)
	lines := strings.Split(string(content), "\n")
	runes := []rune(lines[at.Line-1])
	lines[at.Line-1] = string(runes[:at.Column-1]) + value + string(runes[at.Column-1+at.Width:])
	return []byte(strings.Join(lines, "\n")), at.Line
}

// What the program computed and somebody changed by hand is found, as one
// finding, at its line.
func TestEveryComputedFieldIsHeldToItsValue(t *testing.T) {
	q := fixture.Release()
	t.Run("all of one", func(t *testing.T) {
		d := sample()
		d.Answers = questionnaire.Answers{{Question: "browser", Level: "none"}, {Question: "step-up", Level: questionnaire.Unknown}, {Question: "code-handling", Level: "weak"}}
		content := record7(t, q, d)
		f, _ := record.Decode(content)
		fields := computed(&f.Record)
		if len(fields) < 40 {
			t.Fatalf("only %d fields", len(fields))
		}
		for i, path := range slices.Sorted(maps.Keys(fields)) {
			if testing.Short() && i%9 > 0 {
				continue
			}
			for _, value := range fields[path] {
				held(t, q, content, path, value)
			}
		}
	})
	t.Run("one of any", func(t *testing.T) {
		rapid.Check(t, func(t *rapid.T) {
			content := record7(t, q, draft(t, q))
			f, _ := record.Decode(content)
			fields := computed(&f.Record)
			path := rapid.SampledFrom(slices.Sorted(maps.Keys(fields))).Draw(t, "path")
			held(t, q, content, path, rapid.SampledFrom(fields[path]).Draw(t, "value"))
		})
	})
}

func held(t rapid.TB, q *questionnaire.Questionnaire, content []byte, path, value string) {
	changed, line := with(t, content, path, value)
	found := check(changed, released(q))
	if len(found) != 1 || found[0].Line != line || found[0].Severity != finding.SeverityError {
		t.Fatalf("%s: %s (line %d):%s\n%s", path, value, line, list(found), changed)
	}
}

// The same with a list that lost an entry, has one twice, or another order.
func TestEveryComputedListIsHeldToItsEntries(t *testing.T) {
	q, done := fixture.Release(), map[string]int{}
	rapid.Check(t, func(t *rapid.T) {
		d := draft(t, q)
		content := record7(t, q, d)
		f, _ := record.Decode(content)
		changes := map[string]func(*record.Assessment) bool{
			"gate lost":     func(a *record.Assessment) bool { return shrink(&a.Gates) },
			"gate twice":    func(a *record.Assessment) bool { return double(&a.Gates) },
			"gates turned":  func(a *record.Assessment) bool { return turn(a.Gates) },
			"unknown lost":  func(a *record.Assessment) bool { return shrink(&a.Unknown) },
			"unknown twice": func(a *record.Assessment) bool { return double(&a.Unknown) },
			"unknown added": func(a *record.Assessment) bool { a.Unknown = append(a.Unknown, "ai-agents"); return true },
			"open lost":     func(a *record.Assessment) bool { return shrink(&a.Open) },
			"open turned":   func(a *record.Assessment) bool { return turn(a.Open) },
		}
		name := rapid.SampledFrom(slices.Sorted(maps.Keys(changes))).Draw(t, "change")
		r := f.Record
		if !changes[name](&r.Assessment) {
			return // there is nothing to change
		}
		done[name]++
		changed, err := r.YAML()
		if err != nil {
			t.Fatal(err)
		}
		field, _, _ := strings.Cut(name, " ")
		found := check(changed, released(q))
		if len(found) != 1 || !strings.HasPrefix(found[0].Path, "assessment."+strings.TrimSuffix(field, "s")) {
			t.Fatalf("%s:%s\n%s", name, list(found), changed)
		}
	})
	if !testing.Short() && len(done) < 5 {
		t.Errorf("only %v were tried", done)
	}
}

func shrink[T any](s *[]T) bool {
	if len(*s) == 0 {
		return false
	}
	*s = (*s)[:len(*s)-1]
	return true
}

func double[T any](s *[]T) bool {
	if len(*s) == 0 {
		return false
	}
	*s = append(*s, (*s)[0])
	return true
}

func turn[T any](s []T) bool {
	if len(s) < 2 {
		return false
	}
	s[0], s[len(s)-1] = s[len(s)-1], s[0]
	return true
}
