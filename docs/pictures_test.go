//go:build unix

package docs

import (
	"encoding/json"
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"flowverdict/ui/e2e/terminal"

	"github.com/hinshun/vt10x"
)

// scene is one screen of the program: how it is reached, and the words that
// say that it is there.
type scene struct {
	name, title, desc string
	rows              int
	args              []string
	steps             []string // in turn: a text to wait for, keys to send
}

const pictureWidth = 100

// scenes begin where the draft of docs/pictures/acmectl.answers.yaml and two
// records of the worked examples lie, in this order, on the day of
// the pictures.
func scenes() []scene {
	return []scene{
		{
			name: "start", title: "flowverdict: the start screen", rows: 15,
			desc:  "The start screen in a terminal. It offers a new review, one draft with 23 of 30 questions answered, saved 2 days ago and under the cursor, and two records with verdict, decision and what falls due next. The last line names the keys.",
			steps: []string{"enter continue"},
		},
		{
			name: "question", title: "flowverdict: a question", rows: 25, args: []string{"resume"},
			desc:  "Question 24 of 30 in a terminal: where do the tokens work after the login? Its levels are listed from best to worst with unknown last, the cursor is on the third, and below stands why it is asked. Beside it a panel says what the verdict can still become, and what this answer would make of it: conditional at most, capped by tokens in personal scripts.",
			steps: []string{"24 of 30", "3", "❯ 3"},
		},
		{
			name: "summary", title: "flowverdict: the summary", rows: 30, args: []string{"resume"},
			desc:  "The summary of a review in a terminal: the verdict with its score and what caps it, what drives it in words, the conditions with owner and due date to fill in, and what is still unknown.",
			steps: []string{"24 of 30", "1" + enter + "1" + enter + "2" + enter + "1" + enter + "1" + enter + "1" + enter + "2" + enter, "29 answered, 1 unknown"},
		},
		{
			name: "report", title: "flowverdict: reading a record", rows: 30,
			desc:  "A decision record of a worked example, a CLI that only reads, read in a terminal: the verdict and its score, the subject and the review, the decision, and what drives the verdict.",
			steps: []string{"enter continue", down, "enter read", enter, "Record 0005-fleetstat"},
		},
	}
}

// The pictures in docs show the program as it is. This test makes them, with
// -update, from the real program in a terminal.
func TestPictures(t *testing.T) {
	terminal.Long(t)
	for _, s := range scenes() {
		t.Run(s.name, func(t *testing.T) {
			t.Parallel()
			p := take(t, sampleHome(t), s)
			for _, colours := range palettes() {
				sameAsFile(t, "docs/pictures/"+s.name+"-"+colours.name+".svg", p.svg(colours))
			}
		})
	}
}

// sampleHome holds the draft and the records that the pictures show.
func sampleHome(t *testing.T) terminal.Home {
	t.Helper()
	h := program.Home(t)
	for _, name := range append(list(t, "docs/examples/000[56]*"), "docs/pictures/acmectl.answers.yaml") {
		copyFile(t, name, h.Work)
	}
	s := h.Start(t, pictureWidth, 24, terminal.On(pictureDay), "assess", "--answers", "acmectl.answers.yaml")
	s.Wait("24 of 30")
	s.Send("q")
	s.End()
	age(t, h)
	return h
}

// pictureDay is the day of the pictures.
const pictureDay = "2026-11-28"

// age makes the draft two and a half days old.
func age(t *testing.T, h terminal.Home) {
	t.Helper()
	var draft map[string]json.RawMessage
	err := json.Unmarshal([]byte(read(t, h.Draft())), &draft)
	if err != nil {
		t.Fatal(err)
	}
	today, err := time.Parse(time.DateOnly, pictureDay)
	if err != nil {
		t.Fatal(err)
	}
	if draft["saved"], err = json.Marshal(today.Add(-48 * time.Hour)); err != nil {
		t.Fatal(err)
	}
	content, err := json.Marshal(draft)
	if err != nil {
		t.Fatal(err)
	}
	write(t, h.Draft(), string(content))
}

// take plays a scene and returns the screen that it ends with.
func take(t *testing.T, h terminal.Home, of scene) picture {
	t.Helper()
	s := h.Start(t, pictureWidth, of.rows, terminal.On(pictureDay), of.args...)
	for i, step := range of.steps {
		if i%2 == 0 {
			s.Wait(step)
		} else {
			s.Send(step)
		}
	}
	if len(of.args) > 0 { // a review, which is saved meanwhile
		s.Until("a frame that is saved", func(string) bool {
			frame, _ := s.Frame()
			return strings.Contains(frame, "── saved ──")
		})
	}
	term := vt10x.New(vt10x.WithSize(pictureWidth, of.rows))
	feed(t, term, s.WaitFrame())
	return picture{of.title, of.desc, pictureWidth, of.rows, cellsOf(term)}
}

// feed lets an emulator draw an output.
func feed(t *testing.T, term vt10x.Terminal, output string) {
	t.Helper()
	if _, err := term.Write([]byte(faintAsBlink(output))); err != nil {
		t.Fatal(err)
	}
}

// cellsOf returns the rows that a terminal shows.
func cellsOf(term vt10x.Terminal) [][]vt10x.Glyph {
	cols, rows := term.Size()
	var out [][]vt10x.Glyph
	for y := range rows {
		row := make([]vt10x.Glyph, cols)
		for x := range row {
			row[x] = term.Cell(x, y)
		}
		out = append(out, row)
	}
	return out
}

var style = regexp.MustCompile(`\x1b\[[\d;]*m`)

// faintAsBlink lets faint text pass an emulator that does not know it.
func faintAsBlink(output string) string {
	return style.ReplaceAllStringFunc(output, func(code string) string {
		parts := strings.Split(code[2:len(code)-1], ";")
		for i := range parts {
			if parts[i] == "2" {
				parts[i] = "5"
			}
		}
		return "\x1b[" + strings.Join(parts, ";") + "m"
	})
}

// Every picture is shown in the README, light and dark, none is left over, and
// wherever a page shows one it is there and said in words.
func TestPicturesAreShown(t *testing.T) {
	image := regexp.MustCompile(`(?:src|srcset)="([^"]*)"`)
	pages := pages(t)
	for page, text := range pages {
		for _, m := range image.FindAllStringSubmatch(text, -1) {
			if _, err := fs.Stat(repository(), path.Join(path.Dir(page), m[1])); err != nil {
				t.Errorf("%s: %v", page, err)
			}
		}
		if images, said := strings.Count(text, "<img "), strings.Count(text, `<img alt="A `)+strings.Count(text, `<img alt="The `); images != said {
			t.Errorf("%s: %d of %d pictures are said in words", page, said, images)
		}
	}
	kept := slices.Concat(list(t, "docs/pictures/*.svg"), list(t, "docs/pictures/*.png"))
	if want := (len(scenes()) + len(photographs()) + 1) * len(palettes()); len(kept) != want {
		t.Errorf("%d pictures, want %d: %v", len(kept), want, kept)
	}
	for _, name := range kept {
		if !strings.Contains(pages["README.md"], `"`+name+`"`) {
			t.Errorf("README.md does not show %s", name)
		}
	}
}
