package html

import (
	"bytes"
	"fmt"
	"math"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"flowverdict/internal/text"
	"flowverdict/report/sample"

	"golang.org/x/net/html"
	"pgregory.net/rapid"
)

// scheme is the colours of one colour scheme, by the name of the variable.
type scheme map[string]string

// schemes reads the light and the dark scheme; what the dark one does not set
// is that of the light one.
func schemes(t *testing.T) (light, dark scheme, rest string) {
	t.Helper()
	root := regexp.MustCompile(`(?s):root \{.*?\}`)
	blocks := root.FindAllString(style, -1)
	if len(blocks) != 2 {
		t.Fatalf("%d blocks of colours", len(blocks))
	}
	read := func(into scheme, block string) scheme {
		for _, m := range regexp.MustCompile(`--([a-z]+): (#[0-9a-f]{6});`).FindAllStringSubmatch(block, -1) {
			into[m[1]] = m[2]
		}
		return into
	}
	light, dark = read(scheme{}, blocks[0]), read(read(scheme{}, blocks[0]), blocks[1])
	return light, dark, root.ReplaceAllString(style, "")
}

// contrast is the ratio that WCAG 2.2 defines for two colours.
func contrast(t *testing.T, a, b string) float64 {
	t.Helper()
	luminance := func(colour string) float64 {
		sum := 0.0
		for i, weight := range []float64{0.2126, 0.7152, 0.0722} {
			n, err := strconv.ParseUint(colour[1+2*i:3+2*i], 16, 8)
			if err != nil {
				t.Fatal(err)
			}
			c := float64(n) / 255
			if c <= 0.04045 {
				c /= 12.92
			} else {
				c = math.Pow((c+0.055)/1.055, 2.4)
			}
			sum += weight * c
		}
		return sum
	}
	x, y := luminance(a), luminance(b)
	return (math.Max(x, y) + 0.05) / (math.Min(x, y) + 0.05)
}

// Whatever text stands on whatever ground, it can be read in both schemes, and
// lines can be seen.
func TestContrast(t *testing.T) {
	light, dark, rest := schemes(t)
	if got := contrast(t, "#000000", "#ffffff"); math.Abs(got-21) > 0.001 {
		t.Fatalf("black on white is %v", got)
	}
	uses := map[string][]string{}
	for _, m := range regexp.MustCompile(`(?m)^\s*([a-z-]+): [^;]*var\(--([a-z]+)\)`).FindAllStringSubmatch(rest, -1) {
		uses[m[1]] = append(uses[m[1]], m[2])
	}
	if colours := regexp.MustCompile(`#[0-9a-f]{3,8}\b|rgb|hsl|opacity|filter`).FindString(rest); colours != "" {
		t.Fatalf("%q stands outside the two schemes", colours)
	}
	if len(uses["color"]) == 0 || len(uses["background"]) == 0 || len(uses["border"]) == 0 {
		t.Fatalf("colours are used so: %v", uses)
	}
	for name, s := range map[string]scheme{"light": light, "dark": dark} {
		for property, least := range map[string]float64{"color": 4.5, "border": 3, "border-top": 3, "border-left": 3, "outline": 3} {
			for _, front := range uses[property] {
				for _, ground := range uses["background"] {
					if got := contrast(t, s[front], s[ground]); got < least {
						t.Errorf("%s: %s %s on %s is %.2f, below %.1f", name, property, front, ground, got, least)
					}
				}
			}
		}
	}
	if fmt.Sprint(light) == fmt.Sprint(dark) {
		t.Error("the dark scheme is the light one")
	}
}

// The style loads nothing and ends nowhere but at its end.
func TestStyleNeedsNothing(t *testing.T) {
	for _, bad := range []string{"url(", "@import", "@font-face", "<", "expression", "\r", "\t", "\\"} {
		if strings.Contains(style, bad) {
			t.Errorf("the style holds %q", bad)
		}
	}
}

