package yamldoc

import (
	"bytes"
	"errors"
	"regexp"
	"strconv"
	"strings"
)

// unreadable is a text that YAML refuses, and where.
type unreadable struct {
	lines   []string
	message string // of yaml.v3
	named   int    // the line that it names, counted from 1; 0 for none

	// Where the fault shows, counted from 1.
	line, column int
	open         bool // what begins there has no end
	until        int  // the line before which it has none; 0 where it has none at all

	budget *budget
}

// Both are compiled where a file is not readable, which few runs meet.
const (
	yamlErrorLine = `^(?:yaml: )?(?:line (\d+): )?(.*)$`
	// What yaml.v3's parser says, unlike its scanner, comes with a line that is
	// counted from 0.
	yamlParserError = `^did not find expected (?:<|node content|key|'-'|',')|^found (?:undefined tag|duplicate %|incompatible)`
)

const (
	endOfQuotes   = "found unexpected end of stream"
	quotesEndless = "found unexpected document indicator"
)

// notYAML reports why the file could not be read, where that shows, and what
// helps.
func (d *Document) notYAML(t tree) {
	message, named := said(t.err)
	u := unreadable{lines: strings.Split(strings.ReplaceAll(string(t.source), "\r\n", "\n"), "\n"), message: message}
	u.named = min(max(named, 1), len(u.lines))
	u.at(u.named)
	if d.indicators == 0 {
		d.countIndicators()
	}
	u.budget = &budget{left: mostToSearch, weight: 1 + indicatorWeighs*d.indicators/max(1, len(t.source))}
	whole := u
	if u.budget.spent = len(t.source)*u.budget.weight > mostToSearch/fewestReadings; !u.budget.spent {
		u.search()
	}
	why := "not readable as YAML"
	if u.budget.spent {
		u = whole
		u.at(min(1+bytes.Count(t.source[:t.read], []byte("\n")), len(u.lines)))
		why += " in this line or above"
	}
	f, ok := u.notWritten()
	switch {
	case ok:
		why = "not readable as YAML"
	case u.budget.spent:
		f = u.untold()
	default:
		f = u.fault()
	}
	d.add(NotYAML, "", at(u.line, u.column), why+": "+f.why, f.hint)
}

// said takes apart what yaml.v3 says of a fault.
func said(err error) (message string, line int) {
	if errors.Is(err, errPanic) {
		return err.Error(), 0
	}
	m := regexp.MustCompile(yamlErrorLine).FindStringSubmatch(strings.ReplaceAll(err.Error(), "\n", " "))
	if line, _ = strconv.Atoi(m[1]); m[1] != "" && regexp.MustCompile(yamlParserError).MatchString(m[2]) {
		line++
	}
	return m[2], line
}

// at places the fault at the beginning of a line.
func (u *unreadable) at(line int) {
	text := u.lines[line-1]
	u.line, u.column = line, 1+len(text)-len(strings.TrimLeft(text, " \t"))
}
