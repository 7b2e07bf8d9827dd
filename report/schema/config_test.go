package schema_test

import (
	"fmt"
	"strings"
	"testing"

	"flowverdict/internal/yamldoc"
	"flowverdict/report/validation"
	"flowverdict/report/validation/config"

	"pgregory.net/rapid"
)

// Rule by rule and severity by severity, schema and reader take the same, and
// every rule is explained in the words of explain.
func TestEveryRuleOfTheConfiguration(t *testing.T) {
	k := configurations(t)
	count := map[outcome]int{}
	ids := []string{"review-overdu", ""}
	for _, r := range validation.Rules() {
		ids = append(ids, string(r.ID))
		if said := fmt.Sprintf("%q", r.Summary+"\n\n"+r.Explanation); !strings.Contains(string(k.source), `"description": `+said) {
			t.Errorf("rule %s is not explained", r.ID)
		}
	}
	for i, id := range ids {
		if testing.Short() && i%6 > 0 {
			continue
		}
		for _, severity := range []string{"error", "warning", "notice", "fatal", ""} {
			text := fmt.Sprintf("schema: flowverdict/config/v1\nseverities: [{rule: %q, severity: %q}]\n", id, severity)
			count[k.mustAgree(t, text, []byte(text))]++
		}
		text := fmt.Sprintf("schema: flowverdict/config/v1\nignores: [{rule: %q, path: docs/**}]\n", id)
		count[k.mustAgree(t, text, []byte(text))]++
	}
	if !testing.Short() && (count[bothAccept] < 100 || count[bothRefuse] < 100) || count[listed] > 0 {
		t.Errorf("%v: the test shows little", count)
	}
}

// The pattern of paths is that of the reader.
func TestPathPattern(t *testing.T) {
	k := configurations(t)
	count := map[outcome]int{}
	rapid.Check(t, func(t *rapid.T) {
		path := drawPieces("a", "b.yaml", "/", "/", ".", "..", "*", "**", " ", "\\", "é", "\n", "\u3000", "{", "}", "[", "]", ",", "-", "!").Draw(t, "path")
		text, err := yamldoc.YAML("", yamldoc.Object{
			{Key: "schema", Value: config.Schema}, {Key: "folders", Value: []any{path}},
			{Key: "severities", Value: []any{yamldoc.Object{{Key: "rule", Value: "unquoted"}, {Key: "severity", Value: "error"}, {Key: "path", Value: path}}}},
		})
		if err != nil {
			t.Fatal(err)
		}
		o, err := k.agree(text)
		if err != nil {
			t.Fatal(err)
		}
		count[o]++
	})
	if !testing.Short() && (count[bothAccept] < 5 || count[bothRefuse] < 20) {
		t.Errorf("%v: the test shows little", count)
	}
}

// What people may write is accepted by schema and reader; changed in a place or
// two, they still agree.
func TestGeneratedConfigurationsAgree(t *testing.T) {
	k := configurations(t)
	count := map[outcome]int{}
	rules := validation.Rules()
	globs := rapid.SampledFrom([]string{"docs/**", "docs/decisions", "**/*.yaml", ".", "clients/[a-m]*/", "{a,b}/0007-acmectl.yaml", "日本/*"})
	rapid.Check(t, func(t *rapid.T) {
		var folders, registers, severities, ignores []any
		for range rapid.IntRange(0, 3).Draw(t, "entries") {
			folders = append(folders, globs.Draw(t, "folder"))
			registers = append(registers, rapid.SampledFrom([]string{"README.md", "docs/decisions/README.md", "日本/a b.MD"}).Draw(t, "register"))
			r := rapid.SampledFrom(rules).Draw(t, "rule")
			entry := yamldoc.Object{{Key: "rule", Value: string(r.ID)}, {Key: "severity", Value: rapid.SampledFrom(config.Severities(r)).Draw(t, "severity").String()}}
			if rapid.Bool().Draw(t, "somewhere") {
				entry = append(entry, yamldoc.Pair{Key: "path", Value: globs.Draw(t, "path")})
			}
			severities = append(severities, entry)
			r = rapid.SampledFrom(rules).Filter(validation.Rule.Adjustable).Draw(t, "ignored")
			ignores = append(ignores, yamldoc.Object{
				{Key: "rule", Value: string(r.ID)}, {Key: "path", Value: globs.Draw(t, "where")},
				{Key: "reason", Value: drawText(t, "reason")}, {Key: "until", Value: drawDay(t, "until")},
			})
		}
		content, err := yamldoc.YAML("", yamldoc.Object{{Key: "schema", Value: config.Schema}, {Key: "folders", Value: folders}, {Key: "registers", Value: registers}, {Key: "decision_days", Value: rapid.IntRange(1, config.MostDays).Draw(t, "days")}, {Key: "carried_days", Value: rapid.IntRange(1, config.MostDays).Draw(t, "carried")}, {Key: "severities", Value: severities}, {Key: "ignores", Value: ignores}})
		if err != nil {
			t.Fatal(err)
		}
		if o, err := k.agree(content); err != nil || o != bothAccept {
			t.Fatalf("%v %v\n%s", err, k.read(content), content)
		}
		changed := drawChange(t, content)
		if rapid.Bool().Draw(t, "twice") {
			changed = drawChange(t, changed)
		}
		o, err := k.agree(changed)
		if err != nil {
			t.Fatal(err)
		}
		count[o]++
	})
	if !testing.Short() && (count[bothAccept] < 3 || count[bothRefuse] < 30) {
		t.Errorf("%v: the test shows little", count)
	}
}
