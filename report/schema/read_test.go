package schema_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"

	"flowverdict/internal/finding"
	"flowverdict/internal/yamldoc"
	"flowverdict/questionnaire"
	"flowverdict/questionnaire/fixture"
	"flowverdict/questionnaire/library"
	"flowverdict/questionnaire/review"
	"flowverdict/report/record"
	"flowverdict/report/schema"
	"flowverdict/report/validation"
	"flowverdict/report/validation/config"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"gopkg.in/yaml.v3"
)

// kind is one kind of file: its schema, and its strict reader, which returns
// why it refuses a file. unquoted are the paths of the scalars that the reader
// took for texts and wants to be quoted.
type kind struct {
	name     string
	source   []byte // of the schema
	schema   *jsonschema.Schema
	read     func([]byte) []finding.Finding
	unquoted func([]byte) []string
}

// kept are the kinds once their schemas were compiled.
var kept struct {
	sync.Mutex
	all    []kind
	config *kind
}

func kinds(t testing.TB) (records, answers, questionnaires kind) {
	t.Helper()
	kept.Lock()
	defer kept.Unlock()
	if kept.all == nil {
		records, answers, questionnaires = newKinds(t, fixture.Release())
		kept.all = []kind{records, answers, questionnaires}
	}
	return kept.all[0], kept.all[1], kept.all[2]
}

func newKinds(t testing.TB, q *questionnaire.Questionnaire) (records, answers, questionnaires kind) {
	t.Helper()
	records = kind{
		name: "record", source: must(t)(schema.Record(q)),
		read: func(content []byte) []finding.Finding { return readRecord(content, q) },
		unquoted: func(content []byte) []string {
			f, _ := record.Decode(content)
			return unquoted(f.Document)
		},
	}
	answers = kind{
		name: "answers", source: must(t)(schema.Answers(q)),
		read: func(content []byte) []finding.Finding {
			in, _ := record.DecodeInput(content, q)
			return append(in.Errors(), strangers(&in.Draft, q)...)
		},
		unquoted: func(content []byte) []string {
			in, _ := record.DecodeInput(content, q)
			return unquoted(in.Document)
		},
	}
	questionnaires = kind{
		name: "questionnaire", source: must(t)(schema.Questionnaire()),
		read: func(content []byte) []finding.Finding {
			_, problems := library.Load(content)
			return problems
		},
		unquoted: func([]byte) []string { return nil }, // refused here
	}
	for _, k := range []*kind{&records, &answers, &questionnaires} {
		k.schema = compile(t, k.source)
	}
	return records, answers, questionnaires
}

// configurations is the kind of the configuration of validate.
func configurations(t testing.TB) kind {
	t.Helper()
	kept.Lock()
	defer kept.Unlock()
	if kept.config == nil {
		k := newConfigurations(t)
		kept.config = &k
	}
	return *kept.config
}

func newConfigurations(t testing.TB) kind {
	t.Helper()
	q := fixture.Release()
	k := kind{
		name: "config", source: must(t)(schema.Config(q)),
		read: func(content []byte) []finding.Finding {
			c, faults := config.Parse(config.FileName, content)
			return append(faults, standing(c, q)...)
		},
		unquoted: func(content []byte) []string {
			var paths []string
			var doc yaml.Node
			if yaml.Unmarshal(content, &doc) == nil && len(doc.Content) > 0 {
				walk(doc.Content[0], "", func(path string, n *yaml.Node) {
					if !slices.Contains([]string{"decision_days", "carried_days"}, path) && !strings.HasPrefix(path, "profile.review_months.") && slices.Contains([]string{"!!int", "!!float", "!!timestamp"}, n.ShortTag()) {
						paths = append(paths, path)
					}
				})
			}
			return paths
		},
	}
	k.schema = compile(t, k.source)
	return k
}

// standing finds what a profile that names q answers and demands, and q does not
// have; validate tells it.
func standing(c *config.Config, q *questionnaire.Questionnaire) []finding.Finding {
	if c == nil || c.Profile == nil || c.Profile.Pin.ID != q.ID || c.Profile.Pin.Version != q.Version {
		return nil
	}
	applied := c.Apply(&validation.Result{AsOf: "0001-01-01"}, config.Scope{
		Locate:  func(string) []string { return nil },
		Resolve: func(string, string) *questionnaire.Questionnaire { return q },
	})
	return slices.DeleteFunc(applied.Findings, func(f finding.Finding) bool {
		return f.Rule != record.UnknownQuestion && f.Rule != record.UnknownLevel
	})
}

func unquoted(d *yamldoc.Document) []string {
	var paths []string
	for _, p := range d.Findings() {
		if p.Rule == yamldoc.Unquoted {
			paths = append(paths, p.Path)
		}
	}
	return paths
}

// readRecord holds the answers of a record against the questionnaire that it
// pins, as every command does.
func readRecord(content []byte, q *questionnaire.Questionnaire) []finding.Finding {
	f, ok := record.Decode(content)
	if faults := f.Errors(); !ok || len(faults) > 0 {
		return faults
	}
	if f.Questionnaire.ID != q.ID || f.Questionnaire.Version != q.Version {
		return nil
	}
	in, _ := record.DecodeInput(content, q)
	return append(in.Errors(), strangers(&f.Record.Draft, q)...)
}

