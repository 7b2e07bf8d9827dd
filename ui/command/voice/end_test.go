package voice

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"flowverdict/internal/crash"
	"flowverdict/internal/finding"
	"flowverdict/ui/command/files"
	"flowverdict/ui/command/outcome"
	"flowverdict/ui/command/usage"
)

// ended returns what a run says that ends with err, and its exit code.
func ended(t *testing.T, err error) (said string, code int) {
	t.Helper()
	name := filepath.Join(t.TempDir(), "stderr")
	f, openErr := os.Create(name)
	if openErr != nil {
		t.Fatal(openErr)
	}
	code = (&Voice{Err: f, Build: func() (string, string) { return "unreleased", "unknown" }}).End(err)
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	content, readErr := os.ReadFile(name)
	if readErr != nil {
		t.Fatal(readErr)
	}
	return string(content), code
}

// endings are one error of each kind, with its exit code and what is said.
func endings() []struct {
	err  error
	code int
	said string
} {
	found := finding.In("a.yaml", []finding.Finding{{Rule: "bad-id", Path: "id", Message: "no id", Hint: "write one"}, {Rule: "bad-date", Message: "no day"}})
	return []struct {
		err  error
		code int
		said string
	}{
		{&outcome.NoRecord{Wrong: usage.Errorf("there is no record in x").WithHint("look elsewhere")}, outcome.ExitNoRecord, "flowverdict: error: there is no record in x\nflowverdict: hint: look elsewhere\n"},
		{files.Refuse(found), outcome.ExitFindings, "a.yaml: error: no id [bad-id]\n   fix: write one\na.yaml: error: no day [bad-date]\n"},
		{fmt.Errorf("mark b as superseded: %w", files.Refuse(found[:1])), outcome.ExitFindings, "a.yaml: error: no id [bad-id]\n   fix: write one\n"},
		{files.RefuseRun(found[1:]), outcome.ExitUsage, "a.yaml: error: no day [bad-date]\n"},
		{usage.Errorf("no such flag").WithHint("see --help"), outcome.ExitUsage, "flowverdict: error: no such flag\nflowverdict: hint: see --help\n"},
		{errors.New("disk full"), outcome.ExitFailure, "flowverdict: error: disk full\n"},
		{fmt.Errorf("ask: %w", outcome.ErrInterrupted), outcome.ExitInterrupted, ""},
	}
}

// What a command returns is told once, and the exit code says of which kind it is.
func TestEveryEndIsTold(t *testing.T) {
	for _, x := range endings() {
		if said, code := ended(t, x.err); said != x.said || code != x.code {
			t.Errorf("%v: exit code %d, want %d, and it says\n%s", x.err, code, x.code, said)
		}
	}
	if said, code := ended(t, nil); said != "" || code != outcome.ExitDone {
		t.Errorf("nothing wrong: %d, %q", code, said)
	}
}

// A fault of the program is a failure: what was thrown, where, and what to do.
func TestACrashIsToldAndAFailure(t *testing.T) {
	var err error
	func() {
		defer crash.Guard(&err)
		panic("no level \x1b[31m")
	}()
	said, code := ended(t, err)
	if code != outcome.ExitFailure || strings.Contains(said, "\x1b") {
		t.Errorf("exit code %d, and it says\n%s", code, said)
	}
	for _, want := range []string{"flowverdict: error: the program has crashed: no level", "end_test.go", "flowverdict: hint: this is a fault of flowverdict"} {
		if !strings.Contains(said, want) {
			t.Errorf("%q is not said:\n%s", want, said)
		}
	}
}

// Several are told in their order before the closing line, and the worst of them
// and of what the result asks for is the exit code, whatever their order.
func TestTheWorstEndCounts(t *testing.T) {
	all := endings()
	for i := range all {
		for j := range all {
			for _, code := range []int{outcome.ExitDone, outcome.ExitFindings} {
				o := &outcome.Outcome{Closing: "2 records checked", Code: code}
				o.Add(all[i].err)
				o.Add(nil)
				o.Add(all[j].err)
				said, got := ended(t, o.OrNil())
				if want := all[i].said + all[j].said + "2 records checked\n"; said != want {
					t.Errorf("%v and %v:\n%s", all[i].err, all[j].err, said)
				}
				order := []int{outcome.ExitDone, outcome.ExitUnread, outcome.ExitNoRecord, outcome.ExitFindings, outcome.ExitUsage, outcome.ExitFailure, outcome.ExitInterrupted}
				want := slices.MaxFunc([]int{all[i].code, all[j].code, code}, func(a, b int) int { return slices.Index(order, a) - slices.Index(order, b) })
				if got != want {
					t.Errorf("%v and %v, and %d: %d, want %d", all[i].err, all[j].err, code, got, want)
				}
			}
		}
	}
	if err := (&outcome.Outcome{}).OrNil(); err != nil {
		t.Errorf("nothing is wrong, and yet: %v", err)
	}
}
