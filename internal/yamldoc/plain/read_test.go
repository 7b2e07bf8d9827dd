package plain_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"reflect"
	"testing"

	"flowverdict/internal/yamldoc/plain"
	"flowverdict/questionnaire/fixture"
	"flowverdict/report/validation/corpus"

	"gopkg.in/yaml.v3"
)

// read reports whether a source is read, and fails where the tree is not the one
// of yaml.v3, node by node.
func read(t interface{ Fatalf(string, ...any) }, source []byte) bool {
	got, ok := plain.Read(source)
	if !ok {
		return false
	}
	want, err := reference(source)
	if err != nil {
		t.Fatalf("this is read:\n%s\nyaml.v3 says: %v", source, err)
	}
	if !reflect.DeepEqual(got, want) {
		t.Fatalf("of this\n%s\n%s", source, difference(got, want))
	}
	return true
}

func reference(source []byte) (first *yaml.Node, err error) {
	defer func() {
		if thrown := recover(); thrown != nil {
			err = fmt.Errorf("panic: %v", thrown)
		}
	}()
	decoder := yaml.NewDecoder(bytes.NewReader(source))
	var second yaml.Node
	first = new(yaml.Node)
	if err := decoder.Decode(first); err != nil {
		return nil, err
	}
	if err := decoder.Decode(&second); !errors.Is(err, io.EOF) {
		return nil, fmt.Errorf("something follows: %w", err)
	}
	return first, nil
}

// difference is the first node that is another one.
func difference(got, want *yaml.Node) string {
	a, b := *got, *want
	a.Content, b.Content = nil, nil
	if !reflect.DeepEqual(a, b) || len(got.Content) != len(want.Content) {
		return fmt.Sprintf("got  %#v with %d below\nwant %#v with %d below", a, len(got.Content), b, len(want.Content))
	}
	for i := range got.Content {
		if d := difference(got.Content[i], want.Content[i]); d != "" {
			return d
		}
	}
	return ""
}

// suite returns the documents of the YAML test suite.
func suite(t testing.TB) (out []string) {
	content, err := os.ReadFile("testdata/yaml-test-suite.json")
	if err == nil {
		err = json.Unmarshal(content, &out)
	}
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// kept returns the YAML files of the repository itself.
func kept(t testing.TB) (out [][]byte) {
	err := filepath.WalkDir("../../..", func(path string, entry fs.DirEntry, err error) error {
		if err == nil && entry.IsDir() && entry.Name() == "node_modules" {
			return fs.SkipDir // of the tools of CI
		}
		if ext := filepath.Ext(path); err == nil && !entry.IsDir() && (ext == ".yaml" || ext == ".yml") {
			content, err := os.ReadFile(path)
			out = append(out, content)
			return err
		}
		return err
	})
	if err != nil || len(out) < 20 {
		t.Fatal(len(out), err)
	}
	return out
}

func made(t testing.TB, n int) []byte {
	entry, err := corpus.Make(fixture.Release(), 1, n)
	if err != nil {
		t.Fatal(err)
	}
	return entry.YAML
}

// What is in the repository and what the program writes is read here: that is
// what makes a run fast.
func TestRecordsAreRead(t *testing.T) {
	files, readable := kept(t), 0
	for _, source := range files {
		if read(t, source) {
			readable++
		}
	}
	if readable < len(files)*9/10 {
		t.Errorf("%d of %d files are read", readable, len(files))
	}
	for n := range 20 {
		if source := made(t, n); !read(t, source) {
			t.Errorf("this is not read:\n%s", source)
		}
	}
}

func TestLawEveryTreeIsThatOfYAML(t *testing.T) {
	t.Run("test suite", func(t *testing.T) {
		readable := 0
		for _, source := range suite(t) {
			if read(t, []byte(source)) {
				readable++
			}
		}
		if readable < 100 {
			t.Errorf("only %d documents are read", readable)
		}
	})
	t.Run("made by chance", func(t *testing.T) {
		const most = 3000
		readable := 0
		for seed := range uint64(most) {
			if read(t, structured(seed)) {
				readable++
			}
		}
		if readable < most/3 {
			t.Errorf("only %d documents are read", readable)
		}
	})
	t.Run("mutated", func(t *testing.T) {
		const most = 3000
		bases, readable := bases(t), 0
		for seed := range uint64(most) {
			if read(t, mutated(bases, seed)) {
				readable++
			}
		}
		if readable < most/5 {
			t.Errorf("only %d documents are read", readable)
		}
	})
}

// bases returns what is mutated, records first.
func bases(t testing.TB) (out [][]byte) {
	out = kept(t)
	for n := range 10 {
		out = append(out, made(t, n))
	}
	for _, source := range suite(t) {
		out = append(out, []byte(source))
	}
	return out
}

func FuzzReadIsThatOfYAML(f *testing.F) {
	for _, source := range suite(f) {
		f.Add([]byte(source))
	}
	for seed := range uint64(200) {
		f.Add(structured(seed))
	}
	f.Fuzz(func(t *testing.T, source []byte) { read(t, source) })
}

// The ordinary run takes the first seeds of these.
func FuzzMadeByChance(f *testing.F) {
	bases := bases(f)
	f.Add(uint64(1))
	f.Fuzz(func(t *testing.T, seed uint64) {
		read(t, structured(seed))
		read(t, mutated(bases, seed))
	})
}

func BenchmarkRead(b *testing.B) {
	source := made(b, 1)
	b.SetBytes(int64(len(source)))
	b.ReportAllocs()
	for b.Loop() {
		if _, ok := plain.Read(source); !ok {
			b.Fatal("it is not read")
		}
	}
}
