//go:build unix

package docs

import (
	"fmt"
	"math"
	"testing"

	"github.com/hinshun/vt10x"
)

// palette is the colours of a terminal: the sixteen by number, and its own.
type palette struct {
	name                       string
	ink, paper, faint, outline string
	ansi                       [16]string
}

func palettes() []palette {
	return []palette{
		{"light", "#22272e", "#fdfdfc", "#5c6570", "#d5d9de", [16]string{
			"#22272e", "#b3231c", "#17692f", "#835600", "#0b55c0", "#83389f", "#08646f", "#5c6570",
			"#4a525c", "#b3231c", "#17692f", "#835600", "#0b55c0", "#83389f", "#08646f", "#22272e",
		}},
		{"dark", "#d8dde3", "#14181d", "#98a2ad", "#30363d", [16]string{
			"#98a2ad", "#ff8880", "#7ed492", "#e8bd62", "#82b4ff", "#d9a5f0", "#68cdd8", "#d8dde3",
			"#98a2ad", "#ff8880", "#7ed492", "#e8bd62", "#82b4ff", "#d9a5f0", "#68cdd8", "#ffffff",
		}},
	}
}

func (p palette) of(c vt10x.Color) string {
	switch {
	case c.ANSI():
		return p.ansi[c]
	case c == vt10x.DefaultBG:
		return p.paper
	}
	return p.ink
}

// Whatever the program colours can be read on the picture's background.
func TestPicturesCanBeRead(t *testing.T) {
	for _, p := range palettes() {
		for _, ink := range append(p.ansi[:], p.ink, p.faint) {
			if c := contrast(ink, p.paper); c < 4.5 {
				t.Errorf("%s: %s on %s has a contrast of %.2f", p.name, ink, p.paper, c)
			}
		}
	}
}

// contrast is the ratio of WCAG 2.2 between two colours.
func contrast(a, b string) float64 {
	light, dark := luminance(a), luminance(b)
	if light < dark {
		light, dark = dark, light
	}
	return (light + .05) / (dark + .05)
}

func luminance(colour string) float64 {
	var channel [3]uint8
	if _, err := fmt.Sscanf(colour, "#%02x%02x%02x", &channel[0], &channel[1], &channel[2]); err != nil {
		panic(err)
	}
	sum := 0.0
	for i, weight := range []float64{.2126, .7152, .0722} {
		c := float64(channel[i]) / 255
		if c <= .04045 {
			c /= 12.92
		} else {
			c = math.Pow((c+.055)/1.055, 2.4)
		}
		sum += weight * c
	}
	return sum
}
