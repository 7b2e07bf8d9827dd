package schema_test

import (
	"encoding/json"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"flowverdict/internal/finding"
	"flowverdict/internal/text"
	"flowverdict/internal/yamldoc"
	"flowverdict/questionnaire/soundness"
	"flowverdict/report/record"

	"github.com/bmatcuk/doublestar/v4"
	"gopkg.in/yaml.v3"
)

// difference is something that the strict readers refuse and a schema cannot:
// which of their problems it excuses, and a change that shows it.
type difference struct {
	why      string
	kinds    string // of files
	excuses  func(p finding.Finding, content []byte) bool
	old, new string // in the kind's file of testdata; appended where old is empty
}

func (d difference) of(k kind) bool { return strings.Contains(d.kinds, k.name) }

const (
	anyKind = "record answers questionnaire config"
	people  = "record answers config"
	reviews = "record answers"
	program = "questionnaire"
)

// differences is the whole list. There is one in the other direction only,
// which [kind.acceptsQuoted] knows: records and answers files may leave numbers
// unquoted, with a notice, where a schema wants texts.
func differences() []difference {
	return append(differencesOfText(), differencesOfMeaning()...)
}

// What is lost between the bytes of a file and the values that a schema sees.
func differencesOfText() []difference {
	rule := func(r finding.RuleID) func(finding.Finding, []byte) bool {
		return func(p finding.Finding, _ []byte) bool { return p.Rule == r }
	}
	return []difference{
		{"a schema counts characters, readers count bytes", anyKind, func(p finding.Finding, content []byte) bool {
			n := nodeAt(content, p.Path)
			return p.Rule == yamldoc.TextTooLong && (n == nil || utf8.RuneCountInString(n.Value) <= record.Limits().Text)
		}, "name: acmectl", "name: " + strings.Repeat("é", 9000)},
		{"texts may not hold characters that hide or reorder others", anyKind, func(p finding.Finding, content []byte) bool {
			n := nodeAt(content, p.Path)
			if n != nil && n.Kind == yaml.ScalarNode {
				_, found := text.FirstHostile(n.Value)
				return found
			}
			return p.Rule == yamldoc.ControlCharacter
		}, "name: acmectl", `name: "acme\u200bctl"`},
		{"a schema sees the last of two equal keys", anyKind, rule(yamldoc.DuplicateKey), "name: acmectl", "name: acmectl\n  name: acmectl"},
		{"a schema sees what aliases and tags stand for", anyKind, rule(yamldoc.YAMLFeature), "name: acmectl", "name: !own acmectl"},
		{"a schema sees one document", anyKind, rule(yamldoc.SeveralDocuments), "", "---\n{}\n"},
		{"whole numbers can be written in ways that only YAML knows", "record questionnaire config", func(p finding.Finding, content []byte) bool {
			n := nodeAt(content, p.Path)
			if p.Rule != yamldoc.WrongType || n == nil {
				return false
			}
			_, isNumber := scalar(n.Value).(json.Number)
			return isNumber && strings.Contains(p.Message, "whole number")
		}, "low: 79", "low: 79.0"},
		{"in a questionnaire, dates and words that some YAML tools misread are quoted", program, func(p finding.Finding, content []byte) bool {
			n := nodeAt(content, p.Path)
			_, text := scalar(n.Value).(string)
			return p.Rule == yamldoc.Unquoted && text
		}, "title: The place", "title: yes"},
	}
}

