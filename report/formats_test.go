package report_test

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"

	"flowverdict/internal/text"
	"flowverdict/questionnaire"
	"flowverdict/report"
	"flowverdict/report/internal/content"
	"flowverdict/report/record"
	"flowverdict/report/sample"
	"flowverdict/report/summary"

	"github.com/google/go-cmp/cmp"
	"gopkg.in/yaml.v3"
	"pgregory.net/rapid"
)

// reading is what a file of one format is to its readers.
type reading struct {
	structure [][]string // as each of the readers sees it
	shown     string     // all texts
	headings  []string   // each after its level; nil where the format has none
}

// readers holds a file of each format to what its readers need, and reads it. A
// format that is not listed is held to nothing, and so fails.
func readers() map[string]func(fataler, []byte) reading {
	pages := func(read func(fataler, []byte) []page) func(fataler, []byte) reading {
		return func(t fataler, file []byte) reading {
			var out reading
			for _, p := range read(t, file) {
				out.structure = append(out.structure, p.structure)
				if out.headings == nil {
					out.shown = said(p.root)
					for _, heading := range p.headings {
						out.headings = append(out.headings, comparable(heading))
					}
				}
			}
			return out
		}
	}
	data := func(unmarshal func([]byte, any) error) func(fataler, []byte) reading {
		return func(t fataler, file []byte) reading { return readData(t, file, unmarshal) }
	}
	return map[string]func(fataler, []byte) reading{
		"markdown": pages(readMarkdown), "html": pages(readHTML),
		"yaml": data(func(file []byte, to any) error { return yaml.Unmarshal(file, to) }), "json": data(json.Unmarshal),
	}
}

// eachFormat runs a test over the table of formats.
func eachFormat(t *testing.T, run func(t *testing.T, f format)) {
	t.Helper()
	all := readers()
	for _, f := range report.Formats() {
		t.Run(f.Name, func(t *testing.T) {
			t.Parallel()
			read, ok := all[f.Name]
			if !ok {
				t.Fatal("nobody reads this format")
			}
			run(t, format{f, read})
		})
	}
}

type format struct {
	report.Format
	read func(fataler, []byte) reading
}

func (f format) write(t fataler, r *record.Record, q *questionnaire.Questionnaire) []byte {
	file, err := f.Write(r, q)
	if err != nil {
		t.Fatalf("%v", err)
	}
	return file
}

// keepsAssessment reports whether a format keeps the assessment that a record
// stores. The others compute it.
func (f format) keepsAssessment() bool { return f.Name == "yaml" || f.Name == "json" }

// hostileText draws texts that are made of attacks.
func hostileText() *rapid.Generator[string] {
	piece := rapid.OneOf(rapid.SampledFrom(sample.Pieces()), rapid.SampledFrom(sample.Tags()), rapid.StringN(0, 4, -1))
	return rapid.Custom(func(t *rapid.T) string {
		return strings.Join(rapid.SliceOfN(piece, 0, 12).Draw(t, "text"), "")
	})
}

// pool draws some hostile texts and gives them out in turn.
func pool(t *rapid.T) func() string {
	texts := rapid.SliceOfN(hostileText(), 1, 9).Draw(t, "texts")
	next := 0
	return func() string {
		next++
		return texts[next%len(texts)]
	}
}

// anyRecord draws a record: any answers, any text anywhere.
func anyRecord(q *questionnaire.Questionnaire) *rapid.Generator[*record.Record] {
	return rapid.Custom(func(t *rapid.T) *record.Record {
		below := func(n int) int { return rapid.IntRange(0, n-1).Draw(t, "choice") }
		return sample.Any(q, sample.Chance{Below: below, Text: pool(t)})
	})
}

// anyRecord draws a record that the format can hold: files of keys and values
// are read again, and hold no bytes that are no text.
func (f format) anyRecord(q *questionnaire.Questionnaire) *rapid.Generator[*record.Record] {
	if !f.keepsAssessment() {
		return anyRecord(q)
	}
	return rapid.Custom(func(t *rapid.T) *record.Record {
		word := pool(t)
		return sample.Any(q, sample.Chance{
			Below: func(n int) int { return rapid.IntRange(0, n-1).Draw(t, "choice") },
			Text:  func() string { return strings.ToValidUTF8(word(), "\ufffd") },
		})
	})
}

