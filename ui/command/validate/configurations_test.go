package validate_test

import (
	"maps"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"flowverdict/questionnaire/fixture"
	"flowverdict/report/validation/corpus"
	"flowverdict/ui/command/validate"
)

// Whatever is meant as a configuration is the one of the run, or told, in whichever
// way the run was told what to check; where the flags say which one is, nothing is.
func TestLawEachConfigurationIsTakenOrTold(t *testing.T) {
	t.Chdir(t.TempDir())
	put(t, ".git/HEAD", nil)
	e, err := corpus.Make(fixture.Release(), 1, 0)
	if err != nil {
		t.Fatal(err)
	}
	record := filepath.Join("docs/decisions", e.Name)
	put(t, record, e.YAML)
	put(t, filepath.Join("docs/decisions", e.MarkdownName), e.Markdown)
	content := []byte("schema: flowverdict/config/v1\nseverities: [{rule: report-missing, severity: error}]\n")
	around, walked := map[string][]byte{}, map[string][]byte{}
	for _, name := range []string{".flowverdict.yml", ".flowverdict.YAML", ".Flowverdict.yml", ".flowverdict.json", ".flowverdict.toml", ".flowverdict", ".flowverdictrc", "flowverdict.yaml", "flowverdict.json", "flowverdict.toml"} {
		around[name], walked["docs/decisions/"+name], around[".github/"+name], around[".config/"+name] = content, content, content, content
	}
	around[".github/.flowverdict.yaml"], walked["docs/decisions/.flowverdict.yaml"] = content, content
	walked["docs/ci/strict.yaml"] = content
	others := map[string][]byte{
		"flowverdict.yml":               []byte("on: push\n"), // of some other program
		"flowverdict.json":              []byte(`{"schema": "flowverdict/findings/v1", "findings": []}`),
		".flowverdict.yaml.orig":        content,
		".github/workflows/verdict.yml": []byte("on: push\n"),
		"docs/flowverdict.xml":          nil,
	}
	for _, taken := range []bool{false, true} {
		if taken {
			put(t, ".flowverdict.yaml", []byte("schema: flowverdict/config/v1\n"))
		}
		for _, set := range []map[string][]byte{around, walked, others} {
			for i, name := range slices.Sorted(maps.Keys(set)) {
				if testing.Short() && i%18 > 0 {
					continue
				}
				content := set[name]
				_, there := os.Lstat(name)
				if there == nil {
					continue // the configuration itself, where letters of both cases are one
				}
				put(t, name, content)
				_, near := around[name]
				_, below := walked[name]
				if others[name] != nil && string(others[name]) == string(content) {
					near, below = false, false
				}
				for way, told := range map[string]map[string]string{
					"the repository": said(t, validate.Flags{}, ""), "a folder": said(t, validate.Flags{}, "", "docs"),
					"a glob": said(t, validate.Flags{}, "", "docs/**"), "a record": said(t, validate.Flags{}, "", record),
					"a change": said(t, validate.Flags{FilesFrom: "-", AllowEmpty: true}, name+"\n"),
				} {
					want := map[string]string{}
					if near || below && way != "a record" {
						want[name] = "configuration-unused"
					}
					if !maps.Equal(told, want) {
						t.Errorf("%s by %s, with one that is taken: %v: said %v, expected %v", name, way, taken, told, want)
					}
				}
				if told := said(t, validate.Flags{NoConfig: true}, "", record); len(told) > 0 {
					t.Errorf("%s: no configuration was wanted: %v", name, told)
				}
				if err := os.Remove(name); err != nil {
					t.Fatal(err)
				}
			}
		}
	}
}
