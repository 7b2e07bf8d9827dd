package command

import (
	"errors"
	"os"
	"path/filepath"
	"strconv"
	"time"
)

// said is what a run of the program printed, and its exit code.
type said struct {
	out, err string
	code     int
}

// run runs the program in this process, on standard streams that are files: to
// start a process takes ten times as long as most commands. An output that the
// environment names stays, and nothing is kept of what is written there. It
// refuses to touch the drafts of whoever runs the tests.
func run(e Env, stdin string) (x said, err error) {
	if !filepath.IsAbs(e.Getenv("XDG_STATE_HOME")) {
		return x, errors.New("the run has no folder of its own for drafts")
	}
	dir, err := os.MkdirTemp("", "run")
	if err != nil {
		return x, err
	}
	defer os.RemoveAll(dir)
	for stream, name := range map[**os.File]string{&e.Stdin: "in", &e.Stdout: "out", &e.Stderr: "err"} {
		f, err := os.Create(filepath.Join(dir, name))
		if err != nil {
			return x, err
		}
		defer f.Close()
		if *stream == nil {
			*stream = f
		}
	}
	if _, err := e.Stdin.WriteAt([]byte(stdin), 0); err != nil {
		return x, err
	}
	e.Now, e.Notify, e.Getenv = now, quiet, collected(e.Getenv)
	x.code = Run(e)
	out, err := os.ReadFile(filepath.Join(dir, "out"))
	if err != nil {
		return x, err
	}
	wrong, err := os.ReadFile(filepath.Join(dir, "err"))
	x.out, x.err = string(out), string(wrong)
	return x, err
}

// collected is an environment that says of the collector what [TestMain] has set:
// a run in this process that sets it for its own size would hand back, and ask for
// again, memory that the tests hold.
func collected(getenv func(string) string) func(string) string {
	return func(name string) string {
		value := getenv(name)
		if name == "GOGC" && value == "" {
			return strconv.Itoa(garbage)
		}
		return value
	}
}

// runIn is run in a folder, which is that of the whole process meanwhile.
func runIn(dir string, e Env, stdin string) (x said, err error) {
	old, err := os.Getwd()
	if err != nil {
		return x, err
	}
	enter := func(dir string) error { return errors.Join(os.Chdir(dir), os.Setenv("PWD", dir)) }
	defer func() { err = errors.Join(err, enter(old)) }()
	if err := enter(dir); err != nil {
		return x, err
	}
	return run(e, stdin)
}

// now is a clock that stands still, so that what is printed does not change.
func now() time.Time { return time.Date(2026, 11, 23, 12, 0, 0, 0, time.UTC) }

// quiet is a world without signals.
func quiet(chan<- os.Signal) func() { return func() {} }

// keeping is an environment that says where drafts are kept, and nothing else.
func keeping(state string) func(string) string {
	return func(name string) string { return map[string]string{"XDG_STATE_HOME": state}[name] }
}