// Whatever the texts of a record are, its file has the same structure as with
// plain words, for every reader, the headings of the content, and shows the
// texts.
func TestTextCannotLeaveItsPlace(t *testing.T) {
	q := sample.Questionnaire()
	eachFormat(t, func(t *testing.T, f format) {
		n := 0
		rapid.Check(t, func(t *rapid.T) {
			if n++; testing.Short() && n%3 > 0 {
				return
			}
			r := f.anyRecord(q).Draw(t, "record")
			plain := sample.Harmless(q, r)
			if r.Decision.Status == "" {
				plain.Decision.Status = "" // which says the same, in less
			}
			file := f.write(t, r, q)
			got, want := f.read(t, file), f.read(t, f.write(t, plain, q))
			sameStructure(t, want, got, file)
			if heads := headings(r, q, f.Name == "html"); got.headings != nil && !slices.Equal(heads, got.headings) {
				t.Fatalf("headings:\n%s", cmp.Diff(heads, got.headings))
			}
			shown := comparable(text.Line(got.shown))
			for _, field := range append(sample.Fields(r), &r.Decision.By) {
				if !strings.Contains(shown, comparable(text.Line(*field))) && !hidden(r, field) {
					t.Fatalf("%q is not shown:\n%s", *field, file)
				}
			}
		})
	})
}

// comparable is a text as all formats can show it: addresses may be written
// with percent signs, and some code points are never characters.
func comparable(s string) string {
	return oneSpace(noncharacters.ReplaceAllString(percentDecoded(s), "\ufffd"))
}

// hidden reports whether reports do not show a field: conditions of gates that
// have not fired, and who took a decision that is not taken.
func hidden(r *record.Record, field *string) bool {
	if field == &r.Decision.By {
		return summary.Status(r.Decision) == "proposed"
	}
	return slices.ContainsFunc(pointers(r), func(p *string) bool { return p == field })
}

func pointers(r *record.Record) []*string {
	var out []*string
	for i := range r.Conditions {
		out = append(out, &r.Conditions[i].Owner, &r.Conditions[i].Due)
	}
	return out
}

// A questionnaire's texts are held to the same.
func TestQuestionnaireTextCannotLeaveItsPlace(t *testing.T) {
	q := sample.Questionnaire()
	eachFormat(t, func(t *testing.T, f format) {
		r := sample.Records(q)["unsuitable"]
		want := f.read(t, f.write(t, r, sample.Rewritten(q, func() string { return "word" })))
		n := 0
		rapid.Check(t, func(t *rapid.T) {
			if n++; testing.Short() && n%3 > 0 {
				return
			}
			word := pool(t)
			file := f.write(t, r, sample.Rewritten(q, func() string { return "x" + word() }))
			sameStructure(t, want, f.read(t, file), file)
		})
	})
}

// headings are those of the content, with those of the annex where it has one.
func headings(r *record.Record, q *questionnaire.Questionnaire, annex bool) []string {
	var out []string
	document := content.Of(r, q, annex)
	for _, block := range slices.Concat(document.Blocks, document.Annex) {
		if heading, ok := block.(content.Heading); ok {
			title := ""
			for _, span := range heading.Title {
				if span.Kind != content.Words {
					span.Text = text.Line(span.Text)
				}
				title += span.Text
			}
			out = append(out, fmt.Sprintf("%d %s", heading.Level, comparable(title)))
		}
	}
	return out
}

func sameStructure(t fataler, want, got reading, file []byte) {
	if !slices.EqualFunc(want.structure, got.structure, slices.Equal) {
		t.Fatalf("structure differs:\n%s\n%s", cmp.Diff(want.structure, got.structure), file)
	}
}

// The same record gives the same bytes, also for many who write at the same
// time, and whatever a record stores as its assessment, a report computes it.
func TestFilesAreFunctionsOfTheRecord(t *testing.T) {
	q := sample.Questionnaire()
	eachFormat(t, func(t *testing.T, f format) {
		rapid.Check(t, func(t *rapid.T) {
			r := f.anyRecord(q).Draw(t, "record")
			want := string(f.write(t, r, q))
			var wait sync.WaitGroup
			for range 3 {
				again := *r
				if !f.keepsAssessment() {
					again.Assessment = record.Assessment{Verdict: "suitable", Bracket: record.Bracket{Lowest: "suitable", Highest: "suitable"}}
				}
				wait.Go(func() {
					if got, err := f.Write(&again, q); err != nil || string(got) != want {
						t.Errorf("%v differs:\n%s", err, cmp.Diff(want, string(got)))
					}
				})
			}
			wait.Wait()
		})
	})
}
