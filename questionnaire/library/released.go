package library

import (
	"io/fs"
	"slices"
	"strings"

	"flowverdict/questionnaire"
)

//go:generate go run ./release

// Release names a questionnaire that comes with the program, or one of an
// organisation's own.
type Release struct {
	ID, Version, Digest string
	file                string // "" for one that does not come with the program
}

// Releases lists the questionnaires that come with the program, by id and
// version, the newest version of each id last. It reads no file. A released
// file never changes: go generate refuses to, and a test holds the digests.
func Releases() []Release {
	out := released()
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

// Default reads the questionnaire that a new review is asked by: the newest
// release.
func Default() *questionnaire.Questionnaire { return newest().load() }

// newest is the newest release. All of them are of one id.
func newest() Release {
	all := Releases()
	return all[len(all)-1]
}

// Content returns the questionnaire's file, to be read or changed by people;
// nil for one that does not come with the program.
func (r Release) Content() []byte {
	if r.file == "" {
		return nil
	}
	content, err := fs.ReadFile(questionnaire.Files(), "data/releases/"+r.file)
	if err != nil {
		panic(err) // the list names embedded files only; a test reads them all
	}
	return content
}

// load takes the compiled form, which a test has shown to be what the file says
// and sound; reading the file takes a hundred times longer, some milliseconds.
func (r Release) load() *questionnaire.Questionnaire {
	d, ok := compiled(r.Digest)
	if !ok {
		panic("questionnaire " + r.ID + " " + r.Version + " does not come with the program") // the list and the compiled forms are made together
	}
	for _, later := range Releases() {
		if later.ID == r.ID && questionnaire.CompareVersions(later.Version, r.Version) > 0 {
			lead(&d, documents(later.Digest))
		}
	}
	return questionnaire.New(d, r.Digest)
}

// lead says of the documents of an earlier release where their parts are, and
// which of them have no numbers, as the first release knows it that says so: the
// reports of an earlier one are to be followed too, and say the same whatever is
// released after.
func lead(d *questionnaire.Definition, known []questionnaire.Document) {
	for i := range d.Documents {
		x := &d.Documents[i]
		for _, y := range known {
			if x.ID == y.ID && x.PartURL == "" && !x.Unnumbered && (y.PartURL != "" || y.Unnumbered) {
				x.URL, x.PartURL, x.Unnumbered = y.URL, y.PartURL, y.Unnumbered
			}
		}
	}
}
