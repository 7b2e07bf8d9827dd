package command

import (
	"flag"
	"os"
	"path/filepath"
	"testing"
	"time"

	"flowverdict/questionnaire/fixture"

	"github.com/rogpeppe/go-internal/testscript"
)

var update = flag.Bool("update", false, "rewrite what the scripts expect")

// TestMain lets the scripts run the program: this test binary, under its name.
// The clock stands still, so that what is printed does not change.
func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){
		"flowverdict": func() {
			os.Exit(Run(Env{
				Args: os.Args[1:], Stdin: os.Stdin, Stdout: os.Stdout, Stderr: os.Stderr, Getenv: os.Getenv,
				Notify:  func(chan<- os.Signal) func() { return func() {} },
				Library: fixture.Library(),
				Now:     func() time.Time { return time.Date(2026, 11, 23, 12, 0, 0, 0, time.UTC) },
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
	testscript.Run(t, testscript.Params{
		Dir:                 "testdata/script",
		UpdateScripts:       *update,
		RequireExplicitExec: true,
		RequireUniqueNames:  true,
		Setup: func(env *testscript.Env) error {
			env.Setenv("XDG_STATE_HOME", filepath.Join(env.WorkDir, ".state"))
			env.Setenv("EXAMPLES", examples)
			env.Values[obeyedKey{}] = map[string]bool{}
			return nil
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"exits": func(ts *testscript.TestScript, neg bool, args []string) {
				exits(ts, neg, args)
				hints(ts, ts.Value(obeyedKey{}).(map[string]bool))
			},
		},
	})
}

// obeyedKey leads to the commands of a script's hints that were run.
type obeyedKey struct{}

// exits runs the program and demands its exit code: exits CODE [args…].
func exits(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 1 {
		ts.Fatalf("usage: exits CODE [args…]")
	}
	code := "0"
	if err := ts.Exec("flowverdict", args[1:]...); err != nil {
		code = err.Error()
	}
	if want := args[0]; code != want && code != "exit status "+want {
		ts.Fatalf("flowverdict ended with %s, want exit code %s", code, want)
	}
}
