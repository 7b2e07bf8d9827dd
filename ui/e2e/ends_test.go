//go:build linux

package e2e

import (
	"errors"
	"flag"
	"fmt"
	"maps"
	"math/rand"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"

	"flowverdict/ui/e2e/terminal"
)

// The driver that ends the program where it writes: .ci/kill runs it.
var (
	ends    = flag.Int("ends", 0, "how often each command that writes is ended, and made to fail, at a system call")
	screens = flag.Int("screens", 0, "how often the wizard is killed while it writes")
	seed    = flag.Int64("ends-seed", 1, "seed of what is drawn")
)

const answersOf = "subject: {name: acmectl}\nreview: {reviewers: [application security]%s}\nanswers: {browser: %s}\n"

// scene is a command that writes, and the folder that it finds.
type scene struct {
	name  string
	stdin string
	args  []string
	setUp [][]string // commands that make the folder
}

func scenes() []scene {
	first := []string{"assess", "--answers", "a.yaml", "--no-input", "--out", "docs", "--name", "0001-acmectl"}
	return []scene{
		{name: "assess", args: []string{"assess", "--answers", "a.yaml", "--no-input", "--out", "docs"}},
		{name: "assess --force", setUp: [][]string{first}, args: []string{"assess", "--answers", "b.yaml", "--no-input", "--out", "docs", "--name", "0001-acmectl", "--force"}},
		{name: "update", setUp: [][]string{first, {"edit"}}, args: []string{"update", "docs/0001-acmectl.yaml"}},
		{name: "supersede", setUp: [][]string{first, {"assess", "--answers", "c.yaml", "--no-input", "--out", "docs"}, {"accept"}}, args: []string{"update", "docs/0002-acmectl.yaml"}},
		{name: "revise", setUp: [][]string{first}, stdin: "write\ny\n", args: []string{"revise", "docs/0001-acmectl.yaml", "--linear"}},
	}
}

// set makes the folder of a scene.
func (c scene) set(t *testing.T) terminal.Home {
	t.Helper()
	h := program.Home(t)
	for name, content := range map[string]string{
		"a.yaml": fmt.Sprintf(answersOf, "", "none"), "b.yaml": fmt.Sprintf(answersOf, "", "some-hosts"),
		"c.yaml": fmt.Sprintf(answersOf, ", supersedes: 0001-acmectl", "none"), "docs/README.md": "records\n",
	} {
		path := filepath.Join(h.Work, name)
		if err := errors.Join(os.MkdirAll(filepath.Dir(path), 0o755), os.WriteFile(path, []byte(content), 0o644)); err != nil {
			t.Fatal(err)
		}
	}
	for _, args := range c.setUp {
		switch args[0] {
		case "edit":
			edit(t, filepath.Join(h.Work, "docs", "0001-acmectl.yaml"), "level: none", "level: some-hosts")
			continue
		case "accept":
			edit(t, filepath.Join(h.Work, "docs", "0002-acmectl.yaml"), "status: proposed", "status: accepted")
			continue
		}
		if _, stderr, code := h.Run(t, args...); code != 0 {
			t.Fatal(stderr)
		}
	}
	return h
}

// edit changes a record by hand.
func edit(t *testing.T, path, from, to string) {
	t.Helper()
	content, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	changed := strings.Replace(string(content), from, to, 1)
	if changed == string(content) {
		t.Fatal("nothing to edit")
	}
	if err := os.WriteFile(path, []byte(changed), 0o644); err != nil {
		t.Fatal(err)
	}
}

// folder is what lies in the folder of records, left-overs included.
func folder(t *testing.T, h terminal.Home) map[string]string {
	t.Helper()
	out := map[string]string{}
	entries, err := os.ReadDir(filepath.Join(h.Work, "docs"))
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		content, err := os.ReadFile(filepath.Join(h.Work, "docs", e.Name()))
		if err != nil {
			t.Fatal(err)
		}
		out[e.Name()] = string(content)
	}
	return out
}

