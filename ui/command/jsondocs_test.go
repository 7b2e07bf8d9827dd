package command

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"
)

// Every key that the scripts see in JSON is told on the page for programs, and
// so is every schema.
func TestKeysOfJSONAreDocumented(t *testing.T) {
	page, err := os.ReadFile("../../docs/json.md")
	if err != nil {
		t.Fatal(err)
	}
	seen := map[string]bool{}
	var walk func(v any)
	walk = func(v any) {
		switch v := v.(type) {
		case map[string]any:
			for key, value := range v {
				seen[key] = true
				if key != "facts" { // by question
					walk(value)
				}
			}
			if schema, ok := v["schema"].(string); ok {
				seen[schema] = true
			}
		case []any:
			for _, item := range v {
				walk(item)
			}
		}
	}
	for _, name := range []string{"what-if", "compare"} {
		script, err := txtar.ParseFile(filepath.Join("testdata", "script", name+".txtar"))
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range script.Files {
			if filepath.Ext(f.Name) != ".json" {
				continue
			}
			var v any
			if err := json.Unmarshal(f.Data, &v); err != nil {
				t.Errorf("%s: %v", f.Name, err)
			}
			walk(v)
		}
	}
	for key := range seen {
		if !strings.Contains(string(page), "`"+key+"`") {
			t.Errorf("docs/json.md does not tell `%s`", key)
		}
	}
	for _, schema := range []string{"flowverdict/what-if/v1", "flowverdict/compared/v1", "flowverdict/rejudged/v1"} {
		if !seen[schema] {
			t.Errorf("no script shows %s", schema)
		}
	}
}
