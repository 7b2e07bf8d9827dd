package content

import (
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

// Every sentence has a value for each of its places.
func TestSayHasAValueForEachPlace(t *testing.T) {
	files, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	calls := 0
	for _, name := range files {
		file, err := parser.ParseFile(token.NewFileSet(), name, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(file, func(n ast.Node) bool {
			call, ok := n.(*ast.CallExpr)
			if !ok {
				return true
			}
			if f, ok := call.Fun.(*ast.Ident); !ok || f.Name != "say" {
				return true
			}
			calls++
			literal, ok := call.Args[0].(*ast.BasicLit)
			if !ok {
				t.Errorf("%s: a sentence that is no literal", name)
				return true
			}
			format, err := strconv.Unquote(literal.Value)
			if err != nil {
				t.Fatal(err)
			}
			if places := strings.Count(format, "%s") + strings.Count(format, "%d"); places != len(call.Args)-1 || places != strings.Count(format, "%") {
				t.Errorf("%s: %q has %d places and %d values", name, format, places, len(call.Args)-1)
			}
			return true
		})
	}
	if calls < 50 {
		t.Fatalf("only %d sentences found", calls)
	}
}

func TestSentenceEndsOnce(t *testing.T) {
	for in, want := range map[string]string{"a": "a.", "a.": "a.", "a! ": "a! ", "why?": "why?", "(a)": "(a).", "a;": "a;."} {
		got := ""
		for _, span := range sentence(prose(in)) {
			got += span.Text
		}
		if got != want {
			t.Errorf("sentence(%q) = %q, want %q", in, got, want)
		}
	}
	if got := sentence(nil); got != nil {
		t.Errorf("nothing becomes %v", got)
	}
	if got := sentence(code("a.")); len(got) != 2 {
		t.Errorf("code is no end: %v", got)
	}
}
