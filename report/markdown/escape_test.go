package markdown

import (
	"bytes"
	"net/url"
	"regexp"
	"strings"
	"testing"
	"unicode/utf8"

	"flowverdict/internal/text"
	"flowverdict/questionnaire/review"
	"flowverdict/report/internal/content"
	"flowverdict/report/sample"

	"github.com/google/go-cmp/cmp"
	"github.com/yuin/goldmark"
	"pgregory.net/rapid"
)

// hostileText draws texts that are made of attacks.
func hostileText() *rapid.Generator[string] {
	return rapid.Custom(func(t *rapid.T) string {
		piece := rapid.OneOf(rapid.SampledFrom(sample.Pieces()), rapid.SampledFrom(sample.Pieces()), rapid.StringN(0, 4, -1))
		return strings.Join(rapid.SliceOfN(piece, 0, 12).Draw(t, "text"), "")
	})
}

// everywhere is a file with a text in every place where inline text may stand.
func everywhere(text string) []byte {
	return []byte(strings.ReplaceAll(`# Device flow for X

Paragraph: X and more.

Bold **X** end.

Chosen option: "X", because (X).

### X

* X
* Label: X
  more
* X (`+"`code`"+`): X. <https://example.org/> <https://example.org/>
* next

| a | b |
| --- | --- |
| X | X |
| (X) | X; X |
| last | cell |

X

X
===
`, "X", text))
}

// starts is a file with a text where blocks may begin.
func starts(text string) []byte {
	return []byte(strings.ReplaceAll("* X\n\n| a |\n| --- |\n| X |\n\nX\n", "X", text))
}

// held is what readers make of a file with harmless text.
type held struct {
	file      func(text string) []byte
	readers   []goldmark.Markdown
	structure [][]string
}

func newHeld(file func(text string) []byte, readers ...goldmark.Markdown) held {
	h := held{file: file, readers: readers}
	for _, md := range h.readers {
		h.structure = append(h.structure, read(md, file("x")).structure)
	}
	return h
}

// check holds one text against all readers and places: the structure is that
// of harmless text, the text survives, no link goes anywhere but to http and
// https, and nothing is left that hosts look for.
func (h held) check(t interface{ Fatalf(string, ...any) }, s string) {
	escaped, want := Inline(s), text.Line(s)
	if (escaped != "") != (want != "") || !utf8.ValidString(escaped) || strings.ContainsAny(escaped, "\n\r\t\x00") {
		t.Fatalf("Inline(%q) = %q", s, escaped)
	}
	if escaped == "" {
		return
	}
	for i, got := range h.keeps(t, s, escaped) {
		if n := strings.Count(decode(got.text), decode(want)); n < strings.Count(string(h.file("\x00")), "\x00") {
			t.Fatalf("reader %d: %q as %q lost text: %q", i, s, escaped, got.text)
		}
	}
}

// keeps demands of a text as it was escaped that the structure stays, and
// returns what the readers make of it.
func (h held) keeps(t interface{ Fatalf(string, ...any) }, s, escaped string) []seen {
	if bad := inRaw.FindString(escaped); bad != "" {
		t.Fatalf("%q as %q holds %q", s, escaped, bad)
	}
	var all []seen
	for i, md := range h.readers {
		got := read(md, h.file(escaped))
		if diff := cmp.Diff(h.structure[i], got.structure); diff != "" {
			t.Fatalf("reader %d: %q as %q changes the structure:\n%s", i, s, escaped, diff)
		}
		if bad := found.FindString(got.plain); bad != "" {
			t.Fatalf("reader %d: %q as %q leaves %q in %q", i, s, escaped, bad, got.plain)
		}
		for _, l := range got.links {
			if !review.ValidLink(l) {
				t.Fatalf("reader %d: %q as %q links to %q", i, s, escaped, l)
			}
		}
		all = append(all, got)
	}
	return all
}

// inRaw is what other programs find in a file without parsing Markdown: runner
// commands, and tags of Liquid, Jinja and MkDocs.
var inRaw = regexp.MustCompile(`##\[|\{\{|\{%|\{#|^::`)

// decode undoes percent-encoding wherever there is some, so that a URL and its
// encoded form compare equal.
func decode(s string) string {
	return regexp.MustCompile(`(%[0-9a-fA-F]{2})+`).ReplaceAllStringFunc(s, func(m string) string {
		out, err := url.PathUnescape(m)
		if err != nil {
			return m
		}
		return out
	})
}

func TestInlineShowsTextAndNothingElse(t *testing.T) {
	h := newHeld(everywhere, readers()...)
	for i, s := range sample.Pieces() {
		if testing.Short() && i%5 > 0 {
			continue
		}
		h.check(t, s)
	}
	h = newHeld(starts, readers()[2]) // of pairs, only the reader that sees the most
	for i, s := range sample.Pieces() {
		if testing.Short() && i%30 > 0 {
			continue
		}
		for _, other := range sample.Pieces() {
			h.check(t, s+other)
		}
	}
}

// A named link is one link under its name wherever it stands, or text where its
// address may not become a link; it leads where it says or nowhere.
func TestNamedLinkIsOneLink(t *testing.T) {
	name := func(s, to string) string {
		var b bytes.Buffer
		named(&b, s, to)
		return b.String()
	}
	texts := newHeld(everywhere, readers()...)
	links := newHeld(everywhere, readers()...)
	for i, md := range links.readers {
		links.structure[i] = read(md, everywhere("[7.3](<https://example.org/>)")).structure
	}
	check := func(t interface{ Fatalf(string, ...any) }, s, to string) {
		written := name(s, to)
		h := links
		if content.Address(to) == "" || strings.Contains(s, "://") {
			h = texts
		}
		if text.Line(s) == "" {
			return // nothing is named: no span is made of it
		}
		h.keeps(t, s, written)
	}
	for i, s := range sample.Pieces() {
		if testing.Short() && i%5 > 0 {
			continue
		}
		check(t, s, "https://example.org/a#b")
		check(t, "7.3", "https://example.org/"+s)
		check(t, "7.3", s)
	}
	n := 0
	rapid.Check(t, func(t *rapid.T) {
		if n++; testing.Short() && n%4 > 0 {
			return
		}
		check(t, hostileText().Draw(t, "text"), "https://example.org/"+hostileText().Draw(t, "address"))
	})
}

// The short way for ordinary words gives what the long way would.
func TestOrdinaryWordsNeedNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		word := rapid.StringMatching(`[A-Za-z(,;'.)w-]{1,9}`).Draw(t, "word")
		if !ordinary(word) {
			t.Skip()
		}
		for _, start := range []bool{true, false} {
			var b bytes.Buffer
			if escapeWord(&b, word, start); b.String() != word {
				t.Fatalf("%q becomes %q (start %v)", word, b.String(), start)
			}
		}
	})
}

func TestInlineOfRandomText(t *testing.T) {
	h := newHeld(everywhere, readers()...)
	rapid.Check(t, func(t *rapid.T) { h.check(t, hostileText().Draw(t, "text")) })
}

func FuzzInline(f *testing.F) {
	for _, s := range sample.Pieces() {
		f.Add(s)
	}
	h := newHeld(everywhere, readers()...)
	f.Fuzz(func(t *testing.T, s string) { h.check(t, s) })
}
