// Package library is where questionnaires come from: it reads files ([Load]),
// knows the releases that come with the program ([Releases]), and keeps those
// of a run together with an organisation's own ([Library]).
package library

import (
	"fmt"
	"slices"
	"sync"

	"flowverdict/questionnaire"
	"flowverdict/questionnaire/soundness"
)

// Library holds the questionnaires of a run: those that come with the program,
// each read once, when it is first asked for, and those that were added. The
// zero value is ready to use, by several goroutines, and knows every release.
type Library struct {
	asOf string // the newest version of a release that is known; "" for all

	mu    sync.Mutex
	read  map[string]*questionnaire.Questionnaire
	added []*questionnaire.Questionnaire
}

// AsOf is a library as it was when the release of this version was the newest:
// it knows no later one. What rests on the questionnaire without being about
// it, such as a test of the wizard, stays the same when a version is added.
func AsOf(version string) *Library { return &Library{asOf: version} }

// WithoutAdded is a library of the same releases, to which nothing was added.
func (l *Library) WithoutAdded() *Library { return AsOf(l.asOf) }

// Released lists the questionnaires of the library that come with the program,
// as [Releases] does.
func (l *Library) Released() []Release {
	return slices.DeleteFunc(Releases(), func(r Release) bool {
		return l.asOf != "" && questionnaire.CompareVersions(r.Version, l.asOf) > 0
	})
}

// Add makes a questionnaire known. It fails where another one of the same id
// and version is known already: a released questionnaire never changes; and
// where what one version says of answers to an earlier one does not fit that.
func (l *Library) Add(q *questionnaire.Questionnaire) error {
	if known := l.Get(q.ID, q.Version); known != nil && known.Digest != q.Digest {
		return fmt.Errorf("questionnaire %s %s is known already, with another content: give the changed one an id or a version of its own", q.ID, q.Version)
	}
	for _, r := range l.Releases() {
		if r.ID != q.ID {
			continue
		}
		earlier, later := l.Get(r.ID, r.Version), q
		if questionnaire.CompareVersions(earlier.Version, later.Version) > 0 {
			earlier, later = later, earlier
		}
		if found := soundness.CheckMigration(earlier, later); len(found) > 0 {
			return fmt.Errorf("questionnaire %s %s: %s: %s", later.ID, later.Version, found[0].Path, found[0].Message)
		}
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	l.keep(q)
	l.added = append(l.added, q)
	return nil
}

func (l *Library) keep(q *questionnaire.Questionnaire) {
	if l.read == nil {
		l.read = map[string]*questionnaire.Questionnaire{}
	}
	l.read[q.ID+"@"+q.Version] = q
}

// Get returns the questionnaire with this id and version, or nil.
func (l *Library) Get(id, version string) *questionnaire.Questionnaire {
	l.mu.Lock()
	defer l.mu.Unlock()
	if q, ok := l.read[id+"@"+version]; ok {
		return q
	}
	for _, r := range l.Released() {
		if r.ID == id && r.Version == version {
			q := r.load()
			l.keep(q)
			return q
		}
	}
	return nil // and not kept: files may ask for anything
}

// Default returns the questionnaire that a new review is asked by: of the one
// that was added last the newest version that was added, whatever is released;
// or the newest release.
func (l *Library) Default() *questionnaire.Questionnaire {
	if q := l.lastAdded(); q != nil {
		return q
	}
	all := l.Released()
	return l.Newest(all[len(all)-1].ID) // all of them are of one id
}

// lastAdded returns the newest version that was added of what was added last; nil
// where nothing was.
func (l *Library) lastAdded() *questionnaire.Questionnaire {
	l.mu.Lock()
	added := l.added
	l.mu.Unlock()
	if len(added) == 0 {
		return nil
	}
	newest, _ := l.newestAdded(added[len(added)-1].ID)
	return newest
}

// Newest returns the newest version of a questionnaire, or nil where none is
// known.
func (l *Library) Newest(id string) *questionnaire.Questionnaire {
	var found *Release
	for _, r := range l.Releases() { // by version
		if r.ID == id {
			found = &r
		}
	}
	if found == nil {
		return nil
	}
	return l.Get(found.ID, found.Version)
}

// Successor returns the questionnaire by which a review that was answered
// against q is done again: the newest version of q that was added, unless q is
// newer; otherwise the newest version of q. Where an organisation has
// questionnaires of its own and q is none of them, it is [Library.Default].
func (l *Library) Successor(q *questionnaire.Questionnaire) *questionnaire.Questionnaire {
	return l.Get(l.Next(q))
}

// Next names the questionnaire that [Library.Successor] returns. It reads no more
// than it has to.
func (l *Library) Next(q *questionnaire.Questionnaire) (id, version string) {
	added, own := l.newestAdded(q.ID)
	if added != nil && questionnaire.CompareVersions(added.Version, q.Version) >= 0 {
		return added.ID, added.Version
	}
	if !own || added != nil {
		for _, r := range l.Releases() { // by version
			if r.ID == q.ID {
				version = r.Version
			}
		}
		if version != "" {
			return q.ID, version
		}
	}
	other := l.Default()
	return other.ID, other.Version
}

// newestAdded returns the newest version of a questionnaire that was added, nil
// where none was, and whether any questionnaire was added.
func (l *Library) newestAdded(id string) (newest *questionnaire.Questionnaire, any bool) {
	l.mu.Lock()
	defer l.mu.Unlock()
	for _, q := range l.added {
		if q.ID == id && (newest == nil || questionnaire.CompareVersions(q.Version, newest.Version) > 0) {
			newest = q
		}
	}
	return newest, len(l.added) > 0
}

// Releases lists all questionnaires of the library, as [Releases] does.
func (l *Library) Releases() []Release {
	out := l.Released()
	l.mu.Lock()
	defer l.mu.Unlock()
	for _, q := range l.added {
		if r := (Release{ID: q.ID, Version: q.Version, Digest: q.Digest}); !slices.ContainsFunc(out, r.same) {
			out = append(out, r)
		}
	}
	sortReleases(out)
	return out
}

func (r Release) same(other Release) bool {
	return r.ID == other.ID && r.Version == other.Version && r.Digest == other.Digest
}
