package validate_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"flowverdict/internal/wholefile"
	"flowverdict/questionnaire/fixture"
	"flowverdict/report/validation/corpus"
	"flowverdict/ui/command/validate"
)

// put writes a file and the folders above it.
func put(t *testing.T, name string, content []byte) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, content, 0o644); err != nil {
		t.Fatal(err)
	}
}

// said is what a run says of each file that is no record: a rule, or "named" in the
// summary line.
func said(t *testing.T, f validate.Flags, list string, args ...string) map[string]string {
	t.Helper()
	f.FailOn, f.AsOf = "error", corpus.AsOf
	plan, err := validate.New(f, args, validate.World{Stdin: strings.NewReader(list), Getenv: func(string) string { return "" }, Library: fixture.Library(), Today: corpus.AsOf, Writer: &wholefile.Writer{}})
	if err != nil {
		t.Fatal(err)
	}
	result, _, failed := plan.Check()
	if len(failed) > 0 {
		t.Fatalf("%q: %v", args, failed)
	}
	out := map[string]string{}
	for _, f := range result.Findings {
		if f.Record < 0 {
			out[f.File] = string(f.Rule)
		}
	}
	for _, name := range result.Passed {
		out[name] = "named"
	}
	return out
}

// kind is what a file can be that a run does not read as a record.
type kind struct {
	name          string
	content       []byte
	beside, alone string // what is said of it in a folder with records and in one without

}

// kinds are names and what they hold, with what is to be said of each.
func kinds(t *testing.T) []kind {
	t.Helper()
	e, err := corpus.Make(fixture.Release(), 1, 8)
	if err != nil {
		t.Fatal(err)
	}
	var out []kind
	for _, end := range []string{"", ".json", ".JSON", ".txt", ".ymal", ".yaml_", ".rst"} {
		out = append(out, kind{name: "0009-bad" + end, content: e.YAML, beside: "record-ending", alone: "record-ending"})
		out = append(out, kind{name: "bad" + end, content: e.YAML, beside: "record-ending"})
		out = append(out, kind{name: "fine" + end, content: []byte("{\"flowverdict\": \"is used\"}\n")})
		out = append(out, kind{name: "howto" + end, content: []byte("Begin with: the schema\n\nschema: flowverdict/record/v1\n\nand: [so on\n")})
	}
	for _, end := range []string{"~", ".bak", ".orig", ".j2"} {
		out = append(out, kind{name: "0009-bad.yaml" + end, content: e.YAML, beside: "named", alone: "named"})
		out = append(out, kind{name: "fine.yaml" + end, content: []byte("a: 1\n")})
	}
	for _, end := range []string{".md", ".MD", ".markdown", ".mdown", ".mkd", ".mdx"} {
		out = append(out, kind{name: "0042-evil" + end, content: e.Markdown, beside: "report-alone", alone: "report-alone"})
		out = append(out, kind{name: "notes" + end, content: []byte("# Notes\n")})
	}
	for _, end := range []string{".html", ".txt", ".json", ""} {
		out = append(out, kind{name: "0042-page" + end, content: []byte("accepted"), beside: "named"})
	}
	return append(out,
		kind{name: "0001-flow.png", content: e.YAML, beside: "record-ending"},
		kind{name: "0043-other.yaml", content: []byte("a: 1\n"), beside: "not-a-record"},
		kind{name: "mkdocs.yml", content: []byte("a: 1\n"), beside: "named"},
	)
}

// Whatever a run finds and does not read as a record is said of, by the same measure
// in whichever way the run was told of it, or is none of its business.
func TestLawNothingThatCouldBeARecordIsPassedOver(t *testing.T) {
	t.Chdir(t.TempDir())
	for i := range 2 {
		e, err := corpus.Make(fixture.Release(), 1, i)
		if err != nil {
			t.Fatal(err)
		}
		put(t, filepath.Join("docs/decisions", e.Name), e.YAML)
		put(t, filepath.Join("docs/decisions", e.MarkdownName), e.Markdown)
	}
	put(t, "docs/README.md", []byte("# Documents\n"))
	put(t, "configured.yaml", []byte("schema: flowverdict/config/v1\nfolders: [docs]\n"))
	for i, k := range kinds(t) {
		if testing.Short() && i%18 > 0 {
			continue
		}
		for folder, want := range map[string]string{"docs/decisions": k.beside, "docs/other": k.alone} {
			name := folder + "/" + k.name
			put(t, name, k.content)
			found := map[string]map[string]string{
				"the present folder":   said(t, validate.Flags{NoConfig: true}, ""),
				"its folder":           said(t, validate.Flags{NoConfig: true}, "", folder),
				"a glob of all":        said(t, validate.Flags{NoConfig: true}, "", "docs/**"),
				"a glob of the folder": said(t, validate.Flags{NoConfig: true}, "", folder+"/*"),
				"the configuration":    said(t, validate.Flags{Config: "configured.yaml"}, ""),
			}
			for way, got := range found {
				check(t, name, way, got, want)
			}
			if want == "" && k.beside == "record-ending" { // named, it is known to hold a record
				want = k.beside
			}
			check(t, name, "the files of a change", said(t, validate.Flags{NoConfig: true, FilesFrom: "-", AllowEmpty: true}, name+"\n"), want)
			check(t, name, "the files of a hook", said(t, validate.Flags{NoConfig: true, AllowEmpty: true}, "", name), want)
			if err := os.Remove(name); err != nil {
				t.Fatal(err)
			}
		}
	}
}

