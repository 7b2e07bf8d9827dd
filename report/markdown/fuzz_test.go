package markdown

import (
	"bytes"
	"html"
	"regexp"
	"strings"
	"testing"

	"flowverdict/internal/text"
	"flowverdict/report/internal/content"
	"flowverdict/report/sample"

	"github.com/google/go-cmp/cmp"
	"gopkg.in/yaml.v3"
)

// Mermaid: whatever stands where titles should, the chart has the nodes and
// arrows that it has with plain words, no label ends early, and each shows its
// text.
func FuzzChart(f *testing.F) {
	for _, s := range append(sample.Pieces(), `"]`, `"] --> b["`, "%%{init: {}}%%", "end", "click a href \"javascript:a\"", "#quot;", "```\n", "1. one", "- a", "`a`", "style a:#1;") {
		f.Add(s, "none", "high-privilege", false)
		f.Add("browser", s, s, true)
	}
	f.Fuzz(func(t *testing.T, question, level, gate string, possible bool) {
		chart := func(question, level, gate string) []string {
			var w writer
			w.chart(content.Chart{
				Answers: []content.ChartAnswer{{Question: question, Short: level}, {Question: level, Short: gate}},
				Gates:   []content.ChartGate{{Title: gate, Effect: "ceiling 59", Possible: possible, Answers: []int{0, 1}}},
				Points:  "points 38", Verdict: "conditional", Score: "score 38",
			})
			return strings.Split(w.String(), "\n")
		}
		got, plain := chart(question, level, gate), chart("q", "l", "g")
		if len(got) != len(plain) {
			t.Fatalf("%d lines, not %d: %q", len(got), len(plain), got)
		}
		for i, line := range got {
			said, want := strings.Split(line, `"`), strings.Split(plain[i], `"`)
			if len(said) != len(want) {
				t.Fatalf("line %q is not like %q", line, plain[i])
			}
			for j := range said {
				if j%2 == 0 && said[j] != want[j] {
					t.Fatalf("line %q is not like %q", line, plain[i])
				}
				if bad := strings.ContainsAny(said[j], "`<>[]{}()|\\*_~=%@&/\n"); j%2 == 1 && bad {
					t.Fatalf("label %q", said[j])
				}
			}
		}
		if want := text.Line(gate); html.UnescapeString(mermaidCode.ReplaceAllString(label(gate), "&#$1;")) != want && !strings.Contains(want, "\ufffd") {
			t.Fatalf("%q is shown as %q", gate, label(gate))
		}
	})
}

// mermaidCode is a number of a character, as Mermaid reads it.
var mermaidCode = regexp.MustCompile(`#([0-9]+);`)

// Code spans and links: wherever they may stand, a text in one changes nothing
// around it and leads nowhere but to http and https.
func FuzzCodeAndLink(f *testing.F) {
	for i, s := range sample.Pieces() {
		if testing.Short() && i%5 > 0 {
			continue
		}
		f.Add(s)
	}
	h := newHeld(everywhere, readers()...)
	f.Fuzz(func(t *testing.T, s string) {
		for _, write := range []func(*bytes.Buffer, string){code, link} {
			var b bytes.Buffer
			write(&b, s)
			escaped := b.String()
			if strings.ContainsAny(escaped, "\n\r\t\x00") {
				t.Fatalf("%q became %q", s, escaped)
			}
			if escaped != "" {
				h.keeps(t, s, escaped)
			}
		}
	})
}

// Front matter: plain values that YAML reads as they stand, one a line, each as
// the record has it or not there. Other readers see no heading, link or mention.
func FuzzFrontMatter(f *testing.F) {
	for _, s := range append(sample.Pieces(), "O'Brien", "R&D", "team@example.org", "Anna <anna@example.org>", "@team", "R&commat;team", "---", "yes", "0x1F", "2026-11-23", ".inf", "1_000", "=", "a #b", "https://x.example", "a\u00a0b", "a: b", "- a", "null", "'a", "? a", "1.0", "a\nstatus: accepted") {
		f.Add(s, s)
	}
	f.Fuzz(func(t *testing.T, by, reviewer string) {
		about := content.About{Status: "proposed", Day: "2026-11-23", By: by, Reviewers: []string{reviewer, by}, Record: "0007-acmectl"}
		text := new(expressions).frontMatter(about)
		inner, ok := strings.CutPrefix(text, "---\n")
		inner, rest, end := strings.Cut(inner, "---\n")
		var doc yaml.Node
		if err := yaml.Unmarshal([]byte(inner), &doc); !ok || !end || rest != "" || err != nil {
			t.Fatalf("%q: %v", text, err)
		}
		got := map[string]string{}
		for i := 0; i < len(doc.Content[0].Content); i += 2 {
			key, value := doc.Content[0].Content[i], doc.Content[0].Content[i+1]
			if value.Kind != yaml.ScalarNode || value.Style != 0 || value.LineComment+value.HeadComment+value.FootComment != "" || key.Value != "date" && value.ShortTag() != "!!str" {
				t.Fatalf("%s is no plain text: %q", key.Value, text)
			}
			got[key.Value] = value.Value
		}
		want := map[string]string{"status": "proposed", "date": "2026-11-23", "record": "0007-acmectl"}
		if said, there := got["decision-makers"]; there {
			want["decision-makers"] = said
			if said != strings.TrimSpace(by) {
				t.Fatalf("%q became %q", by, said)
			}
		}
		if said, there := got["consulted"]; there {
			want["consulted"] = said
			for name := range strings.SplitSeq(said, ", ") {
				if name != strings.TrimSpace(by) && name != strings.TrimSpace(reviewer) {
					t.Fatalf("nobody is called %q: %q", name, text)
				}
			}
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Fatalf("%q:\n%s", text, diff)
		}
		if seen := read(readers()[0], []byte(inner)); len(seen.headings) > 0 || regexp.MustCompile(`(^|[^A-Za-z0-9_])@[A-Za-z0-9]`).MatchString(html.UnescapeString(inner)) {
			t.Fatalf("%q is read as more than text: %+v", text, seen)
		}
	})
}