// run runs the scene's command, with words before it, and returns its exit code.
func (c scene) run(t *testing.T, h terminal.Home, before ...string) (out string, code int) {
	t.Helper()
	line := append(before, append([]string{program.Path}, c.args...)...)
	cmd := h.Command(line[0], line[1:]...)
	cmd.Stdin = strings.NewReader(c.stdin)
	said, err := cmd.CombinedOutput()
	var exit *exec.ExitError
	if err != nil && !errors.As(err, &exit) {
		t.Fatal(err)
	}
	return string(said), cmd.ProcessState.ExitCode()
}

// next is the next start of the program: whatever was interrupted is mended, and
// a review that was being written is gone on with.
func next(t *testing.T, h terminal.Home) string {
	t.Helper()
	again := scene{stdin: "write\ny\n", args: []string{"resume", "--linear"}}
	said, _ := again.run(t, h)
	stdout, stderr, code := h.Run(t, "validate", "docs")
	if code != 0 && code != 1 && code != 4 {
		t.Errorf("validate: %d\n%s%s", code, stdout, stderr)
	}
	return said + stderr
}

// settled demands that a folder is as before or as after, with nothing left over
// there and among the drafts.
func settled(t *testing.T, h terminal.Home, what string, before, after map[string]string) {
	t.Helper()
	now := folder(t, h)
	if !maps.Equal(now, before) && !maps.Equal(now, after) {
		t.Errorf("%s: torn, %q", what, slices.Sorted(maps.Keys(now)))
	}
	left, _ := filepath.Glob(filepath.Join(h.State, "flowverdict", "drafts", "*"))
	hidden, _ := filepath.Glob(filepath.Join(h.State, "flowverdict", "drafts", ".*"))
	if left = append(left, hidden...); len(left) > 0 {
		t.Errorf("%s: left %q", what, left)
	}
}

// call is a system call of a run: its name, and which of them in its thread.
type call struct {
	name string
	nth  int
}

var traced = regexp.MustCompile(`(?m)^(\d+) +([a-z_0-9]+)\(`)

// calls lists the system calls of a run, and those that can fail as those of a
// disk do.
func (c scene) calls(t *testing.T) (all, disk []call, after map[string]string) {
	t.Helper()
	h := c.set(t)
	trace := filepath.Join(t.TempDir(), "trace")
	if said, code := c.run(t, h, "strace", "-f", "-o", trace); code != 0 {
		t.Fatalf("%s: %d\n%s", c.name, code, said)
	}
	content, err := os.ReadFile(trace)
	if err != nil {
		t.Fatal(err)
	}
	seen, most := map[string]int{}, map[string]int{}
	for _, m := range traced.FindAllStringSubmatch(string(content), -1) {
		seen[m[1]+m[2]]++
		most[m[2]] = max(most[m[2]], seen[m[1]+m[2]])
	}
	fails := []string{"openat", "write", "fsync", "linkat", "renameat", "renameat2", "unlinkat", "flock", "fchmod", "newfstatat", "getdents64", "mkdirat"}
	for _, name := range slices.Sorted(maps.Keys(most)) {
		for n := range most[name] {
			all = append(all, call{name, n + 1})
			if slices.Contains(fails, name) {
				disk = append(disk, call{name, n + 1})
			}
		}
	}
	return all, disk, folder(t, h)
}

