package library

import (
	"bytes"
	"fmt"
	"io"
	"slices"
	"strings"

	"flowverdict/questionnaire"
)

// Release names a questionnaire that comes with the program.
type Release struct {
	ID, Version, Digest string
	file                string // "" for one that does not come with the program
}

// Releases lists the questionnaires that come with the program, by id and
// version, the newest version of each id last. It takes the digests from the
// list beside the files and reads no more than their heads, so that it costs
// next to nothing at start. A released file never changes: a test holds the
// list.
func Releases() []Release {
	var out []Release
	for line := range strings.Lines(string(read("data/SHA256SUMS", 0))) {
		digest, name, _ := strings.Cut(strings.TrimSpace(line), "  ")
		file := "data/" + name
		head := read(file, headSize)
		out = append(out, Release{headValue(head, "id"), headValue(head, "version"), digest, file})
	}
	sortReleases(out)
	return out
}

func sortReleases(list []Release) {
	slices.SortStableFunc(list, func(a, b Release) int {
		if a.ID != b.ID {
			return strings.Compare(a.ID, b.ID)
		}
		return questionnaire.CompareVersions(a.Version, b.Version)
	})
}

// headSize is where id and version stand in a questionnaire file.
const headSize = 1024

// read returns the beginning of an embedded file, or all of it for 0.
func read(name string, most int64) []byte {
	f, err := questionnaire.Files().Open(name)
	if err != nil {
		panic(err) // the list names embedded files only; a test reads them all
	}
	defer f.Close() // read only
	var r io.Reader = f
	if most > 0 {
		r = io.LimitReader(f, most)
	}
	content, err := io.ReadAll(r)
	if err != nil {
		panic(err) // embedded files can be read
	}
	return content
}

// headValue finds a key among the first lines of a questionnaire file.
func headValue(content []byte, key string) string {
	for line := range bytes.Lines(content) {
		if rest, ok := bytes.CutPrefix(line, []byte(key+": ")); ok {
			return string(bytes.Trim(rest, "\"\r\n "))
		}
	}
	return ""
}

// Released reads the questionnaire with this id and version that comes with
// the program, or returns nil. Each call makes a new value: keep it, or ask a
// [Library].
func Released(id, version string) *questionnaire.Questionnaire {
	for _, r := range Releases() {
		if r.ID == id && r.Version == version {
			return r.load()
		}
	}
	return nil
}

// defaultID is the id of the questionnaire that a new review is asked by where
// nobody names another.
const defaultID = "device-flow-cli"

// Default reads the questionnaire that a new review is asked by where nobody
// names another: of those that come with the program, the newest of one id.
func Default() *questionnaire.Questionnaire { return defaultRelease().load() }

// defaultRelease names what Default reads.
func defaultRelease() (newest Release) {
	for _, r := range Releases() {
		if r.ID == defaultID {
			newest = r
		}
	}
	return newest
}

// Content returns the questionnaire's file, to be read or changed by people;
// nil for one that does not come with the program.
func (r Release) Content() []byte {
	if r.file == "" {
		return nil
	}
	return read(r.file, 0)
}

// load takes the compiled form, which a test has shown to be what the file says
// and sound; reading the file takes a hundred times longer.
func (r Release) load() *questionnaire.Questionnaire {
	if d, ok := compiled(r.Digest); ok {
		return questionnaire.New(d, r.Digest)
	}
	q, problems := Load(r.Content())
	if len(problems) > 0 {
		panic(fmt.Sprintf("embedded questionnaire %s:%v", r.ID, problems[0])) // a test reads them all
	}
	return q
}
