package reviews

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"flowverdict/ui/session"
)

// The command commits record and Markdown and what they have superseded, whatever
// the folder is called and wherever the program is started; outside of a repository
// there is none.
func TestTheCommandThatCommits(t *testing.T) {
	for _, name := range []string{"sh", "git"} {
		if _, err := exec.LookPath(name); err != nil {
			t.Skip("no " + name)
		}
	}
	run := func(command string) string {
		t.Helper()
		c := exec.Command("sh", "-c", command)
		c.Env = append(os.Environ(), "GIT_AUTHOR_NAME=a", "GIT_AUTHOR_EMAIL=a@example.org", "GIT_COMMITTER_NAME=a", "GIT_COMMITTER_EMAIL=a@example.org", "GIT_CONFIG_GLOBAL=/dev/null")
		out, err := c.CombinedOutput()
		if err != nil {
			t.Fatalf("%s: %v\n%s", command, err, out)
		}
		return string(out)
	}
	for _, folder := range []string{"decisions", "it's $(touch no) here", "-rf", "a;b"} {
		for _, from := range []string{".", folder, ".."} {
			if testing.Short() && from != folder {
				continue // the whole suite starts from everywhere
			}
			outer, err := filepath.EvalSymlinks(t.TempDir())
			if err != nil {
				t.Fatal(err)
			}
			root := filepath.Join(outer, "repository")
			in := filepath.Join(root, folder)
			if err := os.MkdirAll(in, 0o755); err != nil {
				t.Fatal(err)
			}
			for _, file := range []string{"0001-old.yaml", "0001-old.md", "0002-new.yaml", "0002-new.md", "other.txt"} {
				if err := os.WriteFile(filepath.Join(in, file), []byte(file), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			t.Chdir(filepath.Join(root, from))
			w := &work{folder: in}
			if p := w.after("0002-new", session.Plan{}, nil); p.Commit != "" {
				t.Fatalf("there is no repository: %s", p.Commit)
			}
			t.Chdir(root)
			run("git init -q")
			t.Chdir(filepath.Join(root, from))
			p := w.after("0002-new", session.Plan{}, []string{filepath.Join(in, "0001-old.yaml")})
			run(p.Commit)
			t.Chdir(root)
			if got := run("git -c core.quotePath=false ls-files | sed 's|.*/||' | sort"); got != "0001-old.md\n0001-old.yaml\n0002-new.md\n0002-new.yaml\n" {
				t.Errorf("%s from %s: %s\n%s", folder, from, p.Commit, got)
			}
			if subject := strings.TrimSpace(run("git log --format=%s")); subject != "Add the record 0002-new" {
				t.Error(subject)
			}
		}
	}
}
