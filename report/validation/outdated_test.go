package validation_test

import (
	"bytes"
	"fmt"
	"testing"

	"flowverdict/internal/finding"
	"flowverdict/questionnaire"
	"flowverdict/questionnaire/fixture"
	"flowverdict/report/markdown"
	"flowverdict/report/record"
	"flowverdict/report/validation"
	"flowverdict/report/validation/corpus"
)

// later is a checker of a program whose wording is a later one.
func later(q *questionnaire.Questionnaire) validation.Options {
	return validation.Options{
		AsOf:    corpus.AsOf,
		Resolve: func(string, string) *questionnaire.Questionnaire { return q },
		Render: func(r *record.Record, q *questionnaire.Questionnaire, _ []byte) []byte {
			return bytes.Replace(markdown.Render(r, q), []byte("\n## "), []byte("\nSaid otherwise.\n\n## "), 1)
		},
		Renderer: markdown.Version + 1,
	}
}

// said are the findings about the Markdown: rule, file and message.
func said(r *validation.Result) []string {
	var out []string
	for _, f := range r.Findings {
		if f.Rule == "report-outdated" || f.Rule == "report-differs" {
			out = append(out, fmt.Sprintf("%s %s %s", f.Severity, f.Rule, f.Message))
		}
	}
	return out
}

func expect(t *testing.T, what string, got []string, want ...string) {
	t.Helper()
	if fmt.Sprint(got) != fmt.Sprint(want) {
		t.Errorf("%s: %q, want %q", what, got, want)
	}
}

// A new wording is one warning for all records; an edit stays an error, and is
// named where the wording is another as well.
func TestANewWordingIsNoDrift(t *testing.T) {
	q := fixture.Release()
	var files []validation.File
	for i := range 5 {
		e, err := corpus.Make(q, 7, i)
		if err != nil {
			t.Fatal(err)
		}
		files = append(files, validation.File{Name: e.Name, Content: e.YAML, Markdown: &validation.Markdown{Name: e.MarkdownName, Content: e.Markdown}})
	}
	const old, edited = "the Markdown was written by an earlier version of the program", "the Markdown was written by another version of the program, and edited since"
	now := later(q)
	now.Render, now.Renderer = new(markdown.Renderer).Compared, markdown.Version
	expect(t, "the same wording", said(validation.Check(files, now)))
	expect(t, "one record", said(validation.Check(files[:1], later(q))), "warning report-outdated "+old)
	all := validation.Check(files, later(q))
	expect(t, "five records", said(all), "warning report-outdated "+old+"; so was that of 4 other records")
	expect(t, "without the first", said(all.Revised(func(f finding.Finding) (finding.Finding, bool) {
		return f, f.Rule != "report-outdated" || f.Record != 0
	})), "warning report-outdated "+old+"; so was that of 3 other records")

	change := func(file validation.File, yaml, md func([]byte) []byte) []validation.File {
		file.Content = yaml(file.Content)
		file.Markdown = &validation.Markdown{Name: file.Markdown.Name, Content: md(file.Markdown.Content)}
		return []validation.File{file}
	}
	same := func(b []byte) []byte { return b }
	more := func(b []byte) []byte { return append(bytes.Clone(b), "More.\n"...) }
	crlf := func(b []byte) []byte { return bytes.ReplaceAll(b, []byte("\n"), []byte("\r\n")) }
	unsaid := func(b []byte) []byte {
		before, rest, _ := bytes.Cut(b, []byte("report: {profile: madr, "))
		_, after, found := bytes.Cut(rest, []byte("}"))
		if !found {
			t.Fatalf("no report in\n%s", b)
		}
		return append(append(bytes.Clone(before), "report: {profile: madr}"...), after...)
	}
	expect(t, "edited since", said(validation.Check(change(files[0], same, more), later(q))), "error report-differs "+edited)
	expect(t, "line ends", said(validation.Check(change(files[0], same, crlf), later(q))), "warning report-outdated "+old)
	expect(t, "of before", said(validation.Check(change(files[0], unsaid, more), later(q))), "warning report-outdated "+old)
	expect(t, "edited in the wording of today", said(validation.Check(change(files[0], same, more), now)), "error report-differs the Markdown is not what the record gives")
	before := now
	before.Renderer = markdown.Version - 1
	before.Render = later(q).Render
	expect(t, "of a later version", said(validation.Check(files[:1], before)), "warning report-outdated the Markdown was written by a later version of the program")
}
