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
	supersededUnnamed   finding.RuleID = "superseded-unnamed"
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
			Summary:     "A record is superseded by an accepted one, and does not say so.",
			Explanation: "Whoever opens the older record must see that it does not hold any more, and find the one that does. So once the newer one is accepted, the older one names it under decision.superseded_by; flowverdict revise writes that, and flowverdict update of the newer one. What was decided stays as it was taken. Nothing is wrong while the newer one is proposed: until people decide, the older decision holds.",
			Wrong:       "  date: \"2026-11-18\"\n",
			Right:       "  date: \"2026-11-18\"\n  superseded_by: \"0008-acmectl\"\n",
		},
		{
			ID: supersededUnnamed, Group: GroupLife, Severity: finding.SeverityWarning, across: acrossUnnamed,
			Summary:     "A record is superseded and does not name the record that took its place.",
			Explanation: "Records of before say it by their status alone. That means the same, and leads nobody on: flowverdict update of the newer record adds decision.superseded_by. What was decided before cannot be recovered; where somebody knows it, the status is set to that.",
			Wrong:       "  status: superseded\n",
			Right:       "  status: accepted\n  superseded_by: \"0008-acmectl\"\n",
		},
		{
			ID: supersededByNothing, Group: GroupLife, Severity: finding.SeverityWarning, across: acrossByNothing,
			Summary:     "A record says that it is superseded, and none of its folder supersedes it.",
			Explanation: "The newer record names the older one under review.supersedes, and the older one names the newer one under decision.superseded_by. Without them nobody finds the way to what stands now. The one that is named is looked for in the record's own folder; where none is named, the rule is silent of the only record in its folder.",
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
			ID: supersededEarly, Group: GroupLife, Severity: finding.SeverityWarning, across: acrossEarly,
			Summary:     "A record is marked as superseded, and what supersedes it is not decided yet.",
			Explanation: "Until people accept the newer record, the older decision holds, and flowverdict marks it no earlier. Marked before that, it is refused wherever a decision is asked for, and no decision holds. The older record was decided where its decision has a date, and so was one that it superseded.",
			Wrong:       "  status: proposed\n",
			Right:       "  status: accepted\n",
		},
	}
}

func acrossCycles(s *collection) []concern {
	var out []concern
	for _, circle := range s.cycles() {
		message := "the record supersedes " + s.all[circle[1]].facts.base
		for _, at := range circle[2:] {
			message += ", which supersedes " + s.all[at].facts.base
		}
		f := finding.Finding{Record: circle[0], Path: "review.supersedes", Message: message + ", which supersedes it", Hint: "take review.supersedes out of the record that is older"}
		out = append(out, concern{f, circle})
	}
	return out
}

// acrossOneSided looks at what a record supersedes. In a circle the older one
// cannot be told.
func acrossOneSided(s *collection) []concern {
	var out []concern
	told := s.circular()
	for i, e := range s.all {
		older := s.older(i)
		if older < 0 || told[older] || !s.holds(i) {
			continue
		}
		if f := s.all[older].facts; f.status != "" && f.status != review.Superseded {
			told[older] = true
			f := finding.Finding{Record: older, Path: "decision.status", Message: fmt.Sprintf("the record is superseded by %s, and does not say so", e.facts.base), Hint: s.update(i)}
			out = append(out, concern{f, []int{i}})
		}
	}
	return out
}

// rejects reports whether a record would have superseded another one and was
// rejected.
func (s *collection) rejects(newer, older int) bool {
	f := s.all[newer].facts
	return f.rejected && (f.supersedes == s.all[older].facts.base || f.supersedes == s.all[older].facts.id)
}

// mayMean reports whether a record supersedes another one, or may mean to: it
// names one that is not there, or cannot be read, of which another rule tells.
func (s *collection) mayMean(newer, older int) bool {
	f := s.all[newer].facts
	return s.older(newer) == older || f.unreadable || f.supersedes != "" && (f.supersedes == f.id || !s.stands(f.folder, f.supersedes))
}

// newer returns the record that record i says it is superseded by, false where
// none is there.
func (s *collection) newer(i int) (int, bool) {
	f := s.all[i].facts
	if f.supersededBy == "" {
		return 0, false
	}
	at, there := s.find(f.folder, f.supersededBy)
	return at, there && at != i
}

// update is the hint that names the command which marks what record i supersedes.
func (s *collection) update(i int) string {
	return "run: " + command("update", s.all[i].Name, s.options.Own)
}

