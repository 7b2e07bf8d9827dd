package validation

import (
	"fmt"
	"strings"

	"flowverdict/internal/finding"
	"flowverdict/questionnaire"
	"flowverdict/questionnaire/review"
)

const inconsistentDecision finding.RuleID = "inconsistent-decision"

func consistencyRules() []Rule {
	return []Rule{{
		ID: inconsistentDecision, Group: GroupDecision, Severity: finding.SeverityWarning, across: acrossDecisions, reach: ReachRun,
		Summary:     "The record is rejected, and another one is accepted although none of its answers is better.",
		Explanation: "Equal facts deserve equal decisions. Two records by the same questionnaire are compared, answer by answer; open and unknown count as the worst level. What no answer shows may be a reason all the same: write it into the decision, and ignore the finding in the configuration. A record that is accepted against its verdict, governed or unsuitable, is no precedent: that takes an exception, which holds for its own subject only. Proposed and superseded records are not compared. The other record is looked for among all that the run checks and in the folder of the record.",
		Wrong:       "  status: rejected\n",
		Right:       "  status: accepted\n",
	}}
}

// answered is what is kept of the answers of a record that is rejected, or accepted by its
// verdict, and whose answers can all be judged: the questionnaire, nil for any
// other record, and one byte for each question, the position of the level that
// counts.
type answered struct {
	by     *questionnaire.Questionnaire
	levels string
}

// answered keeps the answers of the record. Where the digest differs,
// other questions were asked. One that is accepted against its verdict is so by
// exception, and where it lacks one, that is the finding: others are not to be
// measured by it.
func (in *inspection) answered(status string) answered {
	q := in.questionnaire
	if in.computed == nil || status != review.Accepted && status != review.Rejected ||
		in.broken.At("questionnaire.sha256") || in.pin.SHA256 != q.Digest ||
		review.Lenient(in.record.Decision, in.computed.Verdict()) {
		return answered{}
	}
	low := q.Read(in.record.Answers).Low
	levels := make([]byte, len(low))
	for at, level := range low {
		if level > 255 {
			return answered{} // no byte holds it
		}
		levels[at] = byte(level)
	}
	return answered{q, string(levels)}
}

// pin is what two records have in common that were asked the same.
type pin struct{ id, version, digest string }

func (s answered) pin() pin { return pin{s.by.ID, s.by.Version, s.by.Digest} }

// precedent is the first accepted record with these levels.
type precedent struct {
	at        int
	levels    string
	belowBest uint64
}

// belowBest has a bit for the questions whose level is not the best one;
// questions that share a bit make it say less, and never anything wrong.
func belowBest(levels string) (bits uint64) {
	for i := range len(levels) {
		if levels[i] > 0 {
			bits |= 1 << (i % 64)
		}
	}
	return bits
}

func acrossDecisions(s *collection) []concern {
	accepted := precedents(s.all)
	type asked struct {
		pin
		levels string
	}
	known := map[asked]int{} // the record that the levels were already held against, -1 for none
	var out []concern
	for i, e := range s.all {
		if e.facts.by == nil || e.facts.status != review.Rejected {
			continue
		}
		key := asked{e.facts.pin(), e.facts.levels}
		other, done := known[key]
		if !done {
			other = noBetter(accepted[key.pin], key.levels)
			known[key] = other
		}
		if other >= 0 {
			out = append(out, concern{finding.Finding{
				Record:  i,
				Path:    "decision.status",
				Message: fmt.Sprintf("the record is rejected, and %s is accepted %s", s.all[other].Name, compared(e.facts.answered, s.all[other].facts.levels)),
				Hint:    "decide both alike, or ignore the finding in the configuration, with the reason that no answer shows",
			}, []int{other}})
		}
	}
	return out
}

// precedents lists the accepted records of each questionnaire, in order, those
// with equal levels once.
func precedents(all []*Examined) map[pin][]precedent {
	out := map[pin][]precedent{}
	seen := map[pin]map[string]bool{}
	for i, e := range all {
		if e.facts.by == nil || e.facts.status != review.Accepted {
			continue
		}
		p := e.facts.pin()
		if seen[p] == nil {
			seen[p] = map[string]bool{}
		}
		if !seen[p][e.facts.levels] {
			seen[p][e.facts.levels] = true
			out[p] = append(out[p], precedent{i, e.facts.levels, belowBest(e.facts.levels)})
		}
	}
	return out
}

// noBetter returns the first record none of whose answers is better than
// the levels, or -1.
func noBetter(accepted []precedent, levels string) int {
	own := belowBest(levels)
	for i := range accepted {
		if own&^accepted[i].belowBest == 0 && atLeastAsGood(levels, accepted[i].levels) {
			return accepted[i].at
		}
	}
	return -1
}

// atLeastAsGood reports whether no answer of the first levels is worse than of
// the second.
func atLeastAsGood(a, b string) bool {
	for i := range len(a) {
		if a[i] > b[i] {
			return false
		}
	}
	return true
}

// mostDiffering is how many answers a finding names.
const mostDiffering = 5

// compared says how the other levels differ.
func compared(own answered, other string) string {
	var named []string
	more := 0
	for i, question := range own.by.Questions() {
		switch {
		case own.levels[i] == other[i]:
		case len(named) == mostDiffering:
			more++
		default:
			named = append(named, fmt.Sprintf("%s %s (here %s)", question.ID, question.Levels[other[i]].ID, question.Levels[own.levels[i]].ID))
		}
	}
	if len(named) == 0 {
		return "with answers that count the same"
	}
	said := "with answers that count worse: " + strings.Join(named, ", ")
	if more > 0 {
		said += fmt.Sprintf(" and %d more", more)
	}
	return said
}
