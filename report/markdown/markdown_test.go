package markdown

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"flowverdict/internal/text"
	"flowverdict/questionnaire/library"
	"flowverdict/report/content"
	"flowverdict/report/content/sample"
	"flowverdict/report/record"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

var update = flag.Bool("update", false, "write the golden files")

func TestGolden(t *testing.T) {
	q := library.Default()
	for name, r := range sample.Records(q) {
		for _, profile := range record.Profiles() {
			if profile == "nygard" && name != "conditional" && name != "hostile" {
				continue
			}
			t.Run(name+"/"+profile, func(t *testing.T) {
				r := *r
				r.Profile = profile
				got := Render(&r, q)
				file := filepath.Join("testdata", name+"."+profile+".md")
				if *update {
					if err := os.WriteFile(file, got, 0o644); err != nil {
						t.Fatal(err)
					}
				}
				want, err := os.ReadFile(file)
				if err != nil {
					t.Fatal(err)
				}
				if diff := cmp.Diff(string(want), string(got)); diff != "" {
					t.Errorf("%s differs (write it again with -update):\n%s", file, diff)
				}
			})
		}
	}
}

// Whatever the texts of a record are, its file has the same blocks, marks and
// links as with plain words, and shows the texts.
func TestTextCannotLeaveItsPlace(t *testing.T) {
	q := library.Default()
	rapid.Check(t, func(t *rapid.T) {
		r := anyRecord(q).Draw(t, "record")
		file, plain := Render(r, q), Render(sample.Harmless(q, r), q)
		checkFile(t, file)
		for i, md := range readers() {
			got, want := read(md, body(file)), read(md, body(plain))
			if diff := cmp.Diff(want.structure, got.structure); diff != "" {
				t.Fatalf("reader %d: structure differs:\n%s\n%s", i, diff, file)
			}
			if i == 0 {
				continue // it has no tables, and reads them as text over several lines
			}
			for _, kind := range []string{"RawHTML", "HTMLBlock", "Image", "Link", "Blockquote", "ThematicBreak", "TaskCheckBox", "Strikethrough", "Footnote", "line break"} {
				if slices.ContainsFunc(got.structure, func(s string) bool { return strings.HasSuffix(s, " "+kind) || s == kind }) {
					t.Fatalf("reader %d: the file holds a %s:\n%s", i, kind, file)
				}
			}
			shown := decode(got.text)
			for _, field := range append(sample.Fields(r), &r.Decision.By) {
				if !strings.Contains(shown, decode(text.Line(*field))) && !(field == &r.Decision.By && content.Status(r.Decision) == "proposed") && !conditionField(r, field) {
					t.Fatalf("reader %d: %q is not shown:\n%s", i, *field, file)
				}
			}
		}
	})
}

// conditionField reports whether a field belongs to a condition, of which only
// those of gates that fire are shown.
func conditionField(r *record.Record, field *string) bool {
	for i := range r.Conditions {
		if field == &r.Conditions[i].Owner || field == &r.Conditions[i].Due {
			return true
		}
	}
	return false
}

var chartLine = regexp.MustCompile(`^flowchart LR$|^    (a\d+\["[a-z0-9-]+: [a-z0-9-]+"\] (-->|-\.->) g\d+\["[a-z0-9-]+"\]|g\d+ (-->|-\.->)\|"(might cap|caps) at"\| verdict|others\["(1 other gate that caps|\d+ other gates that cap) higher"\] -\.- verdict|points\["points \d+( to \d+)?"\] --> verdict|verdict\(\["[a-z]+, score \d+( to \d+)?"\]\))$`)

