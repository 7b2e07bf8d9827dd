package files

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"sync"
	"unicode/utf8"

	"flowverdict/internal/readfile"
	"flowverdict/internal/text"
	"flowverdict/internal/yamldoc"
	"flowverdict/report/record"
)

// opening is what the first line of a record begins with, behind the mark of a
// document's start.
const opening = "# Decision record written by flowverdict"

var (
	// opens is the opening where lines were put before it.
	opens = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`(?m)^(?:---)?[ \t]*` + opening) })

	// claims is the schema line of a record in a file that cannot be read as YAML,
	// such as a record with a broken line, or the assessment of one.
	claims = sync.OnceValue(func() *regexp.Regexp {
		return regexp.MustCompile(`flowverdict/record/v|(?:^|[\r\n])["']?assessment["']?:[ \t]*(?:#[^\r\n]*)?(?:[\r\n]|$)`)
	})

	// begins is a text that begins as a record with its schema line, whatever follows.
	begins = sync.OnceValue(func() *regexp.Regexp {
		return regexp.MustCompile(`^(?:---|[ \t{]+|#[^\r\n]*|[\r\n]+)*["']?schema["']?[ \t]*:[ \t]*["']?flowverdict/record/v`)
	})

	// escaped is a letter that does not stand in the file as it reads, or a word
	// that goes on after the end of a line.
	escaped = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`\\[xuU\r\n]`) })

	// escape is any character behind a backslash.
	escape = sync.OnceValue(func() *regexp.Regexp {
		return regexp.MustCompile(`\\(?:x[0-9A-Fa-f]{2}|u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8}|\r?\n[ \t]*|\r[ \t]*|.)`)
	})
)

// IsRecord reports whether a file is meant as a flowverdict record, whichever way
// of YAML and whichever encoding it is written in: its outermost keys say so, or
// it opens as one. A record that cannot be read, for a broken line, is one too.
//
// Nearly every file is known by its first bytes, or by what does not stand in it;
// only the others are parsed.
func IsRecord(content []byte) bool { return isRecordBy(content, claims()) }

// isRecordUnder reports whether a file of a name is a record: as [IsRecord] does where
// it ends as one, or else by stricter signs. A page, a program or a list of findings
// that names the schema of records is none.
func isRecordUnder(name string, content []byte) bool {
	if isYAML(name) {
		return IsRecord(content)
	}
	return isRecordBy(content, begins())
}

// isRecordBy reports whether a text is meant as a record; unreadable is what one that
// cannot be read as YAML is known by.
func isRecordBy(content []byte, unreadable *regexp.Regexp) bool {
	content = text.UTF8(content)
	if bytes.HasPrefix(bytes.TrimLeft(bytes.TrimPrefix(content, []byte("---")), " "), []byte(opening)) {
		return true
	}
	if !marked(content) {
		return false
	}
	if opens().Match(content) {
		return true
	}
	tops, whole := yamldoc.Outline(content)
	for _, top := range tops {
		if isRecord(top) {
			return true
		}
	}
	return !whole && unreadable.Match(unescaped(content))
}

// marked reports whether a text has a word of a record in it, or may have one by an
// escape: all that has none is no record.
func marked(content []byte) bool {
	return bytes.Contains(content, []byte("flowverdict")) || bytes.Contains(content, []byte("assessment")) ||
		bytes.IndexByte(content, '\\') >= 0 && escaped().Match(content)
}

// firstBytes is how much is read of a file whose name does not say that it could be a
// record.
const firstBytes = 16 << 10

// mayHoldRecord reports whether a file begins as one that holds a record may, or cannot
// be read: then whoever reads it says so. What is nothing to be read holds none.
func mayHoldRecord(name string) bool {
	content, err := readfile.Found(name, firstBytes)
	if refused := (*readfile.Refused)(nil); errors.As(err, &refused) {
		return false
	}
	return err != nil || marked(text.UTF8(content))
}

// unescaped is a text with what its escapes stand for in place of them.
func unescaped(content []byte) []byte {
	return escape().ReplaceAllFunc(content, func(e []byte) []byte {
		switch e[1] {
		case 'x', 'u', 'U':
			if n, err := strconv.ParseUint(string(e[2:]), 16, 32); err == nil && n <= utf8.MaxRune {
				return utf8.AppendRune(nil, rune(n))
			}
		case '\r', '\n':
			return nil
		case '/', ' ':
			return e[1:]
		}
		return e
	})
}

// isRecord reports whether these keys are those of a record: the schema of one,
// or, where that is not what it should be, the blocks that no other file has
// together.
func isRecord(top yamldoc.Top) bool {
	if strings.HasPrefix(top["schema"], "flowverdict/rec") {
		return true
	}
	_, assessment := top["assessment"]
	_, answers := top["answers"]
	_, questionnaire := top["questionnaire"]
	return assessment && (answers || questionnaire)
}

// IsOther reports whether a file that was named one by one is some other YAML
// file: one that can be read, and carries no mark of a record.
func IsOther(content []byte) bool {
	if IsRecord(content) {
		return false
	}
	d, ok := yamldoc.Parse(content, record.Limits())
	return ok && (d.Root().IsMapping() || d.Root().IsList())
}

// HoldsAnswers reports whether a YAML file is meant as answers to begin a review
// from: it is no record and has the block of answers or of the subject. One that
// cannot be read is meant so too, or nobody would be told of its fault.
func HoldsAnswers(content []byte) bool {
	if IsRecord(content) {
		return false
	}
	tops, whole := yamldoc.Outline(text.UTF8(content))
	for _, top := range tops {
		_, answers := top["answers"]
		_, subject := top["subject"]
		if answers || subject {
			return true
		}
	}
	return !whole
}

// Elsewhere refuses what a link leads to outside of the repository, or of the
// folder where there is none, unless that is a record. A shell names all files of
// a folder, and what would be said of the faults of another file tells what is in
// it.
func Elsewhere(path string, content []byte) error {
	if IsRecord(content) {
		return nil
	}
	info, err := os.Stat(path)
	if err != nil || !info.Mode().IsRegular() || ofSystem(path) {
		return nil // what a pipe brings is the person's own
	}
	folder, name := ".", path
	if !filepath.IsLocal(path) {
		folder, name = filepath.Split(path)
	}
	if err := readfile.Inside(folder, name); err != nil {
		return fmt.Errorf("read %s: %w, and no record", path, err)
	}
	return nil
}

// ofSystem reports whether a path is one of the system's, such as /dev/stdin: no
// repository put it there.
func ofSystem(path string) bool {
	return strings.HasPrefix(path, "/dev/") || strings.HasPrefix(path, "/proc/")
}

// HoldsRecord reports whether there is a file of this name with the marks of a
// record, which are stricter where the name does not end as that of one.
func HoldsRecord(name string) bool {
	content, err := readfile.Found(name, RecordLimit())
	return err == nil && isRecordUnder(name, content)
}

// Both names a record and its Markdown, in a sentence.
func Both(record string) string { return record + " and " + MarkdownOf(record) }

// MarkdownOf is where the Markdown of a record lies: beside it.
func MarkdownOf(record string) string {
	return strings.TrimSuffix(record, filepath.Ext(record)) + ".md"
}
