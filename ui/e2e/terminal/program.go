//go:build unix

// Package terminal is test support: it builds the program and runs it in a
// folder of a test's own, in a pipe or in a terminal of a fixed size.
//
// It is for tests that drive the built program; no package of the program
// imports it.
package terminal

import (
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"testing"

	// What the program is made of belongs to what such a test depends on: a
	// kept result of it must not outlive a change of the program.
	_ "flowverdict/ui/command"
)

// Program is the built program.
type Program struct {
	Path string // absolute; the file is named flowverdict

	main string // the source that no test can import
}

// Main builds the program from the root of the module, runs the tests of a
// package, more of them at a time than there are processors, and removes it
// again. It returns the tests' exit code. The program is built as a release is,
// without cgo, which lets it start a third faster, but for three things: it knows
// no questionnaire that is newer than version, so that what the tests see stays
// the same when another is added; the environment can say which day it is ([On]);
// and it has no tables for debuggers, which take longer than the rest to link.
func Main(m *testing.M, root, version string, program *Program) int {
	dir, err := os.MkdirTemp("", "flowverdict")
	if err != nil {
		panic(err)
	}
	defer func() { _ = os.RemoveAll(dir) }()
	root, err = filepath.Abs(root)
	if err != nil {
		panic(err)
	}
	program.Path, program.main = filepath.Join(dir, "flowverdict"), filepath.Join(root, "main.go")
	overlay, err := pinned(program.main, version, dir)
	if err != nil {
		panic(err)
	}
	build(root, program.Path, "-overlay", overlay)
	waitTogether()
	return m.Run()
}

// waitTogether lets more parallel tests run at a time than there are processors,
// where the command line does not say how many: they wait for other processes,
// and for providers that want to be asked every second.
func waitTogether() {
	if err := flag.Set("test.parallel", strconv.Itoa(4*runtime.GOMAXPROCS(0))); err != nil {
		panic(err)
	}
}

// Newest builds the program as it is, with all its questionnaires, and returns
// its path. The flags are those of go build.
func (p Program) Newest(t testing.TB, flags ...string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "flowverdict")
	build(filepath.Dir(p.main), path, flags...)
	return path
}

func build(root, path string, flags ...string) {
	build := exec.Command("go", append(append([]string{"build", "-ldflags=-s -w", "-o", path}, flags...), ".")...)
	build.Dir, build.Env = root, append(os.Environ(), "CGO_ENABLED=0")
	if out, err := build.CombinedOutput(); err != nil {
		panic(fmt.Sprintf("%v\n%s", err, out))
	}
}

// On is the environment in which the program that [Main] builds takes the noon of
// a day for the time.
func On(day string) []string { return []string{"FLOWVERDICT_TEST_DAY=" + day} }

const testClock = `Now: func() time.Time {
	if day, err := time.Parse(time.DateOnly, os.Getenv("FLOWVERDICT_TEST_DAY")); err == nil {
		return day.Add(12 * time.Hour)
	}
	return time.Now()
},`

// pinned writes into dir what go build needs to see main.go with the library of
// version and the clock of tests, and returns the name of the file that says so.
func pinned(main, version, dir string) (string, error) {
	source, err := os.ReadFile(main)
	if err != nil {
		return "", err
	}
	changed := strings.NewReplacer(
		"command.Env{", fmt.Sprintf("command.Env{\nLibrary: library.AsOf(%q),", version),
		"Now:    time.Now,", testClock,
		"import (", "import (\n\"flowverdict/questionnaire/library\"",
	).Replace(string(source))
	if !strings.Contains(changed, testClock) || !strings.Contains(changed, "library.AsOf") || !strings.Contains(changed, `questionnaire/library"`) {
		return "", fmt.Errorf("%s has no place for a library or a clock", main)
	}
	copied, overlay := filepath.Join(dir, "main.go.txt"), filepath.Join(dir, "overlay.json")
	if err := os.WriteFile(copied, []byte(changed), 0o600); err != nil {
		return "", err
	}
	content, err := json.Marshal(map[string]map[string]string{"Replace": {main: copied}})
	if err != nil {
		return "", err
	}
	return overlay, os.WriteFile(overlay, content, 0o600)
}

// Long leaves a test out where -short asks for a short run.
func Long(t *testing.T) {
	t.Helper()
	if testing.Short() {
		t.Skip("left out of a short run")
	}
}
