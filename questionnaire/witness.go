package questionnaire

import (
	"fmt"
	"slices"

	"flowverdict/internal/text"
)

// mostWitnesses is how many faults of a definition get one: sheets are as long
// as the definition, and a hostile one must not fill the memory.
const mostWitnesses = 20

// answers gives a sheet of positions as answers.
func (q *Questionnaire) answers(sheet []int) Answers {
	out := make(Answers, len(sheet))
	for i, level := range sheet {
		out[i] = Answer{Question: q.questions[i].ID, Level: q.questions[i].Levels[level].ID}
	}
	return out
}

// allBest are the answers with the best level everywhere.
func (d *Definition) allBest() Answers {
	var out Answers
	for i := range d.Sections {
		for _, q := range d.Sections[i].Questions {
			if len(q.Levels) > 0 {
				out = append(out, Answer{Question: q.ID, Level: q.Levels[0].ID})
			}
		}
	}
	return out
}

// rise is a level with more points than the better one before it: which fault
// it is, and where.
type rise struct {
	fault    int
	question *Question
	level    int
}

// emptyClause is a clause that names the best level of its question: which
// fault it is, and the question's levels.
type emptyClause struct {
	fault    int
	question string
	levels   []string
}

// showOfOne gives each rise and each empty clause its witness, which differs in
// one answer. Where ids are wrong, answers could mean another question or
// level, and show nothing.
func (c *checker) showOfOne() {
	if slices.ContainsFunc(c.found, func(u Unsoundness) bool { return u.Rule == BadID || u.Rule == DuplicateID }) {
		return
	}
	for _, r := range c.rises[:min(len(c.rises), mostWitnesses)] {
		better, worse := r.question.Levels[r.level-1], r.question.Levels[r.level]
		best := c.d.allBest()
		u := &c.found[r.fault]
		u.Witness = []Answers{best.WithLevel(r.question.ID, better.ID), best.WithLevel(r.question.ID, worse.ID)}
		u.Shows = fmt.Sprintf("all else at its best: %s %s brings %d of 100 points, and %s, which is worse, %d", r.question.ID, better.ID, better.Points, worse.ID, worse.Points)
	}
	for _, x := range c.empty[:min(len(c.empty), mostWitnesses)] {
		best, worst := x.levels[0], x.levels[len(x.levels)-1]
		u := &c.found[x.fault]
		u.Witness = []Answers{c.d.allBest(), c.d.allBest().WithLevel(x.question, worst)}
		u.Shows = fmt.Sprintf("all at its best: the clause holds, with %s %s as with %s", x.question, best, worst)
	}
}

// show gives the fault found last its witness, and what it shows. There is none
// while another fault makes the answers mean something else.
func (c *checker) show(shows string, sheets ...[]int) {
	if c.shown++; c.shown > mostWitnesses || !c.witness {
		return
	}
	u := &c.found[len(c.found)-1]
	u.Shows = shows
	for _, sheet := range sheets {
		u.Witness = append(u.Witness, c.q.answers(sheet))
	}
}

// showMasked sets the mildest sheet on which the gate fires beside one on
// which it does not, which differs in one answer by one level.
func (c *checker) showMasked(g *gate, sheet []int) {
	milder := g.clauses[0]
	if other := c.q.strictest(g, sheet); other != nil {
		milder = other.besides(g)
	}
	beside := slices.Clone(sheet)
	beside[milder.question]--
	x := c.q.questions[milder.question]
	c.show(fmt.Sprintf("%s: %s with and without it; with %s %s instead it does not fire: %s",
		c.q.described(sheet), c.q.verdict(sheet), x.ID, x.Levels[beside[milder.question]].ID, c.q.verdict(beside)), sheet, beside)
}

// strictest returns the gate that decides a sheet in the place of g, or nil.
func (q *Questionnaire) strictest(g *gate, sheet []int) *gate {
	var out *gate
	for i := range q.gates {
		other := &q.gates[i]
		if other != g && other.Caps <= g.Caps && (out == nil || other.Caps < out.Caps) && other.holds(sheet) {
			out = other
		}
	}
	return out
}

// besides returns a clause of a gate that can be eased by one level while this
// gate, which the other implies, goes on to hold. No two gates have the same
// condition, so there is one.
func (g *gate) besides(other *gate) clause {
	return other.clauses[slices.IndexFunc(other.clauses, func(c clause) bool { return !slices.Contains(g.clauses, c) })]
}

// showNotHidden says what the gate that is named does on the mildest sheet.
func (c *checker) showNotHidden(g *gate, sheet []int) {
	behind := &c.q.gates[c.q.gateAt[g.Behind]]
	does := "does not fire"
	switch {
	case behind == g:
		does = "is the gate itself"
	case behind.holds(sheet):
		does = fmt.Sprintf("caps at %s only", behind.Caps)
	}
	c.show(fmt.Sprintf("%s: it fires, and %s %s", c.q.described(sheet), g.Behind, does), sheet)
}

// showAlike sets two neighbouring levels beside each other.
func (c *checker) showAlike(question, level int) {
	better, worse := make([]int, len(c.q.questions)), make([]int, len(c.q.questions))
	better[question], worse[question] = level-1, level
	x := c.q.questions[question]
	c.show(fmt.Sprintf("all else at its best: %s with %s %s as with %s", c.q.verdict(worse), x.ID, x.Levels[level-1].ID, x.Levels[level].ID), better, worse)
}

// showEnds sets the best sheet beside the worst.
func (c *checker) showEnds() {
	best, worst := make([]int, len(c.q.questions)), make([]int, len(c.q.questions))
	for i, x := range c.q.questions {
		worst[i] = len(x.Levels) - 1
	}
	c.show(fmt.Sprintf("all at its best: %s, points %d; all at its worst: %s, points %d", c.q.verdict(best), c.q.points(best), c.q.verdict(worst), c.q.points(worst)), best, worst)
}

// described names the answers of a sheet that are not at their best.
func (q *Questionnaire) described(sheet []int) string {
	var named []string
	for i, level := range sheet {
		if level > 0 {
			named = append(named, q.questions[i].ID+" "+q.questions[i].Levels[level].ID)
		}
	}
	return "all else at its best: " + text.And(named)
}
