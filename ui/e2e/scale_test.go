//go:build unix

package e2e

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"strconv"
	"syscall"
	"testing"
	"time"

	"flowverdict/internal/finding"
	"flowverdict/questionnaire/fixture"
	"flowverdict/report/validation"
	"flowverdict/report/validation/corpus"
	"flowverdict/ui/command"

	"gopkg.in/yaml.v3"
)

// distinct is how many different records a folder of the benchmarks holds.
const distinct = 500

// records writes n records with their Markdown, in folders of 500, and returns
// the folder and the names of the YAML files.
func records(b *testing.B, n int) (folder string, names []string) {
	b.Helper()
	folder = b.TempDir()
	q := fixture.Release()
	entries := make([]corpus.Entry, min(n, distinct))
	for i := range entries {
		var err error
		if entries[i], err = corpus.Make(q, 1, i); err != nil {
			b.Fatal(err)
		}
	}
	for i := range n {
		e := entries[i%distinct]
		sub := filepath.Join(folder, fmt.Sprintf("%03d", i/distinct))
		if i%distinct == 0 {
			if err := os.Mkdir(sub, 0o755); err != nil {
				b.Fatal(err)
			}
		}
		names = append(names, filepath.Join(sub, e.Name))
		for name, content := range map[string][]byte{e.Name: e.YAML, e.MarkdownName: e.Markdown} {
			if err := os.WriteFile(filepath.Join(sub, name), content, 0o644); err != nil {
				b.Fatal(err)
			}
		}
	}
	return folder, names
}

// BenchmarkScale sets whole runs of validate and list beside what it cannot do without:
// reading the bytes, and parsing them to nodes. docs/performance.md explains
// the ratios. The run of the real program also gives its peak of memory.
func BenchmarkScale(b *testing.B) {
	for _, n := range []int{1, 500, 2000, 20000} {
		b.Run(fmt.Sprintf("records=%d", n), func(b *testing.B) {
			folder, names := records(b, n)
			b.Run("read", func(b *testing.B) {
				defer processorTime(b)()
				for b.Loop() {
					readAll(b, names, func([]byte) {})
				}
			})
			b.Run("parse", func(b *testing.B) {
				defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
				defer processorTime(b)()
				for b.Loop() {
					readAll(b, names, func(content []byte) { parseNode(b, content) })
				}
			})
			b.Run("examine", func(b *testing.B) {
				defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
				defer processorTime(b)()
				for b.Loop() {
					examineAll(b, names)
				}
			})
			for _, workers := range []int{1, 2} {
				for _, command := range []string{"validate", "list"} {
					b.Run(fmt.Sprintf("%s-workers=%d", command, workers), func(b *testing.B) {
						defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(workers))
						defer processorTime(b)()
						for b.Loop() {
							runHere(b, command, folder)
						}
					})
				}
			}
			for _, v := range validators(b, folder, names) {
				b.Run(v.name, func(b *testing.B) {
					defer processorTime(b)()
					for b.Loop() {
						if out, err := exec.Command(v.args[0], v.args[1:]...).CombinedOutput(); err != nil {
							b.Fatalf("%v\n%.2000s", err, out)
						}
					}
				})
			}
			b.Run("program", func(b *testing.B) {
				var peak int64
				defer processorTime(b)()
				for b.Loop() {
					peak = max(peak, validateThere(b, folder))
				}
				b.ReportMetric(float64(peak)/1024, "peak-MiB")
			})
		})
	}
}

// validator is another program that holds files against a schema.
type validator struct {
	name string
	args []string
}

// validators are what people would check the shape of records with, where they
// are installed: the schema only, which is a part of what validate does.
func validators(b *testing.B, folder string, names []string) (out []validator) {
	b.Helper()
	schema, err := exec.Command(program.Path, "schema", "record").Output()
	if err != nil {
		b.Fatal(err)
	}
	dir := b.TempDir()
	for name, content := range map[string]string{
		"schema.json":   string(schema),
		"data.json":     `{"schema": ` + string(schema) + `}`,
		"policy/p.rego": "package main\nimport rego.v1\ndeny contains errors[_].desc if [false, errors] = json.match_schema(input, data.schema)\n",
	} {
		name = filepath.Join(dir, name)
		if err := errors.Join(os.MkdirAll(filepath.Dir(name), 0o755), os.WriteFile(name, []byte(content), 0o644)); err != nil {
			b.Fatal(err)
		}
	}
	file := filepath.Join(dir, "schema.json")
	for _, args := range [][]string{
		append([]string{"jv", file}, names...),
		{"ajv", "validate", "--spec=draft2020", "--strict=false", "-s", file, "-d", filepath.Join(folder, "**/*.yaml")},
		append([]string{"conftest", "test", "--policy", filepath.Join(dir, "policy"), "--data", filepath.Join(dir, "data.json")}, names...),
	} {
		if _, err := exec.LookPath(args[0]); err == nil {
			out = append(out, validator{args[0], args})
		}
	}
	// Programs of other languages have the name too.
	if help, _ := exec.Command("jsonschema", "help").CombinedOutput(); bytes.Contains(help, []byte("--fast")) {
		args := []string{"jsonschema", "validate", file, folder, "--extension", ".yaml"}
		out = append(out, validator{"jsonschema", args}, validator{"jsonschema-fast", append(args, "--fast")})
	}
	return out
}