// acrossUnnamed looks at records that are superseded by their status alone. Where
// several supersede one, it is not clear which is meant; of one that is proposed,
// acrossEarly tells what is worse.
func acrossUnnamed(s *collection) []concern {
	var out []concern
	circular := s.circular()
	for older, newer := range s.successors() {
		f := s.all[older].facts
		if f.status != review.Superseded || f.supersededBy != "" || len(newer) != 1 || circular[older] || !s.holds(newer[0]) {
			continue
		}
		said := finding.Finding{Record: older, Path: "decision.status", Message: fmt.Sprintf("the record is superseded by %s, and does not name it", s.all[newer[0]].facts.base), Hint: s.update(newer[0])}
		out = append(out, concern{said, newer})
	}
	return out
}

// acrossByNothing looks for what supersedes a record that says it is superseded.
func acrossByNothing(s *collection) []concern {
	out, circular := s.unnamedByNothing(), s.circular()
	for i, e := range s.all {
		by := e.facts.supersededBy
		if by == "" {
			continue
		}
		f := concern{Finding: finding.Finding{Record: i, Path: "decision.superseded_by"}}
		at, there := s.newer(i)
		if there {
			f.with = []int{at}
		}
		switch {
		case there && s.rejects(at, i):
			f.Message = fmt.Sprintf("the record is superseded by %s, which is rejected", s.all[at].facts.base)
			f.Hint = "take decision.superseded_by out, or review it again"
		case there && !circular[i] && !s.mayMean(at, i):
			f.Message = fmt.Sprintf("the record says that %s supersedes it, and that does not say so", s.all[at].facts.base)
			f.Hint = fmt.Sprintf("name this record under review.supersedes in %s, or take decision.superseded_by out", s.all[at].facts.base)
		case there, by != e.facts.base && by != e.facts.id && s.stands(e.facts.folder, by):
			continue
		default:
			f.Message, f.Hint = s.notThere(i, by, "the record is superseded by itself")
		}
		out = append(out, f)
	}
	return out
}

// unnamedByNothing does so for records that do not name it. It leaves out folders
// in which a record may mean this one and names another, or cannot be read.
func (s *collection) unnamedByNothing() []concern {
	by := map[string]int{} // the record that supersedes one; a rejected one only where there is no other
	unclear := map[string]bool{}
	for i, e := range s.all {
		unclear[e.facts.folder] = unclear[e.facts.folder] || e.facts.unreadable
		if e.facts.supersedes == "" {
			continue
		}
		older := key(e.facts.folder, e.facts.supersedes)
		if at, taken := by[older]; !taken || s.all[at].facts.rejected {
			by[older] = i
		}
	}
	for _, f := range acrossMissing(s) {
		unclear[s.all[f.Record].facts.folder] = true
	}
	var out []concern
	for i, e := range s.all {
		if e.facts.status != review.Superseded || e.facts.supersededBy != "" || len(s.folders[e.facts.folder]) < 2 || unclear[e.facts.folder] {
			continue
		}
		at, named := by[key(e.facts.folder, e.facts.base)]
		if !named {
			at, named = by[key(e.facts.folder, e.facts.id)]
		}
		f := concern{Finding: finding.Finding{Record: i, Path: "decision.status", Message: "the record is superseded, and no record of its folder supersedes it", Hint: "name it under review.supersedes in the record that stands now"}}
		if named && s.all[at].facts.rejected {
			f.with = []int{at}
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
func acrossTwice(s *collection) []concern {
	var out []concern
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
				out = append(out, concern{finding.Finding{
					Record:  at,
					Path:    "review.supersedes",
					Message: fmt.Sprintf("the record supersedes %s, and so does %s", s.all[older].facts.base, other),
					Hint:    fmt.Sprintf("let it supersede %s or the other way round, or reject one of them", other),
				}, []int{newer[kept], older}})
			}
		}
	}
	return out
}

// acrossEarly goes back from a proposed record over what is superseded. Where
// something is superseded twice, it is not clear which decision is missing.
func acrossEarly(s *collection) []concern {
	var out []concern
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
			hint := fmt.Sprintf("accept it; or set the status of %s to what it was", older.base)
			if older.supersededBy != "" {
				hint = fmt.Sprintf("accept it; or take decision.superseded_by out of %s", older.base)
			}
			if older.decided != "" {
				out = append(out, concern{finding.Finding{
					Record:  i,
					Path:    "decision.status",
					Message: fmt.Sprintf("the record is proposed, and %s, which was decided on %s, is superseded already: no decision holds", older.base, older.decided),
					Hint:    hint,
				}, []int{at}})
				break
			}
		}
	}
	return out
}
