//go:build unix

package e2e

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"

	"flowverdict/ui/e2e/terminal"
)

const (
	// secret stands in what lies outside of the hostile repository: in files and in
	// the environment. It is no text, so that the line of it would be shown as a fault.
	secret = "the-secret-of-somebody-else"

	most     = 100 << 20       // bytes of memory
	mostTime = 4 * time.Second // of the processor, where other tests run beside
	watchdog = time.Minute
)

// hostile is a repository of a stranger, with one record in good order in it.
type hostile struct {
	t       *testing.T
	home    terminal.Home
	outside string // a folder that it must not reach
	tricks  []trick
}

// trick puts something under a name. It says why it cannot, in which case there
// is nothing.
type trick struct {
	name string
	put  func(name string) error
}

func newHostile(t *testing.T) hostile {
	t.Helper()
	top, err := os.MkdirTemp("", "hostile") // sockets have short names only
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = os.RemoveAll(top) })
	h := hostile{t, program.Home(t), filepath.Join(top, "outside"), nil}
	h.home.Work = filepath.Join(top, "work")
	for _, folder := range []string{h.outside, filepath.Join(h.home.Work, ".git"), filepath.Join(h.home.Work, "docs")} {
		h.check(os.MkdirAll(folder, 0o755))
	}
	for _, name := range []string{"secret", "secret.yaml", "secret.md"} {
		h.check(os.WriteFile(filepath.Join(h.outside, name), []byte(secret+": \x01"+secret+"\n"), 0o644))
	}
	h.check(os.WriteFile(filepath.Join(h.home.Work, "answers.yaml"), []byte("subject: {name: acmectl}\nreview: {reviewers: [application security], date: \"2026-11-23\"}\nanswers: {browser: none}\n"), 0o644))
	if _, stderr, code := h.home.Run(t, "assess", "--answers", "answers.yaml", "--no-input", "--out", "docs", "--name", "0001-acmectl"); code != 0 {
		t.Fatal(stderr)
	}
	h.tricks = h.all()
	return h
}

func (h hostile) check(err error) {
	h.t.Helper()
	if err != nil {
		h.t.Fatal(err)
	}
}

// all lists the tricks. Links that are relative are so from a folder of the
// repository.
func (h hostile) all() (out []trick) {
	targets := []string{
		"../../outside/secret", "../../outside/secret.yaml", "../../outside/secret.md", "../../outside", "../answers.yaml", ".", "..",
		filepath.Join(h.outside, "secret"), filepath.Join(h.outside, "secret.yaml"), h.outside, filepath.Join(h.home.Work, "answers.yaml"),
		"/proc/self/environ", "/proc/self/mem", "/proc/self/fd/0", "/proc/self/cwd/../outside/secret", "/dev/zero", "/dev/full", "/dev/stdin", "/dev/tty", "/dev/random",
		"nowhere", "../../nowhere", "/nowhere", "0001-acmectl.yaml", "0001-acmectl.md",
	}
	for i, target := range targets {
		out = append(out, trick{fmt.Sprintf("link-%d", i), func(name string) error { return os.Symlink(target, name) }})
	}
	return append(out,
		trick{"loop", func(name string) error { return os.Symlink(filepath.Base(name), name) }},
		trick{"chain", func(name string) error {
			return errors.Join(os.Symlink(filepath.Base(name)+"-2", name), os.Symlink(filepath.Base(name)+"-3", name+"-2"), os.Symlink("../../outside/secret", name+"-3"))
		}},
		trick{"pipe", func(name string) error { return syscall.Mkfifo(name, 0o644) }},
		trick{"socket", func(name string) error {
			l, err := net.Listen("unix", name)
			if err == nil {
				h.t.Cleanup(func() { _ = l.Close() })
			}
			return err
		}},
		trick{"sparse", func(name string) error { return errors.Join(os.WriteFile(name, nil, 0o644), os.Truncate(name, 3<<30)) }},
		trick{"unreadable", func(name string) error { return os.WriteFile(name, []byte("schema: flowverdict/record/v1\n"), 0) }},
		trick{"folder", func(name string) error { return os.MkdirAll(filepath.Join(name, "0001-x.yaml"), 0o755) }},
		trick{"large", func(name string) error { return os.WriteFile(name, bytes.Repeat([]byte("{a,"), 5<<20), 0o644) }},
		trick{"device", func(name string) error { return mknod(name) }},
	)
}

// put does every trick it can under a name for it, and tells those that the
// system does not let the test do.
func (h hostile) put(nameFor func(i int, t trick) string) {
	h.t.Helper()
	for i, trick := range h.tricks {
		name := filepath.Join(h.home.Work, nameFor(i, trick))
		h.check(os.MkdirAll(filepath.Dir(name), 0o755))
		if err := trick.put(name); errors.Is(err, fs.ErrPermission) || errors.Is(err, errors.ErrUnsupported) {
			h.t.Logf("left out: %s: %v", trick.name, err)
		} else {
			h.check(err)
		}
	}
}

