//go:build unix

package e2e

import (
	"os"
	"os/exec"
	"path/filepath"
	"testing"
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
	record, err := filepath.Abs("../../docs/examples/0001-glab.yaml")
	if err != nil {
		b.Fatal(err)
	}
	newest := program.Newest(b)
	for _, c := range []struct {
		name string
		args []string
	}{
		{"empty", []string{empty}},
		{"version", []string{newest, "version"}},
		{"validate-one", []string{newest, "validate", "--as-of", "2026-11-23", record}},
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
