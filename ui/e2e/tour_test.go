//go:build unix

package e2e

import (
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"

	"flowverdict/ui/e2e/terminal"
)

// contents are all files and folders below some, with what they hold.
func contents(t *testing.T, dirs ...string) map[string]string {
	t.Helper()
	out := map[string]string{}
	for _, dir := range dirs {
		err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() {
				out[path] = "folder"
				return err
			}
			content, err := os.ReadFile(path)
			out[path] = string(content)
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	return out
}

// lived makes a home with a draft and two records.
func lived(t *testing.T) (h terminal.Home, tmp string) {
	t.Helper()
	h = program.Home(t)
	for _, name := range []string{"0001-glab", "0002-gh"} {
		for _, ending := range []string{".yaml", ".md"} {
			content, err := os.ReadFile("../../docs/examples/" + name + ending)
			if err == nil {
				err = os.WriteFile(filepath.Join(h.Work, name+ending), content, 0o600)
			}
			if err != nil {
				t.Fatal(err)
			}
		}
	}
	s := begin(t, h, 80, 24)
	s.Send("1" + enter)
	s.Wait("2 of 28")
	draftHolds(t, h, `"level": "none"`)
	s.Send("q")
	s.End()
	return h, t.TempDir()
}

// Over a whole tour, with a record that is written and forms that are asked for into
// a folder of the user's, the drafts and records of a home stay as they are to the
// byte, and nothing is left of the tour however it ends.
func TestATourTouchesNothing(t *testing.T) {
	terminal.Long(t)
	for name, end := range map[string]struct {
		start []string
		ends  func(*terminal.Screen)
		code  int
	}{
		"from the start screen": {nil, func(s *terminal.Screen) {
			s.Send("q")
			s.Wait("The tour is over, and nothing of it is kept.")
			s.Wait("0002-gh")
			s.Send("q")
		}, 0},
		"q":                              {[]string{"tour"}, func(s *terminal.Screen) { s.Send("q") }, 0},
		"ctrl+c":                         {[]string{"tour"}, func(s *terminal.Screen) { s.Send(terminal.CtrlC) }, 130},
		"ctrl+c after start screen":      {nil, func(s *terminal.Screen) { s.Send(terminal.CtrlC) }, 130},
		"SIGTERM":                        {[]string{"tour"}, func(s *terminal.Screen) { s.Signal(syscall.SIGTERM) }, 130},
		"SIGHUP after the start screen":  {nil, func(s *terminal.Screen) { s.Signal(syscall.SIGHUP) }, 130},
		"closed pane after start screen": {nil, func(s *terminal.Screen) { s.Close() }, 130},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			h, tmp := lived(t)
			before := contents(t, h.State, h.Work)
			s := h.Start(t, 80, 24, []string{"TMPDIR=" + tmp}, end.start...)
			if end.start == nil {
				s.Wait("0002-gh")
				s.Send("t")
			}
			s.Wait("Nobody has answered this yet")
			if strings.Contains(s.Text(), "0002-gh") {
				t.Errorf("a record is listed:\n%s", s.Text())
			}
			s.Send("1" + enter + "s")
			s.Wait("What the answers come to")
			s.Send("a")
			s.Wait("Ask those who know")
			s.Send(terminal.CtrlS)
			s.Wait("forms are written")
			s.Send(enter)
			s.Wait("What the answers come to")
			s.Send(right)
			s.Wait("Decided by")
			s.Send(right)
			s.Wait("0001-acmectl.yaml")
			s.Send("y")
			s.Wait("Tour: Written")
			s.Send("r")
			s.Wait("The record, as a reader sees it")
			s.Send("\x1b")
			s.Wait("Tour: Written")
			end.ends(s)
			if code := s.End(); code != end.code {
				t.Errorf("exit code %d, want %d\n%s", code, end.code, s.Text())
			}
			if name == "q" && !strings.Contains(strings.ReplaceAll(s.Text(), "\n", ""), "flowverdict assess") {
				t.Errorf("it does not say how to begin a review:\n%s", s.Text())
			}
			if strings.Contains(s.Text(), "is kept;") || strings.Contains(s.Text(), "wrote ") {
				t.Errorf("it tells of a draft or a record:\n%s", s.Text())
			}
			same(t, before, contents(t, h.State, h.Work))
			if left := contents(t, tmp); len(left) != 1 {
				t.Errorf("left: %v", slices.Sorted(maps.Keys(left)))
			}
		})
	}
}

func same(t *testing.T, before, after map[string]string) {
	t.Helper()
	for path := range after {
		if before[path] != after[path] {
			t.Errorf("%s is new or changed", path)
		}
	}
	for path := range before {
		if _, ok := after[path]; !ok {
			t.Errorf("%s is gone", path)
		}
	}
}

// Line by line it is the same: alone and from the start page, to the end and where
// the input ends in its midst.
func TestATourLineByLineTouchesNothing(t *testing.T) {
	terminal.Long(t)
	t.Parallel()
	h, tmp := lived(t)
	before := contents(t, h.State, h.Work)
	whole := "1\ns\nwhat-if\nb\nwrite\ny\nr\nb\n"
	for _, x := range []struct {
		args, in, says string
	}{
		{"tour --linear", whole + "q\n", "Begin a review of your own"},
		{"tour --linear", whole + "l\n", "Begin a review of your own"},
		{"tour --linear", "1\ns\n", "Begin a review of your own"},
		{"--linear", "t\n" + whole + "q\n?\nq\n", "The tour is over"},
		{"--linear", "t\n1\ns\n", "The input has ended"},
	} {
		cmd := h.Command(program.Path, strings.Fields(x.args)...)
		cmd.Env = h.Env("TMPDIR=" + tmp)
		cmd.Stdin = strings.NewReader(x.in)
		out, err := cmd.CombinedOutput()
		said := strings.Join(strings.Fields(string(out)), " ")
		if err != nil || !strings.Contains(said, x.says) || strings.Count(said, "Tour, nothing is kept.") < 2 {
			t.Errorf("%s %q: %v\n%s", x.args, x.in, err, out)
		}
		if strings.Contains(x.in, "y\n") && !strings.Contains(said, "It lies in a folder that is removed") {
			t.Errorf("%s %q writes nothing:\n%s", x.args, x.in, out)
		}
		same(t, before, contents(t, h.State, h.Work))
		if left := contents(t, tmp); len(left) != 1 {
			t.Errorf("%s %q leaves %v", x.args, x.in, slices.Sorted(maps.Keys(left)))
		}
	}
}
