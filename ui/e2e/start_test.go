//go:build unix

package e2e

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"flowverdict/questionnaire/fixture"
	"flowverdict/report/validation/corpus"
	"flowverdict/ui/e2e/terminal"
)

// BenchmarkStart sets what a start costs beside an empty Go program on the
// same machine: their ratio is what counts.
func BenchmarkStart(b *testing.B) {
	dir := b.TempDir()
	source := filepath.Join(dir, "empty.go")
	if err := os.WriteFile(source, []byte("package main\n\nfunc main() {}\n"), 0o644); err != nil {
		b.Fatal(err)
	}
	empty := filepath.Join(dir, "empty")
	if out, err := exec.Command("go", "build", "-o", empty, source).CombinedOutput(); err != nil {
		b.Fatalf("%v\n%s", err, out)
	}
	among, err := filepath.Abs("../../docs/examples/0001-glab.yaml")
	if err != nil {
		b.Fatal(err)
	}
	alone, bare := filepath.Join(dir, "alone", "0001-glab.yaml"), filepath.Join(dir, "bare", "0001-glab.yaml")
	for name, from := range map[string]string{alone: among, bare: among, filepath.Join(dir, "alone", "0001-glab.md"): strings.TrimSuffix(among, ".yaml") + ".md"} {
		content, err := os.ReadFile(from)
		if err := errors.Join(err, os.MkdirAll(filepath.Dir(name), 0o755), os.WriteFile(name, content, 0o644)); err != nil {
			b.Fatal(err)
		}
	}
	newest, offline := program.Newest(b), program.Newest(b, "-tags", "offline")
	for _, c := range []struct {
		name string
		args []string
	}{
		{"empty", []string{empty}},
		{"version", []string{newest, "version"}},
		{"version-offline", []string{offline, "version"}},
		{"validate-one-without-markdown", []string{newest, "validate", "--as-of", "2026-11-23", bare}},
		{"validate-one", []string{newest, "validate", "--as-of", "2026-11-23", alone}},
		{"validate-one-offline", []string{offline, "validate", "--as-of", "2026-11-23", alone}},
		{"validate-one-among-others", []string{newest, "validate", "--as-of", "2026-11-23", among}},
	} {
		b.Run(c.name, func(b *testing.B) {
			for b.Loop() {
				if err := exec.Command(c.args[0], c.args[1:]...).Run(); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// BenchmarkStartScreen is from the start of the program in a terminal until the
// list fills the screen, with 400 records beside an empty folder.
func BenchmarkStartScreen(b *testing.B) {
	for _, x := range []struct {
		records int
		shows   string
	}{{0, "No drafts and no records"}, {400, "next date"}} {
		b.Run(fmt.Sprintf("records=%d", x.records), func(b *testing.B) {
			h := program.Home(b)
			for i := range x.records {
				e, err := corpus.Make(fixture.Release(), 1, i)
				if err == nil {
					err = os.WriteFile(filepath.Join(h.Work, e.Name), e.YAML, 0o600)
				}
				if err != nil {
					b.Fatal(err)
				}
			}
			for b.Loop() {
				s := h.Start(b, 80, 24, terminal.On(corpus.AsOf))
				s.Wait(x.shows)
				b.StopTimer()
				s.Send("q")
				s.End()
				b.StartTimer()
			}
		})
	}
}
