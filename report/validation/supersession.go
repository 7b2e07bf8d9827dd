package validation

import (
	"fmt"
	"slices"
	"strings"

	"flowverdict/internal/finding"
	"flowverdict/internal/text"
	"flowverdict/internal/yamldoc"
	"flowverdict/questionnaire/review"
)

const (
	supersedesMissing   finding.RuleID = "supersedes-missing"
	supersessionCycle   finding.RuleID = "supersession-cycle"
	supersessionOneSide finding.RuleID = "supersession-one-sided"
	supersededByNothing finding.RuleID = "superseded-by-nothing"
)

func supersessionRules() []Rule {
	return []Rule{
		{
			ID: supersedesMissing, Group: GroupLife, across: acrossMissing,
			Summary:     "The record supersedes one that is not there.",
			Explanation: "The superseded record is looked for in the record's own folder. It may have been renamed or removed, or the id is mistyped.",
			Wrong:       "  supersedes: \"0004-acmectl\"\n",
			Right:       "  supersedes: \"0003-acmectl\"\n",
		},
		{
			ID: supersessionCycle, Group: GroupLife, across: acrossCycles,
			Summary:     "Records supersede each other in a circle.",
			Explanation: "Each of them is said not to stand any more, so nobody could tell which one does. The older record does not supersede the newer one: take review.supersedes out of it.",
			Wrong:       "  review_by: \"2027-02-16\"\n  supersedes: \"0007-acmectl\"\n",
			Right:       "  review_by: \"2027-02-16\"\n",
		},
		{
			ID: supersessionOneSide, Group: GroupLife, across: acrossOneSided,
			Summary:     "A record is superseded by another one, and its own status does not say so.",
			Explanation: "Whoever opens the older record must see that it does not stand any more. Set its status to superseded; flowverdict revise does so by itself.",
			Wrong:       "  status: accepted\n",
			Right:       "  status: superseded\n",
		},
		{
			ID: supersededByNothing, Group: GroupLife, Severity: finding.SeverityWarning, across: acrossByNothing,
			Summary:     "A record says that it is superseded, and none of its folder supersedes it.",
			Explanation: "The newer record names the older one under review.supersedes. Without it nobody finds the way to what stands now. The rule is silent where only one record of the folder was given.",
			Wrong:       "  status: superseded\n",
			Right:       "  status: accepted\n",
		},
	}
}

func acrossMissing(s *collection) []finding.Finding {
	var out []finding.Finding
	for i, e := range s.all {
		older := e.facts.supersedes
		if older == "" {
			continue
		}
		f := finding.Finding{Record: i, Path: "review.supersedes", Hint: "name the record by its id, without .yaml"}
		if older == e.facts.id {
			f.Message = "the record supersedes itself"
			out = append(out, f)
			continue
		}
		if _, ok := s.find(e.facts.folder, older); ok || s.options.Stands != nil && s.options.Stands(e.facts.folder, older) {
			continue
		}
		f.Message = fmt.Sprintf("there is no record %q beside this one", text.Clip(older))
		if e.facts.folder != "." {
			f.Message = fmt.Sprintf("there is no record %q in %s", text.Clip(older), e.facts.folder)
		}
		if near := yamldoc.Nearest(older, s.ids(e.facts.folder)); near != "" && near != e.facts.base {
			f.Hint = fmt.Sprintf("did you mean %q?", near)
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

// older returns the record that record i supersedes, -1 where there is none. A
// rejected record supersedes nothing.
func (s *collection) older(i int) int {
	f := s.all[i].facts
	if f.supersedes == "" || f.supersedes == f.id || f.status == review.Rejected {
		return -1
	}
	if at, ok := s.find(f.folder, f.supersedes); ok && at != i {
		return at
	}
	return -1
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

func acrossCycles(s *collection) []finding.Finding {
	var out []finding.Finding
	for _, circle := range s.cycles() {
		message := "the record supersedes " + s.all[circle[1]].facts.base
		for _, at := range circle[2:] {
			message += ", which supersedes " + s.all[at].facts.base
		}
		out = append(out, finding.Finding{Record: circle[0], Path: "review.supersedes", Message: message + ", which supersedes it", Hint: "take review.supersedes out of the record that is older"})
	}
	return out
}

// acrossOneSided looks at what a record supersedes. In a circle the older one
// cannot be told.
func acrossOneSided(s *collection) []finding.Finding {
	var out []finding.Finding
	told := map[int]bool{}
	for _, circle := range s.cycles() {
		for _, at := range circle {
			told[at] = true
		}
	}
	for i, e := range s.all {
		older := s.older(i)
		if older < 0 || told[older] {
			continue
		}
		if status := s.all[older].facts.status; status != "" && status != review.Superseded {
			told[older] = true
			out = append(out, finding.Finding{Record: older, Path: "decision.status", Message: fmt.Sprintf("the record is superseded by %s, and its status is %s", e.facts.base, status), Hint: "set its status to superseded"})
		}
	}
	return out
}

// acrossByNothing leaves out folders in which a record may mean this one and
// names another, or cannot be read.
func acrossByNothing(s *collection) []finding.Finding {
	by := map[string]int{} // the record that supersedes one; a rejected one only where there is no other
	unclear := map[string]bool{}
	for i, e := range s.all {
		unclear[e.facts.folder] = unclear[e.facts.folder] || e.facts.unreadable
		if e.facts.supersedes == "" {
			continue
		}
		older := key(e.facts.folder, e.facts.supersedes)
		if at, taken := by[older]; !taken || s.all[at].facts.status == review.Rejected {
			by[older] = i
		}
	}
	for _, f := range acrossMissing(s) {
		unclear[s.all[f.Record].facts.folder] = true
	}
	var out []finding.Finding
	for i, e := range s.all {
		if e.facts.status != review.Superseded || len(s.folders[e.facts.folder]) < 2 || unclear[e.facts.folder] {
			continue
		}
		at, named := by[key(e.facts.folder, e.facts.base)]
		if !named {
			at, named = by[key(e.facts.folder, e.facts.id)]
		}
		f := finding.Finding{Record: i, Path: "decision.status", Message: "the record is superseded, and no record of its folder supersedes it", Hint: "name it under review.supersedes in the record that stands now"}
		if named && s.all[at].facts.status == review.Rejected {
			f.Message = fmt.Sprintf("the record is superseded by %s, which is rejected", s.all[at].facts.base)
			f.Hint = "set its status to what it was, or review it again"
		} else if named {
			continue
		}
		out = append(out, f)
	}
	return out
}
