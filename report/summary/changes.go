package summary

import (
	"fmt"
	"slices"
	"strings"

	"flowverdict/internal/text"
	"flowverdict/questionnaire"
	"flowverdict/questionnaire/analysis"
)

// shown is how many ways to one verdict are told; the others are counted.
const shown = 3

// targets returns how each verdict that is better than the headline can be
// reached, the nearest first, up to the first that is out of reach: what holds
// it back holds the better ones back too.
func (t *teller) targets() []analysis.PathResult {
	var out []analysis.PathResult
	for _, target := range slices.Backward(questionnaire.Verdicts()) {
		if target <= t.a.Verdict() {
			continue
		}
		out = append(out, analysis.Paths(t.q, t.answers, target, analysis.PathOptions{ThawFacts: t.options.Facts}))
		if out[len(out)-1].Impossible != nil {
			break
		}
	}
	return out
}

// changes says, for each verdict that is better than the headline, which
// smallest sets of answers would lead there and who would have to move them,
// or why nothing that people can change does.
func (t *teller) changes(targets []analysis.PathResult) []Part {
	var parts []Part
	var below []string
	for _, r := range targets {
		if passed(r) {
			below = append(below, r.Target.String())
			continue // the ways to the next verdict are the same ones
		}
		parts = append(parts, t.change(r, below)...)
		below = nil
	}
	return parts
}

// passed reports whether every way to a verdict leads to a better one, so that
// the ways there are the same.
func passed(r analysis.PathResult) bool {
	return len(r.Paths) > 0 && !r.More && !r.Stopped &&
		!slices.ContainsFunc(r.Paths, func(p analysis.Path) bool { return p.After == r.Target })
}

// change tells all ways to one verdict: the only one under the verdict itself,
// several each under a title of its own. below are the verdicts that take the
// same.
func (t *teller) change(r analysis.PathResult, below []string) []Part {
	part := Part{Title: "What would make it " + r.Target.String()}
	switch {
	case r.Impossible != nil:
		part.Lead = fmt.Sprintf("Nothing that people can change makes it %s.", orBetter(r.Target))
		part.Points = t.certificate(r.Impossible)
		return []Part{part}
	}
	smallest, longer := t.choose(r)
	fewer := t.fewer(smallest[0], below)
	if len(smallest) == 1 && r.Smallest == 1 && !r.More && !r.Stopped {
		part.Lead = fmt.Sprintf("It takes %s%s. %s%s", t.takes(smallest[0]), fewer, t.then(smallest[0]), worse(smallest))
		part.Points = t.steps(smallest[0])
		return append([]Part{part}, t.others(r, longer)...)
	}
	if r.Unproven {
		fewer = ", or fewer"
	}
	part.Lead = fmt.Sprintf("It takes %s%s. %s%s", text.Count(len(smallest[0].Steps), "answer"), fewer, howMany(r, len(smallest)), worse(smallest))
	parts := []Part{part}
	for i, p := range smallest {
		way := Part{Title: fmt.Sprintf("Way %d to %s", i+1, r.Target), Points: t.steps(p)}
		way.Lead = fmt.Sprintf("%s. %s", text.UpperFirst(t.takes(p)), t.then(p))
		parts = append(parts, way)
	}
	return append(parts, t.others(r, longer)...)
}

// fewer says that no smaller set reaches the verdict, nor those below it that
// take the same.
func (t *teller) fewer(p analysis.Path, below []string) string {
	verb := "takes"
	if len(below) > 1 {
		verb = "take"
	}
	switch many := len(p.Steps) > 1; {
	case many && len(below) > 0:
		return fmt.Sprintf("; fewer do not reach it, and %s %s as many", text.And(below), verb)
	case many:
		return "; fewer do not reach it"
	case len(below) > 0:
		return fmt.Sprintf("; %s %s one too", text.And(below), verb)
	}
	return ""
}