// run runs the program and holds it to its limits and to what it prints. A
// command that waits for something, or works for ever, is ended by the watchdog.
func (h hostile) run(args ...string) (out string, code int) {
	h.t.Helper()
	ctx, stop := context.WithTimeout(h.t.Context(), watchdog)
	defer stop()
	cmd := exec.CommandContext(ctx, program.Path, args...)
	cmd.Dir = h.home.Work
	cmd.Env = h.home.Env(secrets()...)
	var b bytes.Buffer
	cmd.Stdout, cmd.Stderr = &b, &b
	err := cmd.Run()
	var exit *exec.ExitError
	if err != nil && !errors.As(err, &exit) {
		h.t.Fatalf("%q: %v", args, err)
	}
	h.holds(args, b.String())
	if status, ok := cmd.ProcessState.Sys().(syscall.WaitStatus); ctx.Err() != nil || ok && status.Signaled() {
		h.t.Errorf("%q: did not end by itself: %v\n%.2000s", args, err, b.String())
	}
	if took := cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime(); took > mostTime {
		h.t.Errorf("%q: worked for %v", args, took)
	}
	// What the system counts begins with the peak of the process that started it,
	// which is large under the race detector.
	var own syscall.Rusage
	h.check(syscall.Getrusage(syscall.RUSAGE_SELF, &own))
	if usage, ok := cmd.ProcessState.SysUsage().(*syscall.Rusage); ok && runtime.GOOS == "linux" && usage.Maxrss<<10 > most && usage.Maxrss > own.Maxrss {
		h.t.Errorf("%q: took up to %d MiB", args, usage.Maxrss>>10)
	}
	return b.String(), cmd.ProcessState.ExitCode()
}

// holds reports whether anything of what lies outside was printed.
func (h hostile) holds(args []string, printed string) {
	h.t.Helper()
	if strings.Contains(printed, secret) {
		at := strings.Index(printed, secret)
		h.t.Errorf("%q: the secret was printed: %q", args, printed[max(0, at-300):min(len(printed), at+100)])
	}
}

// secrets fill the environment, so that whatever part of it is shown holds one.
func secrets() (out []string) {
	for i := range 50 {
		out = append(out, fmt.Sprintf("S%d=%s", i, secret))
	}
	return out
}

// names lists what lies in a folder of the repository.
func (h hostile) names(folder string) (out []string) {
	entries, err := os.ReadDir(filepath.Join(h.home.Work, folder))
	h.check(err)
	for _, e := range entries {
		out = append(out, filepath.Join(folder, e.Name()))
	}
	return out
}

// A folder that a stranger has filled, as records and as their Markdown, keeps no
// command from its work for long, takes no memory to speak of, and gives nothing
// away that lies outside.
func TestHostileFolder(t *testing.T) {
	terminal.Long(t)
	t.Parallel()
	h := newHostile(t)
	record, err := os.ReadFile(filepath.Join(h.home.Work, "docs", "0001-acmectl.yaml"))
	h.check(err)
	h.put(func(i int, _ trick) string { return fmt.Sprintf("docs/%04d-evil.yaml", 100+i) })
	h.put(func(i int, _ trick) string { return fmt.Sprintf("docs/%04d-evil.md", 200+i) })
	h.put(func(i int, _ trick) string { return fmt.Sprintf("docs/%04d-evil.md", 300+i) })
	for i := range h.tricks { // a record each beside the last ones
		h.check(os.WriteFile(filepath.Join(h.home.Work, fmt.Sprintf("docs/%04d-evil.yaml", 300+i)), record, 0o644))
	}
	for _, name := range []string{"0400- \n::error::x\x1b[31m\u202e.yaml", "0401-\r##[command]x.md", "..yaml", "-.yaml", "--format.yaml", "0402-\xff.yaml"} {
		h.check(os.WriteFile(filepath.Join(h.home.Work, "docs", name), []byte("a: b\n"), 0o644))
	}
	deep := filepath.Join(h.home.Work, "docs", strings.Repeat("d/", 1500))
	h.check(os.MkdirAll(deep, 0o755))
	h.check(os.WriteFile(filepath.Join(deep, "0001-deep.yaml"), record, 0o644))

	out, code := h.run("validate", ".")
	for _, want := range []string{"docs/0100-evil.yaml: error: the file is named as a record is", "docs/0200-evil.md: error: ", "docs/0300-evil.md: error: the Markdown is not read: it is a link", "records checked"} {
		if !strings.Contains(out, want) {
			t.Errorf("validate does not say %q", want)
		}
	}
	if code != 1 && code != 3 {
		t.Errorf("validate: exit code %d", code)
	}
	formats, written := []string{"validate"}, []string{}
	for _, format := range []string{"json", "jsonl", "github", "gitlab", "sarif", "junit"} {
		written = append(written, filepath.Join(h.home.State, format))
		formats = append(formats, "--format", format+"="+filepath.Join(h.home.State, format))
	}
	h.run(formats...)
	for _, name := range written {
		content, err := os.ReadFile(name)
		h.check(err)
		h.holds([]string{"validate", name}, string(content))
	}
	h.run("validate", "docs/*")
	h.run("validate", "**/*.yaml", "--allow-empty")
	h.run("rejudge", ".")
	h.run("list", ".", "--format", "json")
	names := h.names("docs")
	h.run(append([]string{"validate", "--allow-empty"}, slices.DeleteFunc(slices.Clone(names), h.waits)...)...)
	h.run(append([]string{"list"}, slices.DeleteFunc(slices.Clone(names), h.waits)...)...)
	list := filepath.Join(h.home.State, "list")
	h.check(os.WriteFile(list, []byte(strings.Join(names, "\x00")+"\x00"), 0o644))
	h.run("validate", "--allow-empty", "--files-from", list)
	for _, name := range names {
		if !h.waits(name) {
			h.alone(name)
		}
	}
	for _, name := range []string{"secret", "secret.yaml", "secret.md"} {
		if content, err := os.ReadFile(filepath.Join(h.outside, name)); err != nil || !strings.HasPrefix(string(content), secret) {
			t.Errorf("%s outside was written: %q, %v", name, content, err)
		}
	}
}

