//go:build unix

package docs

import (
	"maps"
	"regexp"
	"slices"
	"strings"
	"testing"

	"flowverdict/report/validation/config"

	"gopkg.in/yaml.v3"
)

// parsed reads YAML of another tool's shape.
func parsed[T any](t *testing.T, name, text string) T {
	t.Helper()
	var out T
	if err := yaml.Unmarshal([]byte(text), &out); err != nil {
		t.Fatalf("%s: %v\n%s", name, err, text)
	}
	return out
}

// every visits all texts of a YAML document.
func every(n *yaml.Node, visit func(string)) {
	if n.Kind == yaml.ScalarNode {
		visit(n.Value)
	}
	for _, c := range n.Content {
		every(c, visit)
	}
}

var flagWord = regexp.MustCompile(`(?:^|[\s("])(--[a-z][a-z-]*)`)

// The flags that files for CI systems give to validate are flags that it has.
func TestFlagsInCIFilesExist(t *testing.T) {
	t.Parallel()
	stdout, _, _ := program.Home(t).Run(t, "validate", "--help")
	var known []string
	for _, m := range flagWord.FindAllStringSubmatch(stdout, -1) {
		known = append(known, m[1])
	}
	texts := map[string]string{".pre-commit-hooks.yaml": page(t, ".pre-commit-hooks.yaml"), "action.yml": page(t, "action.yml")}
	for i, block := range yamlBlock.FindAllStringSubmatch(page(t, "docs/ci.md"), -1) {
		texts["docs/ci.md, block "+string(rune('1'+i))] = block[1]
	}
	found := 0
	for name, text := range texts {
		root := parsed[yaml.Node](t, name, text)
		every(&root, func(s string) {
			for line := range strings.Lines(strings.ReplaceAll(s, "\\\n", " ")) {
				at := strings.Index(line, "flowverdict validate")
				switch {
				case at >= 0:
					line = line[at:]
				case !strings.Contains(line, "arguments") && !strings.HasPrefix(line, "--"):
					continue // not for validate
				}
				for _, m := range flagWord.FindAllStringSubmatch(line, -1) {
					found++
					if !slices.Contains(known, m[1]) {
						t.Errorf("%s: validate has no flag %s: %s", name, m[1], line)
					}
				}
			}
		})
	}
	if found < 15 {
		t.Errorf("only %d flags found", found)
	}
}

// The workflow names inputs that the action has, and the table lists them all.
func TestInputsOfTheAction(t *testing.T) {
	type action struct {
		Inputs map[string]struct{ Description, Default string }
	}
	a := parsed[action](t, "action.yml", page(t, "action.yml"))
	ci := page(t, "docs/ci.md")
	for _, name := range slices.Sorted(maps.Keys(a.Inputs)) {
		if !strings.Contains(ci, "| `"+name+"` |") {
			t.Errorf("docs/ci.md does not list input %s", name)
		}
	}
	type workflow struct {
		Jobs map[string]struct {
			Steps []struct {
				Uses string
				With map[string]any
			}
		}
	}
	steps := 0
	for _, block := range yamlBlock.FindAllStringSubmatch(ci, -1) {
		if !strings.Contains(block[1], "\njobs:") {
			continue
		}
		for _, job := range parsed[workflow](t, "docs/ci.md", block[1]).Jobs {
			for _, step := range job.Steps {
				if !strings.HasPrefix(step.Uses, "OWNER/flowverdict@") {
					continue
				}
				steps++
				for name := range step.With {
					if _, ok := a.Inputs[name]; !ok {
						t.Errorf("docs/ci.md: the action has no input %s", name)
					}
				}
			}
		}
	}
	if steps != 2 {
		t.Errorf("%d steps use the action", steps)
	}
}

// The configurations that the page shows can be applied.
func TestConfigurationsInTheDocs(t *testing.T) {
	found := 0
	for _, block := range yamlBlock.FindAllStringSubmatch(page(t, "docs/ci.md"), -1) {
		if !strings.HasPrefix(block[1], "schema: "+config.Schema) {
			continue
		}
		found++
		if _, faults := config.Parse("docs/ci.md", []byte(block[1])); len(faults) > 0 {
			t.Error(faults)
		}
	}
	if found != 2 {
		t.Errorf("%d configurations", found)
	}
}

// The files that other tools read have the keys that those tools know, and no
// others.
func TestShapesOfCIFiles(t *testing.T) {
	strict := func(name string, into any) {
		d := yaml.NewDecoder(strings.NewReader(page(t, name)))
		d.KnownFields(true)
		if err := d.Decode(into); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
	var hooks []struct {
		ID, Name, Entry, Language, Files, Exclude, Description string
		Types, Args, Stages                                    []string
		AlwaysRun                                              bool   `yaml:"always_run"`
		PassFilenames                                          *bool  `yaml:"pass_filenames"`
		RequireSerial                                          bool   `yaml:"require_serial"`
		LanguageVersion                                        string `yaml:"language_version"`
		MinimumVersion                                         string `yaml:"minimum_pre_commit_version"`
	}
	strict(".pre-commit-hooks.yaml", &hooks)
	for _, hook := range hooks {
		if hook.ID == "" || hook.Name == "" || hook.Entry == "" || hook.Language == "" {
			t.Errorf("a hook lacks what it needs: %+v", hook)
		}
		for _, stage := range hook.Stages {
			if !slices.Contains([]string{"pre-commit", "pre-push", "pre-merge-commit", "manual"}, stage) {
				t.Errorf("%s: stage %q", hook.ID, stage)
			}
		}
	}
	var action struct {
		Name, Description, Author string
		Inputs                    map[string]struct {
			Description, Default string
			Required             bool
		}
		Runs struct {
			Using string
			Steps []struct {
				ID, Name, If, Uses, Run, Shell string
				With, Env                      map[string]string
				WorkingDirectory               string `yaml:"working-directory"`
			}
		}
		Branding struct{ Icon, Color string }
	}
	strict("action.yml", &action)
	if action.Name == "" || action.Description == "" || action.Runs.Using != "composite" || len(action.Runs.Steps) == 0 {
		t.Errorf("the action lacks what it needs: %+v", action)
	}
	for i, step := range action.Runs.Steps {
		if (step.Uses == "") == (step.Run == "") || (step.Run == "") != (step.Shell == "") {
			t.Errorf("step %d: %+v", i, step)
		}
		if strings.Contains(step.Run, "${{") {
			t.Errorf("step %d puts an expression into its script, which whoever writes it can run", i)
		}
	}
}
