// Package output writes a register for pages, tables and calendars: one writer a
// format. Text of people passes the door of the format.
//
// It decides nothing, prints nothing and opens no file.
package output

import "flowverdict/report/register"

// Page is a register and where its links lead.
type Page struct {
	*register.Register
	Link  func(register.File) string // the address of a record's Markdown as the reader reaches it, percent-encoded; "" for none
	ASCII bool                       // bars of text are drawn in ASCII
}

// link is the address of an entry's Markdown, "" for none.
func (p Page) link(e *register.Entry) string {
	if p.Link == nil {
		return ""
	}
	return p.Link(e.File)
}
