// Package folder is a folder of records: how records are named and numbered,
// and how a record and its Markdown come into it, both or none.
//
// It imports report's packages and the standard library only: no terminal
// library, no clock.
package folder

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"unicode"

	"flowverdict/internal/text"
	"flowverdict/internal/wholefile"
)

// Paths are the two files of a record.
type Paths struct {
	YAML, Markdown string
}

// Of returns the files of the record with this id.
func Of(dir, id string) Paths {
	return Paths{filepath.Join(dir, id+".yaml"), filepath.Join(dir, id+".md")}
}

// Find returns the files of the record with this id as they are named in the
// folder: the YAML may end in .yml there. Where there is none, it is [Of].
func Find(dir, id string) Paths {
	p := Of(dir, id)
	if other := filepath.Join(dir, id+".yml"); !exists(p.YAML) && exists(other) {
		p.YAML = other
	}
	return p
}

func exists(path string) bool {
	_, err := os.Lstat(path)
	return err == nil
}

// Exists reports whether one of the files is there already.
func (p Paths) Exists() bool { return exists(p.YAML) || exists(p.Markdown) }

// number returns the number that a file of a record begins with. A regular
// expression would do it too, and cost every start of the program a tenth of a
// millisecond.
func number(name string) (n int, ok bool) {
	switch strings.ToLower(filepath.Ext(name)) {
	case ".md", ".yaml", ".yml":
	default:
		return 0, false
	}
	digits := len(name) - len(strings.TrimLeft(name, "0123456789"))
	if digits == 0 || digits > 6 {
		return 0, false
	}
	n, err := strconv.Atoi(name[:digits])
	return n, err == nil
}

// longestID is how many characters a name may have.
const longestID = 80

// NextID names the next record about a subject, as in {number}-auth-{subject}, whose
// places are filled in; "" is {number}-{subject}, NNNN-<slug>. The number is the next
// one over all .md, .yaml and .yml files of the folder. A folder that does not exist
// yet is empty.
func NextID(dir, named, subject string) (string, error) {
	taken, err := numbers(dir)
	last := 0
	for n := range taken {
		last = max(last, n)
	}
	if named == "" {
		named = "{number}-{subject}"
	}
	named = strings.ReplaceAll(named, "{number}", fmt.Sprintf("%04d", last+1))
	room := max(1, longestID-len(strings.ReplaceAll(named, "{subject}", "")))
	slug := Slug(subject)
	slug = strings.Trim(slug[:min(len(slug), room)], "-")
	return strings.ReplaceAll(named, "{subject}", slug), err
}

// numbers are those that files of a folder have.
func numbers(dir string) (map[int]bool, error) {
	entries, err := os.ReadDir(dir)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("read folder %s: %w", dir, wholefile.Cause(err))
	}
	taken := map[int]bool{}
	for _, e := range entries {
		if n, ok := number(e.Name()); ok {
			taken[n] = true
		}
	}
	return taken, nil
}

// Slug makes a file name of people's text: lower-case letters and digits of
// ASCII, letters of other scripts written in those, everything else a single
// hyphen, 60 characters at most; "cli" where nothing is left.
func Slug(subject string) string {
	var b strings.Builder
	for _, r := range strings.ToLower(text.Latin(subject)) {
		switch {
		case r < unicode.MaxASCII && (unicode.IsLetter(r) || unicode.IsDigit(r)):
			b.WriteRune(r)
		case b.Len() > 0 && !strings.HasSuffix(b.String(), "-"):
			b.WriteByte('-')
		}
		if b.Len() >= 60 {
			break
		}
	}
	if slug := strings.Trim(b.String(), "-"); slug != "" {
		return slug
	}
	return "cli"
}