// choose returns the ways to tell: of the smallest size, and longer ones where
// those leave room.
func (t *teller) choose(r analysis.PathResult) (smallest, longer []analysis.Path) {
	smallest, longer = r.Paths[:r.Smallest], r.Paths[r.Smallest:]
	if t.options.All {
		return smallest, longer
	}
	smallest = smallest[:min(len(smallest), shown)]
	return smallest, longer[:min(len(longer), shown-len(smallest))]
}

// howMany says how many smallest ways there are, and how many are told.
func howMany(r analysis.PathResult, told int) string {
	switch {
	case r.Unproven:
		return "The search ended at its limit: this way is enough, and there may be others that take fewer answers or milder ones."
	case r.Stopped:
		return fmt.Sprintf("The search ended at its limit: there may be more ways than the %d that were found, and milder ones; each is enough by itself.", r.Smallest)
	case r.More:
		return fmt.Sprintf("There are more than %d ways, and each is enough by itself; %d are told here.", r.Smallest, told)
	case told < r.Smallest:
		return fmt.Sprintf("There are %d ways, and each is enough by itself; %d are told here.", r.Smallest, told)
	}
	return fmt.Sprintf("There are %d ways, and each is enough by itself.", told)
}

// others tells ways that take more answers than the smallest.
func (t *teller) others(r analysis.PathResult, longer []analysis.Path) []Part {
	var parts []Part
	for _, p := range longer {
		part := Part{Title: "Another way to " + r.Target.String(), Points: t.steps(p)}
		part.Lead = fmt.Sprintf("%s, and none of them can be left out. %s%s", text.UpperFirst(t.takes(p)), t.then(p), worse([]analysis.Path{p}))
		parts = append(parts, part)
	}
	return parts
}

// takes says how many answers a way takes, and whose they are.
func (t *teller) takes(p analysis.Path) string {
	missing := 0
	for _, s := range p.Steps {
		if s.FindOut {
			missing++
		}
	}
	var said []string
	if known := len(p.Steps) - missing; known > 0 {
		said = append(said, text.Count(known, "better answer"))
	}
	if missing > 0 {
		said = append(said, areNot(missing, len(said) > 0))
	}
	return strings.Join(said, " and ") + ", " + t.whose(p.Levers)
}

func areNot(n int, after bool) string {
	many := text.Count(n, "answer")
	if after {
		many = fmt.Sprint(n)
	}
	if n == 1 {
		return many + " that is not known yet"
	}
	return many + " that are not known yet"
}

// whose says who has to move or to find out the answers of a way.
func (t *teller) whose(levers []string) string {
	var out []string
	for _, l := range levers {
		if l == questionnaire.Fact {
			out = append(out, "the facts")
			continue
		}
		out = append(out, "the "+t.q.LeverName(l))
	}
	if len(out) == 1 && levers[0] == questionnaire.Fact {
		return "a matter of fact"
	}
	return "from " + text.And(out)
}

// then says what a way leads to. Points are those of the lowest case, so there
// may be more where something else is not known either, or where finding out
// may bring a better answer than needed.
func (t *teller) then(p analysis.Path) string {
	known := 0
	for _, s := range p.Steps {
		if s.FindOut && s.To == s.Question.Levels[0].ID {
			known++
		}
	}
	least := ""
	if len(t.a.Open)+len(t.a.Unknown) > known {
		least = "at least "
	}
	return fmt.Sprintf("Then the verdict is %s, with %s%s.", p.After, least, text.Count(p.Points, "point"))
}

// worse says what to do where finding out brings a bad answer.
func worse(paths []analysis.Path) string {
	people, facts := false, false
	for _, p := range paths {
		for _, s := range p.Steps {
			people = people || s.FindOut && s.Lever != questionnaire.Fact
			facts = facts || s.FindOut && s.Lever == questionnaire.Fact
		}
	}
	switch {
	case people && facts:
		return " What turns out worse than needed has to be changed, and a fact cannot be."
	case people:
		return " What turns out worse than needed has to be changed."
	}
	return ""
}

func orBetter(v questionnaire.Verdict) string {
	if v == questionnaire.Suitable {
		return v.String()
	}
	return v.String() + " or better"
}
