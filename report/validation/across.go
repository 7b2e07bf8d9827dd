package validation

import (
	"fmt"
	"path"
	"strings"

	"flowverdict/questionnaire/document"
	"flowverdict/questionnaire/review"
)

const (
	idTwice             document.Rule = "id-twice"
	numberTwice         document.Rule = "number-twice"
	supersedesMissing   document.Rule = "supersedes-missing"
	supersessionOneSide document.Rule = "supersession-one-sided"
	supersededByNothing document.Rule = "superseded-by-nothing"
)

func acrossRules() []Rule {
	return []Rule{
		{
			ID: idTwice, Group: Life, across: acrossIDs,
			Summary:     "Two records of one folder have the same id.",
			Explanation: "It happens where one file ends in .yaml and the other in .yml. Nobody could tell which one is meant: give the later one an id and a name of its own.",
			Wrong:       "id: \"0003-acmectl\"\n",
			Right:       "id: \"0007-acmectl\"\n",
		},
		{
			ID: numberTwice, Group: Life, across: acrossNumbers,
			Summary:     "Two records of one folder have the same number.",
			Explanation: "It happens when two branches each add a record. Tools for decision records go by the number, so give the later one the next free number, in its id and in the names of its files.",
			Wrong:       "id: \"0003-otherctl\"\n",
			Right:       "id: \"0007-otherctl\"\n",
		},
		{
			ID: supersedesMissing, Group: Life, across: acrossMissing,
			Summary:     "The record supersedes one that is not there.",
			Explanation: "The superseded record is looked for in the record's own folder. It may have been renamed or removed, or the id is mistyped.",
			Wrong:       "  supersedes: \"0004-acmectl\"\n",
			Right:       "  supersedes: \"0003-acmectl\"\n",
		},
		{
			ID: supersessionOneSide, Group: Life, across: acrossOneSided,
			Summary:     "A record is superseded by another one, and its own status does not say so.",
			Explanation: "Whoever opens the older record must see that it does not stand any more. Set its status to superseded; flowverdict revise does so by itself.",
			Wrong:       "  status: accepted\n",
			Right:       "  status: superseded\n",
		},
		{
			ID: supersededByNothing, Group: Life, Severity: Warning, across: acrossByNothing,
			Summary:     "A record says that it is superseded, and none of its folder supersedes it.",
			Explanation: "The newer record names the older one under review.supersedes. Without it nobody finds the way to what stands now. The rule is silent where only one record of the folder was given.",
			Wrong:       "  status: superseded\n",
			Right:       "  status: accepted\n",
		},
	}
}

// facts are what rules across records know of one.
type facts struct {
	folder, base   string // of the file; base is its name without ending
	id, supersedes string // "" where they cannot be read
	status         string

	idAt, supersedesAt, statusAt spot

	settled
}

// at is where one of the facts stands.
func (f *facts) at(path string) spot {
	switch path {
	case "id":
		return f.idAt
	case "review.supersedes":
		return f.supersedesAt
	case "decision.status":
		return f.statusAt
	}
	return spot{}
}

type spot struct {
	place  document.Place
	source string
}

