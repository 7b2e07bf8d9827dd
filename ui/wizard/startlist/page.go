package startlist

import (
	"fmt"

	"flowverdict/internal/text"
	"flowverdict/questionnaire"
	"flowverdict/ui/session"
	"flowverdict/ui/wizard/draw"
)

// Name is what a draft is called in the list and in what is said of it.
func Name(d *session.DraftInfo) string {
	if name := text.Line(d.Subject); name != "" {
		return name
	}
	return "no name yet"
}

// Page draws the list below the title of the questionnaire that new reviews
// are asked by, or below the field of the filter where there is one.
func (l *List) Page(t *draw.Theme, layout draw.Layout, q *questionnaire.Questionnaire, filter string) draw.Page {
	p := pageOf{l, t, layout.Text, draw.Page{Top: &l.top}}
	if filter != "" {
		p.add(draw.Columns(t.Accent.Of("Filter")+" "+filter, l.count(), p.width, t.Marks.More), "")
		p.Pinned = 2
	} else {
		for _, line := range text.Wrap(text.Line(q.Title), p.width, text.Anywhere) {
			p.add(t.Strong.Of(line))
		}
		p.add("")
	}
	p.rows()
	p.notes(len(q.Questions()))
	p.ShowTop(l.at == 0, layout.Body)
	if l.moved && l.ready {
		if p.From > 0 && l.line > 0 {
			l.top = max(0, l.top+p.From-l.line)
		}
		l.moved = false
	}
	l.line = p.From
	return p.Page
}

// count says how many drafts and records the filter leaves.
func (l *List) count() string {
	out := fmt.Sprintf("%d of %d", l.shown, len(l.drafts)+len(l.records))
	if l.unread > 0 && l.Filtered() {
		out += ", still reading"
	}
	return out
}

// pageOf is a page while it is drawn.
type pageOf struct {
	*List
	t     *draw.Theme
	width int
	draw.Page
}

func (p *pageOf) add(lines ...string) { p.Lines = append(p.Lines, lines...) }

// rows draws the rows, with a heading above each kind.
func (p *pageOf) rows() {
	if !p.ready {
		p.item(0, "New review", false)
		return
	}
	c := columnsOf(p.width - 2)
	last := ""
	for i := range p.List.rows {
		r := &p.List.rows[i]
		if heading := p.heading(r); heading != last && !r.older && !r.tour {
			p.headingLine(heading, last, c)
			last = heading
		}
		switch {
		case r.draft != nil:
			p.item(i, draftLine(r.draft, p.width-2, p.t.Marks.More), false)
			for _, line := range text.Wrap(Further(r.draft), p.width-4, text.Anywhere) {
				p.add("    " + p.t.Faint.Of(line))
				if i == p.at {
					p.To++
				}
			}
		case r.record != nil:
			p.item(i, p.recordLine(r, c), r.older)
		case r.tour:
			if i > 0 {
				p.add("")
			}
			p.item(i, session.TourTitle, false)
		default:
			p.item(i, "New review", false)
		}
	}
}

// The headings of the list.
const (
	headingDrafts  = "Drafts"
	headingOverdue = "Overdue"
	headingRecords = "Records"
)

// heading is the one that a row stands under, "" for the new review.
func (p *pageOf) heading(r *row) string {
	switch {
	case r.draft != nil:
		return headingDrafts
	case r.record == nil:
		return ""
	case p.overdue(r.record):
		return headingOverdue
	}
	return headingRecords
}

func (l *List) overdue(r *session.RecordInfo) bool {
	if r.Entry == nil {
		return false
	}
	next, ok := r.Entry.Next()
	return ok && next.Day < l.Today
}

// headingLine begins a part of the list. The first one of records names the
// columns.
func (p *pageOf) headingLine(heading, before string, c columns) {
	if len(p.Lines) > 0 && p.Lines[len(p.Lines)-1] != "" {
		p.add("")
	}
	left, right := p.t.Strong.Of(heading), ""
	if heading == headingOverdue {
		left = p.t.Warn.Of(heading)
	}
	if heading == headingRecords && p.unread > 0 {
		left += p.t.Faint.Of("  still reading" + p.t.Marks.More)
	}
	if heading != headingDrafts && before != headingOverdue {
		right = p.t.Faint.Of(c.titles())
	}
	p.add(draw.Columns(left, right, p.width, p.t.Marks.More))
}

// item draws a row; quiet is what may be passed over.
func (p *pageOf) item(row int, line string, quiet bool) {
	line = text.Cut(line, p.width-2, p.t.Marks.More)
	switch {
	case row == p.at:
		p.From, p.To = len(p.Lines), len(p.Lines)+1
		line = p.t.Accent.Of(p.t.Marks.Cursor) + " " + p.t.Strong.Of(line)
	case quiet:
		line = "  " + p.t.Faint.Of(line)
	default:
		line = "  " + line
	}
	p.add(line)
}

// notes say below the rows why there are no more of them.
func (p *pageOf) notes(questions int) {
	said, style := "", p.t.Faint
	switch {
	case !p.ready:
		said, style = "Looking for drafts and records"+p.t.Marks.More, draw.Style{}
	case p.problem != "":
		p.add("", p.t.Warn.Of(text.Cut(p.problem, p.width, p.t.Marks.More)))
		return
	case p.Filtered() && len(p.List.rows) == 0:
		said, style = "Nothing matches: backspace widens, esc clears.", p.t.Warn
	case len(p.drafts)+len(p.records) == 0:
		said = fmt.Sprintf("No drafts and no records here yet. A review asks %d questions and takes ten to fifteen minutes; it is kept as a draft from the first answer on.", questions)
	}
	if said == "" {
		return
	}
	if len(p.Lines) > 0 && p.Lines[len(p.Lines)-1] != "" {
		p.add("")
	}
	for _, line := range text.Wrap(said, p.width, text.Anywhere) {
		p.add(style.Of(line))
	}
}

// Further says what tells a draft from another one of the same subject, and for whom
// it waits; "" for neither.
func Further(d *session.DraftInfo) string {
	said := text.Line(d.Apart)
	if d.Waiting == "" || d.Problem != "" {
		return said
	}
	if said != "" {
		said += "; "
	}
	return said + "waiting for " + text.Line(d.Waiting)
}

func draftLine(d *session.DraftInfo, width int, more string) string {
	right := fmt.Sprintf("%d of %d", d.Answered, d.Total)
	if width >= 60 {
		right += " answered"
	}
	right += "  " + text.Pad(text.Line(d.Age), 15)
	if d.Problem != "" {
		right = "cannot be continued"
	}
	name := Name(d)
	if d.Newer != "" {
		name += "  (there is " + text.Line(d.Newer) + ")"
	}
	return draw.Columns(name, right, width, more)
}