// check compares what is said of a file, and that of no other one anything is.
func check(t *testing.T, name, way string, got map[string]string, want string) {
	t.Helper()
	if got[name] != want {
		t.Errorf("%s by %s: %q, expected %q", name, way, got[name], want)
	}
	delete(got, name)
	if len(got) > 0 {
		t.Errorf("%s by %s: also %v", name, way, got)
	}
}

// A link to a folder with a record that the run does not check is a finding wherever
// it lies and whatever its name; one to other folders is named beside records only.
func TestLawLinksToFoldersOfRecordsAreTold(t *testing.T) {
	t.Chdir(t.TempDir())
	e, err := corpus.Make(fixture.Release(), 1, 0)
	if err != nil {
		t.Fatal(err)
	}
	put(t, ".git/HEAD", nil)
	for _, folder := range []string{"docs/decisions", "teams/b/decisions"} {
		put(t, filepath.Join(folder, e.Name), e.YAML)
		put(t, filepath.Join(folder, e.MarkdownName), e.Markdown)
	}
	put(t, "docs/other/README.md", nil)
	put(t, "plain/notes.txt", nil)
	put(t, "configured.yaml", []byte("schema: flowverdict/config/v1\nfolders: [docs]\n"))
	for _, folder := range []string{"docs", "docs/decisions", "docs/other"} {
		for _, name := range []string{"team-b", "v2.0", "0042-team", "team.yaml", "team.md", "team.json"} {
			for _, target := range []string{"teams", "teams/b", "teams/b/decisions", "plain"} {
				if testing.Short() && (name != "v2.0" || target != "teams/b/decisions" && target != "plain") {
					continue
				}
				link := folder + "/" + name
				up := strings.Repeat("../", strings.Count(link, "/"))
				if err := os.Symlink(filepath.FromSlash(up+target), link); err != nil {
					t.Skip(err)
				}
				want := ""
				switch {
				case strings.HasPrefix(target, "teams"):
					want = "no-regular-file"
				case target == "plain" && folder == "docs/decisions":
					want = "named"
				}
				for _, way := range [][]string{{"docs"}, {folder}, {"docs/**"}, {"docs/**/*.yaml"}, {folder + "/**/*.yaml"}, {folder + "/*/*.yaml"}, {folder + "/" + name[:1] + "*/*.yaml"}} {
					if got := said(t, validate.Flags{NoConfig: true}, "", way...); got[link] != want {
						t.Errorf("%s to %s by %q: %q, expected %q", link, target, way, got[link], want)
					}
				}
				for way, got := range map[string]map[string]string{
					"the configuration":     said(t, validate.Flags{Config: "configured.yaml"}, ""),
					"the files of a change": said(t, validate.Flags{NoConfig: true, FilesFrom: "-", AllowEmpty: true}, link+"\n"),
				} {
					if got[link] != want {
						t.Errorf("%s to %s by %s: %q, expected %q", link, target, way, got[link], want)
					}
				}
				if got := said(t, validate.Flags{NoConfig: true}, "", ".")[link]; got == "no-regular-file" && strings.HasPrefix(target, "teams") {
					t.Errorf("%s to %s: told, and all in it is checked", link, target)
				}
				if err := os.Remove(link); err != nil {
					t.Fatal(err)
				}
			}
		}
	}
	if got := said(t, validate.Flags{NoConfig: true}, "", "docs/decisions/*.yaml"); len(got) > 0 {
		t.Errorf("a folder in order: %v", got)
	}
}
