package register

import (
	"maps"
	"path"
	"slices"
	"strings"

	"flowverdict/questionnaire/review"
)

// fold puts each superseded record under the one of its folder that has taken its
// place. A record that is not superseded by its own words stays, and so does one
// whose successor is rejected or not there; one that names its successor stands
// under no other.
func fold(entries []Entry) []Entry {
	all := unfolded(entries)
	slices.SortFunc(all, func(a, b Entry) int { return a.compare(b.File) })
	under := successors(all)
	children := make([][]int, len(all))
	for i, at := range under {
		if at >= 0 {
			children[at] = append(children[at], i)
		}
	}
	var out []Entry
	for i := range all {
		if under[i] < 0 {
			e := all[i]
			e.Superseded = gather(all, children, i)
			out = append(out, e)
		}
	}
	return out
}

// unfolded are the entries and those under them, each once and alone.
func unfolded(entries []Entry) []Entry {
	var out []Entry
	for _, e := range entries {
		below := e.Superseded
		e.Superseded = nil
		out = append(append(out, e), unfolded(below)...)
	}
	return out
}

// successors says of each entry under which other one it stands, -1 for none. No
// way along them leads back to where it began.
func successors(all []Entry) []int {
	byID := map[[3]string]int{}
	for i := range all {
		first(byID, all[i].place(all[i].ID), i)
	}
	byName := map[[3]string]int{}
	for i := range all {
		first(byName, all[i].place(all[i].name()), i)
	}
	maps.Copy(byID, byName) // the name of a file counts before the id in it
	under := slices.Repeat([]int{-1}, len(all))
	for i := range all {
		older, ok := byID[all[i].place(all[i].Supersedes)]
		if !ok || all[i].Supersedes == "" || under[older] >= 0 || all[i].Decision.Status == review.Rejected || all[older].Decision.Status != review.Superseded {
			continue
		}
		if by := all[older].Decision.SupersededBy; by != "" && by != all[i].ID && by != all[i].name() {
			continue // it names another one
		}
		if !leadsTo(under, i, older) {
			under[older] = i
		}
	}
	return under
}

func first(index map[[3]string]int, place [3]string, i int) {
	if _, taken := index[place]; !taken {
		index[place] = i
	}
}

// name is that of the file, without ending.
func (e *Entry) name() string { return strings.TrimSuffix(path.Base(e.Path), path.Ext(e.Path)) }

// place is where a record of an id is looked for: in the same folder of the same
// source.
func (e *Entry) place(id string) [3]string { return [3]string{e.Source, path.Dir(e.Path), id} }

// leadsTo reports whether the way up from an entry comes to another one.
func leadsTo(under []int, from, to int) bool {
	for at := from; at >= 0; at = under[at] {
		if at == to {
			return true
		}
	}
	return false
}

// gather lists what stands under an entry: what it supersedes before what that
// supersedes.
func gather(all []Entry, children [][]int, at int) []Entry {
	var out []Entry
	todo := slices.Clone(children[at])
	for i := 0; i < len(todo); i++ {
		out = append(out, all[todo[i]])
		todo = append(todo, children[todo[i]]...)
	}
	return out
}
