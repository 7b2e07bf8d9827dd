//go:build unix

package docs

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// edit makes the change that a page shows as a patch: its first line names the
// file, then follow the lines as they are, with a space before those that stay,
// - before those that go and + before those that come. A line … stands for all
// lines up to the next that is shown. The old lines must stand in the file once.
func edit(dir, block string) error {
	shown := strings.Split(strings.TrimSuffix(block, "\n"), "\n")
	name, ok := strings.CutPrefix(shown[0], "--- ")
	if !ok {
		return fmt.Errorf("the first line does not name a file: %q", shown[0])
	}
	path := filepath.Join(dir, name)
	content, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	lines := strings.SplitAfter(string(content), "\n")
	var edited []string
	found := 0
	for at := range lines {
		if middle, end, ok := match(lines, at, shown[1:]); ok {
			found++
			edited = append(append(append([]string{}, lines[:at]...), middle...), lines[end:]...)
		}
	}
	if found != 1 {
		return fmt.Errorf("%s: the lines stand there %d times, want once:\n%s", name, found, block)
	}
	return os.WriteFile(path, []byte(strings.Join(edited, "")), 0o644)
}

// match reads the lines from at on as a patch shows them: what stands there
// afterwards, and where that ends.
func match(lines []string, at int, shown []string) (edited []string, end int, ok bool) {
	for i, line := range shown {
		sign, text := line[:1], line[1:]+"\n"
		switch {
		case sign == "+":
			edited = append(edited, text)
		case strings.TrimSpace(text) == "…":
			for next := nextOld(shown[i+1:]); at < len(lines) && lines[at] != next; at++ {
				if sign == " " {
					edited = append(edited, lines[at])
				}
			}
		case at == len(lines) || lines[at] != text:
			return nil, 0, false
		default:
			if sign == " " {
				edited = append(edited, text)
			}
			at++
		}
	}
	return edited, at, true
}

// nextOld is the first line shown that stands in the file already.
func nextOld(shown []string) string {
	for _, line := range shown {
		if line[0] != '+' {
			return line[1:] + "\n"
		}
	}
	return ""
}

func TestEdit(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "a.yaml")
	const before = "a:\n  b: 1\n  c: 2\n  d: 3\ne:\n  b: 1\n"
	for block, want := range map[string]string{
		"--- a.yaml\n a:\n-  b: 1\n+  b: 9\n":       "a:\n  b: 9\n  c: 2\n  d: 3\ne:\n  b: 1\n",
		"--- a.yaml\n a:\n   …\n+  x: 0\n e:\n":     "a:\n  b: 1\n  c: 2\n  d: 3\n  x: 0\ne:\n  b: 1\n",
		"--- a.yaml\n a:\n-  b: 1\n-  …\n   d: 3\n": "a:\n  d: 3\ne:\n  b: 1\n",
		"--- a.yaml\n-  b: 1\n":                     "", // twice
		"--- a.yaml\n-  b: 2\n":                     "", // never
		"--- a.yaml\n a:\n   …\n f:\n":              "",
		"--- b.yaml\n a:\n":                         "",
		" a:\n-  b: 1\n":                            "",
	} {
		if err := os.WriteFile(path, []byte(before), 0o644); err != nil {
			t.Fatal(err)
		}
		err := edit(dir, block)
		got, readErr := os.ReadFile(path)
		if readErr != nil {
			t.Fatal(readErr)
		}
		if (err == nil) != (want != "") || err == nil && string(got) != want || err != nil && string(got) != before {
			t.Errorf("%q: %v, got\n%s", block, err, got)
		}
	}
}
