package validation

import (
	"path"
	"slices"
	"strings"

	"flowverdict/internal/finding"
	"flowverdict/questionnaire/review"
)

// acrossRules are the rules that look at several records of a folder.
func acrossRules() []Rule { return slices.Concat(identityRules(), supersessionRules()) }

// facts are what rules across records know of one.
type facts struct {
	folder, base   string // of the file; base is its name without ending
	id, supersedes string // "" where they cannot be read
	supersededBy   string
	status         string // where the decision stands now
	rejected       bool   // it was, whatever happened to the record since
	decided        string // the day of the decision

	idAt, supersedesAt, supersededByAt, statusAt position

	unreadable bool // it may supersede a record, which cannot be read

	answered
}

// at is where one of the facts stands.
func (f *facts) at(path string) position {
	switch path {
	case "id":
		return f.idAt
	case "review.supersedes":
		return f.supersedesAt
	case "decision.superseded_by":
		return f.supersededByAt
	case "decision.status":
		return f.statusAt
	}
	return position{}
}

// position is one in the file of a record that is not kept, and its line.
type position struct {
	finding.Position
	source string
}

// gather keeps the facts of the record.
func (in *inspection) gather(readable bool) facts {
	f := facts{folder: path.Dir(in.name), base: baseName(in.name)}
	if !readable || in.name == "" {
		f.unreadable = !readable
		return f
	}
	f.unreadable = in.broken.At("review.supersedes")
	keep := func(field, value string) (string, position) {
		if value == "" || in.broken.At(field) {
			return "", position{}
		}
		at := in.at(field)
		return value, position{at, shown(in.document.Line(at.Line), at)}
	}
	f.id, f.idAt = keep("id", in.record.ID)
	f.supersedes, f.supersedesAt = keep("review.supersedes", in.record.Review.Supersedes)
	f.supersededBy, f.supersededByAt = keep("decision.superseded_by", in.record.Decision.SupersededBy)
	f.status, f.statusAt = keep("decision.status", in.record.Decision.Status)
	f.rejected = f.status == review.Rejected
	if f.status != "" && f.supersededBy != "" {
		f.status = review.Superseded
	}
	f.decided, _ = keep("decision.date", in.record.Decision.Date)
	f.answered = in.answered(f.status)
	return f
}

// baseName is a file's name without folder and ending.
func baseName(name string) string {
	base := path.Base(name)
	return strings.TrimSuffix(base, path.Ext(base))
}

// collection is all records that were given, by folder.
type collection struct {
	*Checker
	all     []*Examined
	folders map[string][]int
	byName  map[string]int // the first record of a folder and file name
	byID    map[string]int // and the first of a folder and id
}

// between applies the rules across records and returns their findings by
// record. A rule says of each finding which record it is about, and where in it
// by path.
func (c *Checker) between(all []*Examined) [][]finding.Finding {
	set := &collection{Checker: c, all: all, folders: map[string][]int{}, byName: map[string]int{}, byID: map[string]int{}}
	for i, e := range all {
		if e.Name == "" {
			continue
		}
		set.folders[e.facts.folder] = append(set.folders[e.facts.folder], i)
		first(set.byName, e.facts.folder, e.facts.base, i)
		first(set.byID, e.facts.folder, e.facts.id, i)
	}
	out := make([][]finding.Finding, len(all))
	for i := range c.rules {
		r := &c.rules[i]
		if r.across == nil {
			continue
		}
		for _, f := range r.across(set) {
			e := all[f.Record]
			at := e.facts.at(f.Path)
			f.Rule, f.Severity, f.File, f.Position, f.Source = r.ID, r.Severity, e.Name, at.Position, at.source
			out[f.Record] = append(out[f.Record], shortened(f))
		}
	}
	return out
}

// first keeps the first record of a folder and name.
func first(index map[string]int, folder, name string, i int) {
	if _, taken := index[key(folder, name)]; !taken && name != "" {
		index[key(folder, name)] = i
	}
}

func key(folder, name string) string { return folder + "\x00" + name }

// sound reports whether the record's id is the one of its file.
func (f facts) sound() bool { return f.id != "" && f.id == f.base }

// find returns the record of a folder that goes by an id: by the name of its
// file, which stands even where the file cannot be read, or by the id in it.
func (s *collection) find(folder, id string) (int, bool) {
	i, ok := s.byName[key(folder, id)]
	if !ok {
		i, ok = s.byID[key(folder, id)]
	}
	return i, ok
}

// older returns the record that record i supersedes, -1 where there is none. A
// rejected record supersedes nothing.
func (s *collection) older(i int) int {
	f := s.all[i].facts
	if f.supersedes == "" || f.supersedes == f.id || f.rejected {
		return -1
	}
	if at, ok := s.find(f.folder, f.supersedes); ok && at != i {
		return at
	}
	return -1
}

// holds reports whether record i has taken the place of what it supersedes: it was
// accepted, or another one took its own place.
func (s *collection) holds(i int) bool {
	status := s.all[i].facts.status
	return !s.all[i].facts.rejected && (status == review.Accepted || status == review.Superseded)
}

// cycles lists the circles of records that supersede each other, each from the
// record whose name comes first: most likely the oldest.
func (s *collection) cycles() [][]int {
	var out [][]int
	walked := make([]int, len(s.all)) // by which walk, counted from 1
	for i := range s.all {
		var trail []int
		at := i
		for ; at >= 0 && walked[at] == 0; at = s.older(at) {
			walked[at] = i + 1
			trail = append(trail, at)
		}
		if at >= 0 && walked[at] == i+1 {
			circle := trail[slices.Index(trail, at):]
			first := slices.Index(circle, slices.MinFunc(circle, func(a, b int) int {
				return strings.Compare(s.all[a].facts.base, s.all[b].facts.base)
			}))
			out = append(out, slices.Concat(circle[first:], circle[:first]))
		}
	}
	return out
}

// circular are the records that supersede each other in a circle.
func (s *collection) circular() map[int]bool {
	out := map[int]bool{}
	for _, circle := range s.cycles() {
		for _, at := range circle {
			out[at] = true
		}
	}
	return out
}

// successors lists, of each record, those that supersede it and stand, or are
// superseded by one that does.
func (s *collection) successors() map[int][]int {
	out := map[int][]int{}
	walked := make([]bool, len(s.all))
	for i, e := range s.all {
		if e.facts.status != review.Accepted && e.facts.status != review.Proposed {
			continue
		}
		for at := i; at >= 0 && !walked[at]; {
			walked[at] = true
			older := s.older(at)
			if older >= 0 {
				out[older] = append(out[older], at)
			}
			at = older
		}
	}
	return out
}
