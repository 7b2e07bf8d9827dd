package markdown

import (
	"flag"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"flowverdict/questionnaire"
	"flowverdict/questionnaire/safetext"
	"flowverdict/report/record"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

var update = flag.Bool("update", false, "write the golden files")

func TestGolden(t *testing.T) {
	q := questionnaire.Default()
	for name, r := range samples(q) {
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
	q := questionnaire.Default()
	rapid.Check(t, func(t *rapid.T) {
		r := anyRecord(q).Draw(t, "record")
		file, plain := Render(r, q), Render(harmless(q, r), q)
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
			for _, field := range append(fields(r), &r.Decision.By) {
				if !strings.Contains(shown, decode(safetext.Line(*field))) && !(field == &r.Decision.By && Status(r.Decision) == "proposed") && !conditionField(r, field) {
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

var chartLine = regexp.MustCompile(`^flowchart LR$|^    (a\d+\["[a-z0-9-]+: [a-z0-9-]+"\] (-->|-\.->) g\d+\["[a-z0-9-]+"\]|g\d+ (-->|-\.->)\|"(might cap|caps) at"\| verdict|others\["\d+ other gates? that cap higher"\] -\.- verdict|points\["points \d+( to \d+)?"\] --> verdict|verdict\(\["[a-z]+, score \d+( to \d+)?"\]\))$`)

// checkFile holds the raw file to what its readers need: UTF-8 with line feeds,
// one final newline, no trailing space, no rule, no runner command, and a chart
// of ids and fixed words.
func checkFile(t interface{ Fatalf(string, ...any) }, file []byte) {
	s := string(file)
	if strings.Contains(s, "\r") || !strings.HasSuffix(s, "\n") || strings.HasSuffix(s, "\n\n") || strings.Contains(s, "\n\n\n") {
		t.Fatalf("line ends:\n%q", s)
	}
	if _, hostile := safetext.FirstHostile(s); hostile || strings.Contains(s, "\t") {
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

func TestHeadings(t *testing.T) {
	q := questionnaire.Default()
	var sections []string
	for _, s := range q.Sections {
		sections = append(sections, "4 "+s.Title)
	}
	rapid.Check(t, func(t *rapid.T) {
		r := anyRecord(q).Draw(t, "record")
		got := read(readers()[1], body(Render(r, q))).headings
		var options []string
		v := newView(r, q)
		for _, title := range v.optionTitles() {
			options = append(options, "3 "+string(unescape([]byte(title))))
		}
		var missing []string
		if len(v.a.Open)+len(v.a.Unknown) > 0 {
			missing = []string{"3 Open and unknown answers"}
		}
		want := slices.Concat([]string{"2 Context and Problem Statement", "2 Decision Drivers", "2 Considered Options", "2 Decision Outcome", "3 Consequences", "3 Confirmation", "2 Pros and Cons of the Options"}, options)
		if r.Profile == "nygard" {
			want = slices.Concat([]string{"2 Status", "2 Context", "3 Drivers", "3 Options", "2 Decision", "3 Confirmation", "2 Consequences", "2 Options compared"}, options)
		}
		want = slices.Concat(want, []string{"2 More Information"}, missing, []string{"3 How the verdict is computed", "3 Answers"}, sections, []string{"3 Frameworks", "3 RFCs", "3 References"})
		if len(got) == 0 || !strings.HasPrefix(got[0], "1 ") {
			t.Fatalf("no title: %q", got)
		}
		if diff := cmp.Diff(want, got[1:]); diff != "" {
			t.Fatalf("headings:\n%s", diff)
		}
	})
}

// The same record gives the same bytes, and the stored assessment is not
// believed.
func TestRenderIsAFunctionOfTheAnswers(t *testing.T) {
	q := questionnaire.Default()
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
	q := questionnaire.Default()
	record := samples(q)["unsuitable"]
	rewritten := func(text func() string) []byte {
		q := *q
		q.Title, q.Bands, q.Documents = text(), slices.Clone(q.Bands), slices.Clone(q.Documents)
		for i := range q.Bands {
			q.Bands[i].Text = text()
		}
		for i := range q.Documents {
			q.Documents[i].Title = text()
		}
		q.Alternatives = slices.Clone(q.Alternatives)
		for i := range q.Alternatives {
			q.Alternatives[i].Title, q.Alternatives[i].Text = text(), text()
		}
		q.Frameworks = slices.Clone(q.Frameworks)
		for i := range q.Frameworks {
			q.Frameworks[i].Title, q.Frameworks[i].Controls = text(), slices.Clone(q.Frameworks[i].Controls)
			for j := range q.Frameworks[i].Controls {
				q.Frameworks[i].Controls[j].Title, q.Frameworks[i].Controls[j].Note = text(), text()
			}
		}
		q.Sections = slices.Clone(q.Sections)
		for i := range q.Sections {
			q.Sections[i].Title = text()
		}
		return Render(record, &q)
	}
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
	q := questionnaire.Default()
	r := attack(q)
	for b.Loop() {
		Render(r, q)
	}
}

func BenchmarkInline(b *testing.B) {
	s := strings.Repeat("the verification page shows the client name and @team asked for #12 <b>; ", 4)
	b.SetBytes(int64(len(s)))
	for b.Loop() {
		Inline(s)
	}
}
