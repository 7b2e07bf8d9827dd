package report_test

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"unicode"

	"flowverdict/questionnaire"
	"flowverdict/questionnaire/fixture"
	"flowverdict/questionnaire/library"
	"flowverdict/report/markdown"
	"flowverdict/report/record"
	"flowverdict/report/sample"
	"flowverdict/report/validation/corpus"
)

// The limits of a report, in words. A minute is about 250 of them.
const (
	mostOfLead  = 60
	mostOfPage  = 350
	mostOfAll   = 2200 // from conditional up, without what people wrote as evidence
	mostOfWorse = 2400 // below
	mostTwice   = 6    // per cent of the words that repeat six words in a row
)

// chart is one, which is looked at and not read.
var chart = regexp.MustCompile("(?s)\n```mermaid\n.*?\n```\n")

// wordsOf are the words of Markdown as a reader counts them: front matter, marks
// and links' addresses are none, and an address that is shown is one.
func wordsOf(md string) []string {
	var out []string
	for _, field := range strings.Fields(chart.ReplaceAllString(withoutFrontMatter(md), "")) {
		word := strings.ToLower(strings.TrimFunc(field, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }))
		if word != "" {
			out = append(out, word)
		}
	}
	return out
}

// twice is how many words stand in a row of six that stood there before.
func twice(words []string) int {
	seen, marked := map[string]bool{}, make([]bool, len(words))
	for i := 0; i+6 <= len(words); i++ {
		run := strings.Join(words[i:i+6], " ")
		if seen[run] {
			for j := i; j < i+6; j++ {
				marked[j] = true
			}
		}
		seen[run] = true
	}
	n := 0
	for _, m := range marked {
		if m {
			n++
		}
	}
	return n
}

// A report is read in a minute, and tells nothing twice: the examples, records of
// each kind, and records by chance.
func TestReportsAreShort(t *testing.T) {
	type rendered struct {
		r  *record.Record
		md string
	}
	reports := map[string]rendered{}
	paths, err := filepath.Glob("../docs/examples/*.yaml")
	if err != nil {
		t.Fatal(err)
	}
	for _, path := range paths {
		if strings.HasSuffix(path, ".answers.yaml") {
			continue
		}
		file, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		r, _ := record.Decode(file)
		q := library.Released(r.Questionnaire.ID, r.Questionnaire.Version)
		if q == nil {
			t.Fatalf("%s is of another questionnaire", path)
		}
		reports[filepath.Base(path)] = rendered{&r.Record, string(markdown.Render(&r.Record, q))}
	}
	judged, _ := fixture.Judged(t)
	for name, q := range map[string]*questionnaire.Questionnaire{"1.0.0": fixture.Release(), "2.0.0": judged} {
		for kind, r := range sample.Records(q) {
			if kind != "hostile" {
				reports[name+" "+kind] = rendered{r, string(markdown.Render(r, q))}
			}
		}
		for n := range 60 {
			if testing.Short() && n%10 > 0 {
				continue
			}
			e, err := corpus.Make(q, 1, n)
			if err != nil {
				t.Fatal(err)
			}
			r, _ := record.Decode(e.YAML)
			for i := range r.Answers { // the corpus has a few texts, again and again
				r.Answers[i].Evidence, r.Answers[i].Links = "", nil
			}
			r.Subject.Description, r.Decision.Reason = "what it does", "what they said"
			if r.Exception.Given() {
				r.Exception.Reason = "why not"
			}
			reports[name+" "+e.Name] = rendered{&r.Record, string(markdown.Render(&r.Record, q))}
		}
	}
	for name, x := range reports {
		lead, _, _ := strings.Cut(x.md, "\n| Verdict |")
		page, _, _ := strings.Cut(x.md, "\n## ")
		evidence := 0
		for _, a := range x.r.Answers {
			evidence += len(strings.Fields(a.Evidence)) + len(a.Links)
		}
		for _, m := range x.r.Mitigations {
			evidence += len(strings.Fields(m.Evidence)) + len(m.Links)
		}
		words, most := wordsOf(x.md), mostOfWorse
		if verdict, _ := questionnaire.ParseVerdict(x.r.Assessment.Verdict); verdict >= questionnaire.Conditional {
			most = mostOfAll
		}
		for what, n := range map[string][2]int{
			"the lead":                 {len(wordsOf(lead)), mostOfLead},
			"the first page":           {len(wordsOf(page)), mostOfPage},
			"all that is not evidence": {len(words) - evidence, most},
			"what stood before":        {100 * twice(words), mostTwice * len(words)},
		} {
			if n[0] > n[1] {
				t.Errorf("%s: %s has %d words, at most %d are wanted", name, what, n[0], n[1])
			}
		}
	}
}
