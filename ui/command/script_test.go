package command

import (
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime/debug"
	"sync"
	"testing"

	"flowverdict/questionnaire/fixture"

	"github.com/rogpeppe/go-internal/testscript"
)

var update = flag.Bool("update", false, "rewrite what the scripts expect")

// garbage is how much of it may pile up before it is collected, in percent of what
// is in use: the tests throw away much more than they hold.
const garbage = 800

// TestMain lets the scripts start the program as a process: this test binary,
// under its name.
func TestMain(m *testing.M) {
	if os.Getenv("GOGC") == "" {
		debug.SetGCPercent(garbage)
	}
	testscript.Main(m, map[string]func(){
		"flowverdict": func() {
			os.Exit(Run(Env{
				Args: os.Args[1:], Stdin: os.Stdin, Stdout: os.Stdout, Stderr: os.Stderr, Getenv: os.Getenv,
				Notify: quiet, Library: fixture.Library(), Now: now,
			}))
		},
	})
}

// The scripts are the specification of the command line: every command, its
// errors and its exit codes.
func TestScripts(t *testing.T) {
	examples, err := filepath.Abs("../../docs/examples")
	if err != nil {
		t.Fatal(err)
	}
	scripts, err := filepath.Abs("testdata/script")
	if err != nil {
		t.Fatal(err)
	}
	process := &sync.Mutex{}
	testscript.Run(t, testscript.Params{
		Dir:                 scripts,
		UpdateScripts:       *update,
		RequireExplicitExec: true,
		RequireUniqueNames:  true,
		Setup: func(env *testscript.Env) error {
			env.Setenv("XDG_STATE_HOME", filepath.Join(env.WorkDir, ".state"))
			env.Setenv("EXAMPLES", examples)
			env.Values[scriptKey{}] = &script{process: process, obeyed: map[string]bool{}}
			return nil
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){"input": input, "exits": exits},
	})
}

// scriptKey leads to the script that runs.
type scriptKey struct{}

type script struct {
	process *sync.Mutex     // held by the script that has the folder of the process
	stdin   string          // of the next run
	obeyed  map[string]bool // the commands of hints that were run
}

func scriptOf(ts *testscript.TestScript) *script { return ts.Value(scriptKey{}).(*script) }

// run runs the program in a folder.
func (s *script) run(dir string, getenv func(string) string, stdin string, args ...string) (said, error) {
	s.process.Lock()
	defer s.process.Unlock()
	return runIn(dir, Env{Args: args, Getenv: getenv, Library: fixture.Library()}, stdin)
}

// input is the standard input of the exits that follows, which that of stdin,
// for processes, is not: input FILE.
func input(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 1 {
		ts.Fatalf("usage: input FILE")
	}
	scriptOf(ts).stdin = ts.ReadFile(args[0])
}

// exits runs the program and demands its exit code: exits CODE [args…]. Then, in a
// whole run, it does what the program says is to be done.
func exits(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 1 {
		ts.Fatalf("usage: exits CODE [args…]")
	}
	s := scriptOf(ts)
	x, err := s.run(ts.MkAbs("."), ts.Getenv, s.stdin, args[1:]...)
	ts.Check(err)
	s.stdin = ""
	_, err = io.WriteString(ts.Stdout(), x.out)
	ts.Check(err)
	_, err = io.WriteString(ts.Stderr(), x.err)
	ts.Check(err)
	if want := args[0]; fmt.Sprint(x.code) != want {
		ts.Fatalf("flowverdict ended with %d, want exit code %s", x.code, want)
	}
	if !testing.Short() {
		hints(ts, x.out+x.err)
	}
}