// alone runs the commands that take one file on it. Each trick stands in three
// places of the folder: it is checked in one of them, read in two, and one of
// the commands that begin with a record in good order meets it.
func (h hostile) alone(name string) {
	h.t.Helper()
	var place, i int
	if _, err := fmt.Sscanf(name, "docs/%2d%2d-evil.", &place, &i); err != nil {
		h.run("validate", name)
		h.run("report", name)
		return
	}
	if place == 1+i%3 {
		h.run("validate", name)
	}
	if place < 3 {
		h.run("report", name)
	}
	if place == 1 {
		h.run([][]string{{"what-if", name}, {"compare", "docs/0001-acmectl.yaml", name}, {"update", name}}[i%3]...)
	}
}

// waits reports whether what a person names is theirs to wait for: a pipe, a
// terminal, standard input or a folder.
func (h hostile) waits(name string) bool {
	info, err := os.Stat(filepath.Join(h.home.Work, name))
	return err == nil && !info.Mode().IsRegular()
}

// What the program looks for by itself, in the repository and in the folder of
// drafts, is held to the same.
func TestHostileSurroundings(t *testing.T) {
	terminal.Long(t)
	t.Parallel()
	h := newHostile(t)
	for _, trick := range h.tricks {
		for _, name := range []string{".flowverdict.yaml", "record.schema.json"} {
			path := filepath.Join(h.home.Work, name)
			if err := trick.put(path); err != nil {
				continue // the other test tells
			}
			h.run("validate", "docs")
			h.check(os.RemoveAll(path))
		}
	}
	h.put(func(i int, _ trick) string { return fmt.Sprintf("own/%d.yaml", i) })
	h.run("rejudge", "docs", "--questionnaire", "own")
	drafts, err := filepath.Rel(h.home.Work, filepath.Dir(h.home.Draft()))
	h.check(err)
	h.put(func(i int, _ trick) string { return filepath.Join(drafts, fmt.Sprintf("%d.json", i+1)) })
	h.run("drafts")
	for i := 0; i < len(h.tricks); i += 6 {
		h.run("resume", fmt.Sprint(i+1), "--linear")
	}
}

// The start screen opens over a hostile folder of records and of drafts.
func TestHostileStart(t *testing.T) {
	terminal.Long(t)
	t.Parallel()
	h := newHostile(t)
	drafts, err := filepath.Rel(h.home.Work, filepath.Dir(h.home.Draft()))
	h.check(err)
	h.put(func(i int, _ trick) string { return filepath.Join(drafts, fmt.Sprintf("%d.json", i+1)) })
	h.put(func(i int, _ trick) string { return fmt.Sprintf("%04d-evil.yaml", 100+i) })
	h.put(func(i int, _ trick) string { return fmt.Sprintf("%04d-evil.md", 100+i) })
	s := h.home.Start(t, 100, 40, secrets())
	s.Wait("New review")
	for range 60 {
		s.Send(down)
	}
	s.Send("q")
	s.End()
	h.holds(nil, s.Output())
}