// However a command ends that writes, and whatever fails: all or none, and nothing
// is left after the next start.
func TestEndsAtSystemCalls(t *testing.T) {
	if *ends == 0 {
		t.Skip("run by .ci/kill")
	}
	for _, c := range scenes() {
		t.Run(c.name, func(t *testing.T) {
			all, disk, after := c.calls(t)
			before := folder(t, c.set(t))
			draw := rand.New(rand.NewSource(*seed))
			ended, made, was := 0, 0, 0
			for i := range *ends {
				at, how := all[draw.Intn(len(all))], "signal=KILL"
				if i%2 == 0 {
					at = disk[draw.Intn(len(disk))]
				}
				if i%4 == 0 {
					how = []string{"error=EIO", "error=ENOSPC"}[draw.Intn(2)]
				}
				h := c.set(t)
				said, code := c.run(t, h, "strace", "-f", "-qq", "-o", os.DevNull, "-e", "trace="+at.name, "-e", fmt.Sprintf("inject=%s:%s:when=%d", at.name, how, at.nth))
				now := folder(t, h)
				what := fmt.Sprintf("%s at %s %d: exit code %d", how, at.name, at.nth, code)
				maps.DeleteFunc(now, func(name, _ string) bool { return strings.HasPrefix(name, ".flowverdict-") }) // which the next start clears
				if code == 0 && !maps.Equal(now, after) {
					t.Errorf("%s, and it is not written\n%s", what, said)
				}
				if code == 137 || code == -1 || how != "signal=KILL" && code != 0 {
					ended++
				}
				said += next(t, h)
				settled(t, h, what, before, after)
				if maps.Equal(folder(t, h), after) {
					made++
				} else {
					was++
				}
				if t.Failed() {
					t.Fatalf("%s\n%s", what, said)
				}
				_ = errors.Join(os.RemoveAll(h.Work), os.RemoveAll(h.State))
			}
			t.Logf("%s: %d runs at %d system calls, %d of them ended early; %d all new, %d all old", c.name, *ends, len(all), ended, made, was)
		})
	}
}

// A wizard that is killed while it writes leaves a review that is written once; and
// one that is killed while it takes that back, a record or the draft of it.
func TestKillsOfTheWizard(t *testing.T) {
	if *screens == 0 {
		t.Skip("run by .ci/kill")
	}
	draw := rand.New(rand.NewSource(*seed))
	early, torn, drafts := 0, 0, 0
	for run := range *screens {
		back := run%2 == 1
		h := scenes()[0].set(t)
		s := h.Start(t, 80, 24, nil, "assess", "--answers", "a.yaml", "--out", "docs")
		s.Wait("of 28")
		s.Send("1" + enter)
		draftHolds(t, h, "acmectl")
		s.Send("s" + right)
		s.Wait("Decided by")
		s.Send(right)
		s.Wait("0001-acmectl.yaml")
		s.Send("y")
		if back {
			s.Wait("files are written")
			s.Send("u")
		}
		time.Sleep(time.Duration(draw.Intn(60_000)) * time.Microsecond)
		s.Signal(syscall.SIGKILL)
		s.End()
		now := folder(t, h)
		if len(now) == 1 {
			early++
		} else if len(now) != 3 {
			torn++
		}
		if back {
			drafts += takenBack(t, h)
			continue
		}
		said := next(t, h)
		after := folder(t, h)
		if len(after) != 3 || after["0001-acmectl.yaml"] == "" || after["0001-acmectl.md"] == "" {
			t.Fatalf("it held %q and holds %q\n%s", slices.Sorted(maps.Keys(now)), slices.Sorted(maps.Keys(after)), said)
		}
		settled(t, h, "wizard", after, after)
		if t.Failed() {
			t.Fatal(said)
		}
	}
	t.Logf("wizard: %d runs, %d of them killed where no file was, %d within a step; %d were taken back", *screens, early, torn, drafts)
}

// takenBack demands that after the next start there is either the whole record and
// no draft, or no record and the draft; it returns how many drafts there are.
func takenBack(t *testing.T, h terminal.Home) int {
	t.Helper()
	stdout, stderr, code := h.Run(t, "validate", "docs", "--allow-empty") // mends the folder
	_, _, _ = h.Run(t, "drafts")                                          // lets a draft go that is written
	after := folder(t, h)
	_, err := os.Stat(h.Draft())
	switch _, there := after["0001-acmectl.yaml"]; {
	case there && len(after) == 3 && err != nil && code == 0:
		return 0
	case !there && len(after) == 1 && err == nil:
		return 1
	}
	t.Fatalf("it holds %q, and of the draft %v\n%s%s", slices.Sorted(maps.Keys(after)), err, stdout, stderr)
	return 0
}
