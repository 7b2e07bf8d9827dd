package content_test

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"

	"flowverdict/questionnaire"
	"flowverdict/questionnaire/review"
	"flowverdict/report/internal/content"
	"flowverdict/report/record"
	"flowverdict/report/sample"
	"flowverdict/report/summary"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

// mark is in every text of a record or questionnaire that is drawn, and in no
// word of the program.
const mark = "ƶ"

// anyRecord draws a record with any answers and marked texts.
func anyRecord(q *questionnaire.Questionnaire) *rapid.Generator[*record.Record] {
	return rapid.Custom(func(t *rapid.T) *record.Record {
		text := rapid.SampledFrom([]string{mark, mark + ".", "a " + mark + " b?", "https://" + mark + ".example", "", " \n"})
		return sample.Any(q, sample.Chance{
			Below: func(n int) int { return rapid.IntRange(0, n-1).Draw(t, "choice") },
			Text:  func() string { return text.Draw(t, "text") },
		})
	})
}

// marked is a questionnaire of which every text that can be changed is marked.
func marked(q *questionnaire.Questionnaire) *questionnaire.Questionnaire {
	return sample.Rewritten(q, func() string { return mark })
}

// lines are all lines of a block, whatever it is.
func lines(block content.Block) []content.Inline {
	switch b := block.(type) {
	case content.FirstPage:
		out := []content.Inline{b.Lead}
		if len(b.Notice) > 0 {
			out = append(out, b.Notice)
		}
		for _, part := range b.Parts {
			out = append(out, part.Items...)
		}
		return out
	case content.Heading:
		return []content.Inline{b.Title}
	case content.Paragraph:
		return []content.Inline{b.Said}
	case content.List:
		return slices.Concat(b.Items, slices.Concat(b.Under...))
	case content.Table:
		out := append([]content.Inline{b.Caption}, b.Header...)
		return append(out, slices.Concat(b.Rows...)...)
	case content.Mapping:
		return lines(b.Table())
	}
	return nil
}

func said(line content.Inline) string {
	var b strings.Builder
	for _, span := range line {
		b.WriteString(span.Text)
	}
	return b.String()
}

// What the document promises its writers, for any record.
func TestOf(t *testing.T) {
	q := sample.Questionnaire()
	for _, r := range sample.Records(q) {
		for _, r.Profile = range record.Profiles() {
			check(t, content.Of(r, q, true))
		}
	}
	rapid.Check(t, func(t *rapid.T) {
		q := rapid.SampledFrom([]*questionnaire.Questionnaire{q, marked(q)}).Draw(t, "questionnaire")
		check(t, content.Of(anyRecord(q).Draw(t, "record"), q, true))
	})
}

// whole is all that a document says, the annex at its end.
func whole(document content.Document) []content.Block {
	return slices.Concat(document.Blocks, document.Annex)
}

type fataler interface{ Fatalf(string, ...any) }

func check(t fataler, document content.Document) {
	ids, level := map[string]int{}, 0
	for _, block := range whole(document) {
		switch b := block.(type) {
		case content.Heading:
			if b.Level > level+1 || (b.Level == 1) != (level == 0) {
				t.Fatalf("level %d after %d: %s", b.Level, level, said(b.Title))
			}
			level = b.Level
			if b.ID != "" {
				ids[b.ID]++
			}
		case content.FirstPage:
			for _, part := range b.Parts {
				if len(part.Items) == 0 {
					t.Fatalf("nothing is said of %s", part.Name)
				}
			}
		case content.List:
			if len(b.Items) == 0 {
				t.Fatalf("an empty list")
			}
		case content.Table:
			checkTable(t, b)
		case content.Mapping:
			checkTable(t, b.Table())
			for _, row := range b.Rows {
				if len(row.Behind) == 0 {
					t.Fatalf("no answers behind %s", said(row.Cells[0]))
				}
			}
		case content.Chart:
			if b.Points == "" || b.Verdict == "" || b.Score == "" {
				t.Fatalf("chart %+v", b)
			}
		}
		for i, line := range lines(block) {
			_, table := block.(content.Table)
			if _, mapping := block.(content.Mapping); len(line) == 0 && !((table || mapping) && i > 0) {
				t.Fatalf("%T says nothing at %d", block, i)
			}
		}
	}
	for id, n := range ids {
		if !regexp.MustCompile(`^[a-z0-9-]*$`).MatchString(id) {
			t.Fatalf("a heading with the id %q", id)
		}
		if n > 1 {
			t.Fatalf("%d headings with the id %q", n, id)
		}
	}
	checkSpans(t, document, ids)
}

func checkTable(t fataler, table content.Table) {
	if len(table.Header) < 2 || len(table.Rows) == 0 {
		t.Fatalf("a table of %d columns and %d rows", len(table.Header), len(table.Rows))
	}
	for _, row := range table.Rows {
		if len(row) != len(table.Header) || len(row[0]) == 0 {
			t.Fatalf("a row of %d cells under %d columns: %s", len(row), len(table.Header), said(row[0]))
		}
	}
}

