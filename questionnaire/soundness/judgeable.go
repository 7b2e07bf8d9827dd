package soundness

import (
	"fmt"
	"slices"
	"strings"

	"flowverdict/internal/finding"
	"flowverdict/questionnaire"
)

// judgeable says which parts of a definition can be judged by although others
// are at fault, so that what is wrong in them is found in the same run. A gate
// is left out where it, or a question that it names, is at fault, and what it
// might do is not guessed at: so no fault is found again in what follows from
// it.
type judgeable struct {
	all       bool            // nothing that judging needs is at fault
	points    bool            // points can be counted, and verdicts told from them
	witness   bool            // answer sheets show by the whole definition what they show here
	questions []bool          // of each question: its levels can be compared
	gateAt    []int           // of each gate that is left: its place in the definition
	leftOut   map[string]bool // ids of the gates that are not
	unclear   bool            // one of them names nothing, so it might tell any levels apart
}

// makeJudgeable makes the questionnaire that can be judged by. It returns false where
// nothing can.
func (c *checker) makeJudgeable() bool {
	d := *c.d
	spoilt := map[string]bool{} // paths of questions and gates at fault
	c.judgeable = judgeable{all: true, points: true, witness: true, leftOut: map[string]bool{}}
	for _, u := range c.found {
		if harmless(u.Finding) {
			continue
		}
		c.all = false
		// Sheets hold the best answers to questions that they are not about.
		c.witness = c.witness && u.Rule == BadPoints && !strings.HasSuffix(u.Path, ".levels[0].points")
		switch u.Rule {
		case BadWeight, BadBands:
			c.points = false
		default:
			spoilt[questionOrGate(u.Path)] = true
		}
	}
	doubtful := map[string]bool{} // ids of questions at fault, and levels that a gate at fault may tell apart
	d.Sections = slices.Clone(d.Sections)
	for i := range d.Sections {
		d.Sections[i].Questions = slices.Clone(d.Sections[i].Questions)
		for j := range d.Sections[i].Questions {
			q := &d.Sections[i].Questions[j]
			right := !spoilt[fmt.Sprintf("sections[%d].questions[%d]", i, j)]
			c.questions = append(c.questions, right)
			if !right {
				doubtful[q.ID] = true
				q.Levels = bestAndWorst(q.Levels)
			}
			if !c.points {
				q.Weight = 1
			}
		}
	}
	d.Gates = c.soundGates(spoilt, doubtful)
	c.q = questionnaire.New(d, "")
	for i, q := range c.q.Questions() {
		c.questions[i] = c.questions[i] && !c.unclear && !doubtful[q.ID] && !slices.ContainsFunc(q.Levels, func(l questionnaire.Level) bool { return doubtful[l.ID] })
	}
	return len(c.questions) > 0
}

// soundGates leaves the gates that are not at fault and name no question that
// is. What the others name becomes doubtful: they might tell its levels apart.
func (c *checker) soundGates(spoilt, doubtful map[string]bool) []questionnaire.Gate {
	var out []questionnaire.Gate
	wrong := map[string]bool{}
	for id := range doubtful {
		wrong[id] = true
	}
	twins := map[string]bool{} // conditions: of two gates with one, either may be meant otherwise
	for i := range c.d.Gates {
		if spoilt[gatePath(i)] {
			twins[c.d.Gates[i].Condition()] = true
		}
	}
	for i, g := range c.d.Gates {
		if !twins[g.Condition()] && !slices.ContainsFunc(g.When, func(x questionnaire.Clause) bool { return wrong[x.Question] }) {
			out = append(out, g)
			c.gateAt = append(c.gateAt, i)
			continue
		}
		c.leftOut[g.ID] = true
		c.unclear = c.unclear || len(g.When) == 0
		for _, x := range g.When {
			doubtful[x.Question], doubtful[x.Level] = true, true
		}
	}
	return out
}

func gatePath(i int) string { return fmt.Sprintf("gates[%d]", i) }

// bestAndWorst are the levels of a question at fault as others need it: at its
// best it costs nothing.
func bestAndWorst(levels []questionnaire.Level) []questionnaire.Level {
	best := questionnaire.Level{ID: "best", Points: 100}
	if len(levels) > 0 {
		best.ID = levels[0].ID
	}
	return []questionnaire.Level{best, {ID: "worst"}}
}

// harmless reports whether a definition can be judged by in spite of a fault:
// it is one of words, or of what they rest on.
func harmless(f finding.Finding) bool {
	switch f.Rule {
	case MissingText, MissingSource, DeadSection, BadText, BadLevers, BadMigration, BadCondition, BadOption, BadMitigation:
		return true
	case BadID, DuplicateID:
		return questionOrGate(f.Path) == ""
	case DanglingID:
		return questionOrGate(f.Path) == "" || !refers(f.Path)
	}
	return false
}

// refers reports whether the id of a question, a level or a gate stands at a
// path as a reference to it.
func refers(path string) bool {
	return strings.HasSuffix(path, ".question") || strings.HasSuffix(path, ".level") || strings.HasSuffix(path, ".behind")
}

// questionOrGate is the path of the question or the gate that a path lies in, or "".
func questionOrGate(path string) string {
	keys := strings.Split(path, ".")
	switch {
	case strings.HasPrefix(path, "gates["):
		return keys[0]
	case len(keys) > 1 && strings.HasPrefix(keys[1], "questions["):
		return keys[0] + "." + keys[1]
	}
	return ""
}