// processorTime reports the processor time that a benchmark takes, all threads
// and started programs together: on a machine that others use, it says more
// than the time on the clock.
func processorTime(b *testing.B) (report func()) {
	spent := func() (sum time.Duration) {
		for _, who := range []int{syscall.RUSAGE_SELF, syscall.RUSAGE_CHILDREN} {
			var u syscall.Rusage
			if err := syscall.Getrusage(who, &u); err != nil {
				b.Fatal(err)
			}
			sum += time.Duration(u.Utime.Nano() + u.Stime.Nano())
		}
		return sum
	}
	start := spent()
	return func() { b.ReportMetric(float64(spent()-start)/float64(b.N), "cpu-ns/op") }
}

func readAll(b *testing.B, names []string, use func([]byte)) {
	for _, name := range names {
		content, err := os.ReadFile(name)
		if err != nil {
			b.Fatal(err)
		}
		use(content)
	}
}

// parseNode is the least that a strict reader with places can do.
func parseNode(b *testing.B, content []byte) {
	var node yaml.Node
	if err := yaml.NewDecoder(bytes.NewReader(content)).Decode(&node); err != nil {
		b.Fatal(err)
	}
}

// runHere runs a command over a folder in this process, past everything but main.
func runHere(b *testing.B, name, folder string) {
	null, err := os.OpenFile(os.DevNull, os.O_RDWR, 0)
	if err != nil {
		b.Fatal(err)
	}
	defer null.Close() // nothing is kept in it
	env := command.Env{
		Args:  []string{name, "--no-config", "--as-of", corpus.AsOf, folder},
		Stdin: null, Stdout: null, Stderr: null,
		Getenv: func(string) string { return "" },
		Now:    func() time.Time { return time.Time{} },
		Notify: func(chan<- os.Signal) func() { return func() {} },
	}
	if code := command.Run(env); code != 0 {
		b.Fatalf("exit code %d", code)
	}
}

// examineAll does all that validate does to a record by itself but compare its
// Markdown.
func examineAll(b *testing.B, names []string) {
	c := validation.New(validation.Options{AsOf: corpus.AsOf, Resolve: fixture.Library().Get})
	readAll(b, names, func(content []byte) {
		if found := finding.Errors(c.Examine(validation.File{Content: content}).Findings()); len(found) > 0 {
			b.Fatal(found)
		}
	})
}

// validateThere runs the program and returns its peak of memory in KiB, where
// the system tells.
func validateThere(b *testing.B, folder string) (peak int64) {
	cmd := exec.Command(program.Path, "validate", "--no-config", "--as-of", corpus.AsOf, folder)
	if err := cmd.Start(); err != nil {
		b.Fatal(err)
	}
	done := make(chan error)
	go func() { done <- cmd.Wait() }()
	// What the system counts for a child that has ended includes the process
	// that started it, so the program is watched while it runs.
	for every := time.Tick(2 * time.Millisecond); ; {
		select {
		case err := <-done:
			if err != nil {
				b.Fatal(err)
			}
			return peak
		case <-every:
			peak = max(peak, highWater(cmd.Process.Pid))
		}
	}
}

var vmHWM = regexp.MustCompile(`(?m)^VmHWM:\s+(\d+) kB$`)

// highWater is the most memory that a process had so far, in KiB; 0 where the
// system does not tell, or tells of the process that is about to become it.
func highWater(pid int) int64 {
	name, err := os.Readlink(fmt.Sprintf("/proc/%d/exe", pid))
	if err != nil || name != program.Path {
		return 0
	}
	status, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", pid))
	if err != nil {
		return 0
	}
	m := vmHWM.FindSubmatch(status)
	if m == nil {
		return 0
	}
	n, _ := strconv.ParseInt(string(m[1]), 10, 64)
	return n
}
