package analysis

import (
	"slices"

	"flowverdict/questionnaire"
	"flowverdict/questionnaire/internal/judge"
)

// PathOptions says what [Paths] may change. The zero value leaves facts alone.
type PathOptions struct {
	ThawFacts bool // let answers change whose lever is nobody's, as if they were otherwise
}

// How many paths are listed: of the smallest size, and of the next.
const (
	mostPaths  = 100
	mostBeyond = 3
)

// PathResult is how a target verdict can be reached, or why it cannot. Exactly
// one holds: Reached, at least one path, or Impossible.
type PathResult struct {
	Target     questionnaire.Verdict
	Reached    bool         // the headline is the target already, or better
	Paths      []Path       // fewest steps first, then fewest levers, then questionnaire order
	Smallest   int          // so many of them have the smallest size
	More       bool         // there are more than 100 of the smallest size
	Stopped    bool         // the search ended at its limit: each path holds, but there may be more, and milder levels
	Unproven   bool         // and it did so before the smallest size was known: there may be smaller ones
	Impossible *Certificate // why nothing that may change leads there
}

// Path is one smallest set of answers that, improved together, lift the
// headline verdict to the target while every other answer stays and what is
// not known still counts as the worst level.
//
// A path is a set of questions: without any one of them the others do not
// reach the target, however far they are improved. Of the levels that reach
// it with that set, the path names the first by this rule: the fewest steps
// from level to level in all, then the earlier questions improved less. So
// each level, made one step worse, misses the target.
type Path struct {
	Steps  []Step                // in the questionnaire's order
	Levers []string              // ids of who has to act, each once, in the order of the questionnaire's levers
	After  questionnaire.Verdict // the headline that it leads to, the target or better
	Points int                   // the points of the lowest case then, 0 to 100
}

// Step is one answer to improve. Where it is not known, the step is to find
// out: if it turns out to be To or better, the step is done.
type Step struct {
	Question *questionnaire.Question
	From     string   // the level answered, [questionnaire.Unknown], or "" while open
	To       string   // the level that is needed, and no better one
	FindOut  bool     // the answer is unknown or open
	Lever    string   // id of who has to act
	Lifts    []string // ids of the gates capping below the target that hold now and not at To
	Points   int      // hundredths of a point that it gains in the lowest case, rounded down
}

// Apply returns a copy of answers in which every step is done. Notes stay as
// they are: what the new levels rest on is for people to say.
func (p Path) Apply(answers questionnaire.Answers) questionnaire.Answers {
	for _, s := range p.Steps {
		answers = answers.WithLevel(s.Question.ID, s.To)
	}
	return answers
}

// Paths finds the smallest sets of improved answers that lift the headline
// verdict to the target or above it: up to 100 of the smallest size, and up to
// 3 of the next size that has any. Answers whose lever is [questionnaire.Fact]
// are as they are, unless thawed; a fact that is open or unknown may still turn
// out well, so it can be a step to find out.
//
// The search is exact and deterministic, and its result says where it stopped
// at its limit. It rests on the monotonicity that
// [soundness.Check] proves: a set of questions reaches the target exactly if it does so
// with all of them at their best, and a question at its best lifts every gate
// that names it. So a working set is one that meets each holding gate below
// the target and gains the points that are missing.
func Paths(q *questionnaire.Questionnaire, answers questionnaire.Answers, target questionnaire.Verdict, options PathOptions) PathResult {
	result, _ := paths(q, q.Read(answers), target, options, mostPaths, mostBeyond, usual())
	return result
}

// paths also tells the steps that the search for sets took.
func paths(q *questionnaire.Questionnaire, s *questionnaire.Reading, target questionnaire.Verdict, options PathOptions, most, beyond int, l limits) (PathResult, int) {
	result := PathResult{Target: target}
	if q.Model().Verdict(s.Low) >= target {
		result.Reached = true
		return result, 0
	}
	movable := make([]bool, len(q.Questions()))
	for at, question := range q.Questions() {
		movable[at] = s.Low[at] > 0 && (options.ThawFacts || question.Lever != questionnaire.Fact || !s.Known(at))
	}
	if result.Impossible = certify(q, s, target, movable); result.Impossible != nil {
		return result, 0
	}
	steps, levels := budget{left: l.paths}, budget{left: l.levels}
	search := newSetSearch(q, s.Low, target, movable, &steps)
	sets := search.smallest(most + 1)
	if len(sets) == 0 {
		sets, result.Unproven = [][]int{search.some()}, true
	}
	if len(sets) > most {
		sets, result.More = sets[:most], true
	}
	result.Smallest = len(sets)
	if beyond > 0 {
		sets = append(sets, search.beyond(beyond)...)
	}
	for _, set := range sets {
		result.Paths = append(result.Paths, path(q, s, target, set, &levels))
	}
	result.Stopped = steps.stopped || levels.stopped
	return result, l.paths - steps.left
}

// path words one set of questions as a path.
func path(q *questionnaire.Questionnaire, s *questionnaire.Reading, target questionnaire.Verdict, set []int, levels *budget) Path {
	after := mildestLevels(q, s.Low, target, set, levels)
	p := Path{After: q.Model().Verdict(after), Points: q.Model().Points(after)}
	var levers []string
	for _, at := range set {
		question := q.Questions()[at]
		p.Steps = append(p.Steps, Step{
			Question: question, From: s.Level(at), To: question.Levels[after[at]].ID,
			FindOut: !s.Known(at), Lever: question.Lever,
			Lifts:  lifts(q, s.Low, target, at, after[at]),
			Points: q.Model().Hundredths(q.Model().Share(at, after[at]) - q.Model().Share(at, s.Low[at])),
		})
		levers = append(levers, question.Lever)
	}
	for _, lever := range q.Levers() {
		if slices.Contains(levers, lever.ID) {
			p.Levers = append(p.Levers, lever.ID)
		}
	}
	return p
}

// lifts lists the gates below the target that hold on a sheet and no longer
// hold once one question has a better level.
func lifts(q *questionnaire.Questionnaire, sheet []int, target questionnaire.Verdict, at, level int) []string {
	var out []string
	for i := range q.Model().Gates {
		g := &q.Model().Gates[i]
		if g.Caps < target && g.Holds(sheet) && slices.ContainsFunc(g.Clauses, func(c judge.Clause) bool {
			return c.Question == at && level < c.Level
		}) {
			out = append(out, q.Gates[i].ID)
		}
	}
	return out
}