// strangers finds the ids beside the answers that are none of the questionnaire's;
// validate tells them as errors.
func strangers(d *review.Draft, q *questionnaire.Questionnaire) (out []finding.Finding) {
	known := map[string]bool{}
	for _, g := range q.Gates {
		known["gate "+g.ID] = true
	}
	for _, x := range q.Questions() {
		known["question "+x.ID] = true
	}
	for _, m := range q.Mitigations {
		known["mitigation "+m.ID] = true
	}
	hold := func(kind, id string) {
		if !known[kind+" "+id] {
			out = append(out, finding.Finding{Rule: "no-id", Message: "there is no " + kind + " " + id})
		}
	}
	for _, g := range d.Exception.Gates {
		hold("gate", g)
	}
	for _, c := range d.Conditions {
		switch {
		case c.Question == "":
			hold("gate", c.Gate)
		case c.Gate != "":
			out = append(out, finding.Finding{Rule: "no-id", Message: "a gate and a question"})
		default:
			hold("question", c.Question)
		}
		if (c.Question == "") != (c.Level == "") {
			out = append(out, finding.Finding{Rule: "no-id", Message: "a question without a level, or a level without a question"})
		}
	}
	for _, m := range d.Mitigations {
		if len(q.Mitigations) > 0 {
			hold("mitigation", m.ID)
		}
	}
	return out
}

func must(t testing.TB) func([]byte, error) []byte {
	return func(content []byte, err error) []byte {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		return content
	}
}

func compile(t testing.TB, source []byte) *jsonschema.Schema {
	t.Helper()
	value, err := jsonschema.UnmarshalJSON(bytes.NewReader(source))
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	c.UseRegexpEngine(ecma)
	if err := c.AddResource("schema.json", value); err != nil {
		t.Fatal(err)
	}
	s, err := c.Compile("schema.json")
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// ecma reads a pattern as ECMA 262 does: \s is all white space.
func ecma(pattern string) (jsonschema.Regexp, error) {
	pattern = strings.ReplaceAll(pattern, `\S`, `[^\s\v\p{Z}\x{FEFF}]`)
	pattern = regexp.MustCompile(`(\[\^[^]]*)\\s`).ReplaceAllString(pattern, `$1\s\v\p{Z}\x{FEFF}`)
	return regexp.Compile(pattern)
}

// value reads YAML as editors do: by the core schema of YAML 1.2, with nothing
// refused. The scalars at the paths in quoted are read as if they were quoted.
func value(content []byte, quoted ...string) (any, error) {
	var doc yaml.Node
	if err := yaml.NewDecoder(bytes.NewReader(content)).Decode(&doc); errors.Is(err, io.EOF) {
		return nil, nil // an empty file
	} else if err != nil {
		return nil, err
	}
	texts := map[string]bool{}
	for _, path := range quoted {
		texts[path] = true
	}
	return convert(doc.Content[0], "", texts)
}

func convert(n *yaml.Node, path string, texts map[string]bool) (any, error) {
	switch n.Kind {
	case yaml.AliasNode:
		return convert(n.Alias, path, texts)
	case yaml.SequenceNode:
		out := make([]any, len(n.Content))
		for i, c := range n.Content {
			var err error
			if out[i], err = convert(c, fmt.Sprintf("%s[%d]", path, i), texts); err != nil {
				return nil, err
			}
		}
		return out, nil
	case yaml.MappingNode:
		out := map[string]any{}
		for i := 0; i+1 < len(n.Content); i += 2 {
			v, err := convert(n.Content[i+1], join(path, n.Content[i].Value), texts)
			if err != nil {
				return nil, err
			}
			out[n.Content[i].Value] = v
		}
		return out, nil
	}
	if texts[path] || n.Style&(yaml.SingleQuotedStyle|yaml.DoubleQuotedStyle|yaml.LiteralStyle|yaml.FoldedStyle) != 0 {
		return n.Value, nil
	}
	return scalar(n.Value), nil
}

var number = regexp.MustCompile(`^[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?$`)

// scalar resolves a plain scalar by the core schema.
func scalar(s string) any {
	switch s {
	case "", "~", "null", "Null", "NULL":
		return nil
	case "true", "True", "TRUE":
		return true
	case "false", "False", "FALSE":
		return false
	case ".inf", "-.inf", "+.inf", ".nan":
		return json.Number("0.5") // a number, and not a whole one
	}
	if n, err := strconv.ParseInt(s, 0, 64); err == nil && (strings.HasPrefix(s, "0x") || strings.HasPrefix(s, "0o")) {
		return json.Number(strconv.FormatInt(n, 10))
	}
	if number.MatchString(s) {
		if f, err := strconv.ParseFloat(s, 64); err == nil {
			return json.Number(strconv.FormatFloat(f, 'f', -1, 64))
		}
	}
	return s
}

func join(path, key string) string {
	if path == "" {
		return key
	}
	return path + "." + key
}

// nodeAt finds the value at a path, or nil.
func nodeAt(content []byte, path string) *yaml.Node {
	var doc yaml.Node
	if err := yaml.NewDecoder(bytes.NewReader(content)).Decode(&doc); err != nil {
		return nil
	}
	var found *yaml.Node
	walk(doc.Content[0], "", func(at string, n *yaml.Node) {
		if at == path {
			found = n
		}
	})
	return found
}

// walk visits every value with its path, what stands above first.
func walk(n *yaml.Node, path string, visit func(path string, n *yaml.Node)) {
	visit(path, n)
	switch n.Kind {
	case yaml.SequenceNode:
		for i, c := range n.Content {
			walk(c, fmt.Sprintf("%s[%d]", path, i), visit)
		}
	case yaml.MappingNode:
		for i := 0; i+1 < len(n.Content); i += 2 {
			walk(n.Content[i+1], join(path, n.Content[i].Value), visit)
		}
	}
}

func file(t testing.TB, name string) []byte {
	t.Helper()
	content, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return content
}
