// Package yamldoc reads and writes the YAML documents of flowverdict. With the
// reader below it, it is the only one that imports yaml.v3.
//
// Reading is strict: one document a file, UTF-8, no aliases, merge keys or tags
// that change anything, no key twice, nothing over the limits, no hostile characters.
// Every fault is a [finding.Finding] at its line and column, and all faults of a file
// are found in one pass. Writing is deterministic.
package yamldoc

import (
	"bytes"
	"fmt"
	"strings"
	"unicode/utf8"

	"flowverdict/internal/finding"
	"flowverdict/internal/text"

	"gopkg.in/yaml.v3"
)

// Limits bound what is read, so that no file can make a run slow or large.
type Limits struct {
	Bytes int // of the whole file
	Depth int // of nested mappings and lists
	Items int // of one list, or keys of one mapping
	Text  int // bytes of one scalar
}

// Document is a parsed file: its tree, and what was found wrong in it so far.
type Document struct {
	source     []byte
	lines      []string
	root       *yaml.Node
	limits     Limits
	findings   []finding.Finding
	indicators int             // as far as they were counted
	trail      []step          // to the value that is inspected
	deep       bool            // nested deeper than anything that could be meant
	tainted    map[int]bool    // lines whose hostile characters are already reported
	escaped    map[int]bool    // lines with joiners beside escaped characters
	unescaped  int             // joiners that were looked at beside escaped characters
	meant      map[string]bool // paths of keys that are there, but misspelt
	absent     []absent        // blocks that are not there, as far as they were looked for
	twice      map[string]bool // paths of keys that stand twice
	unread     []extent        // what they and their values take up
}

// Parse reads data. When it returns false the file could not be read as one
// document at all, and [Document.Findings] says why; otherwise
// [Document.Root] is there to be walked, and further findings collect.
func Parse(data []byte, limits Limits) (*Document, bool) {
	d := &Document{source: bytes.TrimPrefix(data, []byte("\uFEFF")), limits: limits, tainted: map[int]bool{}, escaped: map[int]bool{}, meant: map[string]bool{}, twice: map[string]bool{}}
	if len(data) > limits.Bytes {
		d.source = nil
		d.add(TooLarge, "", at(1, 1), fmt.Sprintf("the file is larger than %s", size(limits.Bytes)), "shorten texts, or keep long evidence elsewhere and link to it")
		return d, false
	}
	if !d.scan() || len(d.source) > mostIndicators && !d.countIndicators() || !d.parse() {
		return d, false
	}
	d.inspect(d.root, 1)
	return d, !d.deep
}

// Findings returns what was found, in the order of places; 500 of one file at
// most, each with its line of the file. What only follows from another finding
// is left out.
func (d *Document) Findings() []finding.Finding {
	return d.withoutEchoes()
}

// Line returns the text of a line, counted from 1, without its end, or "".
func (d *Document) Line(n int) string {
	lines := d.sourceLines()
	if n < 1 || n > len(lines) {
		return ""
	}
	return lines[n-1]
}

// Excerpt returns the line that a position stands in, to be shown with it: of a
// long one the beginning, or "" where the position lies beyond that.
func (d *Document) Excerpt(p finding.Position) string {
	line := d.Line(p.Line)
	if len(line) <= longLine {
		return line
	}
	end := longLine
	for end > 0 && !utf8.RuneStart(line[end]) {
		end--
	}
	if p.Column > utf8.RuneCountInString(line[:end]) {
		return ""
	}
	return line[:end]
}

func (d *Document) sourceLines() []string {
	if d.lines == nil && len(d.source) > 0 {
		d.lines = strings.Split(strings.ReplaceAll(string(d.source), "\r\n", "\n"), "\n")
	}
	return d.lines
}

func (d *Document) add(rule finding.RuleID, path string, at finding.Position, message, hint string) {
	d.report(finding.Finding{Rule: rule, Path: path, Position: at, Message: message, Hint: hint})
}