// gather keeps the facts of the record.
func (in *inspection) gather(readable bool) facts {
	f := facts{folder: path.Dir(in.file.Name), base: baseName(in.file.Name)}
	if !readable || in.file.Name == "" {
		return f
	}
	keep := func(field, value string) (string, spot) {
		if value == "" || in.broken(field) {
			return "", spot{}
		}
		at := in.at(field)
		return value, spot{at, shown(in.Document.Line(at.Line), at)}
	}
	f.id, f.idAt = keep("id", in.ID)
	f.supersedes, f.supersedesAt = keep("review.supersedes", in.Review.Supersedes)
	f.status, f.statusAt = keep("decision.status", in.Decision.Status)
	f.settled = in.settle(f.status)
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

// crossFault is a fault of record at, found by looking at others.
type crossFault struct {
	at int
	fault
}

// between applies the rules across records and returns their findings by
// record.
func (c *Checker) between(all []*Examined) [][]Finding {
	set := &collection{Checker: c, all: all, folders: map[string][]int{}, byName: map[string]int{}, byID: map[string]int{}}
	for i, e := range all {
		if e.Name == "" {
			continue
		}
		set.folders[e.facts.folder] = append(set.folders[e.facts.folder], i)
		first(set.byName, e.facts.folder, e.facts.base, i)
		first(set.byID, e.facts.folder, e.facts.id, i)
	}
	out := make([][]Finding, len(all))
	for i := range c.rules {
		r := &c.rules[i]
		if r.across == nil {
			continue
		}
		for _, f := range r.across(set) {
			e := all[f.at]
			at := e.facts.at(f.path)
			out[f.at] = append(out[f.at], Finding{
				Rule: r.ID, Severity: r.Severity, File: e.Name, Place: at.place, Path: f.path,
				Message: short(f.message), Hint: short(f.hint), Source: at.source,
			})
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

func acrossIDs(s *collection) []crossFault {
	var out []crossFault
	for i, e := range s.all {
		if !e.facts.sound() {
			continue
		}
		if first := s.byName[key(e.facts.folder, e.facts.id)]; s.all[first].Name != e.Name {
			out = append(out, crossFault{i, fault{path: "id", message: fmt.Sprintf("id %q is taken by %s", e.facts.id, s.all[first].Name), hint: "give this record an id and a name of its own"}})
		}
	}
	return out
}

// number is the leading number of an id, "" where it has none: four digits or
// more, as tools for decision records write them.
func number(id string) string {
	digits, _, ok := strings.Cut(id, "-")
	if !ok || len(digits) < 4 || strings.Trim(digits, "0123456789") != "" {
		return ""
	}
	return "0" + strings.TrimLeft(digits, "0")
}

func acrossNumbers(s *collection) []crossFault {
	var out []crossFault
	holder := map[string]int{}
	for i, e := range s.all {
		n := number(e.facts.id)
		if !e.facts.sound() || n == "" {
			continue
		}
		at, taken := holder[key(e.facts.folder, n)]
		switch {
		case !taken:
			holder[key(e.facts.folder, n)] = i
		case s.all[at].facts.id != e.facts.id: // the same id is found by its own rule
			out = append(out, crossFault{i, fault{path: "id", message: fmt.Sprintf("number %s is taken by %s", strings.SplitN(e.facts.id, "-", 2)[0], s.all[at].Name), hint: "give this record the next free number, in its id and in its file names"}})
		}
	}
	return out
}

func acrossMissing(s *collection) []crossFault {
	var out []crossFault
	for i, e := range s.all {
		older := e.facts.supersedes
		if older == "" {
			continue
		}
		f := crossFault{i, fault{path: "review.supersedes", hint: "name the record by its id, without .yaml"}}
		if older == e.facts.id {
			f.message = "the record supersedes itself"
			out = append(out, f)
			continue
		}
		if _, ok := s.find(e.facts.folder, older); ok || s.options.Stands != nil && s.options.Stands(e.facts.folder, older) {
			continue
		}
		f.message = fmt.Sprintf("there is no record %q in %s", clip(older), e.facts.folder)
		if near := document.Nearest(older, s.ids(e.facts.folder)); near != "" && near != e.facts.base {
			f.hint = fmt.Sprintf("did you mean %q?", near)
		}
		out = append(out, f)
	}
	return out
}

// ids lists what the records of a folder go by.
func (s *collection) ids(folder string) []string {
	var out []string
	for _, i := range s.folders[folder] {
		out = append(out, s.all[i].facts.base)
	}
	return out
}

// acrossOneSided looks at what a record supersedes. A rejected record
// supersedes nothing.
func acrossOneSided(s *collection) []crossFault {
	var out []crossFault
	told := map[int]bool{}
	for _, e := range s.all {
		if e.facts.supersedes == "" || e.facts.supersedes == e.facts.id || e.facts.status == review.Rejected {
			continue
		}
		older, ok := s.find(e.facts.folder, e.facts.supersedes)
		if !ok || told[older] {
			continue
		}
		if status := s.all[older].facts.status; status != "" && status != review.Superseded {
			told[older] = true
			out = append(out, crossFault{older, fault{path: "decision.status", message: fmt.Sprintf("the record is superseded by %s, and its status is %s", e.facts.base, status), hint: "set its status to superseded"}})
		}
	}
	return out
}

func acrossByNothing(s *collection) []crossFault {
	superseded := map[string]bool{}
	for _, e := range s.all {
		if e.facts.supersedes != "" {
			superseded[key(e.facts.folder, e.facts.supersedes)] = true
		}
	}
	astray := map[string]bool{} // folders where a record may mean this one and names another
	for _, f := range acrossMissing(s) {
		astray[s.all[f.at].facts.folder] = true
	}
	var out []crossFault
	for i, e := range s.all {
		if e.facts.status != review.Superseded || len(s.folders[e.facts.folder]) < 2 || astray[e.facts.folder] || superseded[key(e.facts.folder, e.facts.base)] || superseded[key(e.facts.folder, e.facts.id)] {
			continue
		}
		out = append(out, crossFault{i, fault{path: "decision.status", message: "the record is superseded, and no record of its folder supersedes it", hint: "name it under review.supersedes in the record that stands now"}})
	}
	return out
}
