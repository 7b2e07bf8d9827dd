package schema_test

import (
	"bytes"
	"errors"
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"
	"testing"

	"flowverdict/internal/yamldoc"
	"flowverdict/questionnaire"
	"flowverdict/questionnaire/fixture"
	"flowverdict/questionnaire/library"
	"flowverdict/report/schema"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"gopkg.in/yaml.v3"
)

// The schemas are schemas: the meta-schema that they name accepts them, no key
// stands twice, and the same facts give the same bytes.
func TestSchemasAreSchemas(t *testing.T) {
	meta, err := jsonschema.NewCompiler().Compile("https://json-schema.org/draft/2020-12/schema")
	if err != nil {
		t.Fatal(err)
	}
	if meta.Validate(map[string]any{"type": "objekt"}) == nil {
		t.Fatal("the meta-schema accepts anything")
	}
	records, answers, questionnaires := kinds(t)
	again, _, _ := newKinds(t, fixture.Release())
	if !bytes.Equal(records.source, again.source) {
		t.Error("made twice, the schema of records differs")
	}
	for _, k := range []kind{records, answers, questionnaires, configurations(t)} {
		v, err := jsonschema.UnmarshalJSON(bytes.NewReader(k.source))
		if err != nil {
			t.Fatal(err)
		}
		if err := meta.Validate(v); err != nil {
			t.Errorf("%s: %v", k.name, err)
		}
		root := v.(map[string]any)
		if root["$schema"] != "https://json-schema.org/draft/2020-12/schema" || root["$id"] != "urn:flowverdict:schema:"+k.name+":v1" {
			t.Errorf("%s: named %v, %v", k.name, root["$schema"], root["$id"])
		}
		d, ok := yamldoc.Parse(k.source, yamldoc.Limits{Bytes: 1 << 20, Depth: 100, Items: 1000, Text: 1 << 16})
		if !ok || len(d.Findings()) > 0 {
			t.Errorf("%s: %v", k.name, d.Findings())
		}
		if !bytes.HasSuffix(k.source, []byte("}\n")) {
			t.Errorf("%s does not end with one newline", k.name)
		}
	}
}

// Every key says what it is for, so that an editor can show it.
func TestEveryKeyIsDescribed(t *testing.T) {
	records, answers, questionnaires := kinds(t)
	for _, k := range []kind{records, answers, questionnaires, configurations(t)} {
		all := fields(t, k.source)
		if len(all) < 20 {
			t.Fatalf("%s: only %d keys found", k.name, len(all))
		}
		for _, f := range all {
			if !strings.HasSuffix(f.text, ".") && !strings.Contains(f.text, ": ") {
				t.Errorf("%s: %s: %q is no sentence", k.name, f.path, f.text)
			}
		}
	}
}

// What the questionnaire says of its questions and levels is what editors
// show: each text stands in the schemas of records and answers files.
func TestQuestionsAndLevelsAreExplained(t *testing.T) {
	records, answers, _ := kinds(t)
	for _, k := range []kind{records, answers} {
		var root yaml.Node
		if err := yaml.Unmarshal(k.source, &root); err != nil {
			t.Fatal(err)
		}
		said := map[string]bool{}
		walk(root.Content[0], "", func(path string, n *yaml.Node) {
			if strings.HasSuffix(path, ".description") {
				said[n.Value] = true
			}
		})
		for _, x := range fixture.Release().Questions() {
			if !said[x.Text+"\n\n"+x.Why] {
				t.Errorf("%s: question %s is not explained", k.name, x.ID)
			}
			for _, l := range x.Levels {
				if !said[l.Text] {
					t.Errorf("%s: level %s of %s is not explained", k.name, l.ID, x.ID)
				}
			}
		}
	}
}

// Wherever people write the id of a gate or of a mitigation, editors know all of
// the questionnaire's with their titles, and no other is taken.
func TestGatesAndMitigationsAreKnown(t *testing.T) {
	judged, _ := fixture.Judged(t)
	for _, q := range []*questionnaire.Questionnaire{fixture.Release(), judged} {
		records, answers, _ := newKinds(t, q)
		pinned := "questionnaire: {id: " + q.ID + ", version: " + q.Version + "}\n"
		gates, mitigations := map[string]string{}, map[string]string{}
		for _, g := range q.Gates {
			gates[g.ID] = g.Title
		}
		for _, m := range q.Mitigations {
			mitigations[m.ID] = m.Title
		}
		for _, x := range []struct {
			of   kind
			path string
			ids  map[string]string
			text string
		}{
			{records, "/exception/gates/0", gates, pinned + "exception: {gates: [ID]}"},
			{records, "/conditions/0/gate", gates, pinned + "conditions: [{gate: ID}]"},
			{records, "/mitigations/0/id", mitigations, pinned + "mitigations: [{id: ID}]"},
			{answers, "/mitigations/0/id", mitigations, "mitigations: [{id: ID}]"},
		} {
			refused := func(id string) bool {
				v, err := value([]byte(strings.ReplaceAll(x.text, "ID", id)))
				if err != nil {
					t.Fatal(err)
				}
				return refusedAt(x.of.schema.Validate(v), x.path)
			}
			for id, title := range x.ids {
				if refused(id) || !strings.Contains(string(x.of.source), fmt.Sprintf("%q", title)) {
					t.Errorf("%s: %s does not know %s, or not its title %q", x.of.name, x.path, id, title)
				}
			}
			if len(x.ids) > 0 && !refused("fine") {
				t.Errorf("%s: %s takes what is no id", x.of.name, x.path)
			}
		}
	}
}

