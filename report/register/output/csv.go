package output

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"strconv"
	"strings"

	"flowverdict/internal/text"
	"flowverdict/questionnaire"
	"flowverdict/report/register"
)

// CSV writes one row for each record, superseded ones below their successors, as
// RFC 4180 has it. No cell can begin a formula of a spreadsheet.
func CSV(p Page) ([]byte, error) {
	var b bytes.Buffer
	w := csv.NewWriter(&b)
	w.UseCRLF = true
	rows := [][]string{{
		"source", "record", "id", "name", "verdict", "at_best", "score_low", "score_high", "decision", "by_exception", "decided_by", "decided_on",
		"open_conditions", "review_by", "exception_until", "next_day", "next", "days_left", "days_over", "superseded_by",
		"prevent", "disrupt", "recover", "owner",
	}}
	for i := range p.Entries {
		e := &p.Entries[i]
		rows = append(rows, cells(p.AsOf, e, ""))
		for j := range e.Superseded {
			rows = append(rows, cells(p.AsOf, &e.Superseded[j], e.ID))
		}
	}
	for _, row := range rows {
		for i := range row {
			row[i] = cell(row[i])
		}
	}
	if err := w.WriteAll(rows); err != nil {
		return nil, fmt.Errorf("write CSV: %w", err)
	}
	return b.Bytes(), nil
}

func cells(asOf string, e *register.Entry, successor string) []string {
	var day, what, left, over, exception string
	if next, ok := e.Next(); ok {
		day, what = next.Day, next.What()
		if days := register.DaysBetween(asOf, day); days < 0 {
			over = strconv.Itoa(-days)
		} else {
			left = strconv.Itoa(days)
		}
	}
	if e.ByException() {
		exception = "yes"
	}
	row := []string{
		e.Source, e.Path, e.ID, e.Name(), e.Bracket.Lowest.String(), e.Bracket.Highest.String(), strconv.Itoa(e.Score.Low), strconv.Itoa(e.Score.High),
		e.Decision.Status, exception, e.Decision.By, e.Decision.Date,
		strconv.Itoa(len(e.OpenConditions())), e.ReviewBy, e.Exception.Until, day, what, left, over, successor,
	}
	for _, how := range questionnaire.Stops() {
		present := ""
		for _, c := range e.Mitigations {
			if c.Stops == how {
				present = strconv.Itoa(c.Present)
			}
		}
		row = append(row, present)
	}
	return append(row, e.Owner)
}

// cell makes s one line in which an apostrophe stands before whatever a
// spreadsheet would take for a formula: at the beginning, and after what other
// countries separate cells by.
func cell(s string) string {
	s = text.Guard(text.Line(s))
	if !strings.ContainsAny(s, "=+-@＝＋－＠") {
		return s
	}
	var b strings.Builder
	begins := true
	for _, r := range s {
		if begins && strings.ContainsRune("=+-@＝＋－＠", r) {
			b.WriteByte('\'')
		}
		begins = strings.ContainsRune(";,|\"", r) || begins && r == ' '
		b.WriteRune(r)
	}
	return b.String()
}
