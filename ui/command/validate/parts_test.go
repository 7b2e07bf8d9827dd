package validate_test

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"flowverdict/internal/wholefile"
	"flowverdict/questionnaire/fixture"
	"flowverdict/report/validation/corpus"
	"flowverdict/ui/command/validate"
)

// entangled writes folders of records that name each other, rightly and wrongly, have
// the numbers and the ids of others, or cannot be read, and returns their files.
func entangled(t *testing.T, seed uint64) (names []string) {
	t.Helper()
	random := rand.New(rand.NewPCG(seed, 1))
	var ids []string
	entries := map[string]corpus.Entry{}
	for i := range 8 {
		e, err := corpus.Make(fixture.Release(), seed, i)
		if err != nil {
			t.Fatal(err)
		}
		id := strings.TrimSuffix(e.Name, ".yaml")
		ids = append(ids, id)
		entries[id] = e
	}
	write := func(name string, content []byte) {
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, content, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	for i, id := range ids {
		folder := []string{"a", "a", "a", "b"}[i%4]
		yaml, name := entries[id].YAML, id
		some := func() string { return append([]string{"0099-gone"}, ids...)[random.IntN(4)] }
		if random.IntN(4) > 0 {
			yaml = bytes.Replace(yaml, []byte("\nreview:\n"), []byte("\nreview:\n  supersedes: "+some()+"\n"), 1)
		}
		if random.IntN(4) == 0 {
			yaml = bytes.Replace(yaml, []byte("\ndecision:\n"), []byte("\ndecision:\n  superseded_by: "+some()+"\n"), 1)
		}
		switch random.IntN(8) {
		case 0:
			yaml = append(yaml, "broken: [\n"...)
		case 1: // the number of another one
			name = ids[(i+1)%len(ids)][:4] + "-other"
			yaml = bytes.Replace(yaml, []byte("\nid: "), []byte("\nid: "+name+" # "), 1)
		}
		write(filepath.Join(folder, name+[]string{".yaml", ".yml"}[random.IntN(2)]), yaml)
		if random.IntN(3) > 0 {
			write(filepath.Join(folder, name+".md"), entries[id].Markdown)
		}
	}
	write("a/notes.yaml", []byte("a: 1\n"))
	for _, folder := range []string{"a", "b"} {
		found, err := filepath.Glob(folder + "/0*.y*ml")
		if err != nil {
			t.Fatal(err)
		}
		names = append(names, found...)
	}
	return names
}

// findings are those of a run, as texts that begin with the file.
func findings(t *testing.T, f validate.Flags, stdin string, args ...string) (out []string) {
	t.Helper()
	f.FailOn, f.AsOf = "error", corpus.AsOf
	plan, err := validate.New(f, args, validate.World{Stdin: strings.NewReader(stdin), Getenv: func(string) string { return "" }, Library: fixture.Library(), Writer: &wholefile.Writer{}})
	if err != nil {
		t.Fatal(err)
	}
	result, without, failed := plan.Check()
	if len(failed) > 0 || len(without) > 0 {
		t.Fatalf("%q: %v %v", args, failed, without)
	}
	for _, f := range result.Findings {
		if f.Rule != "inconsistent-decision" { // it looks at other folders, too
			out = append(out, fmt.Sprintf("%s:%d:%d %s %s: %s", f.File, f.Line, f.Column, f.Severity, f.Rule, f.Message))
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

func less(list, other []string) []string {
	return slices.DeleteFunc(slices.Clone(list), func(s string) bool { return slices.Contains(other, s) })
}

// about are the findings in some files and in the Markdown beside them.
func about(list, files []string) []string {
	return slices.DeleteFunc(slices.Clone(list), func(s string) bool {
		file, _, _ := strings.Cut(s, ":")
		base := strings.TrimSuffix(file, filepath.Ext(file))
		return !slices.ContainsFunc(files, func(f string) bool {
			return f == file || strings.TrimSuffix(f, filepath.Ext(f)) == base && strings.HasSuffix(file, ".md")
		})
	})
}

// A run over some files finds nothing that a run over all does not, and all of what
// that finds in them; batches find together what it finds in all: however the files
// are named, by a person, a program or an editor.
func TestLawPartsOfFoldersAgreeWithTheWhole(t *testing.T) {
	kinds := map[string]bool{}
	for seed := range uint64(6) {
		if testing.Short() && seed%2 > 0 {
			continue
		}
		t.Run(fmt.Sprint(seed), func(t *testing.T) {
			t.Chdir(t.TempDir())
			all := entangled(t, seed)
			whole := findings(t, validate.Flags{}, "", ".")
			for _, f := range whole {
				kinds[strings.Fields(f)[2]] = true
			}
			check := func(how string, files, found []string) {
				t.Helper()
				if more := less(found, whole); len(more) > 0 {
					t.Errorf("%s of %q concludes\n%s", how, files, strings.Join(more, "\n"))
				}
				if missed := less(about(whole, files), found); len(missed) > 0 {
					t.Errorf("%s of %q misses\n%s", how, files, strings.Join(missed, "\n"))
				}
			}
			for i, name := range all {
				if testing.Short() && i%9 != int(seed) {
					continue
				}
				one := []string{name}
				check("a run", one, findings(t, validate.Flags{}, "", name))
				check("a list", one, findings(t, validate.Flags{FilesFrom: "-", AllowEmpty: true}, name+"\n"))
				check("a glob", one, findings(t, validate.Flags{}, "", filepath.Dir(name)+"/*"+filepath.Base(name)[1:]))
				content, err := os.ReadFile(name)
				if err != nil {
					t.Fatal(err)
				}
				if more := less(findings(t, validate.Flags{StdinFilename: name}, string(content), "-"), whole); len(more) > 0 {
					t.Errorf("standard input as %s concludes\n%s", name, strings.Join(more, "\n"))
				}
			}
			step := 3
			if testing.Short() {
				step = 9
			}
			for at := 1; at < len(all); at += step {
				var together []string
				for _, batch := range [][]string{all[:at], all[at:]} {
					found := findings(t, validate.Flags{AllowEmpty: true}, "", batch...)
					check("a batch", batch, found)
					together = append(together, found...)
				}
				if missed := less(about(whole, all), together); len(missed) > 0 {
					t.Errorf("batches up to %d miss\n%s", at, strings.Join(missed, "\n"))
				}
			}
			check("a folder", []string{"b"}, findings(t, validate.Flags{}, "", "b"))
		})
	}
	for _, rule := range []string{"number-twice:", "supersedes-missing:", "supersession-one-sided:", "superseded-by-nothing:", "superseded-twice:", "superseded-early:", "not-yaml:", "report-missing:"} {
		if !testing.Short() && !kinds[rule] {
			t.Errorf("nothing of %s is found in any folder", rule)
		}
	}
}
