package output

import (
	"bytes"
	"cmp"
	"fmt"
	"slices"
	"strings"
	"time"

	"flowverdict/internal/text"
	"flowverdict/report/html"
	"flowverdict/report/register"
)

// Measures of the timeline in pixels.
const (
	names  = 200 // for the names on the left
	span   = 480 // for the days
	edge   = 16  // beside them, and above
	row    = 22
	mid    = 8 // from the middle of a mark to its edge
	wide   = names + span + 2*edge
	letter = 24  // how many letters of a name are shown
	most   = 100 // rows
	past   = 180 // days before today that have room; what is older stands at the edge
	ahead  = 540 // days after it
)

// timeline draws what falls due, a row for each record, and what is overdue left
// of the line of today. The table of the page says the same in words.
func timeline(b *bytes.Buffer, r *register.Register) {
	rows := dated(r)
	if len(rows) == 0 {
		return
	}
	b.WriteString("<h2 id=\"due\">What falls due</h2>\n")
	if n := len(rows); n > most {
		fmt.Fprintf(b, "<p>The %d that come first of %d records.</p>\n", most, n)
		rows = rows[:most]
	}
	s := scaleOf(r.AsOf, rows)
	bottom := (len(rows)+1)*row + 2*edge
	height := bottom + row
	fmt.Fprintf(b, `<div class="region" role="region" aria-labelledby="due" tabindex="0">`+"\n"+`<svg role="img" aria-labelledby="due-title due-description" xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" width="%d" height="%d" fill="none" stroke="currentColor" font-family="sans-serif" font-size="12">`+"\n", wide, height, wide, height)
	fmt.Fprintf(b, `<title id="due-title">What falls due as of %s</title>`+"\n", r.AsOf)
	b.WriteString(`<desc id="due-description">` + html.Text(described(r, rows)) + "</desc>\n")
	today := s.x(r.AsOf)
	for _, m := range s.months() {
		fmt.Fprintf(b, `<path d="M%d %dV%d" opacity="0.2"/><text x="%d" y="%d" text-anchor="middle" fill="currentColor" stroke="none" font-size="10">%s</text>`+"\n", m.x, edge+row/2, bottom-edge, m.x, bottom, m.name)
	}
	fmt.Fprintf(b, `<path d="M%d %dV%d" stroke-dasharray="4 3"/><text x="%d" y="%d" text-anchor="middle" fill="currentColor" stroke="none">%s</text>`+"\n", today, edge+row/2, bottom-edge, today, edge, r.AsOf)
	for i, e := range rows {
		y := edge + row + i*row + row/2
		fmt.Fprintf(b, `<text x="0" y="%d" fill="currentColor" stroke="none">%s</text><path d="M%d %dH%d" opacity="0.25"/>`, y+4, html.Text(text.Cut(text.Line(e.Name()), letter, "…")), names+edge, y, names+edge+span)
		for _, same := range together(e.Dates()) {
			mark(b, s.x(same[0].Day), y, same, r.AsOf)
		}
		b.WriteByte('\n')
	}
	b.WriteString("</svg>\n</div>\n<p class=\"quiet\">A circle is a condition, with how many where there are several on one day, a square a review, a diamond the end of an exception; what is left of the line of today is overdue.</p>\n")
}

// dated are the records of which something falls due, the earliest first.
func dated(r *register.Register) []*register.Entry {
	var out []*register.Entry
	for i := range r.Entries {
		if _, ok := r.Entries[i].Next(); ok {
			out = append(out, &r.Entries[i])
		}
	}
	slices.SortStableFunc(out, func(a, b *register.Entry) int {
		x, _ := a.Next()
		y, _ := b.Next()
		return cmp.Compare(x.Day, y.Day)
	})
	return out
}

