package validation

import (
	"cmp"
	"path"
	"slices"
	"strings"

	"flowverdict/internal/finding"
	"flowverdict/questionnaire/review"
)

// acrossRules are the rules that look at several records of a folder.
func acrossRules() []Rule { return slices.Concat(identityRules(), supersessionRules()) }

// concern is what a rule between records finds in one of them, and the others that
// it is about.
type concern struct {
	finding.Finding
	with []int
}

// facts are what rules across records know of one.
type facts struct {
	folder, base   string // of the file: which folder it is, and its name without ending
	id, supersedes string // "" where they cannot be read
	supersededBy   string
	status         string // where the decision stands now
	rejected       bool   // it was, whatever happened to the record since
	decided        string // the day of the decision

	idAt, supersedesAt, supersededByAt, statusAt position

	unreadable bool // it may supersede a record, which cannot be read
	unlisted   bool // it stands for all that its folder may hold

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
	f := facts{folder: in.folder, base: baseName(in.name)}
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

// collection is the records of a run and what lies around them, in the order of
// their names: which ones a run was given, and in which order, makes no difference
// to what is between them.
type collection struct {
	*Checker
	all     []*Examined
	given   []int // of each, which record of the run it is; -1 for those around
	folders map[string][]int
	byName  map[string]int // the first record of a folder and file name
	byID    map[string]int // and the first of a folder and id

	unlisted map[string]bool // folders that could not be listed
}

func (c *Checker) collect(run, around []*Examined) *collection {
	s := &collection{Checker: c, folders: map[string][]int{}, byName: map[string]int{}, byID: map[string]int{}, unlisted: map[string]bool{}}
	places := make(map[*Examined]int, len(run))
	for i, e := range run {
		places[e] = i
	}
	s.all = slices.Concat(run, around)
	slices.SortStableFunc(s.all, func(a, b *Examined) int {
		return cmp.Or(cmp.Compare(a.facts.folder, b.facts.folder), cmp.Compare(path.Base(a.Name), path.Base(b.Name)))
	})
	for i, e := range s.all {
		at, given := places[e]
		if !given {
			at = -1
		}
		s.given = append(s.given, at)
		if s.unlisted[e.facts.folder] = s.unlisted[e.facts.folder] || e.facts.unlisted; e.Name == "" {
			continue
		}
		s.folders[e.facts.folder] = append(s.folders[e.facts.folder], i)
		first(s.byName, e.facts.folder, e.facts.base, i)
		first(s.byID, e.facts.folder, e.facts.id, i)
	}
	return s
}

// between applies the rules across records and returns their findings by record of
// the run. What is found in a record around them belongs to the one of the run that
// it is about; what is about none of the run is left out.
func (c *Checker) between(run, around []*Examined) [][]finding.Finding {
	set := c.collect(run, around)
	out := make([][]finding.Finding, len(run))
	for i := range c.rules {
		r := &c.rules[i]
		if r.across == nil {
			continue
		}
		for _, found := range r.across(set) {
			to := set.belongs(found)
			if to < 0 {
				continue
			}
			e, f := set.all[found.Record], found.Finding
			at := e.facts.at(f.Path)
			f.Rule, f.Severity, f.File, f.Position, f.Source = r.ID, r.Severity, e.Name, at.Position, at.source
			out[to] = append(out[to], shortened(f))
		}
	}
	return out
}

// belongs is the record of the run to which a finding belongs, -1 for none.
func (s *collection) belongs(c concern) int {
	for _, i := range append([]int{c.Record}, c.with...) {
		if s.given[i] >= 0 {
			return s.given[i]
		}
	}
	return -1
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