// What one value means beside others.
func differencesOfMeaning() []difference {
	rules := func(rules ...finding.RuleID) func(finding.Finding, []byte) bool {
		return func(p finding.Finding, _ []byte) bool { return slices.Contains(rules, p.Rule) }
	}
	return []difference{
		{"a pattern does not know how long a month is", people, func(p finding.Finding, content []byte) bool {
			n := nodeAt(content, p.Path)
			return p.Rule == record.BadDate && n != nil && regexp.MustCompile(`^[0-9]{4}-((02)-(29|30|31)|(04|06|09|11)-31)$`).MatchString(n.Value)
		}, `"2026-11-23"`, `"2026-11-31"`},
		{"a question is answered once", people, rules(record.QuestionTwice), "answers:\n  - question: browser\n", "answers:\n  - {question: browser, level: none}\n  - question: browser\n"},
		{"a pattern does not know which IPv6 addresses there are", people, func(p finding.Finding, content []byte) bool {
			n := nodeAt(content, p.Path)
			return p.Rule == record.BadLink && n != nil && strings.Contains(n.Value, "://[")
		}, "https://docs.example.org/acmectl/hosts", `"https://[1:2]/"`},
		{"a pattern does not know which globs there are", "config", func(p finding.Finding, content []byte) bool {
			n := nodeAt(content, p.Path)
			return p.Rule == record.BadValue && n != nil && strings.HasSuffix(p.Path, ".path") && !doublestar.ValidatePattern(n.Value)
		}, "docs/**", `"docs/[a"`},
		{"what a fact may be depends on which one it is", "record", func(p finding.Finding, content []byte) bool {
			return p.Rule == record.EvidenceUnknownFact && !strings.Contains(p.Message, "no fact has the name") && !strings.Contains(p.Message, "no grade is called")
		}, `value: "600"`, `value: "ten"`},
		{"a digest is that of a run", "record", rules(record.EvidenceEdited), `value: "600"`, `value: "601"`},
		{"the id of a fact begins with that of its run, and each is there once", "record", func(p finding.Finding, _ []byte) bool {
			return p.Rule == record.EvidenceID
		}, "id: r1.2", "id: r1.1"},
		{"a pattern does not know which characters can be printed", "record", func(p finding.Finding, content []byte) bool {
			n := nodeAt(content, p.Path)
			return p.Rule == record.BadValue && n != nil && strings.Contains(p.Message, "cannot be printed") && !strings.Contains(n.Value, "\n")
		}, "tool: flowverdict 0.9.0", `tool: "flowverdict\u00a00.9.0"`},
		{"an id names one thing", program, rules(soundness.DuplicateID), "id: second", "id: first"},
		{"a reference leads to something", program, func(p finding.Finding, content []byte) bool {
			ownLevers := nodeAt(content, "levers[0]") != nil
			return p.Rule == soundness.DanglingID && (ownLevers || !strings.HasSuffix(p.Path, ".lever"))
		}, "instead: other", "instead: another"},
		{"points fall from the best level to the worst", program, func(p finding.Finding, _ []byte) bool {
			return p.Rule == soundness.BadPoints && strings.Contains(p.Message, "better level before it")
		}, "points: 60, text: It is far", "points: 71, text: It is far"},
		{"bands begin lower from verdict to verdict", program, func(p finding.Finding, _ []byte) bool {
			return p.Rule == soundness.BadBands && strings.Contains(p.Message, "no score for it")
		}, "from: 60", "from: 80"},
		{"a gate has a condition of its own, which can hold and can fail", program, func(p finding.Finding, _ []byte) bool {
			return p.Rule == soundness.BadGate && (strings.Contains(p.Path, "when[") || strings.HasSuffix(p.Path, ".otherwise") || strings.Contains(p.Message, "same condition"))
		}, "question: place, level: far", "question: place, level: here"},
		{"a level differs from the one before it", program, func(p finding.Finding, _ []byte) bool {
			return p.Rule == soundness.DeadLevel && strings.HasSuffix(p.Path, "]")
		}, "points: 60, text: It is far}", "points: 60, text: It is far}\n          - {id: farther, points: 60, text: It is farther}"},
		{"what is said of an earlier version fits this one", program, rules(soundness.BadMigration), "to: near", "to: gone"},
		{"the parts of a document are below its address", program, func(p finding.Finding, _ []byte) bool {
			return p.Rule == soundness.BadText && strings.HasSuffix(p.Path, ".part_url") && strings.Contains(p.Message, "another host")
		}, "url: https://page.example.org/\n", "url: https://elsewhere.example.org/\n"},
		{"every comparison and every rule tells something, and an alternative can be chosen and ruled out", program, func(p finding.Finding, _ []byte) bool {
			switch p.Rule {
			case soundness.BadCondition:
				return true
			case soundness.BadOption:
				return !strings.HasSuffix(p.Path, ".kind")
			case soundness.BadMitigation:
				return strings.Contains(p.Message, "never the first") || strings.HasSuffix(p.Path, ".rules")
			}
			return false
		}, "place: {better: near}", "place: {better: far}"},
		{"every gate can decide, and every verdict can be reached", program, rules(soundness.MaskedGate, soundness.FalseDeclared, soundness.NoVerdict), "caps: unsuitable", "caps: conditional"},
	}
}

// Each difference is there: its example is refused by the reader for reasons
// that it excuses, all of them, and accepted by the schema.
func TestEveryDifferenceIsThere(t *testing.T) {
	records, answers, questionnaires := kinds(t)
	for _, d := range differences() {
		shown := false
		for _, base := range []struct {
			kind
			content string
		}{
			{records, string(file(t, "testdata/record.yaml"))},
			{answers, string(file(t, "testdata/answers-list.yaml"))},
			{questionnaires, smallQuestionnaire(t)},
			{configurations(t), string(file(t, "testdata/config.yaml"))},
		} {
			if !d.of(base.kind) || !strings.Contains(base.content, d.old) {
				continue
			}
			shown = true
			content := []byte(strings.Replace(base.content, d.old, d.new, 1))
			if d.old == "" {
				content = []byte(base.content + d.new)
			}
			if o := base.mustAgree(t, d.why, content); o != listed {
				t.Errorf("%s: %s: no difference: %v", d.why, base.name, base.read(content))
			}
			for _, p := range base.read(content) {
				if !d.excuses(p, content) {
					t.Errorf("%s: %s: is about another thing: %v", d.why, base.name, p)
				}
			}
		}
		if !shown {
			t.Errorf("%s: no file has %q", d.why, d.old)
		}
	}
}

// The other direction: a number for a text is a notice to readers.
func TestUnquotedScalarsDiffer(t *testing.T) {
	records, answers, _ := kinds(t)
	for _, k := range []kind{records, answers, configurations(t)} {
		name := map[string]string{"record": "testdata/record.yaml", "answers": "testdata/answers-list.yaml", "config": "testdata/config.yaml"}[k.name]
		for old, new := range map[string]string{`"2.4"`: "2.4", "client_id: acmectl": "client_id: 12", "owner: platform team": "owner: 0x1F", "path: docs/**": "path: 7", "reason: Known.": "reason: 1e3"} {
			before := string(file(t, name))
			if !strings.Contains(before, old) {
				continue // in another kind
			}
			content := strings.Replace(before, old, new, 1)
			if len(k.read([]byte(content))) > 0 {
				t.Errorf("%s: %s is refused", k.name, new)
			}
			if o := k.mustAgree(t, new, []byte(content)); o != listed {
				t.Errorf("%s: %s: no difference", k.name, new)
			}
		}
	}
}
