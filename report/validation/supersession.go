package validation

import (
	"fmt"
	"slices"
	"strings"

	"flowverdict/internal/finding"
	"flowverdict/questionnaire/review"
)

const (
	supersedesMissing   finding.RuleID = "supersedes-missing"
	supersessionCycle   finding.RuleID = "supersession-cycle"
	supersessionOneSide finding.RuleID = "supersession-one-sided"
	supersededByNothing finding.RuleID = "superseded-by-nothing"
	supersededTwice     finding.RuleID = "superseded-twice"
	supersededEarly     finding.RuleID = "superseded-early"
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
		{
			ID: supersededTwice, Group: GroupLife, across: acrossTwice,
			Summary:     "Two records supersede the same one.",
			Explanation: "It happens when two people review a record again at the same time. Both stand, and nobody could tell which one took its place. Let one supersede the other, or reject it. A rejected record supersedes nothing, and one that is superseded counts where what supersedes it stands.",
			Wrong:       "  review_by: \"2027-02-16\"\n  supersedes: \"0003-acmectl\"\n",
			Right:       "  review_by: \"2027-02-16\"\n",
		},
		{
			ID: supersededEarly, Group: GroupLife, Severity: finding.SeverityNotice, across: acrossEarly,
			Summary:     "A record supersedes one that was decided, and is not decided itself.",
			Explanation: "flowverdict revise marks the older record as superseded when it writes the newer one. From then on, until people decide anew, no decision holds. The older record was decided where its decision has a date, and so was one that it superseded.",
			Wrong:       "  status: proposed\n",
			Right:       "  status: accepted\n",
		},
	}
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
	told := s.circular()
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

// acrossTwice tells of every record that supersedes what another one does, but
// of one: an accepted one, or else the first by name. In a circle another rule tells
// what is wrong.
func acrossTwice(s *collection) []finding.Finding {
	var out []finding.Finding
	circular := s.circular()
	for older, newer := range s.successors() {
		if len(newer) < 2 || circular[older] {
			continue
		}
		slices.SortFunc(newer, func(a, b int) int { return strings.Compare(s.all[a].Name, s.all[b].Name) })
		kept := max(0, slices.IndexFunc(newer, func(i int) bool { return s.all[i].facts.status == review.Accepted }))
		other := s.all[newer[kept]].facts.base
		for i, at := range newer {
			if i != kept {
				out = append(out, finding.Finding{
					Record:  at,
					Path:    "review.supersedes",
					Message: fmt.Sprintf("the record supersedes %s, and so does %s", s.all[older].facts.base, other),
					Hint:    fmt.Sprintf("let it supersede %s or the other way round, or reject one of them", other),
				})
			}
		}
	}
	return out
}

// acrossEarly goes back from a proposed record over what is superseded. Where
// something is superseded twice, it is not clear which decision is missing.
func acrossEarly(s *collection) []finding.Finding {
	var out []finding.Finding
	circular, successors := s.circular(), s.successors()
	for i, e := range s.all {
		if e.facts.status != review.Proposed {
			continue
		}
		for at := s.older(i); at >= 0 && !circular[at] && len(successors[at]) == 1; at = s.older(at) {
			older := s.all[at].facts
			if older.status != review.Superseded {
				break
			}
			if older.decided != "" {
				out = append(out, finding.Finding{
					Record:  i,
					Path:    "decision.status",
					Message: fmt.Sprintf("the record is proposed, and %s, which was decided on %s, is superseded already: no decision holds", older.base, older.decided),
					Hint:    fmt.Sprintf("accept it; or reject it, and set the status of %s to what it was", older.base),
				})
				break
			}
		}
	}
	return out
}
