package html

import (
	"strings"
	"testing"

	"flowverdict/internal/text"
	"flowverdict/questionnaire/fixture"
	"flowverdict/questionnaire/review"
	"flowverdict/report/sample"

	"golang.org/x/net/html"
	"pgregory.net/rapid"
)

// hostileText draws texts that are made of attacks.
func hostileText() *rapid.Generator[string] {
	piece := rapid.OneOf(rapid.SampledFrom(sample.Pieces()), rapid.SampledFrom(sample.Tags()), rapid.StringN(0, 4, -1))
	return rapid.Custom(func(t *rapid.T) string {
		return strings.Join(rapid.SliceOfN(piece, 0, 12).Draw(t, "text"), "")
	})
}

// lawsOfText holds a text against the places where it may stand: it shows
// there, hostile characters aside, and is nothing else.
func lawsOfText(t fataler, s string) {
	safe, want := Text(s), strings.Map(func(r rune) rune {
		if noncharacter(r) {
			return 0xfffd
		}
		return r
	}, text.Line(s))
	if r, hostile := text.FirstHostile(safe); hostile || strings.ContainsAny(safe, "<>\"'\n\t") {
		t.Fatalf("Text(%q) = %q (%U)", s, safe, r)
	}
	z := html.NewTokenizer(strings.NewReader(`<p title="` + safe + `">` + safe + `</p>`))
	var kinds []html.TokenType
	for z.Next() != html.ErrorToken {
		token := z.Token()
		kinds = append(kinds, token.Type)
		switch {
		case token.Type == html.StartTagToken && (len(token.Attr) != 1 || token.Attr[0].Val != want):
			t.Fatalf("Text(%q) = %q gives the attributes %q", s, safe, token.Attr)
		case token.Type == html.TextToken && token.Data != want:
			t.Fatalf("Text(%q) = %q shows %q", s, safe, token.Data)
		}
	}
	if n := len(kinds); n != 3 && (n != 2 || want != "") {
		t.Fatalf("Text(%q) = %q gives %v", s, safe, kinds)
	}
	url := URL(s)
	if url != Text(url) && strings.ContainsAny(url, "<>\"' ") {
		t.Fatalf("URL(%q) = %q", s, url)
	}
	if there := html.UnescapeString(url); url != "" && (!review.ValidLink(there) || strings.ContainsFunc(there, func(r rune) bool { return r <= ' ' || r > '~' || strings.ContainsRune("<>\"'`{}|\\^;$", r) })) {
		t.Fatalf("URL(%q) = %q leads to %q", s, url, there)
	}
}

func TestTextShowsAndNothingElse(t *testing.T) {
	all := append(sample.Pieces(), sample.Tags()...)
	for i, s := range all {
		if testing.Short() && i%5 > 0 {
			continue
		}
		lawsOfText(t, s)
		for _, other := range all {
			lawsOfText(t, s+other)
		}
	}
	rapid.Check(t, func(t *rapid.T) { lawsOfText(t, hostileText().Draw(t, "text")) })
}

// Every character of Unicode, alone.
func TestTextOfEveryCharacter(t *testing.T) {
	for r := rune(0); r <= 0x10ffff; r++ {
		if testing.Short() && r > 0xffff && r%16 > 0 {
			continue
		}
		if safe := Text(string(r)); strings.ContainsAny(safe, "<>\"'") || noncharacter([]rune(safe + " ")[0]) || (safe == "\ufffd") != (r == 0xfffd || r >= 0xd800 && r <= 0xdfff || noncharacter(r) || text.Hostile(r) && strings.TrimSpace(string(r)) != "") {
			t.Errorf("Text(%U) = %q", r, safe)
		}
	}
}

func TestURLLeadsToHTTPOnly(t *testing.T) {
	for in, want := range map[string]string{
		"https://example.org/a?b=1&c=2#d": "https://example.org/a?b=1&amp;c=2#d",
		"HTTP://example.org":              "HTTP://example.org",
		"https://example.org/\"><script>": "https://example.org/%22%3E%3Cscript%3E",
		"https://example.org/'a`{}|\\":    "https://example.org/%27a%60%7B%7D%7C%5C",
		"https://user:a@example.org":      "",
		"https://":                        "",
		"javascript:alert(1)":             "",
		" javascript:alert(1)//https://e": "",
		"data:text/html,https://e.com":    "",
		"//example.org":                   "",
		"#id":                             "",
		"":                                "",
	} {
		if got := URL(in); got != want {
			t.Errorf("URL(%q) = %q, want %q", in, got, want)
		}
	}
}

func FuzzText(f *testing.F) {
	for _, s := range append(sample.Pieces(), sample.Tags()...) {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) { lawsOfText(t, s) })
}

// A text that is a full stop is a text: what stands before it is not alone.
func TestFullStopOfPeople(t *testing.T) {
	q := sample.Questionnaire()
	r := *sample.Records(q)["suitable"]
	r.Subject.Name = "."
	if file := string(Render(&r, q)); !strings.Contains(file, "<h1>Device flow for <bdi>.</bdi></h1>") {
		t.Error("the name is not set apart")
	}
}

func BenchmarkRender(b *testing.B) {
	q := fixture.Release()
	r := sample.Records(q)["hostile"]
	for b.Loop() {
		Render(r, q)
	}
}

// A text of several lines keeps them where it may, and no line of it begins with
// what a runner obeys.
func TestLinesStay(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := strings.Join(rapid.SliceOfN(rapid.OneOf(hostileText(), rapid.Just(""), rapid.Just("::error::x")), 2, 5).Draw(t, "lines"), "\n")
		lines := text.Lines(s)
		if len(lines) < 2 {
			t.Skip()
		}
		var w writer
		w.lines(s)
		if strings.Contains("\n"+w.String(), "\n::") || strings.Count(w.String(), "\n") != len(lines)-1 {
			t.Fatalf("%q is written as %q", s, w.String())
		}
		root, err := html.Parse(strings.NewReader("<p>" + w.String() + "</p>"))
		if err != nil {
			t.Fatal(err)
		}
		span := elements(root, "span")[0]
		var shown strings.Builder
		for n := range span.Descendants() {
			if n.Type == html.TextNode {
				shown.WriteString(n.Data)
			}
		}
		want := html.UnescapeString(Text(strings.Join(lines, " ")))
		if attribute(span, "class") != "lines" || !strings.Contains(s, "://") && strings.Join(strings.Fields(shown.String()), " ") != want {
			t.Fatalf("%q shows %q", s, shown.String())
		}
	})
}
