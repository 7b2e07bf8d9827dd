package validation

import (
	"fmt"
	"path"
	"strings"

	"flowverdict/internal/finding"
	"flowverdict/internal/text"
	"flowverdict/internal/yamldoc"
)

const (
	idTwice     finding.RuleID = "id-twice"
	numberTwice finding.RuleID = "number-twice"
)

func identityRules() []Rule {
	return []Rule{
		{
			ID: idTwice, Group: GroupLife, across: acrossIDs,
			Summary:     "Two records of one folder have the same id.",
			Explanation: "It happens where one file ends in .yaml and the other in .yml. Nobody could tell which one is meant: give the later one an id and a name of its own.",
			Wrong:       "id: \"0003-acmectl\"\n",
			Right:       "id: \"0007-acmectl\"\n",
		},
		{
			ID: numberTwice, Group: GroupLife, across: acrossNumbers,
			Summary:     "Two records of one folder have the same number.",
			Explanation: "It happens when two branches each add a record. Tools for decision records go by the number, so give the later one the next free number, in its id and in the names of its files.",
			Wrong:       "id: \"0003-otherctl\"\n",
			Right:       "id: \"0007-otherctl\"\n",
		},
	}
}

func acrossIDs(s *collection) []concern {
	var out []concern
	for i, e := range s.all {
		if !e.facts.sound() {
			continue
		}
		if first := s.byName[key(e.facts.folder, e.facts.id)]; s.all[first].Name != e.Name {
			f := finding.Finding{Record: i, Path: "id", Message: fmt.Sprintf("id %q is taken by %s", e.facts.id, s.all[first].Name), Hint: "give this record an id and a name of its own"}
			out = append(out, concern{f, []int{first}})
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

func acrossNumbers(s *collection) []concern {
	var out []concern
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
			f := finding.Finding{Record: i, Path: "id", Message: fmt.Sprintf("number %s is taken by %s", strings.SplitN(e.facts.id, "-", 2)[0], s.all[at].Name), Hint: "give this record the next free number, in its id and in its file names"}
			out = append(out, concern{f, []int{at}})
		}
	}
	return out
}

func acrossMissing(s *collection) []concern {
	var out []concern
	for i, e := range s.all {
		older := e.facts.supersedes
		if older == "" {
			continue
		}
		f := finding.Finding{Record: i, Path: "review.supersedes"}
		if older != e.facts.id && s.stands(e.facts.folder, older) {
			continue
		}
		f.Message, f.Hint = s.notThere(i, older, "the record supersedes itself")
		out = append(out, concern{Finding: f})
	}
	return out
}

// stands reports whether a record of an id stands in a folder, or may: nobody knows
// what a folder holds that cannot be listed.
func (s *collection) stands(folder, id string) bool {
	_, there := s.find(folder, id)
	return there || s.unlisted[folder]
}

// notThere says that record i names one that is not there, or itself, and what to
// do.
func (s *collection) notThere(i int, id, itself string) (message, hint string) {
	f := s.all[i].facts
	hint = "name the record by its id, without .yaml"
	if id == f.id || id == f.base {
		return itself, hint
	}
	message = fmt.Sprintf("there is no record %q beside this one", text.Clip(id))
	if folder := path.Dir(s.all[i].Name); folder != "." {
		message = fmt.Sprintf("there is no record %q in %s", text.Clip(id), folder)
	}
	if near := yamldoc.Nearest(id, s.ids(f.folder)); near != "" && near != f.base {
		hint = fmt.Sprintf("did you mean %q?", near)
	}
	return message, hint
}

// ids lists what the records of a folder go by.
func (s *collection) ids(folder string) []string {
	var out []string
	for _, i := range s.folders[folder] {
		out = append(out, s.all[i].facts.base)
	}
	return out
}