// refusedAt reports whether a schema refuses what stands at a place.
func refusedAt(err error, place string) bool {
	var refused *jsonschema.ValidationError
	if !errors.As(err, &refused) {
		return false
	}
	if len(refused.Causes) == 0 {
		return "/"+strings.Join(refused.InstanceLocation, "/") == place
	}
	return slices.ContainsFunc(refused.Causes, func(cause *jsonschema.ValidationError) bool { return refusedAt(cause, place) })
}

// Every question takes its own levels and unknown, and no level of another.
func TestEveryLevelOfEveryQuestion(t *testing.T) {
	records, answers, _ := kinds(t)
	q := fixture.Release()
	levels := map[string]bool{"nun": true}
	for _, x := range q.Questions() {
		for _, id := range x.LevelIDs() {
			levels[id] = true
		}
	}
	full := string(file(t, "testdata/record.yaml"))
	for i, x := range q.Questions() {
		if testing.Short() && i%6 > 0 {
			continue
		}
		levels[questionnaire.Unknown] = true
		strange := 0
		for _, level := range slices.Sorted(maps.Keys(levels)) {
			_, own := x.Level(level)
			own = own || level == questionnaire.Unknown
			files := map[*kind]string{&answers: "answers: {" + x.ID + ": \"" + level + "\"}\n"}
			if strange++; own || strange%9 == 0 {
				files[&records] = strings.Replace(full, "question: browser\n    level: none", "question: "+x.ID+"\n    level: \""+level+"\"", 1)
			}
			for k, content := range files {
				v, err := value([]byte(content))
				if err != nil {
					t.Fatal(err)
				}
				if accepted := k.schema.Validate(v) == nil; accepted != own {
					t.Errorf("%s: %s: %s: accepted is %v", k.name, x.ID, level, accepted)
				}
			}
		}
	}
}

// A record is held against the questionnaire that it pins, whichever of the
// program's that is; a record that pins another has its shape only.
func TestRecordPinsItsQuestionnaire(t *testing.T) {
	small, problems := library.Load([]byte(smallQuestionnaire(t)))
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	both := compile(t, must(t)(schema.Record(small, fixture.Release(), small)))
	base := string(file(t, "testdata/record.yaml"))
	base = regexp.MustCompile(`(?ms)^conditions:.*^decision:`).ReplaceAllString(base, "decision:") // they name gates of the other
	base = regexp.MustCompile(`(?ms)^exception:.*`).ReplaceAllString(base, "")
	for _, c := range []struct {
		id, version, question, level string
		want                         bool
	}{
		{"device-flow-cli", "1.0.0", "browser", "none", true},
		{"device-flow-cli", "1.0.0", "browser", "far", false},
		{"device-flow-cli", "1.0.0", "place", "far", false},
		{"small", "1.2.3", "place", "far", true},
		{"small", "1.2.3", "place", "none", false},
		{"small", "1.2.3", "browser", "none", false},
		{"small", "1.2.4", "browser", "far", true},
		{"device-flow-cli", "9.0.0", "place", "far", true},
		{"device-flow-cli", "9.0.0", "place", "", false},
	} {
		answers := "answers:\n  - {question: " + c.question + ", level: \"" + c.level + "\"}\nassessment:"
		start, end := strings.Index(base, "answers:"), strings.Index(base, "assessment:")
		content := base[:start] + answers + base[end+len("assessment:"):]
		content = strings.NewReplacer("id: device-flow-cli", "id: "+c.id, `version: "1.0.0"`, `version: "`+c.version+`"`).Replace(content)
		v, err := value([]byte(content))
		if err != nil {
			t.Fatal(err)
		}
		if err := both.Validate(v); (err == nil) != c.want {
			t.Errorf("%+v: %v", c, err)
		}
	}
}