// checkFile holds the raw file to what its readers need: UTF-8 with line feeds,
// one final newline, no trailing space, no rule, no runner command, and a chart
// of ids and fixed words.
func checkFile(t interface{ Fatalf(string, ...any) }, file []byte) {
	s := string(file)
	if strings.Contains(s, "\r") || !strings.HasSuffix(s, "\n") || strings.HasSuffix(s, "\n\n") || strings.Contains(s, "\n\n\n") {
		t.Fatalf("line ends:\n%q", s)
	}
	if _, hostile := text.FirstHostile(s); hostile || strings.Contains(s, "\t") {
		t.Fatalf("hostile characters:\n%q", s)
	}
	if bad := inRaw.FindString(s); bad != "" {
		t.Fatalf("%q in:\n%s", bad, s)
	}
	inChart := false
	for _, line := range strings.Split(string(body(file)), "\n") {
		switch {
		case strings.HasPrefix(line, "```"):
			inChart = line == "```mermaid"
		case inChart:
			if !chartLine.MatchString(line) {
				t.Fatalf("chart line %q", line)
			}
		case strings.HasPrefix(line, "---"), strings.TrimRight(line, " ") != line, strings.HasPrefix(line, "|-"), strings.HasPrefix(strings.TrimSpace(line), "::"):
			t.Fatalf("line %q", line)
		}
	}
}

// body is a file without its front matter.
func body(file []byte) []byte {
	s := string(file)
	if rest, ok := strings.CutPrefix(s, "---\n"); ok {
		_, s, _ = strings.Cut(rest, "\n---\n")
	}
	return []byte(s)
}

// The headings of the file are those of the content, in its order.
func TestHeadings(t *testing.T) {
	q := library.Default()
	rapid.Check(t, func(t *rapid.T) {
		r := anyRecord(q).Draw(t, "record")
		var want []string
		for _, block := range content.Of(r, q).Blocks {
			if heading, ok := block.(content.Heading); ok {
				var w writer
				w.inline(heading.Title)
				want = append(want, fmt.Sprintf("%d %s", heading.Level, unescape(w.Bytes())))
			}
		}
		got := read(readers()[1], body(Render(r, q))).headings
		if diff := cmp.Diff(want[1:], got[1:]); diff != "" || !strings.HasPrefix(got[0], "1 ") {
			t.Fatalf("headings:\n%s", diff)
		}
	})
}

// The same record gives the same bytes, and the stored assessment is not
// believed.
func TestRenderIsAFunctionOfTheAnswers(t *testing.T) {
	q := library.Default()
	rapid.Check(t, func(t *rapid.T) {
		r := anyRecord(q).Draw(t, "record")
		want := string(Render(r, q))
		r.Assessment = record.Assessment{Verdict: "suitable", Bracket: record.Bracket{Lowest: "suitable", Highest: "suitable"}}
		if got := string(Render(r, q)); got != want {
			t.Fatalf("differs:\n%s", cmp.Diff(want, got))
		}
	})
}

// A questionnaire's texts are held to the same: structure does not change when
// they do.
func TestQuestionnaireTextCannotLeaveItsPlace(t *testing.T) {
	q := library.Default()
	r := sample.Records(q)["unsuitable"]
	rewritten := func(text func() string) []byte { return Render(r, sample.Rewritten(q, text)) }
	want := rewritten(func() string { return "word" })
	rapid.Check(t, func(t *rapid.T) {
		word := pool(t)
		file := rewritten(func() string { return "x" + word() })
		checkFile(t, file)
		for i, md := range readers() {
			if diff := cmp.Diff(read(md, body(want)).structure, read(md, body(file)).structure); diff != "" {
				t.Fatalf("reader %d: structure differs:\n%s\n%s", i, diff, file)
			}
		}
	})
}

func BenchmarkRender(b *testing.B) {
	q := library.Default()
	r := sample.Records(q)["hostile"]
	for b.Loop() {
		Render(r, q)
	}
}

// A record with many others before it, as in a folder of them.
func BenchmarkRenderer(b *testing.B) {
	q := library.Default()
	r := sample.Records(q)["hostile"]
	var renderer Renderer
	for b.Loop() {
		renderer.Render(r, q)
	}
}

func BenchmarkInline(b *testing.B) {
	s := strings.Repeat("the verification page shows the client name and @team asked for #12 <b>; ", 4)
	b.SetBytes(int64(len(s)))
	for b.Loop() {
		Inline(s)
	}
}
