// Package startlist holds what the start screen offers: a new review, the drafts
// and the records, with a cursor, and what a filter leaves of them. It says how
// the list is drawn, not what the keys do.
package startlist

import (
	"slices"
	"strings"

	"flowverdict/internal/text"
	"flowverdict/ui/session"
)

// List is what can be begun, continued or read. One that was not filled is not
// read yet.
type List struct {
	Today string // the day that days are counted from
	Tour  bool   // one is offered

	drafts   []session.DraftInfo
	records  []session.RecordInfo
	unread   int  // records of which only the name is known
	ready    bool // the lists are read
	problem  string
	words    []string        // of the filter
	unfolded map[string]bool // by path, records whose superseded ones are shown

	rows  []row
	shown int // drafts and records among them that stand for themselves
	at    int
	top   int
	line  int  // of the page, on which the cursor was drawn
	moved bool // the rows are others than those that were drawn
}

// row is a line that the cursor can stand on: a new review, a draft, a record, or the
// tour.
type row struct {
	draft  *session.DraftInfo
	record *session.RecordInfo
	older  bool // the record stands under the one that has taken its place
	tour   bool
}

// same reports whether two rows stand for the same thing.
func (r row) same(s row) bool {
	switch {
	case r.draft != nil:
		return s.draft != nil && r.draft.ID == s.draft.ID
	case r.record != nil:
		return s.record != nil && r.record.Path == s.record.Path
	}
	return s.draft == nil && s.record == nil && r.tour == s.tour
}

// Fill takes what was read, how many of the records are not read yet, and why
// some of it could not be. The cursor stays on its row, and its row where it is on
// the screen, as long as there is one; at first it stands on the draft that was
// saved last, which is what most people come back for.
func (l *List) Fill(drafts []session.DraftInfo, records []session.RecordInfo, unread int, err error) {
	first := !l.ready
	l.drafts, l.records, l.unread, l.ready, l.problem = drafts, records, unread, true, ""
	if err != nil {
		l.problem = text.Line(err.Error())
	}
	l.arrange()
	if first {
		continues := func(r row) bool { return r.draft != nil && r.draft.Problem == "" }
		if l.at = slices.IndexFunc(l.rows, continues); l.at < 0 {
			l.ToNew()
		}
	}
}

// Filter leaves only drafts and records in which every one of the words occurs;
// without words, all. The cursor stays on its row, or goes to the first one.
func (l *List) Filter(words string) {
	l.words = strings.Fields(strings.ToLower(words))
	l.arrange()
}

// Filtered reports whether a filter leaves anything out.
func (l *List) Filtered() bool { return len(l.words) > 0 }

// Fold shows or hides the records that the one under the cursor has superseded.
func (l *List) Fold() {
	r := l.Folds()
	if r == nil {
		return
	}
	if l.unfolded == nil {
		l.unfolded = map[string]bool{}
	}
	l.unfolded[r.Path] = !l.unfolded[r.Path]
	l.arrange()
}

// Folds returns the record whose superseded ones [List.Fold] shows or hides, or nil.
func (l *List) Folds() *session.RecordInfo {
	at := l.at
	for at > 0 && at < len(l.rows) && l.rows[at].older {
		at--
	}
	if at >= len(l.rows) || l.rows[at].record == nil || len(l.rows[at].record.Superseded) == 0 {
		return nil
	}
	return l.rows[at].record
}

// arrange lists the rows anew.
func (l *List) arrange() {
	var before row
	if l.at < len(l.rows) {
		before = l.rows[l.at]
	}
	l.rows, l.shown = nil, 0
	if !l.Filtered() {
		if l.Tour && l.Bare() {
			l.rows = append(l.rows, row{tour: true})
		}
		l.rows = append(l.rows, row{})
	}
	for i := range l.drafts {
		if d := &l.drafts[i]; l.finds(Name(d) + " " + Further(d)) {
			l.rows, l.shown = append(l.rows, row{draft: d}), l.shown+1
		}
	}
	for i := range l.records {
		l.add(&l.records[i])
	}
	if l.Tour && !l.Filtered() && !l.Bare() {
		l.rows = append(l.rows, row{tour: true})
	}
	l.at = max(0, slices.IndexFunc(l.rows, before.same))
	l.moved = true
}

// add lists a record that the filter leaves, and what it has superseded as far as
// that is unfolded or found.
func (l *List) add(r *session.RecordInfo) {
	var older []row
	for i := range r.Superseded {
		x := &r.Superseded[i]
		if found := l.finds(said(x)); l.Filtered() && found || l.unfolded[r.Path] {
			older = append(older, row{record: x, older: true})
		}
	}
	if l.finds(said(r)) || l.Filtered() && slices.ContainsFunc(older, func(x row) bool { return l.finds(said(x.record)) }) {
		l.rows = append(append(l.rows, row{record: r}), older...)
		l.shown++
	}
}

// said is what a filter looks for words in.
func said(r *session.RecordInfo) string {
	if r.Problem != "" {
		return r.ID + " " + unreadable
	}
	if r.Entry == nil {
		return r.ID
	}
	e := r.Entry
	parts := []string{r.ID, e.Name(), e.Owner, e.Bracket.Lowest.String(), e.Decided()}
	if next, ok := e.Next(); ok {
		parts = append(parts, next.Day, next.What())
	}
	return strings.Join(parts, " ")
}

func (l *List) finds(said string) bool {
	said = strings.ToLower(text.Line(said))
	return !slices.ContainsFunc(l.words, func(word string) bool { return !strings.Contains(said, word) })
}

// Last is the number of the last row; the first one is 0.
func (l *List) Last() int { return max(0, len(l.rows)-1) }

// Move moves the cursor by so many rows and stops at both ends.
func (l *List) Move(by int) { l.at = max(0, min(l.Last(), l.at+by)) }

// ToNew moves the cursor to the new review, or to the first row where there is none.
func (l *List) ToNew() { l.at = max(0, slices.IndexFunc(l.rows, row{}.same)) }

// Bare reports whether there is neither a draft nor a record.
func (l *List) Bare() bool { return l.ready && len(l.drafts)+len(l.records) == 0 }

// OnTour reports whether the cursor stands on the tour.
func (l *List) OnTour() bool { return l.under().tour }

// Empty reports whether there is nothing that the cursor could stand on.
func (l *List) Empty() bool { return l.ready && len(l.rows) == 0 }

// Draft returns the draft under the cursor, or nil.
func (l *List) Draft() *session.DraftInfo { return l.under().draft }

// Record returns the record under the cursor, or nil.
func (l *List) Record() *session.RecordInfo { return l.under().record }

func (l *List) under() row {
	if l.at < len(l.rows) {
		return l.rows[l.at]
	}
	return row{}
}