func (d *Document) report(f finding.Finding) {
	if f.Rule == Unquoted {
		f.Severity = finding.SeverityNotice
	}
	if len(d.findings) < mostFindings {
		d.findings = append(d.findings, f)
	}
}

// scan looks at the raw characters, before YAML does: yaml.v3 reports them
// without a place, and it counts some of them as line breaks.
func (d *Document) scan() bool {
	if r, wrong := d.otherText(); wrong {
		d.report(r)
		return false
	}
	readable := true
	whole := "" // made where it is needed, for all of its characters
	line, column := 1, 1
	for i := 0; i < len(d.source); {
		if b := d.source[i]; b >= ' ' && b <= '~' { // nearly all of any file
			i++
			column++
			continue
		}
		r, n := utf8.DecodeRune(d.source[i:])
		here := at(line, column)
		switch {
		case r == utf8.RuneError && n == 1:
			d.add(NotUTF8, "", here, fmt.Sprintf("byte 0x%02x is not UTF-8 text", d.source[i]), "save the file as UTF-8")
			return false
		case r == '\n':
			line, column = line+1, 0
		case r == '\r' && i+1 < len(d.source) && d.source[i+1] == '\n', r == '\t':
		case text.Hostile(r):
			if whole == "" {
				whole = string(d.source)
			}
			if !text.HostileAt(whole, i) || d.joinsEscaped(whole, i, n, line) {
				break
			}
			if !d.tainted[line] {
				d.add(ControlCharacter, "", here, fmt.Sprintf("character U+%04X is not allowed in a text that people read", r)+wherever(r), "delete it")
			}
			d.tainted[line] = true
			// YAML cannot hold these, or takes them for line breaks.
			if r < 0x20 || r >= 0x7f && r < 0xa0 || r == 0x2028 || r == 0x2029 || r == 0xfffe || r == 0xffff {
				readable = false
			}
			if len(d.findings) == mostFindings {
				return false
			}
		}
		i += n
		column++
	}
	return readable
}

// otherText tells a text of which no line could be read as it is: one in UTF-16 or
// UTF-32 without a byte order mark, and one whose lines end with CR alone.
func (d *Document) otherText() (finding.Finding, bool) {
	if text.Encoding(d.source) != "" {
		if narrow := text.UTF8(d.source); !bytes.ContainsFunc(narrow, func(r rune) bool { return r < ' ' && !strings.ContainsRune("\t\n\r", r) }) {
			return finding.Finding{Rule: NotUTF8, Position: at(1, 1), Message: "the text is in UTF-16 or UTF-32, and not in UTF-8", Hint: "save the file as UTF-8"}, true
		}
	}
	if first := bytes.IndexByte(d.source, '\r'); first >= 0 && bytes.IndexByte(d.source, '\n') < 0 {
		return finding.Finding{Rule: ControlCharacter, Position: at(1, 1+utf8.RuneCount(d.source[:first])), Message: "the line ends with U+000D alone", Hint: "save the file with LF or CRLF line ends"}, true
	}
	return finding.Finding{}, false
}

func (d *Document) parse() bool {
	t := read(d.source)
	d.root = t.first
	switch {
	case t.err == nil && t.first == nil:
		d.add(NotYAML, "", at(1, 1), "the file is empty", "")
	case t.err == nil && t.second != nil:
		d.add(SeveralDocuments, "", d.position(t.second), "a second document starts here", "keep one document in each file")
		return true
	case t.err == nil:
		return true
	default:
		d.notYAML(t)
	}
	return false
}

func size(n int) string {
	if n >= 1<<20 {
		return fmt.Sprintf("%d MiB", n>>20)
	}
	return fmt.Sprintf("%d KiB", n>>10)
}

// join adds a key to a path. A key that is longer than any that is known is
// cut, so that paths stay short whatever a file holds.
func join(path, key string) string {
	key = text.Clip(key)
	if path == "" {
		return key
	}
	return path + "." + key
}
