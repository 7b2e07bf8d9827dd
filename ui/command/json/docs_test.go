package json

import (
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"reflect"
	"strconv"
	"strings"
	"testing"
)

// Every key and every schema that the package can write is told on the page for
// programs.
func TestKeysAreDocumented(t *testing.T) {
	page, err := os.ReadFile("../../../docs/json.md")
	if err != nil {
		t.Fatal(err)
	}
	files, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	keys := 0
	for _, name := range files {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		file, err := parser.ParseFile(token.NewFileSet(), name, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		imported := map[*ast.BasicLit]bool{}
		for _, i := range file.Imports {
			imported[i.Path] = true
		}
		ast.Inspect(file, func(n ast.Node) bool {
			literal, ok := n.(*ast.BasicLit)
			if !ok || literal.Kind != token.STRING || imported[literal] {
				return true
			}
			text, err := strconv.Unquote(literal.Value)
			if err != nil {
				t.Fatal(err)
			}
			key, _, _ := strings.Cut(reflect.StructTag(text).Get("json"), ",")
			if strings.HasPrefix(text, "flowverdict/") {
				key = text
			}
			if key == "" {
				return true
			}
			keys++
			if !strings.Contains(string(page), "`"+key+"`") {
				t.Errorf("%s: docs/json.md does not tell `%s`", name, key)
			}
			return true
		})
	}
	if keys < 50 {
		t.Errorf("only %d keys found", keys)
	}
}
