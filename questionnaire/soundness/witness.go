package soundness

import (
	"fmt"
	"slices"

	"flowverdict/internal/text"
	"flowverdict/questionnaire"
	"flowverdict/questionnaire/internal/judge"
)

// mostWitnesses is how many faults of a definition get one: sheets are as long
// as the definition, and a hostile one must not fill the memory.
const mostWitnesses = 20

// answers gives a sheet of positions as answers.
func answers(q *questionnaire.Questionnaire, sheet judge.Sheet) questionnaire.Answers {
	out := make(questionnaire.Answers, len(sheet))
	for i, level := range sheet {
		out[i] = questionnaire.Answer{Question: q.Questions()[i].ID, Level: q.Questions()[i].Levels[level].ID}
	}
	return out
}

// allBest are the answers with the best level everywhere.
func allBest(d *questionnaire.Definition) questionnaire.Answers {
	var out questionnaire.Answers
	for i := range d.Sections {
		for _, q := range d.Sections[i].Questions {
			if len(q.Levels) > 0 {
				out = append(out, questionnaire.Answer{Question: q.ID, Level: q.Levels[0].ID})
			}
		}
	}
	return out
}

// rise is a level with more points than the better one before it: which fault
// it is, and where.
type rise struct {
	fault    int
	question *questionnaire.Question
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
	if slices.ContainsFunc(c.found, func(f fault) bool { return f.Rule == BadID || f.Rule == DuplicateID }) {
		return
	}
	for _, r := range c.rises[:min(len(c.rises), mostWitnesses)] {
		better, worse := r.question.Levels[r.level-1], r.question.Levels[r.level]
		best := allBest(c.d)
		f := &c.found[r.fault]
		f.witness = []questionnaire.Answers{best.WithLevel(r.question.ID, better.ID), best.WithLevel(r.question.ID, worse.ID)}
		f.Detail = []string{fmt.Sprintf("all else at its best: %s %s brings %d of 100 points, and %s, which is worse, %d", r.question.ID, better.ID, better.Points, worse.ID, worse.Points)}
	}
	for _, x := range c.empty[:min(len(c.empty), mostWitnesses)] {
		best, worst := x.levels[0], x.levels[len(x.levels)-1]
		f := &c.found[x.fault]
		f.witness = []questionnaire.Answers{allBest(c.d), allBest(c.d).WithLevel(x.question, worst)}
		f.Detail = []string{fmt.Sprintf("all at its best: the clause holds, with %s %s as with %s", x.question, best, worst)}
	}
}

// show gives the fault found last its witness, and what it shows. There is none
// while another fault makes the answers mean something else.
func (c *checker) show(shows string, sheets ...judge.Sheet) {
	if c.shown++; c.shown > mostWitnesses || !c.witness {
		return
	}
	f := &c.found[len(c.found)-1]
	f.Detail = []string{shows}
	for _, sheet := range sheets {
		f.witness = append(f.witness, answers(c.q, sheet))
	}
}

// showMasked sets the mildest sheet on which the gate fires beside one on
// which it does not, which differs in one answer by one level.
func (c *checker) showMasked(gate int, sheet judge.Sheet) {
	m := c.q.Model()
	g := &m.Gates[gate]
	milder := g.Clauses[0]
	if other := strictest(m, gate, sheet); other != nil {
		milder = apart(g, other)
	}
	beside := slices.Clone(sheet)
	beside[milder.Question]--
	x := c.q.Questions()[milder.Question]
	c.show(fmt.Sprintf("%s: %s with and without it; with %s %s instead it does not fire: %s",
		described(c.q, sheet), m.Verdict(sheet), x.ID, x.Levels[beside[milder.Question]].ID, m.Verdict(beside)), sheet, beside)
}

// strictest returns the gate that decides a sheet in the place of another, or
// nil.
func strictest(m *judge.Model, gate int, sheet judge.Sheet) *judge.Gate {
	var out *judge.Gate
	for i := range m.Gates {
		other := &m.Gates[i]
		if i != gate && other.Caps <= m.Gates[gate].Caps && (out == nil || other.Caps < out.Caps) && other.Holds(sheet) {
			out = other
		}
	}
	return out
}

// apart returns a clause of a gate that can be eased by one level while
// another, which it implies, goes on to hold. No two gates have the same
// condition, so there is one.
func apart(g, other *judge.Gate) judge.Clause {
	return g.Clauses[slices.IndexFunc(g.Clauses, func(c judge.Clause) bool { return !slices.Contains(other.Clauses, c) })]
}

// showNotHidden says what the gate that is named does on the mildest sheet.
func (c *checker) showNotHidden(gate int, sheet judge.Sheet) {
	behind := c.q.Gates[gate].Behind
	at, _ := c.q.GatePosition(behind)
	g := &c.q.Model().Gates[at]
	does := "does not fire"
	switch {
	case at == gate:
		does = "is the gate itself"
	case g.Holds(sheet):
		does = fmt.Sprintf("caps at %s only", g.Caps)
	}
	c.show(fmt.Sprintf("%s: it fires, and %s %s", described(c.q, sheet), behind, does), sheet)
}

// showAlike sets two neighbouring levels beside each other.
func (c *checker) showAlike(question, level int) {
	better, worse := make(judge.Sheet, len(c.q.Questions())), make(judge.Sheet, len(c.q.Questions()))
	better[question], worse[question] = level-1, level
	x := c.q.Questions()[question]
	c.show(fmt.Sprintf("all else at its best: %s with %s %s as with %s", c.q.Model().Verdict(worse), x.ID, x.Levels[level-1].ID, x.Levels[level].ID), better, worse)
}

// showEnds sets the best sheet beside the worst.
func (c *checker) showEnds() {
	best, worst := make(judge.Sheet, len(c.q.Questions())), make(judge.Sheet, len(c.q.Questions()))
	for i, x := range c.q.Questions() {
		worst[i] = len(x.Levels) - 1
	}
	c.show(fmt.Sprintf("all at its best: %s, points %d; all at its worst: %s, points %d", c.q.Model().Verdict(best), c.q.Model().Points(best), c.q.Model().Verdict(worst), c.q.Model().Points(worst)), best, worst)
}

// described names the answers of a sheet that are not at their best.
func described(q *questionnaire.Questionnaire, sheet judge.Sheet) string {
	var named []string
	for i, level := range sheet {
		if level > 0 {
			named = append(named, q.Questions()[i].ID+" "+q.Questions()[i].Levels[level].ID)
		}
	}
	return "all else at its best: " + text.And(named)
}
