package library_test

import (
	"bytes"
	"flag"
	"fmt"
	"go/format"
	"os"
	"reflect"
	"strings"
	"testing"

	"flowverdict/questionnaire"
	"flowverdict/questionnaire/library"

	"github.com/google/go-cmp/cmp"
)

var update = flag.Bool("update", false, "write compiled.go anew")

// What is compiled into the program is what the files say, and nothing else.
func TestCompiled(t *testing.T) {
	var cases bytes.Buffer
	for _, r := range library.Releases() {
		q, problems := library.Load(r.Content())
		if q == nil {
			t.Fatalf("%s %s: %v", r.ID, r.Version, problems)
		}
		fmt.Fprintf(&cases, "case %q:\nreturn ", r.Digest)
		literal(&cases, reflect.ValueOf(q.Definition), true)
		cases.WriteString(", true\n")

		compiled := library.Released(r.ID, r.Version)
		if diff := cmp.Diff(q.Definition, compiled.Definition); diff != "" && !*update {
			t.Errorf("%s %s is not compiled as its file says: run go test ./questionnaire/library -run Compiled -update\n%s", r.ID, r.Version, diff)
		}
	}
	want, err := format.Source([]byte("// Code generated from data/*.yaml by go test ./questionnaire/library -run Compiled -update; DO NOT EDIT.\n\n" +
		"package library\n\nimport (\n\"flowverdict/questionnaire\"\n)\n\n" +
		"// compiled returns the definition of the file with this digest that comes\n" +
		"// with the program, without reading the file. A test holds the two equal.\n" +
		"func compiled(digest string) (questionnaire.Definition, bool) {\nswitch digest {\n" + cases.String() + "}\nreturn questionnaire.Definition{}, false\n}\n"))
	if err != nil {
		t.Fatal(err)
	}
	if *update {
		if err := os.WriteFile("compiled.go", want, 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if have, err := os.ReadFile("compiled.go"); err != nil || !bytes.Equal(have, want) {
		t.Error("compiled.go is not what the files give: run go test ./questionnaire/library -run Compiled -update", err)
	}
}

// literal writes a value as a Go literal, without what is zero. named puts the
// type before a struct, as it is needed outside slices of it.
func literal(b *bytes.Buffer, v reflect.Value, named bool) {
	if verdict, ok := v.Interface().(questionnaire.Verdict); ok {
		b.WriteString("questionnaire." + strings.ToUpper(verdict.String()[:1]) + verdict.String()[1:])
		return
	}
	switch v.Kind() {
	case reflect.Struct:
		if named {
			b.WriteString(v.Type().String())
		}
		b.WriteString("{\n")
		for i := range v.NumField() {
			if f := v.Field(i); !f.IsZero() {
				b.WriteString(v.Type().Field(i).Name + ": ")
				literal(b, f, true)
				b.WriteString(",\n")
			}
		}
		b.WriteString("}")
	case reflect.Slice:
		b.WriteString(v.Type().String() + "{")
		between := ""
		if v.Type().Elem().Kind() == reflect.Struct {
			between = "\n"
		}
		b.WriteString(between)
		for i := range v.Len() {
			literal(b, v.Index(i), false)
			b.WriteString("," + between)
		}
		b.WriteString("}")
	case reflect.String:
		fmt.Fprintf(b, "%q", v.String())
	default: // the only other kind there is
		fmt.Fprint(b, v.Int())
	}
}
