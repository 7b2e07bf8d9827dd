package markdown

import (
	"bytes"
	"strings"
	"testing"

	"flowverdict/internal/text"
	"flowverdict/report/sample"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

// inBlocks is a file with a text of several lines wherever such a text may stand.
func inBlocks(s string) []byte {
	said := func(indent string) string {
		var b bytes.Buffer
		lines(&b, s, indent)
		return b.String()
	}
	return []byte("# Title\n\nParagraph: " + said("") + " and more.\n\n" + said("") + "\n\n" + said("") + ".\n\n* " + said("  ") + ".\n* **Label**: " + said("  ") + ". <https://example.org/>\n* **" + said("  ") + "**\n* next\n\nEnd.\n")
}

// linesStay holds a text to its lines: every reader sees each of them, with a
// break between them, and nothing that plain lines would not give.
func linesStay(t interface{ Fatalf(string, ...any) }, s string) {
	want := text.Lines(s)
	if text.Line(s) == "" {
		return
	}
	plain := make([]string, len(want))
	for i, line := range want {
		if line != "" {
			plain[i] = "x"
		}
	}
	file := inBlocks(s)
	if bad := inRaw.Find(file); bad != nil {
		t.Fatalf("%q holds %q", file, bad)
	}
	for i, md := range readers() {
		got, usual := read(md, file), read(md, inBlocks(strings.Join(plain, "\n")))
		if diff := cmp.Diff(usual.structure, got.structure); diff != "" {
			t.Fatalf("reader %d: %q as %q changes the structure:\n%s", i, s, file, diff)
		}
		if n := strings.Count(decode(got.text), decode(strings.Join(want, "\n"))); n < 6 {
			t.Fatalf("reader %d: %q as %q is shown as %q", i, s, file, got.text)
		}
		if bad := found.FindString(got.plain); bad != "" {
			t.Fatalf("reader %d: %q as %q leaves %q", i, s, file, bad)
		}
	}
}

func TestLinesStay(t *testing.T) {
	for i, s := range sample.Pieces() {
		if testing.Short() && i%5 > 0 {
			continue
		}
		linesStay(t, "a\n"+s)
		linesStay(t, s+"\n"+s)
		linesStay(t, "a\n\n"+s+"\nb\n")
		linesStay(t, s+"\n12")
	}
	n := 0
	rapid.Check(t, func(t *rapid.T) {
		if n++; testing.Short() && n%4 > 0 {
			return
		}
		linesStay(t, strings.Join(rapid.SliceOfN(hostileText(), 1, 5).Draw(t, "lines"), "\n"))
	})
}

func FuzzLines(f *testing.F) {
	for i, s := range sample.Pieces() {
		if testing.Short() && i%5 > 0 {
			continue
		}
		f.Add("a\n" + s + "\n\nb\\\n" + s)
	}
	f.Fuzz(func(t *testing.T, s string) { linesStay(t, s) })
}
