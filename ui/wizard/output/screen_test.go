package output

import (
	"bytes"
	"strings"
	"testing"

	"github.com/hinshun/vt10x"
	"pgregory.net/rapid"

	"flowverdict/ui/wizard/draw"
)

// Whatever frames follow each other, in windows of whatever size, the terminal shows
// the last one, with its cursor where text is typed; and a frame that is there
// already is not written again.
func TestScreenShowsTheLastFrame(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var out bytes.Buffer
		cursor := &Cursor{}
		s := NewScreen(strings.NewReader(""), &out, cursor)
		if err := s.Take(); err != nil {
			t.Fatal(err)
		}
		width, height := 12, 5
		term := vt10x.New(vt10x.WithSize(width, height))
		var frame []string
		for range rapid.IntRange(1, 12).Draw(t, "frames") {
			switch rapid.SampledFrom([]string{"frame", "frame", "size", "lent"}).Draw(t, "what") {
			case "size":
				width, height = rapid.IntRange(4, 16).Draw(t, "width"), rapid.IntRange(2, 7).Draw(t, "height")
				term.Resize(width, height)
				s.Forget()
			case "lent": // another program writes over it
				s.Give()
				out.WriteString("\x1b[2;2Hother\x1b[3;1Hprogram")
				if err := s.Take(); err != nil {
					t.Fatal(err)
				}
			}
			row := rapid.StringMatching(`[a-c ]{0,16}`)
			old := frame
			frame = nil
			for i := range height {
				if i < len(old) && rapid.Bool().Draw(t, "same") {
					frame = append(frame, old[i][:min(width, len(old[i]))])
				} else {
					text := row.Draw(t, "row")
					frame = append(frame, text[:min(width, len(text))])
				}
			}
			at := draw.Place{Row: rapid.IntRange(0, height-1).Draw(t, "at"), Column: rapid.IntRange(0, width-1).Draw(t, "column")}
			shown := rapid.Bool().Draw(t, "shown")
			cursor.Set(at, shown)
			s.Draw(strings.Join(frame, "\n"), width)
			if _, err := term.Write(out.Bytes()); err != nil {
				t.Fatal(err)
			}
			out.Reset()
			lines := strings.Split(term.String(), "\n")
			for i, row := range frame {
				if got := strings.TrimRight(lines[i], " "); got != strings.TrimRight(row, " ") {
					t.Fatalf("row %d is %q, not %q", i, got, row)
				}
			}
			if c := term.Cursor(); shown && (c.X != at.Column || c.Y != at.Row) || term.CursorVisible() != shown {
				t.Fatalf("the cursor is at %d, %d, shown %v; it should be at %+v, shown %v", c.X, c.Y, term.CursorVisible(), at, shown)
			}
			s.Draw(strings.Join(frame, "\n"), width)
			if out.Len() > 0 {
				t.Fatalf("it is written again: %q", out.String())
			}
		}
	})
}

// A terminal that is given back is not drawn on, and is given back once.
func TestScreenGivenBack(t *testing.T) {
	var out bytes.Buffer
	s := NewScreen(strings.NewReader(""), &out, &Cursor{})
	if err := s.Take(); err != nil {
		t.Fatal(err)
	}
	s.Draw("a\nb", 10)
	s.Give()
	back := out.Len()
	s.Draw("c\nd", 10)
	s.Give()
	if out.Len() != back {
		t.Errorf("after it was given back: %q", out.String()[back:])
	}
	for _, want := range []string{"\x1b[?1049h", "\x1b[?2004h", "\x1b[?2004l", "\x1b[?25h", "\x1b[?1049l"} {
		if strings.Count(out.String(), want) != 1 {
			t.Errorf("%q is written %d times", want, strings.Count(out.String(), want))
		}
	}
}
