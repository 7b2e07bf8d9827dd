package output

import (
	"bytes"
	"encoding/csv"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"flowverdict/internal/text"
	"flowverdict/questionnaire"
	"flowverdict/questionnaire/review"
	"flowverdict/report/register"
	"flowverdict/report/sample"

	"golang.org/x/net/html"
)

var update = flag.Bool("update", false, "write the golden files anew")

// writers are all formats of the package, by the endings of their files.
func writers() map[string]func(Page) ([]byte, error) {
	return map[string]func(Page) ([]byte, error){"md": Markdown, "html": HTML, "csv": CSV, "ics": ICS}
}

// four is a register of four records, of which one is superseded.
func four(subject, owner string) *register.Register {
	accepted := review.Decision{Status: review.Accepted, By: owner, Date: "2026-11-02"}
	entries := []register.Entry{
		{
			File: register.File{Path: "docs/0001-acmectl.yaml"}, ID: "0001-acmectl", Subject: subject,
			Bracket: questionnaire.Bracket{Lowest: questionnaire.Unsuitable, Highest: questionnaire.Conditional}, Score: questionnaire.Range{Low: 30, High: 61},
			Decision: review.Decision{Status: review.Superseded}, ReviewBy: "2026-08-01",
		},
		{
			File: register.File{Path: "docs/0002-acmectl.yaml"}, ID: "0002-acmectl", Subject: subject, Owner: "owner " + owner, Supersedes: "0001-acmectl",
			Bracket: questionnaire.Bracket{Lowest: questionnaire.Governed, Highest: questionnaire.Governed}, Score: questionnaire.Range{Low: 59, High: 59}, Points: questionnaire.Range{Low: 84, High: 84},
			Decision: accepted, Exception: review.Exception{Until: "2027-03-31", ApprovedBy: "risk officer"}, ReviewBy: "2027-05-01",
			Conditions: []review.Condition{{Gate: "high-privilege", Owner: owner, Due: "2026-11-20", Status: review.ConditionOpen}, {Gate: "tenant-policy", Status: review.ConditionOpen}},
		},
		{
			File: register.File{Path: "docs/0003-export.yaml"}, ID: "0003-export", Subject: "nightly export",
			Bracket: questionnaire.Bracket{Lowest: questionnaire.Suitable, Highest: questionnaire.Suitable}, Score: questionnaire.Range{Low: 92, High: 92},
			Decision: accepted, ReviewBy: "2027-11-02",
		},
		{
			File: register.File{Source: "tools", Path: "0001-acmectl.yaml"}, ID: "0001-acmectl", Subject: "acmectl of tools",
			Bracket: questionnaire.Bracket{Lowest: questionnaire.Conditional, Highest: questionnaire.Suitable}, Score: questionnaire.Range{Low: 70, High: 88},
			Decision: review.Decision{Status: review.Proposed},
		},
	}
	for i := range entries {
		entries[i].Bands = []questionnaire.Band{{Verdict: questionnaire.Suitable, From: 80}, {Verdict: questionnaire.Conditional, From: 60}, {Verdict: questionnaire.Governed, From: 40}, {}}
	}
	return register.New("2026-11-23", entries, []register.File{{Path: "docs/0009-broken.yaml"}}, register.ByNext)
}

func page(r *register.Register) Page {
	return Page{Register: r, Link: func(f register.File) string {
		if f.Source != "" {
			return ""
		}
		return strings.TrimSuffix(f.Path, ".yaml") + ".md"
	}}
}

