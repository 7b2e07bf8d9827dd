package report_test

import (
	"net/url"
	"regexp"
	"strings"

	"flowverdict/internal/text"
	"flowverdict/questionnaire/review"
)

// elementsOfMarkdown are the elements that a reader may make of a Markdown
// file, and the attributes of each. A break is for texts of several lines.
func elementsOfMarkdown() map[string][]string {
	return map[string][]string{
		"h1": {"id"}, "h2": {"id"}, "h3": {"id"}, "h4": {"id"}, "p": nil, "ul": nil, "li": nil, "strong": nil, "a": {"href"}, "code": {"class"}, "pre": nil, "br": nil,
		"table": nil, "thead": nil, "tbody": nil, "tr": nil, "th": nil, "td": nil,
	}
}

// readMarkdown holds a Markdown file to what its readers need: UTF-8 with line
// feeds, one final newline, no trailing space, no rule, no runner command, and a
// chart of ids and fixed words. It returns what each of the readers makes of it.
func readMarkdown(t fataler, file []byte) []page {
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
	body := withoutFrontMatter(s)
	checkLines(t, body)
	var out []page
	for i, md := range markdownReaders() {
		got := parsePage(t, asHTML(t, md, []byte(body)), elementsOfMarkdown())
		for _, l := range got.links {
			to := attribute(l, "href")
			if !besideLink(to, said(l)) && (!review.ValidLink(to) || percentDecoded(said(l)) != percentDecoded(to)) {
				t.Fatalf("reader %d: a link to %q that shows %q:\n%s", i, to, said(l), file)
			}
		}
		out = append(out, got)
	}
	return out
}

// besideLink reports whether a link leads to the Markdown of a record in the
// same folder.
func besideLink(to, shown string) bool { return to == shown+".md" && !strings.Contains(to, "/") }

// inRaw is what other programs find in a file without parsing Markdown: runner
// commands, and tags of Liquid, Jinja and MkDocs.
var inRaw = regexp.MustCompile(`##\[|\{\{|\{%|\{#|(?m)^::`)

var chartLine = regexp.MustCompile(`^flowchart LR$|^    (accTitle: What decided the verdict|accDescr: \d+ answers? and \d+ gates? lead to the verdict [a-z]+ with score \d+( to \d+)?\.|a\d+\["[^"]*"\]|a\d+ (-->|-\.->) g\d+|g\d+\["[^"]*"\]|g\d+ (-->|-\.->)\|"ceiling \d+(, if it fires)?"\| verdict|others\["(1 other gate that caps|\d+ other gates that cap) higher"\] -\.- verdict|points\["points \d+( to \d+)?"\] --> verdict|verdict\(\["[a-z]+, score \d+( to \d+)?"\]\))$`)

func checkLines(t fataler, body string) {
	inChart := false
	for line := range strings.SplitSeq(body, "\n") {
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

func withoutFrontMatter(s string) string {
	if rest, ok := strings.CutPrefix(s, "---\n"); ok {
		_, s, _ = strings.Cut(rest, "\n---\n")
	}
	return s
}

// percentDecoded undoes percent-encoding wherever there is some, so that a URL
// and its encoded form compare equal.
func percentDecoded(s string) string {
	return regexp.MustCompile(`(%[0-9a-fA-F]{2})+`).ReplaceAllStringFunc(s, func(m string) string {
		out, err := url.PathUnescape(m)
		if err != nil {
			return m
		}
		return out
	})
}
