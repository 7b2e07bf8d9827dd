package questionnaire

import (
	"bytes"
	"embed"
	"fmt"
	"io/fs"
	"slices"
	"strings"
)

//go:embed data/*.yaml
var data embed.FS

// Release names a questionnaire that comes with the program.
type Release struct {
	ID, Version, Digest string
	content             []byte // nil for one that does not come with the program
}

// Releases lists the questionnaires that come with the program, by id and
// version, the newest version of each id last. It hashes the files but does
// not parse them, so that it costs next to nothing at start.
func Releases() []Release {
	files, err := fs.Glob(data, "data/*.yaml")
	if err != nil {
		panic(err) // the pattern is a constant
	}
	var out []Release
	for _, name := range files {
		content, err := data.ReadFile(name)
		if err != nil {
			panic(err) // embedded files can be read
		}
		out = append(out, Release{head(content, "id"), head(content, "version"), Digest(content), content})
	}
	sortReleases(out)
	return out
}

func sortReleases(list []Release) {
	slices.SortStableFunc(list, func(a, b Release) int {
		if a.ID != b.ID {
			return strings.Compare(a.ID, b.ID)
		}
		return CompareVersions(a.Version, b.Version)
	})
}

// head finds a key among the first lines of a questionnaire file.
func head(content []byte, key string) string {
	for line := range bytes.Lines(content) {
		if rest, ok := bytes.CutPrefix(line, []byte(key+": ")); ok {
			return string(bytes.Trim(rest, "\"\r\n "))
		}
	}
	return ""
}

// Released reads the questionnaire with this id and version that comes with
// the program, or returns nil. Reading and checking takes some milliseconds:
// keep the value, or ask a [Library].
func Released(id, version string) *Questionnaire {
	for _, r := range Releases() {
		if r.ID == id && r.Version == version {
			return r.load()
		}
	}
	return nil
}

// Default reads the questionnaire that a new review is asked by: the newest
// one of device-flow-cli.
func Default() *Questionnaire { return newest("device-flow-cli").load() }

// newest release of a questionnaire that comes with the program.
func newest(id string) (found Release) {
	for _, r := range Releases() {
		if r.ID == id {
			found = r
		}
	}
	return found
}

// Content returns the questionnaire's file, to be read or changed by people.
func (r Release) Content() []byte { return slices.Clone(r.content) }

func (r Release) load() *Questionnaire {
	q, problems := Load(r.content)
	if len(problems) > 0 {
		panic(fmt.Sprintf("embedded questionnaire %s:%v", r.ID, problems[0])) // a test reads them all
	}
	return q
}
