// Package difference compares the assessment that a record stores with the one
// that its answers give.
package difference

import (
	"fmt"
	"slices"

	"flowverdict/internal/finding"
	"flowverdict/internal/text"
	"flowverdict/questionnaire"
	"flowverdict/report/record"
)

// The rules that a difference breaks, one for each field of an assessment.
const (
	Verdict finding.RuleID = "verdict-differs"
	Bracket finding.RuleID = "bracket-differs"
	Score   finding.RuleID = "score-differs"
	Points  finding.RuleID = "points-differ"
	Gates   finding.RuleID = "gates-differ"
	Unknown finding.RuleID = "unknown-differs"
	Open    finding.RuleID = "open-differs"
)

// Of returns the differences between a stored assessment and the right one, one
// finding for each field that is not what the answers give, each with the hint.
// Fields that are not readable are left out; readable is given the path of each.
func Of(q *questionnaire.Questionnaire, have, want record.Assessment, readable func(path string) bool, hint string) []finding.Finding {
	d := &differ{q: q, readable: readable, hint: hint}
	d.word(Verdict, "verdict", have.Verdict, want.Verdict)
	d.word(Bracket, "bracket.lowest", have.Bracket.Lowest, want.Bracket.Lowest)
	d.word(Bracket, "bracket.highest", have.Bracket.Highest, want.Bracket.Highest)
	d.number(Score, "score.low", have.Score.Low, want.Score.Low)
	d.number(Score, "score.high", have.Score.High, want.Score.High)
	d.number(Points, "points.low", have.Points.Low, want.Points.Low)
	d.number(Points, "points.high", have.Points.High, want.Points.High)
	d.gates(have.Gates, want.Gates)
	d.questions(Unknown, "unknown", "answered with unknown", have.Unknown, want.Unknown)
	d.questions(Open, "open", "open", have.Open, want.Open)
	return d.found
}

type differ struct {
	q        *questionnaire.Questionnaire
	readable func(path string) bool
	hint     string
	found    []finding.Finding
}

func (d *differ) add(rule finding.RuleID, field, message string) {
	path := "assessment." + field
	if d.readable(path) {
		d.found = append(d.found, finding.Finding{Rule: rule, Path: path, Message: message, Hint: d.hint})
	}
}

func (d *differ) word(rule finding.RuleID, field, have, want string) {
	if have != want {
		d.add(rule, field, fmt.Sprintf("%s is %q, and the answers give %q", field, text.Clip(have), want))
	}
}

func (d *differ) number(rule finding.RuleID, field string, have, want int) {
	if have != want {
		d.add(rule, field, fmt.Sprintf("%s is %d, and the answers give %d", field, have, want))
	}
}

func (d *differ) gates(have, want []record.Gate) {
	if !d.readable("assessment.gates") {
		return
	}
	haveIDs, wantIDs := gateIDs(have), gateIDs(want)
	pairs := d.list(Gates, "gates", ".gate", haveIDs, wantIDs, func(id string) string {
		switch {
		case d.q.Gate(id) == nil:
			return fmt.Sprintf("there is no gate %q", text.Clip(id))
		case slices.Contains(wantIDs, id):
			return fmt.Sprintf("gate %q stands here twice", id)
		}
		return fmt.Sprintf("gate %q does not fire with these answers", id)
	}, func(ids []string) string {
		if len(ids) == 1 {
			return fmt.Sprintf("gate %q is missing from the list", ids[0])
		}
		return fmt.Sprintf("gates %s are missing from the list", text.Quoted(ids))
	})
	for _, p := range pairs {
		field := fmt.Sprintf("gates[%d]", p.Have)
		d.word(Gates, field+".caps", have[p.Have].Caps, want[p.Want].Caps)
		d.word(Gates, field+".state", have[p.Have].State, want[p.Want].State)
	}
}

func (d *differ) questions(rule finding.RuleID, field, is string, have, want []string) {
	if !d.readable("assessment." + field) {
		return
	}
	d.list(rule, field, "", have, want,
		func(id string) string {
			if slices.Contains(want, id) {
				return fmt.Sprintf("question %q stands here twice", id)
			}
			return fmt.Sprintf("question %q is not %s", text.Clip(id), is)
		},
		func(ids []string) string {
			if len(ids) == 1 {
				return fmt.Sprintf("question %q is %s and missing from the list", ids[0], is)
			}
			return fmt.Sprintf("questions %s are %s and missing from the list", text.Quoted(ids), is)
		})
}

// Pair is an entry that stands in both lists, by its places.
type Pair struct{ Have, Want int }

// list compares two lists of ids. An entry too many and one that is missing
// are one difference, an entry that was changed; so are all that are missing,
// and a wrong order.
func (d *differ) list(rule finding.RuleID, field, key string, have, want []string, surplus func(string) string, missing func([]string) string) []Pair {
	pairs, extra, lost := Match(have, want)
	var gone []string
	for _, at := range lost {
		gone = append(gone, want[at])
	}
	for i, at := range extra {
		message := surplus(have[at])
		switch last := i == len(extra)-1; {
		case i >= len(gone):
		case last && len(gone) > i+1:
			message += fmt.Sprintf("; %s belong here", text.Quoted(gone[i:]))
		default:
			message += fmt.Sprintf("; %q belongs here", gone[i])
		}
		d.add(rule, fmt.Sprintf("%s[%d]%s", field, at, key), message)
	}
	if len(extra) > 0 {
		return pairs
	}
	if len(gone) > 0 {
		d.add(rule, field, missing(gone))
		return pairs
	}
	for i := range have {
		if have[i] != want[i] {
			d.add(rule, fmt.Sprintf("%s[%d]%s", field, i, key), fmt.Sprintf("%q stands where %q belongs: the order is the questionnaire's", have[i], want[i]))
			break
		}
	}
	return pairs
}

// Match pairs equal ids; a second one of the same id is extra.
func Match(have, want []string) (pairs []Pair, extra, lost []int) {
	taken := make([]bool, len(want))
	for i, id := range have {
		at := slices.Index(want, id)
		if at < 0 || taken[at] {
			extra = append(extra, i)
			continue
		}
		taken[at] = true
		pairs = append(pairs, Pair{i, at})
	}
	for at := range want {
		if !taken[at] {
			lost = append(lost, at)
		}
	}
	return pairs, extra, lost
}

func gateIDs(gates []record.Gate) []string {
	ids := make([]string, len(gates))
	for i := range gates {
		ids[i] = gates[i].Gate
	}
	return ids
}
