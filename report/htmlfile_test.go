package report_test

import (
	"net/url"
	"regexp"
	"slices"
	"strings"

	"flowverdict/internal/text"
	"flowverdict/questionnaire/review"
	"flowverdict/report/record"

	"golang.org/x/net/html"
)

// elementsOfAFile are the elements that an HTML file may hold, and the
// attributes of each.
func elementsOfAFile() map[string][]string {
	return map[string][]string{
		"html": {"lang"}, "head": nil, "meta": {"charset", "http-equiv", "name", "content"}, "title": {"id"}, "style": nil, "body": nil, "main": nil,
		"h1": nil, "h2": {"id"}, "h3": {"id"}, "h4": nil, "p": {"class"}, "ul": nil, "li": nil, "strong": nil, "code": nil, "bdi": nil, "a": {"href", "class"},
		"time": {"datetime"}, "span": {"class"}, "div": {"class", "role", "aria-labelledby", "tabindex"}, "nav": {"aria-labelledby"}, "details": nil, "summary": {"id"},
		"table": nil, "caption": {"id"}, "thead": nil, "tbody": nil, "tr": nil, "th": {"scope"}, "td": nil,
		"dl": nil, "dt": nil, "dd": nil, "circle": {"class", "cx", "cy", "r", "stroke", "stroke-width"}, "tspan": {"x", "y"},
		"svg":  {"class", "aria-label", "aria-hidden", "preserveaspectratio", "role", "aria-labelledby", "xmlns", "viewbox", "width", "height", "fill", "stroke", "font-family", "font-size"},
		"desc": {"id"}, "defs": nil, "marker": {"id", "viewbox", "refx", "refy", "markerwidth", "markerheight", "orient"},
		"path": {"class", "opacity", "stroke-width", "stroke-linecap", "d", "fill", "stroke", "stroke-dasharray", "marker-end"}, "rect": {"x", "y", "width", "height", "rx", "stroke-width", "fill"},
		"text": {"x", "y", "font-size", "font-weight", "text-anchor", "fill", "stroke"},
	}
}

// readHTML holds an HTML file to what every reader of it needs.
func readHTML(t fataler, file []byte) []page {
	s := string(file)
	if strings.ContainsAny(s, "\r\t") || !strings.HasSuffix(s, "</html>\n") || !strings.HasPrefix(s, "<!DOCTYPE html>\n<html lang=\"en\">\n") {
		t.Fatalf("line ends, or no document:\n%q", s)
	}
	if r, hostile := text.FirstHostile(s); hostile || noncharacters.MatchString(s) {
		t.Fatalf("hostile characters (%U):\n%q", r, s)
	}
	got := parsePage(t, file, elementsOfAFile())
	if sorted := slices.Sorted(slices.Values(got.ids)); len(slices.Compact(sorted)) != len(got.ids) {
		t.Fatalf("ids are not unique: %q", got.ids)
	}
	checkLinks(t, got)
	for i, heading := range got.headings {
		if level := heading[0]; (level == '1') != (i == 0) || i > 0 && level > got.headings[i-1][0]+1 {
			t.Fatalf("levels of headings: %v", got.headings)
		}
	}
	for _, table := range elements(got.root, "table") {
		checkTable(t, table)
	}
	checkCharts(t, got)
	return []page{got}
}

// checkLinks demands that a link shows its address, or leads to a host of which
// another link shows an address: nobody is led where they cannot see it.
func checkLinks(t fataler, got page) {
	host := func(address string) string {
		u, err := url.Parse(address)
		if err != nil {
			t.Fatalf("a link to %q", address)
		}
		return u.Host
	}
	shown := map[string]bool{}
	for _, l := range got.links {
		if to := attribute(l, "href"); said(l) == to {
			shown[host(to)] = true
		}
	}
	for _, l := range got.links {
		to := attribute(l, "href")
		if beside := said(l); record.ValidID(beside) && to == beside+".md" {
			continue // the Markdown of another record
		}
		if id, within := strings.CutPrefix(to, "#"); within && !slices.Contains(got.ids, id) || !within && (!review.ValidLink(to) || !shown[host(to)]) {
			t.Fatalf("a link to %q that shows %q", to, said(l))
		}
	}
}

var noncharacters = regexp.MustCompile(`[\x{FDD0}-\x{FDEF}\x{FFFE}\x{FFFF}\x{1FFFE}\x{1FFFF}\x{10FFFE}\x{10FFFF}]`)

// checkCharts demands that each chart says to those who cannot see it what it
// shows.
func checkCharts(t fataler, got page) {
	for _, chart := range elements(got.root, "svg") {
		if class := attribute(chart, "class"); class == "strip" || class == "basis" {
			continue // what stands beside them says the same
		}
		for _, id := range strings.Fields(attribute(chart, "aria-labelledby")) {
			if !slices.Contains(got.ids, id) {
				t.Fatalf("the chart is described by %q", id)
			}
		}
		if said(elements(chart, "title")[0]) == "" || said(elements(chart, "desc")[0]) == "" || attribute(chart, "role") != "img" {
			t.Fatalf("the chart has no title, description or role")
		}
	}
}

// checkTable holds a table to a caption, a header for each column and for each
// row, and a cell where they meet.
func checkTable(t fataler, table *html.Node) {
	if captions := elements(table, "caption"); len(captions) != 1 || said(captions[0]) == "" {
		t.Fatalf("a table without caption")
	}
	columns := 0
	for i, row := range elements(table, "tr") {
		headers, cells := elements(row, "th"), elements(row, "td")
		for _, header := range headers {
			if scope := attribute(header, "scope"); scope == "" || (scope == "col") != (i == 0) || said(header) == "" {
				t.Fatalf("row %d: a header %q with scope %q", i, said(header), scope)
			}
		}
		switch {
		case i == 0:
			columns = len(headers)
			if len(cells) > 0 {
				t.Fatalf("cells without header above: %d", len(cells))
			}
		case len(headers) != 1 || len(cells) != columns-1:
			t.Fatalf("row %d has %d headers and %d cells, columns are %d", i, len(headers), len(cells), columns)
		}
	}
	if columns < 2 {
		t.Fatalf("a table with %d columns", columns)
	}
}
