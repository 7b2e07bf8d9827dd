//go:build unix

package docs

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"flowverdict/questionnaire"
	"flowverdict/ui/e2e/terminal"

	"github.com/hinshun/vt10x"
)

// recorder keeps screens of a run of the program.
type recorder struct {
	t      *testing.T
	screen *terminal.Screen
	term   vt10x.Terminal
	drawn  int // of the screen's output, by the emulator
	frames []frame
}

const recordingRows = 30

// levels are the answers of the recorded review, by the number of their level.
// All but one are as good as those of the worked example that is suitable.
const levels = "131111112122121113121111121112"

// bases is what each of these answers rests on, as a good reviewer says it: how
// often v is pressed.
const bases = "321222223123233232323222112223"

// record plays a review, from the start screen to the written record.
func record(t *testing.T) recording {
	t.Helper()
	h := program.Home(t)
	for _, name := range list(t, "docs/examples/000[56]*") {
		copyFile(t, name, h.Work)
	}
	r := &recorder{t: t, screen: h.Start(t, pictureWidth, recordingRows, terminal.On(pictureDay)), term: vt10x.New(vt10x.WithSize(pictureWidth, recordingRows))}
	r.keep(1300, "❯ New review", "0006-artefact-sync")
	r.press(enter)
	r.keep(600, "❯ Name")
	r.types("Name", "acmectl")
	r.press(enter)
	r.keep(200, "❯ Reviewers")
	r.types("Reviewers", "security")
	r.press(enter + enter + enter + enter)
	r.keep(200, "❯ Benefit")
	r.press("no keys on jump hosts")
	r.keep(500, "no keys on jump hosts")
	r.press(terminal.CtrlS)
	r.answers()
	still := len(r.frames)
	r.keep(2200, "❯ Go on", "conditional")
	r.decides()
	return recording{
		picture: picture{
			"flowverdict: a review",
			"A review in a terminal, from the start screen to the written record: the name of the CLI and the reviewer are typed, 30 questions are answered, each with what the answer rests on, while the verdict beside them narrows from any to conditional, the summary shows its one condition, which gets an owner and a day, the record is accepted, and both files are written.",
			pictureWidth, recordingRows, r.frames[still].cells,
		},
		frames: r.frames,
	}
}

// answers answers all questions: the first ones and the one that decides at the
// pace of a reader, the others fast.
func (r *recorder) answers() {
	for i, level := range levels {
		at := fmt.Sprintf("· %d of %d", i+1, len(levels))
		slow := i < 2 || i == 25
		asked, chosen := 90, 0
		if slow {
			asked, chosen = 550, 500
		}
		r.keep(asked, at)
		if i == 0 {
			r.press("4")
			r.keep(1000, at, "❯ 4")
		}
		basis := strings.Repeat("v", int(bases[i]-'0'))
		if slow {
			r.press(string(level))
			r.keep(chosen, at, "❯ "+string(level))
			r.press(basis)
			r.keep(chosen-200, at, "❯ "+string(level), "Note "+string(questionnaire.Bases()[len(basis)-1]))
			r.press(enter)
		} else {
			r.press(string(level) + basis + enter)
		}
	}
}

// decides fills in the condition and the decision, and writes the record.
func (r *recorder) decides() {
	r.press(terminal.Down + terminal.Down)
	r.keep(250, "❯ • Person and device")
	r.press(terminal.Down)
	r.keep(500, "❯ • nobody yet")
	r.press(enter)
	r.keep(400, "❯ Owner")
	r.types("Owner", "identity team")
	r.press(enter)
	r.keep(200, "❯ Due")
	r.types("Due", "2027-01-31")
	r.press(terminal.CtrlS)
	r.keep(1200, "❯ • identity team, 2027-01-31")
	r.press(terminal.Right)
	r.keep(700, "prevent 1 of 7")
	r.press(terminal.Right)
	r.keep(600, "❯ Status", "● proposed", "enter fill in")
	r.press(enter + terminal.Right)
	r.keep(500, "● accepted", "enter next field")
	r.press(enter)
	r.keep(200, "❯ Decided by")
	r.types("Decided by", "platform board")
	r.press(enter)
	r.keep(200, "❯ Decided on")
	r.types("Decided on", pictureDay)
	r.press(terminal.CtrlS)
	r.keep(1300, "y writes both files", "accepted")
	r.press("y")
	r.keep(700, "These two files are written")
	r.press("q")
	if code := r.screen.End(); code != 0 {
		r.t.Fatalf("exit code %d\n%s", code, r.screen.Text())
	}
	r.add(3000, r.screen.Output())
}

// press types keys.
func (r *recorder) press(keys string) { r.screen.Send(keys) }

// types types a text into a field, some keys at a time: each time the draft is
// saved.
func (r *recorder) types(field, text string) {
	for from := 0; from < len(text); from += 4 {
		to := min(from+4, len(text))
		r.press(text[from:to])
		r.keep(140, fmt.Sprintf("❯ %-18s %s ", field, text[:to]))
	}
}

// keep waits for a screen that shows the texts and is saved, or written, and keeps it for a number
// of milliseconds.
func (r *recorder) keep(stays int, texts ...string) {
	r.t.Helper()
	output := ""
	r.screen.Until(strings.Join(texts, ", "), func(string) bool {
		shown := ""
		shown, output = r.screen.Frame()
		for _, text := range texts {
			if !strings.Contains(shown, text) {
				return false
			}
		}
		return len(r.frames) < 2 || strings.Contains(shown, "── saved ──") || strings.HasPrefix(shown, " Written")
	})
	r.add(stays, output)
}

// add keeps the screen that an output ends with.
func (r *recorder) add(stays int, output string) {
	feed(r.t, r.term, output[r.drawn:])
	r.drawn = len(output)
	r.frames = append(r.frames, frame{cellsOf(r.term), time.Duration(stays) * time.Millisecond})
}
