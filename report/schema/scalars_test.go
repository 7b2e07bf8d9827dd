package schema_test

import (
	"regexp"
	"strings"
	"testing"
)

// What people type without quotes, which YAML tools read in different ways.
func typed() []string {
	return []string{
		"", "~", "null", "true", "False", "yes", "NO", "on", "n", "7", "07", "012", "0o7", "0x1F", "0b1", "1_000", "+5", "-0", "1.", ".5", "7.0", "7.5", "1e3", "1E-3",
		".inf", "-.inf", ".nan", "99999999999999999999", "2.4", "1.0.0", "2026-11-23", "2026-1-3", "2026-11-23 12:00:00", "12:30:00", "acmectl", "'7'", `"7"`, ">-\n    x",
		"|\n    x", "[]", "{}", "[7]", "{a: b}", "=", "x: y", "? x",
	}
}

// Typed at any kind of place, schema and reader agree.
var reported = regexp.MustCompile(`report: \{.*\n`)

func TestTypedScalarsAgree(t *testing.T) {
	records, answers, questionnaires := kinds(t)
	count := map[outcome]int{}
	for _, place := range []struct {
		kind
		content string
		old     string
	}{
		{records, string(file(t, "testdata/record.yaml")), "owner: platform team\n"},
		{records, string(file(t, "testdata/record.yaml")), "name: acmectl\n"},
		{records, string(file(t, "testdata/record.yaml")), "date: \"2026-11-23\"\n"},
		{records, string(file(t, "testdata/record.yaml")), "status: proposed\n"},
		{records, string(file(t, "testdata/record.yaml")), "evidence: Asked, no answer yet.\n"},
		{records, reported.ReplaceAllString(string(file(t, "testdata/record.yaml")), "report: {profile: madr}\n"), "report: {profile: madr}\n"},
		{records, strings.Replace(string(file(t, "testdata/record.yaml")), "{low: 79, high: 79}", "\n    low: 79\n    high: 79", 1), "low: 79\n"},
		{answers, string(file(t, "testdata/answers-list.yaml")), "level: none\n"},
		{answers, string(file(t, "testdata/answers-list.yaml")), "distribution: unknown\n"},
		{answers, string(file(t, "testdata/answers-mapping.yaml")), "browser: none\n"},
		{questionnaires, smallQuestionnaire(t), "title: The place\n"},
		{questionnaires, smallQuestionnaire(t), "weight: 3\n"},
		{questionnaires, smallQuestionnaire(t), "version: 1.2.3\n"},
		{configurations(t), string(file(t, "testdata/config.yaml")), "decision_days: 30\n"},
		{configurations(t), string(file(t, "testdata/config.yaml")), "carried_days: 180\n"},
		{configurations(t), string(file(t, "testdata/config.yaml")), "reason: Known.\n"},
		{configurations(t), string(file(t, "testdata/config.yaml")), "path: docs/**\n"},
		{configurations(t), string(file(t, "testdata/config.yaml")), "until: \"2027-01-31\"\n"},
	} {
		key, _, _ := strings.Cut(place.old, ":")
		if !strings.Contains(place.content, place.old) {
			t.Fatalf("no file has %q", place.old)
		}
		for i, s := range typed() {
			if testing.Short() && i%12 > 0 {
				continue
			}
			content := strings.Replace(place.content, place.old, key+": "+s+"\n", 1)
			if _, err := value([]byte(content)); err != nil {
				continue // no YAML in any reading
			}
			count[place.mustAgree(t, key+": "+s, []byte(content))]++
		}
	}
	if !testing.Short() && (count[bothAccept] < 30 || count[bothRefuse] < 100 || count[listed] < 30) {
		t.Errorf("%v: the test shows little", count)
	}
}
