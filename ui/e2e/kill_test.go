//go:build unix

package e2e

import (
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"flowverdict/ui/e2e/terminal"
)

var kills = flag.Int("kills", 8, "how often a wizard is killed")

// kept is what a screen says to be kept, or what a draft holds.
type kept struct {
	answers int
	note    string // the beginning of what was typed
}

// noteText is typed into a note; no two beginnings of it look the same.
const noteText = "abcdefghijklmnopqrstuvwxyz"

var answered = regexp.MustCompile(`(\d+) answered`)

// claimed is what a frame says to be kept.
func claimed(frame string) (out kept) {
	if !strings.Contains(frame, "── saved ──") {
		return out
	}
	if n := answered.FindStringSubmatch(frame); n != nil {
		out.answers, _ = strconv.Atoi(n[1])
	}
	for n := 3; n <= len(noteText); n++ {
		if strings.Contains(frame, noteText[:n]) {
			out.note = noteText[:n]
		}
	}
	return out
}

// inDraft is what the draft holds of it.
func inDraft(t *testing.T, h terminal.Home) (out kept) {
	t.Helper()
	content, err := os.ReadFile(h.Draft())
	if errors.Is(err, fs.ErrNotExist) {
		return out
	}
	var draft struct {
		Review struct {
			Answers []struct{ Level, Evidence string }
		}
	}
	if err := errors.Join(err, json.Unmarshal(content, &draft)); err != nil {
		t.Fatalf("%v:\n%s", err, content)
	}
	for _, a := range draft.Review.Answers {
		if a.Level != "" {
			out.answers++
		}
		out.note += a.Evidence
	}
	return out
}

// Whenever the wizard is killed, the draft holds all that a screen has shown as
// saved.
func TestWhatIsShownAsSavedOutlivesAKill(t *testing.T) {
	terminal.Long(t)
	t.Parallel()
	random := rand.New(rand.NewPCG(11, 2026))
	held, seen := 0, 0
	for i := range *kills {
		h := program.Home(t)
		answers := filepath.Join(h.Work, "a.yaml")
		if err := os.WriteFile(answers, []byte("subject: {name: acmectl}\nreview: {reviewers: [platform team], date: \"2026-11-23\"}\n"), 0o600); err != nil {
			t.Fatal(err)
		}
		s := h.Start(t, 80, 24, []string{"NO_COLOR=1"}, "assess", "--answers", answers)
		s.Wait("1 of 28")
		shown := killed(s, random, i)
		now := inDraft(t, h)
		if now.answers < shown.answers || !strings.HasPrefix(now.note, shown.note) {
			t.Errorf("kill %d: the screen showed %+v as saved, the draft holds %+v\n%s", i, shown, now, s.Text())
		}
		if shown.answers > 0 || shown.note != "" {
			seen++
		}
		held += now.answers
	}
	if seen < *kills/2 {
		t.Errorf("only %d of %d screens said that anything is saved", seen, *kills)
	}
	t.Logf("%d kills, %d answers in the drafts, %d screens that said so", *kills, held, seen)
}

// killed types a review or a note, one key after the other, and kills the program:
// as soon as a frame says that enough is saved, or a while after the last key.
func killed(s *terminal.Screen, random *rand.Rand, i int) (shown kept) {
	keys := strings.Split(strings.Repeat("1\r ", 2+random.IntN(24)), " ")
	if i%4 == 3 {
		keys = strings.Split("1\r n "+strings.Join(strings.Split(noteText[:4+random.IntN(20)], ""), " "), " ")
	}
	atOnce, enough := random.IntN(2) == 0, 1+random.IntN(len(keys))
	see := func() bool {
		if frame, _ := s.Frame(); frame != "" {
			if c := claimed(frame); c.answers >= shown.answers && len(c.note) >= len(shown.note) {
				shown = c
			}
		}
		return atOnce && shown.answers+len(shown.note) >= enough
	}
	tick := time.NewTicker(time.Millisecond)
	defer tick.Stop()
	wait := func(ticks int) (done bool) {
		for range ticks {
			if <-tick.C; see() {
				return true
			}
		}
		return see()
	}
	done := false
	for k := 0; k < len(keys) && !done; k++ {
		s.Send(keys[k])
		done = wait(random.IntN(30))
	}
	if !done {
		wait(random.IntN(500))
	}
	s.Signal(syscall.SIGKILL)
	s.End()
	see()
	return shown
}

// The claims that the test above reads are those that frames make.
func TestClaimsOfFrames(t *testing.T) {
	for frame, want := range map[string]kept{
		"3 answered, 0 unknown\n── saved ────":                            {3, ""},
		"3 answered\n── not saved yet ──":                                 {},
		fmt.Sprintf("2 answered\n── saved ──\nEvidence %s", noteText[:7]): {2, noteText[:7]},
	} {
		if got := claimed(frame); got != want {
			t.Errorf("%q claims %+v, want %+v", frame, got, want)
		}
	}
}