// Wherever a day is shown, it stands in an element that no line breaks within.
func TestDaysStayWhole(t *testing.T) {
	if !strings.Contains(style, "time {\n  white-space: nowrap;\n}") {
		t.Error("the style lets a line end within a day")
	}
	q := sample.Questionnaire()
	days := 0
	for name, r := range sample.Records(q) {
		r.Subject.Description = "From 2026-10-01, (2026-10-02), 2026-10-03/2026-10-04 to 2026-10-05; see https://example.org/2026-10-06/a-page-that-has-a-long-name."
		r.Subject.ClientID = "build-2026-10-07"
		root, err := html.Parse(bytes.NewReader(Render(r, q)))
		if err != nil {
			t.Fatal(err)
		}
		for n := range elements(root, "body")[0].Descendants() {
			if n.Type != html.TextNode || n.Parent.Data == "desc" {
				continue
			}
			if dayLike().MatchString(n.Data) {
				days++
				if n.Parent.Data != "time" || n.Data != attribute(n.Parent, "datetime") {
					t.Errorf("%s: %q stands in <%s>", name, n.Data, n.Parent.Data)
				}
			}
		}
	}
	if days < 50 {
		t.Errorf("%d days are shown", days)
	}
}

// What only looks like a day is not one.
func TestNoDays(t *testing.T) {
	for _, s := range []string{"2026-13-01", "2026-02-30", "12026-11-23", "2026-11-234", "2026-11-23T10:00", "x2026-11-23", "2026-11-23_a", "0000-00-00"} {
		if got := marked(s); strings.Contains(got, "<time") {
			t.Errorf("marked(%q) = %s", s, got)
		}
	}
}

// A word may be broken only where it is longer than a line, and the marks
// change nothing of what is shown.
func TestLongWords(t *testing.T) {
	whole, long := strings.Repeat("x", longest), strings.Repeat("ä", longest+1)
	for s, want := range map[string]string{
		whole: whole, long: `<span class="long">` + long + "</span>",
		"a " + long + " b": `a <span class="long">` + long + "</span> b",
		"<" + whole:        `<span class="long">&lt;` + whole + "</span>",
	} {
		if got := marked(s); got != want {
			t.Errorf("marked(%q) = %s", s, got)
		}
	}
	rapid.Check(t, func(t *rapid.T) {
		s := text.Line(hostileText().Draw(t, "text") + rapid.SampledFrom([]string{"", "2026-11-23", whole, long}).Draw(t, "more"))
		root, err := html.Parse(strings.NewReader("<p>" + marked(s) + "</p>"))
		if err != nil {
			t.Fatal(err)
		}
		var shown strings.Builder
		for n := range root.Descendants() {
			if n.Type == html.TextNode {
				shown.WriteString(n.Data)
			} else if n.Type == html.ElementNode && !strings.Contains(" html head body p span time ", " "+n.Data+" ") {
				t.Fatalf("marked(%q) holds <%s>", s, n.Data)
			}
		}
		if want := html.UnescapeString(Text(s)); shown.String() != want {
			t.Fatalf("marked(%q) shows %q", s, shown.String())
		}
	})
}

// Each page of paper says which record it is of, by words that a style can hold
// safely, and the contents lead to each section.
func TestPaper(t *testing.T) {
	q := sample.Questionnaire()
	r := *sample.Records(q)["governed"]
	if file := string(Render(&r, q)); !strings.Contains(file, "  @top-left {\n    content: \"0007-acmectl: governed\";\n  }\n") {
		t.Error("no running head")
	}
	r.ID = "a\"; } </style><script>"
	if file := string(Render(&r, q)); !strings.Contains(file, "content: \"governed\";") {
		t.Error("a forged id is in the style")
	}
	if file := string(Page("a\\\n\"; } </style>b 1.0: c-d", "", "")); !strings.Contains(file, "content: \"a  styleb 1.0: c-d\";") {
		t.Error("a title ends the style")
	}
	root, err := html.Parse(bytes.NewReader(Render(&r, q)))
	if err != nil {
		t.Fatal(err)
	}
	listed := map[string]bool{}
	for _, a := range elements(elements(root, "nav")[0], "a") {
		listed[attribute(a, "href")] = true
	}
	for _, name := range []string{"h2", "h3"} {
		for _, h := range elements(root, name) {
			if id := attribute(h, "id"); id != "" && !listed["#"+id] {
				t.Errorf("the contents do not lead to %q", id)
			}
		}
	}
}
