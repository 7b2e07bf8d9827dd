package output

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"strings"
	"unicode/utf8"

	"flowverdict/internal/text"
	"flowverdict/report/register"
)

// ICS writes a calendar as RFC 5545 has it, with an event of a whole day for each
// date on which something falls due. An event keeps its UID as long as the record
// keeps its id, so that a calendar moves it when the day changes.
func ICS(p Page) ([]byte, error) {
	c := calendar{stamp: compact(p.AsOf) + "T000000Z", taken: map[string]bool{}}
	c.line("BEGIN", "VCALENDAR")
	c.line("VERSION", "2.0")
	c.line("PRODID", "-//flowverdict//register//EN")
	c.line("CALSCALE", "GREGORIAN")
	c.line("METHOD", "PUBLISH")
	for i := range p.Entries {
		for _, d := range p.Entries[i].Dates() {
			c.event(&p.Entries[i], d)
		}
	}
	c.line("END", "VCALENDAR")
	return c.Bytes(), nil
}

type calendar struct {
	bytes.Buffer
	stamp string
	taken map[string]bool // the UIDs that are given
}

func (c *calendar) event(e *register.Entry, d register.Date) {
	c.line("BEGIN", "VEVENT")
	c.line("UID", c.uid(e, d))
	c.line("DTSTAMP", c.stamp)
	c.line("DTSTART;VALUE=DATE", compact(d.Day))
	c.line("SUMMARY", escaped(e.Name()+": "+d.What()))
	c.line("DESCRIPTION", escaped(e.ID)+`\n`+escaped(e.Verdict()+"; "+e.Decided())+`\n`+escaped(e.File.String()))
	c.line("CATEGORIES", string(d.Kind))
	c.line("TRANSP", "TRANSPARENT")
	c.line("END", "VEVENT")
}

// uid names an event by the record's id and by what falls due. Records of one id
// that lie in several folders, or come from other registers, are told apart by
// where they are.
func (c *calendar) uid(e *register.Entry, d register.Date) string {
	uid := e.ID + "." + string(d.Kind)
	if d.Of != "" {
		uid += "." + d.Of
	}
	if e.Source != "" {
		uid += "." + short(e.Source)
	}
	if c.taken[uid] {
		uid += "." + short(e.Path)
	}
	c.taken[uid] = true
	return escaped(uid + "@flowverdict")
}

func short(s string) string { return fmt.Sprintf("%x", sha256.Sum256([]byte(s)))[:12] }

func compact(day string) string { return strings.ReplaceAll(day, "-", "") }

// escaped makes s a text of a calendar, on one line, in which a runner finds no
// command.
func escaped(s string) string {
	s = text.Guard(text.Line(s))
	for strings.Contains(s, "::") { // a line may be folded before it
		s = strings.ReplaceAll(s, "::", ": :")
	}
	return strings.NewReplacer(`\`, `\\`, ";", `\;`, ",", `\,`).Replace(s)
}

// line writes a content line in pieces of 75 octets at most, and cuts no
// character apart.
func (c *calendar) line(name, value string) {
	rest, room := name+":"+value, 75
	for len(rest) > room {
		at := room
		for !utf8.RuneStart(rest[at]) {
			at--
		}
		c.WriteString(rest[:at] + "\r\n ")
		rest, room = rest[at:], 74
	}
	c.WriteString(rest + "\r\n")
}