func TestGolden(t *testing.T) {
	for ending, write := range writers() {
		got, err := write(page(four("acmectl", "identity team")))
		if err != nil {
			t.Fatal(err)
		}
		if before, after, ok := bytes.Cut(got, []byte("<style>")); ok { // which the record's page has too
			_, after, _ = bytes.Cut(after, []byte("</style>"))
			got = append(bytes.Clone(before), after...)
		}
		golden := filepath.Join("testdata", "four."+ending)
		if *update {
			if err := os.WriteFile(golden, got, 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(golden)
		if err != nil || !bytes.Equal(got, want) {
			t.Errorf("%s differs, %v; got\n%s", golden, err, got)
		}
	}
}

// attacks are texts that some format could take for more than text.
func attacks() []string {
	out := append(sample.Pieces(), sample.Tags()...)
	out = append(out, "=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "a;=1", "a\";=1", "；=1", "＝1+1", "x\r\nBEGIN:VEVENT\r\nUID:y", `a;b,c\n`, strings.Repeat("é", 200), strings.Repeat("::", 100), strings.Repeat("##[", 60))
	return append(out, strings.Join(out, " "), strings.Join(out, ""))
}

// Whatever people's texts are, nothing in any format is hostile or a command of a
// runner, and no other text changes how many lines there are.
func TestLawNoTextBreaksOut(t *testing.T) {
	for ending, write := range writers() {
		plain, err := write(page(four("acmectl", "team")))
		if err != nil {
			t.Fatal(err)
		}
		for _, s := range attacks() {
			got, err := write(page(four(s, s)))
			if err != nil {
				t.Fatal(err)
			}
			said := strings.ReplaceAll(string(got), "\r\n", "\n")
			if ending == "ics" {
				said = strings.ReplaceAll(said, "\n ", "")
			}
			if a, b := strings.Count(said, "\n"), strings.Count(string(plain), "\n"); a != b && !(ending == "ics" && strings.Count(strings.ReplaceAll(strings.ReplaceAll(string(plain), "\r\n", "\n"), "\n ", ""), "\n") == a) {
				t.Errorf("%s: %d lines and not %d, of %q", ending, a, b, s)
			}
			for line := range strings.Lines(strings.ReplaceAll(string(got), "\r\n", "\n")) {
				line = strings.TrimSuffix(line, "\n")
				if r, hostile := text.FirstHostile(line); hostile || strings.Contains(line, "\t") || text.Guard(line) != line {
					t.Errorf("%s: %U or a command stands in %q, of %q", ending, r, line, s)
				}
			}
		}
	}
}

// No cell of the table begins a formula, also where another character separates
// cells, and each row has all columns.
func TestLawNoCellIsAFormula(t *testing.T) {
	for _, s := range attacks() {
		content, err := CSV(page(four(s, s)))
		if err != nil {
			t.Fatal(err)
		}
		rows, err := csv.NewReader(bytes.NewReader(content)).ReadAll()
		if err != nil || len(rows) != 5 {
			t.Fatalf("%d rows, %v", len(rows), err)
		}
		for _, row := range rows {
			for _, cell := range row {
				for part := range strings.FieldsFuncSeq(cell, func(r rune) bool { return strings.ContainsRune(";,|\"", r) }) {
					if part = strings.TrimLeft(part, " "); part != "" && strings.ContainsAny(part[:1], "=+-@\t\r") || strings.HasPrefix(part, "＝") {
						t.Errorf("%q begins a formula, of %q", part, s)
					}
				}
			}
		}
	}
}

// event is what a calendar's reader makes of an event.
type event map[string]string

// events reads a calendar as RFC 5545 has it: lines that are folded are one.
func events(t *testing.T, content []byte) (out []event) {
	t.Helper()
	for line := range strings.SplitSeq(strings.TrimSuffix(string(content), "\r\n"), "\r\n") {
		if len(line) > 75 || strings.ContainsAny(line, "\r\n") || !utf8.ValidString(line) {
			t.Fatalf("a line of %d octets: %q", len(line), line)
		}
	}
	var now event
	for line := range strings.SplitSeq(strings.TrimSuffix(strings.ReplaceAll(string(content), "\r\n ", ""), "\r\n"), "\r\n") {
		name, value, ok := strings.Cut(line, ":")
		switch {
		case !ok:
			t.Fatalf("%q is no content line", line)
		case line == "BEGIN:VEVENT":
			now = event{}
		case line == "END:VEVENT":
			out, now = append(out, now), nil
		case now != nil:
			if _, twice := now[name]; twice {
				t.Fatalf("%s twice", name)
			}
			now[name] = unescaped(value)
		}
	}
	return out
}

func unescaped(s string) string {
	return strings.NewReplacer(`\\`, `\`, `\;`, ";", `\,`, ",", `\n`, "\n").Replace(s)
}

// Each date is an event of a day, whatever the texts: with the same UID in each
// run, and with another one than each other event.
func TestLawEachDateIsAnEvent(t *testing.T) {
	uids := ""
	for _, s := range attacks() {
		r := four(s, s)
		content, err := ICS(page(r))
		if err != nil {
			t.Fatal(err)
		}
		var want, got []string
		for _, e := range r.Entries {
			for _, d := range e.Dates() {
				want = append(want, strings.ReplaceAll(d.Day, "-", ""))
			}
		}
		var all []string
		taken := map[string]bool{}
		for _, x := range events(t, content) {
			got = append(got, x["DTSTART;VALUE=DATE"])
			all = append(all, x["UID"])
			if taken[x["UID"]] || x["UID"] == "" || x["DTSTAMP"] != "20261123T000000Z" || x["SUMMARY"] == "" {
				t.Errorf("%v", x)
			}
			taken[x["UID"]] = true
		}
		if strings.Join(got, " ") != strings.Join(want, " ") {
			t.Errorf("events on %v, want %v", got, want)
		}
		if said := strings.Join(all, " "); uids == "" {
			uids = said
		} else if said != uids {
			t.Errorf("other UIDs for %q: %s", s, said)
		}
	}
}

// Records of one id in two folders, or of another register, have events of their
// own.
func TestRecordsOfOneIDHaveEventsOfTheirOwn(t *testing.T) {
	var entries []register.Entry
	for _, f := range []register.File{{Path: "a/0001-a.yaml"}, {Path: "b/0001-a.yaml"}, {Source: "x", Path: "a/0001-a.yaml"}} {
		entries = append(entries, register.Entry{File: f, ID: "0001-a", ReviewBy: "2027-01-01", Decision: review.Decision{Status: review.Accepted}})
	}
	content, err := ICS(Page{Register: register.New("2026-11-23", entries, nil, register.ByNext)})
	if err != nil {
		t.Fatal(err)
	}
	taken := map[string]bool{}
	for _, x := range events(t, content) {
		taken[x["UID"]] = true
	}
	if len(taken) != 3 {
		t.Errorf("%v", taken)
	}
}

// A page has no script and no elements but its own, whatever the texts; what is
// overdue stands left of the line of today, and nothing leaves the drawing.
func TestLawOfTheHTMLPage(t *testing.T) {
	elements := func(s string) map[string]int {
		content, err := HTML(page(four(s, s)))
		if err != nil {
			t.Fatal(err)
		}
		root, err := html.Parse(bytes.NewReader(content))
		if err != nil {
			t.Fatal(err)
		}
		out := map[string]int{}
		for n := range root.Descendants() {
			if n.Type == html.ElementNode {
				out[n.Data]++
				for _, a := range n.Attr {
					if strings.HasPrefix(a.Key, "on") || a.Key == "href" && !strings.HasPrefix(a.Val, "docs/") {
						t.Errorf("%s of %s", a.Key, n.Data)
					}
				}
			}
		}
		return out
	}
	want := elements("acmectl")
	if want["script"] > 0 || want["svg"] != 4 || want["details"] != 1 {
		t.Errorf("%v", want)
	}
	for _, s := range attacks() {
		for name, n := range elements(s) {
			if n != want[name] {
				t.Errorf("%d elements %s and not %d, of %q", n, name, want[name], s)
			}
		}
	}
}

// The Markdown of all records is the same on every day, and that of what falls due
// soon says which day it is of.
func TestLawMarkdownOfAllRecordsKnowsNoDay(t *testing.T) {
	first, err := Markdown(page(four("acmectl", "identity team")))
	if err != nil {
		t.Fatal(err)
	}
	for _, day := range []string{"2020-01-01", "2026-11-20", "2026-12-24", "2031-05-05"} {
		r := four("acmectl", "identity team")
		r.AsOf = day
		if again, err := Markdown(page(r)); err != nil || !bytes.Equal(first, again) {
			t.Errorf("on %s, %v:\n%s", day, err, again)
		}
		if soon, err := Markdown(page(r.DueWithin(30))); err != nil || !strings.Contains(string(soon), "As of "+day+".") {
			t.Errorf("on %s, %v:\n%s", day, err, soon)
		}
	}
}

// With ASCII, the Markdown has no character but ASCII that is not of people.
func TestMarkdownInASCII(t *testing.T) {
	p := page(four("acmectl", "identity team"))
	p.ASCII = true
	content, err := Markdown(p)
	if err != nil || strings.ContainsFunc(string(content), func(r rune) bool { return r > 126 }) || !strings.Contains(string(content), `| governed \|######++..\| 59 of 100 |`) {
		t.Errorf("%v\n%s", err, content)
	}
}

func TestScaleLeavesWhatIsOverdueLeftOfToday(t *testing.T) {
	r := four("a", "b")
	s := scaleOf(r.AsOf, dated(r))
	today := s.x(r.AsOf)
	for _, day := range []string{"1990-01-01", "2026-11-20", "2026-11-22", r.AsOf, "2026-12-24", "2027-05-01", "2099-01-01"} {
		x := s.x(day)
		if day < r.AsOf && x+mid >= today || day > r.AsOf && x < today || x < names+edge-2 || x > names+edge+span {
			t.Errorf("%s stands at %d, today at %d", day, x, today)
		}
	}
}
