package html

import (
	"fmt"
	"math"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"flowverdict/report/content/sample"
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

// The style keeps days whole in the last column but one, where they are not all
// that a cell holds; no table has them anywhere else.
func TestDaysInTablesStayWhole(t *testing.T) {
	if !strings.Contains(style, "td:nth-last-child(2) bdi {\n  display: inline-block;\n}") {
		t.Error("the style lets a line end within a day")
	}
	q := sample.Questionnaire()
	cell := regexp.MustCompile(`(?s)<t[dh][^>]*>(.*?)</t[dh]>`)
	days := 0
	for name, r := range sample.Records(q) {
		if name == "hostile" {
			continue
		}
		for _, row := range regexp.MustCompile(`<tr>.*</tr>`).FindAllString(string(Render(r, q)), -1) {
			cells := cell.FindAllStringSubmatch(row, -1)
			for i, c := range cells {
				if regexp.MustCompile(`[0-9]{4}-[0-9]{2}-[0-9]{2}`).MatchString(c[1]) {
					days++
					if i != len(cells)-2 || !regexp.MustCompile(`<bdi>[0-9]{4}-[0-9]{2}-[0-9]{2}</bdi>|^[0-9-]*$`).MatchString(c[1]) {
						t.Errorf("%s: cell %d of %s", name, i, row)
					}
				}
			}
		}
	}
	if days == 0 {
		t.Error("no table has a day")
	}
}