// described says in words what the timeline shows.
func described(r *register.Register, rows []*register.Entry) string {
	var b bytes.Buffer
	for _, e := range rows {
		for _, d := range e.Dates() {
			fmt.Fprintf(&b, "%s, %s: %s, %s. ", d.Day, register.Left(r.AsOf, d.Day), text.Line(e.Name()), text.Line(d.What()))
		}
	}
	return b.String()
}

// scale says where days stand.
type scale struct {
	asOf        string
	first, last int // days from today
}

func scaleOf(asOf string, rows []*register.Entry) scale {
	s := scale{asOf: asOf, first: 0, last: 1}
	for _, e := range rows {
		for _, d := range e.Dates() {
			days := register.DaysBetween(asOf, d.Day)
			s.first, s.last = min(s.first, days), max(s.last, days)
		}
	}
	s.first, s.last = max(s.first, -past), min(s.last, ahead)
	if s.first < 0 {
		s.first = min(s.first, -s.last/16-1)
	}
	return s
}

func (s scale) x(day string) int {
	at := func(days int) int { return names + edge + (days-s.first)*span/(s.last-s.first) }
	switch days := register.DaysBetween(s.asOf, day); {
	case days < 0: // wholly left of the line of today
		return min(at(max(days, s.first)), at(0)-mid-2)
	default:
		return at(min(days, s.last))
	}
}

// together puts what falls due on one day and is of one kind side by side.
func together(dates []register.Date) (out [][]register.Date) {
	for _, d := range dates {
		if n := len(out); n > 0 && out[n-1][0].Day == d.Day && out[n-1][0].Kind == d.Kind {
			out[n-1] = append(out[n-1], d)
			continue
		}
		out = append(out, []register.Date{d})
	}
	return out
}

// month is the first day of one on the scale.
type month struct {
	x    int
	name string
}

// mostMonths is how many months have room for their names.
const mostMonths = 8

// months are those that begin within the scale, or each third, sixth or twelfth of
// them where there are many.
func (s scale) months() []month {
	today, err := time.Parse(time.DateOnly, s.asOf)
	if err != nil {
		return nil
	}
	first, last := today.AddDate(0, 0, s.first), today.AddDate(0, 0, s.last)
	for _, step := range []int{1, 3, 6, 12} {
		var out []month
		for day := time.Date(first.Year(), 1, 1, 0, 0, 0, 0, time.UTC); !day.After(last); day = day.AddDate(0, step, 0) {
			if !day.Before(first) {
				out = append(out, month{s.x(day.Format(time.DateOnly)), day.Format("Jan 2006")})
			}
		}
		if len(out) <= mostMonths {
			return out
		}
	}
	return nil
}

// mark draws what falls due on one day, filled where that has passed, with what it
// is as its title.
func mark(b *bytes.Buffer, x, y int, dates []register.Date, asOf string) {
	d, class := dates[0], ""
	if d.Day < asOf {
		class = ` class="over" fill="currentColor"`
	}
	var what []string
	for _, x := range dates {
		what = append(what, x.What())
	}
	fmt.Fprintf(b, `<g%s><title>%s</title>`, class, html.Text(d.Day+", "+register.Left(asOf, d.Day)+": "+strings.Join(what, "; ")))
	switch {
	case d.Kind == register.KindCondition && len(dates) > 1:
		fmt.Fprintf(b, `<circle class="several" cx="%d" cy="%d" r="8"/><text x="%d" y="%d" text-anchor="middle" fill="currentColor" stroke="none" font-size="10">%d</text>`, x, y, x, y+4, len(dates))
	case d.Kind == register.KindCondition:
		fmt.Fprintf(b, `<circle cx="%d" cy="%d" r="5"/>`, x, y)
	case d.Kind == register.KindException:
		fmt.Fprintf(b, `<path d="M%d %dl6 6-6 6-6-6z"/>`, x, y-6)
	default:
		fmt.Fprintf(b, `<rect x="%d" y="%d" width="10" height="10"/>`, x-5, y-5)
	}
	b.WriteString("</g>")
}
