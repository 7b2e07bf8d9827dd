package list_test

import (
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"flowverdict/internal/wholefile"
	"flowverdict/questionnaire"
	"flowverdict/questionnaire/fixture"
	"flowverdict/report/record"
	"flowverdict/report/validation/corpus"
	"flowverdict/ui/command/list"
	"flowverdict/ui/command/validate"
)

// tree makes a folder in which records and what is none lie beside each other,
// and goes there.
func tree(t *testing.T) {
	t.Helper()
	t.Chdir(t.TempDir())
	write := func(name string, content []byte) {
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, content, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	for i := range 12 {
		e, err := corpus.Make(fixture.Release(), 7, i)
		if err != nil {
			t.Fatal(err)
		}
		folder := []string{"a", "a/b", "c", ".hidden"}[i%4]
		if i%5 == 0 { // no verdict that the file claims is believed
			for _, v := range questionnaire.Verdicts() {
				e.YAML = bytes.Replace(e.YAML, []byte("\n  verdict: "+v.String()), []byte("\n  verdict: suitable"), 1)
			}
		}
		if i == 9 {
			e.YAML = bytes.Replace(e.YAML, []byte("level: "), []byte("level: no-"), 1)
		}
		if i == 10 { // its answers can be judged, and what else it says cannot be trusted
			e.YAML = bytes.Replace(e.YAML, []byte("\ndecision:"), []byte("\ndecisoin:"), 1)
		}
		write(filepath.Join(folder, e.Name), e.YAML)
		write(filepath.Join(folder, e.MarkdownName), e.Markdown)
	}
	write("a/other.yaml", []byte("a: 1\n"))
	write("c/0099-broken.yaml", []byte("schema: flowverdict/record/v1\nid: [\n"))
	write("c/note.md", []byte("# Note\n"))
	write("empty/x.txt", nil)
	if err := os.Symlink("a", "link"); err != nil {
		t.Skip("no link can be made here:", err)
	}
}

// What is listed or told as unread is what validate checks, whichever paths are
// given, and the same paths lead to no record; each verdict is the one that the
// answers give.
func TestLawWhatIsListedIsWhatIsValidated(t *testing.T) {
	tree(t)
	getenv := func(string) string { return "" }
	for _, args := range [][]string{
		{"."}, nil, {"a"}, {"a", "a/b"}, {"**/*.yaml"}, {"c/*"}, {"empty"}, {"empty", "a"}, {"a/other.yaml"}, {"c/note.md"}, {"c/0099-broken.yaml"}, {".hidden"}, {"none"}, {"link"},
	} {
		plan, err := validate.New(validate.Flags{FailOn: "error", AsOf: corpus.AsOf}, args, validate.World{Getenv: getenv, Library: fixture.Library(), Writer: &wholefile.Writer{}})
		if err != nil {
			t.Fatal(err)
		}
		result, without, failed := plan.Check()
		found, err := list.Read(list.Flags{Sort: "name", Within: -1, AsOf: corpus.AsOf}, args, list.World{Getenv: getenv, Library: fixture.Library(), Writer: &wholefile.Writer{}})
		if err != nil {
			t.Fatal(err)
		}
		var listed []string
		for _, path := range found.Unread {
			listed = append(listed, filepath.ToSlash(path))
		}
		if args != nil && args[0] == "." && len(found.Unread) != 3 {
			t.Errorf("unread are %q, and not the three with faults", found.Unread)
		}
		for _, e := range found.Register.Entries {
			listed = append(listed, e.Path)
			content, err := os.ReadFile(e.Path)
			if err != nil {
				t.Fatal(err)
			}
			f, _ := record.Decode(content)
			if a := questionnaire.Assess(fixture.Release(), f.Answers); a.Bracket != e.Bracket || a.Score != e.Score {
				t.Errorf("%s is listed as %v, and its answers give %v", e.Path, e.Bracket, a.Bracket)
			}
		}
		want := slices.Sorted(slices.Values(result.Files))
		if slices.Sort(listed); !slices.Equal(listed, want) || !slices.Equal(found.Without, without) || len(found.Failed) != len(failed) {
			t.Errorf("%q: lists %q, and validate checks %q; without a record are %q and %q; %v and %v", args, listed, want, found.Without, without, found.Failed, failed)
		}
	}
}
