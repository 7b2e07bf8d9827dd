package html

import (
	"fmt"
	"strings"

	"flowverdict/report/summary/strip"
)

// Strip draws a verdict as bands from 0 to 100, the one of the verdict darker: a
// filled mark over the score, an open one at the points before gates where gates
// hold them back, and dots up to where the score can still go. What it shows
// stands in its title. Without a style it is drawn in the colour of the text;
// a style can colour the bands by the names of the verdicts.
func Strip(s strip.Strip) string {
	var b strings.Builder
	said := Text(StripWords(s))
	fmt.Fprintf(&b, `<svg class="strip" role="img" aria-label="%s" viewBox="0 0 108 20" width="216" height="40" fill="currentColor" stroke="none"><title>%s</title>`, said, said)
	bands := s.Bands
	if len(bands) == 0 {
		bands = []strip.Band{{Verdict: s.Verdict, To: 100}}
	}
	for _, band := range bands {
		opacity := "0.2"
		if band.Verdict == s.Verdict {
			opacity = "0.75"
		}
		fmt.Fprintf(&b, `<path class="%s" opacity="%s" d="M%d 9h%sv7h-%sz"/>`, band.Verdict, opacity, stripEdge+band.From, width(band), width(band))
	}
	if s.Highest > s.Score {
		fmt.Fprintf(&b, `<path d="M%d 18.5H%d" stroke="currentColor" stroke-width="2" stroke-dasharray="0.1 3" stroke-linecap="round"/>`, stripEdge+s.Score, stripEdge+s.Highest)
	}
	if s.Points > s.Score {
		fmt.Fprintf(&b, `<circle class="points" cx="%d" cy="12.5" r="2.6" stroke="currentColor" stroke-width="1.2"/>`, stripEdge+s.Points)
	}
	fmt.Fprintf(&b, `<path d="M%d 8l-3.5-6h7z"/></svg>`, stripEdge+s.Score)
	return b.String()
}

// stripEdge is the room for marks on each side of a strip.
const stripEdge = 4

// width leaves a gap between a band and the next one.
func width(b strip.Band) string {
	if b.To == 100 {
		return fmt.Sprint(b.To - b.From)
	}
	return fmt.Sprintf("%.1f", float64(b.To-b.From)-0.8)
}

// StripWords say what a strip shows: "governed, score 40 to 62 of 100, 75 points
// before gates".
func StripWords(s strip.Strip) string {
	out := s.Verdict.String() + ", score " + s.Words()
	if s.Points > s.Score {
		out += fmt.Sprintf(", %d points before gates", s.Points)
	}
	return out
}
