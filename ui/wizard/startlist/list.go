// Package startlist holds what the start screen offers: a new review, the drafts
// and the records, with a cursor. It says how the list is drawn, not what the
// keys do.
package startlist

import (
	"flowverdict/internal/text"
	"flowverdict/ui/session"
)

// List is what can be begun, continued or read. The zero value is one that is
// not read yet.
type List struct {
	drafts  []session.DraftInfo
	records []session.RecordInfo
	ready   bool // the lists are read
	problem string
	top     int
	at      int // 0 is a new review, then drafts, then records
}

// Fill takes what was read, and why some of it could not be. The cursor stays
// on its line as long as there is one.
func (l *List) Fill(drafts []session.DraftInfo, records []session.RecordInfo, err error) {
	l.drafts, l.records, l.ready, l.problem = drafts, records, true, ""
	if err != nil {
		l.problem = text.Line(err.Error())
	}
	l.at = min(l.at, l.Last())
}

// Last is the number of the last line; the new review is 0.
func (l *List) Last() int { return len(l.drafts) + len(l.records) }

// Move moves the cursor by so many lines and stops at both ends.
func (l *List) Move(by int) { l.at = max(0, min(l.Last(), l.at+by)) }

// Draft returns the draft under the cursor, or nil.
func (l *List) Draft() *session.DraftInfo {
	if i := l.at - 1; i >= 0 && i < len(l.drafts) {
		return &l.drafts[i]
	}
	return nil
}

// Record returns the record under the cursor, or nil.
func (l *List) Record() *session.RecordInfo {
	if i := l.at - 1 - len(l.drafts); i >= 0 && i < len(l.records) {
		return &l.records[i]
	}
	return nil
}