// checkSpans holds spans to their kinds: no text from people or questionnaires
// counts as the program's words, and a section that is pointed to is there.
func checkSpans(t fataler, document content.Document, ids map[string]int) {
	for _, block := range whole(document) {
		for _, line := range lines(block) {
			for _, span := range line {
				own := span.Kind == content.Words || span.Kind == content.Section
				if own && strings.Contains(span.Text, mark) || span.Text == "" {
					t.Fatalf("span %+v in %q", span, said(line))
				}
				if own && strings.ContainsAny(span.Text, "*_`<>[]\\|&#~@{}") {
					t.Fatalf("words that a format could read as a mark: %q", span.Text)
				}
				if span.Kind == content.Beside && !record.ValidID(span.Text) {
					t.Fatalf("%q is no name of a file", span.Text)
				}
				if span.Kind == content.Section && ids[content.ID(span.Text)] != 1 {
					t.Fatalf("a section %q that is not there", span.Text)
				}
			}
		}
	}
}

// The headings of both profiles, whole: tools look for them.
func TestHeadings(t *testing.T) {
	q := sample.Questionnaire()
	var sections []string
	for _, s := range q.Sections {
		sections = append(sections, "4 "+s.Title)
	}
	rapid.Check(t, func(t *rapid.T) {
		r := anyRecord(q).Draw(t, "record")
		var got, options []string
		var last string
		annex := []string{"3 Frameworks", "3 RFCs", "3 Weights and missing answers", "3 References"}
		document := content.Of(r, q, true)
		if said(document.Annex[0].(content.Heading).Title) == "Gates" { // where some cap higher than the verdict
			annex = append([]string{"3 Gates"}, annex...)
		}
		for _, block := range whole(document) {
			switch b := block.(type) {
			case content.Heading:
				last = said(b.Title)
				got = append(got, fmt.Sprintf("%d %s", b.Level, last))
			case content.List:
				if last == "Considered Options" || last == "Options" {
					for _, item := range b.Items {
						options = append(options, "3 "+said(item))
					}
				}
			}
		}
		var benefit []string
		if strings.TrimSpace(r.Review.Benefit+r.Review.Replaces) != "" {
			benefit = []string{"3 Benefit"}
		}
		var measured []string
		if len(r.Evidence) > 0 {
			measured = []string{"3 Measured at the identity provider"}
		}
		want := slices.Concat([]string{"2 Context and Problem Statement"}, benefit, []string{"2 Decision Drivers", "2 Considered Options", "2 Decision Outcome", "3 Consequences", "3 Confirmation", "2 Pros and Cons of the Options"}, options)
		if r.Profile == "nygard" {
			want = slices.Concat([]string{"2 Status", "2 Context"}, benefit, []string{"3 Drivers", "3 Options", "2 Decision", "3 Confirmation", "2 Consequences", "2 Options compared"}, options)
		}
		want = slices.Concat(want, []string{"2 More Information", "3 What was reviewed", "3 Answers"}, sections, measured, []string{"3 How the verdict is computed"}, annex)
		if diff := cmp.Diff(want, got[1:]); diff != "" || len(options) == 0 {
			t.Fatalf("headings:\n%s", diff)
		}
	})
}

// The same record gives the same content.
func TestOfIsAFunction(t *testing.T) {
	q := sample.Questionnaire()
	for name, r := range sample.Records(q) {
		if diff := cmp.Diff(content.Of(r, q, true), content.Of(r, q, true)); diff != "" {
			t.Errorf("%s differs:\n%s", name, diff)
		}
	}
}

func TestStatusIsOneOfMADRsWords(t *testing.T) {
	for in, want := range map[string]string{"": "proposed", "proposed": "proposed", "accepted": "accepted", "rejected": "rejected", "superseded": "superseded", "Accepted": "proposed", "accepted\nx: y": "proposed"} {
		if got := summary.Status(review.Decision{Status: in}); got != want {
			t.Errorf("Status(%q) = %q, want %q", in, got, want)
		}
	}
}

// The number of an id stands before the title, without leading zeros.
func TestNumberBeforeTheTitle(t *testing.T) {
	q := sample.Questionnaire()
	r := sample.Records(q)["suitable"]
	r.Profile = "nygard"
	for in, want := range map[string]string{"0007-acmectl": "7. ", "0000-x": "0. ", "12-x": "12. ", "acmectl": "", "": "", "0007": "", "7x-a": "", "9999999999-x": ""} {
		r.ID = in
		if got := said(content.Of(r, q, true).Title); got != want+"Device flow for acmectl" {
			t.Errorf("id %q gives the title %q", in, got)
		}
	}
}
