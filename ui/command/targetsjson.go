package command

import (
	"flowverdict/internal/yamldoc"
	"flowverdict/questionnaire"
)

// targetsJSON says for programs how each better verdict can be reached: what
// the advice tells in words, every way of it.
func targetsJSON(results []questionnaire.PathResult) yamldoc.Pair {
	targets := yamldoc.Always{}
	for _, r := range results {
		paths := yamldoc.Always{}
		for _, p := range r.Paths {
			paths = append(paths, pathJSON(p))
		}
		targets = append(targets, yamldoc.Object{
			{Key: "verdict", Value: r.Target.String()},
			{Key: "smallest", Value: r.Smallest},
			{Key: "complete", Value: !r.More && !r.Cut},
			{Key: "paths", Value: paths},
			{Key: "impossible", Value: impossibleJSON(r.Impossible)},
		})
	}
	return yamldoc.Pair{Key: "targets", Value: targets}
}

func pathJSON(p questionnaire.Path) yamldoc.Object {
	steps, levers := yamldoc.Always{}, yamldoc.Always{}
	for _, l := range p.Levers {
		levers = append(levers, string(l))
	}
	for _, s := range p.Steps {
		steps = append(steps, yamldoc.Object{
			{Key: "question", Value: s.Question.ID}, {Key: "from", Value: s.From}, {Key: "to", Value: s.To},
			{Key: "find_out", Value: s.FindOut}, {Key: "lever", Value: string(s.Lever)},
			{Key: "lifts", Value: words(s.Lifts)}, {Key: "points", Value: float64(s.Points) / 100},
		})
	}
	return yamldoc.Object{
		{Key: "verdict", Value: p.After.String()}, {Key: "points", Value: p.Points},
		{Key: "levers", Value: levers}, {Key: "steps", Value: steps},
	}
}

// impossibleJSON is empty where the verdict can be reached.
func impossibleJSON(c *questionnaire.Certificate) yamldoc.Object {
	if c == nil {
		return nil
	}
	gates, instead := yamldoc.Always{}, yamldoc.Always{}
	for _, b := range c.Gates {
		gates = append(gates, yamldoc.Object{{Key: "gate", Value: b.ID}, {Key: "facts", Value: factsJSON(b.Frozen)}})
	}
	for _, s := range c.Instead {
		instead = append(instead, s.ID)
	}
	out := yamldoc.Object{{Key: "gates", Value: gates}}
	if p := c.Points; p != nil {
		out = append(out, yamldoc.Pair{Key: "points", Value: yamldoc.Object{
			{Key: "best", Value: p.Best}, {Key: "needed", Value: p.Needed}, {Key: "facts", Value: factsJSON(p.Frozen)},
		}})
	}
	return append(out, yamldoc.Pair{Key: "instead", Value: instead})
}

func factsJSON(frozen []questionnaire.Answer) yamldoc.Object {
	var out yamldoc.Object
	for _, a := range frozen {
		out = append(out, yamldoc.Pair{Key: a.Question, Value: a.Level})
	}
	return out
}
